"""Leads the talk while it is about no event: asks which one it shall be."""

from dataclasses import replace
from functools import partial

from conversations import awaiting, postponed, routes
from conversations.chat.effects import Say
from conversations.chat.facts import Facts
from conversations.chat.inputs import Called, Commanded, Edited, Input, Pressed, Said, read_command
from conversations.chat.presses import ShowHelp, ShowPrivacy, Speak
from conversations.chat.scene import Step
from conversations.chat.states import Chat
from conversations.language.languages import LANGUAGES
from conversations.questions import asking
from conversations.welcome import cards as welcome_cards


def take(chat: Chat, given: Input, facts: Facts) -> Step:
    """Decide what an input leads to while the talk is about no event."""
    match given:
        case Called():
            return Step(chat, (welcome_cards.way_to_private_chat(chat.language, facts),))
        case Commanded():
            return _obey_without_event(chat, given, facts)
        case Pressed() if language := _language_of(given):
            chat = replace(chat, language=language)
            return Step(chat, (postponed.which(chat, facts),))
        case Pressed(message=message) if name := _command_of(given):
            return _obey_without_event(chat, Commanded(name, "", message), facts)
        case Said():
            return asking.without_event(chat, given, facts)
        case Edited(text, message) if facts.asked_in(message):
            return asking.without_event(chat, Said(text, message), facts)
        case Edited() if chat.postponed:
            return _reread(chat, given, facts)
        case _:
            return Step(chat, (welcome_cards.events(chat.language, facts),))


def _language_of(pressed: Pressed) -> str:
    """The language that a button switches to; nothing where it is another button."""
    match routes.read(pressed):
        case _, Speak(language) if language in LANGUAGES:
            return language
        case _:
            return ""


def _obey_without_event(chat: Chat, given: Commanded, facts: Facts) -> Step:
    match given:
        case Commanded("language"):
            return Step(chat, (welcome_cards.languages(chat.language, facts),))
        case Commanded("start", argument) if argument:
            return Step(chat, (welcome_cards.events(chat.language, facts, "event-unknown"),))
        case Commanded("cancel") if facts.events:
            return _stop(chat, facts)
        case Commanded(name) if name != "start" and facts.events:
            return postponed.ask(chat, given, facts)
        case _:
            return Step(chat, (welcome_cards.events(chat.language, facts),))


def _stop(chat: Chat, facts: Facts) -> Step:
    """End what is awaited; where nothing is, show the events, since a registration may be meant."""
    stopped = awaiting.nothing(replace(chat, postponed=None))
    say = partial(facts.wording.html, chat.language)
    if stopped != chat:
        return Step(stopped, (Say(say("awaited-stopped")),))
    return Step(chat, (Say(say("nothing-to-cancel")), welcome_cards.events(chat.language, facts)))


def _reread(chat: Chat, edited: Edited, facts: Facts) -> Step:
    """The command that waits, in new words; it is forgotten where they are none that has to wait."""
    chat = replace(chat, postponed=None)
    command = read_command(edited.text, edited.message, facts.bot.username)
    if command is None or routes.needs_no_event(command, facts.role):
        return Step(chat, (welcome_cards.events(chat.language, facts),))
    return _obey_without_event(chat, command, facts)


def _command_of(pressed: Pressed) -> str:
    """The command that does what a button does, which is called as its flow is; nothing where there is none."""
    _, press = routes.read(pressed)
    return press.FLOW if isinstance(press, ShowHelp | ShowPrivacy) else ""
