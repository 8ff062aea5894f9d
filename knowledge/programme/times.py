"""Times of day as people write them: 14.30, kl 9, halv tre, kvart över tio, half past two, vid tre på eftermiddagen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.programme.words import listed

_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25}
_SPOKEN = {name: _MINUTES[name] for name in ("five", "ten", "twenty", "twenty-five")} | {
    "fifteen": 15,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
}
HALF_DAY = 12 * 60
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; where it is not `settled`, it may be twelve hours later too. `first` and `end` are its words."""

    minutes: int
    settled: bool
    first: int
    end: int

    @property
    def readings(self) -> tuple[int, ...]:
        """What it can mean, in minutes after midnight."""
        if self.settled or self.minutes >= HALF_DAY + 60:
            return (self.minutes % DAY,)
        return (self.minutes % DAY, (self.minutes + HALF_DAY) % DAY)


def found(words: Sequence[str], free: Sequence[bool], *, bare: bool = False) -> list[Clock]:
    """The times of day among the words that are still `free`, in order; with `bare`, numbers alone are times too."""
    text = " ".join(word if open_ else "\u00b7" * len(word) for word, open_ in zip(words, free, strict=True))
    times: list[Clock] = []
    for pattern in (*_patterns(), *((_bare(),) if bare else ())):
        for match in pattern.finditer(text):
            clock = _clock(text, match)
            if clock is not None:
                times.append(clock)
                text = _blanked(text, *match.span("time"))
    times += _second_ends(text, times)
    return sorted(times, key=lambda each: each.first)


def _clock(text: str, match: re.Match[str]) -> Clock | None:
    groups = match.groupdict()
    if groups.get("noon"):
        minutes, settled = HALF_DAY, True
    else:
        hour, minute = _number(groups["hour"]), int(groups.get("minute") or _minutes(groups.get("spoken")))
        if hour > 24 or minute > 59:
            return None
        minutes, settled = hour * 60 + minute + _shift(groups), _is_settled(groups)
        if half := groups.get("half"):
            minutes = minutes % HALF_DAY + (HALF_DAY if half == "pm" else 0)
    first = text[: match.start("time")].count(" ")
    return Clock(minutes % DAY, settled, first, first + match["time"].count(" ") + 1)


def _shift(groups: dict[str, str | None]) -> int:
    """How far from the full hour: a quarter past, ten to, half."""
    shift = 0
    if groups.get("halfto"):
        shift -= 30
    if groups.get("halfpast"):
        shift += 30
    if spoken := groups.get("off"):
        size = next(_MINUTES[name] for name in _MINUTES if spoken in listed(name))
        shift += size if groups.get("past") else -size
    return shift


def _minutes(spoken: str | None) -> int:
    """As in "elva tjugo" or "ten thirty"."""
    return next((size for name, size in _SPOKEN.items() if spoken in listed(name)), 0)


def _is_settled(groups: dict[str, str | None]) -> bool:
    hour, half = groups["hour"] or "", groups.get("half")
    written_out = groups.get("minute") is not None and hour.startswith("0")
    return bool(half) or written_out or (hour.isdigit() and int(hour) > 12)


def _second_ends(text: str, times: Sequence[Clock]) -> list[Clock]:
    """The other end of "mellan 13 och 15" or "from 1 to 3", right after a time."""
    pattern = re.compile(rf"(?:och|and|till|to|until) (?P<time>(?P<hour>{_hours()})(?: (?P<half>am|pm))?)\b")
    ends = {clock.end for clock in times}
    found = [_clock(text, match) for match in pattern.finditer(text)]
    return [clock for clock in found if clock and clock.first - 1 in ends]


def _number(spoken: str | None) -> int:
    spoken = spoken or "0"
    if spoken.isdigit():
        return int(spoken)
    return next(number for number, name in enumerate(_NUMBERS, start=1) if spoken in listed(name))


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^ ]", "\u00b7", text[start:end]) + text[end:]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    at, hour = rf"(?:(?:{_any('at')}) )*", _hours()
    off = rf"(?P<off>{'|'.join(_any(name) for name in _MINUTES)})(?: (?:{_any('minutes')}))?"
    past_or_to = rf"(?:(?P<past>{_any('past')})|(?:{_any('to')}))"
    part = "|".join(_any(name) for name in ("morning", "afternoon", "evening"))
    relation = "|".join(_any(name) for name in ("after", "before", "from", "until", "between"))
    half_to, half_past = rf"(?P<halfto>{_any('half-to')})", rf"(?P<halfpast>{_any('half-past')})"
    sources = (
        rf"(?P<time>{at}{off} {past_or_to} {half_to} (?P<hour>{hour}))",
        rf"(?P<time>{at}(?:{half_to}|{half_past}) (?P<hour>{hour}))",
        rf"(?P<time>{at}{off} {past_or_to} (?P<hour>{hour}))",
        rf"(?P<time>{at}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?: (?P<half>am|pm))?)",
        rf"(?P<time>{at}(?P<hour>{hour}) (?P<half>am|pm))",
        rf"(?P<time>{at}(?P<hour>[01]\d)(?P<minute>[0-5]\d))",
        rf"(?P<time>(?:(?:{_any('at')}) )+(?P<hour>{hour}) (?P<spoken>{_spoken()}))",
        rf"(?P<time>(?:(?:{_any('at')}) )+(?P<hour>{hour})(?: (?:{_any('clock')}))?)",
        rf"(?P<time>{at}(?P<hour>{hour}) ?(?:{_any('clock')}))",
        rf"(?P<time>(?P<hour>{hour}))(?= (?:(?:pa|in the|in|at|om|i) )?(?:{part})\b)",
        rf"(?:{relation}) (?P<time>(?P<hour>(?!(?:one|ett|1) )(?:{hour})))",
        rf"(?P<time>{at}(?P<noon>{_any('noon')}))",
    )
    return tuple(re.compile(rf"(?<![\w:]){source}(?![\w:])") for source in sources)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"(?<![\w:])(?P<time>(?P<hour>[7-9]|1\d|2[0-3]))(?![\w:])")


@cache
def _spoken() -> str:
    return "|".join(word for name in _SPOKEN for word in listed(name) if not word.isdigit())


@cache
def _hours() -> str:
    return rf"\d{{1,2}}|{'|'.join(_any(name) for name in _NUMBERS)}"


def _any(name: str) -> str:
    return "|".join(re.escape(phrase) for phrase in listed(name)) or "(?!)"
