"""Answers the presses of whoever is registered already."""

from conversations.chat.effects import Acknowledge
from conversations.chat.inputs import Pressed
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Idle, Reviewing
from conversations.form import replies
from conversations.model.registrations.registration import Registration, spoken
from conversations.registrations import cards
from conversations.registrations.greeting import greet


def outlived(scene: Scene, pressed: Pressed) -> Step:
    """Answer a button of something that is over."""
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(_already(scene, pressed, scene.registration))
    notice = Acknowledge(pressed.callback, scene.plain("button-old"))
    match scene.chat.state:
        case Asking() | Reviewing():
            return scene.step(notice, replies.place(scene))
        case _:
            return Step((done := greet(scene)).chat, (notice, *done.effects))


def already_registered(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    return scene.step(_already(scene, pressed, registration), *cards.anew(scene, registration))


def _already(scene: Scene, pressed: Pressed, registration: Registration) -> Acknowledge:
    return Acknowledge(pressed.callback, scene.plain("button-registered", code=spoken(registration.code)))
