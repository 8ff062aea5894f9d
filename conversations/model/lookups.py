"""What the team asks for that takes a look into the tables: named before a step, and loaded for it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from conversations.model.event.changes import Known
from conversations.model.registrations.audit import Entry
from conversations.model.registrations.counting import Counts
from conversations.model.registrations.registration import Registration
from conversations.model.threads import Thread

What = Literal["counts", "search", "reach", "missing", "audit", "known", "reminders"]


@dataclass(frozen=True, slots=True)
class LookUp:
    """`event` is the one that the talk is about; `words` are what is looked for, `before` is where a page ends.

    `day` is the one on which somebody is missing; without it, today.
    """

    what: What
    event: str | None = None
    words: str = ""
    before: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found: counts, registrations that fit the words, who has not come by organisation, entries of the audit.

    `unreachable` are the chats of those found that the bot can't write to, `sharing` the codes of those with whose
    address somebody else is registered, too. `known` is what people were last told of the event,
    and `reminders` how those stand that organisers have seen, by the key of the plan. `threads` are by their key, `acted` names who acted by their chat.
    """

    counts: Counts | None = None
    found: Sequence[Registration] = ()
    missing: Sequence[tuple[str, Sequence[str]]] = ()
    entries: Sequence[Entry] = ()
    known: Known | None = None
    unreachable: AbstractSet[int] = frozenset()
    sharing: AbstractSet[str] = frozenset()
    reminders: Mapping[str, str] = field(default_factory=dict)
    threads: Mapping[str, Thread] = field(default_factory=dict)


NOTHING = LookedUp()
