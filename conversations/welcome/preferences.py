"""Carries out what somebody prefers: the language, and which messages to get."""

from dataclasses import replace

from conversations.chat.effects import Acknowledge, Keep, Say
from conversations.chat.inputs import Pressed
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Reviewing
from conversations.form import cards as form_cards
from conversations.form.replies import place
from conversations.model.registrations.registration import Registration
from conversations.registrations.greeting import greet
from conversations.welcome import cards


def speak(scene: Scene, pressed: Pressed, language: str) -> Step:
    """Speak another language, also when something happens later without the person's doing."""
    scene = scene.speaking(language)
    changed = Say(scene.html("language-changed"))
    kept = [Keep(replace(each, language=language)) for each in _heard_of(scene) if each.language != language]
    match scene.chat.state:
        case Asking() | Reviewing():
            return scene.step(*kept, Acknowledge(pressed.callback), changed, place(scene))
        case _:
            greeting = greet(scene)
            return Step(greeting.chat, (*kept, Acknowledge(pressed.callback), changed, *greeting.effects))


def _heard_of(scene: Scene) -> list[Registration]:
    """The registrations of which the person hears, also those of colleagues who have not taken over yet."""
    facts = scene.facts
    heard_of = [each for each in facts.mine if each.owner == facts.me and not each.is_over]
    return [each for each in heard_of if each.event in facts.events]


def hear_less(scene: Scene, pressed: Pressed, *, only_necessary: bool) -> Step:
    """From now on the necessary messages only, or all of them."""
    scene = replace(scene, chat=replace(scene.chat, only_necessary=only_necessary))
    return scene.step(Acknowledge(pressed.callback), cards.messages(scene), *form_cards.here(scene))
