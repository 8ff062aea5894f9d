"""What Telegram shows of the bot before somebody writes to it: whose bot it is, and what it is there for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversations.chat.buttons import shortened
from conversations.language import dates
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording
from conversations.model.event.event import Event

LONGEST_NAME = 64
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
"""Characters. Source: https://core.telegram.org/bots/api#setmyname and the two methods below it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The texts for the phones of one language; an empty one leaves what @BotFather was told."""

    language: str
    name: str
    description: str
    short_description: str


def shown(events: Sequence[Event], wording: Wording) -> Iterator[Profile]:
    """The profile in each language: that of the event, or where there are several, a list of them under no new name."""
    for language in LANGUAGES:
        yield (
            _of_one(events[0], language, wording)
            if len(events) == 1
            else _of_several(events, language, wording)
        )


def _of_one(event: Event, language: str, wording: Wording) -> Profile:
    name = shortened(event.name[language], LONGEST_NAME)
    facts = "\n".join(_facts(event, language, wording))
    about = shortened(event.about[language], LONGEST_DESCRIPTION - len(facts) - 2)
    short = wording.plain(language, "profile-short", event=name)
    return Profile(language, name, f"{about}\n\n{facts}", shortened(short, LONGEST_SHORT_DESCRIPTION))


def _facts(event: Event, language: str, wording: Wording) -> Iterator[str]:
    ends = event.local(event.ends) if event.ends else None
    yield wording.plain(language, "event-when", when=dates.period(event.local(event.starts), ends, language))
    if event.venue:
        yield wording.plain(language, "event-where", where=event.venue.shown(language))


def _of_several(events: Sequence[Event], language: str, wording: Wording) -> Profile:
    names = "".join(f"\n• {event.name[language]}" for event in events)
    description = wording.plain(language, "profile-several") + names
    return Profile(
        language,
        "",
        shortened(description, LONGEST_DESCRIPTION),
        wording.plain(language, "profile-several-short"),
    )
