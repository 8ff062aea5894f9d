"""What the description of an event is made of: texts, moments, and the parts that say where, when and how.

Every message of a validator is read by an organiser: it says what is wrong and what to write instead.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Annotated, Literal, Protocol, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    model_validator,
)

from conversations.language import moments
from conversations.language.languages import LANGUAGES
from conversations.language.moments import Moment
from conversations.model.event import contradictions

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,19}$")]
"""A short name for machines. It travels in a button's 64 bytes, so it is at most 20 plain characters."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """What a person reads, once per language. The lengths leave room for the rest of a message of 4,096."""

    sv: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]

    @model_validator(mode="before")
    @classmethod
    def the_same_in_both(cls, given: object) -> object:
        return dict.fromkeys(LANGUAGES, given) if isinstance(given, str) else given

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.sv


class Paragraph(Text):
    """A sentence or two, that stand beside others in one message."""

    sv: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class Line(Text):
    """A name or a place, that stands inside a sentence."""

    sv: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class Label(Text):
    """A few words that fit on a button."""

    sv: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class Venue(Part):
    name: Line
    place: Line | None = None

    def shown(self, language: str) -> str:
        """Return the name, and the place it is at where that is known: "Folkets hus, Malmö"."""
        return ", ".join(each[language] for each in (self.name, self.place) if each)


class Window(Part):
    """When registration is open: from the moment `opens` up to and including the day `closes`."""

    opens: Moment | None = None
    closes: Moment | None = None
    capacity: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def opens_before_it_closes(self) -> Self:
        if self.opens and self.closes and moments.day_of(self.opens) > moments.day_of(self.closes):
            raise ValueError("registration closes before it opens: let `opens` be the earlier of the two")
        return self


class Waitlist(Part):
    """Who comes when it is full stands in line; a seat that comes free is reserved for the first for some hours."""

    offer_hours: Annotated[float, Field(gt=0, le=720, allow_inf_nan=False)] = 24
    until: Moment | None = None

    @property
    def offer_length(self) -> timedelta:
        return timedelta(hours=self.offer_hours)


class Colleagues(Part):
    """That one can register others, and give one's seat away; `at_most` can wait to be taken over at a time."""

    until: Moment | None = None
    at_most: Annotated[int, Field(ge=1, le=20)] = 5


class Contact(Part):
    """How organisers are reached outside the chat."""

    name: Line | None = None
    email: (
        Annotated[str, StringConstraints(pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", max_length=120)] | None
    ) = None
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]{3,24}$")] | None = None
    other: Line | None = None

    @model_validator(mode="after")
    def tells_something(self) -> Self:
        if not (self.name or self.email or self.phone or self.other):
            raise ValueError(
                "this says nothing: write `name`, `email`, `phone` or `other`, or remove [contact]"
            )
        return self


class Link(Part):
    """An address where there is more to read."""

    label: Label
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=300)]


Speaker = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]

ItemKind = Literal["talk", "workshop", "break", "other"]


class ProgrammeItem(Part):
    """One thing in the programme; what is not known of it is left out."""

    key: Key
    title: Line
    about: Text | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    room: Line | None = None
    speakers: Annotated[tuple[Speaker, ...], Field(max_length=12)] = ()
    kind: ItemKind = "talk"

    @property
    def timed(self) -> bool:
        """Whether it is known at what time it begins."""
        return isinstance(self.starts, datetime)


class Privacy(Part):
    """What a person agrees to. A new version makes everybody in the middle of the form agree again."""

    version: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    notice: Text
    deletes: Moment | None = None


class Quiet(Part):
    """The hours of the night in which nothing leaves that nobody ordered."""

    begins: Annotated[time, Strict()] = time(21)
    ends: Annotated[time, Strict()] = time(8)

    def holds(self, moment: datetime) -> bool:
        """Whether a local time lies in the night."""
        clock = moment.time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends


class Keyed(Protocol):
    """What is known by its key."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def distinct(parts: tuple[K, ...]) -> tuple[K, ...]:
    """Refuse keys that stand twice."""
    refuse(contradictions.repetitions(part.key for part in parts))
    return parts


def refuse(problems: Sequence[str]) -> None:
    """Tell all that is wrong in one place at once, a line each."""
    if problems:
        raise ValueError("\n".join(problems))
