"""What has to become of seats, said as simply as it can be: lists in memory, one event, one act at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

OVER = ("cancelled", "declined")
OFFER = timedelta(hours=24)
THERE = ZoneInfo("Europe/Stockholm")

_serials = count(1)


@dataclass(eq=False)
class Held:
    """One registration; `link` is the model's own name for the link that hands it on, `serial` that for the registration, and `party` the serial of who said "together".

    `wish` is the workshop that is waited for beside the seat, and offered while it has a `wish_until`. `left` is the status that was given up by whose it was, and can be taken back.
    """

    name: str
    registrant: int
    person: int | None
    group: str | None = None
    workshop: str | None = None
    status: str = "confirmed"
    place: int | None = None
    until: datetime | None = None
    link: int | None = None
    party: int | None = None
    left: str | None = None
    wish: str | None = None
    wish_place: int | None = None
    wish_until: datetime | None = None
    serial: int = field(default_factory=lambda: next(_serials))

    @property
    def over(self) -> bool:
        return self.status in OVER

    @property
    def seated(self) -> bool:
        return not self.over and self.place is None

    @property
    def waited(self) -> bool:
        """Whether it ended in the line, or with an offer."""
        return self.over and (self.place is not None or self.until is not None)

    @property
    def scopes(self) -> set[str]:
        return {"", self.workshop} if self.workshop else {""}

    @property
    def reserved(self) -> set[str]:
        """Where a seat is taken for it, with the one that it is offered."""
        return self.scopes | ({self.wish} if self.wish and self.wish_until else set())

    def wishes(self, workshop: str | None, place: int | None) -> None:
        """Stand in line for a workshop beside the seat, or for none."""
        if workshop != self.wish:
            self.wish, self.wish_place, self.wish_until = workshop, place, None

    @property
    def owner(self) -> int:
        return self.registrant if self.person is None else self.person

    @property
    def answers_offers(self) -> int:
        """Who says yes or no to an offer: for those who come together, the one who said so."""
        return self.owner if self.party in (None, self.serial) else self.registrant


@dataclass
class Model:
    """`told` holds the chat, the key of the sentence and the name of each that something became of."""

    capacities: dict[str, int]
    now: datetime
    closes: datetime
    bring_until: datetime
    changes_until: datetime
    begins: datetime
    offers_until: datetime
    voluntary: bool
    all: list[Held] = field(default_factory=list)
    told: list[tuple[int, str, str]] = field(default_factory=list)
    places: Iterator[int] = field(default_factory=lambda: count(1))

    # What is asked about it.

    @property
    def live(self) -> list[Held]:
        return [each for each in self.all if not each.over]

    @property
    def line(self) -> list[Held]:
        waiting = [each for each in self.all if each.status == "waitlisted"]
        return sorted(waiting, key=lambda each: each.place or 0)

    def own(self, person: int) -> Held | None:
        return next((each for each in self.all if each.person == person), None)

    def live_own(self, person: int) -> Held | None:
        return next((each for each in self.live if each.person == person), None)

    def taken(self, scope: str) -> int:
        return sum(scope in each.reserved for each in self.live if each.seated)

    def company(self, held: Held) -> list[Held]:
        """Those who wait by the doing of the same person, and have said nothing else themselves."""
        theirs = [each for each in self.line if each.registrant == held.person and each.person != held.person]
        return [held, *(each for each in theirs if each.party in (None, held.serial))]

    # What people do. Each may be done at any time, and does nothing where it is not allowed.

    def register(self, person: int, name: str, group: str, workshop: str) -> None:
        if self.live_own(person) or self.now >= self.closes:
            return
        self._enter(Held(name, person, person, group, workshop))

    def rejoin(self, held: Held) -> None:
        """Back into the line; where the same seat is still free, back to that."""
        if held not in self.all or held.status != "cancelled":
            return
        if self._may_regain(held):
            self._regain(held)
        elif (held.waited or held.left) and self.now < self.offers_until:
            self._enter(Held(held.name, held.owner, held.person, held.group, held.workshop))

    def revise(self, person: int, held: Held, group: str, workshop: str) -> None:
        if held not in self.live or held.person != person or self.now >= self.changes_until:
            return
        self._admit(held, group, workshop, same_person=True)
        self.promote()

    def cancel(self, person: int, held: Held) -> None:
        mine = held in self.live and held.person == person
        if mine and (self.now < self.changes_until or held.status == "waitlisted"):
            self._leave(held)

    def leave_by_reminder(self, person: int, held: Held) -> None:
        if held in self.live and held.person == person and self.now < self.begins:
            self._leave(held)

    def regain(self, person: int, held: Held) -> None:
        if held in self.all and held.owner == person and self._may_regain(held):
            self._regain(held)

    def put_back(self, held: Held, *, in_line: bool) -> None:
        """An organiser undoes a cancellation or a no."""
        full, workshop, wish = self._weighed(held.workshop, None)
        late = self.now >= self.offers_until
        if held not in self.all or not held.over or (full and not in_line) or ((full or wish) and late):
            return
        held.status, held.place = ("waitlisted", next(self.places)) if full else ("confirmed", None)
        held.workshop = workshop
        held.wishes(wish, next(self.places))
        self._stand_again(held)
        self._tell(held, f"{'' if held.person else 'colleague-'}put-back-{held.status}")

    def register_colleague(self, registrant: int, name: str) -> None:
        if self.now < min(self.closes, self.bring_until):
            self._enter(Held(name, registrant, None, link=next(_serials)))

    def cancel_colleague(self, registrant: int, held: Held) -> None:
        unclaimed = held in self.live and held.registrant == registrant and held.person is None
        if unclaimed and self.now < self.changes_until:
            self._leave(held)

    def give(self, person: int, held: Held) -> None:
        if self._may_give(person, held) and self.now < self.bring_until:
            held.link = held.link or next(_serials)

    def take_back(self, person: int, held: Held) -> None:
        if self._may_give(person, held):
            held.link = None

    def claim(self, person: int, held: Held, group: str, workshop: str, *, link: int) -> None:
        if held not in self.live or held.link != link or self.now >= self.bring_until:
            return
        if self.live_own(person):
            return
        if self._admit(held, group, workshop, same_person=False):
            self._tell(held, "given" if held.person else "colleague-took-over")
            self._forget(person)
            held.person, held.link = person, None
        self.promote()

    def together(self, person: int, held: Held) -> None:
        if held in self.line and held.person == person and self.now < self.changes_until:
            for each in self.company(held):
                each.party = held.serial
            self.promote()

    def apart(self, person: int, held: Held) -> None:
        if held in self.line and held.person == person and self.now < self.changes_until:
            for each in self.company(held):
                each.party = None
            self.promote()

    def accept(self, person: int, held: Held) -> None:
        for each in self._answered(person, held):
            each.status, each.party, each.until = "confirmed", None, None
            self._tell(each, "offer-accepted" if each.person else "colleague-accepted")
        self.promote()

    def turn_down(self, person: int, held: Held) -> None:
        for each in self._answered(person, held):
            each.status, each.party, each.link = "cancelled", None, None
            each.wishes(None, None)
            self._tell(each, "offer-declined" if each.person else "colleague-declined")
        self.promote()

    def take_part(self, person: int, held: Held, workshop: str) -> None:
        if self._waits_beside(person, held, workshop) and held.wish_until and self.now < held.wish_until:
            held.workshop = workshop
            held.wishes(None, None)
            self.promote()

    def leave_part(self, person: int, held: Held, workshop: str) -> None:
        """Leave the line for a workshop, or turn its seat down."""
        if self._waits_beside(person, held, workshop):
            held.wishes(None, None)
            self.promote()

    # What an organiser and time do.

    def confirm(self, held: Held) -> None:
        if held not in self.live or held.status != "pending":
            return
        full, workshop, wish = self._weighed(held.workshop, held)
        if (full or wish) and self.now >= self.offers_until:
            return
        if wish:
            held.workshop = workshop
            held.wishes(wish, held.place)
        held.place = (held.place or next(self.places)) if full else None
        held.status = "waitlisted" if full else "confirmed"
        self._tell(held, f"admitted-{held.status}")
        self.promote()

    def decline(self, held: Held) -> None:
        if held in self.live and held.status == "pending":
            self._tell(held, "not-admitted")
            self._end(held, "declined")

    def run_once(self) -> None:
        late = [
            each for each in self.live if each.status == "offered" and each.until and each.until <= self.now
        ]
        for each in late:
            each.status, each.party, each.link = "cancelled", None, None
            each.wishes(None, None)
            self._tell(each, "offer-lapsed" if each.person else "colleague-lapsed")
        for each in self.live:
            if each.wish_until and each.wish_until <= self.now:
                self.told.append((each.owner, f"part-lapsed {each.wish}", each.name))
                each.wishes(None, None)
        self.promote()

    def promote(self) -> None:
        """Whoever comes first of those whom the free seats fit is offered them; those who come together, all or none."""
        while self.now < self.offers_until and (group := self._next_group()):
            until = min(_awake_for(OFFER, self.now), self.offers_until)
            if group[0].seated:
                group[0].wish_until = until
                self.told.append((group[0].owner, "part-offer", group[0].name))
                continue
            self.told.append((group[0].answers_offers, "offer", group[0].name))
            for each in group:
                _, each.workshop, wish = self._weighed(each.workshop, None)
                each.wishes(wish, each.place)
                each.status, each.place, each.until = "offered", None, until

    # How.

    def _next_group(self) -> list[Held] | None:
        groups: dict[int, list[Held]] = {}
        for each in self.line:
            groups.setdefault(each.party or each.serial, []).append(each)
        beside = [each for each in self.live if each.status == "confirmed" and each.wish]
        turns = [(group[-1].place or 0, group) for group in groups.values()]
        turns += [(each.wish_place or 0, [each]) for each in beside if not each.wish_until]
        in_turn = [group for _, group in sorted(turns, key=lambda turn: turn[0])]
        return next((group for group in in_turn if self._fits(group)), None)

    def _fits(self, group: list[Held]) -> bool:
        """Whether all of a group can be seated; a workshop that may be left out is no matter, where they wait for the event."""
        if group[0].seated:
            return not self._full({group[0].wish or ""}, None)
        asked = [each.scopes - {each.workshop} if self.voluntary else each.scopes for each in group]
        return all(
            self.taken(scope) + sum(scope in each for each in asked) <= seats
            for scope, seats in self.capacities.items()
            if any(scope in each for each in asked)
        )

    def _weighed(self, workshop: str | None, held: Held | None) -> tuple[bool, str | None, str | None]:
        """Whether one has to wait as a whole; the workshop that is held, and the one that is waited for beside it."""
        kept = held.workshop if held and held.seated else None
        if self._full({""}, held):
            return True, workshop, None
        if workshop and self._full({workshop}, held):
            return (False, kept, workshop) if self.voluntary or kept else (True, workshop, None)
        return False, workshop, None

    def _waits_beside(self, person: int, held: Held, workshop: str) -> bool:
        return held in self.live and held.owner == person and held.wish == workshop

    def _full(self, wanted: set[str], held: Held | None) -> bool:
        kept = held.scopes if held and held.seated else set()
        return any(
            scope in self.capacities and self.taken(scope) >= self.capacities[scope]
            for scope in wanted - kept
        )

    def _enter(self, new: Held) -> None:
        full, workshop, wish = self._weighed(new.workshop, None)
        if (full or wish) and self.now >= self.offers_until:
            return
        if new.person is not None:
            self._forget(new.person)
        new.place = next(self.places) if full else None
        new.workshop = workshop
        new.wishes(wish, next(self.places))
        new.status = "pending" if new.group == "guest" else "waitlisted" if full else "confirmed"
        self.all.append(new)

    def _admit(self, held: Held, group: str, workshop: str, *, same_person: bool) -> bool:
        """Other answers to the same registration; nothing changes where what is asked for is full."""
        full, kept, wish = self._weighed(workshop, held)
        new = full or (wish and wish != held.wish)
        if (full and held.seated) or (new and self.now >= self.offers_until):
            return False
        decided = same_person and held.status != "pending" and held.group == group
        stays = full or (held.status == "waitlisted" and held.party is not None)
        first = held.place or next(self.places)
        place = first if stays else None
        waits = stays and (full or group != "guest" or decided)
        if group == "guest" and not decided:
            held.status, held.place = "pending", place if full else None
        elif stays:
            held.status, held.place = "waitlisted", place
        else:
            held.status, held.place = ("offered" if held.status == "offered" else "confirmed"), None
        held.group, held.workshop = group, workshop if waits else kept
        held.wishes(None if waits else wish, first)
        if held.status not in ("offered", "waitlisted"):
            held.party = None
        if held.status != "offered":
            held.until = None
        return True

    def _may_give(self, person: int, held: Held) -> bool:
        mine = held in self.live and held.person == person and held.status == "confirmed"
        return mine and self.now < self.changes_until

    def _answered(self, person: int, held: Held) -> list[Held]:
        if held not in self.live or held.status != "offered" or held.answers_offers != person:
            return []
        if held.until and self.now >= held.until:
            return []
        if held.party is None:
            return [held]
        mine = [each for each in self.live if person in (each.person, each.registrant)]
        return [each for each in mine if each.party == held.party and each.status == "offered"]

    def _leave(self, held: Held) -> None:
        held.left = held.status if held.status in ("confirmed", "pending") and held.place is None else None
        self._end(held)

    def _may_regain(self, held: Held) -> bool:
        left = held.status == "cancelled" and held.left is not None
        return left and self.now < self.begins and not self._full(held.scopes, None)

    def _regain(self, held: Held) -> None:
        held.status = held.left or ""
        self._stand_again(held)

    def _stand_again(self, held: Held) -> None:
        held.left, held.until = None, None
        held.link = next(_serials) if held.person is None else None

    def _end(self, held: Held, status: str = "cancelled") -> None:
        held.status, held.party, held.link = status, None, None
        held.wishes(None, None)
        self.promote()

    def _forget(self, person: int) -> None:
        """A registration that is over makes room for another of the same person."""
        self.all = [each for each in self.all if each.person != person]

    def _tell(self, held: Held, key: str) -> None:
        self.told.append((held.owner, key, held.name))


def _awake_for(hours: timedelta, since: datetime) -> datetime:
    """When so many hours have passed between eight and nine in the evening, day after day."""
    now = since.astimezone(THERE)
    while True:
        rises, sleeps = (
            now.replace(hour=8, minute=0, second=0, microsecond=0),
            now.replace(hour=21, minute=0, second=0, microsecond=0),
        )
        now = max(now, rises)
        if now < sleeps and hours <= sleeps - now:
            return (now + hours).astimezone(since.tzinfo)
        hours -= max(sleeps - now, timedelta())
        now = rises + timedelta(days=1)
