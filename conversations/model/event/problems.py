"""What an event says that contradicts itself, each in words that say what to write instead."""

from datetime import UTC, datetime, timedelta

from conversations.model.event import timetable
from conversations.model.event.fields import FormField
from conversations.model.event.reminders import length_of
from conversations.model.event.schedule import Schedule
from conversations.model.event.timetable import Placed


def of_programme(event: Schedule) -> list[str]:
    placed = [
        Placed(
            item.key, item.room.sv if item.room else None, event.placed(item.starts), event.placed(item.ends)
        )
        for item in event.programme
    ]
    return timetable.problems(placed, *event.days)


def of_waitlist(event: Schedule) -> list[str]:
    """Times that would leave those in line behind newcomers, or without time to answer."""
    waitlist, ends = event.waitlist, event.offers_end
    if waitlist is None or ends is None:
        return []
    if ends > event.ends_at:
        return ["seats are offered after the event is over: choose an earlier `until`"]
    if ends < event.registration_end:
        words = "offers end before registration does, so newcomers would get the seats of those in line"
        return [f"{words}: let `until` be later, or registration close earlier"]
    left = ends - _offers_begin(event)
    if waitlist.offer_length <= left:
        return []
    hours = left // timedelta(hours=1)
    shorter = f"let `offer_hours` be at most {hours}, or " if hours else ""
    return [f"an offer lasts longer than the time there is for offers: {shorter}let `until` be later"]


def _offers_begin(event: Schedule) -> datetime:
    """From when on offers have to find the time they last: the end of registration where offers go on behind it."""
    opens, closes = event.registration.opens, event.registration.closes
    if closes and event.offers_end and event.offers_end > event.end(closes):
        return event.end(closes)
    return event.beginning(opens) if opens else datetime.min.replace(tzinfo=UTC)


def of_colleagues(event: Schedule) -> list[str]:
    if event.colleagues and event.colleagues.until and event.end(event.colleagues.until) > event.ends_at:
        return ["colleagues are registered after the event is over: choose an earlier `until`"]
    return []


def of_deletion(event: Schedule) -> list[str]:
    if event.deletes_at and event.deletes_at < event.ends_at:
        return ["what people answered is deleted before the event is over: choose a later `deletes`"]
    return []


def of_reminders(event: Schedule) -> list[str]:
    """Dates and groups that reminders name and the event does not have, and a time at which nobody is left."""
    groups = {group.key for group in event.target_group}
    undated = [
        f'"{each.key}" goes by `{each.of}`, which the event does not have: add that date, or choose another `of`'
        for each in event.reminder
        if event.anchor(each.of) is None
    ]
    unknown = [
        f'"{each.key}" is for the group "{group}", which there is not: correct its spelling, or add it'
        for each in event.reminder
        for group in each.groups
        if group not in groups
    ]
    late = [
        f'"{each.key}" leaves when nothing is known of anybody any more: choose an earlier time, or a later `deletes`'
        for each in event.reminder
        if each.after and event.deletes_at and (anchor := event.anchor(each.of))
        if event.end(anchor) + length_of(each.after) > event.deletes_at
    ]
    return undated + unknown + late


def of_seats(event: Schedule) -> list[str]:
    """Numbers of seats that contradict each other."""
    unlimited = ["nobody ever waits, since no seats are limited: add a `capacity`, or remove [waitlist]"]
    found = unlimited if event.waitlist and not event.capacities else []
    return [*found, *(problem for field in event.field for problem in _seat_problems_of(event, field))]


def _seat_problems_of(event: Schedule, field: FormField) -> list[str]:
    whole = event.registration.capacity
    if not whole:
        return []
    limits = [choice.capacity for choice in field.choice if choice.capacity]
    problems = [
        f'"{choice.key}" in "{field.key}" has {choice.capacity} seats, but the event has {whole}: '
        "lower the one or raise the other"
        for choice in field.choice
        if choice.capacity and choice.capacity > whole
    ]
    asked_of_all = field.kind == "choice" and field.required and not (field.only_for or field.when)
    if asked_of_all and len(limits) == len(field.choice) and sum(limits) < whole:
        problems.append(
            f'the choices in "{field.key}" have {sum(limits)} seats together, but the event has {whole}: '
            "add seats to the choices, or lower the event's `capacity`"
        )
    return problems
