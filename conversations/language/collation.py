"""The order in which names and words stand in a list, as readers of a language look for them."""

import unicodedata

from conversations.language.folding import plain
from conversations.language.languages import LANGUAGES

BEHIND_Z = "z{"
"""Stands behind every letter, since the brace is the sign that follows z."""

_LAST = {
    "sv": str.maketrans(
        {
            "å": f"{BEHIND_Z}a",
            "ä": f"{BEHIND_Z}b",
            "æ": f"{BEHIND_Z}b",
            "ö": f"{BEHIND_Z}c",
            "ø": f"{BEHIND_Z}c",
            "œ": f"{BEHIND_Z}c",
            "ü": "y",
        }
    )
}
"""Letters that do not stand where the letter below their mark does: in Swedish behind z, å before ä before ö."""


def key(text: str, language: str = LANGUAGES[0]) -> tuple[str, str]:
    """Return what texts are sorted by: first without capitals, signs and marks, then as they are written.

    The Swedish order is that of Svenska Akademiens ordlista; without an order of its own a language sorts by bare letters.
    """
    placed = unicodedata.normalize("NFC", text.casefold()).translate(_LAST.get(language, {}))
    words = (BEHIND_Z.join(plain(part) for part in word.split(BEHIND_Z)) for word in placed.split())
    return " ".join(words), text
