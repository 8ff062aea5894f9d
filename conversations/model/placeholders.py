"""What stands in braces in a broadcast's text, and is replaced for each who gets it."""

import re
from collections.abc import Mapping
from html import escape

NAMES = ("name", "first", "event", "date", "place", "code")
"""What can be filled in; `first` is the first of the names. The code is that of a registration, so a draft has none."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def unknown(text: str) -> list[str]:
    """Return what stands in braces and can't be filled in, as it is written."""
    return [each for each in _BRACES.findall(text) if each.strip().casefold() not in NAMES]


def used(text: str) -> set[str]:
    return {each.strip().casefold() for each in _BRACES.findall(text)}


def has_stray_brace(text: str) -> bool:
    """Whether a brace is left over that opens or closes nothing."""
    return bool(re.search(r"[{}]", _BRACES.sub("", text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """HTML with the values, which are plain words, in the place of their names."""

    def value(found: re.Match[str]) -> str:
        return escape(values.get(found[1].strip().casefold(), found[0]), quote=False)

    return _BRACES.sub(value, text)
