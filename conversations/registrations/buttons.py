"""Makes the buttons under registrations: what an attendee, a registrant or an organiser can do about one, and the ways in."""

from conversations.chat import buttons as chat_buttons
from conversations.chat import event_lines
from conversations.chat.effects import Button, Rows
from conversations.chat.needs import CLAIM
from conversations.chat.presses import (
    Decide,
    Find,
    OnClaim,
    OnColleague,
    OnOffer,
    OnPart,
    OnRegistration,
    ShowPrivacy,
    Speak,
    ToForm,
)
from conversations.chat.scene import Scene
from conversations.chat.states import Idle
from conversations.chat.wire import encode
from conversations.form import buttons as form_buttons
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import waited_for

ROOM_FOR_CHOICE = 30
"""Characters of a choice on a button that says more."""

OTHER_LANGUAGE = {"sv": "en", "en": "sv"}


def ways_in(scene: Scene) -> Rows:
    """Return the ways from outside the form: to register or have a seat back, see the notice, change the language.

    Who is not coming after all is not pressed to register again: that stands last.
    """
    return (*_ways_to_a_seat(scene), *_ways_besides(scene), *_way_to_begin_again(scene))


def resume_or_ways_in(scene: Scene) -> Rows:
    draft = scene.chat.state.draft
    if draft:
        return form_buttons.of_draft(scene, draft) if isinstance(scene.chat.state, Idle) else ()
    return ways_in(scene)


def changing(scene: Scene) -> Rows:
    """Return the button that changes the person's own registration; nothing where there is none to change."""
    registration = scene.registration
    if registration is None or not scene.may_change or scene.chat.state.draft:
        return ()
    return ((_act(scene, "button-change-registration", registration, "change"),),)


def cancelling(scene: Scene) -> Rows:
    """Return the button that gives up the person's own seat, or place in line; it asks before it does."""
    registration = scene.registration
    if registration is None or registration.status == "offered":
        return of_registration(scene, registration) if registration else ()
    if registration.status == "waitlisted":
        return ((_act(scene, "button-leave-line", registration, "leave"),),)
    cancel = _act(scene, "button-cancel-registration", registration, "cancel")
    return ((cancel,),) if scene.may_change else ()


def forgetting(scene: Scene) -> Rows:
    """Return what takes back what was told: the draft is dropped, the registration cancelled; and the notice."""
    draft = scene.chat.state.draft
    dropped = (
        ((chat_buttons.button(scene, "button-drop", ToForm("drop", draft.nonce)),),)
        if draft and not draft.revises
        else ()
    )
    notice = (chat_buttons.button(scene, "button-privacy", ShowPrivacy()),)
    return (*dropped, *cancelling(scene), notice)


def switching_language(scene: Scene) -> Rows:
    return ((chat_buttons.button(scene, "button-other-language", Speak(OTHER_LANGUAGE[scene.language])),),)


def of_registration(scene: Scene, registration: Registration) -> Rows:
    """Return the buttons for what its attendee can do about a registration."""
    if registration.is_over:
        return of_ended(scene, registration)
    if registration.status == "offered":
        return of_offer(scene, registration)
    rows: list[tuple[Button, ...]] = [*_offers_beside(scene, registration)]
    if registration.status == "confirmed":
        rows.append((_act(scene, "button-ticket", registration, "ticket"),))
    rows += chat_buttons.programme_way(scene)
    rows.append((_act(scene, "button-my-answers", registration, "answers"), *_change(scene, registration)))
    if scene.may_bring and (registration.claim or registration.status == "confirmed"):
        key = "button-give-link" if registration.claim else "button-give"
        rows.append((_act(scene, key, registration, "give"),))
    rows += [*_together(scene, registration), *_colleague_ways(scene), *_lines_beside(scene, registration)]
    if registration.status == "waitlisted":
        rows.append((_act(scene, "button-leave-line", registration, "leave"),))
    elif scene.may_change:
        rows.append((_act(scene, "button-cancel-registration", registration, "cancel"),))
    return tuple(rows)


def of_answers(scene: Scene, registration: Registration) -> Rows:
    """Return the buttons under what was answered: to change it, and back."""
    back = _act(scene, "button-back", registration, "show")
    return ((*_change(scene, registration), back),)


def of_ticket(scene: Scene, registration: Registration) -> Rows:
    """Return the buttons under a ticket: the day for the calendar, and what can be done about the registration."""
    calendar = _act(scene, "button-add-to-calendar", registration, "calendar")
    shown = encode(OnRegistration("ticket", registration.code))
    rows = [row for row in of_registration(scene, registration) if row[0].press != shown]
    return ((calendar,), *rows)


def of_offer(scene: Scene, registration: Registration) -> Rows:
    if is_answered_by_another(scene, registration):
        return ()
    accept, decline = (OnOffer(act, registration.code) for act in ("accept", "decline"))
    take, leave = "button-accept", "button-turn-down"
    if registration.party:
        take, leave = "button-accept-all", "button-turn-down-all"
    return ((chat_buttons.button(scene, take, accept),), (chat_buttons.button(scene, leave, decline),))


def of_part_offer(scene: Scene, registration: Registration, scope: str) -> Rows:
    """Return the answers to a choice that is offered beside the seat; each says which, since there may be several."""
    take, leave = (OnPart(act, registration.code, scope) for act in ("take", "no"))
    choice = chat_buttons.shortened(event_lines.choice(scene, scope), ROOM_FOR_CHOICE)
    return (
        (chat_buttons.button(scene, "button-accept-part", take, choice=choice),),
        (chat_buttons.button(scene, "button-turn-down-part", leave, choice=choice),),
    )


def without_offer(rows: Rows) -> Rows:
    """Return the rows besides those that answer an offer."""
    answering = ("offer|", "part|take|", "part|no|")
    return tuple(row for row in rows if not any(each.press.startswith(answering) for each in row))


def is_answered_by_another(scene: Scene, registration: Registration) -> bool:
    """Whether those who come together have somebody else to answer the offer."""
    return registration.answers_offers != scene.facts.me


def of_ended(scene: Scene, registration: Registration) -> Rows:
    """Return the ways back to the seat or into the line with one press, where nothing has to be asked again."""
    if scene.may_rejoin(registration) and not scene.may_take_back(registration):
        return ((_act(scene, "button-rejoin", registration, "rejoin"),), *_ways_besides(scene))
    return ways_in(scene)


def of_giving(scene: Scene, registration: Registration) -> Rows:
    return (
        (share_button(scene, registration), copy_button(scene, registration)),
        (_act(scene, "button-take-back", registration, "take-back"),),
    )


def of_colleague(scene: Scene, registration: Registration) -> Rows:
    """Return the buttons for what the registrant can do about a colleague's registration."""
    rows: list[tuple[Button, ...]] = []
    if registration.status == "offered" and registration.answers_offers == scene.facts.me:
        rows += of_offer(scene, registration)
    if registration.claim and registration.person is None and not registration.is_over:
        remind = OnColleague("remind", registration.code)
        cancel = OnColleague("cancel", registration.code)
        if scene.may_bring:
            rows.append((share_button(scene, registration), copy_button(scene, registration)))
            rows.append((chat_buttons.button(scene, "button-remind", remind),))
        if scene.may_change:
            rows.append((chat_buttons.button(scene, "button-cancel-colleague", cancel),))
    if registration.person is None and scene.may_take_back(registration):
        regain = OnColleague("regain", registration.code)
        rows.append((chat_buttons.button(scene, "button-regain-colleague", regain),))
    return (*rows, *_colleague_ways(scene))


def of_colleagues(scene: Scene, named: list[tuple[Registration, str]]) -> Rows:
    """Return the colleagues by name, to choose one, and the ways on from there."""
    listed = tuple(
        (Button(chat_buttons.cut(label), encode(OnColleague("show", each.code))),) for each, label in named
    )
    return (*listed, *_without_colleagues(scene, resume_or_ways_in(scene)))


def of_claim(scene: Scene, token: str) -> Rows:
    take, leave = (OnClaim(act, token) for act in ("take", "leave"))
    return (
        (chat_buttons.button(scene, "button-take-over", take),),
        (chat_buttons.button(scene, "button-no-thanks", leave),),
    )


def of_decision(scene: Scene, code: str) -> Rows:
    confirm, decline = (Decide(act, code) for act in ("confirm", "decline"))
    return (
        (
            chat_buttons.button(scene, "button-confirm", confirm),
            chat_buttons.button(scene, "button-decline", decline),
        ),
    )


def of_found(scene: Scene, registration: Registration) -> Rows:
    """The way to all that the team can do about somebody."""
    name = chat_buttons.button(scene, "button-show-person", Find("show", registration.code))
    return ((name,),)


def of_reason(scene: Scene, code: str) -> Rows:
    plain, undo = (Decide(act, code) for act in ("plain", "show"))
    return (
        (chat_buttons.button(scene, "button-no-reason", plain),),
        (chat_buttons.button(scene, "button-dont-decline", undo),),
    )


def show_button(scene: Scene, registration: Registration) -> Button:
    return _act(scene, "button-show-registration", registration, "show")


def share_button(scene: Scene, registration: Registration) -> Button:
    """Return a button that passes the claim link on to a chat that is chosen in Telegram."""
    key = "invitation-short-waiting" if registration.status == "waitlisted" else "invitation-short"
    words = scene.plain(key, event=scene.event_name)
    link = claim_link(scene, registration)
    return Button(chat_buttons.cut(scene.plain("button-share")), link=link, shared=words)


def copy_button(scene: Scene, registration: Registration) -> Button:
    """Return a button that copies the claim link, for whoever passes it on elsewhere."""
    return Button(chat_buttons.cut(scene.plain("button-copy-link")), copied=claim_link(scene, registration))


def claim_link(scene: Scene, registration: Registration) -> str:
    return chat_buttons.deep_link(scene.facts, f"{CLAIM}{registration.claim}")


def _ways_to_a_seat(scene: Scene) -> Rows:
    """Return the way to the registration that stands, back to the one that was left, or to a first one."""
    if scene.registration:
        return ((show_button(scene, scene.registration),),)
    ended = scene.facts.registrations.own.get(scene.event.key)
    if ended:
        return ((_act(scene, "button-regain", ended, "regain"),),) if scene.may_take_back(ended) else ()
    return ((_begin(scene, "button-register"),),) if scene.window == "open" else ()


def _way_to_begin_again(scene: Scene) -> Rows:
    """Return the way to a new registration for whoever has had one."""
    ended = scene.registration is None and scene.event.key in scene.facts.registrations.own
    return ((_begin(scene, "button-register-again"),),) if ended and scene.window == "open" else ()


def _begin(scene: Scene, key: str) -> Button:
    return chat_buttons.button(scene, key, ToForm("begin", event=scene.event.key))


def _ways_besides(scene: Scene) -> Rows:
    """Return what one can do whether one is registered or not."""
    other = OTHER_LANGUAGE[scene.language]
    return (
        *chat_buttons.programme_way(scene),
        *_colleague_ways(scene),
        (
            chat_buttons.button(scene, "button-privacy", ShowPrivacy()),
            chat_buttons.button(scene, "button-other-language", Speak(other)),
        ),
    )


def _without_colleagues(scene: Scene, rows: Rows) -> Rows:
    """Return the rows without the way to what is shown already."""
    listing = encode(OnColleague("list", event=scene.event.key))
    kept = [tuple(each for each in row if each.press != listing) for row in rows]
    return tuple(row for row in kept if row)


def _act(scene: Scene, key: str, registration: Registration, act: str) -> Button:
    return chat_buttons.button(scene, key, OnRegistration(act, registration.code))


def _change(scene: Scene, registration: Registration) -> tuple[Button, ...]:
    return (_act(scene, "button-change-registration", registration, "change"),) if scene.may_change else ()


def _offers_beside(scene: Scene, registration: Registration) -> Rows:
    """Return the answers to the choices that are offered beside the seat, by name where there are several."""
    offered = [scope for scope, wish in registration.wanted.items() if wish.offer_until]
    return tuple(row for scope in offered for row in of_part_offer(scene, registration, scope))


def _lines_beside(scene: Scene, registration: Registration) -> Rows:
    return tuple(
        (
            chat_buttons.button(
                scene,
                "button-leave-part",
                OnPart("leave", registration.code, scope),
                choice=event_lines.choice(scene, scope),
            ),
        )
        for scope in waited_for(registration)
    )


def _together(scene: Scene, registration: Registration) -> Rows:
    """Return the choice whether colleagues who wait too come only together; nothing where nobody else waits."""
    waiting = [each for each in scene.colleagues if each.status == "waitlisted"]
    if registration.status != "waitlisted" or not waiting:
        return ()
    act = "apart" if registration.party else "together"
    return ((_act(scene, f"button-{act}", registration, act),),)


def _colleague_ways(scene: Scene) -> Rows:
    """Return the ways to those whom the person registered, and to register another one."""
    row: tuple[Button, ...] = ()
    if scene.colleagues:
        row = (chat_buttons.button(scene, "button-colleagues", OnColleague("list", event=scene.event.key)),)
    if scene.may_bring and scene.window == "open" and scene.chat.state.draft is None:
        row = (
            *row,
            chat_buttons.button(scene, "button-colleague", OnColleague("begin", event=scene.event.key)),
        )
    return (row,) if row else ()
