"""Finds the telephone numbers that words are, or hold, as E.164 writes them."""

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat


def numbers(text: str, region: str) -> tuple[str, ...]:
    """Return the numbers that the words are, or hold, each once; one without a country belongs to the region's."""
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
