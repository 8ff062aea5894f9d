"""Lets a command wait until it is said which event it is about, and go on then.

Whatever a person does instead ends that, but for a change of the language, in which the same is asked again.
"""

from dataclasses import replace

from conversations.chat import buttons as chat_buttons
from conversations.chat.effects import Say
from conversations.chat.facts import Facts
from conversations.chat.inputs import Commanded, Edited, Input, Pressed
from conversations.chat.presses import ChooseEvent, Speak
from conversations.chat.scene import Step
from conversations.chat.states import Chat, Postponed
from conversations.chat.wire import decode
from conversations.model.event.event import Event
from conversations.welcome import buttons as welcome_buttons
from conversations.welcome import cards

ROOM_FOR_COMMAND = 200


def ask(chat: Chat, command: Commanded, facts: Facts) -> Step:
    """Remember a command, and ask which event it is about."""
    chat = replace(chat, postponed=Postponed(command))
    return Step(chat, (which(chat, facts),))


def which(chat: Chat, facts: Facts) -> Say:
    """Ask which event the talk shall be about; the question names what waits for the answer."""
    if chat.postponed is None:
        return cards.events(chat.language, facts)
    command = chat.postponed.command
    written = chat_buttons.shortened(f"/{command.command} {command.argument}".strip(), ROOM_FOR_COMMAND)
    sentence = facts.wording.html(chat.language, "which-event-command", command=written)
    return Say(sentence, welcome_buttons.of_events(events(command, facts), chat.language, facts))


def events(given: Input, facts: Facts) -> list[Event]:
    """Return what an input can be about: for a command of the team all events, else those one can come to."""
    if facts.is_staff and isinstance(given, Commanded) and given.command != "start":
        return list(facts.events.values())
    return cards.choosable(facts) or list(facts.events.values())


def after(chat: Chat, given: Input) -> Chat:
    """Forget the command where the person does something else."""
    waiting = chat.postponed
    return replace(chat, postponed=None) if waiting and not _leaves(waiting, given) else chat


def _leaves(waiting: Postponed, given: Input) -> bool:
    match given:
        case Commanded("language"):
            return True
        case Commanded("cancel"):
            return not waiting.event
        case Edited(message=message):
            return message == waiting.command.message
        case Pressed(button) if press := decode(button):
            return press.flow in (ChooseEvent.FLOW, Speak.FLOW)
        case _:
            return False
