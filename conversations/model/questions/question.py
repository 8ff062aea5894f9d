"""What a person asked the bot, and what has become of it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from conversations.model.questions.understanding import Entry

LONGEST = 1000
"""Characters of a question that are kept, and understood."""

LONGEST_PLAIN = 200

Status = Literal["doubtful", "asked", "open", "answered", "dropped"]
"""`doubtful` is what may have been an answer to a field; `asked` what only the bot has heard; `open` what waits for an
organiser, who answers or drops it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one person.

    `topic` is what it was understood as, a kind and a key such as `entry:parking`, and `closest` what it may have been
    about. The first of those who ask the same has the `lead`: its code stands in all of them once they are passed on.
    `field` is the one that was asked when it was said; `answer` the organiser's.
    """

    code: str
    event: str
    chat: int
    message: int
    language: str
    text: str
    asked_at: datetime
    status: Status = "asked"
    topic: str = ""
    closest: tuple[str, ...] = ()
    lead: str = ""
    field: str = ""
    helped: bool | None = None
    answer: str = ""

    @property
    def plain(self) -> str:
        """The words by which the same question of others is known."""
        return plain(self.text)

    @property
    def is_lead(self) -> bool:
        return self.lead == self.code

    def is_same_as(self, other: "Question") -> bool:
        """Whether one answer does for both: the same words, or the same usual question that nothing answers."""
        if self.event != other.event:
            return False
        return self.plain == other.plain or (self.topic == other.topic and self.topic.startswith("topic:"))


@dataclass(frozen=True, slots=True)
class Lesson:
    """An entry that an organiser taught: the question with this code, and the answer to it."""

    code: str
    event: str
    entry: Entry
    taught_at: datetime

    @property
    def is_own(self) -> bool:
        """Whether the entry is the organiser's answer itself, and not another way to ask for one that was written."""
        return self.entry.key == own_key(self.code)

    def corrected(self, text: str, now: datetime) -> "Lesson":
        """With another answer; it is always taught later than before, by which the change is noticed."""
        later = max(now, self.taught_at + timedelta(milliseconds=1))
        return replace(self, entry=replace(self.entry, text=text), taught_at=later)

    def answers(self, text: str) -> bool:
        """Whether a question is asked in the very words that were taught."""
        return plain(text) in {plain(each) for each in (self.entry.title, *self.entry.phrasings)}


def own_key(code: str) -> str:
    """The key of the entry that the question with this code becomes."""
    return f"asked-{code.lower()}"


def plain(text: str) -> str:
    """The words of a question without signs and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))[:LONGEST_PLAIN]


@dataclass(frozen=True, slots=True)
class AskedOften:
    """How often something was asked about an event, and whether what the bot answered helped."""

    event: str
    topic: str
    times: int
    helped: int
    not_helped: int
