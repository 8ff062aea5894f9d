"""Declares the effects: what a step asks to be done, as imperatives. They are remembered first and carried out after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from conversations.model.questions.question import Lesson, Question
from conversations.model.registrations.registration import Registration
from conversations.model.team import Invitation, Member
from conversations.model.threads import Thread

Style = Literal["", "primary", "success", "danger"]
"""What a button leads to: what one came for, what settles it, or what can't be undone by pressing again."""


@dataclass(frozen=True, slots=True)
class Button:
    """It comes back as a press, opens a link, or offers a link to be `shared` with words; or it has words to be `copied`.

    The `style` is its colour on phones that know any: https://core.telegram.org/bots/api#inlinekeyboardbutton
    """

    label: str
    press: str = ""
    link: str = ""
    shared: str = ""
    copied: str = ""
    style: Style = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Send a message; the text is HTML as Telegram reads it.

    `subject` is what the message is about, as `subjects` names it: where it shows a registration, the code of that.
    The newest message about a subject is edited when something changes, and a reply to any of them finds its subject.
    """

    text: str
    rows: Rows = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Replace:
    """Put a new text and new buttons in the place of a message that the bot sent."""

    message: int
    text: str
    rows: Rows = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Renew:
    """Put a new text in the place of the newest message about a subject, where there is one."""

    subject: str
    text: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class RenewCaption:
    """Put a new text below the newest picture about a subject, where there is one."""

    subject: str
    caption: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class AskNumber:
    """Send a message with a keyboard whose one button shares the person's phone number."""

    text: str
    button: str


@dataclass(frozen=True, slots=True)
class ClearKeyboard:
    """Send a message that puts the keyboard away."""

    text: str


@dataclass(frozen=True, slots=True)
class SendTicket:
    """Send a ticket: a picture with what is `drawn` on it, words and a link for cameras, drawn when it is sent.

    The caption says it all once more, for those who hear it read and for letters that can't be drawn.
    """

    drawn: Mapping[str, Any] = field(hash=False)
    caption: str
    rows: Rows = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class SendFile:
    name: str
    content: str
    caption: str


@dataclass(frozen=True, slots=True)
class SendMedia:
    """Send a file that Telegram has already, with a text below it and buttons."""

    kind: Literal["photo", "document"]
    file_id: str
    caption: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class ReplaceCaption:
    """Put a new text and new buttons below a file that the bot sent."""

    message: int
    caption: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """Take a message away that the bot sent."""

    message: int


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Tell Telegram that a press arrived; the text is plain, at most 200 characters, and stays until read if `alert`."""

    callback: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Store a registration as it now stands; a new one where its code is not known yet."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete a registration that is over, to make room for another of the same person."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class ShowMenu:
    """Show these commands, with a word on each, in the chat's menu on phones that speak the language; "" for all others."""

    language: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SendPlot:
    """Send a picture of how many registered, which is drawn of the `plotted` values when it is sent; `sorry` if it can't be."""

    plotted: Mapping[str, Any] = field(hash=False)
    caption: str
    sorry: str


@dataclass(frozen=True, slots=True)
class SendSheet:
    """Send the registrations of an event as a file, which is written when it is sent; `sorry` is said if it can't be."""

    name: str
    event: str
    kind: str
    language: str
    caption: str
    sorry: str
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """Let a message stand at the top of the chat, or no longer."""

    message: int
    pinned: bool = True


@dataclass(frozen=True, slots=True)
class KeepCurrent:
    """Keep the counts in a message current, or no longer where there is no message; `shown` marks what stands there."""

    event: str
    message: int = 0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class KeepThread:
    """Remember how a talk between one of the team and an attendee now stands."""

    thread: Thread


@dataclass(frozen=True, slots=True)
class Note:
    """Write into the audit what was done besides changing registrations."""

    act: str
    event: str = ""
    code: str | None = None
    details: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Invite:
    """Let whoever opens the link into the team."""

    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Appoint:
    """Give somebody a role; the invitation with the `token_hash` is used up by that."""

    member: Member
    token_hash: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Take the role from somebody."""

    chat: int


@dataclass(frozen=True, slots=True)
class KeepQuestion:
    """Store a question as it now stands."""

    question: Question


@dataclass(frozen=True, slots=True)
class DropQuestion:
    """Delete what turned out to be no question."""

    code: str


@dataclass(frozen=True, slots=True)
class Teach:
    """Put an entry into the knowledge, at once and for everybody."""

    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Unteach:
    """Take the entry back that was taught with the question of this code."""

    code: str


Message = (
    Say
    | Replace
    | Renew
    | RenewCaption
    | AskNumber
    | ClearKeyboard
    | SendTicket
    | SendFile
    | SendMedia
    | SendPlot
    | SendSheet
    | ReplaceCaption
    | Delete
    | ShowMenu
    | Pin
)


@dataclass(frozen=True, slots=True)
class Tell:
    """Do something in another chat than the one that the step belongs to."""

    chat: int
    message: Message


@dataclass(frozen=True, slots=True)
class Order:
    """Ask of broadcasts what can't be answered before the database was looked into; see `broadcasts.orders`.

    It is carried out in the same transaction, and what was found is said after.
    """


Change = (
    Keep
    | Drop
    | Invite
    | Appoint
    | Dismiss
    | KeepCurrent
    | KeepThread
    | Note
    | KeepQuestion
    | DropQuestion
    | Teach
    | Unteach
    | Order
)
"""What changes what is remembered, and says nothing."""

Effect = Message | Acknowledge | Change | Tell
