"""Reads what a person wrote as the answer to a field, and says in a sentence why it can't be one."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import phonenumbers
from babel import Locale
from email_validator import EmailNotValidError, validate_email

from conversations.language.languages import LANGUAGES
from conversations.model.answers import days
from conversations.model.answers.refusal import Refusal
from conversations.model.event.event import Event
from conversations.model.event.fields import Choice, FormField, TargetGroup
from conversations.model.values import Answer, Answers, Consent

SHORTEST_NAME = 2
LONGEST_NAME = 100

PLAIN_NAME = 2
"""Words of a name; with more of them, a question may be written in capitals too."""

MINUS = "\N{MINUS SIGN}"

JOINERS = "\u200c\u200d"
"""Can't be seen, but shape the letters and emojis that they stand between."""


def read(asked: FormField, event: Event, text: str) -> str | tuple[str, ...] | Refusal:
    """The answer that the words give, tidied; or why they give none."""
    text = tidy(text)
    match asked.kind:
        case "choice" | "target-group":
            return _read_choice(event.choices(asked), text)
        case "several":
            return _read_several(asked, text)
        case "consent":
            return Refusal("consent-by-button")
        case "yes-no":
            return Refusal("choose-yes-or-no")
        case _:
            return _read_words(asked, event, text)


def _read_words(asked: FormField, event: Event, text: str) -> str | Refusal:
    match asked.kind:
        case "name":
            return _read_name(text)
        case "email":
            return _read_email(text)
        case "phone":
            return _read_phone(text, event.phone_region)
        case "number":
            return _read_number(asked, text)
        case "date":
            return days.read(asked, text)
        case _:
            return _read_text(text, asked.longest)


def can_only_be_answer(asked: FormField, text: str, read: Answer | Refusal) -> bool:
    """Whether words answer a field and can be nothing else, so that nobody has to ask whether they are a question.

    Where any words would do, that is so of two words that are written as a name is.
    """
    if isinstance(read, Refusal):
        return False
    if read is None or asked.kind not in ("name", "text"):
        return True
    words = text.split()
    return len(words) == PLAIN_NAME and "?" not in text and all(each[0].isupper() for each in words)


def chosen(asked: FormField, keys: Sequence[str]) -> tuple[str, ...] | Refusal:
    """The answer that marked choices give, in the order of the form."""
    marked = tuple(choice.key for choice in asked.choice if choice.key in keys)
    least = asked.least if asked.least is not None else int(asked.required)
    if len(marked) < least:
        return Refusal("several-too-few", {"least": least})
    if asked.most is not None and len(marked) > asked.most:
        return Refusal("several-too-many", {"most": asked.most})
    return marked


def tidy(text: str) -> str:
    """The words in one Unicode form, without what can't be seen, blanks at the ends or runs of them."""
    normal = unicodedata.normalize("NFC", text)
    seen = "".join(
        char for char in normal if char.isspace() or char in JOINERS or unicodedata.category(char)[0] != "C"
    )
    lines = re.sub(r" ?\n ?", "\n", re.sub(r"[^\S\n]+", " ", seen))
    return re.sub(r"\n{3,}", "\n\n", lines).strip(f" \n{JOINERS}")


def known(event: Event, answers: Answers) -> dict[str, Answer]:
    """The answers that still hold for the form as it is now, also those to fields that are not asked at present."""
    return {
        field.key: answers[field.key]
        for field in event.fields
        if field.key in answers and _holds(event, field, answers[field.key])
    }


def _holds(event: Event, asked: FormField, answer: Answer) -> bool:
    if answer is None:
        return not asked.required
    if asked.kind == "consent":
        return isinstance(answer, Consent) and answer.version == event.privacy.version
    if isinstance(answer, Consent) or isinstance(answer, tuple) != (asked.kind == "several"):
        return False
    if isinstance(answer, tuple):
        return chosen(asked, answer) == answer
    if choices := event.choices(asked):
        return any(answer == choice.key for choice in choices)
    return _could_be(asked, answer)


def _could_be(asked: FormField, answer: str) -> bool:
    """Whether words that were read once still answer the field; an address is not taken apart once more."""
    match asked.kind:
        case "name":
            return not isinstance(_read_name(answer), Refusal)
        case "email":
            return "@" in answer
        case "phone":
            return answer.startswith("+") and answer[1:].isdecimal()
        case "number":
            return not isinstance(_read_number(asked, answer), Refusal)
        case "date":
            return not isinstance(days.read(asked, answer), Refusal)
        case "yes-no":
            return answer in asked.values
        case _:
            return not isinstance(_read_text(answer, asked.longest), Refusal)


def _read_name(text: str) -> str | Refusal:
    name = " ".join(text.split())
    letters = sum(char.isalpha() for char in name)
    if len(name) > LONGEST_NAME:
        return Refusal("name-too-long", {"longest": LONGEST_NAME})
    if letters < SHORTEST_NAME or any(char.isdigit() or char in "@/<>?" for char in name):
        return Refusal("name-unclear")
    return name


def _read_email(text: str) -> str | Refusal:
    address = text.strip("<>.,; ").removeprefix("mailto:")
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return Refusal("email-unclear")


def _read_text(text: str, longest: int) -> str | Refusal:
    if not text:
        return Refusal("text-empty")
    if len(text) > longest:
        return Refusal("text-too-long", {"longest": longest, "length": len(text)})
    return text


def _read_phone(text: str, region: str) -> str | Refusal:
    """A number that can exist, as in E.164; one without a country belongs to the event's."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return Refusal("phone-unclear")
    if not phonenumbers.is_valid_number(number):
        return Refusal("phone-unclear")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _read_number(asked: FormField, text: str) -> str | Refusal:
    """A whole number in digits of any script, perhaps as 1 000, perhaps with a unit behind such as "st"."""
    joined = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", text.replace(MINUS, "-"))
    found = re.fullmatch(r"([+-]?\d{1,9})\s?(?:[^\W\d]{1,9})?\.?", joined)
    if not found:
        return Refusal("number-unclear")
    number = int(found[1])
    if asked.least is not None and number < asked.least:
        return Refusal("number-too-small", {"least": asked.least})
    if asked.most is not None and number > asked.most:
        return Refusal("number-too-large", {"most": asked.most})
    return str(number)


def _read_several(asked: FormField, text: str) -> tuple[str, ...] | Refusal:
    """One choice by its words, or several with commas, or "and" in any language, between them."""
    whole = _read_choice(asked.choice, text)
    parts = [text] if isinstance(whole, str) else _joints().split(text)
    read = [_read_choice(asked.choice, part.strip()) for part in parts if part.strip()]
    if not read or any(isinstance(each, Refusal) for each in read):
        return Refusal("choose-by-button")
    return chosen(asked, [each for each in read if isinstance(each, str)])


@cache
def _joints() -> re.Pattern[str]:
    """Return what stands between the parts of a list, in every language."""
    words = [Locale(language).list_patterns["standard"]["2"].format("", "") for language in LANGUAGES]
    return re.compile("|".join([r"[,;\n]", " & ", *map(re.escape, words)]), re.IGNORECASE)


def _read_choice(choices: Sequence[Choice | TargetGroup], text: str) -> str | Refusal:
    """A choice by its words in any language, by the beginning of them, or by its number."""
    said = text.casefold()
    labels = {choice.key: (choice.label.sv.casefold(), choice.label.en.casefold()) for choice in choices}
    exact = [key for key, names in labels.items() if said in names]
    begun = [key for key, names in labels.items() if said and any(name.startswith(said) for name in names)]
    numbered = [choice.key for number, choice in enumerate(choices, 1) if said == str(number)]
    found = exact or numbered or begun
    return found[0] if len(found) == 1 else Refusal("choose-by-button")
