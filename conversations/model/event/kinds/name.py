"""What somebody is called."""

from conversations.language.units import units
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal

SHORTEST = 2
LONGEST = 100
"""UTF-16 code units, so that it is known what room a name takes in a message."""


class _Name(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        name = " ".join(text.split())
        letters = sum(char.isalpha() for char in name)
        if units(name) > LONGEST:
            return Refusal("name-too-long", {"longest": LONGEST})
        if letters < SHORTEST or any(char.isdigit() or char in "@/<>?" for char in name):
            return Refusal("name-unclear")
        return name


NAME = _Name("name", written=True, any_words=True)
