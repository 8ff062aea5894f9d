"""The line: who of those who wait, for the event or for a choice, is offered what comes free."""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from conversations.model.event.event import Event
from conversations.model.registrations import parts
from conversations.model.registrations.registration import Registration, Wish
from conversations.model.registrations.seats import Seats
from conversations.model.registrations.tally import waited_for


def offers(
    event: Event,
    seats: Seats,
    line: Sequence[Registration],
    now: datetime,
    unreachable: Container[int] = frozenset(),
) -> Iterator[tuple[tuple[Registration, ...], str]]:
    """Choose who of those in line is offered a seat: the first whom the free seats fit, then the next.

    Those who only come together are offered all their seats or none, in the turn of the last of them. `line` holds those
    who wait for the event and those who wait for a choice beside their seat; with each offer comes the choice that it is of,
    "" for the event. What an offer of a seat can't hold is waited
    for beside it, at the same place. Nobody is passed over for good: who is to answer in a chat that is `unreachable` is
    offered nothing meanwhile, and keeps the place.
    """
    if not event.waitlist or not event.offers_end or now >= event.offers_end:
        return
    until = event.offer_until(now)
    changed: dict[str, Registration] = {}
    for _, group, scope in _turns(line):
        if group[0].answers_offers in unreachable:
            continue
        standing = [changed.get(each.code, each) for each in group]
        found = (
            _part(event, seats, standing[0], scope, until) if scope else _whole(event, seats, standing, until)
        )
        if found is None:
            continue
        offered, taken = found
        seats = seats.taking(taken)
        changed |= {each.code: each for each in offered}
        yield offered, scope


Offered = tuple[tuple[Registration, ...], list[str]]
"""Registrations as they are with the offer, and the scopes that it takes."""


def _turns(line: Iterable[Registration]) -> list[tuple[int, list[Registration], str]]:
    """Return whose turn it is, in order: groups that wait for the event, and one for each choice waited for beside a seat."""
    waiting = [each for each in line if each.status == "waitlisted"]
    beside = [each for each in line if each.status == "confirmed"]
    turns = [(group[-1].place or 0, group, "") for group in _groups(waiting)]
    turns += [(each.wanted[scope].place, [each], scope) for each in beside for scope in waited_for(each)]
    return sorted(turns, key=lambda turn: (turn[0], turn[2]))


def _groups(line: Iterable[Registration]) -> list[list[Registration]]:
    """Return groups: each who comes alone, and those who come together; each at the place of its last."""
    parties = sorted(line, key=lambda each: (each.party or each.code, each.place or 0))
    return [list(group) for _, group in groupby(parties, key=lambda each: each.party or each.code)]


def _whole(event: Event, seats: Seats, group: Collection[Registration], until: datetime) -> Offered | None:
    """Offer a seat at the event to all of a group, each with what is free of the choices; None where one can't be seated."""
    offered, taken = [], list[str]()
    for one in group:
        found = parts.parted(event, seats.taking(taken), one.answers)
        if found.full:
            return None
        wanted = parts.placed(found.wanted, {}, one.place, one.place or 0)
        offered.append(
            replace(
                one, status="offered", answers=found.answers, place=None, offer_until=until, wanted=wanted
            )
        )
        taken += event.scopes(found.answers)
    return tuple(offered), taken


def _part(event: Event, seats: Seats, one: Registration, scope: str, until: datetime) -> Offered | None:
    """Offer a choice to one who holds a seat at the event; None where it is full."""
    needed = parts.needs(event, one, scope)
    if not needed or any(seats.left(event, each) == 0 for each in needed):
        return None
    wish = Wish(one.wanted[scope].place, until)
    return (replace(one, wanted={**one.wanted, scope: wish}),), list(needed)
