"""What stands before, after, between or beside something else in the programme."""

from collections.abc import Callable, Sequence
from datetime import datetime

from knowledge.programme.filtering import Asked, at_the_end, breaks_of, earliest_of, of_day, of_part, settled
from knowledge.programme.intent import KINDS
from knowledge.programme.items import Item, minutes_of, minutes_of_start
from knowledge.programme.reading import Piece, Reading

NEARLY = 10
"""Minutes between two items that both run up to a third."""


def beside(asked: Asked) -> set[str] | None:
    """Return what goes on at the same time as something that is named; None where nothing is."""
    place = asked.reading.place("while")
    if place is None:
        return None
    anchors = _anchors(asked, place) or (_anchors(asked, -1) if asked.reading.says("happen") else [])
    if not anchors:
        return None
    return {
        item.key
        for item in asked.items
        for anchor in anchors
        if item.key != anchor.key
        and item.day == anchor.day
        and minutes_of_start(item) < anchor.end_minutes
        and item.end_minutes > minutes_of_start(anchor)
    }


def gap(asked: Asked) -> tuple[datetime, datetime] | None:
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
    items = of_day(asked, asked.items)
    if "break" in reading.names[place]:
        return of_part(asked, breaks_of(items)) or breaks_of(items)
    return _within(items, pieces) if pieces else []


def relation_of(asked: Asked) -> tuple[str, list[Item], int | None] | None:
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
            return name, [], settled(asked, clock)
    return _when_it_is_over(asked)


def is_compared(asked: Asked) -> bool:
    """Whether two things are asked about that may be at the same time, which no item answers."""
    place = asked.reading.place("while")
    named = place is not None and bool(_anchors(asked, place))
    return named and is_named_before(asked, "while") and not asked.reading.says("what", "happen")


def is_unplaced(asked: Asked, relation: object) -> bool:
    """Whether something before or after is asked for, and it is not understood before or after what."""
    return relation is None and asked.reading.says("after", "before")


def is_named_before(asked: Asked, name: str) -> bool:
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
    found = _within(of_day(asked, asked.items), pieces)
    breaks = any("break" in names for names in reading.names[place + 1 :])
    if breaks:
        found = of_part(asked, breaks_of(found if pieces else of_day(asked, asked.items)))
    return found if pieces or breaks else []


def _within(items: Sequence[Item], pieces: Sequence[Piece]) -> list[Item]:
    found = list(items)
    for piece in pieces:
        found = [item for item in found if item.key in piece.keys]
    return found


def related(
    asked: Asked, items: list[Item], relation: str, anchors: list[Item], minutes: int | None
) -> list[Item] | None:
    """Return what comes before or after: all of it where a room, a kind or a time narrows it, else what is nearest."""
    items = _of_kind_beside(asked, items, anchors)
    if minutes is not None:
        return at_the_end(asked, [item for item in items if item.starts and _beyond(relation, item, minutes)])
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
    narrowed = bool(reading.named("room")) or bool(kinds_beside(reading))
    if narrowed and not nearest:
        return _all_beyond(items, anchor, relation)
    return select(items, anchor)


def _all_beyond(items: Sequence[Item], anchor: Item, relation: str) -> list[Item]:
    same_day = [item for item in items if item.starts and item.day == anchor.day and item.key != anchor.key]
    if relation == "after":
        return [item for item in same_day if minutes_of_start(item) >= anchor.end_minutes]
    return [item for item in same_day if item.end_minutes <= minutes_of_start(anchor)]


def _following(items: Sequence[Item], anchor: Item) -> list[Item]:
    return earliest_of(_all_beyond(items, anchor, "after"))


def _leading(items: Sequence[Item], anchor: Item) -> list[Item]:
    """Return the items that run up to it."""
    before = _all_beyond(items, anchor, "before")
    last = max((item.end_minutes for item in before), default=0)
    return [item for item in before if item.end_minutes >= last - NEARLY]


def _of_kind_beside(asked: Asked, items: list[Item], anchors: Sequence[Item]) -> list[Item]:
    """Return the items of the kind that is asked for; the word for what they come after may be one for a kind, too."""
    kinds, keys = kinds_beside(asked.reading), {anchor.key for anchor in anchors}
    return [item for item in items if item.key not in keys and (not kinds or item.kind in kinds)]


def kinds_beside(reading: Reading) -> list[str]:
    """The kinds that are asked for before the word that relates: "which talks are after the workshop".

    A word right after a name belongs to the name, as in "Priya's talk".
    """
    relations = [place for name in ("after", "before", "while") if (place := reading.place(name)) is not None]
    ends = {piece.end for piece in reading.pieces}
    named = {kind: place for kind in KINDS if (place := reading.place(kind)) not in ends}
    return [kind for kind, place in named.items() if place is not None and place < min(relations, default=0)]
