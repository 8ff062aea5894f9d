"""What an input refers to besides the person's own, so that it can be loaded before the step."""

from dataclasses import dataclass, replace

from conversations.chat.buttons import Press, decode
from conversations.chat.inputs import Commanded, Edited, Input, Pressed, Said, Sent
from conversations.chat.states import Asking, Chat, Draft
from conversations.model import subjects
from conversations.model.lookups import LookUp
from conversations.model.registrations.registration import CODE_LENGTH
from conversations.model.registrations.searching import code_in
from conversations.model.team import sealed

CLAIM = "claim-"
"""How the argument of /start begins that takes over a registration."""

TICKET = "ticket-"
"""How the argument of /start begins that a ticket carries."""

JOIN = "join-"
"""How the argument of /start begins that leads into the team."""

STORING = (
    "summary",
    "registration",
    "offer",
    "colleague",
    "claim",
    "decide",
    "language",
    "question",
    "attend",
)
"""The flows of the buttons that can change a registration."""

ASKING = ("question", "questions", "doubt", "rate")
"""The flows of the buttons that belong to questions."""

NAMING = ("registration", "colleague", "offer", "decide", "find", "door", "write", "attend")
"""The flows of the buttons that carry the code of a registration."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`answers` is an event and a field of which the known answers are wanted; `seals` are those of invitations.

    `threads` are the keys of talks, and `desk` is what the team looks up. Of `questions`, also the same ones of others
    are wanted where it says `same`; `waiting` are all that wait for an organiser.
    """

    codes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    answers: tuple[str, str] | None = None
    pending: bool = False
    seals: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    desk: LookUp | None = None
    questions: tuple[str, ...] = ()
    same: bool = False
    waiting: bool = False


def of(chat: Chat, given: Input, subject: str = "", *, of_team: bool = False) -> Needs:
    """What an input refers to, and what the message is about that it is a reply to; the team can ask for more."""
    chat, given = _resumed(chat, given)
    found = _named(chat, given)
    if subjects.is_registration(subject):
        found = replace(found, codes=(*found.codes, subject))
    if code := subjects.key(subject, subjects.QUESTION):
        found = replace(found, questions=(code,))
    if key := subjects.key(subject, subjects.THREAD):
        found = replace(found, threads=(*found.threads, key))
    if of_team:
        found = replace(found, desk=_desk(chat, given), codes=(*found.codes, *_spoken(given)))
    return found


def read_ticket(argument: str) -> tuple[str, str | None]:
    """The code that a ticket's link carries, and what stands behind it where the seat has changed hands."""
    code, _, ticket = argument.removeprefix(TICKET).partition("-")
    return code, ticket or None


def reply_to(given: Input) -> int | None:
    """The message that an input is a reply to."""
    return given.reply_to if isinstance(given, Said | Sent | Edited) else None


def _resumed(chat: Chat, given: Input) -> tuple[Chat, Input]:
    """The command that goes on with a press on an event, in the chat about that; both as they are where none does."""
    press = decode(given.button) if isinstance(given, Pressed) else None
    if press is None or press.flow != "event" or chat.postponed is None:
        return chat, given
    return replace(chat, event=press.step), chat.postponed.command


def _named(chat: Chat, given: Input) -> Needs:
    claims = _claims(chat)
    match given:
        case Commanded("start", argument) if argument.startswith(CLAIM):
            return Needs(claims=(*claims, argument.removeprefix(CLAIM)))
        case Commanded("start", argument) if argument.startswith(TICKET):
            return Needs(codes=(read_ticket(argument)[0],), claims=claims)
        case Commanded("start", argument) if argument.startswith(JOIN):
            return Needs(claims=claims, seals=(sealed(argument.removeprefix(JOIN)),))
        case Commanded("decide"):
            return Needs(claims=claims, pending=True, waiting=True)
        case Commanded("questions"):
            return Needs(claims=claims, waiting=True)
        case Pressed(button) if press := decode(button):
            return _of_button(chat, press, claims)
        case Said() if chat.writing:
            return Needs(claims=claims, threads=(chat.writing,))
        case Said() if chat.declining:
            return Needs((chat.declining,), claims)
        case Said() | Edited():
            return Needs(claims=claims, answers=_answers(chat))
        case _:
            return Needs(claims=claims)


def _of_button(chat: Chat, press: Press, claims: tuple[str, ...]) -> Needs:
    if chat.composing and press.step == "organisations":
        return Needs(claims=claims, answers=(chat.composing.event, chat.composing.organisation))
    if press.flow in ASKING:
        return _of_question(press, claims)
    if press.flow == "talk":
        return Needs(claims=claims, threads=(press.nonce,))
    codes = (press.nonce,) if press.flow in NAMING and press.nonce else ()
    token = (press.value,) if press.flow == "claim" and press.value else ()
    return Needs(codes, (*claims, *token))


def _of_question(press: Press, claims: tuple[str, ...]) -> Needs:
    code = press.value if press.flow == "doubt" else press.nonce
    named = (code,) if code else ()
    return Needs(claims=claims, questions=named, same=press.step == "pass", waiting=press.flow == "questions")


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


def _desk(chat: Chat, given: Input) -> LookUp | None:
    """What one of the team wants to have looked up."""
    match given:
        case Commanded("count", words):
            return LookUp("counts", chat.event, words)
        case Commanded("find" | "checkin", words) if words:
            return LookUp("search", chat.event, words)
        case Commanded("audit", words):
            return LookUp("audit", chat.event, words)
        case Pressed(button) if press := decode(button):
            return _pressed(press)
        case _:
            return None


def _pressed(press: Press) -> LookUp | None:
    match press:
        case Press("count", nonce=words, value=event):
            return LookUp("counts", event, words)
        case Press("door", "missing", value=event):
            return LookUp("missing", event)
        case Press("audit", before, words) if before.isdecimal():
            return LookUp("audit", words=words, before=int(before))
        case _:
            return None


def _spoken(given: Input) -> tuple[str, ...]:
    """The code that somebody reads out, if it is one."""
    return (code,) if isinstance(given, Said) and len(code := code_in(given.text)) == CODE_LENGTH else ()
