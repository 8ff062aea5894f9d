"""What every step may know, whoever writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.model.questions.question import Lesson
from conversations.model.questions.understanding import Knowledge


def wording() -> Wording:
    texts = files("conversations.texts")
    return Wording(
        {language: (texts / f"{language}.ftl").read_text(encoding="utf-8") for language in LANGUAGES}
    )


@dataclass(frozen=True)
class World:
    """What every step may know, whoever writes: the events, the bot's name, its wording and the organisers.

    The `lessons` are all there are, and the knowledge was `opened_with` those of that moment.
    """

    events: Mapping[str, Event]
    bot: str
    wording: Wording
    organisers: frozenset[int] = frozenset()
    rate: float = 30.0
    knowledge: Mapping[str, Knowledge] = field(default_factory=dict)
    lessons: tuple[Lesson, ...] = ()
    opened_with: tuple[Lesson, ...] = ()
