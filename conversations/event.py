"""An event as its organiser describes it in `event.toml`.

Every message of a validator is read by an organiser: it says what is wrong and what to write instead.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

LANGUAGES = ("sv", "en")
"""The languages that the bot's own wording exists in, the first one first."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,19}$")]
"""A short name for machines. It travels in a button's 64 bytes, so it is at most 20 plain characters."""

MOST_CHOICES = 50
"""As many as one still finds one's own among; with a hundred buttons Telegram refuses the message."""

Moment = Annotated[date, Strict()] | Annotated[datetime, Strict()]
"""A day, or a time of day where the organiser knows it; without an offset it is local to the event."""


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


class Window(Part):
    """When registration is open: from the moment `opens` up to and including the day `closes`."""

    opens: Moment | None = None
    closes: Moment | None = None

    @model_validator(mode="after")
    def opens_before_it_closes(self) -> Self:
        if self.opens and self.closes and day_of(self.opens) > day_of(self.closes):
            raise ValueError("registration closes before it opens: let `opens` be the earlier of the two")
        return self


class Privacy(Part):
    """What a person agrees to. A new version makes everybody in the middle of the form agree again."""

    version: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    notice: Text


class TargetGroup(Part):
    key: Key
    label: Label


class Choice(Part):
    key: Key
    label: Label


class FormField(Part):
    """One thing that the registration form asks for."""

    key: Key
    kind: Literal["consent", "name", "email", "text", "choice", "target-group"]
    label: Label
    question: Text
    why: Text | None = None
    required: bool = True
    sensitive: bool = False
    longest: Annotated[int, Field(ge=1, le=2000)] = 200
    choice: Annotated[tuple[Choice, ...], Field(max_length=MOST_CHOICES)] = ()

    @model_validator(mode="after")
    def has_what_its_kind_needs(self) -> Self:
        if self.kind == "choice" and len(self.choice) < 2:
            raise ValueError("a choice needs at least two [[field.choice]] to choose from")
        if self.kind != "choice" and self.choice:
            raise ValueError('only a field of the kind "choice" has choices: remove them or change the kind')
        if self.kind == "consent" and not self.required:
            raise ValueError("consent can't be voluntary: remove `required = false`")
        return self

    @field_validator("choice")
    @classmethod
    def no_choice_stands_twice(cls, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return _distinct(choices)


Keyed = TypeVar("Keyed", Choice, TargetGroup)


class Event(Part):
    """One conference, course or meeting that people register for."""

    key: Key
    name: Line
    about: Text
    organisers: Paragraph
    audience: Paragraph | None = None
    time_zone: str = "Europe/Stockholm"
    starts: Moment
    ends: Moment | None = None
    venue: Venue | None = None
    registration: Window = Window()
    changes_until: Moment | None = None
    privacy: Privacy
    target_group: Annotated[tuple[TargetGroup, ...], Field(max_length=MOST_CHOICES)] = ()
    field: Annotated[tuple[FormField, ...], Field(min_length=1, max_length=30)]

    @field_validator("time_zone")
    @classmethod
    def is_a_time_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f'"{name}" is no time zone: write one such as "Europe/Stockholm"') from error
        return name

    @field_validator("ends")
    @classmethod
    def ends_after_it_starts(cls, ends: Moment | None, info: ValidationInfo) -> Moment | None:
        starts = info.data.get("starts")
        if ends and starts and day_of(ends) < day_of(starts):
            raise ValueError("the event ends before it starts: let `starts` be the earlier of the two")
        return ends

    @field_validator("registration")
    @classmethod
    def closes_before_the_event_is_over(cls, window: Window, info: ValidationInfo) -> Window:
        last = info.data.get("ends") or info.data.get("starts")
        if window.closes and last and day_of(window.closes) > day_of(last):
            raise ValueError("registration closes after the event is over: choose an earlier `closes`")
        return window

    @field_validator("target_group")
    @classmethod
    def no_group_stands_twice(cls, groups: tuple[TargetGroup, ...]) -> tuple[TargetGroup, ...]:
        return _distinct(groups)

    @field_validator("field")
    @classmethod
    def the_form_holds_together(
        cls, fields: tuple[FormField, ...], info: ValidationInfo
    ) -> tuple[FormField, ...]:
        form = [(field.key, field.kind) for field in fields]
        if problems := form_problems(form, has_groups=bool(info.data.get("target_group", True))):
            raise ValueError("\n".join(problems))
        return fields

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def fields(self) -> tuple[FormField, ...]:
        return self.field

    def field_named(self, key: str) -> FormField | None:
        return next((field for field in self.field if field.key == key), None)

    def choices(self, field: FormField) -> Sequence[Choice | TargetGroup]:
        """What one may choose from in this field; nothing where it is answered in words."""
        return self.target_group if field.kind == "target-group" else field.choice

    def window(self, now: datetime) -> Literal["early", "open", "closed"]:
        """Whether one may register at this instant."""
        opens, closes = self.registration.opens, self.registration.closes
        if opens and now < self.beginning(opens):
            return "early"
        if now >= (self.end(closes) if closes else self.beginning(self.starts)):
            return "closed"
        return "open"

    def may_change(self, now: datetime) -> bool:
        """Whether a registration may still be changed or cancelled: until the event starts, unless it says."""
        return now < (self.end(self.changes_until) if self.changes_until else self.beginning(self.starts))

    def beginning(self, moment: Moment) -> datetime:
        """The instant at which a moment begins, in the event's time zone."""
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time.min)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)

    def local(self, moment: Moment) -> Moment:
        """A moment in the event's time zone, as people there would say it."""
        timed = isinstance(moment, datetime) and moment.tzinfo
        return self.beginning(moment).astimezone(self.zone) if timed else moment

    def end(self, moment: Moment) -> datetime:
        """The first instant after a moment: a day counts to its end."""
        if isinstance(moment, datetime):
            return self.beginning(moment)
        return self.beginning(moment + timedelta(days=1))


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def form_problems(form: Sequence[tuple[str, str]], *, has_groups: bool) -> list[str]:
    """Everything that contradicts itself in a form, given as the key and the kind of each field."""
    kinds = [kind for _, kind in form]
    problems = repetitions(key for key, _ in form)
    problems += [
        f'more than one field has kind = "{kind}": keep one of them'
        for kind in ("consent", "name", "target-group")
        if kinds.count(kind) > 1
    ]
    if "name" not in kinds:
        problems.append('nobody is asked for their name: add a [[field]] with kind = "name"')
    if "consent" in kinds[1:]:
        problems.append(
            'nothing may be kept before the consent: let the field with kind = "consent" be first'
        )
    if "target-group" in kinds and not has_groups:
        problems.append("a field asks for the target group, but there is no [[target_group]]: add some")
    return problems


def repetitions(keys: Iterable[str]) -> list[str]:
    """A sentence for each key that stands more than once."""
    twice = [key for key, times in Counter(keys).items() if times > 1]
    return [f'the key "{key}" stands more than once: give each its own' for key in twice]


def _distinct(parts: tuple[Keyed, ...]) -> tuple[Keyed, ...]:
    if problems := repetitions(part.key for part in parts):
        raise ValueError("\n".join(problems))
    return parts
