"""Leads into the form: begins, goes on with a draft, begins anew or drops it."""

from dataclasses import replace

from conversations.chat import drafts, event_lines
from conversations.chat.buttons import Press
from conversations.chat.effects import Acknowledge, Say
from conversations.chat.inputs import Pressed
from conversations.chat.replies import passed, put, seen
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Draft, Idle
from conversations.form import dropping, pressing
from conversations.registrations import cards, greeting
from conversations.registrations.replies import already_registered, outlived


def react(scene: Scene, pressed: Pressed, press: Press, act: str) -> Step:
    """Into the form: begin, go on with a draft, begin anew or drop it."""
    draft = scene.chat.state.draft
    if act == "begin":
        return _begin(scene, pressed, press.value)
    if draft is None or not pressing.is_of_draft(scene, press.nonce):
        return outlived(scene, pressed)
    if act not in ("drop", "drop-yes") and (closed := pressing.closing(scene)):
        return seen(pressed, closed)
    match act, scene.chat.state:
        case "restart" | "drop", Idle() if dropping.loses(scene, draft):
            yes, no = (Press("start", each, draft.nonce) for each in (f"{act}-yes", "resume"))
            return put(scene, pressed, dropping.question(scene, draft, yes, no))
        case "resume", Idle():
            return _resume(scene, pressed, draft)
        case "restart" | "restart-yes", Idle() if not (draft.revises or draft.colleague):
            return seen(pressed, pressing.go_on(scene, drafts.blank(scene.event, scene.facts.nonce)))
        case "drop" | "drop-yes", Idle():
            scene = scene.at(Idle())
            return scene.step(Acknowledge(pressed.callback), greeting.dropped(scene, draft))
        case _:
            return passed(scene, pressed)


def _begin(scene: Scene, pressed: Pressed, key: str) -> Step:
    event = scene.facts.events.get(key)
    if event is None:
        return scene.step(Acknowledge(pressed.callback, scene.plain("event-gone"), alert=True))
    scene = scene.about(event)
    if scene.registration:
        return already_registered(scene, pressed, scene.registration)
    if scene.window != "open":
        return scene.step(Acknowledge(pressed.callback), Say(event_lines.closed_note(scene)))
    draft = scene.chat.state.draft
    if draft is None:
        return seen(pressed, pressing.go_on(scene, drafts.blank(event, scene.facts.nonce)))
    if isinstance(scene.chat.state, Idle):
        return _resume(scene, pressed, draft)
    return passed(scene, pressed)


def _resume(scene: Scene, pressed: Pressed, draft: Draft) -> Step:
    """Go on where the form was left; what was to change a registration that is over since is a new one now."""
    if not draft.revises or draft.claims or scene.registration:
        return seen(pressed, pressing.go_on(scene, draft))
    if scene.window == "open":
        return seen(pressed, pressing.go_on(scene, replace(draft, revises=None)))
    return seen(pressed, scene.at(Idle()).step(cards.no_registration(scene)))
