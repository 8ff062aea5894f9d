"""Declares the buttons and commands of counts and sheets."""

from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded
from conversations.chat.needs import Needs
from conversations.chat.presses import Count, Export
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.counts import cards, export
from conversations.model.lookups import LookUp


def _count(scene: Scene, _given: Commanded) -> Step:
    return cards.answer(scene)


def _counts_of_chat(chat: Chat, given: Commanded) -> Needs:
    return Needs(look_up=LookUp("counts", chat.event, given.argument))


def _counts(_chat: Chat, press: Count) -> Needs:
    return Needs(look_up=LookUp("counts", press.event, press.words))


def _export(scene: Scene, _given: Commanded) -> Step:
    return export.choose(scene)


FLOWS = (
    Flow(Count, cards.react, _counts, role="staff", anywhere=True),
    Flow(Export, export.react, role="organiser", anywhere=True),
)

COUNT = Command("count", _count, _counts_of_chat, role="staff")
EXPORT = Command("export", _export, role="organiser")
