"""Makes names that Excel takes for a sheet out of any text, so that no label can stop an export.

The rules: https://support.microsoft.com/office/rename-a-worksheet
"""

import re
from collections.abc import Iterable

from conversations.language.units import cut

LONGEST = 31
"""So many UTF-16 code units has the name of a sheet at most."""

_NEVER = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
"""What Excel refuses in a name, what ends a line, and what XML can't hold."""

_EDGES = " '\u00a0"
"""What may not stand at the ends of a name, or can't be seen there."""

_RESERVED = {"history", "historik"}
"""What Excel calls a sheet of its own, in English and in Swedish."""


def free(wanted: str, taken: Iterable[str]) -> str:
    """Return a name like the wanted one that Excel allows, and that none of the taken has in capitals or not."""
    others = _RESERVED | {each.casefold() for each in taken}
    clean = _NEVER.sub(" ", wanted)
    name, number = _ended(clean, ""), 1
    while name.casefold() in others:
        number += 1
        name = _ended(clean, f" {number}")
    return name


def _ended(clean: str, ending: str) -> str:
    """Cut a text so that the ending has room, and take from the ends what may not stand there after the cut."""
    return (cut(clean.strip(_EDGES), LONGEST - len(ending)).strip(_EDGES) or "-") + ending
