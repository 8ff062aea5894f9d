"""Which items answer a question about the programme."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from conversations.model.event.event import Event
from conversations.model.questions.understanding import ProgrammeQuestion
from knowledge.programme.filtering import Asked, narrowed_by_time, of_day, of_names, of_room
from knowledge.programme.intent import DAYS, is_about_programme, is_understood, needs_times, wanted
from knowledge.programme.items import Item, of_event
from knowledge.programme.reading import read
from knowledge.programme.relations import (
    beside,
    gap,
    is_compared,
    is_named_before,
    is_unplaced,
    kinds_beside,
    related,
    relation_of,
)
from knowledge.programme.words import LIKELY, alike, parted, words

_SENTENCES = re.compile(r"[!?\n;]+|\.(?!\d)")
_CLAUSES = re.compile(r"[,:–]+(?!\d)")

_SIGNATURE = re.compile(
    r"\b(?:mvh|hälsningar|hälsar(?! oss| alla| er| välkom)|vänligen|regards|best wishes)\b.*$",
    re.IGNORECASE | re.DOTALL,
)

_GREETING = re.compile(r"^\W*hallå\b", re.IGNORECASE)
"""Without its dots, this greeting would be a verb."""

LONGEST_TEXT, LONGEST_QUESTION = 600, 40
"""Characters that are read, and words that can be a question."""


def ask(event: Event, text: str, now: datetime, language: str) -> ProgrammeQuestion | None:  # noqa: ARG001
    """What a text asks of the programme; None where it asks something else, or nothing.

    Questions are understood in every language at once, whatever the `language` of the chat.
    """
    items = of_event(event)
    if not items:
        return None
    local, days = now.astimezone(event.zone), _event_days(*event.days)
    for part in _parts(_GREETING.sub("", _SIGNATURE.sub("", text[:LONGEST_TEXT]))):
        for said in _ways(words(part)):
            reading = read(said, items, days, asked="?" in part)
            answer = _answer(Asked(reading, items, local, days))
            if answer:
                return answer
    return None


def may_mean(event: Event, text: str, key: str) -> bool:
    """Whether a text has words of an item's title, and none of questions about other things, such as the price."""
    items = of_event(event)
    item = next(each for each in items if each.key == key)
    reading = read(words(text[:LONGEST_TEXT]), items, _event_days(*event.days), asked=True)
    foreign = {
        word
        for word, names in zip(reading.words, reading.names, strict=True)
        if not names.isdisjoint(("stop", "other"))
    }
    if reading.left_over:
        return False
    titled = any(alike(word, known) >= LIKELY for word in reading.words for known in item.title_words)
    return titled and foreign <= item.title_words | item.about_words


def _ways(said: list[str]) -> list[list[str]]:
    """The words as they stand, and with compounds taken apart; none where they are too many."""
    ways = [said, apart] if (apart := parted(said)) != said else [said]
    return [way for way in ways if len(way) <= LONGEST_QUESTION]


def _event_days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def _parts(text: str) -> list[str]:
    """The whole text; then its sentences and clauses, where only one of them may be the question."""
    sentences = [each for each in _SENTENCES.split(text) if each.strip()]
    clauses = [each for sentence in sentences for each in _CLAUSES.split(sentence) if each.strip()]
    return list(dict.fromkeys([text, *reversed(sentences), *reversed(clauses)]))


def _answer(asked: Asked) -> ProgrammeQuestion | None:
    reading = asked.reading
    if not is_understood(reading) or not is_about_programme(reading, asked.items):
        return None
    chosen = _chosen(asked)
    if chosen is None:
        return None
    return ProgrammeQuestion(
        tuple(item.key for item in chosen), wanted(reading), _times_unknown(asked, chosen)
    )


def _chosen(asked: Asked) -> list[Item] | None:
    """The items that answer, in their order; None where what is asked for does not exist."""
    reading = asked.reading
    items = of_day(asked, of_room(reading, asked.items))
    if not any(item.starts for item in asked.items):
        return _without_times(asked, items)
    if hours := gap(asked):
        return [item for item in items if item.starts and hours[0] <= item.starts < hours[1]]
    if is_compared(asked):
        return None
    others = beside(asked)
    if others is not None:
        kinds = kinds_beside(reading)
        return [item for item in items if item.key in others and (not kinds or item.kind in kinds)]
    relation = relation_of(asked)
    if relation and not is_named_before(asked, relation[0]):
        return related(asked, items, *relation)
    found = of_names(asked, items)
    if found is None or is_unplaced(asked, relation):
        return None
    return narrowed_by_time(asked, found)


def _without_times(asked: Asked, items: list[Item]) -> list[Item] | None:
    """Return what is asked for of a programme of which no times are known; its contents are for the knowledge file to tell."""
    reading = asked.reading
    general = not reading.pieces and reading.says("programme") and not needs_times(reading)
    timely = needs_times(reading) or reading.named("date") or reading.says("when", "where", "who", *DAYS)
    return of_names(asked, items) if timely and not general else None


def _times_unknown(asked: Asked, chosen: Sequence[Item]) -> bool:
    """Whether it asks for times, and none of what it asks about has one."""
    about_times = needs_times(asked.reading) or asked.reading.says("when")
    return about_times and bool(chosen) and all(item.starts is None for item in chosen)
