"""Greets whoever comes, as it fits where the person is."""

from conversations.chat import event_lines
from conversations.chat.buttons import shortened
from conversations.chat.effects import Say
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Draft, Idle, Reviewing
from conversations.form import buttons as form_buttons
from conversations.form import cards as form_cards
from conversations.language.wording import literal
from conversations.registrations import buttons, cards


def greet(scene: Scene) -> Step:
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) as state if scene.may_go_on(draft):
            return scene.step(Say(form_cards.welcome_back(scene, draft).text), form_cards.place(scene, state))
        case Idle(draft) if draft and scene.may_go_on(draft):
            return scene.step(form_cards.welcome_back(scene, draft))
        case _ if scene.registration:
            return scene.step(*cards.anew(scene, scene.registration))
        case _:
            return scene.step(greeting(scene))


ROOM_FOR_FIELDS = 600
"""Characters for what will be asked, so that the greeting fits in one message."""


def greeting(scene: Scene) -> Say:
    """Say what the event is and what will be asked, with the way in."""
    event = scene.event
    name = scene.facts.person.first_name
    hello = scene.html("greeting", name=f" {name}" if name else "", event=event.name[scene.language])
    parts = [hello, _about(scene), _invitation(scene)]
    return Say("\n\n".join(part for part in parts if part), buttons.ways_in(scene))


def unsent(scene: Scene, draft: Draft) -> Say:
    return Say(event_lines.named(scene, "status-draft"), form_buttons.of_draft(scene, draft))


def dropped(scene: Scene, draft: Draft) -> Say:
    return Say(scene.html("revision-dropped" if draft.revises else "draft-dropped"), buttons.ways_in(scene))


def _about(scene: Scene) -> str:
    event, language = scene.event, scene.language
    lines = [literal(event.about[language]), ""]
    lines += event_lines.when_and_where(scene)
    if event.audience:
        lines.append(scene.html("event-for", audience=event.audience[language]))
    lines.append(scene.html("event-by", organisers=event.organisers[language]))
    if scene.window == "open" and (closes := event.registration.closes):
        lines.append(scene.html("event-last-day", closes=event_lines.spoken(closes, scene)))
    return "\n".join(lines)


def _invitation(scene: Scene) -> str:
    if scene.window != "open":
        return event_lines.closed_note(scene)
    asked = [event_lines.label(scene, each) for each in scene.event.path({}) if each.kind != "consent"]
    fields = shortened(
        event_lines.listed([_begun_small(each) for each in asked], scene.language), ROOM_FOR_FIELDS
    )
    return "\n\n".join([*event_lines.seats_left(scene), scene.html("will-ask", fields=fields)])


def _begun_small(word: str) -> str:
    return word[:1].lower() + word[1:]
