"""Checks people in at the door, once a day, and says at a glance what is not as it should be."""

from collections.abc import Sequence
from datetime import date, timedelta

from conversations.chat import buttons, event_lines
from conversations.chat.buttons import button
from conversations.chat.effects import Acknowledge, Button, Effect, Keep, Rows, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import AtDoor, Find, OnDay
from conversations.chat.replies import put
from conversations.chat.scene import Scene, Step, of_team
from conversations.chat.wire import encode
from conversations.door import finding
from conversations.door.arrival import OPENS, came, is_in, is_open, today, undo
from conversations.language import dates
from conversations.model.registrations import attendance
from conversations.model.registrations.counting import CAME
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.registration import spoken as spelled
from conversations.model.registrations.searching import code_in
from conversations.registrations import cards

SAME_PRESS = timedelta(minutes=1)

MISSING = 60
"""So many who have not come are told by name."""

DAYS_IN_ROW = 3


def check_in(scene: Scene, words: str) -> Step:
    """Answer /checkin, with a code or a part of a name."""
    if not words:
        return scene.step(Say(scene.html("checkin-how"), _missing_row(scene, scene.event.key)))
    found = [each for each in scene.facts.looked_up.found if each.event in scene.facts.events]
    exact = [each for each in found if each.code == code_in(words)]
    match exact or found:
        case []:
            return finding.find(scene, words)
        case [only] if exact:
            return arrived(scene, only)
        case _:
            return scene.step(finding.listed(scene, found, "door"))


def arrived(scene: Scene, registration: Registration) -> Step:
    """Check in at once whose ticket was read or code was written, or say why not."""
    kept, said = _checked(scene, registration)
    return scene.step(*kept, said)


def outdated(scene: Scene, registration: Registration) -> Step:
    """Say that the ticket that was read belongs to somebody who has given the seat away."""
    about = of_team(scene, registration)
    rows = (*_check_in_row(scene, registration), *_card_row(scene, registration))
    return scene.step(_glance(about, registration, "door-outdated", rows))


def react(scene: Scene, pressed: Pressed, press: AtDoor) -> Step | None:
    if press.act == "missing":
        return _tell_missing(scene, press.event, None)
    registration = scene.facts.registrations.named.get(press.code)
    if registration is None or registration.event not in scene.facts.events:
        return None
    match press.act:
        case "in" | "here" if _is_just_in(scene, registration):
            return scene.step(Acknowledge(pressed.callback, scene.plain("door-done")))
        case "in" | "here":
            kept, said = _checked(scene, registration, elsewhere=press.act == "here")
            return put(scene, pressed, said, *kept)
        case "out":
            return _undo(scene, pressed, registration, today(of_team(scene, registration)))
        case _:
            return None


def react_on_day(scene: Scene, pressed: Pressed, press: OnDay) -> Step | None:
    """Answer the buttons that are about one day of several."""
    if not dates.is_day(press.day):
        return None
    day, registration = dates.parsed(press.day), scene.facts.registrations.named.get(press.about)
    match press.act:
        case "missing":
            return _tell_missing(scene, press.about, day)
        case "out" if registration and registration.event in scene.facts.events:
            return _undo(scene, pressed, registration, day)
        case _:
            return None


def _checked(
    scene: Scene, registration: Registration, *, elsewhere: bool = False
) -> tuple[Sequence[Effect], Say]:
    """Return what is stored and said of somebody who stands at the door."""
    about = of_team(scene, registration)
    if _is_elsewhere(scene, registration) and not elsewhere:
        there = ((button(scene, "button-check-in-there", AtDoor("here", registration.code)),),)
        return (), _glance(about, registration, "door-elsewhere", there)
    if registration.status != "confirmed":
        return (), _glance(about, registration, f"door-{registration.status}", _card_row(scene, registration))
    if check_in := is_in(about, registration):
        rows = (*_card_row(scene, registration), undo(about, registration, today(about)))
        return (), _glance(about, registration, "door-already", rows, came(about, check_in))
    if not is_open(about.event, scene.facts.now):
        opens = event_lines.spoken(today(about) - OPENS, about)
        return (), _glance(
            about,
            registration,
            "door-confirmed",
            _card_row(scene, registration),
            about.html("door-early", day=opens),
        )
    after = attendance.checked_in(about.event, registration, scene.facts.now, scene.facts.me)
    note = _progress(about, today(about), 1)
    rows = (undo(about, registration, today(about)), *_missing_row(scene, registration.event))
    return (Keep(after),), _glance(about, after, "door-in", rows, note)


def _is_just_in(scene: Scene, registration: Registration) -> bool:
    """Whether this may be the same press once more, which is no reason to stop anybody."""
    facts, at = scene.facts, registration.came_at
    return at is not None and registration.came_by == facts.me and facts.now - at < SAME_PRESS


def _undo(scene: Scene, pressed: Pressed, registration: Registration, day: date) -> Step:
    about = of_team(scene, registration)
    if not attendance.on(about.event, registration, day):
        return put(scene, pressed, finding.card(scene, registration))
    after = attendance.checked_out(about.event, registration, day)
    note = _progress(about, day, -1)
    again = _check_in_row(scene, registration)
    return put(scene, pressed, _glance(about, after, "door-out", again, note), Keep(after))


def _tell_missing(scene: Scene, key: str, wanted: date | None) -> Step | None:
    if key not in scene.facts.events:
        return None
    about = Scene(scene.chat, scene.facts, scene.facts.events[key])
    day = wanted or today(about)
    here, confirmed = _come(about, day)
    total = confirmed - here
    lines = [_missing_title(about, day, total), _progress(about, day, 0)]
    told = 0
    for organisation, names in scene.facts.looked_up.missing:
        shown = list(names)[: max(0, MISSING - told)]
        if shown:
            heading = organisation or about.plain("missing-without")
            lines += ["", about.html("missing-heading", organisation=heading[:80], number=len(names))]
            lines += [about.html("missing-name", name=name[:60]) for name in shown]
        told += len(shown)
    if total > told:
        lines += ["", about.html("missing-more", number=total - told)]
    return scene.step(Say("\n".join(lines), _missing_rows(about, day)))


def _missing_title(about: Scene, day: date, number: int) -> str:
    if about.event.door.is_one:
        return about.html("missing", event=about.event_name, number=number)
    named = dates.on_weekday(day, about.language)
    return about.html("missing-on", event=about.event_name, day=named, number=number)


def _missing_rows(about: Scene, day: date) -> Rows:
    """Return the button that looks once more, and those of the other days."""
    key, door = about.event.key, about.event.door
    if door.is_one:
        return ((button(about, "button-count-again", AtDoor("missing", event=key)),),)
    again = button(about, "button-count-again", OnDay("missing", key, day.isoformat()))
    others = [
        Button(dates.brief(each, about.language), encode(OnDay("missing", key, each.isoformat())))
        for each in door.shown(today(about))
        if each != day
    ]
    return ((again,), *buttons.in_rows(others, DAYS_IN_ROW))


def _glance(about: Scene, registration: Registration, key: str, rows: Rows = (), note: str = "") -> Say:
    name = cards.attendee(about.event, registration)
    text = about.html(key, name=name, event=about.event_name, code=spelled(registration.code))
    return Say(f"{text}\n\n{note}" if note else text, rows)


def _progress(about: Scene, day: date, difference: int) -> str:
    """Say how many are in on a day, of how many."""
    here, confirmed = _come(about, day)
    if about.event.door.is_one:
        return about.html("door-progress", number=here + difference, of=confirmed)
    named = dates.on_weekday(day, about.language)
    return about.html("door-progress-on", day=named, number=here + difference, of=confirmed)


def _come(about: Scene, day: date) -> tuple[int, int]:
    """Return how many have come on a day, and how many are confirmed."""
    total = about.facts.totals.get(about.event.key, {})
    here = CAME if about.event.door.is_one else day.isoformat()
    return total.get(here, 0), total.get("confirmed", 0) + total.get(CAME, 0)


def _is_elsewhere(scene: Scene, registration: Registration) -> bool:
    """Whether the ticket is for another event than the one that this door is for."""
    here = scene.chat.event
    return here is not None and here in scene.facts.events and registration.event != here


def _check_in_row(scene: Scene, registration: Registration) -> Rows:
    return ((button(scene, "button-check-in", AtDoor("in", registration.code)),),)


def _card_row(scene: Scene, registration: Registration) -> Rows:
    return ((button(scene, "button-card", Find("show", registration.code)),),)


def _missing_row(scene: Scene, event: str) -> Rows:
    label = buttons.cut(scene.plain("button-missing"))
    return ((Button(label, encode(AtDoor("missing", event=event))),),)
