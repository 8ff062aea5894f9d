"""A command that comes before it is known which event it is about waits for the choice, and goes on then."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from conversations import routes
from conversations.broadcasts.orders import ListReminders
from conversations.chat import states
from conversations.chat.effects import Acknowledge
from conversations.chat.facts import Person
from conversations.chat.inputs import Commanded, Pressed
from conversations.chat.states import Chat, Postponed
from conversations.chat.wire import Press, encode
from conversations.model.event.event import Event
from conversations.model.lookups import LookedUp, LookUp
from conversations.model.questions.question import Question
from conversations.model.registrations.registration import Registration
from conversations.model.team import Member
from tests.fakes.world import ASA, JOY, ME, OLGA, OPEN, Talk, conference, picnic, said

BOTH = ["Mer för fler – en dag om användardriven innovation", "Picknicken"]
AT_ONCE = ("start", "cancel", "language", *(each.name for each in routes.COMMANDS.values() if each.anywhere))
"""The commands that are answered without an event, or whose own question asks for it."""

WAITING = [name for name in routes.COMMANDS if name not in AT_ONCE]
LANGUAGES = pytest.mark.parametrize("person", [ASA, JOY], ids=["sv", "en"])


def a_talk(person: Person = ASA, *events: Event, role: str = "organiser") -> Talk:
    talk = Talk(*(events or (conference(), picnic())), person=person)
    if role:
        talk.team[ME] = Member(ME, "organiser" if role == "organiser" else "staff", "Åsa", OLGA, OPEN)
    return talk


def closed_picnic() -> Event:
    """An event that nobody can register for any more."""
    day = datetime(2018, 9, 1).date()  # noqa: DTZ001  a day in the event's own zone
    return picnic(starts=day, registration={"closes": datetime(2018, 8, 1).date()})  # noqa: DTZ001  likewise


def chosen_first(person: Person, name: str, argument: str) -> Talk:
    """The same command of somebody who chose the picnic before."""
    talk = a_talk(person)
    talk.commands("start", "picnic")
    talk.commands(name, argument)
    return talk


def label(event: Event, talk: Talk) -> str:
    return event.name[talk.chat.language]


def answered(talk: Talk) -> Sequence[object]:
    return [effect for effect in talk.effects if not isinstance(effect, Acknowledge)]


@LANGUAGES
@pytest.mark.parametrize("argument", ["", "vegetarian"])
@pytest.mark.parametrize("name", WAITING)
def test_a_command_is_asked_about_and_goes_on_with_its_argument(
    name: str, argument: str, person: Person
) -> None:
    talk = a_talk(person)
    talk.commands(name, argument)
    written = f"/{name} {argument}".strip()
    assert talk.texts[0] == said("which-event-command", talk.chat.language, command=written)
    assert talk.buttons == [label(each, talk) for each in talk.events.values()]
    assert talk.chat.event is None
    talk.presses(label(picnic(), talk))
    assert talk.chat.event == "picnic"
    assert answered(talk) == answered(chosen_first(person, name, argument))


@pytest.mark.parametrize("name", ["registration", "programme", "privacy", "help"])
def test_an_attendees_command_waits_as_well(name: str) -> None:
    talk = a_talk(role="")
    talk.commands(name)
    assert (talk.text, talk.buttons) == (said("which-event-command", command=f"/{name}"), BOTH)
    talk.presses("Picknicken")
    alone = Talk(picnic())
    alone.organisers = talk.organisers
    alone.commands(name)
    assert talk.texts == alone.texts


def test_what_a_command_looks_up_is_looked_up_for_the_event_that_was_chosen() -> None:
    chat = Chat("sv", postponed=Postponed(Commanded("count", "vegetarian", 1)))
    pressed = Pressed(encode(Press("event", "picnic")), "callback", 2)
    assert routes.needed(chat, pressed, of_team=True).look_up == LookUp("counts", "picnic", "vegetarian")
    assert routes.needed(Chat("sv"), pressed, of_team=True).look_up == LookUp("reminders", "picnic")
    assert routes.needed(Chat("sv"), pressed).look_up is None


def test_somebody_is_found_after_the_choice() -> None:
    talk = a_talk()
    anna = Registration(
        "picnic", "ANN234", "confirmed", "sv", {"name": "Anna Lind"}, OPEN, OPEN, registrant=7, person=7
    )
    talk.commands("find", "Anna")
    talk.looked_up = LookedUp(found=[anna])
    talk.presses("Picknicken")
    assert "Anna Lind" in talk.text


def test_a_press_that_arrives_twice_obeys_once_and_another_event_is_answered_too() -> None:
    talk = a_talk()
    talk.commands("export")
    talk.presses("Picknicken", "Picknicken")
    assert (talk.texts, len(talk.effects)) == ([], 1)
    talk.presses(BOTH[0])
    assert talk.texts == [said("export-which", event=BOTH[0])]


@pytest.mark.parametrize(
    "act", ["Hej", "/start", "/start nowhere", "(photo)", "/cancel", "/decide", "/unheard-of"]
)
def test_who_does_something_else_is_not_held_to_the_command(act: str) -> None:
    talk = a_talk()
    talk.commands("export")
    other = a_talk()
    for each in (talk, other):
        each.acts(act)
        assert each.chat.postponed is None
        each.forges(encode(Press("event", "picnic")))
    assert talk.texts == other.texts


def test_another_command_takes_the_place_of_the_first() -> None:
    talk = a_talk()
    talk.commands("export")
    talk.commands("find")
    assert talk.text == said("which-event-command", command="/find")
    talk.presses("Picknicken")
    assert talk.texts == [said("find-how")]


def test_a_link_to_an_event_chooses_it_and_forgets_the_command() -> None:
    talk = a_talk()
    talk.commands("export")
    talk.commands("start", "picnic")
    assert (talk.chat.event, talk.chat.postponed) == ("picnic", None)


def test_an_edited_command_waits_in_its_new_words() -> None:
    talk = a_talk()
    talk.commands("find", "Ana")
    talk.edits(talk.newest - 1, "/find Anna")
    assert talk.text == said("which-event-command", command="/find Anna")
    talk.presses("Picknicken")
    assert talk.texts == [said("find-nobody", words="Anna")]


@pytest.mark.parametrize("words", ["Anna", "/decide", "/find@another_bot"])
def test_a_command_that_is_edited_into_something_else_is_forgotten(words: str) -> None:
    talk = a_talk()
    talk.commands("find", "Ana")
    talk.edits(talk.newest - 1, words)
    assert (talk.chat.postponed, talk.text) == (None, said("which-event"))


def test_the_question_comes_again_in_another_language() -> None:
    talk = a_talk()
    talk.commands("find", "Anna")
    talk.commands("language")
    talk.presses("English")
    assert talk.text == said("which-event-command", "en", command="/find Anna")
    talk.presses("The picnic")
    assert talk.texts == [said("find-nobody", "en", words="Anna")]


def test_what_was_written_is_shown_as_it_was_and_cut_where_it_is_long() -> None:
    talk = a_talk()
    talk.commands("find", "<b>Anna</b>")
    assert talk.text == said("which-event-command", command="/find <b>Anna</b>")
    talk.commands("find", "å" * 4000)
    assert len(talk.text) < 300


@pytest.mark.parametrize("role", ["staff", "organiser"])
def test_the_team_chooses_among_all_events_also_where_nobody_can_register(role: str) -> None:
    talk = a_talk(ASA, conference(), closed_picnic(), role=role)
    talk.commands("count")
    assert talk.buttons == BOTH
    talk.presses("Picknicken")
    assert talk.chat.event == "picnic"


def test_somebody_else_chooses_among_those_that_one_can_come_to() -> None:
    talk = a_talk(ASA, conference(), closed_picnic(), role="")
    talk.commands("privacy")
    assert talk.chat.event == "mer-for-fler"


def test_a_command_is_about_the_event_that_was_chosen_before() -> None:
    talk = a_talk()
    talk.commands("start", "picnic")
    talk.commands("export")
    assert talk.texts == [said("export-which", event="Picknicken")]


def test_what_is_about_no_event_or_asks_by_itself_is_answered_at_once() -> None:
    talk = a_talk()
    talk.commands("reminders")
    assert talk.effects[:2] == (ListReminders("mer-for-fler"), ListReminders("picnic"))
    talk.commands("broadcast")
    assert (talk.text, talk.buttons) == (said("compose-event"), BOTH)
    talk.commands("unheard-of")
    assert talk.texts == [said("unknown-command")]


@pytest.mark.parametrize(
    ("link", "key"), [("claim-gone", "claim-gone"), ("ticket-ABC234", "ticket-of-another")]
)
def test_a_link_that_leads_nowhere_says_what_it_was(link: str, key: str) -> None:
    talk = a_talk(role="")
    talk.commands("start", link)
    assert (talk.texts[0], talk.chat.event) == (said(key), None)


def test_cancel_ends_the_waiting_and_says_so() -> None:
    talk = a_talk()
    talk.commands("export")
    talk.commands("cancel")
    assert (talk.texts, talk.chat.postponed) == ([said("awaited-stopped")], None)
    talk.commands("cancel")
    assert talk.texts == [said("nothing-to-cancel"), said("which-event")]


def test_the_registration_for_one_of_several_events_is_shown_after_the_choice() -> None:
    talk = a_talk(role="")
    for key in talk.events:
        talk.commands("start", key)
        talk.registers()
    talk.chat = Chat("sv")
    talk.commands("registration")
    talk.presses("✅ Picknicken")
    assert said("status-confirmed", event="Picknicken") in talk.text


@pytest.mark.parametrize("flow", ["help", "privacy"])
def test_a_button_that_does_what_a_command_does_waits_as_well(flow: str) -> None:
    talk = a_talk(role="")
    talk.forges(encode(Press(flow)))
    assert talk.text == said("which-event-command", command=f"/{flow}")
    assert any(isinstance(each, Acknowledge) for each in talk.effects)
    talk.presses("Picknicken")
    assert talk.chat.event == "picnic"


def test_messages_can_be_turned_off_before_an_event_is_chosen() -> None:
    talk = a_talk(role="")
    talk.forges(encode(Press("messages", "fewer")))
    assert (talk.texts, talk.chat.only_necessary) == ([said("messages-fewer")], True)


def test_an_edited_question_is_asked_again_in_its_new_words() -> None:
    talk = a_talk(role="")
    message = talk.says("Finns det parkerin?")
    talk.edits(message, "Finns det parkering?")
    [question] = talk.questions.values()
    assert isinstance(question, Question)
    assert (question.text, talk.text) == ("Finns det parkering?", said("question-which-event"))


def test_who_is_dismissed_while_a_command_waits_learns_nothing_by_the_choice() -> None:
    talk = a_talk()
    talk.commands("export")
    del talk.team[ME]
    talk.presses("Picknicken")
    assert talk.texts[0] == said("unknown-command")


def test_a_chat_that_was_stored_before_waits_for_nothing() -> None:
    assert states.load('{"language":"sv","version":2}').postponed is None
