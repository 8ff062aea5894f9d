"""Decides what an attendee's buttons do about a registration: look, change, cancel, wait in line, take a seat."""

from dataclasses import replace

from conversations.chat import drafts, event_lines
from conversations.chat.effects import Effect, Keep, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import Attend, OnOffer, OnRegistration
from conversations.chat.replies import alert, passed, put
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Idle
from conversations.form import cards as form_cards
from conversations.form.replies import changes_over, place
from conversations.model.registrations.registration import Registration
from conversations.registrations import buttons, cards, colleagues, leaving, submitting


def react(scene: Scene, pressed: Pressed, press: OnRegistration) -> Step | None:
    """Do what a button of a registration says; one of a registration that is over leads to what is now."""
    act, registration = press.act, _own(scene, press.code)
    if registration is None:
        return None
    scene = scene.about(scene.facts.events[registration.event])
    if registration.is_over:
        return _on_ended(scene, pressed, registration, act)
    match act:
        case "show" | "answers" | "ticket" | "calendar" | "regain":
            return _look(scene, pressed, registration, act)
        case "leave" if registration.status == "waitlisted":
            return leaving.ask(scene, pressed, registration, OnRegistration("leave-yes", registration.code))
        case "leave-yes" if registration.status == "waitlisted":
            return leaving.leave(scene, registration)
        case "give" if registration.claim or registration.status == "confirmed":
            return colleagues.give(scene, pressed, registration)
        case "take-back" if registration.claim or registration.status == "confirmed":
            return colleagues.take_back(scene, pressed, registration)
        case _ if not scene.may_change:
            return scene.step(changes_over(scene))
        case _:
            return _on_live(scene, pressed, registration, act)


def say_whether_coming(scene: Scene, pressed: Pressed, press: Attend) -> Step | None:
    """Note the answer to a reminder that asks, for as long as the event has not begun."""
    act, registration = press.act, _own(scene, press.code)
    if registration is None:
        return None
    scene = scene.about(scene.facts.events[registration.event])
    if registration.is_over:
        return _on_ended(scene, pressed, registration, act)
    if scene.facts.now >= scene.event.beginning(scene.event.starts):
        return alert(scene, pressed, "attend-late")
    match act:
        case "no":
            return leaving.ask(scene, pressed, registration, Attend("no-yes", registration.code))
        case "no-yes":
            return leaving.leave(scene, registration)
        case "other" if registration.status == "confirmed" and scene.may_bring:
            return colleagues.give(scene, pressed, registration)
        case "other":
            return alert(scene, pressed, "attend-no-colleague")
        case _ if registration.status != "confirmed":
            return _look(scene, pressed, registration, "show")
        case _:
            return note_coming(scene, registration)


def note_coming(scene: Scene, registration: Registration) -> Step:
    """Note that somebody has said once more that they come, and thank them."""
    coming = replace(registration, coming_at=scene.facts.now)
    thanks = Say(scene.html("attend-thanks", event=scene.event_name))
    return scene.storing(coming).step(Keep(coming), thanks)


def answer_offer(scene: Scene, pressed: Pressed, press: OnOffer) -> Step | None:
    """Take the seat that is offered, or leave it to the next; those who come together take or leave it together."""
    act, registration = press.act, _offered(scene, press.code)
    if registration is None or registration.event not in scene.facts.events:
        return None
    scene = scene.about(scene.facts.events[registration.event])
    if registration.status != "offered":
        key = "offer-taken" if registration.status == "confirmed" else "offer-over"
        return alert(scene, pressed, key)
    if registration.offer_until and scene.facts.now >= registration.offer_until:
        return alert(scene, pressed, "offer-over")
    if registration.answers_offers != scene.facts.me:
        return _leave_to_others(scene, pressed, registration)
    party = _party(scene, registration)
    match act:
        case "accept" | "decline-yes":
            return _decide(scene, party, accepts=act == "accept")
        case "decline":
            return leaving.ask_to_turn_down(scene, pressed, party)
        case _:
            return put(scene, pressed, cards.offer(scene, registration, _names(scene, party)))


def _on_live(scene: Scene, pressed: Pressed, registration: Registration, act: str) -> Step:
    match act:
        case "change":
            return _change(scene, pressed, registration)
        case "cancel":
            yes = OnRegistration("cancel-yes", registration.code)
            return leaving.ask(scene, pressed, registration, yes)
        case "cancel-yes":
            return leaving.leave(scene, registration)
        case "together" | "apart" if registration.status == "waitlisted":
            return _join(scene, pressed, registration, joined=act == "together")
        case _:
            return _look(scene, pressed, registration, "show")


def _leave_to_others(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    """Refuse to answer an offer that the registrant answers: until the colleague has taken over, or where they come together."""
    if registration.party:
        return alert(scene, pressed, "offer-by-registrant")
    return put(scene, pressed, cards.colleague(scene, registration))


def _own(scene: Scene, code: str) -> Registration | None:
    """Return the person's own registration with this code, where its event is still there."""
    mine = scene.facts.registrations.own.values()
    return next((each for each in mine if each.code == code and each.event in scene.facts.events), None)


def _offered(scene: Scene, code: str) -> Registration | None:
    return next((each for each in scene.facts.mine if each.code == code), None)


def _party(scene: Scene, registration: Registration) -> list[Registration]:
    """Return all registrations that this offer is for."""
    if not registration.party:
        return [registration]
    mine = scene.facts.mine
    return [each for each in mine if each.party == registration.party and each.status == "offered"]


def _names(scene: Scene, party: list[Registration]) -> str:
    """Return the names of those who are offered a seat, where that is not the person alone."""
    if party[0].party:
        return event_lines.listed([cards.attendee(scene.event, each) for each in party], scene.language)
    return cards.attendee(scene.event, party[0]) if party[0].person is None else ""


def _decide(scene: Scene, party: list[Registration], *, accepts: bool) -> Step:
    effects: list[Effect] = []
    for each in party:
        after = _taken(scene, each) if accepts else each.ended("cancelled", scene.facts.now)
        scene = scene.storing(after)
        effects += [Keep(after), *_told(scene, after, "offer-accepted" if accepts else "offer-declined")]
    return scene.step(*effects)


def _told(scene: Scene, after: Registration, key: str) -> tuple[Effect, ...]:
    if after.person != scene.facts.me:
        return cards.news(scene.facts, scene.event, after, key)
    told = scene.html(key, event=scene.event_name)
    if after.is_over:
        return (cards.renewed(scene, after), Say(told, buttons.of_ended(scene, after)))
    return (cards.renewed(scene, after), cards.ticket(scene, after, told))


def _taken(scene: Scene, offered: Registration) -> Registration:
    return replace(offered, status="confirmed", offer_until=None, party=None, changed_at=scene.facts.now)


def _look(scene: Scene, pressed: Pressed, registration: Registration, act: str) -> Step:
    if act == "ticket" and registration.status == "confirmed":
        return scene.step(cards.ticket(scene, registration))
    if act == "calendar":
        return scene.step(cards.calendar_file(scene))
    if act == "answers":
        return put(scene, pressed, cards.my_answers(scene, registration))
    return put(scene, pressed, cards.status(scene, registration))


def _change(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    draft = scene.chat.state.draft
    if draft and not isinstance(scene.chat.state, Idle):
        return passed(scene, pressed)
    if draft and draft.revises != registration.code:
        return scene.step(form_cards.welcome_back(scene, draft))
    revision = draft or drafts.revision(scene.event, registration, scene.facts.fresh.nonce)
    scene = scene.at(drafts.ahead(drafts.fitted(revision, scene.event), scene.event))
    return scene.step(place(scene))


def _on_ended(scene: Scene, pressed: Pressed, registration: Registration, act: str) -> Step:
    if act in ("regain", "rejoin") and scene.may_take_back(registration):
        return leaving.take_back(scene, registration)
    if act == "regain" and scene.may_return(registration):
        return leaving.say_gone(scene, pressed, registration)
    if act == "rejoin" and scene.may_rejoin(registration):
        return submitting.rejoin(scene, pressed, registration)
    return scene.step(cards.no_registration(scene))


def _join(scene: Scene, pressed: Pressed, registration: Registration, *, joined: bool) -> Step:
    """Let all who wait in line by this person's doing come together, or each alone; except those in other company since."""
    party = registration.code if joined else None
    company = [each for each in scene.colleagues if each.status == "waitlisted"]
    mine = (None, registration.code)
    waiting = [registration, *(each for each in company if each.party in mine)]
    changed = [replace(each, party=party) for each in waiting]
    for each in changed:
        scene = scene.storing(each)
    card = cards.status(scene, changed[0], scene.html("joined" if joined else "parted"))
    return put(scene, pressed, card, *(Keep(each) for each in changed))
