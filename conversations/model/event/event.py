"""An event as its organiser describes it in `event.toml`.

Every message of a validator is read by an organiser: it says what is wrong and what to write instead.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    ValidationInfo,
    field_validator,
)

from conversations.language.moments import Moment, day_of
from conversations.model.event import conditions, contradictions
from conversations.model.event import problems as event_problems
from conversations.model.event.conditions import Asked
from conversations.model.event.fields import Choice, FormField, TargetGroup
from conversations.model.event.parts import (
    Link,
    Part,
    ProgrammeItem,
    Window,
    distinct,
    refuse,
)
from conversations.model.event.reminders import Reminder
from conversations.model.event.schedule import Schedule
from conversations.model.values import Answer, Answers

MOST_PATHS = 256
"""Of so many ways through a form the bot remembers which fields they pass."""


class Event(Schedule):
    """One conference, course or meeting that people register for."""

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
        import phonenumbers  # noqa: PLC0415 - most events leave the country as it is

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
        checks: Mapping[str, Callable[[Schedule], list[str]]] = {
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
    def fields(self) -> tuple[FormField, ...]:
        return self.field

    def field_named(self, key: str) -> FormField | None:
        return next((field for field in self.field if field.key == key), None)

    @property
    def name_field(self) -> FormField:
        """The field that asks for the name; every form has one."""
        return next(each for each in self.field if each.kind == "name")

    def called(self, answers: Answers) -> str:
        """Return what somebody with these answers is called."""
        return str(answers.get(self.name_field.key) or "")

    @property
    def links(self) -> tuple[Link, ...]:
        return self.link

    def item(self, key: str) -> ProgrammeItem | None:
        return next((item for item in self.programme if item.key == key), None)

    def choices(self, field: FormField) -> Sequence[Choice | TargetGroup]:
        """Return what one may choose from in this field; nothing where it is answered in words, or with yes or no."""
        return self.target_group if field.kind == "target-group" else field.choice

    def path(self, answers: Answers) -> tuple[FormField, ...]:
        """The fields that somebody with these answers is asked, in order."""
        return self._path_of(tuple(answers.get(key) for key in self._deciding))

    @cached_property
    def _deciding(self) -> tuple[str, ...]:
        """The keys of the fields whose answers decide which others are asked."""
        waited = {key for each in self.asked_form for key, _ in conditions.demands(self.asked_form, each)}
        return tuple(field.key for field in self.field if field.key in waited)

    @cached_property
    def _path_of(self) -> Callable[[tuple[Answer, ...]], tuple[FormField, ...]]:
        """Find the path by the answers that decide it, of which few combinations are ever given."""

        @lru_cache(MOST_PATHS)
        def path_of(given: tuple[Answer, ...]) -> tuple[FormField, ...]:
            on_path = conditions.path(self.asked_form, dict(zip(self._deciding, given, strict=True)))
            return tuple(field for field in self.field if field.key in on_path)

        return path_of

    def needs_decision(self, answers: Answers) -> bool:
        """Whether an organiser decides on somebody with these answers."""
        decided = {group.key for group in self.target_group if group.admission == "decision"}
        return any(
            conditions.among(answers.get(field.key), field.decision)
            or (field.kind == "target-group" and answers.get(field.key) in decided)
            for field in self.path(answers)
        )

    def scopes(self, answers: Answers) -> frozenset[str]:
        """Where somebody with these answers takes a seat, limited or not."""
        chosen = [(field, answers.get(field.key)) for field in self.path(answers) if field.choice]
        return frozenset(
            {"", *(f"{field.key}.{key}" for field, answer in chosen for key in conditions.keys(answer))}
        )


def _asked(field: FormField) -> Asked:
    return Asked(field.key, field.kind, field.values, field.only_for, field.when)
