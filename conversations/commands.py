"""What the commands do. Each works in every state, and none loses a draft."""

from dataclasses import replace

from conversations import cards
from conversations.buttons import decode
from conversations.effects import Acknowledge, Effect, Say
from conversations.event import LANGUAGES
from conversations.facts import Facts
from conversations.inputs import Called, Commanded, Input, Pressed
from conversations.scene import Scene, Step
from conversations.states import Asking, Chat, Idle, Reviewing

NAMES = ("start", "registration", "cancel", "language", "privacy", "help")
"""The commands of an attendee, in the order of the menu."""


def obey(scene: Scene, given: Commanded) -> Step:
    match given.command:
        case "start":
            return _start(scene, given.argument)
        case "registration":
            return _registration(scene)
        case "cancel":
            return _cancel(scene)
        case "language":
            return scene.step(cards.languages(scene.language, scene.facts))
        case "privacy":
            return scene.step(cards.privacy(scene), *cards.here(scene))
        case "help":
            return scene.step(cards.help_card(scene), *cards.here(scene))
        case _:
            return scene.step(Say(scene.html("unknown-command")), *cards.here(scene))


def without_event(chat: Chat, given: Input, facts: Facts) -> Step:
    """The talk while it is about no event: which one shall it be?"""
    seen: tuple[Effect, ...] = (Acknowledge(given.callback),) if isinstance(given, Pressed) else ()
    chosen = _chosen(given)
    if chosen in facts.events:
        greeting = greet(Scene(chat, facts, facts.events[chosen]).about(facts.events[chosen]))
        return Step(greeting.chat, (*seen, *greeting.effects))
    match given:
        case Called():
            return Step(chat, (cards.way_to_private_chat(chat.language, facts),))
        case Commanded("language"):
            return Step(chat, (cards.languages(chat.language, facts),))
        case Pressed(button) if language := language_of(button):
            return Step(replace(chat, language=language), (*seen, cards.events(language, facts)))
        case Commanded("start", argument) if argument:
            return Step(chat, (cards.events(chat.language, facts, "event-unknown"),))
        case _:
            return Step(chat, (*seen, cards.events(chat.language, facts)))


def greet(scene: Scene) -> Step:
    """The welcome that fits where the person stands with this event."""
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) as state if scene.may_go_on(draft):
            return scene.step(Say(cards.welcome_back(scene, draft).text), cards.place(scene, state))
        case Idle(draft) if draft and scene.may_go_on(draft):
            return scene.step(cards.welcome_back(scene, draft))
        case _ if scene.registration:
            return scene.step(cards.status(scene, scene.registration))
        case _:
            return scene.step(cards.greeting(scene))


def language_of(button: str) -> str:
    """The language that a button switches to; nothing where it is another button."""
    press = decode(button)
    return press.value if press and press.flow == "language" and press.value in LANGUAGES else ""


def _start(scene: Scene, key: str) -> Step:
    if not key and len(scene.facts.events) > 1 and scene.chat.state.draft is None:
        return scene.step(cards.events(scene.language, scene.facts))
    if not key or key == scene.event.key:
        return greet(scene)
    if key in scene.facts.events:
        return greet(scene.about(scene.facts.events[key]))
    return scene.step(cards.events(scene.language, scene.facts, "event-unknown"))


def _registration(scene: Scene) -> Step:
    if scene.registration:
        return scene.step(cards.status(scene, scene.registration))
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) as state if scene.may_go_on(draft):
            return scene.step(Say(cards.unsent(scene, draft).text), cards.place(scene, state))
        case Idle(draft) if draft and scene.may_go_on(draft):
            return scene.step(cards.unsent(scene, draft))
        case _:
            return scene.step(cards.no_registration(scene))


def _cancel(scene: Scene) -> Step:
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) | Idle(draft) if draft and draft.revises:
            return scene.at(Idle()).step(Say(scene.html("revision-dropped")))
        case Asking(draft) | Reviewing(draft) | Idle(draft) if draft:
            return scene.at(Idle(draft)).step(Say(scene.html("draft-kept"), cards.draft_rows(scene, draft)))
        case _ if scene.registration:
            return scene.step(Say(scene.html("nothing-to-cancel")), cards.status(scene, scene.registration))
        case _:
            return scene.step(Say(scene.html("nothing-to-cancel")))


def _chosen(given: Input) -> str:
    match given:
        case Commanded("start", key):
            return key
        case Pressed(button):
            press = decode(button)
            return press.step if press and press.flow == "event" else ""
        case _:
            return ""
