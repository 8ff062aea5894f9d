"""Which items answer a question about the programme.

Better no answer than a wrong one: a question is one about the programme only where all its words are understood.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from conversations.event import Event
from conversations.understanding import ProgrammeQuestion
from knowledge.programme.items import Item, minutes_of, of_event
from knowledge.programme.reading import Piece, Reading, read
from knowledge.programme.times import HALF_DAY, Clock
from knowledge.programme.words import words

Asks = Literal["what", "when", "where", "who"]

_SENTENCES = re.compile(r"[!?\n;]+|\.(?!\d)")
_CLAUSES = re.compile(r"[,:–]+(?!\d)")

_SIGNATURE = re.compile(
    r"\b(?:mvh|hälsningar|hälsar|vänligen|regards|best wishes)\b.*$", re.IGNORECASE | re.DOTALL
)

_GREETING = re.compile(r"^\W*hallå\b", re.IGNORECASE)
"""Without its dots, this greeting would be a verb."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("morning", "afternoon", "evening")
DAYS = ("today", "tomorrow", "overmorrow", "first-day", "second-day", "third-day", "last-day", *WEEKDAYS)
KINDS = ("talk", "workshop", "break")
NOUNS = ("programme", "item", *KINDS)

PLACING = ("when", "where", "after", "before", "between", "while", "next", "starts", "ends")
"""The lists of words that ask for the place of something in the programme."""

LONGEST_TEXT, LONGEST_QUESTION = 600, 40
"""Characters that are read, and words that can be a question."""

NEARLY = 10
"""Minutes between two items that both run up to a third."""

SIX_IN_THE_EVENING = 18 * 60
FIVE_IN_THE_EVENING = 17 * 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that is known where it is asked."""

    reading: Reading
    items: Sequence[Item]
    now: datetime
    days: Sequence[date]


def ask(event: Event, text: str, now: datetime, language: str) -> ProgrammeQuestion | None:  # noqa: ARG001
    """What a text asks of the programme; None where it asks something else, or nothing.

    Questions are understood in every language at once, whatever the `language` of the chat.
    """
    items = of_event(event)
    if not items:
        return None
    local, days = now.astimezone(event.zone), _event_days(*event.days)
    for part in _parts(_GREETING.sub("", _SIGNATURE.sub("", text[:LONGEST_TEXT]))):
        said = words(part)
        if len(said) > LONGEST_QUESTION:
            continue
        reading = read(said, items, days, asked="?" in part)
        answer = _answer(Asked(reading, items, local, days))
        if answer:
            return answer
    return None


def _event_days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def _parts(text: str) -> list[str]:
    """The whole text; then its sentences and clauses, where only one of them may be the question."""
    sentences = [each for each in _SENTENCES.split(text) if each.strip()]
    clauses = [each for sentence in sentences for each in _CLAUSES.split(sentence) if each.strip()]
    return list(dict.fromkeys([text, *reversed(sentences), *reversed(clauses)]))


def _answer(asked: Asked) -> ProgrammeQuestion | None:
    reading = asked.reading
    if not _is_understood(reading) or not _is_about_programme(asked):
        return None
    chosen = _chosen(asked)
    if chosen is None:
        return None
    return ProgrammeQuestion(
        tuple(item.key for item in chosen), _asks(reading), _times_unknown(asked, chosen)
    )


def _is_understood(reading: Reading) -> bool:
    """Whether nothing is left over; one word may be, where much else says that it is about the programme."""
    if reading.says("stop", "other"):
        return False
    left = reading.left_over
    firm = {piece.kind for piece in reading.pieces} | ({"time"} if reading.clocks else set())
    return not left or (len(left) == 1 and len(firm) > 1 and reading.says("what", "when", "where", "who"))


def _is_about_programme(asked: Asked) -> bool:
    """Whether there is something to look for, and a word that looks for it."""
    reading = asked.reading
    looks = reading.says("what", "when", "where", "who")
    runs = reading.says("happen", "starts", "ends", "speaks", *NOUNS)
    if reading.named("topic") or reading.named("speaker"):
        return _names_are_asked_for(asked, runs=runs)
    if reading.clocks:
        placed = bool(reading.named("room") or reading.named("date")) or reading.says(*DAYS)
        return looks or runs or placed or reading.says("any") or reading.asked
    if reading.named("room"):
        return _room_is_asked_for(reading, runs=runs)
    if reading.says(*PARTS, *DAYS) or reading.named("date"):
        return runs and not (reading.says("when") and not reading.says(*NOUNS, "first", "last"))
    return _is_general(reading, looks=looks, runs=runs)


def _names_are_asked_for(asked: Asked, *, runs: bool) -> bool:
    """A name alone may be an answer in the form; breaks are asked about for their food, too."""
    reading = asked.reading
    when = reading.says(*PLACING) or bool(reading.clocks)
    if when or (runs and reading.says("what", "happen", "who", "about", "any", *NOUNS)):
        return not (reading.says("any") and _all_breaks(asked) and not when)
    if reading.says("about") and reading.says("any", "what") and reading.asked:
        return not _all_breaks(asked)
    who = reading.says("who") and bool(reading.named("topic") or runs)
    around = bool(reading.named("room")) or reading.says(*PARTS)
    alone = reading.asked and not reading.says("what", "who", "any") and not _all_breaks(asked)
    return who or alone or (around and reading.says("what", "any", "happen"))


def _all_breaks(asked: Asked) -> bool:
    keys = asked.reading.keys("topic")
    return bool(keys) and all(item.kind == "break" for item in asked.items if item.key in keys)


def _room_is_asked_for(reading: Reading, *, runs: bool) -> bool:
    """What is in a room; not where the room is."""
    inside = any(
        reading.words[piece.first - 1] in ("i", "in") for piece in reading.named("room") if piece.first
    )
    if reading.says("where") and not runs:
        return False
    return (
        runs
        or reading.says(*PARTS, *DAYS, "now", "next", "first", "last")
        or reading.says("after", "before")
        or (inside and reading.says("what", "who", "when"))
        or (reading.asked and len(reading.words) <= 3)
    )


def _is_general(reading: Reading, *, looks: bool, runs: bool) -> bool:
    """Questions that name nothing: what comes next, who speaks, which workshops, the whole programme."""
    if reading.says("now"):
        return reading.says("what", "happen") and (runs or len(reading.words) <= 3)
    if reading.says("next"):
        return (looks or runs or reading.asked) and not reading.says("event")
    if reading.says("first", "last"):
        return runs and not (reading.says("event") and not reading.says(*NOUNS, "happen"))
    if reading.says("break"):
        return reading.says("when", "where", "after", "before")
    if reading.says("who"):
        return (reading.says("speaks") or _is_noun_for_speakers(reading)) and not reading.says("event")
    if reading.says("talk", "workshop"):
        return (looks or reading.says("any") or reading.asked) and not reading.says("event")
    return reading.says("programme") and not reading.says("where", "who", "event")


def _is_noun_for_speakers(reading: Reading) -> bool:
    """Whether the word for "who" is one for those who speak, as in "talarna"."""
    return any(
        len(word) > 4 for word, names in zip(reading.words, reading.names, strict=True) if "who" in names
    )


def _asks(reading: Reading) -> Asks:
    if reading.says("who"):
        return "who"
    if reading.says("where"):
        return "where"
    return "when" if reading.says("when") else "what"


def _times_unknown(asked: Asked, chosen: Sequence[Item]) -> bool:
    """Whether it asks for times, and none of what it asks about has one."""
    about_times = _needs_times(asked.reading) or asked.reading.says("when")
    return about_times and bool(chosen) and all(item.starts is None for item in chosen)


def _needs_times(reading: Reading) -> bool:
    named = reading.says("now", "next", "first", "last", "after", "before", *PARTS)
    return bool(reading.clocks) or named


def _chosen(asked: Asked) -> list[Item] | None:
    """The items that answer, in their order; None where what is asked for does not exist."""
    reading = asked.reading
    items = _of_day(asked, _of_room(reading, asked.items))
    if not any(item.starts for item in asked.items):
        return _without_times(asked, items)
    if between := _between(asked):
        return [item for item in items if item.starts and between[0] <= item.starts < between[1]]
    if beside := _beside(asked):
        kinds = _kinds_beside(reading)
        return [item for item in items if item.key in beside and (not kinds or item.kind in kinds)]
    relation = _relation(asked)
    if relation and not _named_before(asked, relation[0]):
        return _related(asked, items, *relation)
    named = _named(asked, items)
    if named is None:
        return None
    return _narrowed(asked, named)


def _without_times(asked: Asked, items: list[Item]) -> list[Item] | None:
    """What is asked for of a programme of which no times are known; its contents are for the knowledge file to tell."""
    reading = asked.reading
    general = not reading.pieces and reading.says("programme") and not _needs_times(reading)
    timely = _needs_times(reading) or reading.named("date") or reading.says("when", "where", "who", *DAYS)
    return _named(asked, items) if timely and not general else None


def _of_room(reading: Reading, items: Sequence[Item]) -> list[Item]:
    rooms = reading.keys("room")
    return [item for item in items if not rooms or item.key in rooms]


def _of_day(asked: Asked, items: Sequence[Item]) -> list[Item]:
    days = _days(asked)
    return [item for item in items if days is None or item.day in days or item.day is None]


def _days(asked: Asked) -> set[date] | None:
    """The days that a question is about; None where it names none, and it is about all."""
    reading, event_days = asked.reading, asked.days
    today = asked.now.date()
    relative = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "overmorrow": today + timedelta(days=2),
    }
    ordinal = dict(zip(("first-day", "second-day", "third-day"), event_days, strict=False)) | {
        "last-day": event_days[-1]
    }
    named = {day for name, day in (relative | ordinal).items() if reading.says(name)}
    named |= {day for day in event_days if reading.says(WEEKDAYS[day.weekday()])}
    named |= {date.fromisoformat(key) for key in reading.keys("date")}
    if named & set(event_days) or not reading.says(*DAYS):
        return named or _days_by_clock(asked, event_days)
    beside_the_day = len(event_days) == 1 and today != event_days[0]
    return None if beside_the_day and not reading.says(*WEEKDAYS) else named


def _days_by_clock(asked: Asked, event_days: Sequence[date]) -> set[date] | None:
    """While an event of several days goes on, a time of day is one of today."""
    today = asked.now.date()
    by_time = asked.reading.clocks or asked.reading.says("now", *PARTS)
    return {today} if len(event_days) > 1 and today in event_days and by_time else None


def _named(asked: Asked, items: Sequence[Item]) -> list[Item] | None:
    """Those with the persons, titles and kinds of a question; None where it names some that are not there."""
    reading = asked.reading
    found = list(items)
    relations = [place for name in ("after", "before") if (place := reading.place(name)) is not None]
    for kind in ("speaker", "topic"):
        for piece in reading.named(kind):
            if piece.first > min(relations, default=piece.first):
                continue
            within = [item for item in found if item.key in piece.keys]
            found = within or [item for item in asked.items if item.key in piece.keys]
    return _of_kind(asked, found)


def _of_kind(asked: Asked, items: list[Item]) -> list[Item] | None:
    """Those of the kind that is asked for. What a room holds, or somebody gives, is often called a talk."""
    reading = asked.reading
    if reading.says("break"):
        if reading.says("next"):
            return [item for item in items if item.kind == "break"]
        return _breaks(items) or (None if not reading.named("topic") else items)
    if reading.says("workshop"):
        return [item for item in items if item.kind == "workshop"] or _loosely(reading, items)
    if reading.says("talk") and not reading.named("room"):
        loose = reading.named("speaker") or (reading.says("who") and not reading.says("what"))
        return [item for item in items if item.kind == "talk"] or (
            items if loose else _loosely(reading, items)
        )
    if _wants_speakers(reading):
        return [item for item in items if item.speakers] or None
    return items


def _loosely(reading: Reading, items: list[Item]) -> list[Item] | None:
    named = reading.named("speaker") or reading.named("topic") or reading.named("room") or reading.clocks
    return items if named else None


def _wants_speakers(reading: Reading) -> bool:
    return reading.says("who") and not reading.named("topic")


def _breaks(items: Sequence[Item]) -> list[Item]:
    """Pauses; lunch only where there is nothing else."""
    breaks = [item for item in items if item.kind == "break"]
    return [item for item in breaks if not item.is_lunch] or breaks


def _narrowed(asked: Asked, items: list[Item]) -> list[Item]:
    """Those at the time that is asked for. A person or a title keeps its items, whatever time was asked about."""
    reading = asked.reading
    named = bool(reading.named("speaker") or reading.named("topic"))
    narrowed = _at_time(asked, items)
    if not narrowed and named:
        return items
    return _at_the_end(asked, narrowed)


def _at_time(asked: Asked, items: list[Item]) -> list[Item]:
    reading = asked.reading
    if len(reading.clocks) > 1:
        start, end = (_settled(asked, each) for each in reading.clocks[:2])
        return [
            item
            for item in items
            if item.starts and minutes_of(item.starts) < end and item.end_minutes > start
        ]
    if reading.clocks:
        return _at_clock(asked, items, _settled(asked, reading.clocks[0]))
    if reading.says("now"):
        return [item for item in items if _is_on(item, asked.now)]
    if reading.says("next"):
        return _earliest([item for item in items if item.starts and item.starts > asked.now])
    return _of_part(asked, items)


def _at_clock(asked: Asked, items: list[Item], minutes: int) -> list[Item]:
    reading = asked.reading
    timed = [item for item in items if item.starts]
    if reading.says("starts"):
        return [item for item in timed if item.starts and minutes_of(item.starts) == minutes]
    ending = [item for item in timed if item.ends and item.end_minutes == minutes]
    if reading.says("ends") or (reading.says("until") and ending):
        return ending
    if reading.says("from"):
        return [item for item in timed if item.starts and minutes_of(item.starts) >= minutes]
    return [item for item in timed if item.runs_at(minutes)]


def _settled(asked: Asked, clock: Clock) -> int:
    """Which of the two readings of a time is meant: by the part of the day, else the one at which something is on."""
    readings = clock.readings
    if asked.reading.says("morning"):
        return readings[0]
    if asked.reading.says("afternoon", "evening"):
        return readings[-1]
    timed = [item for item in asked.items if item.starts]
    on = [each for each in readings if any(item.runs_at(each) for item in timed)]
    first = min((minutes_of(item.starts) for item in timed if item.starts), default=0)
    return (on or [each for each in readings if each >= first] or list(readings))[0]


def _is_on(item: Item, now: datetime) -> bool:
    if item.starts is None:
        return False
    return item.starts <= now < (item.ends or item.starts + timedelta(minutes=1))


def _of_part(asked: Asked, items: list[Item]) -> list[Item]:
    parts = [part for part in PARTS if asked.reading.says(part)]
    if not parts:
        return items
    return [item for item in items if any(_is_in(asked, item, part) for part in parts)]


def _is_in(asked: Asked, item: Item, part: str) -> bool:
    """Whether an item is in a part of the day; lunch divides the day where there is one."""
    if item.starts is None:
        return False
    lunch = next(
        (each for each in asked.items if each.is_lunch and each.day == item.day and each.starts), None
    )
    noon = minutes_of(lunch.starts) if lunch and lunch.starts else HALF_DAY
    after_noon = lunch.end_minutes if lunch else HALF_DAY
    starts = minutes_of(item.starts)
    match part:
        case "morning":
            return starts < noon
        case "afternoon":
            return after_noon <= starts < SIX_IN_THE_EVENING
        case _:
            return starts >= FIVE_IN_THE_EVENING and item.end_minutes > SIX_IN_THE_EVENING


def _at_the_end(asked: Asked, items: list[Item]) -> list[Item]:
    """The first or the last of them, where that is asked for."""
    if asked.reading.says("first"):
        return _earliest(items)
    return _latest(items) if asked.reading.says("last") else items


def _earliest(items: Sequence[Item]) -> list[Item]:
    timed = [item for item in items if item.starts]
    first = min((item.starts for item in timed if item.starts), default=None)
    return [item for item in timed if item.starts == first]


def _latest(items: Sequence[Item]) -> list[Item]:
    timed = [item for item in items if item.starts]
    last = max((item.starts for item in timed if item.starts), default=None)
    return [item for item in timed if item.starts == last]


def _beside(asked: Asked) -> set[str]:
    """What goes on at the same time as something that is named."""
    place = asked.reading.place("while")
    anchors = _anchors(asked, place) if place is not None else []
    return {
        item.key
        for item in asked.items
        for anchor in anchors
        if item.key != anchor.key
        and item.day == anchor.day
        and minutes_of_start(item) < anchor.end_minutes
        and item.end_minutes > minutes_of_start(anchor)
    }


def _between(asked: Asked) -> tuple[datetime, datetime] | None:
    """From the end of one thing to the start of another, as in "mellan lunch och fikat"."""
    place = asked.reading.place("between")
    if place is None or asked.reading.clocks:
        return None
    anchors = [
        each for each in (_anchors_at(asked, at) for at in range(place + 1, len(asked.reading.words))) if each
    ]
    if len(anchors) < 2 or not (first := anchors[0][0].ends):
        return None
    later = [item.starts for item in anchors[-1] if item.starts and item.starts >= first]
    return (first, min(later)) if later else None


def _anchors_at(asked: Asked, place: int) -> list[Item]:
    reading = asked.reading
    pieces = [each for each in reading.pieces if each.first == place and each.kind in ("topic", "speaker")]
    items = _of_day(asked, asked.items)
    if "break" in reading.names[place]:
        return _breaks(items)
    return _within(items, pieces) if pieces else []


def _relation(asked: Asked) -> tuple[str, list[Item], int | None] | None:
    """Whether something before or after is asked for, and before or after what: items, or a time of day."""
    reading = asked.reading
    for name in ("after", "before"):
        place = reading.place(name)
        if place is None:
            continue
        clock = next((each for each in reading.clocks if each.first > place), None)
        anchors = _anchors(asked, place)
        if anchors:
            return name, anchors, None
        if clock:
            return name, [], _settled(asked, clock)
    return _when_it_is_over(asked)


def _named_before(asked: Asked, name: str) -> bool:
    """Whether a person or a title stands before the word that relates, as in "is Priya speaking before lunch?"."""
    place = asked.reading.place(name)
    pieces = [*asked.reading.named("speaker"), *asked.reading.named("topic")]
    return place is not None and any(piece.first < place for piece in pieces)


def _when_it_is_over(asked: Asked) -> tuple[str, list[Item], int | None] | None:
    """As in "vad händer när lunchen är slut": what comes after."""
    reading = asked.reading
    over = reading.says("what") and reading.says("happen") and reading.says("ends") and reading.named("topic")
    anchors = _anchors(asked, -1) if over and not reading.clocks else []
    return ("after", anchors, None) if anchors else None


def _anchors(asked: Asked, place: int) -> list[Item]:
    """The items that are named after a word such as "after"."""
    reading = asked.reading
    pieces = [each for each in reading.pieces if each.first > place and each.kind in ("topic", "speaker")]
    found = _within(_of_day(asked, asked.items), pieces)
    breaks = any("break" in names for names in reading.names[place + 1 :])
    if breaks:
        found = _of_part(asked, _breaks(found if pieces else _of_day(asked, asked.items)))
    return found if pieces or breaks else []


def _within(items: Sequence[Item], pieces: Sequence[Piece]) -> list[Item]:
    found = list(items)
    for piece in pieces:
        found = [item for item in found if item.key in piece.keys]
    return found


def _related(
    asked: Asked, items: list[Item], relation: str, anchors: list[Item], minutes: int | None
) -> list[Item] | None:
    """What comes before or after: all of it where a room, a kind or a time narrows it, else what is nearest."""
    items = _of_kind_beside(asked, items, anchors)
    if minutes is not None:
        return _at_the_end(
            asked, [item for item in items if item.starts and _beyond(relation, item, minutes)]
        )
    select: Callable[[Sequence[Item], Item], list[Item]] = _following if relation == "after" else _leading
    found = {item.key for anchor in anchors for item in _side(asked, items, anchor, relation, select)}
    return [item for item in items if item.key in found]


def _beyond(relation: str, item: Item, minutes: int) -> bool:
    starts = minutes_of(item.starts) if item.starts else 0
    return starts >= minutes if relation == "after" else starts < minutes


def _side(
    asked: Asked,
    items: Sequence[Item],
    anchor: Item,
    relation: str,
    select: Callable[[Sequence[Item], Item], list[Item]],
) -> list[Item]:
    reading = asked.reading
    nearest = reading.says("directly", "next", "first", "last")
    narrowed = bool(reading.named("room")) or bool(_kinds_beside(reading))
    if narrowed and not nearest:
        return _all_beyond(items, anchor, relation)
    return select(items, anchor)


def _all_beyond(items: Sequence[Item], anchor: Item, relation: str) -> list[Item]:
    same_day = [item for item in items if item.starts and item.day == anchor.day and item.key != anchor.key]
    if relation == "after":
        return [item for item in same_day if minutes_of_start(item) >= anchor.end_minutes]
    return [item for item in same_day if item.end_minutes <= minutes_of_start(anchor)]


def _following(items: Sequence[Item], anchor: Item) -> list[Item]:
    return _earliest(_all_beyond(items, anchor, "after"))


def _leading(items: Sequence[Item], anchor: Item) -> list[Item]:
    """Those that run up to it."""
    before = _all_beyond(items, anchor, "before")
    last = max((item.end_minutes for item in before), default=0)
    return [item for item in before if item.end_minutes >= last - NEARLY]


def _of_kind_beside(asked: Asked, items: list[Item], anchors: Sequence[Item]) -> list[Item]:
    """Those of the kind that is asked for; the word for what they come after may be one for a kind, too."""
    kinds, keys = _kinds_beside(asked.reading), {anchor.key for anchor in anchors}
    return [item for item in items if item.key not in keys and (not kinds or item.kind in kinds)]


def _kinds_beside(reading: Reading) -> list[str]:
    """The kinds that are asked for before the word that relates: "which talks are after the workshop"."""
    relations = [place for name in ("after", "before", "while") if (place := reading.place(name)) is not None]
    named = {kind: reading.place(kind) for kind in KINDS}
    return [kind for kind, place in named.items() if place is not None and place < min(relations, default=0)]


def minutes_of_start(item: Item) -> int:
    return minutes_of(item.starts) if item.starts else 0
