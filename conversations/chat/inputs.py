"""What a person did, as the core sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a message; `reply_to` is the message that they are a reply to, as one replies in Telegram.

    `html` has them as they were formatted; empty where they were not.
    """

    text: str
    message: int
    reply_to: int | None = None
    html: str = ""


@dataclass(frozen=True, slots=True)
class Commanded:
    """A message that begins with a slash: `/start mer-for-fler`."""

    command: str
    argument: str
    message: int


def read_command(text: str, message: int, bot: str) -> Commanded | None:
    """A command by its leading slash; `/start@bot` is the same as `/start`."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    name, _, addressed = first[1:].partition("@")
    if not text.startswith("/") or (addressed and addressed.casefold() != bot.casefold()):
        return None
    return Commanded(name.strip().casefold(), rest.strip(), message)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under one of the bot's messages; the same press can arrive more than once."""

    button: str
    callback: str
    message: int


@dataclass(frozen=True, slots=True)
class Edited:
    """New words in a message that was sent before; `reply_to` is the message that it was a reply to."""

    text: str
    message: int
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What is not read as an answer: a photo, a sticker, a forwarded message …; `album` joins those sent together.

    A photo or a document can be sent on by its `file_id`; `text` is what was written below it, and `html` has that as it
    was formatted.
    """

    kind: str
    message: int
    album: str | None = None
    reply_to: int | None = None
    file_id: str = ""
    text: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """The person's own phone number, by Telegram's button for it."""

    phone: str
    message: int


@dataclass(frozen=True, slots=True)
class Called:
    """The bot addressed in a group, by a command or its name; nobody registers there."""

    message: int


Input = Said | Commanded | Pressed | Edited | Sent | Shared | Called
