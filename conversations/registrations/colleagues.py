"""Acts for somebody else: registers a colleague, hands on the link, gives a seat away, takes over what was handed on."""

from dataclasses import replace

from conversations.chat import drafts, event_lines
from conversations.chat.effects import Keep, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import OnClaim, OnColleague
from conversations.chat.replies import alert, passed, put
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Draft, Idle
from conversations.form import cards as form_cards
from conversations.form import dropping
from conversations.form.replies import changes_over, place
from conversations.model.registrations.registration import Registration
from conversations.registrations import buttons, cards, leaving
from conversations.registrations.replies import already_registered


def react(scene: Scene, pressed: Pressed, press: OnColleague) -> Step | None:
    """Do what a button for colleagues says: with the key of an event, or with the code of a registration."""
    act = press.act
    if press.event and not press.code:
        scene = scene.about(scene.facts.events[press.event])
        return _begin(scene, pressed) if act == "begin" else put(scene, pressed, cards.colleagues(scene))
    registration = scene.facts.registrations.colleagues.get(press.code)
    if registration is None or registration.event not in scene.facts.events:
        return None
    scene = scene.about(scene.facts.events[registration.event])
    if registration.is_over and registration.person is None and act == "regain":
        return leaving.take_back_for_colleague(scene, pressed, registration)
    if registration.is_over or registration.person is not None or act == "show":
        return put(scene, pressed, cards.colleague(scene, registration))
    return _on_unclaimed(scene, pressed, act, registration)


def give(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    """Give one's own seat away: it stays one's own until somebody has taken it over."""
    if not scene.may_bring:
        return alert(scene, pressed, "bring-over")
    if registration.claim:
        return scene.step(*cards.giving(scene, registration))
    offered = replace(registration, claim=scene.facts.fresh.token)
    scene = scene.storing(offered)
    renewed = cards.renewed(scene, offered)
    return scene.step(Keep(offered), renewed, *cards.giving(scene, offered))


def take_back(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    """Keep the seat after all: the link that was handed on no longer works."""
    kept = replace(registration, claim=None)
    scene = scene.storing(kept)
    told = Say(scene.html("taken-back"), ((buttons.show_button(scene, kept),),))
    return put(scene, pressed, told, Keep(kept), cards.renewed(scene, kept))


def opened(scene: Scene, token: str) -> Step:
    """Answer whoever opens a link that hands a registration on."""
    found = _linked(scene, token)
    if found is None:
        return _gone(scene)
    scene = scene.about(scene.facts.events[found.event])
    if found.owner == scene.facts.me:
        own = Say(scene.html("claim-own"))
        return scene.step(own, cards.invitation(scene, found))
    if not scene.may_bring:
        return scene.step(Say(event_lines.named(scene, "claim-late")))
    if scene.registration:
        seated = scene.registration.holds_seat
        text = event_lines.named(scene, "claim-not-needed" if seated else "claim-first-leave")
        return scene.step(Say(text), *cards.anew(scene, scene.registration))
    return scene.step(cards.claim(scene, found))


def answer_claim(scene: Scene, pressed: Pressed, press: OnClaim) -> Step:
    """Take the registration over, or leave it."""
    act, token = press.act, press.token
    found = _linked(scene, token)
    if found is None or found.owner == scene.facts.me:
        return alert(scene, pressed, "claim-over")
    scene = scene.about(scene.facts.events[found.event])
    if scene.registration:
        return already_registered(scene, pressed, scene.registration)
    if not scene.may_bring:
        return alert(scene, pressed, "claim-over")
    if act in ("leave", "leave-yes"):
        return _leave(scene, pressed, act, token)
    return _take(scene, pressed, found, token)


def _linked(scene: Scene, token: str) -> Registration | None:
    """Return the registration that a link hands on; None where it no longer does."""
    found = scene.facts.registrations.named.get(token)
    return found if found and not found.is_over and found.event in scene.facts.events else None


def _gone(scene: Scene) -> Step:
    """Say that the link no longer works, and show one who is registered that nothing is missing."""
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(Say(scene.html("claim-over")), *cards.anew(scene, scene.registration))
    return scene.step(Say(scene.html("claim-gone")))


def _take(scene: Scene, pressed: Pressed, found: Registration, token: str) -> Step:
    """Open the form with what the registrant told of the colleague, and what the colleague answered already."""
    draft = scene.chat.state.draft
    if draft and draft.claims == token and not isinstance(scene.chat.state, Idle):
        return passed(scene, pressed)
    told = found.answers if found.person is None else {}
    own = draft.answers if draft and not draft.colleague else {}
    claiming = Draft(found.event, scene.facts.fresh.nonce, {**told, **own}, revises=found.code, claims=token)
    scene = scene.at(drafts.ahead(drafts.fitted(claiming, scene.event), scene.event))
    return scene.step(place(scene))


def _leave(scene: Scene, pressed: Pressed, act: str, token: str) -> Step:
    """Drop what was begun of taking over, after a question; a form of the person's own stays."""
    draft, left = scene.chat.state.draft, Say(scene.html("claim-left"))
    if act == "leave" and draft and draft.claims == token and dropping.loses(scene, draft):
        yes, no = (OnClaim(each, token) for each in ("leave-yes", "take"))
        return put(scene, pressed, dropping.question(scene, draft, yes, no))
    if draft is None or draft.claims == token:
        return put(scene.at(Idle()), pressed, left)
    return scene.step(left)


def _begin(scene: Scene, pressed: Pressed) -> Step:
    draft = scene.chat.state.draft
    if draft and isinstance(scene.chat.state, Idle):
        return scene.step(form_cards.welcome_back(scene, draft))
    if draft:
        return passed(scene, pressed)
    if scene.window != "open" or not scene.may_bring:
        return alert(scene, pressed, "bring-over")
    most = scene.event.colleagues.at_most if scene.event.colleagues else 0
    if len(scene.unclaimed) >= most:
        return alert(scene, pressed, "colleagues-enough", most=most)
    draft = Draft(scene.event.key, scene.facts.fresh.nonce, colleague=True)
    scene = scene.at(drafts.ahead(draft, scene.event))
    return scene.step(place(scene))


def _on_unclaimed(scene: Scene, pressed: Pressed, act: str, registration: Registration) -> Step:
    match act:
        case "remind":
            how = Say(scene.html("remind-how"))
            return scene.step(how, cards.invitation(scene, registration))
        case "cancel" | "cancel-yes" if not scene.may_change:
            return scene.step(changes_over(scene))
        case "cancel":
            return leaving.ask_for_colleague(scene, pressed, registration)
        case "cancel-yes":
            gone = registration.left(scene.facts.now)
            scene = scene.leaving(registration, gone)
            return put(scene, pressed, cards.colleague(scene, gone), Keep(gone))
        case _:
            return put(scene, pressed, cards.colleague(scene, registration))
