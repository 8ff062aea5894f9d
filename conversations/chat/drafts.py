"""Follows the form as a path through its fields: which comes next, which came before, and what is still missing."""

from dataclasses import replace

from conversations.chat.states import Asking, Draft, Reviewing
from conversations.model.answers import reading
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.registrations import parts
from conversations.model.registrations.registration import Registration
from conversations.model.values import Answer, Answers


def blank(event: Event, nonce: str, answers: Answers | None = None) -> Draft:
    return Draft(event=event.key, nonce=nonce, answers=dict(answers or {}))


def revision(event: Event, registration: Registration, nonce: str) -> Draft:
    """A draft that holds what was registered and what is waited for beside it, to be changed."""
    return Draft(event.key, nonce, dict(parts.wished(event, registration)), revises=registration.code)


def path(draft: Draft, event: Event) -> tuple[FormField, ...]:
    """The fields that this draft asks for: for a colleague only how they are called and reached."""
    if draft.colleague:
        return contact_fields(event)
    return event.path(draft.answers)


def contact_fields(event: Event) -> tuple[FormField, ...]:
    """How somebody is called and reached."""
    kinds = ("name", "email")
    found = (next((field for field in event.fields if field.kind == kind), None) for kind in kinds)
    return tuple(field for field in found if field)


def contact(answers: Answers, event: Event) -> tuple[str, str] | None:
    """A name and an address, in small letters; None where there is no address."""
    told = {field.kind: str(answers.get(field.key) or "").casefold() for field in contact_fields(event)}
    return (told["name"], told["email"]) if told.get("email") else None


def given(draft: Draft, event: Event) -> dict[str, Answer]:
    """The answers to the fields on the path; others may lie in the draft, from a branch that was left."""
    return {field.key: draft.answers[field.key] for field in path(draft, event) if field.key in draft.answers}


def given_by(registration: Registration, event: Event) -> dict[str, Answer]:
    """Return what was answered, without what was agreed to."""
    agreed = {field.key for field in event.fields if field.kind == "consent"}
    return {key: answer for key, answer in registration.answers.items() if key not in agreed}


def fitted(draft: Draft, event: Event) -> Draft:
    """The draft with the answers that still hold, after the form has changed."""
    return replace(draft, answers=reading.known(event, draft.answers))


def ahead(draft: Draft, event: Event) -> Asking | Reviewing:
    """The first field that has no answer, or the summary where all have one."""
    missing = next((field for field in path(draft, event) if field.key not in draft.answers), None)
    return Asking(draft, missing.key) if missing else Reviewing(draft)


def lacks_consent(draft: Draft, event: Event) -> bool:
    """Whether the person has not agreed to the privacy notice as it is now."""
    return any(field.kind == "consent" and field.key not in draft.answers for field in path(draft, event))


def answered(draft: Draft, field: FormField, answer: Answer, message: int | None = None) -> Draft:
    """The draft with one more answer; `message` is the one that it came in."""
    messages = {key: value for key, value in draft.messages.items() if key != field.key}
    if message is not None:
        messages[field.key] = message
    return replace(draft, answers={**draft.answers, field.key: answer}, messages=messages)


def moved(state: Asking | Reviewing, draft: Draft, event: Event) -> Asking | Reviewing:
    """The same place with another draft; where the answers lead another way now, what is asked first of that."""
    same = replace(state, draft=draft)
    if isinstance(same, Asking) and is_asked(draft, event, same.field):
        return same
    return ahead(draft, event)


def before(state: Asking | Reviewing, event: Event) -> Asking | Reviewing | None:
    """Where back leads from here; None in front of the first field."""
    match state:
        case Reviewing(draft):
            return Asking(draft, path(draft, event)[-1].key)
        case Asking(draft, _, from_summary=True):
            return ahead(draft, event)
        case Asking(draft, field):
            place = position(draft, event, field)
            return Asking(draft, path(draft, event)[place - 2].key) if place > 1 else None


def position(draft: Draft, event: Event, field: str) -> int:
    """The number of a field on the path, from 1."""
    return next(number for number, each in enumerate(path(draft, event), 1) if each.key == field)


def is_asked(draft: Draft, event: Event, field: str) -> bool:
    return any(each.key == field for each in path(draft, event))
