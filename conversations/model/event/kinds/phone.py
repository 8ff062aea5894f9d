"""A phone number that can exist, kept as in E.164, perhaps with an extension; one without a country belongs to the event's."""

import re

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer

MOST = 3
"""How many numbers one is asked to choose among."""

_ANONYMOUS = re.compile(r"(?:\+|00|^)888(?:[\s-]*\d){7,12}(?!\d)")
"""A number that Telegram sells, and that no telephone has: https://fragment.com/numbers"""

_EXTENSION = re.compile(
    r"[\s,;(]*\b(?:anknytning|anknytn|ankn|ank|extension|extn|ext|x)(?![^\W\d])\.?:?\s*#?(?P<number>\d{1,7})\)?",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\+\d+(?: ext\. \d+)?")


class _Phone(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        if anonymous := _ANONYMOUS.search(text):
            return "+" + re.sub(r"^00|\D", "", anonymous[0])
        from conversations.language import phones  # noqa: PLC0415 - the library is loaded with the first number

        extension = _EXTENSION.search(text)
        found = phones.numbers(_EXTENSION.sub("", text), around.phone_region)
        if len(found) == 1:
            return found[0] + (f" ext. {extension['number']}" if extension else "")
        return Refusal("phone-unclear", meant=found if len(found) <= MOST else ())

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        """Whether it is a number with its country; which numbers exist may change after it was given."""
        return isinstance(answer, str) and _KEPT.fullmatch(answer) is not None

    def is_plain(self, text: str) -> bool:
        """Whether it is a number, or tells one; words that ask may name one, too."""
        return "?" not in text


PHONE = _Phone("phone", written=True, looks="digits")
