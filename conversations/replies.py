"""The ways to answer a press: where it was pressed, below, or with a notice that it came too late."""

from conversations import cards, overviews
from conversations.effects import Acknowledge, Effect, Replace, Say
from conversations.greetings import greet
from conversations.inputs import Pressed
from conversations.registration import Registration, spoken
from conversations.scene import Scene, Step
from conversations.states import Asking, Idle, Reviewing


def show(scene: Scene, pressed: Pressed, noted: str = "") -> Step:
    """The place where the person now is, in the message that was pressed."""
    here = place(scene)
    return put(scene, pressed, Say("\n\n".join(part for part in (noted, here.text) if part), here.rows))


def put(scene: Scene, pressed: Pressed, said: Say, *others: Effect) -> Step:
    """In the place of the message that was pressed where that is the newest one, else as a new message below."""
    newest = pressed.message > scene.chat.heard
    shown: Effect = Replace(pressed.message, said.text, said.rows, said.subject) if newest else said
    return scene.step(*others, Acknowledge(pressed.callback), shown)


def place(scene: Scene) -> Say:
    state = scene.chat.state
    assert not isinstance(state, Idle)  # noqa: S101 - called inside the form only
    return cards.place(scene, state)


def seen(pressed: Pressed, done: Step) -> Step:
    return Step(done.chat, (Acknowledge(pressed.callback), *done.effects))


def alert(scene: Scene, pressed: Pressed, key: str, **arguments: str | int) -> Step:
    """A notice that has to be dismissed."""
    return scene.step(Acknowledge(pressed.callback, scene.plain(key, **arguments), alert=True))


def passed(scene: Scene, pressed: Pressed) -> Step:
    return scene.step(Acknowledge(pressed.callback, scene.plain("button-passed")))


def outlived(scene: Scene, pressed: Pressed) -> Step:
    """A button of something that is over."""
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(_already(scene, pressed, scene.registration))
    notice = Acknowledge(pressed.callback, scene.plain("button-old"))
    match scene.chat.state:
        case Asking() | Reviewing():
            return scene.step(notice, place(scene))
        case _:
            return Step((done := greet(scene)).chat, (notice, *done.effects))


def already_registered(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    return scene.step(_already(scene, pressed, registration), *overviews.anew(scene, registration))


def changes_over(scene: Scene) -> Say:
    return Say(cards.named(scene, "changes-over"))


def _already(scene: Scene, pressed: Pressed, registration: Registration) -> Acknowledge:
    return Acknowledge(pressed.callback, scene.plain("button-registered", code=spoken(registration.code)))
