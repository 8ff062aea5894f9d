"""Lets somebody leave what they are registered for, only after a question, and have it back while the seat is free."""

from conversations.chat.buttons import button
from conversations.chat.effects import Effect, Keep, Rows, Say
from conversations.chat.event_lines import named, spoken
from conversations.chat.inputs import Pressed
from conversations.chat.presses import OnColleague, OnOffer, OnRegistration
from conversations.chat.replies import put
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Idle
from conversations.chat.wire import Carried
from conversations.model.registrations.registration import Registration
from conversations.registrations import buttons, cards


def ask(scene: Scene, pressed: Pressed, registration: Registration, yes: Carried) -> Step:
    """Ask whether somebody means it; `yes` is what the button carries that says so."""
    return put(scene, pressed, question(scene, registration, yes))


def question(scene: Scene, registration: Registration, yes: Carried) -> Say:
    """The question whether somebody means to leave a seat or the line."""
    if registration.status == "waitlisted":
        text, does, keeps = named(scene, "leave-line-sure"), "button-leave-line-yes", "button-leave-line-no"
    else:
        text, does, keeps = named(scene, "cancel-sure"), "button-cancel-yes", "button-cancel-no"
        text += "\n\n" + scene.html(_warning(scene))
    no = OnRegistration("show", registration.code)
    return Say(text, ((button(scene, does, yes),), (button(scene, keeps, no),)))


def ask_for_colleague(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    yes, no = (OnColleague(act, registration.code) for act in ("cancel-yes", "show"))
    name = cards.attendee(scene.event, registration)
    rows = (
        (button(scene, "button-cancel-colleague-yes", yes),),
        (button(scene, "button-cancel-no", no),),
    )
    return put(scene, pressed, Say(named(scene, "colleague-cancel-sure", name=name), rows))


def ask_to_turn_down(scene: Scene, pressed: Pressed, party: list[Registration]) -> Step:
    """Ask whether an offered seat shall go to the next; those who come together lose theirs together."""
    code = party[0].code
    several = len(party) > 1
    rows: Rows = (
        (button(scene, "button-turn-down-yes", OnOffer("decline-yes", code)),),
        (button(scene, "button-turn-down-no", OnOffer("show", code)),),
    )
    return put(scene, pressed, Say(named(scene, "turn-down-all-sure" if several else "turn-down-sure"), rows))


def leave(scene: Scene, registration: Registration) -> Step:
    key = "left-line" if registration.status == "waitlisted" else "cancelled"
    gone = registration.left(scene.facts.now)
    scene = scene.at(Idle(None if _revises(scene) else scene.chat.state.draft)).leaving(registration, gone)
    return scene.step(
        Keep(gone),
        cards.renewed(scene, gone),
        cards.ticket_renewed(scene, gone),
        _left(scene, gone, key),
    )


def take_back(scene: Scene, gone: Registration) -> Step:
    """Give the seat back: the same registration, as it stood when it was left."""
    back = _back(scene, gone)
    scene = _without_form(scene).storing(back)
    told = scene.html(f"regained-{back.status}", event=scene.event_name)
    if back.status == "pending":
        asked = cards.to_organisers(scene.facts, scene.event, back)
        said: tuple[Effect, ...] = (*cards.anew(scene, back, told), *asked)
    else:
        said = (cards.renewed(scene, back), cards.ticket(scene, back, told))
    return scene.step(Keep(back), *said)


def take_back_for_colleague(scene: Scene, pressed: Pressed, gone: Registration) -> Step:
    """Give it back to a colleague who had not taken over; the link is another one, since the old one has been void."""
    if not scene.may_take_back(gone):
        lead = scene.html("regain-gone", event=scene.event_name) if scene.may_return(gone) else ""
        return put(scene, pressed, cards.colleague(scene, gone, lead))
    back = _back(scene, gone)
    scene = scene.storing(back)
    card = cards.colleague(scene, back, scene.html("regained-colleague"))
    linked = (cards.invitation(scene, back),) if scene.may_bring else ()
    return put(scene, pressed, card, Keep(back), *linked)


def say_gone(scene: Scene, pressed: Pressed, gone: Registration) -> Step:
    """Say that somebody else has the seat by now, with the way into the line where there is one."""
    keys = ["regain-gone", *(["regain-line"] if scene.may_rejoin(gone) else [])]
    text = " ".join(scene.html(each, event=scene.event_name) for each in keys)
    return put(scene, pressed, Say(text, buttons.of_ended(scene, gone)))


def _warning(scene: Scene) -> str:
    """Say what becomes of the seat."""
    goes_on = scene.seats.waiting and scene.event.offers(scene.facts.now)
    return "cancel-goes-on" if goes_on else "cancel-while-free"


def _left(scene: Scene, gone: Registration, key: str) -> Say:
    closes = scene.event.registration.closes
    parts = [named(scene, key)]
    if scene.may_take_back(gone):
        parts.append(scene.html("cancelled-while-free"))
    elif scene.window == "open" and closes:
        parts.append(scene.html("cancelled-again", closes=spoken(closes, scene)))
    if gone.left_as == "confirmed":
        parts.append(scene.html("cancelled-calendar"))
    return Say("\n\n".join(parts), buttons.of_ended(scene, gone))


def _back(scene: Scene, gone: Registration) -> Registration:
    assert gone.left_as is not None  # noqa: S101 - see `may_return`
    return gone.put_back(gone.left_as, None, scene.facts.fresh.token, scene.facts.now)


def _without_form(scene: Scene) -> Scene:
    """Return the scene without a form for a registration of one's own, which is not needed any more."""
    draft = scene.chat.state.draft
    if draft is None or draft.colleague or draft.claims:
        return scene
    return scene.at(Idle())


def _revises(scene: Scene) -> bool:
    draft = scene.chat.state.draft
    return draft is not None and draft.revises is not None
