"""What the team can do besides: where each command and each button of staff and organisers leads."""

from conversations import decisions, handover, menu, team
from conversations.buttons import Press, decode
from conversations.effects import Say
from conversations.facts import Facts
from conversations.inputs import Commanded, Input, Pressed
from conversations.references import JOIN
from conversations.replies import outlived
from conversations.scene import Scene, Step

FLOWS = ("decide", "questions", "team")
"""The flows of the buttons that only the team may press."""


def obey(scene: Scene, given: Commanded) -> Step:
    """A command that the role brings."""
    match given.command:
        case "decide":
            return decisions.waiting(scene)
        case "questions":
            return handover.waiting(scene)
        case "invite":
            return team.invite(scene, given.argument)
        case "team":
            return team.show(scene)
        case _:
            return scene.step(Say(scene.html("unknown-command")))


def react(scene: Scene, pressed: Pressed, press: Press) -> Step:
    """A button of the team; for whoever lacks the role it is one of something that is over."""
    match press:
        case Press("decide", act, code):
            return decisions.react(scene, pressed, act, code)
        case Press("questions", act):
            return handover.look(scene, pressed, act)
        case Press("team", act, value=value):
            return team.react(scene, pressed, act, value)
        case _:
            return outlived(scene, pressed)


def needs_no_event(given: Input, facts: Facts) -> bool:
    """Whether an input is understood before the talk is about an event."""
    match given:
        case Commanded("start", argument):
            return argument.startswith(JOIN)
        case Commanded(name):
            return name in menu.own_to(facts.role)
        case Pressed(button) if facts.is_staff and (press := decode(button)):
            return press.flow in FLOWS
        case _:
            return False
