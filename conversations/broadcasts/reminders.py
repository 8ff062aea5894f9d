"""Plans the broadcasts that an event's own dates trigger: when each leaves, and what an organiser sees of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from conversations.broadcasts import reports
from conversations.chat import buttons
from conversations.chat.effects import Button, Rows, Say
from conversations.chat.presses import OnBroadcast
from conversations.chat.scene import Scene
from conversations.chat.wire import encode
from conversations.language import dates, relative_days
from conversations.language.languages import LANGUAGES
from conversations.language.moments import day_of
from conversations.language.wording import literal
from conversations.model import subjects
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Broadcast, Content
from conversations.model.event.event import Event
from conversations.model.event.reminders import Reminder, length_of

FIRST_WORDS = 80
"""Characters of a text by which one reminder is told from others in their list."""

SHOWN_AHEAD = timedelta(days=1)
"""How long before it leaves an organiser sees a reminder."""

FORGOTTEN = timedelta(days=2)
"""What was missed longer ago than this is no news to anybody, for instance where an event is over when it is added."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder with its time: when it leaves, and until when it still may."""

    reminder: Reminder
    key: str
    due_at: datetime
    too_late_at: datetime
    newcomers_until: datetime


def planned(event: Event) -> list[Planned]:
    """The reminders of an event as its dates now are, the first first."""
    found = [_planned(event, each) for each in event.reminder]
    plans = sorted((each for each in found if each), key=lambda each: each.due_at)
    return [replace(each, newcomers_until=_newcomers_until(event, each, plans)) for each in plans]


def ordered(event: Event, plan: Planned, now: datetime) -> Broadcast:
    """The broadcast that a reminder becomes; nobody wrote it."""
    return Broadcast(
        key=plan.key,
        kind="reminder",
        event=event.key,
        audience=audience(plan.reminder),
        content=content(plan.reminder),
        status="scheduled",
        author=0,
        created_at=now,
        due_at=plan.due_at,
        too_late_at=plan.too_late_at,
    )


def audience(reminder: Reminder) -> Audience:
    return Audience(
        reminder.audience, groups=reminder.groups, arrived=reminder.came, necessary=reminder.necessary
    )


def content(reminder: Reminder) -> Content:
    texts = {each: literal(reminder.text[each]) for each in LANGUAGES}
    return Content(texts, confirms=reminder.reconfirm)


def asks_whether_coming(event: Event, now: datetime) -> bool:
    """Whether a reminder has left that asks whether one comes, and the event has not begun."""
    asked = any(each.reminder.reconfirm and each.due_at <= now for each in planned(event))
    return asked and now < event.beginning(event.starts)


def overview(
    scene: Scene, plans: list[Planned], standing: Mapping[str, Broadcast], numbers: Mapping[str, int]
) -> Say:
    """Show what leaves by itself, when, and to how many; `standing` and `numbers` are by the key of the plan."""
    if not plans:
        return Say(scene.html("reminders-none", event=scene.event_name))
    lines = [_line(scene, each, standing.get(each.key), numbers.get(each.key, 0)) for each in plans]
    rows: Rows = tuple((_way(scene, each, standing[each.key]),) for each in plans if each.key in standing)
    return Say("\n\n".join([scene.html("reminders", event=scene.event_name), *lines]), rows)


def ahead_card(scene: Scene, broadcast: Broadcast, number: int) -> Say:
    """Show an organiser the day before, below the text, when it leaves and to how many."""
    text = scene.html(
        "reminder-ahead",
        event=scene.event_name,
        due=reports.due_words(scene, broadcast),
        number=number,
        audience=reports.audience_words(scene, broadcast.audience),
    )
    return Say(text, reports.rows(scene, broadcast, reports.NOTHING), subjects.of_broadcast(broadcast.id))


def _planned(event: Event, reminder: Reminder) -> Planned | None:
    anchor = event.anchor(reminder.of)
    if anchor is None:
        return None
    key = f"reminder:{event.key}:{reminder.key}:{day_of(anchor).isoformat()}"
    if reminder.after:
        due = event.night.morning(due_by_itself(event, reminder))
        return Planned(reminder, key, due, due + reminder.too_late_after, due + reminder.too_late_after)
    due, passed = _before_it_is_over(event, reminder), event.end(anchor)
    too_late = due + reminder.too_late_after
    return Planned(reminder, key, due, min(too_late, passed) if due < passed else too_late, passed)


def due_by_itself(event: Event, reminder: Reminder) -> datetime:
    """When a reminder would leave if there were no night.

    Days are counted in the calendar, and leave at the time of day; hours count from the date itself.
    """
    anchor = event.anchor(reminder.of)
    assert anchor is not None  # noqa: S101 - see the caller
    length = reminder.before or reminder.after
    if length is None:
        return datetime.combine(day_of(event.local(anchor)), reminder.at, event.zone)
    away = length_of(length)
    if "hour" in length:
        return event.beginning(anchor) - away if reminder.before else event.end(anchor) + away
    day = day_of(event.local(anchor)) + (-away if reminder.before else away)
    return datetime.combine(day, reminder.at, event.zone)


def _newcomers_until(event: Event, plan: Planned, plans: Sequence[Planned]) -> datetime:
    """Until when somebody still gets a reminder who comes to fit after it has left: as long as its words hold.

    Words such as "tomorrow" hold on its day. Others hold until a later reminder of the same date leaves, which says what is so then.
    """
    reminder = plan.reminder
    later = [
        each.due_at
        for each in plans
        if each.reminder.of == reminder.of
        and each.due_at > plan.due_at
        and not (reminder.after or each.reminder.after)
        and set(each.reminder.audience) & set(reminder.audience)
    ]
    said = [text for language in LANGUAGES if (text := reminder.text[language])]
    if any(relative_days.are_told_in(text) for text in said):
        later.append(event.end(_day(event, plan.due_at)))
    return min([plan.newcomers_until, *later])


def _before_it_is_over(event: Event, reminder: Reminder) -> datetime:
    """When a reminder leaves that is about something ahead: in the morning, or the evening before if the morning is too late.

    It is too late on another day, of which the words are not true, and once that has begun which they are about.
    """
    due, anchor = due_by_itself(event, reminder), event.anchor(reminder.of)
    assert anchor is not None  # noqa: S101 - see the caller
    morning = event.night.morning(due)
    is_same_day = _day(event, morning) == _day(event, due)
    return (
        morning
        if is_same_day and (morning < event.end(anchor) or morning == due)
        else event.night.evening(due)
    )


def _day(event: Event, moment: datetime) -> date:
    return moment.astimezone(event.zone).date()


def _line(scene: Scene, plan: Planned, standing: Broadcast | None, number: int) -> str:
    when = dates.spoken(plan.due_at.astimezone(scene.event.zone), scene.language)
    status = standing.status if standing else "missed" if scene.facts.now > plan.too_late_at else "scheduled"
    return scene.html(
        "reminder-line",
        when=when,
        number=number,
        audience=reports.audience_words(scene, audience(plan.reminder)),
        status=scene.plain(f"status-of-{status}"),
        words=buttons.shortened(" ".join(_words(scene, plan, standing).split()), FIRST_WORDS),
    )


def _words(scene: Scene, plan: Planned, standing: Broadcast | None) -> str:
    """What a reminder says; an organiser may have changed it in the chat."""
    if standing is not None:
        return reports.said(scene, standing, FIRST_WORDS)
    return plan.reminder.text[scene.language]


def _way(scene: Scene, plan: Planned, standing: Broadcast) -> Button:
    day = dates.spoken(plan.due_at.astimezone(scene.event.zone).date(), scene.language)
    first = " ".join(reports.said(scene, standing, reports.FIRST_WORDS).split())
    label = " · ".join([day, *([first] if first else []), scene.plain(f"status-of-{standing.status}")])
    return Button(buttons.cut(label), encode(OnBroadcast("show", str(standing.id), standing.event)))
