"""The registrations that a batch knows: as they were loaded, and as they have become since."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.counting import Counted
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import Tallied
from storage import counts, registrations, search, tallies


@dataclass(slots=True)
class Ledger:
    """`by_code` holds what stands now; what is not on disk yet is in `new`, `changed` and `gone`, with how the tallies
    and counts change, and the words that are searched for.

    Codes are kept in the order in which they came, as the keys of dictionaries: rows get their numbers in it, and people
    see their colleagues in it.
    """

    by_code: dict[str, Registration] = field(default_factory=dict)
    new: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    differences: Counter[Tallied] = field(default_factory=Counter)
    counted: Counter[Counted] = field(default_factory=Counter)
    found_by: dict[str, frozenset[str]] = field(default_factory=dict)
    _codes: dict[int | str, dict[str, None]] = field(default_factory=dict)

    @property
    def keys(self) -> Iterable[int | str]:
        """The persons, registrants and claims that registrations stand under."""
        return self._codes.keys()

    def know(self, loaded: Iterable[Registration]) -> None:
        """Take what was loaded; what has changed since stays as it is."""
        for each in loaded:
            if each.code not in self.gone and each.code not in self.by_code:
                self._enter(each)

    def keep(self, registration: Registration) -> None:
        code = registration.code
        (self.changed if code in self.by_code else self.new)[code] = None
        self._enter(registration)

    def drop(self, registration: Registration) -> None:
        self.by_code.pop(registration.code, None)
        self.found_by.pop(registration.code, None)
        self.gone.add(registration.code)

    def now(self, registration: Registration) -> Registration | None:
        """A registration as it stands now; None where it is gone."""
        return self.by_code.get(registration.code)

    def own(self, person: int) -> dict[str, Registration]:
        """The registrations of a person, by event."""
        return {each.event: each for each in self._under(person) if each.person == person}

    def for_others(self, registrant: int) -> dict[str, Registration]:
        """Those that a person filled in for others, by code."""
        return {each.code: each for each in self._under(registrant) if each.person != registrant}

    @property
    def others(self) -> Mapping[int, Mapping[str, Registration]]:
        """What each registrant filled in for others, looked up when it is asked for."""
        return _Others(self)

    def named(self, codes: Iterable[str], claims: Iterable[str]) -> dict[str, Registration]:
        """Registrations by the codes and claims that name them."""
        found = {code: self.by_code[code] for code in codes if code in self.by_code}
        return found | {claim: each for claim in claims for each in self._under(claim) if each.claim == claim}

    def _enter(self, registration: Registration) -> None:
        self.by_code[registration.code] = registration
        for key in (registration.person, registration.registrant, registration.claim):
            if key is not None:
                self._codes.setdefault(key, {})[registration.code] = None

    def _under(self, key: int | str) -> list[Registration]:
        """Those that stand, or stood at some time in this batch, under a person, a registrant or a claim."""
        return [self.by_code[code] for code in self._codes.get(key, ()) if code in self.by_code]

    async def write(self, connection: AsyncConnection) -> None:
        """Bring to disk what has changed. Rows go before others take their place."""
        await registrations.remove(connection, self.gone)
        new = [self.by_code[code] for code in self.new if code not in self.gone]
        left_alone = self.gone | self.new.keys()
        changed = [self.by_code[code] for code in self.changed if code not in left_alone]
        await registrations.save(connection, changed)
        await registrations.add(connection, new)
        await tallies.add(connection, self.differences)
        await counts.add(connection, self.counted)
        await search.leave(connection, self.gone)
        await search.enter(connection, self.found_by, self.new)
        self.new, self.changed, self.gone, self.found_by = {}, {}, set(), {}
        self.differences, self.counted = Counter(), Counter()


@dataclass(frozen=True, slots=True)
class _Others(Mapping[int, Mapping[str, Registration]]):
    ledger: Ledger

    def __getitem__(self, registrant: int) -> Mapping[str, Registration]:
        return self.ledger.for_others(registrant)

    def __iter__(self) -> Iterator[int]:
        return (key for key in self.ledger.keys if isinstance(key, int))

    def __len__(self) -> int:
        return sum(1 for _ in self)
