"""Declares the buttons into the form, of its summary, and of registrations."""

from conversations.chat.flows import Flow, of_code
from conversations.chat.needs import Needs
from conversations.chat.presses import (
    AtSummary,
    Attend,
    Decide,
    OnClaim,
    OnColleague,
    OnOffer,
    OnPart,
    OnRegistration,
    ToForm,
)
from conversations.chat.states import Chat
from conversations.model.registrations import searching
from conversations.registrations import attending, beginning, beside, colleagues, deciding, submitting


def _of_addresses(chat: Chat, press: AtSummary) -> Needs:
    """Whoever has given an address already that is to be submitted."""
    draft = chat.state.draft
    if draft is None or press.act != "submit":
        return Needs()
    given = [each for each in draft.answers.values() if isinstance(each, str) and "@" in each]
    return Needs(signs=tuple(searching.sign(draft.event, each) for each in given))


def _of_token(_chat: Chat, press: OnClaim) -> Needs:
    return Needs(claims=(press.token,) if press.token else ())


FLOWS = (
    Flow(ToForm, beginning.react, in_form=True, of_own=True),
    Flow(AtSummary, submitting.react, _of_addresses, in_form=True, stores=True, of_own=True),
    Flow(OnRegistration, attending.react, of_code, stores=True, of_own=True),
    Flow(OnOffer, attending.answer_offer, of_code, stores=True, of_own=True),
    Flow(OnPart, beside.react, of_code, stores=True, of_own=True),
    Flow(Attend, attending.say_whether_coming, of_code, stores=True, of_own=True),
    Flow(OnColleague, colleagues.react, of_code, stores=True),
    Flow(OnClaim, colleagues.answer_claim, _of_token, stores=True, of_own=True),
    Flow(Decide, deciding.react, of_code, role="organiser", stores=True),
)
