"""Registration opens and closes, sometimes while somebody is in the middle of it."""

from datetime import UTC, date, datetime

import pytest

from conversations.model.event.event import Event
from tests.fakes.world import CLOSED, EARLY, JOY, OPEN, STARTED, Talk, conference, picnic, said


@pytest.mark.parametrize(
    ("now", "window"),
    [
        (datetime(2018, 9, 30, 21, 59, 59, tzinfo=UTC), "early"),
        (datetime(2018, 9, 30, 22, 0, tzinfo=UTC), "open"),  # midnight in Stockholm's summer time
        (datetime(2018, 10, 31, 22, 59, 59, tzinfo=UTC), "open"),
        (datetime(2018, 10, 31, 23, 0, tzinfo=UTC), "closed"),  # midnight in its winter time
    ],
)
def test_the_window_begins_and_ends_at_midnight_where_the_event_is(now: datetime, window: str) -> None:
    assert picnic().window(now) == window


@pytest.mark.parametrize(
    ("now", "window"),
    [
        (EARLY, "open"),
        (datetime(2018, 11, 1, 22, 59, 59, tzinfo=UTC), "open"),
        (datetime(2018, 11, 1, 23, 0, tzinfo=UTC), "closed"),
    ],
)
def test_the_conference_takes_registrations_up_to_and_including_1_november(
    now: datetime, window: str
) -> None:
    assert conference().window(now) == window


@pytest.mark.parametrize(
    ("settings", "now", "window"),
    [
        ({"registration": {}}, datetime(2019, 1, 22, 22, 59, tzinfo=UTC), "open"),
        ({"registration": {}}, datetime(2019, 1, 22, 23, 0, tzinfo=UTC), "closed"),
        ({"registration": {"closes": datetime(2018, 10, 1, 12, tzinfo=UTC)}}, datetime(2018, 10, 1, 11, 59, tzinfo=UTC), "open"),
        ({"registration": {"closes": datetime(2018, 10, 1, 12, tzinfo=UTC)}}, datetime(2018, 10, 1, 12, tzinfo=UTC), "closed"),
        ({"time_zone": "America/New_York"}, datetime(2018, 11, 1, 3, 59, tzinfo=UTC), "open"),
        ({"time_zone": "America/New_York"}, datetime(2018, 11, 1, 4, 0, tzinfo=UTC), "closed"),
    ],
)  # fmt: skip
def test_without_a_last_day_the_window_is_open_until_the_start_and_times_are_kept_to_the_minute(
    settings: dict[str, object], now: datetime, window: str
) -> None:
    assert picnic(**settings).window(now) == window


EARLY_NOTE = said("window-early", opens="måndag 1 oktober 2018")
CLOSED_NOTE = said("window-closed", event="Picknicken", closes="onsdag 31 oktober 2018")


@pytest.mark.parametrize(("now", "note"), [(EARLY, EARLY_NOTE), (CLOSED, CLOSED_NOTE)])
@pytest.mark.parametrize("command", ["start", "registration"])
def test_outside_the_window_the_date_is_said_and_there_is_no_way_in(
    now: datetime, note: str, command: str
) -> None:
    talk = Talk(picnic(), now=now)
    talk.commands(command)
    assert note in talk.text
    assert talk.buttons == ["Så används mina uppgifter", "In English"]


@pytest.mark.parametrize(("now", "note"), [(EARLY, EARLY_NOTE), (CLOSED, CLOSED_NOTE)])
def test_an_old_way_in_does_not_lead_in_outside_the_window(now: datetime, note: str) -> None:
    talk = Talk(picnic())
    talk.commands("start")
    talk.now = now
    talk.presses("Anmäl mig")
    assert (talk.texts, talk.place) == ([note], "idle")


def test_the_last_day_is_said_in_english_too() -> None:
    talk = Talk(picnic(), person=JOY, now=CLOSED)
    talk.commands("start")
    assert said("window-closed", "en", event="The picnic", closes="Wednesday 31 October 2018") in talk.text


def test_an_event_that_began_without_a_last_day_says_when_it_began() -> None:
    talk = Talk(picnic(registration={}), now=STARTED)
    talk.commands("start")
    assert said("window-closed-started", event="Picknicken", when="onsdag 23 januari 2019") in talk.text


CLOSED_DRAFT = said("window-closed-draft", event="Picknicken", closes="onsdag 31 oktober 2018")


@pytest.mark.parametrize("place", ["name", "meal", "note", "reviewing"])
def test_when_registration_closes_in_the_middle_of_the_form_nothing_goes_on_and_nothing_is_lost(
    place: str,
) -> None:
    talk = Talk(picnic())
    talk.begins("picnic")
    talk.reaches(place)
    before = talk.answers
    talk.now = CLOSED
    talk.answers_rightly()
    assert (talk.texts, talk.place, talk.answers, talk.registrations) == ([CLOSED_DRAFT], "idle", before, {})
    talk.commands("start")
    assert CLOSED_NOTE in talk.text
    assert not set(talk.buttons) & {"Fortsätt där jag var", "Anmäl mig"}
    talk.now = OPEN
    talk.commands("start")
    talk.presses("Fortsätt där jag var")
    talk.reaches("reviewing")
    talk.answers_rightly()
    assert talk.registered


def test_it_is_said_once_that_registration_closed_and_then_questions_are_answered() -> None:
    talk = Talk(picnic())
    talk.begins("picnic")
    talk.now = CLOSED
    talk.says("Är det hund?")
    assert CLOSED_DRAFT in talk.texts
    for question in ("Är det hund?", "Vad kostar det?", "hallå"):
        talk.says(question)
        assert CLOSED_DRAFT not in talk.texts


def test_a_draft_that_waits_cannot_be_taken_up_once_closed() -> None:
    talk = Talk(picnic())
    talk.begins("picnic")
    talk.commands("cancel")
    talk.now = CLOSED
    talk.presses("Fortsätt där jag var")
    assert (talk.texts, talk.place) == ([CLOSED_DRAFT], "idle")


def test_a_draft_that_waits_can_be_dropped_once_closed() -> None:
    talk = Talk(picnic())
    talk.begins("picnic")
    talk.commands("cancel")
    talk.now = CLOSED
    talk.presses("Ta bort mina svar")
    assert (talk.texts, talk.draft) == ([said("draft-dropped")], None)


@pytest.mark.parametrize(("now", "window"), [(EARLY, "early"), (OPEN, "open"), (CLOSED, "closed")])
def test_who_says_what_nothing_answers_is_told_what_can_be_done_at_that_time(
    now: datetime, window: str
) -> None:
    talk = Talk(picnic(), now=now)
    talk.says("Blablabla")
    assert talk.text.startswith(said("question-unanswered"))
    assert ("Anmäl mig" in talk.buttons) == (window == "open")


@pytest.mark.parametrize("now", [OPEN, CLOSED])
def test_who_cancels_is_told_how_long_the_seat_can_be_taken_back(now: datetime) -> None:
    talk = a_registered_talk(picnic(), now)
    talk.presses("Avboka")
    assert said("cancel-while-free") in talk.text


def test_an_edit_after_closing_changes_nothing() -> None:
    talk = Talk(picnic())
    talk.begins("picnic")
    message = talk.says("Anna Ek")
    talk.now = CLOSED
    talk.edits(message, "Bo Ek")
    assert (talk.texts, talk.answers) == ([CLOSED_DRAFT], {"name": "Anna Ek"})


def a_registered_talk(event: Event, now: datetime) -> Talk:
    talk = Talk(event)
    talk.registers()
    talk.commands("registration")
    talk.now = now
    return talk


def test_a_registration_is_changed_after_closing_until_the_event_starts() -> None:
    talk = a_registered_talk(picnic(), datetime(2019, 1, 22, 22, 59, tzinfo=UTC))
    talk.presses("Ändra mina svar", "Ändra ett svar", "Namn")
    talk.says("Bo Ek")
    talk.presses("Spara ändringarna")
    assert talk.registration
    assert talk.registration.answers["name"] == "Bo Ek"


@pytest.mark.parametrize("label", ["Ändra mina svar", "Avboka"])
@pytest.mark.parametrize(
    ("settings", "now"),
    [({}, STARTED), ({"changes_until": date(2018, 11, 4)}, datetime(2018, 11, 4, 23, 0, tzinfo=UTC))],
)
def test_when_changes_are_over_a_registration_can_only_be_seen(
    settings: dict[str, object], now: datetime, label: str
) -> None:
    talk = a_registered_talk(picnic(**settings), now)
    before = talk.registration
    talk.presses(label)
    assert talk.texts == [said("changes-over", event="Picknicken")]
    talk.commands("registration")
    assert (talk.registration, talk.buttons) == (before, ["🎟 Visa biljetten", "📋 Mina svar"])


@pytest.mark.parametrize("act", ["Bo Ek", "[Spara ändringarna]", "[‹ Tillbaka]"])
def test_a_change_that_is_under_way_when_changes_are_over_is_dropped_with_a_word(act: str) -> None:
    talk = a_registered_talk(picnic(), OPEN)
    before = talk.registration
    talk.presses("Ändra mina svar")
    talk.now = STARTED
    talk.acts(act)
    assert talk.texts == [said("changes-over", event="Picknicken")]
    assert (talk.registration, talk.draft) == (before, None)


@pytest.mark.parametrize(("now", "again"), [(OPEN, True), (CLOSED, False)])
def test_who_cancels_may_begin_anew_while_the_window_is_open(now: datetime, *, again: bool) -> None:
    talk = a_registered_talk(picnic(), now)
    talk.presses("Avboka", "Ja, avboka")
    assert said("cancelled-while-free") in talk.text
    assert (said("button-regain") in talk.buttons, "Anmäl mig igen" in talk.buttons) == (True, again)


def test_who_is_not_coming_after_all_is_not_pressed_to_register_again() -> None:
    talk = a_registered_talk(picnic(), OPEN)
    talk.presses("Avboka")
    talk.presses("Ja, avboka")
    assert talk.buttons[0] != "Anmäl mig igen"
    assert talk.buttons[-1] == "Anmäl mig igen"
