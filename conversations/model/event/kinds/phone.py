"""A phone number that can exist, kept as in E.164, perhaps with an extension; one without a country belongs to the event's."""

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

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
        extension = _EXTENSION.search(text)
        found = _numbers(_EXTENSION.sub("", text), around.phone_region)
        if len(found) == 1:
            return found[0] + (f" ext. {extension['number']}" if extension else "")
        return Refusal("phone-unclear", meant=found if len(found) <= MOST else ())

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        """Whether it is a number with its country; which numbers exist may change after it was given."""
        return isinstance(answer, str) and _KEPT.fullmatch(answer) is not None

    def is_plain(self, text: str) -> bool:
        """Whether it is a number, or tells one; words that ask may name one, too."""
        return "?" not in text


def _numbers(text: str, region: str) -> tuple[str, ...]:
    """The numbers that the words are, or hold, each once."""
    whole = _parsed(text, region) or _parsed(_with_plus(text, region), region)
    held = [whole] if whole else [each.number for each in phonenumbers.PhoneNumberMatcher(text, region)]
    return tuple(dict.fromkeys(phonenumbers.format_number(each, PhoneNumberFormat.E164) for each in held))


def _with_plus(text: str, region: str) -> str:
    """The words with the plus that was left out before the country of the region."""
    country = str(phonenumbers.country_code_for_region(region))
    return f"+{text.strip()}" if text.strip().startswith(country) else ""


def _parsed(text: str, region: str) -> PhoneNumber | None:
    """The number that the words are, where it can exist."""
    if any(char.isalpha() for char in text.removeprefix("tel:")):
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


PHONE = _Phone("phone", written=True, looks="digits")
