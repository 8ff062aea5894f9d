"""Reads what a person wrote as the answer to a field, and says in a sentence why it can't be one."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from email_validator import EmailNotValidError, validate_email

from conversations.event import Choice, Event, FormField, TargetGroup
from conversations.registration import Answer, Answers, Consent

SHORTEST_NAME = 2
LONGEST_NAME = 100

JOINERS = "\u200c\u200d"
"""Can't be seen, but shape the letters and emojis that they stand between."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is no answer: the key of a sentence that says what to write instead, and its arguments."""

    sentence: str
    arguments: dict[str, str | int] = field(default_factory=dict)


def read(asked: FormField, event: Event, text: str) -> str | Refusal:
    """The answer that the words give, tidied; or why they give none."""
    text = tidy(text)
    match asked.kind:
        case "name":
            return _read_name(text)
        case "email":
            return _read_email(text)
        case "choice" | "target-group":
            return _read_choice(event.choices(asked), text)
        case "consent":
            return Refusal("consent-by-button")
        case "text":
            return _read_text(text, asked.longest)


def tidy(text: str) -> str:
    """The words in one Unicode form, without what can't be seen, blanks at the ends or runs of them."""
    normal = unicodedata.normalize("NFC", text)
    seen = "".join(
        char for char in normal if char.isspace() or char in JOINERS or unicodedata.category(char)[0] != "C"
    )
    lines = re.sub(r" ?\n ?", "\n", re.sub(r"[^\S\n]+", " ", seen))
    return re.sub(r"\n{3,}", "\n\n", lines).strip(f" \n{JOINERS}")


def known(event: Event, answers: Answers) -> dict[str, Answer]:
    """The answers that still hold for the form as it is now."""
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
    if isinstance(answer, Consent):
        return False
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


def _read_choice(choices: Sequence[Choice | TargetGroup], text: str) -> str | Refusal:
    """A choice by its words in any language, by the beginning of them, or by its number."""
    said = text.casefold()
    labels = {choice.key: (choice.label.sv.casefold(), choice.label.en.casefold()) for choice in choices}
    exact = [key for key, names in labels.items() if said in names]
    begun = [key for key, names in labels.items() if said and any(name.startswith(said) for name in names)]
    numbered = [choice.key for number, choice in enumerate(choices, 1) if said == str(number)]
    found = exact or numbered or begun
    return found[0] if len(found) == 1 else Refusal("choose-by-button")
