"""What a question says, piece by piece: rooms, persons, titles, times, and the words that ask.

A question is only understood where every word of it is; what is left over says that it is about something else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from babel.dates import get_month_names
from rapidfuzz import fuzz

from conversations.language.languages import LANGUAGES
from knowledge.programme import times
from knowledge.programme.items import Item
from knowledge.programme.times import Clock
from knowledge.programme.words import (
    FOREIGN,
    LIKELY,
    SURE,
    akin,
    alike,
    common_words,
    is_common,
    is_foreign,
    listed,
    longest_phrase,
    mended,
    phrases,
)

Keys = frozenset[str]

LOOSELY = ("about", "talk", "workshop", "item", "speaks")
"""The lists of words after which what is named is surely what somebody speaks of, so that words of its kind are enough."""

KIN = 0.75
"""How much a word counts that is used for one of a title."""

_ENDINGS = ("", "s", "n", "t", "en", "et", "ar", "er", "na", "arna", "erna")
"""How Swedish and English words end when they are used."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a question, from `first` to before `end`, and the items that they name."""

    kind: str
    first: int
    end: int
    keys: Keys


@dataclass(slots=True)
class Reading:
    """A question as far as it has been read; `names` holds, for each word, the lists that it stands in."""

    words: list[str]
    asked: bool
    pieces: list[Piece] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    names: list[frozenset[str]] = field(default_factory=list)

    @property
    def free(self) -> list[bool]:
        """Whether each word still waits to be read."""
        spans = [(each.first, each.end) for each in self.pieces] + [
            (each.first, each.end) for each in self.clocks
        ]
        taken = {place for first, end in spans for place in range(first, end)}
        return [place not in taken and not self.names[place] for place in range(len(self.words))]

    @property
    def left_over(self) -> list[str]:
        return [word for word, free in zip(self.words, self.free, strict=True) if free]

    def says(self, *lists: str) -> bool:
        """Whether a word stands in one of these lists."""
        return any(not names.isdisjoint(lists) for names in self.names)

    def place(self, name: str) -> int | None:
        """Where the first word of a list stands."""
        return next((place for place, names in enumerate(self.names) if name in names), None)

    def named(self, kind: str) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == kind]

    def keys(self, kind: str) -> Keys:
        return frozenset().union(*(piece.keys for piece in self.named(kind)))


def read(words: list[str], items: Sequence[Item], days: Sequence[date], *, asked: bool) -> Reading:
    """The pieces of a question; whole names first, single and misspelt words last. `asked` says that it ends so."""
    words = [mended(word, _known_words(tuple(items))) for word in words]
    reading = Reading(words, asked, names=[frozenset()] * len(words))
    _read_whole(reading, "date", {phrase: Keys([day.isoformat()]) for day in days for phrase in _dated(day)})
    _read_whole(reading, "topic", {title: _having(items, "titles", title) for title in _titles(items)})
    _read_parts_of_titles(reading, items)
    _read_whole(reading, "room", {room: _having(items, "rooms", room) for room in _rooms(items)})
    _read_numbered_rooms(reading, items)
    _read_full_names(reading, items)
    reading.clocks += times.found(words, reading.free)
    _read_lists(reading)
    if reading.named("room") or (asked and reading.says("happen", "starts")):
        reading.clocks += times.found(words, reading.free, bare=True)
    _read_surnames(reading, items)
    _read_rooms_by_a_word(reading, items)
    _read_topics(reading, items)
    _read_foreign(reading)
    return reading


@lru_cache(maxsize=32)
def _known_words(items: tuple[Item, ...]) -> Mapping[str, frozenset[str]]:
    """All the words that questions can be made of, those of names with their endings, by their first letter."""
    names = {word for item in items for name in (*item.speakers, *item.rooms) for word in name}
    names |= {word for item in items for word in item.organisations}
    titles = {word for item in items for word in item.title_words}
    inflected = {word + ending for word in titles if len(word) >= 4 for ending in _ENDINGS}
    about = {word for item in items for word in item.about_words}
    known = common_words() | {word for word in names | titles | inflected | about if len(word) >= 4}
    return {
        letter: frozenset(word for word in known if word[0] == letter)
        for letter in {word[0] for word in known}
    }


@cache
def _dated(day: date) -> tuple[tuple[str, ...], ...]:
    """A day as it is written, longest first: den 15 maj, 15/5, May 15th, den 15:e."""
    months = [get_month_names("wide", locale=language)[day.month] for language in LANGUAGES]
    number = f"{day.day}"
    numbers = [(number, "e"), (number, "th"), (number, "st"), (number, "nd"), (number, "rd"), (number,)]
    named = [phrase for month in months for each in numbers for phrase in ((*each, month), (month, *each))]
    alone = [("den", number), ("the", number), *numbers[:-1], (number, f"{day.month}"), ("den", number, "e")]
    return tuple(tuple(each.casefold() for each in phrase) for phrase in [*named, *alone])


def _titles(items: Sequence[Item]) -> list[tuple[str, ...]]:
    """Titles of several words; those of one word are found as topics."""
    return [title for item in items for title in item.titles if len(title) > 1]


def _read_parts_of_titles(reading: Reading, items: Sequence[Item]) -> None:
    """Words of a title as they stand there, so that "Black Friday" is no day."""
    keys_by_part = _parts_of_titles(tuple(items))
    for length in range(4, 1, -1):
        for place in range(len(reading.words) - length + 1):
            span = slice(place, place + length)
            keys = keys_by_part.get(tuple(reading.words[span]))
            if keys and all(reading.free[span]):
                reading.pieces.append(Piece("topic", place, place + length, keys))


@lru_cache(maxsize=32)
def _parts_of_titles(items: tuple[Item, ...]) -> Mapping[tuple[str, ...], Keys]:
    """Two to four words of titles, of which at least one tells the item from others."""
    found: dict[tuple[str, ...], Keys] = {}
    for item in items:
        for title in item.titles:
            for part in _runs(title):
                if not item.title_words.isdisjoint(part):
                    found[part] = found.get(part, Keys()) | {item.key}
    return found


def _runs(title: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Two to four words beside each other that begin and end with a word of some length."""
    for first in range(len(title)):
        for length in range(2, 5):
            part = title[first : first + length]
            if len(part) == length and min(len(part[0]), len(part[-1])) >= 4:
                yield part


def _rooms(items: Sequence[Item]) -> list[tuple[str, ...]]:
    """The names of rooms, unless the name is a word that asks for something else."""
    return [room for item in items for room in item.rooms if not (len(room) == 1 and is_common(room[0]))]


def _having(items: Sequence[Item], part: str, name: tuple[str, ...]) -> Keys:
    return frozenset(item.key for item in items if name in getattr(item, part))


def _read_whole(reading: Reading, kind: str, keys_by_name: dict[tuple[str, ...], Keys]) -> None:
    """Names of which every word is there, perhaps with a slip of the finger."""
    for name, keys in sorted(keys_by_name.items(), key=lambda each: -len(" ".join(each[0]))):
        for place in range(len(reading.words) - len(name) + 1):
            span = slice(place, place + len(name))
            if _reads_as(reading.words[span], name) and all(reading.free[span]):
                reading.pieces.append(Piece(kind, place, place + len(name), keys))


def _reads_as(words: Sequence[str], name: Sequence[str]) -> bool:
    said, meant = " ".join(words), " ".join(name)
    if said == meant:
        return True
    if any(map(str.isdigit, meant)):
        return False
    inflected = all(akin(one, other) >= LIKELY for one, other in zip(words, name, strict=True))
    return inflected or (len(meant) >= 10 and fuzz.ratio(said, meant) >= 90)


def _read_numbered_rooms(reading: Reading, items: Sequence[Item]) -> None:
    """As in room 2 or sal två, whatever the room with that number is called."""
    rooms = set(listed("room")) | {word for room in _rooms(items) for word in room if not word.isdigit()}
    for place in range(len(reading.words) - 1):
        number = _digit(reading.words[place + 1])
        said = reading.words[place]
        mistakable = said not in rooms and is_common(said)
        if not number or mistakable or not all(reading.free[place : place + 2]):
            continue
        if said in rooms or any(len(room) > 5 and alike(said, room) >= LIKELY for room in rooms):
            keys = frozenset(item.key for item in items if any(number in room for room in item.rooms))
            if keys:
                reading.pieces.append(Piece("room", place, place + 2, keys))


def _digit(word: str) -> str:
    """A number up to ten, as a digit; nothing where it is none."""
    if word.isdigit():
        return word
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return next((str(number) for number, name in enumerate(names, start=1) if word in listed(name)), "")


def _read_full_names(reading: Reading, items: Sequence[Item]) -> None:
    names = {name for item in items for name in item.speakers if len(name) > 1}
    for name in sorted(names, key=len, reverse=True):
        for place in range(len(reading.words) - len(name) + 1):
            span = slice(place, place + len(name))
            if _is_called(reading.words[span], name) and all(reading.free[span]):
                reading.pieces.append(
                    Piece("speaker", place, place + len(name), _having(items, "speakers", name))
                )


def _is_called(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are a full name, each of them nearly right, the last one perhaps in the genitive."""
    said, meant = " ".join(words).rstrip("s"), " ".join(name).rstrip("s")
    if len(words) == 2 and all(_is_nearly(one, other) for one, other in zip(words, name, strict=True)):
        return True
    return fuzz.ratio(said, meant) >= 86 and fuzz.ratio(words[-1], name[-1]) >= 60


def _is_nearly(word: str, name: str) -> bool:
    """As in Oscar for Oskar, Nyborg for Nyberg."""
    return word[0] == name[0] and min(len(word), len(name)) >= 4 and fuzz.ratio(word, name) >= 80


def _read_lists(reading: Reading) -> None:
    """The longest phrases of the word lists."""
    place = 0
    while place < len(reading.words):
        place += _read_phrase(reading, place) or 1


def _read_phrase(reading: Reading, place: int) -> int:
    """How many words of a phrase begin here."""
    free = reading.free
    for length in range(min(longest_phrase(), len(reading.words) - place), 0, -1):
        phrase = tuple(reading.words[place : place + length])
        if phrases().get(phrase, FOREIGN) != FOREIGN and all(free[place : place + length]):
            for each in range(place, place + length):
                reading.names[each] = phrases()[phrase]
            return length
    return 0


def _read_surnames(reading: Reading, items: Sequence[Item]) -> None:
    """Persons by one of their names."""
    for place, word in _free_words(reading):
        best = max((_best_name(word, item) for item in items), default=0.0)
        if best >= 0.85:
            keys = frozenset(item.key for item in items if _best_name(word, item) == best)
            reading.pieces.append(Piece("speaker", place, place + 1, keys))


def _best_name(word: str, item: Item) -> float:
    exact = 1.0 if {word, word.removesuffix("s")} & item.organisations else 0.0
    named = max((_name_score(word, name) for names in item.speakers for name in names), default=0.0)
    return max(exact, named)


def _name_score(word: str, name: str) -> float:
    """How sure it is that a word is a name; also where it has the s of the genitive."""
    if name in (word, word.removesuffix("s")):
        return 1.0
    if min(len(word), len(name)) < 4:
        return 0.0
    return max(fuzz.ratio(word, name), fuzz.ratio(word.removesuffix("s"), name)) / 100


def _read_rooms_by_a_word(reading: Reading, items: Sequence[Item]) -> None:
    """As in "verkstaden" for Verkstan, "aula" for Aulan."""
    for place, word in _free_words(reading):
        scores = {item.key: _room_score(word, item) for item in items}
        best = max(scores.values(), default=0.0)
        if best >= 0.84:
            keys = frozenset(key for key, score in scores.items() if score == best)
            reading.pieces.append(Piece("room", place, place + 1, keys))


def _room_score(word: str, item: Item) -> float:
    known = {each for room in item.rooms for each in room if len(each) > 3 and not is_common(each)}
    by_kin = SURE if any(alike(word, each) >= SURE for each in item.room_kin) else 0.0
    return max(by_kin, *(_room_likeness(word, each) for each in known), 0.0)


def _room_likeness(word: str, known: str) -> float:
    score = alike(word, known)
    longer_form = len(known) >= 6 and word[:6] == known[:6] and len(word) - len(known) <= 3
    return max(score, SURE if longer_form else 0.0)


def _read_topics(reading: Reading, items: Sequence[Item]) -> None:
    """What an item is called or about. Several words belong to the item that has most of them."""
    free = dict(_free_words(reading))
    likeness = akin if reading.says(*LOOSELY) else alike
    scores = {
        (word, item.key): _topic_score(word, item, likeness) for word in free.values() for item in items
    }
    totals = {item.key: sum(scores[word, item.key] for word in free.values()) for item in items}
    best = max(totals.values(), default=0.0)
    if best < 0.5:
        return
    keys = frozenset(key for key, total in totals.items() if total >= best - 0.02)
    if not any(scores[word, key] for word in free.values() for key in keys if not is_foreign(word)):
        return
    for place, word in free.items():
        if any(scores[word, key] for key in keys):
            reading.pieces.append(Piece("topic", place, place + 1, keys))


def _topic_score(word: str, item: Item, likeness: Callable[[str, str], float]) -> float:
    """Words of a title count in full; those of a description less, and only where they are surely the same."""
    title = max((likeness(word, known) for known in item.title_words), default=0.0)
    about = max((likeness(word, known) for known in item.about_words), default=0.0)
    by_kin = max((alike(word, known) for known in item.title_kin), default=0.0)
    return max(
        title if title >= LIKELY else 0.0,
        KIN * by_kin if by_kin >= SURE else 0.0,
        0.6 * about if about >= SURE else 0.0,
    )


def _read_foreign(reading: Reading) -> None:
    for place, word in _free_words(reading):
        if is_foreign(word):
            reading.names[place] = FOREIGN


def _free_words(reading: Reading) -> Iterator[tuple[int, str]]:
    free = reading.free
    return ((place, word) for place, word in enumerate(reading.words) if free[place])
