"""Makes the buttons to choose an event, a language and which messages to get, and the event's links."""

from conversations.chat import buttons
from conversations.chat.effects import Button, Rows
from conversations.chat.facts import Facts
from conversations.chat.presses import ChooseEvent, Hear, Speak
from conversations.chat.scene import Scene
from conversations.chat.wire import encode
from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event


def of_events(events: list[Event], language: str, facts: Facts) -> Rows:
    """The events to choose from, those marked that the person is registered for."""
    return tuple(
        (Button(buttons.cut(_event_label(event, language, facts)), encode(ChooseEvent(event.key))),)
        for event in events
    )


def of_languages(facts: Facts) -> Rows:
    return tuple(
        (Button(facts.wording.plain(each, "language-name"), encode(Speak(each))),) for each in LANGUAGES
    )


def of_messages(scene: Scene) -> Rows:
    """The way to hear the necessary messages only, or all of them again."""
    which = "all" if scene.chat.only_necessary else "fewer"
    return ((buttons.button(scene, f"button-{which}", Hear(which)),),)


def of_links(scene: Scene) -> Rows:
    """The pages where there is more to read."""
    return tuple(
        (Button(buttons.cut(each.label[scene.language]), link=each.url),) for each in scene.event.links
    )


def _event_label(event: Event, language: str, facts: Facts) -> str:
    registration = facts.registrations.own.get(event.key)
    if registration is None or registration.is_over:
        return event.name[language]
    return facts.wording.plain(language, "registered-event", event=event.name[language])
