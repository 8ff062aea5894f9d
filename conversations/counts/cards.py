"""Shows how many there are: in one message, for some by a word, as a picture, and in a message that keeps itself current."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from conversations.chat import buttons, event_lines
from conversations.chat.buttons import button
from conversations.chat.effects import (
    Acknowledge,
    Button,
    Effect,
    KeepCurrent,
    Pin,
    Replace,
    Rows,
    Say,
    SendPlot,
)
from conversations.chat.inputs import Pressed
from conversations.chat.presses import Count
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode, fits
from conversations.language import dates
from conversations.language.wording import Html
from conversations.model.answers import labels
from conversations.model.registrations import counting
from conversations.model.registrations.counting import Answered, Counts

TOP = 8
"""So many organisations, and so many places where drafts stop, are told."""

STATES = ("confirmed", "pending", "offered", "waitlisted", "cancelled", "declined")

SHOWN_FIELDS = 12

LONGEST_LABEL = 60


def answer(scene: Scene) -> Step:
    """The answer to /count."""
    counts = scene.facts.looked_up.counts
    return scene.step(Say(scene.html("count-nothing")) if counts is None else card(scene, counts))


def react(scene: Scene, pressed: Pressed, press: Count) -> Step:
    counts = scene.facts.looked_up.counts
    if counts is None or press.event not in scene.facts.events:
        return alert(scene, pressed, "event-gone")
    scene = _of(scene, press.event)
    match press.act:
        case "bright" | "dark":
            return scene.step(_picture(scene, counts, dark=press.act == "dark"))
        case "keep":
            return _keep(scene, pressed, counts)
        case "leave":
            left = KeepCurrent(press.event), Pin(pressed.message, pinned=False)
            return _shown(scene, pressed, card(scene, counts), *left)
        case _:
            return _shown(scene, pressed, card(scene, counts))


def card(scene: Scene, counts: Counts, *, kept: bool = False) -> Say:
    """The counts; in a message that is `kept` current, the button ends that."""
    lines = _filtered(scene, counts) if counts.words else _whole(scene, counts)
    return Say("\n".join(lines), _rows(scene, counts, kept=kept))


def mark(said: Say) -> str:
    """Tells one card from another, but for the time that stands in it."""
    return sha256(said.text.partition("\n")[2].encode()).hexdigest()


def _shown(scene: Scene, pressed: Pressed, said: Say, *others: Effect) -> Step:
    """Where the button was pressed, also further up; in a message that is too old to be changed, below."""
    here: Effect = Replace(pressed.message, said.text, said.rows) if pressed.message else said
    return scene.step(*others, here)


def _of(scene: Scene, event: str) -> Scene:
    return Scene(scene.chat, scene.facts, scene.facts.events[event])


def _keep(scene: Scene, pressed: Pressed, counts: Counts) -> Step:
    if pressed.message <= 0:
        return alert(scene, pressed, "count-old")
    shown = card(scene, counts, kept=True)
    kept = KeepCurrent(scene.event.key, pressed.message, mark(shown)), Pin(pressed.message)
    notice = Acknowledge(pressed.callback, scene.plain("count-kept"))
    return scene.step(*kept, notice, Replace(pressed.message, shown.text, shown.rows))


def _whole(scene: Scene, counts: Counts) -> list[str]:
    return [
        *_title(scene),
        "",
        *_states(scene, counts.total),
        *_drafts(scene, counts),
        *_seats(scene),
        *_came(scene, counts.total),
        *_lately(scene, counts),
        *_by_choice(scene, counts),
        *_organisations(scene, counts),
        *_stops(scene, counts),
    ]


def _filtered(scene: Scene, counts: Counts) -> list[str]:
    if not counts.together:
        return [*_title(scene), "", scene.html("count-apart")]
    if not counts.matched:
        words = (counts.unknown or counts.words)[:LONGEST_LABEL]
        return [*_title(scene), "", scene.html("count-unknown", words=words)]
    told = scene.html("count-for", names=" · ".join(_meant(scene, each) for each in counts.matched))
    return [*_title(scene), told, "", *_states(scene, counts.wanted), *_came(scene, counts.wanted)]


def _meant(scene: Scene, matched: Sequence[counting.Given]) -> str:
    """The answers that a word means, the first of them where they are many."""
    names = ", ".join(dict.fromkeys(_label(scene, field, answer) for field, answer in matched[:TOP]))
    more = len(matched) - TOP
    return f"{names} {scene.plain('count-and-more', number=more)}" if more > 0 else names


def _title(scene: Scene) -> list[str]:
    now = event_lines.spoken(scene.facts.now.replace(second=0, microsecond=0), scene)
    return [scene.html("count-title", event=scene.event_name, now=now)]


def _states(scene: Scene, total: Mapping[str, int]) -> list[str]:
    """The confirmed are always told, the others where there are any."""
    numbers = {**total, "confirmed": total.get("confirmed", 0) + total.get(counting.CAME, 0)}
    told = [each for each in STATES if each == "confirmed" or numbers.get(each)]
    return [scene.html(f"count-{each}", number=numbers.get(each, 0)) for each in told]


def _drafts(scene: Scene, counts: Counts) -> list[str]:
    drafts = sum(counts.drafts.values())
    return [scene.html("count-drafts", number=drafts)] if drafts else []


def _seats(scene: Scene) -> list[str]:
    left = scene.seats.left(scene.event, "")
    return [] if left is None else [scene.html("count-seats", number=left)]


def _came(scene: Scene, total: Mapping[str, int]) -> list[str]:
    came = total.get(counting.CAME, 0)
    if not came:
        return []
    confirmed = came + total.get("confirmed", 0)
    if scene.event.door.is_one:
        return [scene.html("count-came", number=came, of=confirmed)]
    return _came_on_days(scene, total, confirmed)


def _came_on_days(scene: Scene, total: Mapping[str, int], confirmed: int) -> list[str]:
    """Return today's figure first where the event goes on today, then those of the days that have been."""
    now = scene.facts.now.astimezone(scene.event.zone)
    door_day = scene.event.door.at(now)
    today = door_day if door_day == now.date() or total.get(door_day.isoformat()) else None
    been = [
        each for each in scene.event.door.shown(door_day) if each != today and total.get(each.isoformat())
    ]
    return [
        scene.html(
            "count-came-today" if each == today else "count-came-on",
            day=dates.on_weekday(each, scene.language),
            number=total.get(each.isoformat(), 0),
            of=confirmed,
        )
        for each in ([today] if today else []) + been
    ]


def _lately(scene: Scene, counts: Counts) -> list[str]:
    today = scene.facts.now.astimezone(scene.event.zone).date()
    week = counts.since(counting.week_before(today))
    return [scene.html("count-lately", today=counts.since(today), week=week)] if week else []


def _by_choice(scene: Scene, counts: Counts) -> list[str]:
    lines: list[str] = []
    for each in counting.counted_fields(scene.event)[:SHOWN_FIELDS]:
        if each.sensitive and not scene.facts.is_organiser:
            continue
        answered = counts.answered(each.key)
        if answered:
            lines += ["", scene.html("count-heading", label=event_lines.label(scene, each))]
            lines += [_given(scene, each.key, one) for one in answered]
    return lines


def _organisations(scene: Scene, counts: Counts) -> list[str]:
    lines: list[str] = []
    for each in counting.free_fields(scene.event)[:3]:
        answered = counts.answered(each.key)[:TOP]
        if answered:
            lines += ["", scene.html("count-most", label=event_lines.label(scene, each))]
            lines += [_given(scene, each.key, one) for one in answered]
    return lines


def _stops(scene: Scene, counts: Counts) -> list[str]:
    found = sorted(counts.drafts.items(), key=lambda each: (-each[1], each[0]))[:TOP]
    if not found:
        return []
    lines = [_line(scene, _stop(scene, field), number) for field, number in found]
    return ["", scene.html("count-stops"), *lines]


def _stop(scene: Scene, key: str) -> str:
    field = scene.event.field_named(key)
    return event_lines.label(scene, field) if field else scene.plain("count-at-summary")


def _given(scene: Scene, key: str, given: Answered) -> str:
    """How many of those with a seat gave an answer, and behind it those who don't have one yet."""
    beside = [scene.plain(f"count-beside-{state}", number=number) for state, number in given.others.items()]
    line = _line(scene, _label(scene, key, given.answer), given.seated)
    return f"{line} ({', '.join(beside)})" if beside else line


def _line(scene: Scene, label: str, number: int) -> Html:
    return scene.html("count-line", label=label[:LONGEST_LABEL], number=number)


def _label(scene: Scene, key: str, answer: str) -> str:
    """A choice as people read it; what was written stands as it is."""
    field = scene.event.field_named(key)
    if field is None:
        return answer
    return labels.of(scene.event, field, scene.language, scene.plain).get(answer, answer)


def _rows(scene: Scene, counts: Counts, *, kept: bool) -> Rows:
    event = scene.event.key
    again = _again(scene, counts.words)
    if counts.words:
        return (*again, (button(scene, "button-count-all", Count("show", event=event)),))
    pictures = (
        button(scene, "button-count-bright", Count("bright", event=event)),
        button(scene, "button-count-dark", Count("dark", event=event)),
    )
    act = "leave" if kept else "keep"
    keeping = (button(scene, "button-count-leave" if kept else "button-count-keep", Count(act, event=event)),)
    others = tuple(
        (Button(buttons.cut(other.name[scene.language]), encode(Count("show", event=key))),)
        for key, other in scene.facts.events.items()
        if key != event
    )
    return (*again, pictures, keeping, *others[:TOP])


def _again(scene: Scene, words: str) -> Rows:
    """The button that counts once more; words that do not fit in it have to be written again."""
    press = Count("show", words, scene.event.key)
    if not fits(press):
        return ()
    return ((button(scene, "button-count-again", press),),)


def _picture(scene: Scene, counts: Counts, *, dark: bool) -> SendPlot:
    """Return what the picture shows, in words and numbers, so that whoever draws it knows neither the event nor the language."""
    groups = next((each for each in scene.event.fields if each.kind == "target-group"), None)
    plotted: dict[str, Any] = {
        "dark": dark,
        "title": scene.event_name,
        "days": [[day.isoformat(), number] for day, number in counts.by_day().items()],
        "closes": _closes(scene).isoformat() if scene.event.registration.closes else "",
        "groups": [
            [_label(scene, groups.key, one.answer), one.seated]
            for one in counts.answered(groups.key)
            if one.seated
        ]
        if groups
        else [],
        "words": {
            each: scene.plain(f"plot-{each}") for each in ("daily", "sum", "closes", "groups", "nobody")
        },
        "months": _months(scene, counts),
    }
    now = event_lines.spoken(scene.facts.now.replace(second=0, microsecond=0), scene)
    caption = scene.html("plot-caption", event=scene.event_name, now=now, number=counts.confirmed)
    return SendPlot(plotted, caption, scene.html("plot-failed", event=scene.event_name))


def _months(scene: Scene, counts: Counts) -> Mapping[str, str]:
    """How the days on the axis are said: "15 okt"."""
    days = [*counts.by_day(), _closes(scene)]
    return {day.isoformat(): dates.short(day, scene.language) for day in days}


def _closes(scene: Scene) -> date:
    """The last day on which one can register."""
    return (scene.event.registration_end - timedelta(microseconds=1)).astimezone(scene.event.zone).date()
