"""What a registration is counted under while it stands: the seats it takes, and the answers others are offered."""

from collections import Counter
from typing import NamedTuple

from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration

LONGEST_ANSWER = 200
"""Longer answers are nothing that others would give too."""


class Tallied(NamedTuple):
    """The event as a whole has neither field nor answer; those who wait in line stand under `LINE`."""

    event: str
    field: str
    answer: str


LINE = "line"

LINE_OF = "line "
"""What stands before the scope of a choice, where those are counted who hold a seat and stand in line for it."""


def tallied(event: Event, registration: Registration) -> Counter[Tallied]:
    if registration.is_over:
        return Counter()
    found = [Tallied(event.key, *answer) for answer in _suggested(event, registration)]
    if registration.holds_seat:
        found += [Tallied(event.key, *parts(scope)) for scope in reserved(event, registration)]
        found += [Tallied(event.key, "", f"{LINE_OF}{scope}") for scope in waited_for(registration)]
    if registration.status == "waitlisted":
        found.append(Tallied(event.key, "", LINE))
    return Counter(found)


def difference(event: Event, before: Registration | None, after: Registration | None) -> Counter[Tallied]:
    """How the tallies change when one registration gives way to another, or to none."""
    changed = tallied(event, after) if after else Counter[Tallied]()
    changed.subtract(tallied(event, before) if before else Counter[Tallied]())
    return Counter({each: times for each, times in changed.items() if times})


def scope(tallied: Tallied) -> str:
    """The scope of seats that is counted there."""
    return f"{tallied.field}.{tallied.answer}" if tallied.field else ""


def reserved(event: Event, registration: Registration) -> frozenset[str]:
    """Return the scopes that are taken for a registration: those it holds, and those it is offered."""
    offered = {each for each, wish in registration.wanted.items() if wish.offer_until}
    return event.scopes(registration.answers) | offered


def waited_for(registration: Registration) -> list[str]:
    """Return the scopes that are stood in line for, and not offered."""
    return [each for each, wish in registration.wanted.items() if wish.offer_until is None]


def limited_fields(event: Event) -> set[tuple[str, str]]:
    """Where the seats of an event are counted: by its key, and the key of a field."""
    return {(event.key, parts(each)[0]) for each in event.capacities} | (
        {(event.key, "")} if event.capacities else set()
    )


def suggests(event: Event, field: str) -> bool:
    """Whether others are offered the answers to a field."""
    found = event.field_named(field)
    return found is not None and found.suggest


def _suggested(event: Event, registration: Registration) -> list[tuple[str, str]]:
    answers = registration.answers
    return [
        (field.key, answer)
        for field in event.path(answers)
        if field.suggest
        and isinstance(answer := answers.get(field.key), str)
        and len(answer) <= LONGEST_ANSWER
    ]


def parts(scope: str) -> tuple[str, str]:
    field, _, answer = scope.partition(".")
    return field, answer
