"""The programme as people see it: by day, room and page, now and next, in the calendar, and as an answer."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from bot.events import folders
from conversations.chat.effects import Say, SendFile
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.model.event.event import Event
from conversations.model.questions.understanding import ProgrammeQuestion
from conversations.programme import cards
from tests.fakes.world import NAME, ROOT, Described, Talk, conference, picnic, shown_text


def sample() -> Event:
    event = folders.read(ROOT / "events" / "sample-dev-days")
    assert isinstance(event, Event), event
    return event


def lasting(key: str, first: int, last: int, **settings: Any) -> Described:
    """An item on the day of the picnic."""
    hours = {"starts": datetime(2019, 1, 23, first), "ends": datetime(2019, 1, 23, last)}  # noqa: DTZ001
    return {"key": key, "title": key.title(), **hours, **settings}


GAMES = lasting(
    "games", 10, 12, room={"sv": "Ängen", "en": "The meadow"}, speakers=["Bo Ek"], kind="workshop"
)
LUNCH = lasting("lunch", 12, 13, kind="break")
SONG = lasting("song", 13, 14, room={"sv": "Scen 2", "en": "Stage 2"})
PICNIC = picnic(NAME, programme=[SONG, LUNCH, GAMES])
BEFORE = datetime(2018, 10, 15, 10, tzinfo=UTC)
DURING = datetime(2019, 1, 23, 9, 30, tzinfo=UTC)
"""Half past ten in Sweden."""


def talk(event: Event = PICNIC, now: datetime = BEFORE) -> Talk:
    return Talk(event, now=now)


def scene(event: Event, now: datetime = BEFORE, language: str = "sv") -> Scene:
    chat = Chat(language, event=event.key)
    return Scene(chat, talk(event, now).facts(), event)


def answered(event: Event, *keys: str, unknown: bool = False, language: str = "sv") -> str:
    question = ProgrammeQuestion(keys, times_unknown=unknown)
    return shown_text(cards.answer(scene(event, language=language), question).text)


def test_the_programme_is_in_the_order_of_its_times_with_room_and_speakers() -> None:
    person = talk()
    person.commands("programme")
    assert person.text == (
        "📋 Programmet · Picknicken\n\n"
        "10:00–12:00\n🛠 Games\nÄngen · Bo Ek\n\n"
        "12:00–13:00\n☕️ Lunch\n\n"
        "13:00–14:00\n🎤 Song\nScen 2"
    )
    assert person.buttons == ["Scen 2", "Ängen", "▶️ Just nu", "📅 Kalender"]


def test_items_at_the_same_time_stand_under_one_time() -> None:
    event = picnic(NAME, programme=[GAMES, {**SONG, "starts": GAMES["starts"], "ends": GAMES["ends"]}])
    person = talk(event)
    person.commands("programme")
    assert person.text.count("10:00–12:00") == 1


def test_where_no_times_are_known_that_is_said_and_nothing_is_invented() -> None:
    person = Talk(conference())
    person.commands("programme")
    assert "Tiderna är inte kända än." in person.text
    assert "Joy Mogensen" in person.text
    assert ":" not in person.text.partition("\n")[2]
    assert person.buttons == []


def test_an_event_without_a_programme_says_so() -> None:
    person = talk(picnic(NAME))
    person.commands("programme")
    assert person.text == "Det finns inget program här än."
    assert "📋 Programmet" not in person.buttons


def test_the_programme_stands_where_a_person_would_look() -> None:
    person = talk()
    person.commands("start")
    assert "📋 Programmet" in person.buttons
    person.commands("help")
    assert "📋 Programmet" in person.buttons
    person.registers()
    person.commands("registration")
    assert "📋 Programmet" in person.buttons
    person.presses("📋 Programmet")
    assert person.text.startswith("📋 Programmet · Picknicken")


def test_in_the_form_the_question_comes_again_below() -> None:
    person = talk()
    person.begins("picnic")
    person.commands("programme")
    assert "Vem?" in person.texts[-1]
    assert person.place == "name"


@pytest.mark.parametrize("words", ["scen 2", "Scen 2", "stage 2", "  SCEN   2 ", "på scen 2 tack"])
def test_words_choose_a_room(words: str) -> None:
    person = talk()
    person.commands("programme", words)
    assert "Song" in person.text
    assert "Games" not in person.text


@pytest.mark.parametrize(
    "words", ["onsdag", "Onsdagen", "wednesday", "15 maj", "may 15", "15/5", "dag 2", "day 2", "i morgon"]
)
def test_words_choose_a_day(words: str) -> None:
    person = talk(sample(), datetime(2030, 5, 14, 10, tzinfo=UTC))
    person.commands("programme", words)
    assert "Onsdag 15 maj" in person.text
    assert "Tisdag" not in person.text


def test_words_choose_a_day_and_a_room_together() -> None:
    person = talk(sample())
    person.commands("programme", "sal 2 dag 1")
    assert "Kartor i webbläsaren" in person.text
    assert "Felmeddelanden" not in person.text
    assert "Onsdag" not in person.text


def test_words_that_name_nothing_are_said_to_and_the_programme_is_shown() -> None:
    person = talk()
    person.commands("programme", "källaren <b>")
    assert person.text.startswith("Jag hittar ingen dag och ingen sal som heter ”källaren <b>”.")
    assert "Games" in person.text


def test_buttons_choose_a_day_and_a_room_and_take_the_place_of_the_message() -> None:
    person = talk(sample())
    person.commands("programme")
    assert "Tisdag 14 maj" in person.text
    person.presses("ons 15/5")
    assert "Tisdag" not in person.text
    person.presses("Smedjan")
    assert "Löd en väderstation" in person.text
    assert "☕️ Lunch" not in person.text
    person.presses("Alla salar")
    assert "Lunch" in person.text


def test_an_event_of_several_days_shows_today() -> None:
    person = talk(sample(), datetime(2030, 5, 15, 10, tzinfo=UTC))
    person.commands("programme")
    assert "Onsdag 15 maj" in person.text
    assert "Tisdag" not in person.text


def test_what_is_on_is_marked_and_what_comes_next_is_told() -> None:
    person = talk(now=DURING)
    person.commands("programme", "nu")
    assert person.text == "Just nu\n\n10:00–12:00\n▶️ Games\nÄngen · Bo Ek\n\nHärnäst\n\n12:00–13:00\n☕️ Lunch"


def test_before_the_event_only_what_comes_first_is_told() -> None:
    person = talk()
    person.commands("programme")
    person.presses("▶️ Just nu")
    assert person.text == "Härnäst\n\n10:00–12:00\n🛠 Games\nÄngen · Bo Ek"


def test_after_the_last_item_the_programme_is_over() -> None:
    person = talk(now=datetime(2019, 1, 23, 15, tzinfo=UTC))
    person.commands("programme", "nu")
    assert person.text == "Programmet är slut. Tack för den här gången!"


def test_what_is_on_can_be_asked_where_no_times_are_known() -> None:
    person = Talk(conference())
    person.commands("programme", "nu")
    assert person.text == "Tiderna är inte kända än."


def widest(number: int) -> Event:
    """A programme of as many items as fit, each as long as it can be."""
    item = {
        "title": "&" * 120,
        "about": "&" * 1500,
        "speakers": ["&" * 80] * 12,
        "starts": datetime(2019, 1, 23, 10),  # noqa: DTZ001
    }
    return picnic(NAME, programme=[{**item, "room": f"{each}&{'x' * 100}"} for each in range(number)])


@pytest.mark.slow
def test_the_longest_programme_is_paged_and_every_page_fits() -> None:
    person = talk(widest(300))  # the talk checks each message as Telegram would
    person.commands("programme")
    pages = 1
    while "Senare ›" in person.buttons:
        person.presses("Senare ›")
        pages += 1
    assert f"Sida {pages} av {pages}" in person.text
    assert "Senare ›" not in person.buttons
    person.presses("‹ Tidigare")
    assert f"Sida {pages - 1} av {pages}" in person.text


def test_every_item_stands_on_exactly_one_page() -> None:
    items = [lasting(f"item-{number}", 10, 11) for number in range(100)]
    person = talk(picnic(NAME, programme=items))
    person.commands("programme")
    shown = person.text
    while "Senare ›" in person.buttons:
        person.presses("Senare ›")
        shown += "\n" + person.text
    lines = shown.splitlines()
    assert [lines.count(f"🎤 Item-{number}") for number in range(100)] == [1] * 100


@pytest.mark.parametrize("carried", ["9.9.9", "1.2", "x.y.z", "0.0.99", "", "1.1.1.1", "-1.0.0"])
def test_an_old_button_of_a_programme_that_changed_still_shows_it(carried: str) -> None:
    person = talk()
    person.commands("programme")
    person.forges(f"programme|show|{carried}|picnic")
    assert person.text.startswith("📋 Programmet · Picknicken")


def test_a_button_of_an_event_that_is_gone_says_so() -> None:
    person = talk()
    person.commands("programme")
    person.forges("programme|show||other")
    assert person.toast


def test_a_button_of_a_programme_that_is_gone_is_answered() -> None:
    person = talk()
    person.commands("programme")
    person.changes(picnic(NAME))
    person.presses("Scen 2")
    assert person.toast


def calendar_of(person: Talk) -> Any:
    files = [effect for effect in person.effects if isinstance(effect, SendFile)]
    assert len(files) == 1
    return Calendar.from_ical(files[0].content)


def test_the_calendar_has_every_item_at_its_own_time_in_the_events_zone() -> None:
    person = talk()
    person.commands("programme")
    person.presses("📅 Kalender")
    entries = calendar_of(person).walk("VEVENT")
    found = [(str(each["uid"]), each.decoded("dtstart"), each.decoded("dtend")) for each in entries]
    assert [(uid, str(starts), str(ends)) for uid, starts, ends in found] == [
        ("picnic-song@the_bot", "2019-01-23 13:00:00+01:00", "2019-01-23 14:00:00+01:00"),
        ("picnic-lunch@the_bot", "2019-01-23 12:00:00+01:00", "2019-01-23 13:00:00+01:00"),
        ("picnic-games@the_bot", "2019-01-23 10:00:00+01:00", "2019-01-23 12:00:00+01:00"),
    ]
    assert len({each["uid"] for each in entries}) == 3


def test_an_item_of_which_only_the_day_is_known_takes_that_day_in_the_calendar() -> None:
    person = talk(picnic(NAME, programme=[{"title": "Lek", "starts": date(2019, 1, 23)}, GAMES]))
    person.commands("programme")
    person.presses("📅 Kalender")
    whole_day = calendar_of(person).walk("VEVENT")[0]
    assert (whole_day.decoded("dtstart"), whole_day.decoded("dtend")) == (
        date(2019, 1, 23),
        date(2019, 1, 24),
    )


def test_the_answer_to_a_question_shows_the_items_and_where_they_stand() -> None:
    assert answered(PICNIC, "games") == "📋 Ur programmet:\n\n10:00–12:00\n🛠 Games\nÄngen · Bo Ek"
    assert answered(PICNIC, "song", "games", language="en") == (
        "📋 From the programme:\n\n10:00–12:00\n🛠 Games\nThe meadow · Bo Ek\n\n13:00–14:00\n🎤 Song\nStage 2"
    )


def test_one_item_is_told_with_what_it_is_about_and_fits_the_calendar() -> None:
    event = picnic(NAME, programme=[{**SONG, "about": "Alla sjunger."}])
    answer = cards.answer(scene(event), ProgrammeQuestion(("song",)))
    assert "Alla sjunger." in answer.text
    person = talk(event)
    person.forges(answer.rows[0][0].press)
    assert [str(each["uid"]) for each in calendar_of(person).walk("VEVENT")] == ["picnic-song@the_bot"]


def test_the_answer_says_where_times_are_not_known() -> None:
    assert answered(conference(), "residents", unknown=True).startswith("Tiderna är inte kända än.")


def test_the_answer_says_where_nothing_is_on() -> None:
    assert answered(PICNIC) == "Då står det inget i programmet."


def test_an_item_that_is_gone_from_the_programme_is_left_out_of_the_answer() -> None:
    assert answered(PICNIC, "gone") == "Då står det inget i programmet."


def test_an_answer_of_many_items_fits_in_one_message() -> None:
    event = widest(60)
    answer = cards.answer(scene(event), ProgrammeQuestion(tuple(item.key for item in event.programme)))
    assert isinstance(answer, Say)
    assert len(shown_text(answer.text)) <= 4096
    assert "Se hela programmet" in answer.text


def test_the_help_tells_how_the_organisers_are_reached_and_links_to_their_pages() -> None:
    contact = {"name": "Lisa", "email": "lisa@example.org", "phone": "08-123 45", "other": "Röda huset"}
    person = talk(picnic(NAME, contact=contact, link=[{"label": "Sidan", "url": "https://example.org"}]))
    person.commands("help")
    assert "Kontakt: Lisa, lisa@example.org, 08-123 45, Röda huset" in person.text
    assert [button.link for button in person.offered if button.label == "Sidan"] == ["https://example.org"]
