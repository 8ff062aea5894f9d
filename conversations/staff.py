"""What the team can do besides: where each command and each button of staff and organisers leads."""

from conversations import (
    broadcasts,
    composing,
    counts,
    decisions,
    digest,
    door,
    handover,
    lookup,
    menu,
    records,
    sheets,
    talks,
    team,
    waiting,
)
from conversations.buttons import Press, decode
from conversations.effects import Say
from conversations.facts import Facts
from conversations.inputs import Commanded, Input, Pressed, Said
from conversations.references import CLAIM, JOIN, TICKET
from conversations.registration import CODE_LENGTH
from conversations.replies import outlived
from conversations.roles import Role
from conversations.scene import Scene, Step
from conversations.searching import code_in

FLOWS: dict[str, Role] = {
    "count": "staff",
    "find": "staff",
    "door": "staff",
    "write": "staff",
    "decide": "organiser",
    "questions": "organiser",
    "team": "organiser",
    "export": "organiser",
    "audit": "organiser",
    "compose": "organiser",
    "broadcast": "organiser",
    "digest": "organiser",
}
"""The flows of the buttons that only the team may press, and the role that each takes."""

ANYWHERE = ("broadcast", "reminders", "decide", "questions", "team", "invite", "audit")
"""The commands that are about no event, about all of them, or that ask by themselves which one is meant."""


def may(facts: Facts, role: Role) -> bool:
    return facts.is_organiser or facts.role == role


def obey(scene: Scene, given: Commanded) -> Step:
    """A command that the role brings."""
    match given.command:
        case "count":
            return counts.answer(scene)
        case "find":
            return lookup.find(scene, given.argument)
        case "checkin":
            return door.check_in(scene, given.argument)
        case _:
            return _obey_organiser(scene, given)


def _obey_organiser(scene: Scene, given: Commanded) -> Step:
    match given.command:
        case "decide":
            return waiting.listed(scene)
        case "questions":
            return handover.waiting(scene)
        case "export":
            return sheets.choose(scene)
        case "audit":
            return records.show(scene, given.argument)
        case "invite":
            return team.invite(scene, given.argument)
        case "team":
            return team.show(scene)
        case "broadcast":
            return composing.begin(scene)
        case "reminders":
            return broadcasts.reminders(scene)
        case _:
            return scene.step(Say(scene.html("unknown-command")))


def react(scene: Scene, pressed: Pressed, press: Press) -> Step:
    """A button of the team; for whoever lacks the role it is one of something that is over."""
    if not may(scene.facts, FLOWS[press.flow]):
        return outlived(scene, pressed)
    if FLOWS[press.flow] == "organiser":
        return _of_organisers(scene, pressed, press)
    match press:
        case Press("count", act, value=event):
            return counts.react(scene, pressed, act, event)
        case Press("find", act, code, event):
            return lookup.react(scene, pressed, act, code, event)
        case Press("door", act, code, event):
            return door.react(scene, pressed, act, code, event)
        case Press(_, nonce=code):
            return talks.begin(scene, pressed, code)


def _of_organisers(scene: Scene, pressed: Pressed, press: Press) -> Step:
    match press:
        case Press("decide", act, code):
            return decisions.react(scene, pressed, act, code)
        case Press("questions", act):
            return handover.look(scene, pressed, act)
        case Press("team", act, value=value):
            return team.react(scene, pressed, act, value)
        case Press("digest", act, value=event):
            return digest.react(scene, pressed, act, event)
        case Press("export", kind, extent, event):
            return sheets.react(scene, pressed, kind, extent, event)
        case Press("compose"):
            return composing.react(scene, pressed, press)
        case Press("broadcast"):
            return broadcasts.react(scene, pressed, press)
        case Press(_, nonce=words):
            return records.react(scene, pressed, words)


def hear(scene: Scene, said: Said) -> Step | None:
    """Words that one of the team says at the door: a name for the list, or a code that was read out."""
    if scene.chat.walk_in:
        return lookup.register(scene, said, scene.chat.walk_in)
    code = code_in(said.text)
    found = (
        scene.facts.found.get(code) if len(code) == CODE_LENGTH and scene.chat.state.draft is None else None
    )
    return scene.step(lookup.card(scene, found)) if found and found.event in scene.facts.events else None


def needs_no_event(given: Input, facts: Facts) -> bool:
    """Whether an input is understood before the talk is about an event."""
    match given:
        case Commanded("start", argument):
            return argument.startswith((JOIN, CLAIM, TICKET))
        case Commanded(name):
            return name in ANYWHERE or name not in (*menu.NAMES, *menu.own_to(facts.role))
        case Pressed(button) if press := decode(button):
            return press.flow == "messages" or (facts.is_staff and press.flow in FLOWS)
        case _:
            return False
