"""Writes the messages about a registration: to its attendee, to who filled it in, and to who decides on it."""

from datetime import datetime, time, timedelta

from conversations.chat import buttons as chat_buttons
from conversations.chat import drafts, event_lines
from conversations.chat.buttons import deep_link
from conversations.chat.effects import Effect, Message, Renew, RenewCaption, Say, SendFile, SendTicket, Tell
from conversations.chat.event_lines import closed_note, named, spoken, when_and_where
from conversations.chat.facts import Facts
from conversations.chat.needs import TICKET
from conversations.chat.scene import Scene, of_owner
from conversations.form.cards import answers
from conversations.language import dates
from conversations.language.units import units
from conversations.language.wording import Html
from conversations.model import subjects
from conversations.model.broadcasts.broadcast import LONGEST_CAPTION
from conversations.model.event.event import Event
from conversations.model.registrations import parts
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.registration import spoken as spelled
from conversations.registrations import buttons
from conversations.registrations.buttons import claim_link

ABOUT_COLLEAGUE = {
    "offer-accepted": "colleague-accepted",
    "offer-declined": "colleague-declined",
    "offer-lapsed": "colleague-lapsed",
    "put-back-confirmed": "colleague-put-back-confirmed",
    "put-back-waitlisted": "colleague-put-back-waitlisted",
}
"""What is told to the registrant, where the colleague has not taken over yet."""


def status(scene: Scene, registration: Registration, lead: str = "") -> Say:
    """Show how a registration stands, with what can be done about it; a `lead` says first what has happened.

    It fits on a phone: what was answered has a button of its own.
    """
    if registration.person is None:
        return colleague(scene, registration, lead)
    text = [
        scene.html(f"status-{registration.status}", event=scene.event_name),
        *when_and_where(scene),
        scene.html("registered-code", code=spelled(registration.code)),
        *_standing(scene, registration),
        *_given_away(scene, registration),
        *_unclaimed(scene),
    ]
    return Say(_led(lead, "\n".join(text)), buttons.of_registration(scene, registration), registration.code)


def my_answers(scene: Scene, registration: Registration) -> Say:
    """Show an attendee what was answered, and until when it is kept."""
    text = [
        scene.html("my-answers", event=scene.event_name),
        *answers(scene, registration.answers),
        *_deletion(scene),
    ]
    return Say("\n".join(text), buttons.of_answers(scene, registration))


def anew(scene: Scene, registration: Registration, lead: str = "") -> tuple[Effect, ...]:
    """Show the card at the end of the chat; the one further up says that it has moved."""
    moved = Renew(registration.code, scene.html("card-moved", event=scene.event_name))
    return moved, status(scene, registration, lead)


def renewed(scene: Scene, registration: Registration) -> Renew:
    """Renew the card where it stands."""
    card = status(scene, registration)
    return Renew(registration.code, card.text, card.rows)


def ticket(scene: Scene, registration: Registration, lead: str = "") -> SendTicket:
    """Show the ticket for the door, with what can be done about the registration; a `lead` says first what has happened."""
    event, code, name = scene.event, registration.code, attendee(scene.event, registration)
    carried = f"{code}-{registration.ticket}" if registration.ticket else code
    ends = event.local(event.ends) if event.ends else None
    day = dates.period(event.local(event.starts), ends, scene.language)
    drawn = {
        "link": deep_link(scene.facts, f"{TICKET}{carried}"),
        "event": scene.event_name,
        "name": name,
        "lines": [day, *([event.venue.shown(scene.language)] if event.venue else [])],
        "code": spelled(code),
    }
    caption, rows = _below_ticket(scene, registration, lead), buttons.of_ticket(scene, registration)
    return SendTicket(drawn, caption, rows, subjects.of_ticket(code))


def ticket_renewed(scene: Scene, registration: Registration) -> RenewCaption:
    """Say below the ticket in the chat what is so now; one that opens nothing any more says so."""
    subject = subjects.of_ticket(registration.code)
    if registration.status != "confirmed" or registration.person != scene.facts.me:
        return RenewCaption(subject, scene.html("ticket-over", event=scene.event_name))
    return RenewCaption(subject, _below_ticket(scene, registration), buttons.of_ticket(scene, registration))


def _below_ticket(scene: Scene, registration: Registration, lead: str = "") -> str:
    """Return the words below the picture; where they are too many, the card alone says what is waited for beside the seat."""
    beside = _standing_beside(scene, registration)
    whole = _led(lead, _ticket_lines(scene, registration, beside))
    if not beside or units(whole) <= LONGEST_CAPTION:
        return whole
    counted = scene.html("ticket-beside", number=len(beside))
    return _led(lead, _ticket_lines(scene, registration, [counted]))


def _ticket_lines(scene: Scene, registration: Registration, beside: list[str]) -> str:
    caption = scene.html(
        "ticket",
        event=scene.event_name,
        name=attendee(scene.event, registration),
        code=spelled(registration.code),
    )
    return "\n".join([caption, *when_and_where(scene), *beside, scene.html("ticket-how")])


def calendar_file(scene: Scene) -> SendFile:
    """Send the day for the calendar."""
    from conversations.model.event import calendar  # noqa: PLC0415 - loaded with the first entry

    event = scene.event
    content = calendar.calendar(event, scene.language, scene.facts.bot.username, scene.facts.now)
    return SendFile(f"{event.key}.ics", content, scene.html("calendar"))


def no_registration(scene: Scene) -> Say:
    """Say that there is no registration, and how to get one."""
    ended = scene.facts.registrations.own.get(scene.event.key)
    if ended is None:
        text = "\n\n".join(part for part in (named(scene, "status-none"), closed_note(scene)) if part)
        return Say(text, buttons.ways_in(scene))
    lines = [named(scene, f"status-{ended.status}"), *_standing(scene, ended)]
    text = "\n\n".join(part for part in ("\n".join(lines), closed_note(scene)) if part)
    return Say(text, buttons.of_ended(scene, ended))


def offer(scene: Scene, registration: Registration, names: str = "") -> Say:
    """Say that a seat is free and for how long; `names` are those who come together."""
    until = _until(scene, registration)
    key = "offer-together" if names else "offer"
    text = scene.html(key, event=scene.event_name, until=until, names=names)
    return Say(text, buttons.of_offer(scene, registration))


def part_offer(scene: Scene, registration: Registration, scope: str) -> Say:
    """Say that a seat in a choice is free that somebody waited for beside their seat, and for how long."""
    until = _spoken_until(scene, registration.wanted[scope].offer_until)
    text = about_choice(scene, "part-offer", scope, until=until)
    return Say(text, buttons.of_part_offer(scene, registration, scope))


def about_choice(scene: Scene, key: str, scope: str, **told: str) -> Html:
    return scene.html(key, event=scene.event_name, choice=event_lines.choice(scene, scope), **told)


def giving(scene: Scene, registration: Registration) -> tuple[Say, Say]:
    """Say how one's own seat is given away: the link, and what to do with it."""
    how = Say(scene.html("give-how", until=_bring_until(scene)), buttons.of_giving(scene, registration))
    return invitation(scene, registration), how


def invitation(scene: Scene, registration: Registration) -> Say:
    """Write the message to pass on to the colleague."""
    when = "\n".join(when_and_where(scene))
    link = claim_link(scene, registration)
    key = "invitation-waiting" if registration.status == "waitlisted" else "invitation"
    return Say(scene.html(key, event=scene.event_name, when=when, link=link))


def colleague(scene: Scene, registration: Registration, lead: str = "") -> Say:
    """Show a colleague's registration to the one who filled it in: nothing of what the colleague has answered since."""
    claimed = registration.person is not None
    key = "colleague-claimed" if claimed else f"colleague-status-{registration.status}"
    text = [
        scene.html(key, name=attendee(scene.event, registration), event=scene.event_name),
        *when_and_where(scene),
    ]
    if not claimed:
        text += _standing(scene, registration)
        if not registration.is_over:
            key = "colleague-unclaimed" if scene.may_bring else "colleague-unclaimed-late"
            text += ["", scene.html(key, until=_bring_until(scene))]
    return Say(_led(lead, "\n".join(text)), buttons.of_colleague(scene, registration), registration.code)


def colleagues(scene: Scene) -> Say:
    """List the colleagues whom the person registered, as buttons."""
    listed = [(each, _colleague_label(scene, each)) for each in scene.colleagues]
    if not listed:
        return Say(named(scene, "colleagues-none"), buttons.ways_in(scene))
    return Say(named(scene, "colleagues"), buttons.of_colleagues(scene, listed))


def claim(scene: Scene, registration: Registration) -> Say:
    """Ask the colleague who opens the link whether to take the registration over."""
    waits = registration.status == "waitlisted"
    key = "claim-waiting" if waits else "claim-registered"
    if registration.person is not None:
        key = "claim-given"
    text = scene.html(key, event=scene.event_name, name=attendee(scene.event, registration))
    when = "\n".join(when_and_where(scene))
    return Say(
        f"{text}\n\n{when}\n\n{scene.html('claim-how')}", buttons.of_claim(scene, registration.claim or "")
    )


def decision(scene: Scene, registration: Registration, key: str = "decide-new") -> Say:
    """Ask an organiser for a decision, with all that was answered."""
    text = [
        scene.html(key, event=scene.event_name),
        scene.html("decide-code", code=spelled(registration.code)),
        "",
        *answers(scene, drafts.given_by(registration, scene.event)),
    ]
    return Say("\n".join(text), buttons.of_decision(scene, registration.code))


def unreached(scene: Scene, registration: Registration) -> Say:
    """Tell an organiser that an offer reached nobody and goes to the next, with what else is known of the person."""
    fields = scene.event.fields
    ways = [
        str(answer)
        for each in fields
        if each.kind in ("email", "phone") and (answer := registration.answers.get(each.key))
    ]
    name = attendee(scene.event, registration)
    text = scene.html(
        "offer-unreached",
        name=name,
        event=scene.event_name,
        ways=" · ".join(ways),
        known="yes" if ways else "no",
    )
    return Say(text, buttons.of_found(scene, registration))


def reason_question(scene: Scene, registration: Registration) -> Say:
    name = attendee(scene.event, registration)
    return Say(scene.html("reason-ask", name=name), buttons.of_reason(scene, registration.code))


def decided(scene: Scene, registration: Registration) -> Say:
    """Tell the organiser what has become of it."""
    key = f"decided-{registration.status}"
    text = scene.html(key, name=attendee(scene.event, registration), event=scene.event_name)
    return Say(text)


def to_organisers(facts: Facts, event: Event, registration: Registration) -> tuple[Effect, ...]:
    """Ask each organiser for the decision, in their own language."""
    scene = of_owner(facts, event, registration)
    return tuple(
        Tell(each, decision(scene.speaking(language), registration))
        for each, language in sorted(facts.team.organisers.items())
    )


def news(facts: Facts, event: Event, registration: Registration, key: str) -> tuple[Effect, ...]:
    """Tell what others have changed: the card as it now is, a message, and the ticket where there is one now."""
    scene = of_owner(facts, event, registration)
    key = key if registration.person is not None else ABOUT_COLLEAGUE.get(key, key)
    name = attendee(event, registration)
    told = scene.html(key, event=scene.event_name, name=name, reason=registration.reason or "")
    effects: list[Message] = [renewed(scene, registration)]
    if registration.status == "cancelled":
        effects.append(ticket_renewed(scene, registration))
    if registration.is_over:
        effects.append(Say(told, buttons.of_ended(scene, registration) if registration.person else ()))
    elif registration.status == "confirmed" and registration.person is not None:
        effects.append(ticket(scene, registration, told))
    else:
        effects.append(Say(told))
    return to(registration.owner, *effects)


def to(chat: int, *messages: Message) -> tuple[Effect, ...]:
    """Send messages to another chat; nothing where staff registered somebody on the spot, who has none."""
    return tuple(Tell(chat, each) for each in messages) if chat else ()


def attendee(event: Event, registration: Registration) -> str:
    """Return the name of the attendee."""
    return event.called(registration.answers)


def _standing(scene: Scene, registration: Registration) -> list[str]:
    """Return the lines on what comes next: the places in line, how long offers last, why it was declined."""
    return [*_standing_at_event(scene, registration), *_standing_beside(scene, registration)]


def _standing_beside(scene: Scene, registration: Registration) -> list[str]:
    """Return a line for each choice that is waited for beside the seat."""
    lines: list[str] = []
    for scope, wish in registration.wanted.items():
        ahead = scene.facts.registrations.ahead.get(parts.standing(registration.code, scope))
        if wish.offer_until:
            until = _spoken_until(scene, wish.offer_until)
            lines.append(about_choice(scene, "part-offer-until", scope, until=until))
        elif not scene.event.offers(scene.facts.now):
            lines.append(about_choice(scene, "part-line-over", scope))
        elif ahead is None:
            lines.append(about_choice(scene, "part-line", scope))
        else:
            lines.append(about_choice(scene, "part-line-place", scope, place=str(ahead + 1)))
    return lines


def _standing_at_event(scene: Scene, registration: Registration) -> list[str]:
    match registration.status:
        case "waitlisted" if not scene.event.offers(scene.facts.now):
            return [scene.html("line-over")]
        case "waitlisted" if registration.code in scene.facts.registrations.ahead:
            return [scene.html("in-line-place", place=scene.facts.registrations.ahead[registration.code] + 1)]
        case "waitlisted":
            return [scene.html("in-line")]
        case "offered" if buttons.is_answered_by_another(scene, registration):
            return [scene.html("offer-by-registrant")]
        case "offered":
            return [scene.html("offer-until", until=_until(scene, registration))]
        case "pending":
            return [scene.html("pending-next")]
        case "declined" if registration.reason:
            return [scene.html("declined-reason", reason=registration.reason)]
        case _:
            return []


def _given_away(scene: Scene, registration: Registration) -> list[str]:
    return [scene.html("giving-waits")] if registration.claim and not registration.is_over else []


def _unclaimed(scene: Scene) -> list[str]:
    waiting = len(scene.unclaimed)
    return [scene.html("unclaimed", number=waiting)] if waiting else []


def _deletion(scene: Scene) -> list[str]:
    day = scene.event.privacy.deletes
    return ["", scene.html("deletes", day=spoken(day, scene))] if day else []


def _colleague_label(scene: Scene, registration: Registration) -> str:
    state = "claimed" if registration.person is not None else registration.status
    name = attendee(scene.event, registration)
    return scene.plain(
        "colleague-label", name=chat_buttons.shortened(name, 30), state=scene.plain(f"short-{state}")
    )


def _until(scene: Scene, registration: Registration) -> str:
    return _spoken_until(scene, registration.offer_until)


def _spoken_until(scene: Scene, until: datetime | None) -> str:
    return spoken(until.replace(second=0, microsecond=0), scene) if until else ""


def _bring_until(scene: Scene) -> str:
    """Return the last day on which a link works; with the time of day where it ends in the middle of one."""
    ends = scene.event.colleagues_end
    if ends is None:
        return ""
    ends = ends.astimezone(scene.event.zone)
    return spoken(ends if ends.time() != time.min else ends.date() - timedelta(days=1), scene)


def _led(lead: str, text: str) -> str:
    return f"{lead}\n\n{text}" if lead else text
