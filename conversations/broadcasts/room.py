"""Computes how much room a broadcast takes once it is filled in for whoever has the longest name."""

import re
from collections.abc import Collection
from html import unescape

from conversations.broadcasts.deliveries import Recipient, filled_in
from conversations.language.units import units
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.model.event.kinds.name import LONGEST as LONGEST_NAME
from conversations.model.registrations.registration import CODE_LENGTH

_TAG = re.compile(r"<[^>]*>")


def longest(html: str, event: Event, languages: Collection[str], wording: Wording) -> int:
    """Return the UTF-16 code units that Telegram counts of a text, after its formatting, at the very most.

    `languages` are those of the people who get it: dates and places are said in theirs. For the limits see
    https://core.telegram.org/bots/api#sendmessage and #sendphoto.
    """
    answers = {event.name_field.key: "x" * LONGEST_NAME}
    people = [Recipient(each, answers, "X" * CODE_LENGTH) for each in languages]
    return max(units(shown(filled_in(html, event, person, wording))) for person in people)


def shown(html: str) -> str:
    """The words of a text as people see them, without formatting."""
    return unescape(_TAG.sub("", html))
