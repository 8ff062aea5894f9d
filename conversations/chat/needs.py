"""What an input refers to besides the person's own, so that it can be loaded before the step."""

from dataclasses import dataclass, replace

from conversations.chat.inputs import Edited, Input, Said, Sent
from conversations.chat.states import Asking, Chat, Draft
from conversations.model import subjects
from conversations.model.lookups import LookUp
from conversations.model.registrations.registration import CODE_LENGTH
from conversations.model.registrations.searching import code_in

CLAIM = "claim-"
"""How the argument of /start begins that takes over a registration."""

TICKET = "ticket-"
"""How the argument of /start begins that a ticket carries."""

JOIN = "join-"
"""How the argument of /start begins that leads into the team."""

LINKS = (JOIN, CLAIM, TICKET)
"""How the arguments begin that lead to something of their own, whichever event the talk is about."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`answers` is an event, a field and a text: the answers to the field are wanted that come close to it; all for None.

    `signs` are those of addresses that others may have given, `token_hashes` those of invitations, `threads` the keys of talks, and `look_up` is what the team looks up. Of `questions`, also the same ones of others
    are wanted where it says `same`; `waiting` are all that wait for an organiser.
    """

    codes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    answers: tuple[str, str, str | None] | None = None
    pending: bool = False
    token_hashes: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    look_up: LookUp | None = None
    questions: tuple[str, ...] = ()
    same: bool = False
    waiting: bool = False
    signs: tuple[str, ...] = ()


def of(chat: Chat, given: Input, declared: Needs, subject: str = "", *, of_team: bool = False) -> Needs:
    """Add to what is `declared` for an input what the chat needs, and the message that it is a reply to."""
    found = _with_words(chat, given, replace(declared, claims=(*_claims(chat), *declared.claims)))
    if subjects.is_registration(subject):
        found = replace(found, codes=(*found.codes, subject))
    if code := subjects.key(subject, subjects.QUESTION):
        found = replace(found, questions=(code,))
    if key := subjects.key(subject, subjects.THREAD):
        found = replace(found, threads=(*found.threads, key))
    return replace(found, codes=(*found.codes, *_spoken(given))) if of_team else found


def read_ticket(argument: str) -> tuple[str, str | None]:
    """The code that a ticket's link carries, and what stands behind it where the seat has changed hands."""
    code, _, ticket = argument.removeprefix(TICKET).partition("-")
    return code, ticket or None


def reply_to(given: Input) -> int | None:
    """The message that an input is a reply to."""
    return given.reply_to if isinstance(given, Said | Sent | Edited) else None


def _with_words(chat: Chat, given: Input, found: Needs) -> Needs:
    """What words need, by what they are for."""
    match given:
        case Said() if chat.writing:
            return replace(found, threads=(*found.threads, chat.writing))
        case Said() if chat.declining:
            return replace(found, codes=(*found.codes, chat.declining))
        case Said() | Edited():
            return replace(found, answers=_answers(chat, given.text))
        case _:
            return found


def _answers(chat: Chat, text: str) -> tuple[str, str, str | None] | None:
    """The field that is asked, with its event and what is said to it."""
    state = chat.state
    return (state.draft.event, state.field, text) if isinstance(state, Asking) else None


def _claims(chat: Chat) -> tuple[str, ...]:
    drafts: list[Draft | None] = [chat.state.draft, *chat.shelf.values()]
    return tuple(draft.claims for draft in drafts if draft and draft.claims)


def _spoken(given: Input) -> tuple[str, ...]:
    """The code that somebody reads out, if it is one."""
    return (code,) if isinstance(given, Said) and len(code := code_in(given.text)) == CODE_LENGTH else ()
