"""Says whether an attendee has come today: when the door opens, how it is told, and the buttons that change it."""

from datetime import date, datetime, timedelta

from conversations.chat.buttons import button, cut
from conversations.chat.effects import Button, Rows
from conversations.chat.presses import AtDoor, OnDay
from conversations.chat.scene import Scene, of_team
from conversations.chat.wire import Carried, encode
from conversations.language.dates import of_day, on_weekday, spoken
from conversations.model.event.event import Event
from conversations.model.registrations import attendance
from conversations.model.registrations.registration import CheckIn, Registration

OPENS = timedelta(days=1)
"""So long before a day of an event tickets can be tried and checked in, and not earlier."""


def is_open(event: Event, now: datetime) -> bool:
    return now >= event.beginning(attendance.today(event, now)) - OPENS


def today(about: Scene) -> date:
    """Return the day that the door of the scene's event is for."""
    return attendance.today(about.event, about.facts.now)


def is_in(about: Scene, registration: Registration) -> CheckIn | None:
    """Return the check-in of today."""
    return attendance.on(about.event, registration, today(about))


def came(about: Scene, check_in: CheckIn) -> str:
    """Say when somebody was checked in, and by whom."""
    at = _time(about, check_in.at)
    member = about.facts.team.members.get(check_in.by or 0)
    by = member.name if member and member.name else about.plain("door-somebody")
    return about.html("door-came", at=at, by=by)


def rows(scene: Scene, registration: Registration) -> Rows:
    """Return the buttons for what can be done at the door with a registration."""
    if registration.status != "confirmed":
        return ()
    about, day = of_team(scene, registration), today(of_team(scene, registration))
    came_on = attendance.by_day(about.event, registration)
    others = tuple((_out_then(about, registration, each),) for each in came_on if each != day)
    if day in came_on:
        return (undo(about, registration, day), *others)
    return ((button(scene, "button-check-in", AtDoor("in", registration.code)),), *others)


def undo(about: Scene, registration: Registration, day: date) -> tuple[Button]:
    """Return the button that undoes the check-in of a day, also when it is pressed on another."""
    return (button(about, "button-check-out", _out(about, registration, day)),)


def _out_then(about: Scene, registration: Registration, day: date) -> Button:
    label = about.plain("button-check-out-day", day=on_weekday(day, about.language))
    return Button(cut(label), encode(_out(about, registration, day)))


def _out(about: Scene, registration: Registration, day: date) -> Carried:
    one = about.event.door.is_one
    return AtDoor("out", registration.code) if one else OnDay("out", registration.code, day.isoformat())


def _time(about: Scene, at: datetime) -> str:
    """Return a time in words: on the same day the time of day is enough."""
    zone, language = about.event.zone, about.language
    local, now = at.astimezone(zone), about.facts.now.astimezone(zone)
    return (
        of_day(local, language)
        if local.date() == now.date()
        else spoken(local.replace(second=0, microsecond=0), language)
    )
