"""The dates of an event: when it is, when one can register, change, stand in line, and when what is known is deleted."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    Field,
    StringConstraints,
)

from conversations.language.moments import Moment, day_of
from conversations.model.event import door_days
from conversations.model.event.door_days import DoorDays
from conversations.model.event.fields import MOST_CHOICES, FormField, TargetGroup
from conversations.model.event.night import Night
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
)
from conversations.model.event.reminders import Anchor, Reminder

MOST_ITEMS = 300
"""Items in a programme: a week of ten rooms."""


class Schedule(Part):
    """An event as it is described, before anybody has looked whether that holds together."""

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

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def night(self) -> Night:
        return Night(self.quiet, self.zone)

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

    @cached_property
    def door(self) -> DoorDays:
        """The days on which people are checked in."""
        times = ((self.placed(each.starts), self.placed(each.ends)) for each in self.programme)
        items = [(starts, ends) for starts, ends in times if starts]
        return door_days.of(items, self.placed(self.starts) or self.starts, self.placed(self.ends))

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

    def offer_until(self, now: datetime) -> datetime:
        """Until when an offer stands that is made now; its hours are those in which people are awake."""
        assert self.waitlist is not None  # noqa: S101 - nothing is offered without one
        assert self.offers_end is not None  # noqa: S101 - likewise
        return min(self.night.after_waking(now, self.waitlist.offer_length), self.offers_end)

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
