"""The fields of an event's form, as its organiser describes them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    Strict,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticKnownError

from conversations.model.event.contradictions import listed
from conversations.model.event.kinds.all import BELONGING, KINDS
from conversations.model.event.parts import Key, Label, Part, Text, distinct, refuse

MOST_CHOICES = 50
"""As many as one still finds one's own among; with a hundred buttons Telegram refuses the message."""


def _is_known(kind: object) -> object:
    if isinstance(kind, str) and kind in KINDS:
        return kind
    *most, last = (f"'{each}'" for each in KINDS)
    raise PydanticKnownError("literal_error", {"expected": f"{', '.join(most)} or {last}"})


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
    kind: Annotated[str, BeforeValidator(_is_known)]
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
        refuse(
            [*problems, *KINDS[self.kind].problems(self), *self._wrong_bounds(), *self._unknown_decisions()]
        )
        return self

    @property
    def values(self) -> tuple[str, ...]:
        """What can be answered, where that is known beforehand."""
        return tuple(KINDS[self.kind].fixed) or tuple(each.key for each in self.choice)

    def _wrong_bounds(self) -> list[str]:
        problems = []
        if self.least is not None and self.most is not None and self.least > self.most:
            problems.append("`least` is more than `most`: let it be the smaller of the two")
        if self.earliest and self.latest and self.earliest > self.latest:
            problems.append("`earliest` is after `latest`: let it be the earlier of the two")
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
