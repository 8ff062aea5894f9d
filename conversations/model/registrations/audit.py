"""Who did what, and how it was before and after: every act of the team, and every change of an attendee's data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from conversations.model.event.event import Event
from conversations.model.registrations import attendance
from conversations.model.registrations.registration import Registration
from conversations.model.values import Answer, Consent

Doer = Literal["attendee", "staff", "organiser", "operator", "bot"]

ACTS = (
    "registered", "changed", "removed", "claimed", "confirmed", "pending", "offered", "waitlisted",
    "declined", "cancelled", "restored", "arrived", "undone", "wrote", "exported", "invited", "joined", "dismissed",
    "replied", "corrected", "dropped", "taught", "untaught", "launched", "rewritten", "released", "paused",
    "continued", "halted", "retried", "resent", "settled", "withdrew",
)  # fmt: skip
"""What can be done, as texts name it."""

HIDDEN = "•••"
"""What stands in the audit for an answer that is sensitive."""

LONGEST = 200

CHECK_INS = 8
"""So many check-ins at once are told, and not cut."""

DETAILS = (
    "status", "came", "person", "language", "reason", "given", "role", "name", "number", "kind", "sensitive",
    "question", "answer", "broadcast", "text",
)  # fmt: skip
"""What is told besides answers."""

DECISIVE = ("status", "came", "person")
"""What says which act it was; an answer to a field that is called so is left out."""

PAGE = 10
"""How many entries are read at a time."""

Change = tuple[str, str]
"""How something was, and what it has become; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `details` say what has changed: "status", the keys of fields, or what else there is to tell."""

    at: datetime
    event: str
    role: Doer
    act: str
    actor: int | None = None
    code: str | None = None
    details: Mapping[str, Change] = field(default_factory=dict)
    number: int = 0


def entry(
    event: Event, before: Registration | None, after: Registration, actor: int, role: Doer, now: datetime
) -> Entry | None:
    """Return what is noted of a registration that has become another; nothing where nothing of the attendee's has changed."""
    details = _differences(event, before, after)
    if not details:
        return None
    return Entry(now, event.key, role, _act(before, details), actor or None, after.code, details)


def _act(before: Registration | None, details: Mapping[str, Change]) -> str:
    match details:
        case _ if before is None:
            return "registered"
        case {"status": ("cancelled" | "declined", _)}:
            return "restored"
        case {"status": (_, became)}:
            return became
        case {"came": (_, became)}:
            return "arrived" if became else "undone"
        case {"person": _}:
            return "claimed"
        case _:
            return "changed"


def _differences(event: Event, before: Registration | None, after: Registration) -> dict[str, Change]:
    old, new = (_facts(event, each, before=bool(before)) if each else {} for each in (before, after))
    keys = [*new, *(each for each in old if each not in new)]
    found = {key: (old.get(key, ""), new.get(key, "")) for key in keys if old.get(key) != new.get(key)}
    if came := found.get("came"):
        found["came"] = _apart(*came)
    sensitive = {each.key for each in event.fields if each.sensitive}
    shown = {
        key: (HIDDEN if was else "", HIDDEN if became else "")
        if key in sensitive
        else (was[:LONGEST], became[:LONGEST])
        for key, (was, became) in found.items()
    }
    return {key: change for key, change in shown.items() if any(change)}


def _apart(was: str, became: str) -> Change:
    """Return the check-ins that are gone, and those that are new; those of other days are left out."""
    old, new = was.split(), became.split()
    gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
    return " ".join(gone[-CHECK_INS:]), " ".join(come[-CHECK_INS:])


def _facts(event: Event, registration: Registration, *, before: bool) -> dict[str, str]:
    """Return what is known of an attendee, in words; technical matters, such as the place in line, are left out.

    Whose chat it is, is told where there was a registration `before`, since then it has changed hands.
    """
    told = {
        "status": registration.status,
        "came": _check_ins(event, registration),
        "person": str(registration.person or "") if before else "",
        "language": registration.language,
        "reason": registration.reason or "",
        "given": "yes" if registration.claim and registration.person else "",
    }
    answers = {key: _words(answer) for key, answer in registration.answers.items() if event.field_named(key)}
    own = {key: value for key, value in answers.items() if key not in DECISIVE}
    return {key: value for key, value in {**told, **own}.items() if value}


def _check_ins(event: Event, registration: Registration) -> str:
    came_on = attendance.by_day(event, registration).values()
    return " ".join(each.at.isoformat(timespec="minutes") for each in came_on)


def _words(answer: Answer) -> str:
    match answer:
        case Consent(version):
            return version
        case tuple():
            return ", ".join(answer)
        case _:
            return answer or ""
