"""A broadcast as one of those reads it who get it."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations import dates, placeholders
from conversations.audience import Audience
from conversations.broadcast import Broadcast, Content
from conversations.buttons import Press, encode
from conversations.effects import Button, Delete, Message, Replace, ReplaceCaption, Rows, Say, SendMedia
from conversations.event import LANGUAGES, Event
from conversations.registration import Answer, Registration, spoken
from conversations.wording import Wording


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a broadcast: in which language, and with which answers and code, where there are any."""

    language: str
    answers: Mapping[str, Answer]
    code: str = ""

    @classmethod
    def of(cls, registration: Registration) -> "Recipient":
        return cls(registration.language, registration.answers, registration.code)


def message(
    content: Content, audience: Audience, event: Event, recipient: Recipient, wording: Wording
) -> Say | SendMedia:
    """What one of those gets."""
    said = text(content, event, recipient, wording)
    buttons = rows(content, audience, event, recipient, wording)
    if content.media:
        return SendMedia(content.media.kind, content.media.file_id, said, buttons)
    return Say(said, buttons)


def delivered(
    broadcast: Broadcast, event: Event, recipient: Recipient, wording: Wording, number: int | None
) -> Message:
    """What a delivery does; a correction or a withdrawal does it to the message with this number."""
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
    return placeholders.filled(written, _values(event, recipient, wording))


def rows(content: Content, audience: Audience, event: Event, recipient: Recipient, wording: Wording) -> Rows:
    """The buttons: whether one comes, and a way to hear the necessary only."""
    found: Rows = ()
    language = recipient.language
    if content.confirms and recipient.code:
        ways = ("yes", "no", "other") if event.colleagues else ("yes", "no")
        found = tuple(
            (_button(wording, language, f"button-attend-{act}", Press("attend", act, recipient.code)),)
            for act in ways
        )
    if audience.necessary:
        return found
    return (*found, (_button(wording, language, "button-fewer", Press("messages", "fewer")),))


def name(event: Event, answers: Mapping[str, Answer]) -> str:
    """What somebody with these answers is called."""
    field = next((each for each in event.fields if each.kind == "name"), None)
    return str(answers.get(field.key) or "") if field else ""


def _button(wording: Wording, language: str, key: str, press: Press) -> Button:
    return Button(wording.plain(language, key), encode(press))


def _values(event: Event, recipient: Recipient, wording: Wording) -> dict[str, str]:
    language = recipient.language if recipient.language in LANGUAGES else LANGUAGES[0]
    ends = event.local(event.ends) if event.ends else None
    place = [event.venue.name, event.venue.place] if event.venue else []
    return {
        "name": name(event, recipient.answers) or wording.plain(language, "somebody"),
        "event": event.name[language],
        "date": dates.period(event.local(event.starts), ends, language),
        "place": ", ".join(each[language] for each in place if each),
        "code": spoken(recipient.code) if recipient.code else "",
    }
