"""Routes presses and commands by the table of all flows and commands, with the rules that hold for each of them.

A button of something that is over, of an event that is gone, or for another role, says so. What an input needs, who may do it and whether it may change a registration stand where the flow or the command is declared.
"""

from dataclasses import replace
from typing import Any

from conversations import commands, home
from conversations.awaiting import placed
from conversations.broadcasts import flows as broadcasts
from conversations.chat import needs
from conversations.chat.effects import Say
from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded, Input, Pressed, Said
from conversations.chat.needs import JOIN, Needs
from conversations.chat.presses import ChooseEvent
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.chat.wire import Carried, decode
from conversations.counts import flows as counts
from conversations.door import flows as door
from conversations.form import flows as form
from conversations.language import assent
from conversations.model.team import Role
from conversations.programme import flows as programme
from conversations.questions import flows as questions
from conversations.registrations import flows as registrations
from conversations.registrations.greeting import greet
from conversations.registrations.replies import outlived
from conversations.team import flows as team
from conversations.team.access import may
from conversations.welcome import flows as welcome


def _choose_event(scene: Scene, _pressed: Pressed, press: ChooseEvent) -> Step:
    """To an event that was chosen: on with the command that waits for it, else to the welcome there."""
    scene, waiting = scene.about(scene.facts.events[press.event]), scene.chat.postponed
    if waiting is None:
        return scene.step(home.card(scene)) if home.is_begun_with(scene) else greet(scene)
    if waiting.event == scene.event.key:
        return scene.step()
    waiting = replace(waiting, event=scene.event.key)
    return obey(replace(scene, chat=replace(scene.chat, postponed=waiting)), waiting.command)


FLOWS: dict[str, Flow[Any]] = {
    flow.name: flow
    for flow in (
        *form.FLOWS,
        *registrations.FLOWS,
        *welcome.FLOWS,
        *programme.FLOWS,
        *counts.FLOWS,
        *door.FLOWS,
        *questions.FLOWS,
        *broadcasts.FLOWS,
        *team.FLOWS,
        *home.FLOWS,
        Flow(ChooseEvent, _choose_event, of_own=True),
    )
}

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        commands.START,
        commands.REGISTRATION,
        programme.PROGRAMME,
        commands.CANCEL,
        welcome.LANGUAGE,
        welcome.PRIVACY,
        welcome.HELP,
        counts.COUNT,
        door.FIND,
        door.CHECK_IN,
        broadcasts.BROADCAST,
        broadcasts.REMINDERS,
        team.DECIDE,
        questions.QUESTIONS,
        counts.EXPORT,
        team.AUDIT,
        team.TEAM,
        team.INVITE,
    )
}
"""In the order of the menu."""


def names(role: Role | None) -> tuple[str, ...]:
    """Return the commands in the menu of a role, in their order."""
    return tuple(each.name for each in COMMANDS.values() if may(role, each.role))


def obey(scene: Scene, given: Commanded) -> Step:
    """Carry out a command; one that the role does not bring is unknown."""
    command = COMMANDS.get(given.command)
    if command is None or not may(scene.facts.role, command.role):
        return placed(scene, scene.step(Say(scene.html("unknown-command"))))
    step = command.obey(scene, given)
    return step if command.asks else placed(scene, step)


def react(scene: Scene, pressed: Pressed) -> Step:
    """Carry out a press."""
    flow, press = read(pressed)
    if flow is None or press is None or not may(scene.facts.role, flow.role):
        return outlived(scene, pressed)
    event = getattr(press, "event", "")
    if event and event not in scene.facts.events:
        return alert(scene, pressed, "event-gone")
    scene = _turned(scene, getattr(press, "draft", ""))
    step = flow.react(scene, pressed, press)
    if step is None:
        return outlived(scene, pressed)
    return step if flow.in_form else placed(scene, step)


def read(pressed: Pressed) -> tuple[Flow[Any] | None, Carried | None]:
    """Return the flow of a button and what it carries; None where it is none of ours."""
    press = decode(pressed.button)
    flow = FLOWS.get(press.flow) if press else None
    return flow, flow.press.read(press) if flow and press else None


def needed(chat: Chat, given: Input, subject: str = "", *, of_team: bool = False) -> Needs:
    """Return what an input needs; of `subject` is the message that it is a reply to, and only the team needs what is its own."""
    chat, given = _resumed(chat, given)
    return needs.of(chat, given, _declared(chat, given, of_team=of_team), subject, of_team=of_team)


def may_store(given: Input) -> bool:
    """Whether the input of somebody who is not in the team can change a registration, or the team."""
    match given:
        case Commanded("start", argument):
            return argument.startswith(JOIN)
        case Said(text):
            return assent.read(text) is not None
        case Pressed():
            flow, _ = read(given)
            return flow is not None and flow.stores
        case _:
            return False


def needs_no_event(given: Input, role: Role | None) -> bool:
    """Whether an input is understood before the talk is about an event."""
    match given:
        case Commanded("start", argument):
            return argument.startswith(needs.LINKS)
        case Commanded(name):
            return name not in names(role) or COMMANDS[name].anywhere
        case Pressed():
            flow, _ = read(given)
            return flow is not None and flow.anywhere and (flow.role is None or role is not None)
        case _:
            return False


def is_of_team(given: Pressed) -> bool:
    """Whether a button is for the team only."""
    flow, _ = read(given)
    return flow is not None and flow.role is not None


def _declared(chat: Chat, given: Input, *, of_team: bool) -> Needs:
    match given:
        case Commanded("start", "") if of_team:
            return home.needed(chat)
        case Commanded(name) if command := COMMANDS.get(name):
            return command.needs(chat, given) if of_team or command.role is None else Needs()
        case Pressed():
            flow, press = read(given)
            if flow is None or press is None or (flow.role and not of_team):
                return Needs()
            if isinstance(press, ChooseEvent) and of_team and chat.postponed is None:
                return home.needed(replace(chat, event=press.event))
            return flow.needs(chat, press)
        case _:
            return Needs()


def _resumed(chat: Chat, given: Input) -> tuple[Chat, Input]:
    """The command that goes on with a press on an event, in the chat about that; both as they are where none does."""
    press = read(given)[1] if isinstance(given, Pressed) else None
    if not isinstance(press, ChooseEvent) or chat.postponed is None:
        return chat, given
    return replace(chat, event=press.event), chat.postponed.command


def _turned(scene: Scene, draft: str) -> Scene:
    """The scene turned to the event whose draft the button belongs to, where that lies on the shelf."""
    shelf, events = scene.chat.shelf, scene.facts.events
    found = next((key for key, each in shelf.items() if each.nonce == draft and key in events), None)
    return scene.about(events[found]) if found else scene
