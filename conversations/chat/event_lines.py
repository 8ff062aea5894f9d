"""Writes the lines about the event that stand in many messages: when and where, seats left, why one can't register now."""

from collections.abc import Sequence

from babel.lists import format_list

from conversations.chat.scene import Scene
from conversations.language import dates
from conversations.language.moments import Moment
from conversations.language.wording import Html
from conversations.model.answers import labels
from conversations.model.event.fields import FormField


def closed_note(scene: Scene) -> str:
    """Why one can't register now; nothing while one can."""
    opens, closes = scene.event.registration.opens, scene.event.registration.closes
    match scene.window:
        case "early" if opens:
            return scene.html("window-early", opens=spoken(opens, scene))
        case "closed" if closes:
            return named(scene, "window-closed", closes=spoken(closes, scene))
        case "closed":
            when = spoken(scene.event.starts, scene)
            return named(scene, "window-closed-started", when=when)
        case _:
            return ""


def label(scene: Scene, field: FormField) -> str:
    return field.label[scene.language]


def choice(scene: Scene, scope: str) -> str:
    """Return how the choice is called that is a scope of seats."""
    field, _, key = scope.partition(".")
    found = scene.event.field_named(field)
    return labels.of(scene.event, found, scene.language, scene.plain).get(key, key) if found else key


def when_and_where(scene: Scene) -> list[str]:
    known = where(scene)
    return [when(scene), *([known] if known else [])]


def when(scene: Scene) -> Html:
    event = scene.event
    ends = event.local(event.ends) if event.ends else None
    return scene.html("event-when", when=dates.period(event.local(event.starts), ends, scene.language))


def where(scene: Scene) -> Html | None:
    """The venue, where it is known."""
    venue = scene.event.venue
    if venue is None:
        return None
    return scene.html("event-where", where=venue.shown(scene.language))


def named(scene: Scene, key: str, **arguments: str | int) -> str:
    """A sentence that names the event."""
    return scene.html(key, event=scene.event_name, **arguments)


def spoken(moment: Moment, scene: Scene) -> str:
    return dates.spoken(scene.event.local(moment), scene.language)


def seats_left(scene: Scene) -> list[str]:
    """How many seats are free, where there is a limit."""
    left = scene.seats.left(scene.event, "")
    if left is None:
        return []
    if left:
        return [scene.html("seats-left", left=left)]
    return [scene.html("seats-none-line" if scene.event.offers(scene.facts.now) else "seats-none")]


def either(words: Sequence[str], language: str) -> str:
    return format_list(list(words), style="or", locale=language)


def listed(words: Sequence[str], language: str) -> str:
    return format_list(list(words), locale=language)
