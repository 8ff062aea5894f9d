"""Declares the buttons of the form."""

from conversations.chat.flows import Flow
from conversations.chat.presses import AtQuestion, EditAnswer, Pick, Toggle
from conversations.form import pressing

FLOWS = (
    Flow(AtQuestion, pressing.react, in_form=True, of_own=True),
    Flow(Pick, pressing.react, in_form=True, of_own=True),
    Flow(Toggle, pressing.react, in_form=True, of_own=True),
    Flow(EditAnswer, pressing.edit, in_form=True, of_own=True),
)
