"""What a step asks to be done, as imperatives. They are remembered first and carried out after."""

from dataclasses import dataclass

from conversations.registration import Registration


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it either comes back as a press or opens a link."""

    label: str
    press: str = ""
    link: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Send a message; the text is HTML as Telegram reads it."""

    text: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Replace:
    """Put a new text and new buttons in the place of a message that the bot sent."""

    message: int
    text: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Tell Telegram that a press arrived; the text is plain, at most 200 characters, and stays until read if `alert`."""

    callback: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    registration: Registration


@dataclass(frozen=True, slots=True)
class Revise:
    registration: Registration


@dataclass(frozen=True, slots=True)
class Cancel:
    registration: Registration


Effect = Say | Replace | Acknowledge | Register | Revise | Cancel
