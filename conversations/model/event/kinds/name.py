"""What somebody is called."""

import re

from conversations.language.units import units
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal

SHORTEST = 2
LONGEST = 100
"""UTF-16 code units, so that it is known what room a name takes in a message."""

_SITE = re.compile(
    r"(?:www\.)?(?:[\w-]+\.)+(?:se|nu|com|org|net|eu|info|io|dev|app|no|dk|fi|uk|de)", re.IGNORECASE
)
"""The name of a site, which is no person's."""


class _Name(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        name = " ".join(text.split())
        if units(name) > LONGEST:
            return Refusal("name-too-long", {"longest": LONGEST})
        return Refusal("name-unclear") if _is_none(name) else name


def _is_none(name: str) -> bool:
    """Whether it is surely no name: hardly any letters, an address, or a question. "Jennifer 8. Lee" is one."""
    letters, digits = sum(char.isalpha() for char in name), sum(char.isdigit() for char in name)
    elsewhere = any(char in "@/<>?" for char in name) or _SITE.fullmatch(name)
    return letters < SHORTEST or digits > letters or bool(elsewhere)


NAME = _Name("name", written=True, any_words=True)
