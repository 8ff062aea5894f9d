"""Writes a broadcast as each of those reads it who get it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from conversations.chat.effects import Button, Delete, Message, Replace, ReplaceCaption, Rows, Say, SendMedia
from conversations.chat.presses import Attend, Hear
from conversations.chat.wire import Carried, encode
from conversations.language import dates
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording
from conversations.model import placeholders
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Broadcast, Content
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration, spoken
from conversations.model.values import Answer


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a broadcast: in which language, and with which answers and code, where there are any.

    Who does not attend gets it for a colleague who has not taken over yet.
    """

    language: str
    answers: Mapping[str, Answer]
    code: str = ""
    attends: bool = True

    @classmethod
    def of(cls, registration: Registration) -> "Recipient":
        attends = registration.person is not None
        return cls(registration.language, registration.answers, registration.code, attends)


def message(
    content: Content, audience: Audience, event: Event, recipient: Recipient, wording: Wording
) -> Say | SendMedia:
    """Return what a recipient gets."""
    said = text(content, event, recipient, wording)
    buttons = rows(content, audience, event, recipient, wording)
    if content.media:
        return SendMedia(content.media.kind, content.media.file_id, said, buttons)
    return Say(said, buttons)


def delivered(
    broadcast: Broadcast, event: Event, recipient: Recipient, wording: Wording, number: int | None
) -> Message:
    """Return what a delivery does; a correction or a withdrawal does it to the message with this number."""
    if broadcast.kind == "withdrawal":
        return Delete(number or 0)
    new = message(broadcast.content, broadcast.audience, event, recipient, wording)
    if broadcast.kind != "correction":
        return new
    if isinstance(new, SendMedia):
        return ReplaceCaption(number or 0, new.caption, new.rows)
    return Replace(number or 0, new.text, new.rows)


def text(content: Content, event: Event, recipient: Recipient, wording: Wording) -> str:
    """The text with what is filled in, as HTML."""
    written = content.texts.get(recipient.language) or next(iter(content.texts.values()), "")
    return filled_in(written, event, recipient, wording)


def filled_in(written: str, event: Event, recipient: Recipient, wording: Wording) -> str:
    """HTML with what is known of a recipient in the place of the placeholders."""
    values = _values(event, recipient, wording, placeholders.used(written))
    return placeholders.filled(written, values)


def rows(content: Content, audience: Audience, event: Event, recipient: Recipient, wording: Wording) -> Rows:
    """The buttons: whether one comes, and a way to hear the necessary only."""
    found: Rows = ()
    language = recipient.language
    if content.confirms and recipient.code and recipient.attends:
        ways = ("yes", "no", "other") if event.colleagues else ("yes", "no")
        found = tuple(
            (_button(wording, language, f"button-attend-{act}", Attend(act, recipient.code)),) for act in ways
        )
    if audience.necessary:
        return found
    return (*found, (_button(wording, language, "button-fewer", Hear("fewer")),))


def _button(wording: Wording, language: str, key: str, press: Carried) -> Button:
    return Button(wording.plain(language, key), encode(press))


def _values(event: Event, recipient: Recipient, wording: Wording, wanted: Collection[str]) -> dict[str, str]:
    """Return what is filled in; what is not wanted is not made either, since a date costs more than all the rest."""
    language = recipient.language if recipient.language in LANGUAGES else LANGUAGES[0]
    makers: Mapping[str, Callable[[], str]] = {
        "name": lambda: event.called(recipient.answers) or wording.plain(language, "somebody"),
        "first": lambda: _first(event.called(recipient.answers)) or wording.plain(language, "somebody"),
        "event": lambda: event.name[language],
        "date": lambda: _when(event, language),
        "place": lambda: _where(event, language),
        "code": lambda: spoken(recipient.code) if recipient.code else "",
    }
    return {each: makers[each]() for each in wanted if each in makers}


def _first(name: str) -> str:
    """Return the first of the names that somebody has written; nothing where there is none."""
    return next(iter(name.split()), "")


def _when(event: Event, language: str) -> str:
    ends = event.local(event.ends) if event.ends else None
    return dates.period(event.local(event.starts), ends, language)


def _where(event: Event, language: str) -> str:
    return event.venue.shown(language) if event.venue else ""
