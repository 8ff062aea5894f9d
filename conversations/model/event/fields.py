"""The fields of an event's form, as its organiser describes them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    Field,
    Strict,
    field_validator,
    model_validator,
)

from conversations.model.event.contradictions import listed
from conversations.model.event.parts import Key, Label, Part, Text, distinct

MOST_CHOICES = 50
"""As many as one still finds one's own among; with a hundred buttons Telegram refuses the message."""

Kind = Literal[
    "consent",
    "name",
    "email",
    "text",
    "phone",
    "choice",
    "several",
    "number",
    "date",
    "yes-no",
    "target-group",
]

BELONGING: Mapping[str, tuple[str, ...]] = {
    "choice": ("choice", "several"),
    "decision": ("choice", "several", "yes-no"),
    "least": ("number", "several"),
    "most": ("number", "several"),
    "earliest": ("date",),
    "latest": ("date",),
    "suggest": ("text",),
}
"""The settings that only some kinds of fields have."""


class TargetGroup(Part):
    """`admission` says whether one is registered at once, or after an organiser's decision."""

    key: Key
    label: Label
    admission: Literal["at-once", "decision"] = "at-once"


class Choice(Part):
    key: Key
    label: Label
    capacity: Annotated[int, Field(ge=1)] | None = None


class FormField(Part):
    """One thing that the registration form asks for.

    It is asked of the target groups in `only_for`, and `when` earlier answers are among those named; an answer in
    `decision` needs an organiser's. What others answered is suggested where `suggest` says so.
    """

    key: Key
    kind: Kind
    label: Label
    question: Text
    why: Text | None = None
    required: bool = True
    sensitive: bool = False
    longest: Annotated[int, Field(ge=1, le=2000)] = 200
    only_for: tuple[str, ...] = ()
    when: Mapping[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field(default_factory=dict)
    decision: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    earliest: Annotated[date, Strict()] | None = None
    latest: Annotated[date, Strict()] | None = None
    suggest: bool = False
    choice: Annotated[tuple[Choice, ...], Field(max_length=MOST_CHOICES)] = ()

    @model_validator(mode="after")
    def has_what_its_kind_needs(self) -> Self:
        problems = [
            f"only a field of the kind {listed(kinds, 'or')} has `{setting}`: remove it or change the kind"
            for setting, kinds in BELONGING.items()
            if getattr(self, setting) != FormField.model_fields[setting].default and self.kind not in kinds
        ]
        if self.kind in ("choice", "several") and len(self.choice) < 2:
            problems.append("a choice needs at least two [[field.choice]] to choose from")
        if self.kind == "consent" and not self.required:
            problems.append("consent can't be voluntary: remove `required = false`")
        if problems := problems + self._wrong_bounds() + self._unknown_decisions():
            raise ValueError("\n".join(problems))
        return self

    @property
    def values(self) -> tuple[str, ...]:
        """What can be answered, where that is known beforehand."""
        return ("yes", "no") if self.kind == "yes-no" else tuple(each.key for each in self.choice)

    def _wrong_bounds(self) -> list[str]:
        problems = []
        if self.least is not None and self.most is not None and self.least > self.most:
            problems.append("`least` is more than `most`: let it be the smaller of the two")
        if self.earliest and self.latest and self.earliest > self.latest:
            problems.append("`earliest` is after `latest`: let it be the earlier of the two")
        if self.kind == "several" and max(self.least or 0, self.most or 0) > len(self.choice):
            problems.append(f"there are only {len(self.choice)} choices: lower `least` and `most`")
        if self.kind == "several" and self.most is not None and self.most < 1:
            problems.append("`most` lets nobody choose anything: let it be at least 1")
        return problems

    def _unknown_decisions(self) -> list[str]:
        return [
            f'`decision` names "{each}", which nobody can answer: write {listed(self.values, "or")}'
            for each in self.decision
            if self.values and each not in self.values
        ]

    @field_validator("choice")
    @classmethod
    def no_choice_stands_twice(cls, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return distinct(choices)
