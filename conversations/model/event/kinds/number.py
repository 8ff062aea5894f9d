"""A whole number in digits of any script, perhaps as 1 000, perhaps with a unit behind such as "st"."""

import re

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal

MINUS = "\N{MINUS SIGN}"


class _Number(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        joined = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", text.replace(MINUS, "-"))
        found = re.fullmatch(r"([+-]?\d{1,9})\s?(?:[^\W\d]{1,9})?\.?", joined)
        if not found:
            return Refusal("number-unclear")
        number = int(found[1])
        if field.least is not None and number < field.least:
            return Refusal("number-too-small", {"least": field.least})
        if field.most is not None and number > field.most:
            return Refusal("number-too-large", {"most": field.most})
        return str(number)


NUMBER = _Number("number", settings=("least", "most"), written=True, column="number", looks="number")
