"""Says what the next words are for besides the form: they go to somebody else, or put somebody on the list.

At most one thing is awaited. A press or a command ends that; whatever else a person does leaves it, and it is asked for
again below what is said, so that nobody sends words to somebody without knowing it.
"""

from dataclasses import replace

from conversations.broadcasts import cards
from conversations.chat.effects import Say
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.form import replies
from conversations.model.broadcasts.composition import Composition
from conversations.registrations import buttons
from conversations.team import relay


def composition(scene: Scene) -> Composition | None:
    """The broadcast that the next words are for, where somebody writes one who may."""
    found = scene.chat.composing
    return found if found and found.awaits and scene.facts.is_organiser else None


def question(scene: Scene) -> Say | None:
    """Ask for what is awaited; None where the next words are for nothing besides the form."""
    chat, facts = scene.chat, scene.facts
    event = facts.events.get(chat.walk_in or "")
    if chat.declining and facts.is_organiser:
        return Say(scene.html("still-declining"), buttons.of_reason(scene, chat.declining))
    if found := composition(scene):
        return cards.text_question(scene, found)
    if chat.writing:
        return Say(scene.html("still-writing"), relay.stop_row(scene, chat.writing))
    if event and facts.is_staff:
        return Say(scene.html("walk-in-how", event=event.name[scene.language]))
    return None


def placed(scene: Scene, taken: Step) -> Step:
    """Return a step with the place in the form below, unless the next words are for something else."""
    return taken if question(replace(scene, chat=taken.chat)) else replies.placed(taken, scene.facts)


def nothing(chat: Chat) -> Chat:
    """The chat in which words are for nothing besides the form."""
    composing = chat.composing.awaiting("") if chat.composing else None
    return replace(chat, declining=None, writing=None, walk_in=None, composing=composing)


def as_before(chat: Chat, before: Chat) -> Chat:
    """The chat in which words are still for what they were for before."""
    awaits = before.composing.awaits if before.composing else ""
    composing = chat.composing.awaiting(awaits) if chat.composing else None
    return replace(
        chat,
        declining=before.declining,
        writing=before.writing,
        walk_in=before.walk_in,
        composing=composing,
    )
