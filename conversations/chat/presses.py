"""Names what each button carries: the vocabulary in which capabilities lead to one another."""

from dataclasses import dataclass

from conversations.chat.wire import Carried


@dataclass(frozen=True, slots=True)
class ToForm(Carried):
    """Into the form: begin, go on with a draft, begin anew or drop it."""

    FLOW = "start"
    act: str
    draft: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class AtQuestion(Carried):
    """At a question of the form: go back, skip, keep, why, and answers that are at hand."""

    FLOW = "form"
    field: str
    draft: str
    act: str


@dataclass(frozen=True, slots=True)
class Pick(Carried):
    """One choice as the answer to a field."""

    FLOW = "pick"
    field: str
    draft: str
    choice: str


@dataclass(frozen=True, slots=True)
class Toggle(Carried):
    """Mark one choice of several, or take its mark away."""

    FLOW = "toggle"
    field: str
    draft: str
    choice: str


@dataclass(frozen=True, slots=True)
class EditAnswer(Carried):
    """From the summary to one of the answers."""

    FLOW = "edit"
    field: str
    draft: str


@dataclass(frozen=True, slots=True)
class AtSummary(Carried):
    FLOW = "summary"
    act: str
    draft: str


@dataclass(frozen=True, slots=True)
class OnRegistration(Carried):
    """What an attendee does about the registration with this code."""

    FLOW = "registration"
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class OnOffer(Carried):
    """The answer to a seat that was offered."""

    FLOW = "offer"
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class OnPart(Carried):
    """What somebody who holds a seat does about a choice that they wait for beside it."""

    FLOW = "part"
    act: str
    code: str
    scope: str


@dataclass(frozen=True, slots=True)
class Attend(Carried):
    """Whether somebody comes, under a reminder that asks."""

    FLOW = "attend"
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class OnColleague(Carried):
    """What a registrant does about a colleague's registration, or about all of them for an event."""

    FLOW = "colleague"
    act: str
    code: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class OnClaim(Carried):
    """The answer to an invitation to take a registration over."""

    FLOW = "claim"
    SLOTS = ("step", "value")
    act: str
    token: str


@dataclass(frozen=True, slots=True)
class Decide(Carried):
    """What an organiser decides about a registration."""

    FLOW = "decide"
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class OnThread(Carried):
    """Answer, end or stop writing in a thread between the team and an attendee."""

    FLOW = "talk"
    act: str
    thread: str


@dataclass(frozen=True, slots=True)
class Write(Carried):
    """Write to an attendee."""

    FLOW = "write"
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class Find(Carried):
    """What the team does about somebody it has found, or who stands at the door without a registration."""

    FLOW = "find"
    act: str
    code: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class AtDoor(Carried):
    """Check somebody in or out, or look at who is missing."""

    FLOW = "door"
    act: str
    code: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class OnDay(Carried):
    """Check somebody out or look at who is missing on a day, where an event has several; `about` is a code or an event."""

    FLOW = "day"
    act: str
    about: str
    day: str


@dataclass(frozen=True, slots=True)
class Count(Carried):
    """The counts of an event, filtered by words."""

    FLOW = "count"
    act: str
    words: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Export(Carried):
    """A sheet of an event's registrations: of which kind, and of whom."""

    FLOW = "export"
    kind: str
    extent: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class AuditPage(Carried):
    """The page of the audit before an entry, filtered by words."""

    FLOW = "audit"
    before: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class OnTeam(Carried):
    """Invite into the team, or remove somebody; `whom` is a role or a chat."""

    FLOW = "team"
    SLOTS = ("step", "value")
    act: str
    whom: str = ""


@dataclass(frozen=True, slots=True)
class OnDigest(Carried):
    """Silence the digest of an event, or hear it again."""

    FLOW = "digest"
    SLOTS = ("step", "value")
    act: str
    event: str


@dataclass(frozen=True, slots=True)
class Questions(Carried):
    """The questions that wait for an organiser."""

    FLOW = "questions"
    act: str


@dataclass(frozen=True, slots=True)
class OnQuestion(Carried):
    """What somebody does about a question; `choice` is the number of an entry, or an event."""

    FLOW = "question"
    act: str
    code: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class OnDoubt(Carried):
    """Whether words were a question, or the answer to a field of a draft."""

    FLOW = "doubt"
    act: str
    draft: str
    code: str


@dataclass(frozen=True, slots=True)
class Rate(Carried):
    """Whether an answer helped."""

    FLOW = "rate"
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class Compose(Carried):
    """A step in writing a broadcast; `composition` is the nonce of what is being written."""

    FLOW = "compose"
    act: str
    composition: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class OnBroadcast(Carried):
    """What an organiser does about a broadcast, by its number, or about those of an event."""

    FLOW = "broadcast"
    act: str
    number: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class OnNotice(Carried):
    """What an organiser decides about telling people what has changed of an event; `offer` stands for the changes."""

    FLOW = "notice"
    act: str
    offer: str
    event: str


@dataclass(frozen=True, slots=True)
class AtHome(Carried):
    """Where one of the team goes from the card that they begin with, or back to it."""

    FLOW = "home"
    act: str
    event: str


@dataclass(frozen=True, slots=True)
class ChooseEvent(Carried):
    FLOW = "event"
    event: str


@dataclass(frozen=True, slots=True)
class Speak(Carried):
    """Which language to speak."""

    FLOW = "language"
    SLOTS = ("value",)
    language: str


@dataclass(frozen=True, slots=True)
class Hear(Carried):
    """Which messages to get: all, or fewer."""

    FLOW = "messages"
    which: str


@dataclass(frozen=True, slots=True)
class ShowPrivacy(Carried):
    FLOW = "privacy"


@dataclass(frozen=True, slots=True)
class ShowHelp(Carried):
    FLOW = "help"


@dataclass(frozen=True, slots=True)
class ShowProgramme(Carried):
    """A view of the programme: a page, what is now, or the calendar file of one item or of all."""

    FLOW = "programme"
    act: str
    view: str = ""
    event: str = ""
