"""Counts where people drop off in the form: how many drafts stand at each field, without a word on whose they are."""

from collections import Counter
from dataclasses import replace

from conversations.chat import drafts
from conversations.chat.states import Asking, Chat, Draft, Idle, Reviewing, State
from conversations.model.drop_off import DropOff
from conversations.model.event.event import Event

SUMMARY = "summary"


def counted(
    before: Chat, after: Chat, event: Event | None, *, submitted: bool
) -> tuple[Chat, Counter[DropOff]]:
    """Return the chat with its draft marked where it now stands, and how the counts change.

    A draft that is given up stays counted where it stood; one that is submitted does not.
    """
    draft, earlier = after.state.draft, before.state.draft
    changes: Counter[DropOff] = Counter()
    if submitted and earlier and earlier.stop and (draft is None or draft.nonce != earlier.nonce):
        changes[DropOff(earlier.event, earlier.stop)] -= 1
    if draft is None or event is None or draft.event != event.key or draft.revises or draft.colleague:
        return after, changes
    here = _place(after.state, event)
    if here == draft.stop:
        return after, changes
    if draft.stop:
        changes[DropOff(draft.event, draft.stop)] -= 1
    changes[DropOff(draft.event, here)] += 1
    return replace(after, state=_marked(after.state, replace(draft, stop=here))), changes


def _place(state: State, event: Event) -> str:
    match state:
        case Asking(_, field):
            return field
        case Reviewing():
            return SUMMARY
        case Idle(draft):
            place = drafts.ahead(draft, event) if draft else None
            return place.field if isinstance(place, Asking) else SUMMARY


def _marked(state: State, draft: Draft) -> State:
    return replace(state, draft=draft)
