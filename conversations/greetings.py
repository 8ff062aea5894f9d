"""The welcome that fits where the person stands."""

from conversations import cards, overviews
from conversations.effects import Say
from conversations.scene import Scene, Step
from conversations.states import Asking, Idle, Reviewing


def greet(scene: Scene) -> Step:
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) as state if scene.may_go_on(draft):
            return scene.step(Say(cards.welcome_back(scene, draft).text), cards.place(scene, state))
        case Idle(draft) if draft and scene.may_go_on(draft):
            return scene.step(cards.welcome_back(scene, draft))
        case _ if scene.registration:
            return scene.step(*overviews.anew(scene, scene.registration))
        case _:
            return scene.step(cards.greeting(scene))
