"""An event as its organiser describes it in `event.toml`.

Every message of a validator is read by an organiser: it says what is wrong and what to write instead.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from pydantic import (
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from conversations.language.moments import Moment, day_of
from conversations.model.event import conditions, contradictions
from conversations.model.event import problems as event_problems
from conversations.model.event.conditions import Asked
from conversations.model.event.fields import MOST_CHOICES, Choice, FormField, TargetGroup
from conversations.model.event.parts import (
    Colleagues,
    Contact,
    Key,
    Line,
    Link,
    Paragraph,
    Part,
    Privacy,
    ProgrammeItem,
    Quiet,
    Text,
    Venue,
    Waitlist,
    Window,
    distinct,
    refuse,
)
from conversations.model.event.reminders import Anchor, Reminder
from conversations.model.registrations.registration import Answers

MOST_ITEMS = 300
"""Items in a programme: a week of ten rooms."""


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
            problems += event_problems.of_programme(cls._so_far(info, programme=items))
        refuse(problems)
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
        return distinct(groups)

    @field_validator("waitlist", "colleagues", "privacy")
    @classmethod
    def leaves_time(cls, part: Part | None, info: ValidationInfo) -> Part | None:
        checks: Mapping[str, Callable[[Event], list[str]]] = {
            "waitlist": event_problems.of_waitlist,
            "colleagues": event_problems.of_colleagues,
            "privacy": event_problems.of_deletion,
        }
        if info.field_name and info.data.keys() >= {"starts", "ends", "changes_until", "registration"}:
            refuse(checks[info.field_name](cls._so_far(info, **{info.field_name: part})))
        return part

    @field_validator("reminder")
    @classmethod
    def reminders_have_a_date(
        cls, reminders: tuple[Reminder, ...], info: ValidationInfo
    ) -> tuple[Reminder, ...]:
        distinct(reminders)
        if info.data.keys() >= {"starts", "ends", "changes_until", "registration", "target_group", "privacy"}:
            refuse(event_problems.of_reminders(cls._so_far(info, reminder=reminders)))
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
            problems += event_problems.of_seats(cls._so_far(info, field=fields))
        refuse(problems)
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
    def name_field(self) -> FormField:
        """The field that asks for the name; every form has one."""
        return next(each for each in self.field if each.kind == "name")

    def called(self, answers: Answers) -> str:
        """What somebody with these answers is called."""
        return str(answers.get(self.name_field.key) or "")

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


def _asked(field: FormField) -> Asked:
    return Asked(field.key, field.kind, field.values, field.only_for, field.when)
