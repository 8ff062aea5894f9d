"""Decides what one who holds a seat does about a choice that they wait for beside it: take it, turn it down, leave its line."""

from conversations.chat.buttons import button
from conversations.chat.effects import Keep, Rows, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import OnPart, OnRegistration
from conversations.chat.replies import alert, put
from conversations.chat.scene import Scene, Step
from conversations.model.registrations import parts
from conversations.model.registrations.registration import Registration
from conversations.registrations import cards


def react(scene: Scene, pressed: Pressed, press: OnPart) -> Step | None:
    """Do what a button of an offer of a choice, or of its line, says; the seat at the event stays in any case."""
    found = next((each for each in scene.facts.mine if each.code == press.code), None)
    if found is None or found.event not in scene.facts.events or found.owner != scene.facts.me:
        return None
    scene = scene.about(scene.facts.events[found.event])
    wish = found.wanted.get(press.scope)
    if wish is None:
        held = found.holds_seat and press.scope in scene.event.scopes(found.answers)
        return alert(scene, pressed, "offer-taken" if held else "offer-over")
    offered = wish.offer_until is not None and scene.facts.now < wish.offer_until
    match press.act:
        case "take" if offered:
            return _take(scene, found, press.scope)
        case "take":
            return alert(scene, pressed, "offer-over")
        case "no" | "leave":
            return put(scene, pressed, _question(scene, press))
        case "no-yes" | "leave-yes":
            return _leave(scene, found, press.scope)
        case _ if offered:
            return put(scene, pressed, cards.part_offer(scene, found, press.scope))
        case _:
            return put(scene, pressed, cards.status(scene, found))


def _take(scene: Scene, registration: Registration, scope: str) -> Step:
    after = parts.taken(scene.event, registration, scope, scene.facts.now)
    return _kept(scene, after, "part-taken", scope)


def _leave(scene: Scene, registration: Registration, scope: str) -> Step:
    return _kept(scene, parts.without(registration, scope), "part-left", scope)


def _kept(scene: Scene, after: Registration, key: str, scope: str) -> Step:
    scene = scene.storing(after)
    return scene.step(Keep(after), *cards.anew(scene, after, cards.about_choice(scene, key, scope)))


def _question(scene: Scene, press: OnPart) -> Say:
    """Ask whether somebody means to leave the line for a choice, or to let its seat go to the next."""
    yes = OnPart(f"{press.act}-yes", press.code, press.scope)
    no = OnPart("show", press.code, press.scope) if press.act == "no" else OnRegistration("show", press.code)
    sure, does, keeps = "part-leave-sure", "button-leave-line-yes", "button-leave-line-no"
    if press.act == "no":
        sure, does, keeps = "part-no-sure", "button-turn-down-yes", "button-turn-down-no"
    rows: Rows = ((button(scene, does, yes),), (button(scene, keeps, no),))
    return Say(cards.about_choice(scene, sure, press.scope), rows)
