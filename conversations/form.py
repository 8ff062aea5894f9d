"""The form as a path through its fields: which comes next, which came before, and what is still missing."""

from dataclasses import replace

from conversations import answers
from conversations.event import Event, FormField
from conversations.registration import Answer, Registration
from conversations.states import Asking, Draft, Reviewing


def blank(event: Event, nonce: str) -> Draft:
    return Draft(event=event.key, nonce=nonce)


def revision(registration: Registration, nonce: str) -> Draft:
    """A draft that holds what was registered, to be changed."""
    return Draft(registration.event, nonce, dict(registration.answers), revises=registration.code)


def fitted(draft: Draft, event: Event) -> Draft:
    """The draft with the answers that still hold, after the form has changed."""
    return replace(draft, answers=answers.known(event, draft.answers))


def ahead(draft: Draft, event: Event) -> Asking | Reviewing:
    """The first field that has no answer, or the summary where all have one."""
    missing = next((field for field in event.fields if field.key not in draft.answers), None)
    return Asking(draft, missing.key) if missing else Reviewing(draft)


def lacks_consent(draft: Draft, event: Event) -> bool:
    """Whether the person has not agreed to the privacy notice as it is now."""
    return any(field.kind == "consent" and field.key not in draft.answers for field in event.fields)


def answered(draft: Draft, field: FormField, answer: Answer, message: int | None = None) -> Draft:
    """The draft with one more answer; `message` is the one that it came in."""
    messages = {key: value for key, value in draft.messages.items() if key != field.key}
    if message is not None:
        messages[field.key] = message
    return replace(draft, answers={**draft.answers, field.key: answer}, messages=messages)


def before(state: Asking | Reviewing, event: Event) -> Asking | Reviewing | None:
    """Where back leads from here; None in front of the first field."""
    match state:
        case Reviewing(draft):
            return Asking(draft, event.fields[-1].key)
        case Asking(draft, _, from_summary=True):
            return ahead(draft, event)
        case Asking(draft, field):
            place = position(event, field)
            return Asking(draft, event.fields[place - 2].key) if place > 1 else None


def position(event: Event, field: str) -> int:
    """The number of a field in the form, from 1."""
    return next(number for number, each in enumerate(event.fields, 1) if each.key == field)
