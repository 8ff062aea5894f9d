"""Leads into the form: begins, goes on with a draft, begins anew or drops it."""

from dataclasses import replace

from conversations.chat import drafts, event_lines
from conversations.chat.effects import Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import ToForm
from conversations.chat.replies import passed, put
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Draft, Idle
from conversations.form import dropping, pressing
from conversations.registrations import cards, greeting
from conversations.registrations.replies import already_registered


def react(scene: Scene, pressed: Pressed, press: ToForm) -> Step | None:
    """Lead into the form: begin, go on with a draft, begin anew or drop it."""
    act, draft = press.act, scene.chat.state.draft
    if act == "begin":
        return _begin(scene, pressed, press.event)
    if draft is None or not pressing.is_of_draft(scene, press.draft):
        return None
    if act not in ("drop", "drop-yes") and (closed := pressing.closing(scene)):
        return closed
    match act, scene.chat.state:
        case "restart" | "drop", Idle() if dropping.loses(scene, draft):
            yes, no = (ToForm(each, draft.nonce) for each in (f"{act}-yes", "resume"))
            return put(scene, pressed, dropping.question(scene, draft, yes, no))
        case "resume", Idle():
            return _resume(scene, draft)
        case "restart" | "restart-yes", Idle() if not (draft.revises or draft.colleague):
            return pressing.go_on(scene, drafts.blank(scene.event, scene.facts.fresh.nonce))
        case "drop" | "drop-yes", Idle():
            scene = scene.at(Idle())
            return scene.step(greeting.dropped(scene, draft))
        case _:
            return passed(scene, pressed)


def _begin(scene: Scene, pressed: Pressed, key: str) -> Step | None:
    event = scene.facts.events.get(key)
    if event is None:
        return None
    scene = scene.about(event)
    if scene.registration:
        return already_registered(scene, pressed, scene.registration)
    if scene.window != "open":
        return scene.step(Say(event_lines.closed_note(scene)))
    draft = scene.chat.state.draft
    if draft is None:
        return pressing.go_on(scene, drafts.blank(event, scene.facts.fresh.nonce))
    if isinstance(scene.chat.state, Idle):
        return _resume(scene, draft)
    return passed(scene, pressed)


def _resume(scene: Scene, draft: Draft) -> Step:
    """Go on where the form was left; what was to change a registration that is over since is a new one now."""
    if not draft.revises or draft.claims or scene.registration:
        return pressing.go_on(scene, draft)
    if scene.window == "open":
        return pressing.go_on(scene, replace(draft, revises=None))
    return scene.at(Idle()).step(cards.no_registration(scene))
