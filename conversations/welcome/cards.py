"""Writes the cards for whoever looks around: events, languages, help, contact, privacy, and the way out of a group."""

from conversations.chat import buttons as chat_buttons
from conversations.chat.effects import Button, Say
from conversations.chat.facts import Facts
from conversations.chat.scene import Scene
from conversations.form import cards
from conversations.language.wording import Html
from conversations.model.event.event import Event
from conversations.registrations import buttons as registration_buttons
from conversations.welcome import buttons


def privacy(scene: Scene) -> Say:
    return Say(cards.notice(scene), buttons.of_messages(scene))


def messages(scene: Scene) -> Say:
    """Which messages the person gets besides the answers to their own."""
    key = "messages-fewer" if scene.chat.only_necessary else "messages-all"
    return Say(scene.html(key), buttons.of_messages(scene))


def events(language: str, facts: Facts, sentence: str = "") -> Say:
    """The events as buttons, to choose one: those that are open, or that the person is registered for."""
    chosen = choosable(facts) or list(facts.events.values())
    if not chosen:
        return Say(facts.wording.html(language, "no-event"))
    asked = sentence or ("which-registration" if has_registrations(facts) else "which-event")
    return Say(facts.wording.html(language, asked), buttons.of_events(chosen, language, facts))


def has_registrations(facts: Facts, more_than: int = 0) -> bool:
    """Whether the person is registered for some event, or for more than that many."""
    served = [each for each in facts.registrations.own.values() if each.event in facts.events]
    return sum(not each.is_over for each in served) > more_than


def choosable(facts: Facts) -> list[Event]:
    """The events that somebody who comes would mean."""
    return [
        event
        for event in facts.events.values()
        if event.window(facts.now) == "open" or event.key in facts.registrations.own
    ]


def languages(language: str, facts: Facts) -> Say:
    return Say(facts.wording.html(language, "language-which"), buttons.of_languages(facts))


def way_to_private_chat(language: str, facts: Facts, event: str = "") -> Say:
    """Lead from a group, where others would read the answers, to the private chat."""
    button = Button(
        facts.wording.plain(language, "button-private"), link=chat_buttons.deep_link(facts, event)
    )
    return Say(facts.wording.html(language, "group"), ((button,),))


def help_card(scene: Scene) -> Say:
    parts: list[str] = [scene.html("help")]
    if scene.facts.is_staff:
        parts.append(scene.html("help-staff"))
    if scene.facts.is_organiser:
        parts.append(scene.html("help-organisers"))
    parts += [scene.html("help-questions"), *([told] if (told := contact(scene)) else [])]
    asked = ((chat_buttons.questions_button(scene),),) if scene.facts.is_organiser else ()
    rows = (*asked, *registration_buttons.resume_or_ways_in(scene), *buttons.of_links(scene))
    return Say("\n\n".join(parts), rows)


def contact(scene: Scene) -> Html | None:
    """How the organisers are reached outside the chat, where they tell."""
    known, language = scene.event.contact, scene.language
    if known is None:
        return None
    lines = [
        known.name and known.name[language],
        known.email,
        known.phone,
        known.other and known.other[language],
    ]
    return scene.html("help-contact", contact=", ".join(line for line in lines if line))


def offers(scene: Scene, text: str) -> Say:
    """A sentence to somebody who is asked nothing, with all that can be done from there."""
    return Say(text, (*registration_buttons.resume_or_ways_in(scene), (chat_buttons.help_button(scene),)))
