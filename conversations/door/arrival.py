"""Says whether an attendee has come: when the door opens, how it is told, and the buttons that change it."""

from datetime import datetime, timedelta

from conversations.chat.buttons import button
from conversations.chat.effects import Rows
from conversations.chat.presses import AtDoor
from conversations.chat.scene import Scene
from conversations.language.dates import of_day, spoken
from conversations.language.moments import day_of
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration

OPENS = timedelta(days=1)
"""So long before the first day of an event tickets can be tried and checked in, and not earlier."""


def is_open(event: Event, now: datetime) -> bool:
    return now >= event.beginning(day_of(event.starts)) - OPENS


def came(about: Scene, registration: Registration) -> str:
    """Say when somebody was checked in, and by whom."""
    at = _time(about, registration.came_at)
    member = about.facts.team.members.get(registration.came_by or 0)
    by = member.name if member and member.name else about.plain("door-somebody")
    return about.html("door-came", at=at, by=by)


def rows(scene: Scene, registration: Registration) -> Rows:
    """Return the buttons for what can be done at the door with a registration."""
    code = registration.code
    if registration.status != "confirmed":
        return ()
    if registration.has_come:
        return ((button(scene, "button-check-out", AtDoor("out", code)),),)
    return ((button(scene, "button-check-in", AtDoor("in", code)),),)


def _time(about: Scene, at: datetime | None) -> str:
    """Return a time in words: on the same day the time of day is enough."""
    if at is None:
        return ""
    zone, language = about.event.zone, about.language
    local, now = at.astimezone(zone), about.facts.now.astimezone(zone)
    return (
        of_day(local, language)
        if local.date() == now.date()
        else spoken(local.replace(second=0, microsecond=0), language)
    )
