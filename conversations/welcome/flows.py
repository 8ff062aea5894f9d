"""Declares the buttons and commands of whoever looks around."""

from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded, Pressed
from conversations.chat.presses import Hear, ShowHelp, ShowPrivacy, Speak
from conversations.chat.scene import Scene, Step
from conversations.welcome import cards, preferences


def _language(scene: Scene, _given: Commanded) -> Step:
    return scene.step(cards.languages(scene.language, scene.facts))


def _privacy(scene: Scene, _given: Commanded | Pressed, _press: ShowPrivacy | None = None) -> Step:
    return scene.step(cards.privacy(scene))


def _help(scene: Scene, _given: Commanded | Pressed, _press: ShowHelp | None = None) -> Step:
    return scene.step(cards.help_card(scene))


FLOWS = (
    Flow(Speak, preferences.speak, in_form=True, stores=True),
    Flow(Hear, preferences.hear_less, anywhere=True),
    Flow(ShowPrivacy, _privacy),
    Flow(ShowHelp, _help),
)

LANGUAGE = Command("language", _language, asks=True)
PRIVACY = Command("privacy", _privacy)
HELP = Command("help", _help)
