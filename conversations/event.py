"""An event as its organiser describes it in `event.toml`.

Every message of a validator is read by an organiser: it says what is wrong and what to write instead.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
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

from conversations import conditions, contradictions, placeholders, timetable
from conversations.conditions import Asked
from conversations.contradictions import listed
from conversations.registration import Answers, Group
from conversations.timetable import Placed

LANGUAGES = ("sv", "en")
"""The languages that the bot's own wording exists in, the first one first."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,19}$")]
"""A short name for machines. It travels in a button's 64 bytes, so it is at most 20 plain characters."""

MOST_ITEMS = 300
"""Items in a programme: a week of ten rooms."""

MOST_CHOICES = 50
"""As many as one still finds one's own among; with a hundred buttons Telegram refuses the message."""

Moment = Annotated[date, Strict()] | Annotated[datetime, Strict()]
"""A day, or a time of day where the organiser knows it; without an offset it is local to the event."""


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
    capacity: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def opens_before_it_closes(self) -> Self:
        if self.opens and self.closes and day_of(self.opens) > day_of(self.closes):
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
        return _distinct(choices)


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
        _refuse(_placeholder_problems(text, info.data.get("audience", ())))
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


Keyed = TypeVar("Keyed", Choice, TargetGroup, Reminder)


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
    changes_until: Moment | None = None
    venue: Venue | None = None
    sample: bool = False
    phone_region: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "SE"
    contact: Contact | None = None
    link: Annotated[tuple[Link, ...], Field(max_length=8)] = ()
    programme: Annotated[tuple[ProgrammeItem, ...], Field(max_length=MOST_ITEMS)] = ()
    registration: Window = Window()
    waitlist: Waitlist | None = None
    colleagues: Colleagues | None = None
    privacy: Privacy
    target_group: Annotated[tuple[TargetGroup, ...], Field(max_length=MOST_CHOICES)] = ()
    quiet: Quiet = Quiet()
    reminder: Annotated[tuple[Reminder, ...], Field(max_length=20)] = ()
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

    @field_validator("programme", mode="before")
    @classmethod
    def every_item_has_a_key(cls, items: object) -> object:
        """Items without a key are named after their place: p1, p2 and so on."""
        if not isinstance(items, list):
            return items
        return [
            {"key": f"p{number}", **item} if isinstance(item, dict) else item
            for number, item in enumerate(items, start=1)
        ]

    @field_validator("programme")
    @classmethod
    def the_programme_holds_together(
        cls, items: tuple[ProgrammeItem, ...], info: ValidationInfo
    ) -> tuple[ProgrammeItem, ...]:
        problems = contradictions.repetitions(item.key for item in items)
        if info.data.keys() >= {"starts", "ends", "time_zone"}:
            problems += _programme_problems(cls._so_far(info, programme=items))
        _refuse(problems)
        return items

    @field_validator("registration")
    @classmethod
    def closes_before_the_event_is_over(cls, window: Window, info: ValidationInfo) -> Window:
        last = info.data.get("ends") or info.data.get("starts")
        if window.closes and last and day_of(window.closes) > day_of(last):
            raise ValueError("registration closes after the event is over: choose an earlier `closes`")
        return window

    @field_validator("phone_region")
    @classmethod
    def is_a_country(cls, region: str) -> str:
        if region not in phonenumbers.SUPPORTED_REGIONS:
            raise ValueError(f'"{region}" is no country with phone numbers: write one such as "SE"')
        return region

    @field_validator("target_group")
    @classmethod
    def no_group_stands_twice(cls, groups: tuple[TargetGroup, ...]) -> tuple[TargetGroup, ...]:
        return _distinct(groups)

    @field_validator("waitlist", "colleagues", "privacy")
    @classmethod
    def leaves_time(cls, part: Part | None, info: ValidationInfo) -> Part | None:
        checks: Mapping[str, Callable[[Event], list[str]]] = {
            "waitlist": _waitlist_problems,
            "colleagues": _colleagues_problems,
            "privacy": _deletion_problems,
        }
        if info.field_name and info.data.keys() >= {"starts", "ends", "changes_until", "registration"}:
            _refuse(checks[info.field_name](cls._so_far(info, **{info.field_name: part})))
        return part

    @field_validator("reminder")
    @classmethod
    def reminders_have_a_date(
        cls, reminders: tuple[Reminder, ...], info: ValidationInfo
    ) -> tuple[Reminder, ...]:
        _distinct(reminders)
        if info.data.keys() >= {"starts", "ends", "changes_until", "registration", "target_group", "privacy"}:
            _refuse(_reminder_problems(cls._so_far(info, reminder=reminders)))
        return reminders

    @field_validator("field")
    @classmethod
    def the_form_holds_together(
        cls, fields: tuple[FormField, ...], info: ValidationInfo
    ) -> tuple[FormField, ...]:
        groups = [group.key for group in info.data.get("target_group", ())]
        form = [_asked(field) for field in fields]
        problems = contradictions.of_form(form, groups if "target_group" in info.data else None)
        if info.data.keys() >= {"registration", "waitlist"}:
            problems += _seat_problems(cls._so_far(info, field=fields))
        _refuse(problems)
        return fields

    @classmethod
    def _so_far(cls, info: ValidationInfo, **part: Any) -> "Event":
        """The event as far as it has been read, with defaults for the rest."""
        return cls.model_construct(**info.data, **part)

    @cached_property
    def asked_form(self) -> tuple[Asked, ...]:
        return tuple(_asked(field) for field in self.field)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def fields(self) -> tuple[FormField, ...]:
        return self.field

    def field_named(self, key: str) -> FormField | None:
        return next((field for field in self.field if field.key == key), None)

    @property
    def links(self) -> tuple[Link, ...]:
        return self.link

    def item(self, key: str) -> ProgrammeItem | None:
        return next((item for item in self.programme if item.key == key), None)

    def placed(self, moment: Moment | None) -> Moment | None:
        """A day, or a time on the clocks where the event is."""
        return self.clock(moment) or moment

    def clock(self, moment: Moment | None) -> datetime | None:
        """A moment on the clocks where the event is; None where the time of day is not known."""
        return self.beginning(moment).astimezone(self.zone) if isinstance(moment, datetime) else None

    def day(self, item: ProgrammeItem) -> date | None:
        """The day of an item; that of the event where it has only one. None where it is not known."""
        if item.starts:
            return day_of(self.local(item.starts))
        first, last = self.days
        return first if first == last else None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return day_of(self.local(self.starts)), day_of(self.local(self.ends or self.starts))

    def choices(self, field: FormField) -> Sequence[Choice | TargetGroup]:
        """What one may choose from in this field; nothing where it is answered in words, or with yes or no."""
        return self.target_group if field.kind == "target-group" else field.choice

    def path(self, answers: Answers) -> tuple[FormField, ...]:
        """The fields that somebody with these answers is asked, in order."""
        on_path = conditions.path(self.asked_form, answers)
        return tuple(field for field in self.field if field.key in on_path)

    def needs_decision(self, answers: Answers) -> bool:
        """Whether an organiser decides on somebody with these answers."""
        decided = {group.key for group in self.target_group if group.admission == "decision"}
        return any(
            conditions.among(answers.get(field.key), field.decision)
            or (field.kind == "target-group" and answers.get(field.key) in decided)
            for field in self.path(answers)
        )

    @cached_property
    def capacities(self) -> Mapping[str, int]:
        """How many seats there are, by scope: "" is the event, "<field>.<choice>" a choice; only where it is limited."""
        whole = {"": self.registration.capacity} if self.registration.capacity else {}
        return whole | {
            f"{field.key}.{choice.key}": choice.capacity
            for field in self.field
            for choice in field.choice
            if choice.capacity
        }

    def scopes(self, answers: Answers) -> frozenset[str]:
        """Where somebody with these answers takes a seat, limited or not."""
        chosen = [(field, answers.get(field.key)) for field in self.path(answers) if field.choice]
        return frozenset(
            {"", *(f"{field.key}.{key}" for field, answer in chosen for key in conditions.keys(answer))}
        )

    def window(self, now: datetime) -> Literal["early", "open", "closed"]:
        """Whether one may register at this instant."""
        opens = self.registration.opens
        if opens and now < self.beginning(opens):
            return "early"
        return "open" if now < self.registration_end else "closed"

    @property
    def registration_end(self) -> datetime:
        """When one can no longer register: when the event starts, unless it says."""
        closes = self.registration.closes
        return self.end(closes) if closes else self.beginning(self.starts)

    @property
    def changes_end(self) -> datetime:
        """When registrations can no longer be changed or cancelled: when the event starts, unless it says."""
        return self.end(self.changes_until) if self.changes_until else self.beginning(self.starts)

    def may_change(self, now: datetime) -> bool:
        return now < self.changes_end

    @property
    def ends_at(self) -> datetime:
        """When the event is over."""
        return self.end(day_of(self.ends or self.starts))

    @property
    def offers_end(self) -> datetime | None:
        """When seats that come free are no longer offered to those in line; None where nobody stands in line."""
        if self.waitlist is None:
            return None
        return self.end(self.waitlist.until) if self.waitlist.until else self.changes_end

    def offers(self, now: datetime) -> bool:
        """Whether one can stand in line."""
        return self.offers_end is not None and now < self.offers_end

    @property
    def colleagues_end(self) -> datetime | None:
        """When colleagues can no longer be registered; None where they never can."""
        if self.colleagues is None:
            return None
        return self.end(self.colleagues.until) if self.colleagues.until else self.changes_end

    def may_bring(self, now: datetime) -> bool:
        """Whether one can register a colleague, take over or give a seat away."""
        return self.colleagues_end is not None and now < self.colleagues_end

    @property
    def deletes_at(self) -> datetime | None:
        """When what people answered is deleted; None where the event does not say."""
        return self.beginning(self.privacy.deletes) if self.privacy.deletes else None

    def anchor(self, of: Anchor) -> Moment | None:
        """The date that a reminder goes by; None where the event does not say."""
        match of:
            case "starts":
                return self.starts
            case "ends":
                return self.ends or self.starts
            case "registration-closes":
                return self.registration.closes
            case "changes-until":
                return self.changes_until

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


def _distinct(parts: tuple[Keyed, ...]) -> tuple[Keyed, ...]:
    _refuse(contradictions.repetitions(part.key for part in parts))
    return parts


def _refuse(problems: Sequence[str]) -> None:
    """All that is wrong in one place at once, a line each."""
    if problems:
        raise ValueError("\n".join(problems))


def _asked(field: FormField) -> Asked:
    return Asked(field.key, field.kind, field.values, field.only_for, field.when)


def _programme_problems(event: Event) -> list[str]:
    placed = [
        Placed(
            item.key, item.room.sv if item.room else None, event.placed(item.starts), event.placed(item.ends)
        )
        for item in event.programme
    ]
    return timetable.problems(placed, *event.days)


def _waitlist_problems(event: Event) -> list[str]:
    """Times that would leave those in line behind newcomers, or without time to answer."""
    waitlist, ends = event.waitlist, event.offers_end
    if waitlist is None or ends is None:
        return []
    if ends > event.ends_at:
        return ["seats are offered after the event is over: choose an earlier `until`"]
    if ends < event.registration_end:
        words = "offers end before registration does, so newcomers would get the seats of those in line"
        return [f"{words}: let `until` be later, or registration close earlier"]
    left = ends - _offers_begin(event)
    if waitlist.offer_length <= left:
        return []
    hours = left // timedelta(hours=1)
    shorter = f"let `offer_hours` be at most {hours}, or " if hours else ""
    return [f"an offer lasts longer than the time there is for offers: {shorter}let `until` be later"]


def _offers_begin(event: Event) -> datetime:
    """From when on offers have to find the time they last: the end of registration where offers go on behind it."""
    opens, closes = event.registration.opens, event.registration.closes
    if closes and event.offers_end and event.offers_end > event.end(closes):
        return event.end(closes)
    return event.beginning(opens) if opens else datetime.min.replace(tzinfo=UTC)


def _colleagues_problems(event: Event) -> list[str]:
    if event.colleagues and event.colleagues.until and event.end(event.colleagues.until) > event.ends_at:
        return ["colleagues are registered after the event is over: choose an earlier `until`"]
    return []


def _deletion_problems(event: Event) -> list[str]:
    if event.deletes_at and event.deletes_at < event.ends_at:
        return ["what people answered is deleted before the event is over: choose a later `deletes`"]
    return []


def _reminder_problems(event: Event) -> list[str]:
    """Dates and groups that reminders name and the event does not have, and a time at which nobody is left."""
    groups = {group.key for group in event.target_group}
    undated = [
        f'"{each.key}" goes by `{each.of}`, which the event does not have: add that date, or choose another `of`'
        for each in event.reminder
        if event.anchor(each.of) is None
    ]
    unknown = [
        f'"{each.key}" is for the group "{group}", which there is not: correct its spelling, or add it'
        for each in event.reminder
        for group in each.groups
        if group not in groups
    ]
    late = [
        f'"{each.key}" leaves when nothing is known of anybody any more: choose an earlier time, or a later `deletes`'
        for each in event.reminder
        if each.after and event.deletes_at and (anchor := event.anchor(each.of))
        if event.end(anchor) + length_of(each.after) > event.deletes_at
    ]
    return undated + unknown + late


def _placeholder_problems(text: Text, audience: Sequence[str]) -> list[str]:
    """What stands in braces and can't be filled in."""
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


def _seat_problems(event: Event) -> list[str]:
    """Numbers of seats that contradict each other."""
    unlimited = ["nobody ever waits, since no seats are limited: add a `capacity`, or remove [waitlist]"]
    found = unlimited if event.waitlist and not event.capacities else []
    return [*found, *(problem for field in event.field for problem in _seat_problems_of(event, field))]


def _seat_problems_of(event: Event, field: FormField) -> list[str]:
    whole = event.registration.capacity
    if not whole:
        return []
    limits = [choice.capacity for choice in field.choice if choice.capacity]
    problems = [
        f'"{choice.key}" in "{field.key}" has {choice.capacity} seats, but the event has {whole}: '
        "lower the one or raise the other"
        for choice in field.choice
        if choice.capacity and choice.capacity > whole
    ]
    asked_of_all = field.kind == "choice" and field.required and not (field.only_for or field.when)
    if asked_of_all and len(limits) == len(field.choice) and sum(limits) < whole:
        problems.append(
            f'the choices in "{field.key}" have {sum(limits)} seats together, but the event has {whole}: '
            "add seats to the choices, or lower the event's `capacity`"
        )
    return problems
