"""Writes the digest of cancellations: who gave up a seat, told to organisers once a day at the most.

Each organiser can silence it for an event, and hear it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from conversations.chat import buttons, event_lines
from conversations.chat.buttons import button
from conversations.chat.effects import Button, Rows, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import OnDigest
from conversations.chat.replies import put
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode
from conversations.model.event.event import Event

GATHERED = timedelta(hours=1)
"""How long cancellations are gathered before they are told, so that those who leave together stand together."""

NAMED = 20
"""Up to so many of a group are named."""


@dataclass(frozen=True, slots=True)
class Left:
    """The names of those who gave up a seat, who were offered one from the line since, and who took it."""

    gone: Sequence[str]
    offered: Sequence[str] = ()
    taken: Sequence[str] = ()


def is_due(event: Event, now: datetime, first: datetime, told_at: datetime | None) -> bool:
    """Whether to tell now of those who left, `first` the earliest: by day, once in a day, and before the event is over."""
    if now < first + GATHERED or now >= event.ends_at or event.night.holds(now):
        return False
    return told_at is None or told_at.astimezone(event.zone).date() < now.astimezone(event.zone).date()


def card(scene: Scene, left: Left) -> Say:
    free = scene.seats.left(scene.event, "")
    parts = [
        scene.html("digest", event=scene.event_name),
        _names(scene, "digest-gone", left.gone),
        *([] if free is None else [scene.html("digest-seats", left=free)]),
        *([_names(scene, "digest-offered", left.offered)] if left.offered else []),
        *([_names(scene, "digest-taken", left.taken)] if left.taken else []),
    ]
    silence = OnDigest("silence", scene.event.key)
    return Say("\n".join(parts), ((button(scene, "button-silence", silence),),))


def react(scene: Scene, pressed: Pressed, press: OnDigest) -> Step | None:
    """Silence the digest of an event for oneself, or hear it again; the digest itself stays to be read."""
    event = scene.facts.events.get(press.event)
    if event is None:
        return None
    name, others = (
        event.name[scene.language],
        tuple(each for each in scene.chat.silenced if each != event.key),
    )
    if press.act == "silence":
        silent = _silencing(scene, (*others, event.key))
        told = Say(silent.html("digest-silenced", event=name), ((_hear(silent, event),),))
        return silent.step(told)
    return put(_silencing(scene, others), pressed, Say(scene.html("digest-heard", event=name)))


def ways_back(scene: Scene) -> Rows:
    """Return the buttons to hear again what one has silenced."""
    events = scene.facts.events
    return tuple((_hear(scene, events[each]),) for each in scene.chat.silenced if each in events)


def _silencing(scene: Scene, silenced: tuple[str, ...]) -> Scene:
    return replace(scene, chat=replace(scene.chat, silenced=silenced))


def _hear(scene: Scene, event: Event) -> Button:
    label = scene.plain("button-hear", event=event.name[scene.language])
    return Button(buttons.cut(label), encode(OnDigest("hear", event.key)))


def _names(scene: Scene, key: str, names: Sequence[str]) -> str:
    shown = event_lines.listed(names[:NAMED], scene.language)
    return scene.html(key, number=len(names), names=shown, more=max(0, len(names) - NAMED))
