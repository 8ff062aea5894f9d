"""The reminders of an event, as its organiser describes them."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Annotated, Literal

from pydantic import (
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from conversations.model import placeholders
from conversations.model.event.contradictions import listed
from conversations.model.event.parts import Key, Part, Text, refuse
from conversations.model.values import Group

Length = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2} (hour|day|week)s?$")]
"""How long something is, such as "7 days"."""

Anchor = Literal["starts", "ends", "registration-closes", "changes-until"]


class Reminder(Part):
    """A text that leaves by itself, some time before or after a date of the event.

    `audience` are the statuses of those who get it, `groups` their target groups, and `came` those who were checked in or
    were not. `newcomers` says what happens with those who come to fit after it has left; one that is late by more than
    `too_late` does not leave at all.
    """

    key: Key
    audience: Annotated[tuple[Group, ...], Field(min_length=1)]
    groups: tuple[str, ...] = ()
    came: bool | None = None
    of: Anchor = "starts"
    before: Length | None = None
    after: Length | None = None
    at: Annotated[time, Strict()] = time(9)
    too_late: Length = "12 hours"
    newcomers: Literal["send", "skip"] = "send"
    necessary: bool = False
    reconfirm: bool = False
    text: Text

    @field_validator("text")
    @classmethod
    def can_be_filled_in(cls, text: Text, info: ValidationInfo) -> Text:
        refuse(_placeholder_problems(text, info.data.get("audience", ())))
        return text

    @field_validator("after")
    @classmethod
    def is_before_or_after(cls, after: str | None, info: ValidationInfo) -> str | None:
        if after and info.data.get("before"):
            raise ValueError("write `before` or `after`, not both")
        return after

    @property
    def too_late_after(self) -> timedelta:
        return length_of(self.too_late)


def length_of(length: str) -> timedelta:
    number, unit = length.split()
    return int(number) * timedelta(**{f"{unit.removesuffix('s')}s": 1})


def _placeholder_problems(text: Text, audience: Sequence[str]) -> list[str]:
    """Return what stands in braces and can't be filled in."""
    known = listed([f"{{{each}}}" for each in placeholders.NAMES], "or")
    written = dict.fromkeys((text.sv, text.en))
    problems = [
        f"nothing is known to put in the place of {{{each}}}: write {known}"
        for each in dict.fromkeys(name for one in written for name in placeholders.unknown(one))
    ]
    if any(placeholders.has_stray_brace(one) for one in written):
        problems.append(f"a brace opens or closes nothing: write {known}")
    if "draft" in audience and any("code" in placeholders.used(one) for one in written):
        problems.append("a draft has no code: leave {code} out of the text, or drafts out of the `audience`")
    return problems
