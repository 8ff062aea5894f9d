"""Says where a setting belongs that stands where there is none of its name: spelt otherwise, or under another heading."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from conversations.model.event.event import Event

ALIKE = 0.7
"""From here on two names are taken for the same one with a slip."""


def remedy(place: Sequence[int | str]) -> str:
    """Return what to do about the setting at a place in an event file; empty where nothing comes near."""
    *above, name = place
    headings = [step for step in above if isinstance(step, str)]
    known = _settings(tuple(headings))
    if near := [
        *get_close_matches(str(name), known, 1, ALIKE),
        *(each for each in known if str(name) in each.split("_")),
    ]:
        return f'there is no such setting: did you mean "{near[0]}"?'
    if headings and name in _settings(()):
        return (
            f"this is no setting of {headings[-1]}: move it to the top of the file, above the first heading"
        )
    if not above and (elsewhere := [heading for heading, inside in _sections() if name in inside]):
        return f"this belongs under a heading: move it below {' or '.join(elsewhere)}"
    return ""


def near_value(said: object, expected: str) -> str:
    """Return the value that was meant, of those that may stand there; empty where none comes near."""
    known = [each.strip("'") for each in expected.replace(" or ", ", ").split(", ")]
    return next(iter(get_close_matches(str(said), known, 1, ALIKE)), "")


def _sections() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The headings of an event file, each with the settings below it."""
    for name, declared in _settings(()).items():
        if inside := _inside(declared):
            yield (f"[[{name}]]" if _is_list(declared) else f"[{name}]"), inside


@cache
def _settings(above: tuple[str, ...]) -> Mapping[str, Any]:
    """The settings that may stand below these headings, with how each is declared."""
    found: Mapping[str, Any] = _schema()["properties"]
    for step in above:
        found = _inside(found.get(step, {}))
    return found


def _inside(declared: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings in a part of an event, whether it may be left out or stand several times."""
    whole = _schema()["$defs"].get(str(declared.get("$ref", "")).rpartition("/")[2], declared)
    if properties := whole.get("properties"):
        return dict(properties)
    ways = [*whole.get("anyOf", ()), *whole.get("allOf", ()), *([whole["items"]] if "items" in whole else [])]
    return next((inside for way in ways if (inside := _inside(way))), {})


def _is_list(declared: Mapping[str, Any]) -> bool:
    return "items" in declared or any("items" in each for each in declared.get("anyOf", ()))


@cache
def _schema() -> Mapping[str, Any]:
    return Event.model_json_schema()
