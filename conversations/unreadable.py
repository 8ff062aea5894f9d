"""Tells people what of theirs can't be read any more: a chat begins anew, and a registration is left alone."""

from conversations import awaiting, routes
from conversations.chat.effects import Say
from conversations.chat.facts import Facts
from conversations.chat.inputs import Commanded, Edited, Input, Pressed, Said, Shared
from conversations.chat.presses import OnClaim
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat, Idle
from conversations.chat.wire import Carried
from conversations.model.event.event import Event


def told(scene: Scene, given: Input) -> Step | None:
    """Say that one's own registration stands but can't be read, where an input is about it; a form for it rests."""
    event = _meant(scene, given)
    if event is None or event.key not in scene.facts.registrations.unreadable:
        return None
    draft = scene.chat.state.draft
    if draft and draft.event == event.key and not draft.colleague:
        scene = scene.at(Idle(draft))
    return scene.step(Say(scene.html("registration-unreadable", event=event.name[scene.language])))


def begun_anew(chat: Chat, facts: Facts) -> Say:
    """Say that what was remembered of the talk is lost, and which registrations stand all the same."""
    live = {
        key for key, each in facts.registrations.own.items() if not each.is_over
    } | facts.registrations.unreadable
    lines = [facts.wording.html(chat.language, "chat-begun-anew")]
    lines += [
        facts.wording.html(chat.language, "registration-stands", event=event.name[chat.language])
        for key, event in facts.events.items()
        if key in live
    ]
    return Say("\n\n".join(lines))


def _meant(scene: Scene, given: Input) -> Event | None:
    """The event whose registration an input shows, changes or leads to."""
    events = scene.facts.events
    match given:
        case Commanded("registration" | "start", ""):
            return scene.event
        case Commanded("start", key):
            return events.get(key)
        case Pressed():
            flow, press = routes.read(given)
            return _led_to(scene, press) if flow and flow.of_own else None
        case Said() | Edited() | Shared() if not isinstance(scene.chat.state, Idle):
            draft = scene.chat.state.draft
            is_own = not (draft.colleague or scene.facts.subject or awaiting.question(scene))
            return scene.event if is_own else None
        case _:
            return None


def _led_to(scene: Scene, press: Carried | None) -> Event:
    """The event that a button names or whose registration it hands on; else that of the talk."""
    found = scene.facts.registrations.named.get(press.token) if isinstance(press, OnClaim) else None
    return scene.facts.events.get(found.event if found else getattr(press, "event", "")) or scene.event
