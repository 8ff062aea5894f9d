"""Reads the folders that organisers write, and says in words what is wrong with them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.events import slips, spelling
from conversations.broadcasts import reminders
from conversations.model.event import contradictions
from conversations.model.event.event import Event
from knowledge.sources import entries

REMEDIES: Mapping[str, str] = {
    "missing": "add it",
    "extra_forbidden": "there is no such setting: remove it, or correct its spelling",
    "string_too_short": "write something here",
    "string_too_long": "write at most {max_length} characters",
    "string_pattern_mismatch": "write a key of at most 20 small letters a-z, digits and hyphens, a letter first",
    "string_type": "write a text between quotes",
    "literal_error": "write one of {expected}",
    "bool_parsing": "write true or false, without quotes",
    "bool_type": "write true or false, without quotes",
    "int_type": "write a whole number, without quotes",
    "int_parsing": "write a whole number, without quotes",
    "int_from_float": "write a whole number",
    "float_type": "write a number, without quotes",
    "float_parsing": "write a number, without quotes",
    "finite_number": "write a number, without quotes",
    "greater_than": "write a number greater than {gt:g}",
    "dict_type": 'write which answers it waits for, such as when = {{ dinner = ["yes"] }}',
    "greater_than_equal": "write a number of at least {ge:g}",
    "less_than_equal": "write a number of at most {le:g}",
    "tuple_type": "this is a list: write each part under its name in double brackets, such as [[field]]",
    "too_short": "add at least {min_length}",
    "too_long": "keep at most {max_length}",
    "model_type": 'write one text, or one per language: sv = "…" and en = "…"',
    "model_attributes_type": 'write one text, or one per language: sv = "…" and en = "…"',
}  # fmt: skip

TEXTS = ("Text", "Label", "Line", "Paragraph")
SECTION_REMEDY = "this is a section: write its name in brackets on a line of its own, and its settings below"

LIST_REMEDY = 'this is a list: write it in brackets, such as ["yes"]'
PATTERN_REMEDIES = {
    "phone_region": 'write a country as two capital letters, such as "SE"',
    "email": 'write an e-mail address such as "info@example.org"',
    "phone": 'write a phone number in digits, such as "+46 8 123 45 67"',
    "url": 'write an address that begins with https://, such as "https://example.org"',
}
DAY_REMEDY = "write a date such as 2019-01-23, without quotes"
TIME_REMEDY = "write a time of day such as 17:00:00, with colons and without quotes"
LENGTH_REMEDY = 'write how long it is, such as "12 hours", "7 days" or "1 week"'
UNITS = {"h": "hour", "t": "hour", "d": "day", "v": "week", "w": "week"}
"""What a length is counted in, by the first letter in Swedish and English."""
NO_EVENT = "there is no event here besides samples: make a folder for yours, or serve the samples too"
DATE_REMEDY = "write a date such as 2019-01-23, or a time such as 2019-01-23T09:30:00, without quotes"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: in which file, where in it, and what to do."""

    file: Path
    place: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.remedy}" if self.place else f"{self.file}: {self.remedy}"


class WrongEvents(Exception):
    """The event folders can't be used; `problems` says why, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def read_all(folder: Path, *, samples: bool = True) -> dict[str, Event]:
    """The events in a folder, by key; those that are only samples may be left out.

    Raises WrongEvents with every problem of every event.
    """
    found = [read(each) for each in _folders(folder)]
    problems = [problem for each in found if not isinstance(each, Event) for problem in each]
    problems += [_of_knowledge(each) for place in _folders(folder) for each in entries.read(place).problems]
    if not found:
        problems = [Problem(folder, "", "there is no event here: make a folder with an event.toml in it")]
    if problems:
        raise WrongEvents(problems)
    events = {event.key: event for event in found if isinstance(event, Event)}
    chosen = {key: event for key, event in events.items() if samples or not event.sample}
    if not chosen:
        raise WrongEvents([Problem(folder, "", NO_EVENT)])
    return chosen


def warnings(folder: Path) -> list[Problem]:
    """What a folder's events and their knowledge files could do better; nothing that stops them from being used."""
    found: list[Problem] = []
    for place in _folders(folder):
        event = read(place)
        if isinstance(event, Event):
            found += [Problem(place / "event.toml", "reminder", each) for each in _moved_reminders(event)]
        found += [_of_knowledge(each) for each in entries.read(place).warnings]
    return found


def read(folder: Path) -> Event | list[Problem]:
    """The event of one folder, or all that is wrong with it."""
    file = folder / "event.toml"
    try:
        text = file.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text)
    except FileNotFoundError:
        return [Problem(file, "", "the file is missing: every event has one")]
    except OSError as error:
        return [Problem(file, "", f"the file can't be read: {error.strerror}")]
    except UnicodeDecodeError:
        return [Problem(file, "", "the file is not in UTF-8: save it in that encoding")]
    except tomllib.TOMLDecodeError as error:
        slip = slips.found(text, error)
        return [Problem(file, f"line {slip.line}", slip.remedy)]
    try:
        return Event.model_validate({**content, "key": folder.name})
    except ValidationError as error:
        return _problems(file, error, content)


def _moved_reminders(event: Event) -> list[str]:
    """The reminders that would leave at night, with when they leave instead."""
    moved = [(each, reminders.due_by_itself(event, each.reminder)) for each in reminders.planned(event)]
    return [
        f'"{each.reminder.key}" would leave at night ({_clock(event, due)}), so it leaves {_clock(event, each.due_at)}: '
        "choose another time, or other hours in [quiet], where that is not what you want"
        for each, due in moved
        if each.due_at != due
    ]


def _clock(event: Event, moment: datetime) -> str:
    return f"{moment.astimezone(event.zone):%Y-%m-%d %H:%M}"


def _of_knowledge(problem: entries.Problem) -> Problem:
    return Problem(problem.file, f"line {problem.line}" if problem.line else "", problem.remedy)


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith((".", "_")))


def _problems(file: Path, error: ValidationError, content: Mapping[str, Any]) -> list[Problem]:
    """All of them; a remedy of several lines is several problems in one place."""
    details = [each for each in error.errors() if not _follows(each, error.errors())]
    found = {_place(each, content): _problem(file, each, content) for each in details}
    split = [
        Problem(each.file, each.place, line) for each in found.values() for line in each.remedy.splitlines()
    ]
    return split + _problems_of_the_form(file, error, content)


def _follows(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether a list is only too short because a part of it is wrong, which is told already."""
    place = detail["loc"]
    parts = [each["loc"] for each in details if each["loc"] != place and each["loc"][: len(place)] == place]
    return detail["type"] == "too_short" and bool(parts)


def _problems_of_the_form(file: Path, error: ValidationError, content: Mapping[str, Any]) -> list[Problem]:
    """What contradicts itself in a form of which some field is wrong too, so that the form was not looked at."""
    if not any(each["loc"][0] == "field" and len(each["loc"]) > 1 for each in error.errors()):
        return []
    fields = [each for each in content["field"] if isinstance(each, dict)]
    form = [contradictions.described(each) for each in fields]
    return [Problem(file, "field", line) for line in contradictions.of_form(form, _groups(content))]


def _groups(content: Mapping[str, Any]) -> list[str] | None:
    """The keys of the target groups; None where they can't be read."""
    groups = content.get("target_group", [])
    keyed = isinstance(groups, list) and all(isinstance(each, dict) for each in groups)
    return [str(each.get("key")) for each in groups] if keyed else None


def _problem(file: Path, detail: ErrorDetails, content: Mapping[str, Any]) -> Problem:
    if detail["loc"] == ("key",):
        return Problem(file.parent, "the folder's name", REMEDIES["string_pattern_mismatch"])
    return Problem(file, _place(detail, content), _remedy(detail))


def _remedy(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind.startswith(("date", "time")):
        return _moment_remedy(detail)
    if kind.startswith("model") and detail.get("ctx", {}).get("class_name") not in TEXTS:
        return SECTION_REMEDY
    if kind == "tuple_type" and not {"only_for", "when", "decision", "speakers"}.isdisjoint(detail["loc"]):
        return LIST_REMEDY
    if near := _near_remedy(detail):
        return near
    return REMEDIES[kind].format_map(detail.get("ctx", {})) if kind in REMEDIES else detail["msg"]


def _near_remedy(detail: ErrorDetails) -> str:
    """What was perhaps meant by a name, a value or a text that can't stand there; empty where that can't be told."""
    kind, name = detail["type"], str(detail["loc"][-1])
    if kind == "extra_forbidden":
        return spelling.remedy(detail["loc"])
    if kind == "literal_error" and (near := spelling.near_value(detail["input"], detail["ctx"]["expected"])):
        return f'{REMEDIES[kind].format_map(detail["ctx"])}: did you mean "{near}"?'
    if kind == "string_pattern_mismatch" and name in ("before", "after", "too_late"):
        return _length_remedy(str(detail["input"]))
    return PATTERN_REMEDIES.get(name, "") if kind == "string_pattern_mismatch" else ""


def _moment_remedy(detail: ErrorDetails) -> str:
    if detail["type"].startswith("time_"):
        return _time_remedy(detail["input"])
    return DAY_REMEDY if detail["loc"][-1] in ("earliest", "latest") else DATE_REMEDY


def _time_remedy(written: object) -> str:
    """How a time of day is written; 17.00 without colons is read as a number."""
    found = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{1,2}))?(?::\d{2})?", str(written))
    hour, minute = (int(found[1]), int((found[2] or "0").ljust(2, "0"))) if found else (-1, 0)
    if 0 <= hour < 24 and minute < 60:
        return f"write {hour:02}:{minute:02}:00, with colons and without quotes"
    return TIME_REMEDY


def _length_remedy(written: str) -> str:
    """How it is written how long something is; with the same length in English, where it can be seen."""
    found = re.match(r"(\d{1,3}|an?|one|ett?|en) ?([^\W\d])", written.strip().casefold())
    unit = UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        return LENGTH_REMEDY
    number = int(found[1]) if found[1].isdecimal() else 1
    return f'write "{number} {unit}{"s" if number > 1 else ""}"'


def _place(detail: ErrorDetails, content: Mapping[str, Any]) -> str:
    """Where it is, as the organiser wrote it: `field "email", label.en`."""
    parts: list[str] = []
    here: Any = content
    for step in detail["loc"]:
        if step in ("date", "datetime"):
            continue
        here = _inside(here, step)
        if isinstance(step, int):
            name = here.get("key") if isinstance(here, dict) else None
            parts[-1] += f' "{name}"' if name else f" number {step + 1}"
        else:
            parts.append(str(step))
    return ", ".join(parts)


def _inside(content: Any, step: int | str) -> Any:
    try:
        return content[step]
    except (KeyError, IndexError, TypeError):
        return None
