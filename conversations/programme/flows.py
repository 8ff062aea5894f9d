"""Declares the buttons and the command of the programme."""

from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded
from conversations.chat.presses import ShowProgramme
from conversations.chat.scene import Scene, Step
from conversations.programme import cards


def _programme(scene: Scene, given: Commanded) -> Step:
    return cards.show(scene, given.argument)


FLOWS = (Flow(ShowProgramme, cards.react),)

PROGRAMME = Command("programme", _programme)
