"""Answers a press: where it was pressed, below, or with a notice."""

from conversations.chat.effects import Acknowledge, Effect, Replace, Say
from conversations.chat.inputs import Pressed
from conversations.chat.scene import Scene, Step


def put(scene: Scene, pressed: Pressed, said: Say, *others: Effect) -> Step:
    """In the place of the message that was pressed where that is the newest one, else as a new message below."""
    newest = pressed.message > scene.chat.heard
    shown: Effect = Replace(pressed.message, said.text, said.rows, said.subject) if newest else said
    return scene.step(*others, shown)


def alert(scene: Scene, pressed: Pressed, key: str, **arguments: str | int) -> Step:
    """A notice that has to be dismissed."""
    return scene.step(Acknowledge(pressed.callback, scene.plain(key, **arguments), alert=True))


def passed(scene: Scene, pressed: Pressed) -> Step:
    return scene.step(Acknowledge(pressed.callback, scene.plain("button-passed")))
