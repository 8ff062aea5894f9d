"""Reads what a person wrote as the answer to a field, and says in a sentence why it can't be one."""

import re
import unicodedata
from datetime import datetime

from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS
from conversations.model.event.kinds.kind import Around
from conversations.model.refusal import Refusal
from conversations.model.values import Answer, Answers

PLAIN_NAME = 2
"""Words of a name; with more of them, a question may be written in capitals too."""

JOINERS = "\u200c\u200d"
"""Can't be seen, but shape the letters and emojis that they stand between."""


def read(
    asked: FormField, event: Event, text: str, now: datetime | None = None
) -> str | tuple[str, ...] | Refusal:
    """The answer that the words give, tidied; or why they give none. Days may be told from `now`, where that is known."""
    return KINDS[asked.kind].read(asked, _around(event, now), tidy(text))


def can_only_be_answer(asked: FormField, text: str, read: Answer | Refusal) -> bool:
    """Whether words answer a field and can be nothing else, so that nobody has to ask whether they are a question.

    Where any words would do, that is so of two words that are written as a name is.
    """
    if isinstance(read, Refusal):
        return False
    if read is None or KINDS[asked.kind].is_plain(text):
        return True
    words = text.split()
    return len(words) == PLAIN_NAME and "?" not in text and all(each[0].isupper() for each in words)


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
    return KINDS[asked.kind].holds(asked, _around(event), answer)


def _around(event: Event, now: datetime | None = None) -> Around:
    today = now.astimezone(event.zone).date() if now else None
    return Around(event.phone_region, event.target_group, event.privacy, today)
