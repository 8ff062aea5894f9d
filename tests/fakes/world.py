"""The world around the core in tests: events, a clock that we move, and a person who talks with the core.

`Talk` checks every answer as Telegram would, so each test that talks also tests that.
"""

import re
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from bot.events import folders
from conversations import dialogue, routes
from conversations.chat import needs, states
from conversations.chat.effects import (
    Acknowledge,
    Appoint,
    AskNumber,
    Button,
    ClearKeyboard,
    Dismiss,
    Drop,
    DropQuestion,
    Effect,
    Invite,
    Keep,
    KeepCurrent,
    KeepQuestion,
    KeepThread,
    Note,
    Renew,
    Replace,
    Rows,
    Say,
    SendFile,
    SendPlot,
    SendSheet,
    SendTicket,
    ShowMenu,
    Teach,
    Tell,
    Unteach,
)
from conversations.chat.facts import Bot, Facts, Fresh, Person, Questions, Registrations, Team
from conversations.chat.inputs import Called, Commanded, Edited, Input, Pressed, Said, Sent, Shared
from conversations.chat.states import Chat, Draft
from conversations.chat.wire import LONGEST, Press, decode, encode
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.model.lookups import LookedUp
from conversations.model.questions.question import AskedOften, Lesson, Question
from conversations.model.questions.understanding import Knowledge
from conversations.model.registrations.registration import CODE_ALPHABET, CODE_LENGTH, Registration
from conversations.model.registrations.seats import Seats
from conversations.model.team import Invitation, Member
from conversations.model.threads import Thread
from conversations.model.values import Answer
from tests.fakes.knowledge import FewEntries

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "conversations" / "texts"

EARLY = datetime(2018, 9, 15, 10, tzinfo=UTC)
OPEN = datetime(2018, 10, 15, 10, tzinfo=UTC)
CLOSED = datetime(2018, 11, 5, 10, tzinfo=UTC)
STARTED = datetime(2019, 1, 23, 10, tzinfo=UTC)
"""The windows of both events: early (the picnic only), open, closed, and begun, when nothing can be changed."""

ASA = Person("Åsa", "Öberg", "sv")
JOY = Person("Joy", "Mogensen", "en-GB")

ME, OLGA = 501, 900
"""The person who talks, and an organiser."""

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_TOAST = 200
LONGEST_LABEL = 60


@cache
def source(language: str) -> str:
    return (TEXTS / f"{language}.ftl").read_text(encoding="utf-8")


@cache
def wording() -> Wording:
    return Wording({language: source(language) for language in LANGUAGES})


def said(key: str, language: str = "sv", **arguments: str | int) -> str:
    """A text of the bot as a person reads it."""
    return shown_text(wording().html(language, key, **arguments))


@cache
def conference() -> Event:
    """The event that we ship, as it stands in events/."""
    event = folders.read(ROOT / "events" / "mer-for-fler")
    assert isinstance(event, Event), event
    return event


Described = dict[str, Any]
"""A part of an event as it stands in event.toml."""

NAME: Described = {"key": "name", "kind": "name", "label": {"sv": "Namn", "en": "Name"}, "question": "Vem?"}
MEAL: Described = {
    "key": "meal",
    "kind": "choice",
    "label": {"sv": "Mat", "en": "Meal"},
    "question": "Mat?",
    "choice": [
        {"key": "fish", "label": {"sv": "Fisk", "en": "Fish"}},
        {"key": "vegan", "label": {"sv": "Vegan", "en": "Vegan"}},
    ],
}
NOTE: Described = {
    "key": "note",
    "kind": "text",
    "label": {"sv": "Övrigt", "en": "Note"},
    "question": "Något mer?",
    "required": False,
    "longest": 20,
}
CONSENT: Described = {"key": "consent", "kind": "consent", "label": "OK", "question": "OK?"}
EMAIL: Described = {"key": "email", "kind": "email", "label": "E-post", "question": "E-post?"}


def picnic(*fields: Described, **settings: Any) -> Event:
    """A small invented event with a window that opens; fields and settings can be chosen."""
    described = {
        "key": "picnic",
        "name": {"sv": "Picknicken", "en": "The picnic"},
        "about": "Vi äter ute.",
        "organisers": "Parken",
        "starts": datetime(2019, 1, 23).date(),  # noqa: DTZ001  a day in the event's own zone
        "registration": {
            "opens": datetime(2018, 10, 1).date(),  # noqa: DTZ001  likewise
            "closes": datetime(2018, 10, 31).date(),  # noqa: DTZ001  likewise
        },
        "privacy": {"version": "1", "notice": "Vi sparar det du svarar."},
        "field": list(fields) or [NAME, MEAL, NOTE],
    }
    return Event.model_validate(described | settings)


@dataclass(frozen=True, slots=True)
class Shown:
    """A button that a person saw, under the message that it stood under."""

    button: Button
    message: int


ONWARD = [
    ("summary", "submit", ""),
    ("form", "", "agree"),
    ("start", "resume", ""),
    ("start", "begin", ""),
    ("event", "", ""),
    ("pick", "", ""),
]
"""Flow, step and value of the buttons that lead towards a registration, the best first."""


WRITTEN = {
    "name": "Åsa Öberg",
    "email": "asa@exempel.se",
    "phone": "070-174 06 05",
    "url": "exempel.se/jag",
    "number": "2",
    "date": "2019-01-23",
}
"""What answers a field of a kind that is answered in words."""


class Talk:
    """A person who talks with the core. What was shown stays pressable, and every step is stored and loaded."""

    def __init__(self, *events: Event, person: Person = ASA, now: datetime = OPEN) -> None:
        self.now, self.person = now, person
        self.events = {event.key: event for event in events or (conference(),)}
        self.registrations: dict[str, Registration] = {}
        self.colleagues: dict[str, Registration] = {}
        self.found: dict[str, Registration] = {}
        self.pending: tuple[Registration, ...] = ()
        self.seats: dict[str, Seats] = {}
        self.known: dict[tuple[str, str], tuple[str, ...]] = {}
        self.organisers = {OLGA: "sv"}
        self.team: dict[int, Member] = {}
        self.invitations: dict[str, Invitation] = {}
        self.menus: dict[int, list[str]] = {}
        self.threads: dict[str, Thread] = {}
        self.noted: list[Note | KeepCurrent] = []
        self.totals: dict[str, dict[str, int]] = {}
        self.looked_up = LookedUp()
        self.me = ME
        self.cards: dict[str, int] = {}
        self.subjects: dict[int, str] = {}
        self.knowledge: dict[str, Knowledge] = {key: FewEntries() for key in self.events}
        self.questions: dict[str, Question] = {}
        self.asked_most: tuple[AskedOften, ...] = ()
        self.lessons: dict[str, Lesson] = {}
        self.chat: Chat = dialogue.begin(person)
        self.effects: tuple[Effect, ...] = ()
        self.shown: list[Shown] = []
        self.newest = 0
        self._codes = self._numbers = 0

    def fork(self) -> "Talk":
        """The same talk, to go on elsewhere without touching this one."""
        other = copy(self)
        other.events, other.registrations = dict(self.events), dict(self.registrations)
        other.shown, other.cards, other.subjects = list(self.shown), dict(self.cards), dict(self.subjects)
        other.colleagues, other.found = dict(self.colleagues), dict(self.found)
        other.questions, other.lessons = dict(self.questions), dict(self.lessons)
        other.team, other.invitations = dict(self.team), dict(self.invitations)
        return other

    # What the person does.

    def says(self, *texts: str) -> int:
        """Say one text after the other; the id of the last message."""
        for text in texts:
            self._take(Said(text, message := self._message()))
        return message

    def replies(self, to: int, text: str) -> int:
        """Say something as a reply to a message of the bot."""
        self._take(Said(text, message := self._message(), to))
        return message

    def commands(self, command: str, argument: str = "") -> None:
        self._take(Commanded(command, argument, self._message()))

    def sends(self, kind: str, album: str | None = None) -> None:
        self._take(Sent(kind, self._message(), album))

    def edits(self, message: int, text: str, reply_to: int | None = None) -> None:
        self._take(Edited(text, message, reply_to))

    def shares(self, phone: str) -> None:
        """Share the own phone number with Telegram's button for it."""
        self._take(Shared(phone, self._message()))

    def calls(self) -> None:
        """Call the bot in a group."""
        self._take(Called(self._message()))

    def presses(self, *labels: str) -> None:
        """Press the button with this label that was shown last, even if it is an old one; then the next."""
        for label in labels:
            self.presses_shown(self.find(label))

    def presses_shown(self, shown: Shown) -> None:
        self.forges(shown.button.press, shown.message)

    def forges(self, data: str, message: int | None = None) -> None:
        """Send what a press carries, whether there was such a button or not."""
        message = self.newest if message is None else message
        self._take(Pressed(data, f"callback-{self._number()}", message))

    def acts(self, sentence: str) -> None:
        """Do one thing out of a table: `/start picnic`, `[Button]`, `(photo)` or else words to say."""
        match sentence[0], sentence[1:].rstrip("])"):
            case "/", command:
                self.commands(*command.split(" ", 1))
            case "[", label:
                self.presses(label)
            case "(", kind:
                self.sends(kind)
            case _:
                self.says(sentence)

    # What happens around the person.

    def changes(self, event: Event) -> None:
        """The organiser writes another version of an event."""
        self.events[event.key] = event

    # What the person sees.

    @property
    def texts(self) -> list[str]:
        """What the last act was answered with, as Telegram would show it."""
        return [shown_text(text_of(effect)) for effect in self.effects if isinstance(effect, SPOKEN)]

    def told(self, chat: int) -> list[str]:
        """What the last act was told to somebody else with."""
        tells = [effect for effect in self.effects if isinstance(effect, Tell) and effect.chat == chat]
        return [shown_text(text_of(each.message)) for each in tells if isinstance(each.message, SPOKEN)]

    @property
    def text(self) -> str:
        return "\n\n".join(self.texts)

    @property
    def offered(self) -> list[Button]:
        """The buttons under the last message of the last answer."""
        rows: Rows = ()
        for effect in self.effects:
            rows = effect.rows if isinstance(effect, Say | Replace | SendTicket) else rows
        return [button for row in rows for button in row]

    @property
    def buttons(self) -> list[str]:
        return [button.label for button in self.offered]

    @property
    def toast(self) -> str:
        return " ".join(effect.text for effect in self.effects if isinstance(effect, Acknowledge))

    def find(self, label: str) -> Shown:
        found = [shown for shown in self.shown if shown.button.label == label]
        assert found, f"no button {label!r} among {sorted({each.button.label for each in self.shown})}"
        return found[-1]

    # What the bot remembers.

    @property
    def event(self) -> Event:
        """What the talk is about, or the first there is where that is gone or not chosen yet."""
        return self.events.get(self.chat.event or "") or next(iter(self.events.values()))

    @property
    def draft(self) -> Draft | None:
        return self.chat.state.draft

    @property
    def answers(self) -> dict[str, Answer]:
        return dict(self.draft.answers) if self.draft else {}

    @property
    def place(self) -> str:
        """Where the chat stands: `idle`, `reviewing`, or the key of the field that is asked."""
        return self.chat.state.field if isinstance(self.chat.state, states.Asking) else self.chat.state.name

    @property
    def registration(self) -> Registration | None:
        """The registration for the event that the talk is about, cancelled or not."""
        return self.registrations.get(self.event.key)

    @property
    def registered(self) -> bool:
        return self.registration is not None and not self.registration.is_over

    def facts(self) -> Facts:
        self._codes += 1
        return Facts(
            self.now, dict(self.events), self.person,
            Fresh(_code(self._codes), f"nonce{self._codes:03}", f"token{self._codes:011}"),
            wording(), Bot("the_bot"), self.me,
            registrations=Registrations(
                dict(self.registrations), dict(self.colleagues), dict(self.found), pending=self.pending,
                answered=dict(self.known),
            ),
            seats=dict(self.seats), team=Team(self._team(), dict(self.organisers), dict(self.invitations)),
            questions=Questions(
                self.knowledge, dict(self.questions), self.asked_most, tuple(self.lessons.values())
            ),
            totals=dict(self.totals), looked_up=replace(self.looked_up, threads=dict(self.threads)),
        )  # fmt: skip

    # What one does who wants to be registered.

    def begins(self, event: str = "mer-for-fler") -> None:
        self.forges(encode(Press("start", "begin", value=event)))

    def answers_rightly(self) -> None:
        """The next sensible thing on the way to a registration."""
        match self.chat.state:
            case states.Asking(draft, field):
                self._answers_field(field, draft)
            case states.Reviewing(draft):
                self.forges(encode(Press("summary", "submit", draft.nonce)))
            case states.Idle(states.Draft(nonce=nonce)):
                self.forges(encode(Press("start", "resume", nonce)))
            case _:
                self.begins(self.chat.event or next(iter(self.events)))

    def follows_the_buttons(self) -> None:
        """Press the button that leads on, among those under the last message; where there is none, write."""
        presses = [press for button in self.offered if (press := decode(button.press))]
        for flow, step, value in ONWARD:
            for press in presses:
                if (press.flow, step or press.step, value or press.value) == (flow, press.step, press.value):
                    self.forges(encode(press))
                    return
        self.answers_rightly()

    def reaches(self, place: str) -> None:
        """Go on sensibly until the chat stands there."""
        for _ in range(40):
            if self.place == place:
                return
            self.answers_rightly()
        raise AssertionError(f"{place} is not reached, only {self.place}")

    def registers(self) -> None:
        """Begin, answer everything and submit."""
        self.begins(self.event.key)
        self.reaches("reviewing")
        self.answers_rightly()

    def _answers_field(self, key: str, draft: Draft) -> None:
        field = self.event.field_named(key)
        if field is None:
            self.says("Lund")
        elif field.kind == "several":
            self.forges(encode(Press("toggle", key, draft.nonce, self.event.choices(field)[0].key)))
            self.forges(encode(Press("form", key, draft.nonce, "done")))
        elif choices := self.event.choices(field):
            self.forges(encode(Press("pick", key, draft.nonce, choices[0].key)))
        elif field.kind == "yes-no":
            self.forges(encode(Press("pick", key, draft.nonce, "yes")))
        elif field.kind == "consent":
            self.forges(encode(Press("form", key, draft.nonce, "agree")))
        elif not field.required:
            self.forges(encode(Press("form", key, draft.nonce, "skip")))
        else:
            self.says(WRITTEN.get(field.kind, "Lund"))

    # How an act is taken.

    def _take(self, given: Input) -> None:
        facts = replace(self.facts(), subject=self.subjects.get(needs.reply_to(given) or 0, ""))
        step = dialogue.step(self.chat, given, facts)
        self.chat = states.load(states.dump(step.chat))
        assert self.chat == step.chat, "what is stored is not what was decided"
        self.effects = step.effects
        stores = any(isinstance(each, Keep | Drop) for each in step.effects)
        assert not stores or facts.is_staff or routes.may_store(given), "a flow stores, and does not say so"
        for effect in step.effects:
            assert not (complaints := complaints_about(effect)), (complaints, effect)
            self._apply(effect)

    def _apply(self, effect: Effect) -> None:
        match effect:
            case Say(_, rows, subject):
                self._show(self._message(), rows, subject)
            case Replace(message, _, rows, subject):
                self._show(message, rows, subject)
            case Renew(subject, _, rows) if subject in self.cards:
                self._show(self.cards[subject], rows)
            case SendTicket(rows=rows):
                self._show(self._message(), rows)
            case AskNumber() | ClearKeyboard() | SendFile() | SendPlot() | SendSheet():
                self._message()
            case Tell(self.me, message):
                self._apply(message)
            case Keep(registration):
                self._keep(registration)
            case Drop(registration):
                del self.registrations[registration.event]
            case KeepQuestion() | DropQuestion() | Teach() | Unteach():
                self._note_question(effect)
            case _:
                self._change_team(effect)

    def _team(self) -> dict[int, Member]:
        return {**{each: Member(each, "organiser") for each in self.organisers}, **self.team}

    def _change_team(self, effect: Effect) -> None:
        match effect:
            case ShowMenu(_, lines):
                self.menus[self.me] = [name for name, _ in lines]
            case Tell(chat, ShowMenu(_, lines)):
                self.menus[chat] = [name for name, _ in lines]
            case Invite(invitation):
                self.invitations[invitation.token_hash] = invitation
            case Appoint(member, token_hash):
                self.team[member.chat] = member
                self.invitations.pop(token_hash)
            case Dismiss(chat):
                del self.team[chat]
            case KeepThread(thread):
                self.threads[thread.key] = thread
            case Note() | KeepCurrent():
                self.noted.append(effect)

    def _note_question(self, effect: KeepQuestion | DropQuestion | Teach | Unteach) -> None:
        match effect:
            case KeepQuestion(question):
                self.questions[question.code] = question
            case DropQuestion(code):
                del self.questions[code]
            case Teach(lesson):
                self.lessons[lesson.code] = lesson
            case Unteach(code):
                self.lessons.pop(code, None)

    def _keep(self, registration: Registration) -> None:
        if registration.person == self.me:
            self.registrations[registration.event] = registration
        elif registration.registrant == self.me:
            self.colleagues[registration.code] = registration
        else:
            self.found = {
                key: registration if each.code == registration.code else each
                for key, each in self.found.items()
            }

    def _show(self, message: int, rows: Rows, subject: str = "") -> None:
        if subject:
            self.cards[subject] = message
            self.subjects[message] = subject
        self.shown += [Shown(button, message) for row in rows for button in row if button.press]

    def _message(self) -> int:
        self.newest = self._number()
        return self.newest

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers


SPOKEN = (Say, Replace, AskNumber, SendTicket, SendFile, SendPlot, SendSheet)
"""What a person sees as new; a card that is renewed changes further up."""


def text_of(effect: Say | Replace | AskNumber | SendTicket | SendFile | SendPlot | SendSheet) -> str:
    return effect.caption if isinstance(effect, SendTicket | SendFile | SendPlot | SendSheet) else effect.text


def complaints_about(effect: Effect) -> list[str]:
    """What Telegram would refuse in an effect, and what a phone would cut.

    Sources: https://core.telegram.org/bots/api#sendmessage, #answercallbackquery, #inlinekeyboardbutton
    """
    match effect:
        case Tell(_, message):
            return complaints_about(message)
        case Say(text, rows) | Replace(_, text, rows) | Renew(_, text, rows):
            return [*_complaints_about_text(text), *_complaints_about_rows(rows)]
        case AskNumber(text) | ClearKeyboard(text):
            return _complaints_about_text(text)
        case (
            SendTicket(caption=caption)
            | SendFile(_, _, caption)
            | SendPlot(caption=caption)
            | SendSheet(caption=caption)
        ):
            return _complaints_about_text(caption, LONGEST_CAPTION)
        case Acknowledge(_, text) if len(text) > LONGEST_TOAST:
            return [f"a toast of {len(text)} characters"]
        case _:
            return []


def shown_text(text: str) -> str:
    """HTML as a person reads it."""
    return unescape(re.sub(r"</?(?:b|i|s|code|pre|blockquote|a)(?: href=[^>]*)?>", "", text))


class Tags(HTMLParser):
    """Finds tags that are not ours, that are not closed, or that are left as text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.complaints: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.complaints += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        linked = tag == "a" and [name for name, _ in attrs] == ["href"]
        if not linked and (tag not in ("b", "i", "s", "code", "pre", "blockquote") or attrs):
            self.complaints.append(f"<{tag}> is not ours")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.complaints.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.complaints += [f"{sign} is not escaped" for sign in "<>&" if sign in data]


def _complaints_about_text(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    shown = shown_text(text)
    length = [f"a text of {len(shown)} characters"] if len(shown) > longest else []
    return [*Tags(text).complaints, *length, *([] if shown.strip() else ["an empty text"])]


def _complaints_about_rows(rows: Rows) -> list[str]:
    buttons = [button for row in rows for button in row]
    return [
        *(f"{each.press}: too long" for each in buttons if len(each.press.encode()) > LONGEST),
        *(f"{each.label}: no label" for each in buttons if not 0 < len(each.label.strip()) <= LONGEST_LABEL),
        *(
            f"{each.label}: does nothing, or two things"
            for each in buttons
            if [bool(each.press), bool(each.link), bool(each.copied)].count(True) != 1
        ),
        *(
            f"{each.press}: belongs to no flow"
            for each in buttons
            if each.press and not is_declared(each.press)
        ),
        *(["more than a hundred buttons"] if len(buttons) > 100 else []),
    ]


def is_declared(button: str) -> bool:
    """Whether a button is one that some flow reads."""
    return None not in routes.read(Pressed(button, "", 0))


def _code(number: int) -> str:
    base = len(CODE_ALPHABET)
    digits = [number // base**place % base for place in reversed(range(CODE_LENGTH))]
    return "".join(CODE_ALPHABET[digit] for digit in digits)
