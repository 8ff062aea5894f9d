"""What an input refers to besides the person's own, so that it can be loaded before the step."""

from dataclasses import dataclass, replace

from conversations import subjects
from conversations.buttons import Press, decode
from conversations.inputs import Commanded, Edited, Input, Pressed, Said, Sent
from conversations.roles import sealed
from conversations.states import Asking, Chat, Draft

CLAIM = "claim-"
"""How the argument of /start begins that takes over a registration."""

TICKET = "ticket-"
"""How the argument of /start begins that a ticket carries."""

JOIN = "join-"
"""How the argument of /start begins that leads into the team."""

STORING = ("summary", "registration", "offer", "colleague", "claim", "decide", "language", "question")
"""The flows of the buttons that can change a registration."""

ASKING = ("question", "questions", "doubt", "rate")
"""The flows of the buttons that belong to questions."""

NAMING = ("registration", "colleague", "offer", "decide")
"""The flows of the buttons that carry the code of a registration."""


@dataclass(frozen=True, slots=True)
class References:
    """`answers` is an event and a field of which the known answers are wanted; `seals` are those of invitations.

    Of `questions`, also the same ones of others are wanted where it says `same`; `waiting` are all that wait for an
    organiser.
    """

    codes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    answers: tuple[str, str] | None = None
    pending: bool = False
    seals: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    same: bool = False
    waiting: bool = False


def of(chat: Chat, given: Input, subject: str = "") -> References:
    """What an input refers to, and what the message is about that it is a reply to."""
    found = _named(chat, given)
    if code := subjects.key(subject, subjects.QUESTION):
        return replace(found, questions=(code,))
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
        case Commanded("questions"):
            return References(claims=claims, waiting=True)
        case Pressed(button) if (press := decode(button)) and press.flow in ASKING:
            return _of_question(press, claims)
        case Pressed(button) if press := decode(button):
            codes = (press.nonce,) if press.flow in NAMING and press.nonce else ()
            token = (press.value,) if press.flow == "claim" and press.value else ()
            return References(codes, (*claims, *token))
        case Said() if chat.declining:
            return References((chat.declining,), claims)
        case Said() | Edited():
            return References(claims=claims, answers=_answers(chat))
        case _:
            return References(claims=claims)


def _of_question(press: Press, claims: tuple[str, ...]) -> References:
    code = press.value if press.flow == "doubt" else press.nonce
    named = (code,) if code else ()
    return References(
        claims=claims, questions=named, same=press.step == "pass", waiting=press.flow == "questions"
    )


def _answers(chat: Chat) -> tuple[str, str] | None:
    """The field that is asked, with its event."""
    state = chat.state
    return (state.draft.event, state.field) if isinstance(state, Asking) else None


def may_store(given: Input) -> bool:
    """Whether the input of somebody who is not in the team can change a registration, or the team."""
    if isinstance(given, Commanded):
        return given.command == "start" and given.argument.startswith(JOIN)
    press = decode(given.button) if isinstance(given, Pressed) else None
    return press is not None and press.flow in STORING


def _claims(chat: Chat) -> tuple[str, ...]:
    drafts: list[Draft | None] = [chat.state.draft, *chat.shelf.values()]
    return tuple(draft.claims for draft in drafts if draft and draft.claims)
