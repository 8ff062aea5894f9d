"""Whether a question is about the programme, and what it wants of it.

Better silent than wrong: all its words have to be understood, and there has to be one that asks.
"""

from collections.abc import Sequence
from typing import Literal

from knowledge.programme.items import Item
from knowledge.programme.reading import Reading

Asks = Literal["what", "when", "where", "who"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("morning", "afternoon", "evening")
DAYS = ("today", "tomorrow", "overmorrow", "first-day", "second-day", "third-day", "last-day", *WEEKDAYS)
KINDS = ("talk", "workshop", "break")
NOUNS = ("programme", "item", *KINDS)

BEING = ("ar", "is", "are")
"""Words that a question begins with that wants to be told that it is so."""

SPEAKING_OF = ("any", "talk", "workshop", "item", "speaks")
"""The lists of words that, with "about", look for something to listen to."""

PLACING = ("when", "where", "after", "before", "between", "while", "next", "starts", "ends")
"""The lists of words that ask for the place of something in the programme."""


def is_understood(reading: Reading) -> bool:
    """Whether nothing is left over; one word may be, where much else says that it is about the programme."""
    if reading.says("stop", "other"):
        return False
    left = reading.left_over
    firm = {piece.kind for piece in reading.pieces} | ({"time"} if reading.clocks else set())
    spoken_of = (
        {"spoken of"}
        if reading.named("topic") and reading.says("about") and reading.says(*SPEAKING_OF)
        else set()
    )
    asks = reading.says("what", "when", "where", "who")
    return not left or (len(left) == 1 and asks and (len(firm | spoken_of) > 1 or _is_within_a_name(reading)))


def _is_within_a_name(reading: Reading) -> bool:
    """Whether what is left over stands between words of a title and the word for what it is, as in "digital meters workshop"."""
    place = reading.free.index(True)
    topics = {at for piece in reading.named("topic") for at in range(piece.first, piece.end)}
    nouns = {
        at for at, names in enumerate(reading.names) if not names.isdisjoint(("talk", "workshop", "item"))
    }
    return (place - 1 in topics and place + 1 in nouns) or {place - 1, place + 1} <= topics


def is_about_programme(reading: Reading, items: Sequence[Item]) -> bool:
    """Whether there is something to look for, and a word that looks for it."""
    looks = reading.says("what", "when", "where", "who")
    runs = reading.says("happen", "starts", "ends", "speaks", *NOUNS)
    if reading.named("topic") or reading.named("speaker"):
        return _names_are_asked_for(reading, items, runs=runs)
    if reading.clocks:
        placed = bool(reading.named("room") or reading.named("date")) or reading.says(*DAYS)
        return looks or runs or placed or reading.says("any") or reading.asked
    if reading.named("room"):
        return _room_is_asked_for(reading, runs=runs)
    if reading.says(*PARTS, *DAYS) or reading.named("date"):
        several = len({item.day for item in items}) > 1
        at_a_part = reading.says("what") and (
            (reading.says(*DAYS) and (several or reading.says(*PARTS)))
            or (reading.says("any") and reading.says(*PARTS))
        )
        ends_of_a_day = several and reading.says(*DAYS)
        return (runs or at_a_part or reading.says("first", "last")) and not (
            reading.says("when") and not ends_of_a_day and not reading.says(*NOUNS, "first", "last")
        )
    return _is_general(reading, looks=looks, runs=runs)


def _names_are_asked_for(reading: Reading, items: Sequence[Item], *, runs: bool) -> bool:
    """A name alone may be an answer in the form; breaks are asked about for their food, too."""
    when = reading.says(*PLACING) or bool(reading.clocks)
    if when or (runs and reading.says("what", "happen", "who", "about", "any", *NOUNS)):
        return not (reading.says("any") and _all_breaks(reading, items) and not when)
    if reading.says("about") and reading.says("any", "what"):
        return not _all_breaks(reading, items)
    if (
        reading.named("speaker")
        and reading.says("what")
        and not (reading.named("topic") or reading.left_over)
    ):
        return True
    who = reading.says("who") and (bool(reading.named("topic")) or runs or reading.says("from"))
    around = bool(reading.named("room")) or reading.says(*PARTS)
    alone = reading.asked and not reading.says("what", "who", "any") and not _all_breaks(reading, items)
    verified = reading.words[0] in BEING
    return who or alone or (around and (verified or reading.says("what", "any", "happen")))


def _all_breaks(reading: Reading, items: Sequence[Item]) -> bool:
    keys = reading.keys("topic")
    return bool(keys) and all(item.kind == "break" for item in items if item.key in keys)


def _room_is_asked_for(reading: Reading, *, runs: bool) -> bool:
    """Whether a question wants to know what is in a room, not where the room is."""
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
        return reading.says("what", "happen", "who") and (runs or len(reading.words) <= 3)
    if reading.says("remaining"):
        return looks and (runs or reading.asked)
    if reading.says("next"):
        return (looks or runs or reading.asked) and not reading.says("event")
    if reading.says("first", "last"):
        of_items = reading.says(*NOUNS, "happen") or (
            reading.says("what", "who") and not reading.says("when")
        )
        return runs and not (reading.says("event") and not of_items)
    if reading.says("break"):
        pauses = reading.says("pause") and reading.says("what", "any")
        return pauses or reading.says("when", "where", "after", "before")
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


def wanted(reading: Reading) -> Asks:
    if reading.says("who"):
        return "who"
    if reading.says("where"):
        return "where"
    return "when" if reading.says("when") else "what"


def needs_times(reading: Reading) -> bool:
    named = reading.says("now", "next", "remaining", "first", "last", "after", "before", *PARTS)
    return bool(reading.clocks) or named
