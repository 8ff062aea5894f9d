"""Carries out what somebody prefers: the language, and which messages to get."""

from dataclasses import replace

from conversations.chat.effects import Keep, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import Hear, Speak
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Reviewing
from conversations.form.replies import place
from conversations.language.languages import LANGUAGES
from conversations.model.registrations.registration import Registration
from conversations.registrations.greeting import greet
from conversations.welcome import cards


def speak(scene: Scene, _pressed: Pressed, press: Speak) -> Step | None:
    """Speak another language, also when something happens later without the person's doing."""
    language = press.language
    if language not in LANGUAGES:
        return None
    scene = scene.speaking(language)
    changed = Say(scene.html("language-changed"))
    kept = [Keep(replace(each, language=language)) for each in _heard_of(scene) if each.language != language]
    match scene.chat.state:
        case Asking() | Reviewing():
            return scene.step(*kept, changed, place(scene))
        case _:
            greeting = greet(scene)
            return Step(greeting.chat, (*kept, changed, *greeting.effects))


def _heard_of(scene: Scene) -> list[Registration]:
    """The registrations of which the person hears, also those of colleagues who have not taken over yet."""
    facts = scene.facts
    heard_of = [each for each in facts.mine if each.owner == facts.me and not each.is_over]
    return [each for each in heard_of if each.event in facts.events]


def hear_less(scene: Scene, _pressed: Pressed, press: Hear) -> Step:
    """From now on the necessary messages only, or all of them."""
    scene = replace(scene, chat=replace(scene.chat, only_necessary=press.which == "fewer"))
    return scene.step(cards.messages(scene))
