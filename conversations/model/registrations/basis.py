"""What the counts of an event rest on, field by field, so that only what an edited form changes is counted anew."""

from hashlib import sha256

from conversations.model.event.conditions import demands
from conversations.model.event.event import Event
from conversations.model.registrations import counting, searching

WORDS = "@words"
"""Stands for the words by which registrations are found, beside the fields of the counts."""

VERSION = "2"
"""Changes with what the code counts: all is counted anew after it has."""


def stamps(event: Event) -> dict[str, str]:
    """Return a stamp for each field that something is counted under; two are equal where the same would be counted.

    Labels, texts and capacities are in none: they change no count.
    """
    fields = _fields(event)
    few = {each.key for each in counting.counted_fields(event)}
    paired = [f"{key} {key in few} {stamp}" for key, stamp in fields.items()]
    bases = {
        "": "",
        counting.DAY: event.zone.key,
        counting.PAIR: " ".join(paired),
        WORDS: " ".join(searching.searched_fields(event)),
        **fields,
    }
    return {key: _short(f"{VERSION} {basis}") for key, basis in bases.items()}


def _fields(event: Event) -> dict[str, str]:
    """Return the basis of each field: what it is, and of the fields before it those that decide who is asked."""
    found: dict[str, str] = {}
    for field, asked in zip(event.fields, event.asked_form, strict=True):
        waits = [f"{found.get(key, '')} {values}" for key, values in demands(event.asked_form, asked)]
        kind = f"{field.key} {field.kind} {field.suggest} {field.sensitive} {bool(field.choice)}"
        found[field.key] = _short(f"{kind} {sorted(waits)}")
    return found


def _short(basis: str) -> str:
    return sha256(basis.encode()).hexdigest()[:16]
