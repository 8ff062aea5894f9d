"""Every command and every button as everybody: nothing that a role lacks is done or shown.

The commands come from the menu, and the buttons from pressing whatever an organiser is shown, so a new one can't be
forgotten. The links are those that the bot hands out.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from conversations import dialogue, home, routes
from conversations.broadcasts import managing
from conversations.chat import states
from conversations.chat.effects import (
    Acknowledge,
    AskNumber,
    ClearKeyboard,
    Effect,
    KeepQuestion,
    Renew,
    Replace,
    Say,
)
from conversations.chat.presses import AtHome
from conversations.chat.wire import Press, decode, encode
from conversations.model.event import changes
from conversations.model.lookups import LookedUp
from conversations.model.questions.question import Lesson, Question
from conversations.model.questions.understanding import Entry
from conversations.model.registrations import audit
from conversations.model.registrations.counting import Counts
from conversations.model.registrations.registration import Registration, Status
from conversations.model.team import Invitation, Member, hash_token
from conversations.model.threads import Thread
from conversations.model.values import Answers
from tests.fakes.world import ASA, ME, OLGA, OPEN, STARTED, Talk, conference, picnic, said, wording

SECRET = "Hemlige Herbert"
"""The name of an attendee, which stands in everything that the team is shown of him."""

NEEDS = "nötallergi"

CODE = "SECRET"[:3] + "234"
PENDING = "PEN234"
LINE = "LNE234"
HERBERT = 4711

OPEN_QUESTION = Question(
    "QST234", "mer-for-fler", HERBERT, 10, "sv", f"Får {SECRET} sjunga?", OPEN, "open",
    closest=("entry:bikes",), lead="QST234",
)  # fmt: skip
ANSWERED = replace(
    OPEN_QUESTION, code="ANS234", status="answered", answer=f"Ja, {SECRET} får.", lead="ANS234"
)
TAUGHT = Lesson("TGT234", "mer-for-fler", Entry("singing", "sv", f"Sjunger {SECRET}?", "Ja."), OPEN)

ON_QUESTIONS = [("question", act) for act in ("entry", "drop", "drop-yes", "keep", "teach", "unteach")]
"""The buttons that only organisers may press of a flow that others have buttons of as well."""


def herbert(code: str = CODE, status: Status = "confirmed") -> Registration:
    answers: Answers = {
        "name": SECRET,
        "email": "hemlig@exempel.se",
        "group": "politician",
        "organisation": "Byrån",
        "needs": NEEDS,
    }
    return Registration(
        "mer-for-fler", code, status, "sv", answers, OPEN, OPEN, registrant=HERBERT, person=HERBERT
    )


def desk() -> LookedUp:
    """Something to find, whatever is looked for."""
    counts = Counts(
        "mer-for-fler",
        {"confirmed": 17},
        {
            ("group", "politician"): {"confirmed": 17},
            ("organisation", "Byrån"): {"confirmed": 17},
            ("@day", "2018-10-15"): {"confirmed": 17},
        },
        {"name": 3},
    )
    entry = audit.Entry(
        OPEN, "mer-for-fler", "organiser", "confirmed", OLGA, CODE, {"name": ("", SECRET)}, 99
    )
    return LookedUp(counts, [herbert()], [("Byrån", [SECRET])], [entry] * audit.PAGE, known=MOVED)


class Somebody(NamedTuple):
    name: str
    enters: Callable[[Talk], None]
    role: str


def _nobody(talk: Talk) -> None:
    """Who has never written."""


def _attendee(talk: Talk) -> None:
    talk.registers()


def _staff(talk: Talk) -> None:
    talk.team[ME] = Member(ME, "staff", "Åsa", OLGA, OPEN)
    talk.says("Hej")


def _organiser(talk: Talk) -> None:
    talk.team[ME] = Member(ME, "organiser", "Åsa", OLGA, OPEN)
    talk.says("Hej")


def _removed(talk: Talk) -> None:
    """Who was an organiser, had everything on the screen, and is none any more."""
    _organiser(talk)
    for name in [each.name for each in routes.COMMANDS.values() if each.role]:
        talk.commands(name, "herbert")
    del talk.team[ME]


PEOPLE = [
    Somebody("nobody", _nobody, ""),
    Somebody("attendee", _attendee, ""),
    Somebody("staff", _staff, "staff"),
    Somebody("removed", _removed, ""),
]

TEAM_FLOWS: dict[str, str] = {name: flow.role for name, flow in routes.FLOWS.items() if flow.role}

COMMANDS = {each.name: each.role for each in routes.COMMANDS.values() if each.role}


MOVED = replace(changes.known(conference()), starts="2019-01-22")
SIGN = changes.sign(changes.since(MOVED, conference(), STARTED))


def a_talk(enters: Callable[[Talk], None] = _nobody) -> Talk:
    talk = Talk(conference())
    talk.looked_up = desk()
    enters(talk)
    talk.now = STARTED
    talk.found = {CODE: herbert(), PENDING: herbert(PENDING, "pending"), LINE: herbert(LINE, "waitlisted")}
    talk.pending = (talk.found[PENDING],)
    talk.totals = {"mer-for-fler": {"confirmed": 17}}
    talk.threads = {"thread": Thread("thread", "mer-for-fler", CODE, OLGA, HERBERT)}
    talk.questions = {each.code: each for each in (OPEN_QUESTION, ANSWERED)}
    talk.lessons = {TAUGHT.code: TAUGHT}
    talk.effects = ()
    return talk


def undecided(enters: Callable[[Talk], None] = _nobody) -> Talk:
    """The same with a second event, before one of them is chosen."""
    talk = a_talk(enters)
    talk.events["picnic"] = picnic()
    talk.chat = replace(dialogue.begin(ASA), heard=talk.chat.heard)
    return talk


@cache
def buttons() -> tuple[str, ...]:
    """Every button of the team that an organiser comes across, by pressing all that is shown."""
    seen: dict[str, None] = {}
    waiting = list(_shown_by_commands())
    while waiting:
        data = waiting.pop()
        if data in seen or not _is_of_team(data):
            continue
        seen[data] = None
        talk = a_talk(_organiser)
        talk.team[HERBERT] = Member(HERBERT, "staff", SECRET, OLGA, OPEN)
        talk.forges(data)
        waiting += [each.button.press for each in talk.shown]
    return tuple(sorted(seen))


def _shown_by_commands() -> Iterator[str]:
    for name in COMMANDS:
        for argument in ("", "herbert", CODE):
            talk = a_talk(_organiser)
            talk.team[HERBERT] = Member(HERBERT, "staff", SECRET, OLGA, OPEN)
            talk.commands(name, argument)
            yield from (each.button.press for each in talk.shown)
    for code in (PENDING, LINE, CODE):
        yield encode(Press("find", "show", code))
    yield from _of_broadcasts()
    yield encode(Press("day", "out", CODE, "2019-01-23"))
    yield from (encode(AtHome(act, "mer-for-fler")) for act in ("show", "attendee", *home.LEADS_TO))
    yield from (encode(Press("notice", act, SIGN, "mer-for-fler")) for act in ("send", "edit", "leave"))
    yield encode(Press("day", "missing", "mer-for-fler", "2019-01-23"))
    for act in ("silence", "hear"):
        yield encode(Press("digest", act, value="mer-for-fler"))
    for flow, act in ON_QUESTIONS:
        for question in (OPEN_QUESTION, ANSWERED):
            yield encode(Press(flow, act, question.code, "0"))


def _of_broadcasts() -> Iterator[str]:
    """The buttons of what is shown only after the database was looked into."""
    yield encode(Press("compose", "event", value="mer-for-fler"))
    for act in (
        "status",
        "all",
        "part",
        "text",
        "each",
        "time",
        "preview",
        "test",
        "now",
        "list",
        "discard",
        "throw",
    ):
        talk = a_talk(_organiser)
        talk.commands("broadcast")
        assert talk.chat.composing
        yield encode(Press("compose", act, talk.chat.composing.nonce))
    for act in (*managing.ACTS, "list", "unreachable", "correct", "rewrite"):
        yield encode(Press("broadcast", act, "1", "mer-for-fler"))


def _is_of_team(data: str) -> bool:
    press = decode(data)
    return press is not None and (press.flow in TEAM_FLOWS or (press.flow, press.step) in ON_QUESTIONS)


def needed(data: str) -> str:
    press = decode(data)
    assert press
    if press.flow == "find" and press.step not in ("show", "newcomer"):
        return "organiser"
    return TEAM_FLOWS.get(press.flow, "organiser")


def lacks(role: str, wanted: str) -> bool:
    return role not in ("organiser", wanted)


def _is_own_question(effect: Effect) -> bool:
    """Whether the words were taken as a question of whoever said them."""
    return isinstance(effect, KeepQuestion) and effect.question.chat == ME


def says_nothing(talk: Talk) -> bool:
    """Whether no word of what only the team may know is said, and nothing else is stored or told to anybody."""
    harmless = (Say, Replace, Acknowledge, Renew, AskNumber, ClearKeyboard)
    shown = talk.text + talk.toast
    return (
        all(isinstance(effect, harmless) or _is_own_question(effect) for effect in talk.effects)
        and not any(secret in shown for secret in (SECRET, NEEDS, "17", "Byrån"))
        and not any(_is_of_team(each.press) for each in talk.offered)
    )


@pytest.mark.parametrize("argument", ["", "herbert", CODE])
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_a_command_that_a_role_lacks_is_unknown(who: Somebody, name: str, argument: str) -> None:
    talk = a_talk(who.enters)
    talk.commands(name, argument)
    if lacks(who.role, COMMANDS[name]):
        assert talk.texts[0] == said("unknown-command")
        assert says_nothing(talk)
    else:
        assert said("unknown-command") not in talk.texts


@pytest.mark.parametrize("argument", ["", "herbert", CODE])
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_a_command_that_a_role_lacks_is_unknown_before_an_event_is_chosen_and_else_goes_on(
    who: Somebody, name: str, argument: str
) -> None:
    talk = undecided(who.enters)
    talk.commands(name, argument)
    if lacks(who.role, COMMANDS[name]):
        assert talk.texts[0] == said("unknown-command")
        assert talk.chat.postponed is None
    if talk.chat.postponed:
        assert talk.text == said("which-event-command", command=f"/{name} {argument}".strip())
    talk.forges(encode(Press("event", "mer-for-fler")))
    assert talk.chat.event == "mer-for-fler"
    if lacks(who.role, COMMANDS[name]):
        assert says_nothing(talk) != bool(who.role)
        assert not who.role or talk.text.startswith(said("home", event=talk.event.name["sv"]))
    assert said("unknown-command") not in talk.texts


@pytest.mark.parametrize("argument", ["", "herbert", CODE])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_of_an_organiser_is_answered_as_if_the_event_had_been_chosen_before(
    name: str, argument: str
) -> None:
    before, after = undecided(_organiser), undecided(_organiser)
    before.commands("start", "mer-for-fler")
    before.commands(name, argument)
    after.commands(name, argument)
    if after.chat.postponed:
        after.forges(encode(Press("event", "mer-for-fler")))
    assert after.texts == before.texts
    assert after.buttons == before.buttons


@pytest.mark.parametrize("name", COMMANDS)
def test_an_organiser_may_use_every_command(name: str) -> None:
    talk = a_talk(_organiser)
    talk.commands(name, "herbert")
    assert said("unknown-command") not in talk.texts
    assert f"/{name}" in "".join(wording().plain("sv", f"help-{each}") for each in ("staff", "organisers"))


def test_the_buttons_of_every_flow_are_found() -> None:
    flows = {press.flow for data in buttons() if (press := decode(data))}
    assert flows == {*TEAM_FLOWS, "question"}
    assert len(buttons()) > 25


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
@pytest.mark.parametrize("stale", [False, True], ids=["new", "stale"])
def test_a_button_that_a_role_lacks_does_and_shows_nothing(who: Somebody, *, stale: bool) -> None:
    for data in buttons():
        talk = a_talk(who.enters)
        before = dict(talk.team), dict(talk.found), dict(talk.threads), talk.chat.state
        talk.forges(data, 0 if stale else None)
        if lacks(who.role, needed(data)):
            assert talk.toast, data
            assert says_nothing(talk), data
            assert before == (talk.team, talk.found, talk.threads, talk.chat.state), data
            assert (talk.chat.writing, talk.chat.walk_in, talk.chat.declining) == (None, None, None), data


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_a_button_that_a_role_lacks_does_nothing_before_an_event_is_chosen(who: Somebody) -> None:
    for data in buttons():
        talk = undecided(who.enters)
        before = dict(talk.team), dict(talk.found), dict(talk.threads)
        talk.forges(data)
        assert is_acknowledged(talk), data
        if lacks(who.role, needed(data)):
            assert says_nothing(talk), data
            assert before == (talk.team, talk.found, talk.threads), data


def test_a_button_of_the_team_is_answered_also_when_it_is_stale() -> None:
    for data in buttons():
        talk = a_talk(_organiser)
        talk.found, talk.looked_up, talk.pending = {}, LookedUp(), ()
        talk.forges(data, 0)
        assert is_acknowledged(talk), data


@pytest.mark.parametrize(
    "rest", ["||", "show||", "guess|SECRET|", "in|SEC234|nowhere", "show|x|nowhere", "all|all|all"]
)
@pytest.mark.parametrize(
    "who", [*PEOPLE, Somebody("organiser", _organiser, "organiser")], ids=lambda who: who.name
)
def test_a_forged_button_is_answered(who: Somebody, rest: str) -> None:
    for flow, role in TEAM_FLOWS.items():
        talk = a_talk(who.enters)
        talk.forges(f"{flow}|{rest}")
        assert is_acknowledged(talk), flow
        if lacks(who.role, role):
            assert says_nothing(talk), flow


def is_acknowledged(talk: Talk) -> bool:
    return any(isinstance(effect, Acknowledge) for effect in talk.effects)


@pytest.mark.parametrize("act", ["answer", "stop", "end", "guess"])
@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_a_talk_of_others_can_be_neither_heard_nor_ended(who: Somebody, act: str) -> None:
    talk = a_talk(who.enters)
    talk.forges(f"talk|{act}|thread|")
    assert says_nothing(talk) or who.role
    assert talk.threads["thread"].is_open
    talk.chat = states.Chat("sv", event="mer-for-fler", writing="thread")
    talk.says("Hej")
    assert talk.told(HERBERT) == talk.told(OLGA) == []


@pytest.mark.parametrize("who", [each for each in PEOPLE if not each.role], ids=lambda who: who.name)
def test_a_ticket_of_another_tells_nothing_and_lets_nobody_in(who: Somebody) -> None:
    talk = a_talk(who.enters)
    talk.commands("start", f"ticket-{CODE}")
    assert talk.texts[0] == said("ticket-of-another")
    assert says_nothing(talk)
    assert not talk.found[CODE].has_come


@pytest.mark.parametrize("who", [each for each in PEOPLE if not each.role], ids=lambda who: who.name)
def test_a_code_that_an_attendee_says_is_no_key(who: Somebody) -> None:
    talk = a_talk(who.enters)
    talk.says(CODE)
    assert SECRET not in talk.text


@pytest.mark.parametrize("link", ["join-", "join-forged", "join-used", "join-late"])
@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_a_link_that_is_forged_used_or_late_gives_no_role(who: Somebody, link: str) -> None:
    talk = a_talk(who.enters)
    talk.invitations = {hash_token("late"): Invitation(hash_token("late"), "organiser", OLGA, OPEN)}
    before = dict(talk.team)
    talk.commands("start", link)
    assert (talk.texts[0], talk.team) == (said("join-gone"), before)


def test_staff_see_nothing_sensitive_and_organisers_do() -> None:
    for enters, sees in ((_staff, False), (_organiser, True)):
        talk = a_talk(enters)
        talk.commands("find", "herbert")
        assert (NEEDS in talk.text, SECRET in talk.text) == (sees, True)


@pytest.mark.parametrize("pending", ["declining", "writing", "walk_in"])
def test_who_was_removed_while_writing_changes_nothing_by_the_words(pending: str) -> None:
    talk = a_talk(_organiser)
    match pending:
        case "declining":
            talk.forges(f"decide|decline|{PENDING}|")
        case "writing":
            talk.forges(f"write|begin|{CODE}|")
        case _:
            talk.forges("find|newcomer||mer-for-fler")
    del talk.team[ME]
    talk.says("Nils Holgersson")
    assert says_nothing(talk)
    assert talk.found[PENDING].status == "pending"
    assert talk.told(HERBERT) == []
