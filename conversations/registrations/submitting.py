"""Turns a form that is submitted into a registration: new or changed, for a colleague, or taken over."""

from dataclasses import replace

from conversations.chat import drafts
from conversations.chat.effects import Drop, Effect, Keep, Renew, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import AtSummary
from conversations.chat.replies import alert, passed, put
from conversations.chat.scene import Scene, Step, of_owner
from conversations.chat.states import Asking, Draft, Idle, Reviewing
from conversations.form import cards as form_cards
from conversations.form import dropping, pressing
from conversations.form.replies import show
from conversations.model.registrations import admission, parts, searching
from conversations.model.registrations.admission import Admitted, Full
from conversations.model.registrations.registration import Registration
from conversations.registrations import cards
from conversations.registrations.greeting import greet
from conversations.registrations.replies import already_registered


def react(scene: Scene, pressed: Pressed, press: AtSummary) -> Step | None:
    """Do what a button of the summary says."""
    if not pressing.is_of_draft(scene, press.draft):
        return pressing.of_another(scene, pressed, press.draft)
    if closed := pressing.closing(scene):
        return closed
    if not isinstance(scene.chat.state, Reviewing):
        return pressing.elsewhere(scene, pressed)
    return _at_summary(scene, pressed, scene.chat.state, press.act)


def submit(scene: Scene, pressed: Pressed, draft: Draft) -> Step:
    before = scene.registration
    if draft.colleague:
        return _register_colleague(scene, pressed, draft)
    if draft.claims:
        return _take_over(scene, pressed, draft, draft.claims)
    if draft.revises:
        return _revise(scene, pressed, draft, before)
    if before:
        return already_registered(scene.at(Idle()), pressed, before)
    return _register(scene, pressed, draft)


def _at_summary(scene: Scene, pressed: Pressed, state: Reviewing, act: str) -> Step:
    match act:
        case "submit" if _shares_address(scene, state.draft):
            return put(scene, pressed, form_cards.shared_address(scene, state.draft))
        case "submit" | "anyway":
            return submit(scene, pressed, state.draft)
        case "change":
            return put(scene, pressed, form_cards.changes(scene, state.draft))
        case "show":
            return show(scene, pressed)
        case "back":
            return pressing.go_back(scene, state)
        case "leave" if state.draft.revises and dropping.loses(scene, state.draft):
            yes, no = (AtSummary(each, state.draft.nonce) for each in ("leave-yes", "show"))
            return put(scene, pressed, dropping.question(scene, state.draft, yes, no))
        case "leave" | "leave-yes" if state.draft.revises:
            key = "stopped" if state.draft.claims else "revision-dropped"
            return put(scene.at(Idle()), pressed, Say(scene.html(key)))
        case _:
            return passed(scene, pressed)


def _shares_address(scene: Scene, draft: Draft) -> bool:
    """Whether somebody else is registered with an address that the draft gives anew; whom the person filled in is known to them."""
    signs = searching.signs_of(scene.event, draft.answers)
    if draft.revises and scene.registration:
        signs -= searching.signs_of(scene.event, scene.registration.answers)
    return any(
        not each.is_over
        and scene.facts.me not in (each.person, each.registrant)
        and each.claim != (draft.claims or "")
        and signs & searching.signs_of(scene.event, each.answers)
        for each in scene.facts.registrations.sharing
        if each.event == scene.event.key
    )


def rejoin(scene: Scene, pressed: Pressed, ended: Registration) -> Step:
    """Register with the same answers once more, where the form still takes them."""
    draft = drafts.fitted(drafts.blank(scene.event, scene.facts.fresh.nonce, ended.answers), scene.event)
    state = drafts.ahead(draft, scene.event)
    if isinstance(state, Asking) or scene.chat.state.draft:
        scene = scene if scene.chat.state.draft else scene.at(state)
        return greet(scene)
    return _register(scene, pressed, draft)


def _register(scene: Scene, pressed: Pressed, draft: Draft) -> Step:
    match _admitted(scene, draft, None):
        case Full() as full:
            return _say_full(scene, pressed, draft, full)
        case admitted:
            return _arrived(scene, _registration(scene, admitted, scene.facts.fresh.code))


def _revise(scene: Scene, pressed: Pressed, draft: Draft, before: Registration | None) -> Step:
    if before is None or before.code != draft.revises:
        return _say_gone(scene.at(Idle()), pressed, before)
    match _admitted(scene, draft, before):
        case Full() as full:
            return _say_full(scene, pressed, draft, full)
        case admitted:
            after = _changed(scene, admitted, before)
    key = "revised" if after.status == before.status else f"revised-{after.status}"
    scene = scene.at(Idle()).storing(after)
    gained = after.status == "confirmed" != before.status
    lead = scene.html(key)
    said = (
        (cards.renewed(scene, after), cards.ticket(scene, after, lead))
        if gained
        else cards.anew(scene, after, lead)
    )
    ticket = cards.ticket_renewed(scene, after)
    says_otherwise = before.status == "confirmed" and ticket != cards.ticket_renewed(scene, before)
    held = (ticket,) if says_otherwise else ()
    return scene.step(
        Keep(after),
        *held,
        *said,
        *_to_be_decided(scene, before, after),
    )


def _say_gone(scene: Scene, pressed: Pressed, registration: Registration | None) -> Step:
    """Say that what was to be changed is over, or somebody else's by now; nobody is registered by a change."""
    if registration:
        return already_registered(scene, pressed, registration)
    return scene.step(cards.no_registration(scene))


def _register_colleague(scene: Scene, pressed: Pressed, draft: Draft) -> Step:
    if _is_registered(scene, draft):
        return alert(scene, pressed, "colleague-twice")
    admitted = _admitted(scene, draft, None)
    if isinstance(admitted, Full):
        return _say_full(scene, pressed, draft, admitted)
    place = admitted.place
    seated = replace(admitted, status="waitlisted" if place else "confirmed")
    filled_in = _registration(scene, seated, scene.facts.fresh.code)
    registration = replace(filled_in, person=None, claim=scene.facts.fresh.token)
    scene = scene.having_submitted(draft).storing(registration)
    return scene.step(
        Keep(registration),
        Say(scene.html("colleague-registered")),
        cards.invitation(scene, registration),
        cards.colleague(scene, registration),
    )


def _is_registered(scene: Scene, draft: Draft) -> bool:
    """Whether a colleague of this name and address is registered already, by the same person; or is that person.

    Without an address nobody can be told from others of the same name.
    """
    mine = [*scene.colleagues, *([scene.registration] if scene.registration else [])]
    given = drafts.contact(draft.answers, scene.event)
    return given is not None and any(drafts.contact(each.answers, scene.event) == given for each in mine)


def _take_over(scene: Scene, pressed: Pressed, draft: Draft, token: str) -> Step:
    """Let the registration change hands: what was answered before gives way to what the colleague answers.

    Who was checked in as the one it belonged to has come; whoever is given the seat has not.
    """
    before = scene.facts.registrations.named.get(token)
    if before is None or before.is_over:
        gone = scene.at(Idle())
        return gone.step(Say(gone.html("claim-gone")))
    if scene.registration:
        return already_registered(scene.at(Idle()), pressed, scene.registration)
    match _admitted(scene, draft, before, changes_hands=True):
        case Full() as full:
            return _say_full(scene, pressed, draft, full)
        case admitted:
            given = before if before.person is None else before.not_come()
            after = replace(
                _changed(scene, admitted, given),
                person=scene.facts.me,
                claim=None,
                coming_at=None,
                ticket=before.ticket if before.person is None else scene.facts.fresh.token,
            )
    done = _arrived(scene, after, before)
    return Step(done.chat, (*done.effects, *_handed_over(scene, before, after)))


def _handed_over(scene: Scene, before: Registration, after: Registration) -> tuple[Effect, ...]:
    """Tell the one to whom the registration belonged before."""
    then = of_owner(scene.facts, scene.event, before)
    name = cards.attendee(scene.event, after if before.person is None else before)
    told = cards.attendee(scene.event, after)
    if before.person is None:
        card = cards.colleague(then, replace(before, person=after.person))
        return cards.to(
            before.owner,
            Renew(before.code, card.text, card.rows),
            Say(then.html("colleague-took-over", name=name, event=then.event_name)),
        )
    text = then.html("given", name=told, event=then.event_name)
    void = cards.ticket_renewed(then, after)
    return cards.to(before.owner, Renew(before.code, text), void, Say(text))


def _arrived(scene: Scene, registration: Registration, before: Registration | None = None) -> Step:
    """Keep and show a registration of somebody who had none; an earlier one that is over makes room."""
    ended = scene.facts.registrations.own.get(scene.event.key)
    room = (Drop(ended),) if ended else ()
    scene = scene.at(Idle()).storing(registration)
    name = cards.attendee(scene.event, registration)
    lead = scene.html(f"registered-{registration.status}", name=name, event=scene.event_name)
    if registration.status == "confirmed":
        said: Effect = cards.ticket(scene, registration, lead)
    else:
        said = cards.status(scene, registration, lead)
    return scene.step(
        *room,
        Keep(registration),
        said,
        *_to_be_decided(scene, before, registration),
    )


def _to_be_decided(scene: Scene, before: Registration | None, after: Registration) -> tuple[Effect, ...]:
    """Ask the organisers about what they have not seen."""
    seen = (
        before
        and before.status == "pending"
        and parts.wished(scene.event, before) == parts.wished(scene.event, after)
    )
    if after.status != "pending" or seen:
        return ()
    return cards.to_organisers(scene.facts, scene.event, after)


def _admitted(
    scene: Scene, draft: Draft, before: Registration | None, *, changes_hands: bool = False
) -> Admitted | Full:
    given, now = drafts.given(draft, scene.event), scene.facts.now
    return admission.admit(scene.event, scene.seats, given, before, now, changes_hands=changes_hands)


def _say_full(scene: Scene, pressed: Pressed, draft: Draft, full: Full) -> Step:
    """Say that it is full; nothing is stored and nothing lost, and another choice may be made where only that is full."""
    field = next((scope.partition(".")[0] for scope in full.scopes if scope), "")
    if not field:
        return scene.step(Say(scene.html("full", event=scene.event_name)))
    scene = scene.at(Asking(draft, field, from_summary=True))
    return show(scene, pressed, scene.html("choice-filled"))


def _registration(scene: Scene, admitted: Admitted, code: str) -> Registration:
    facts = scene.facts
    return Registration(
        event=scene.event.key,
        code=code,
        status=admitted.status,
        language=scene.language,
        answers=admitted.answers,
        wanted=admitted.wanted,
        registered_at=facts.now,
        changed_at=facts.now,
        registrant=facts.me,
        person=facts.me,
        place=admitted.place,
    )


def _changed(scene: Scene, admitted: Admitted, before: Registration) -> Registration:
    return replace(
        before,
        status=admitted.status,
        place=admitted.place,
        language=scene.language,
        answers=admitted.answers,
        wanted=admitted.wanted,
        changed_at=scene.facts.now,
        party=before.party if admitted.status in ("offered", "waitlisted") else None,
        offer_until=before.offer_until if admitted.status == "offered" else None,
    )
