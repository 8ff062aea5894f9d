"""What an input refers to besides the person's own, so that it can be loaded before the step."""

from dataclasses import dataclass, replace

from conversations import subjects
from conversations.buttons import decode
from conversations.inputs import Commanded, Edited, Input, Pressed, Said, Sent
from conversations.roles import sealed
from conversations.states import Asking, Chat, Draft

CLAIM = "claim-"
"""How the argument of /start begins that takes over a registration."""

TICKET = "ticket-"
"""How the argument of /start begins that a ticket carries."""

JOIN = "join-"
"""How the argument of /start begins that leads into the team."""

STORING = ("summary", "registration", "offer", "colleague", "claim", "decide", "language")
"""The flows of the buttons that can change a registration."""

NAMING = ("registration", "colleague", "offer", "decide")
"""The flows of the buttons that carry the code of a registration."""


@dataclass(frozen=True, slots=True)
class References:
    """`seals` are those of invitations; `answers` is an event and a field of which the known answers are wanted."""

    codes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    answers: tuple[str, str] | None = None
    pending: bool = False
    seals: tuple[str, ...] = ()


def of(chat: Chat, given: Input, subject: str = "") -> References:
    """What an input refers to, and what the message is about that it is a reply to."""
    found = _named(chat, given)
    return replace(found, codes=(*found.codes, subject)) if subjects.is_registration(subject) else found


def reply_to(given: Input) -> int | None:
    """The message that an input is a reply to."""
    return given.reply_to if isinstance(given, Said | Sent) else None


def _named(chat: Chat, given: Input) -> References:
    claims = _claims(chat)
    match given:
        case Commanded("start", argument) if argument.startswith(CLAIM):
            return References(claims=(*claims, argument.removeprefix(CLAIM)))
        case Commanded("start", argument) if argument.startswith(TICKET):
            return References(codes=(argument.removeprefix(TICKET),), claims=claims)
        case Commanded("start", argument) if argument.startswith(JOIN):
            return References(claims=claims, seals=(sealed(argument.removeprefix(JOIN)),))
        case Commanded("decide"):
            return References(claims=claims, pending=True)
        case Pressed(button) if press := decode(button):
            codes = (press.nonce,) if press.flow in NAMING and press.nonce else ()
            token = (press.value,) if press.flow == "claim" and press.value else ()
            return References(codes, (*claims, *token))
        case Said() if chat.declining:
            return References((chat.declining,), claims)
        case Said() | Edited() if isinstance(chat.state, Asking):
            return References(claims=claims, answers=(chat.state.draft.event, chat.state.field))
        case _:
            return References(claims=claims)


def may_store(given: Input) -> bool:
    """Whether the input of somebody who is not in the team can change a registration, or the team."""
    if isinstance(given, Commanded):
        return given.command == "start" and given.argument.startswith(JOIN)
    press = decode(given.button) if isinstance(given, Pressed) else None
    return press is not None and press.flow in STORING


def _claims(chat: Chat) -> tuple[str, ...]:
    drafts: list[Draft | None] = [chat.state.draft, *chat.shelf.values()]
    return tuple(draft.claims for draft in drafts if draft and draft.claims)
