"""What the team meets who begins: where things stand, and the way to what they do."""

from datetime import date, time
from typing import Any

import pytest

from conversations.model.lookups import LookedUp
from conversations.model.team import Member, Role
from tests.fakes.world import ME, NAME, OLGA, OPEN, Talk, picnic, said

REMINDERS = [
    {
        "key": "week",
        "audience": ["confirmed"],
        "before": "7 days",
        "at": time(9),
        "text": "Om en vecka ses vi!",
    },
    {"key": "day", "audience": ["confirmed"], "before": "1 day", "at": time(9), "text": "I morgon ses vi!"},
]


def begun(role: Role, total: dict[str, int] | None = None, **settings: Any) -> Talk:
    talk = Talk(picnic(NAME, reminder=REMINDERS, registration={"capacity": 40}, **settings), now=OPEN)
    talk.team[ME] = Member(ME, role, "Åsa", OLGA, OPEN)
    talk.totals = {"picnic": total or {}}
    talk.commands("start")
    return talk


def test_an_organiser_sees_where_things_stand_and_what_leaves_next() -> None:
    talk = begun("organiser", {"confirmed": 30, "came": 2, "pending": 3, "waitlisted": 4})
    assert "Anmälda: 32 av 40 platser" in talk.text
    assert "Väntar på beslut: 3" in talk.text
    assert "I kö: 4" in talk.text
    assert "Incheckade: 2 av 32" in talk.text
    assert "Nästa påminnelse: onsdag 16 januari 2019 09:00 · Om en vecka ses vi!" in talk.text
    assert talk.buttons == [
        "⚖️ Det som väntar på svar", "📣 Skriv till deltagarna", "🔔 Påminnelser", "🔎 Hitta någon", "🚪 Checka in",
        "📊 Siffror", "👤 Som deltagare",
    ]  # fmt: skip


def test_before_anybody_has_come_little_is_said_and_nothing_waits() -> None:
    talk = begun("organiser")
    assert "Anmälda: 0 av 40 platser" in talk.text
    for word in ("Väntar", "I kö", "Incheckade", "Frågor"):
        assert word not in talk.text
    assert "⚖️ Det som väntar på svar" not in talk.buttons


def test_staff_see_the_figures_and_the_door_and_nothing_of_what_organisers_do() -> None:
    talk = begun("staff", {"confirmed": 30, "pending": 3})
    assert "Anmälda: 30" in talk.text
    assert "påminnelse" not in talk.text
    assert talk.buttons == ["🔎 Hitta någon", "🚪 Checka in", "📊 Siffror", "👤 Som deltagare"]


@pytest.mark.parametrize("status", ["cancelled", "paused", "done", "missed"])
def test_a_reminder_that_does_not_leave_is_not_announced(status: str) -> None:
    talk = begun("organiser")
    talk.looked_up = LookedUp(reminders={"reminder:picnic:week:2019-01-23": status})
    talk.commands("start")
    assert "tisdag 22 januari 2019 09:00 · I morgon ses vi!" in talk.text


def test_one_press_leads_to_what_attendees_see_and_one_back() -> None:
    talk = begun("organiser")
    talk.presses("👤 Som deltagare")
    assert "Anmäl mig" in talk.buttons
    talk.presses("🏠 Arrangörens sida")
    assert "📣 Skriv till deltagarna" in talk.buttons


@pytest.mark.parametrize(
    ("label", "command"),
    [("📣 Skriv till deltagarna", "broadcast"), ("🔎 Hitta någon", "find"), ("📊 Siffror", "count")],
)
def test_a_press_does_what_the_command_does(label: str, command: str) -> None:
    pressed, written = begun("organiser"), begun("organiser")
    pressed.presses(label)
    written.commands(command)
    assert (pressed.texts, pressed.buttons) == (written.texts, written.buttons)


def test_an_organiser_in_the_middle_of_the_form_is_left_there() -> None:
    talk = Talk(picnic(NAME))
    talk.team[ME] = Member(ME, "organiser", "Åsa", OLGA, OPEN)
    talk.begins("picnic")
    talk.commands("start")
    assert talk.place == "name"
    assert "🏠" not in talk.text


def test_the_links_of_events_lead_organisers_where_they_lead_everybody() -> None:
    talk = Talk(picnic(NAME, starts=date(2019, 1, 23)))
    talk.team[ME] = Member(ME, "organiser", "Åsa", OLGA, OPEN)
    talk.commands("start", "picnic")
    assert "Anmäl mig" in talk.buttons


def test_with_several_events_the_home_is_that_of_the_chosen_one() -> None:
    talk = begun("organiser")
    talk.events["other"] = picnic(NAME).model_copy(update={"key": "other"})
    talk.chat = Talk(picnic(NAME)).chat
    talk.commands("start")
    assert said("home", event="Picknicken") not in talk.text
    talk.presses("Picknicken")
    assert talk.text.startswith("🏠 Picknicken")
