"""Finds somebody, and does what the team can do about a registration from its card."""

from dataclasses import replace

from conversations.chat import buttons, drafts
from conversations.chat.buttons import button
from conversations.chat.effects import Button, Effect, Keep, Message, Rows, Say
from conversations.chat.inputs import Pressed, Said
from conversations.chat.presses import AtDoor, Decide, Find, Write
from conversations.chat.replies import alert, put
from conversations.chat.scene import Scene, Step, of_team
from conversations.chat.wire import encode
from conversations.door import arrival
from conversations.form import cards as form_cards
from conversations.language.dates import spoken as said_as
from conversations.model.answers import reading
from conversations.model.event.event import Event
from conversations.model.refusal import Refusal
from conversations.model.registrations import attendance, parts
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.registration import spoken as spelled
from conversations.model.values import Answer
from conversations.registrations import cards as registration_cards

LISTED = 8
"""How many of those who fit are shown."""


def find(scene: Scene, words: str) -> Step:
    """Answer /find: a card where one fits, else those to choose from."""
    if not words:
        return scene.step(Say(scene.html("find-how")))
    found = [each for each in scene.facts.looked_up.found if each.event in scene.facts.events]
    match found:
        case []:
            return scene.step(Say(scene.html("find-nobody", words=words[:60]), _walk_in_row(scene)))
        case [only]:
            return scene.step(card(scene, only))
        case _:
            return scene.step(listed(scene, found, "find"))


def listed(scene: Scene, found: list[Registration], flow: str) -> Say:
    """List those who fit, as buttons that open their cards, or check them in."""
    rows = tuple((_choice(scene, each, flow),) for each in found[:LISTED])
    key = "find-many" if len(found) > LISTED else "find-some"
    return Say(scene.html(key, number=len(found)), (*rows, *_walk_in_row(scene)))


def react(scene: Scene, pressed: Pressed, press: Find) -> Step | None:
    if press.act == "newcomer":
        return _ask_name(scene, pressed, press.event)
    registration = scene.facts.registrations.named.get(press.code)
    if registration is None or registration.event not in scene.facts.events:
        return None
    if press.act == "show":
        return put(scene, pressed, card(scene, registration))
    if not scene.facts.is_organiser:
        return None
    return _decide(scene, pressed, press.act, registration)


def card(scene: Scene, registration: Registration, lead: str = "") -> Say:
    """Show all that the role may see of a registration, and what it may do about it."""
    about = of_team(scene, registration)
    text = [
        *([lead, ""] if lead else []),
        about.html("card", name=_name(about, registration), code=spelled(registration.code)),
        about.html("card-status", status=about.plain(f"state-{registration.status}"), event=about.event_name),
        *_times(about, registration),
        *_others(about, registration),
        "",
        *form_cards.answers(about, _seen(scene, registration)),
    ]
    return Say("\n".join(text), _rows(scene, registration))


def register(scene: Scene, said: Said, key: str) -> Step:
    """Register somebody who stands at the door: the name, and below it what else is known."""
    event = scene.facts.events.get(key)
    cleared = replace(scene, chat=replace(scene.chat, walk_in=None))
    if event is None or not scene.facts.is_staff:
        return cleared.step(Say(scene.html("event-gone")))
    given = _walk_in_answers(Scene(scene.chat, scene.facts, event), said.text)
    if isinstance(given, Refusal):
        return scene.step(Say(form_cards.refused(scene, given)))
    if _is_forgotten(scene, event):
        return cleared.step(Say(scene.html("walk-in-forgotten")))
    seats = Scene(scene.chat, scene.facts, event).seats
    if seats.full(event, given):
        return cleared.step(Say(scene.html("walk-in-full")))
    now = scene.facts.now
    registration = Registration(
        event=key,
        code=scene.facts.fresh.code,
        status="confirmed",
        language=scene.language,
        answers=given,
        registered_at=now,
        changed_at=now,
    )
    if arrival.is_open(event, now):
        registration = attendance.checked_in(event, registration, now, scene.facts.me)
    return cleared.step(Keep(registration), card(cleared, registration, scene.html("walked-in")))


def _decide(scene: Scene, pressed: Pressed, act: str, registration: Registration) -> Step:
    about = of_team(scene, registration)
    if registration.is_over and act in ("put-back", "put-in-line"):
        return _put_back(scene, pressed, about, registration, in_line=act == "put-in-line")
    if registration.is_over:
        return put(scene, pressed, card(scene, registration))
    match act:
        case "cancel":
            return put(scene, pressed, _sure(about, registration))
        case "cancelled":
            return _changed(
                scene, pressed, registration.ended("cancelled", scene.facts.now), "cancelled-for-you"
            )
        case "offer" if registration.status == "waitlisted":
            return _offer(scene, pressed, about, registration)
        case _:
            return put(scene, pressed, card(scene, registration))


def _put_back(
    scene: Scene, pressed: Pressed, about: Scene, registration: Registration, *, in_line: bool
) -> Step:
    """Undo a cancellation or a no: to a seat where one is free, and into the line after a question."""
    event, facts = about.event, scene.facts
    held = parts.parted(event, about.seats, registration.answers)
    full = bool(held.full)
    if _is_forgotten(scene, event):
        return alert(scene, pressed, "walk-in-forgotten")
    if (full or held.wanted) and not event.offers(facts.now):
        return alert(scene, pressed, "put-back-full")
    if full and not in_line:
        return put(scene, pressed, _into_line(about, registration))
    place, status = (about.seats.next_place, "waitlisted") if full else (None, "confirmed")
    after = registration.put_back("waitlisted" if full else "confirmed", place, facts.fresh.token, facts.now)
    wanted = parts.placed(held.wanted, {}, None, about.seats.next_place)
    after = replace(after, answers=held.answers, wanted=wanted)
    told = registration_cards.news(facts, event, after, f"put-back-{status}")
    return put(scene, pressed, card(scene, after), Keep(after), *told)


def _into_line(about: Scene, registration: Registration) -> Say:
    code = registration.code
    rows = (
        (button(about, "button-put-in-line", Find("put-in-line", code)),),
        (button(about, "button-leave-cancelled", Find("show", code)),),
    )
    return Say(about.html("put-back-line", name=_name(about, registration), event=about.event_name), rows)


def _offer(scene: Scene, pressed: Pressed, about: Scene, registration: Registration) -> Step:
    """Offer a seat to one in line before their turn, where one is free."""
    event, now = about.event, scene.facts.now
    if not event.waitlist or not event.offers_end or now >= event.offers_end:
        return alert(scene, pressed, "offer-late")
    held = parts.parted(event, about.seats, registration.answers)
    if held.full:
        return alert(scene, pressed, "decide-full")
    after = replace(
        registration,
        status="offered",
        answers=held.answers,
        place=None,
        wanted=parts.placed(held.wanted, {}, registration.place, about.seats.next_place),
        offer_until=event.offer_until(now),
        party=None,
        changed_at=now,
    )
    owner = of_team(scene, after).speaking(after.language)
    asked = registration_cards.offer(owner, after, _name(owner, after) if after.person is None else "")
    told = registration_cards.to(after.owner, registration_cards.renewed(owner, after), asked)
    return put(scene, pressed, card(scene, after), Keep(after), *told)


def _changed(scene: Scene, pressed: Pressed, after: Registration, key: str) -> Step:
    told: tuple[Effect, ...] = ()
    if after.owner:
        owner = of_team(scene, after).speaking(after.language)
        messages: list[Message] = [
            registration_cards.renewed(owner, after),
            Say(owner.html(key, event=owner.event_name, name=_name(owner, after))),
        ]
        told = registration_cards.to(after.owner, *messages)
    return put(scene, pressed, card(scene, after), Keep(after), *told)


def _sure(about: Scene, registration: Registration) -> Say:
    code = registration.code
    rows = (
        (button(about, "button-cancel-yes", Find("cancelled", code)),),
        (button(about, "button-cancel-no", Find("show", code)),),
    )
    return Say(about.html("card-cancel", name=_name(about, registration), event=about.event_name), rows)


def _ask_name(scene: Scene, pressed: Pressed, key: str) -> Step:
    event = scene.facts.events.get(key)
    if event is None:
        return alert(scene, pressed, "event-gone")
    if _is_forgotten(scene, event):
        return alert(scene, pressed, "walk-in-forgotten")
    asking = replace(scene, chat=replace(scene.chat, walk_in=key))
    text = scene.html("walk-in-how", event=event.name[scene.language])
    return asking.step(Say(text))


def _is_forgotten(scene: Scene, event: Event) -> bool:
    """Whether what people answered is deleted by now, so that nothing may be kept of anybody any more."""
    return event.deletes_at is not None and scene.facts.now >= event.deletes_at


def _walk_in_answers(scene: Scene, text: str) -> dict[str, Answer] | Refusal:
    """Read the first line as the name, and the lines below as an address or an organisation, whichever they can be."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fields, name = scene.event.fields, scene.event.name_field
    read = reading.read(name, scene.event, lines[0] if lines else "")
    if isinstance(read, Refusal):
        return read
    given: dict[str, Answer] = {name.key: read}
    for line in lines[1:]:
        kind = "email" if "@" in line else "text"
        wanted = next(
            (
                each
                for each in fields
                if each.kind == kind and each.key not in given and (kind == "email" or each.suggest)
            ),
            None,
        )
        if wanted is None:
            continue
        answer = reading.read(wanted, scene.event, line)
        if isinstance(answer, Refusal):
            return answer
        given[wanted.key] = answer
    return given


def _times(about: Scene, registration: Registration) -> list[str]:
    zone, language = about.event.zone, about.language
    at = said_as(registration.registered_at.astimezone(zone).replace(second=0, microsecond=0), language)
    told: list[str] = [about.html("card-registered", at=at)]
    came_on = attendance.by_day(about.event, registration)
    return [*told, *(arrival.came(about, each) for each in came_on.values())]


def _others(about: Scene, registration: Registration) -> list[str]:
    """Return lines on who else filled the form in, and what is special about the registration."""
    told: list[str] = []
    if registration.person is None:
        told.append(about.html("card-colleague" if registration.registrant else "card-walk-in"))
    if registration.code in about.facts.looked_up.sharing:
        told.append(about.html("card-shared-address"))
    if registration.owner in about.facts.looked_up.unreachable:
        told.append(about.html("card-unreachable"))
    if registration.code in about.facts.registrations.ahead:
        told.append(about.html("card-place", place=about.facts.registrations.ahead[registration.code] + 1))
    if registration.reason:
        told.append(about.html("card-reason", reason=registration.reason))
    return told


def _seen(scene: Scene, registration: Registration) -> dict[str, Answer]:
    """Return the answers that the role may see: staff nothing that is sensitive."""
    event = scene.facts.events[registration.event]
    hidden = {each.key for each in event.fields if each.sensitive and not scene.facts.is_organiser}
    return {key: each for key, each in drafts.given_by(registration, event).items() if key not in hidden}


def _rows(scene: Scene, registration: Registration) -> Rows:
    code = registration.code
    rows: list[tuple[Button, ...]] = [*arrival.rows(scene, registration)]
    if scene.facts.is_organiser:
        rows += _organisers_rows(scene, registration)
    if registration.owner:
        rows.append((button(scene, "button-write", Write("begin", code)),))
    return tuple(rows)


def _organisers_rows(scene: Scene, registration: Registration) -> list[tuple[Button, ...]]:
    code = registration.code
    rows: list[tuple[Button, ...]] = []
    if registration.status == "pending":
        rows.append(
            (
                button(scene, "button-confirm", Decide("confirm", code)),
                button(scene, "button-decline", Decide("decline", code)),
            )
        )
    if registration.status == "waitlisted":
        rows.append((button(scene, "button-offer", Find("offer", code)),))
    if not registration.is_over:
        rows.append((button(scene, "button-cancel-registration", Find("cancel", code)),))
    else:
        rows.append((button(scene, "button-put-back", Find("put-back", code)),))
    return rows


def _choice(scene: Scene, registration: Registration, flow: str) -> Button:
    about = of_team(scene, registration)
    organisation = next(
        (
            str(answer)
            for each in about.event.fields
            if each.suggest and (answer := registration.answers.get(each.key))
        ),
        "",
    )
    has_come = arrival.is_in(about, registration)
    state = "✅ " if has_come else "" if registration.status == "confirmed" else "· "
    label = f"{state}{_name(about, registration)}" + (f" · {organisation}" if organisation else "")
    act = "in" if flow == "door" and registration.status == "confirmed" and not has_come else "show"
    return Button(buttons.cut(label), encode((AtDoor if act == "in" else Find)(act, registration.code)))


def _walk_in_row(scene: Scene) -> Rows:
    return ((button(scene, "button-walk-in", Find("newcomer", event=scene.event.key)),),)


def _name(about: Scene, registration: Registration) -> str:
    return registration_cards.attendee(about.event, registration)
