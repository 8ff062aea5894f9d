"""What the commands do. Each works in every state, and none loses a draft."""

from dataclasses import replace
from functools import partial

from conversations import awaiting, postponed, routes
from conversations.chat import menu
from conversations.chat.buttons import Press, decode
from conversations.chat.effects import Acknowledge, Effect, Say
from conversations.chat.facts import Facts
from conversations.chat.inputs import Called, Commanded, Edited, Input, Pressed, Said, read_command
from conversations.chat.needs import CLAIM, JOIN, TICKET, read_ticket
from conversations.chat.replies import seen
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Chat, Idle, Reviewing
from conversations.door import check_in
from conversations.form import buttons, dropping
from conversations.form import cards as form_cards
from conversations.language.languages import LANGUAGES
from conversations.programme import cards as programme_cards
from conversations.questions import asking
from conversations.registrations import cards as registration_cards
from conversations.registrations import colleagues, greeting
from conversations.registrations.greeting import greet
from conversations.team import access, members
from conversations.welcome import cards as welcome_cards


def obey(scene: Scene, given: Commanded) -> Step:
    match given.command:
        case "start":
            return _start(scene, given.argument)
        case "registration":
            return _registration(scene)
        case "programme":
            return programme_cards.show(scene, given.argument)
        case "cancel":
            return _cancel(scene)
        case "language":
            return scene.step(welcome_cards.languages(scene.language, scene.facts))
        case "privacy":
            return scene.step(welcome_cards.privacy(scene), *form_cards.here(scene))
        case "help":
            return scene.step(welcome_cards.help_card(scene), *form_cards.here(scene))
        case name if name in menu.own_to(scene.facts.role):
            return routes.obey(scene, given)
        case _:
            return scene.step(Say(scene.html("unknown-command")), *form_cards.here(scene))


def without_event(chat: Chat, given: Input, facts: Facts) -> Step:
    """The talk while it is about no event: which one shall it be?"""
    seen: tuple[Effect, ...] = (Acknowledge(given.callback),) if isinstance(given, Pressed) else ()
    match given:
        case Called():
            return Step(chat, (welcome_cards.way_to_private_chat(chat.language, facts),))
        case Commanded():
            return _obey_without_event(chat, given, facts)
        case Pressed(button) if language := language_of(button):
            chat = replace(chat, language=language)
            return Step(chat, (*seen, postponed.which(chat, facts)))
        case Pressed(button, message=message) if name := _command_of(button):
            asked = _obey_without_event(chat, Commanded(name, "", message), facts)
            return Step(asked.chat, (*seen, *asked.effects))
        case Said():
            return asking.without_event(chat, given, facts)
        case Edited(text, message) if facts.asked_in(message):
            return asking.without_event(chat, Said(text, message), facts)
        case Edited() if chat.postponed:
            return _reread(chat, given, facts)
        case _:
            return Step(chat, (*seen, welcome_cards.events(chat.language, facts)))


def turn(scene: Scene, pressed: Pressed) -> Step:
    """To an event that was chosen: on with the command that waits for it, else to the welcome there."""
    waiting = scene.chat.postponed
    if waiting is None:
        return seen(pressed, greet(scene))
    if waiting.event == scene.event.key:
        return scene.step(Acknowledge(pressed.callback))
    waiting = replace(waiting, event=scene.event.key)
    scene = replace(scene, chat=replace(scene.chat, postponed=waiting))
    return seen(pressed, obey(scene, waiting.command))


def language_of(button: str) -> str:
    """The language that a button switches to; nothing where it is another button."""
    press = decode(button)
    return press.value if press and press.flow == "language" and press.value in LANGUAGES else ""


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
    """What is awaited ends; where nothing is, the events are shown, since a registration may be meant."""
    stopped = awaiting.nothing(replace(chat, postponed=None))
    say = partial(facts.wording.html, chat.language)
    if stopped != chat:
        return Step(stopped, (Say(say("awaited-stopped")),))
    return Step(chat, (Say(say("nothing-to-cancel")), welcome_cards.events(chat.language, facts)))


def _reread(chat: Chat, edited: Edited, facts: Facts) -> Step:
    """The command that waits, in new words; it is forgotten where they are none that has to wait."""
    chat = replace(chat, postponed=None)
    command = read_command(edited.text, edited.message, facts.bot)
    if command is None or access.needs_no_event(command, facts):
        return Step(chat, (welcome_cards.events(chat.language, facts),))
    return _obey_without_event(chat, command, facts)


def _command_of(button: str) -> str:
    """The command that does what a button does; nothing where there is none."""
    press = decode(button)
    return press.flow if press and press.flow in ("help", "privacy") else ""


def _start(scene: Scene, argument: str) -> Step:
    if argument.startswith(CLAIM):
        return colleagues.opened(scene, argument.removeprefix(CLAIM))
    if argument.startswith(TICKET):
        return _read_ticket(scene, *read_ticket(argument))
    if argument.startswith(JOIN):
        return members.joined(scene, argument.removeprefix(JOIN))
    if not argument and scene.chat.state.draft is None and len(welcome_cards.choosable(scene.facts)) > 1:
        return scene.step(welcome_cards.events(scene.language, scene.facts))
    if not argument or argument == scene.event.key:
        return greet(scene)
    if argument in scene.facts.events:
        return greet(scene.about(scene.facts.events[argument]))
    return scene.step(welcome_cards.events(scene.language, scene.facts, "event-unknown"))


def _read_ticket(scene: Scene, code: str, ticket: str | None) -> Step:
    """A ticket tells staff whose it is; to its attendee it shows the registration, and to others nothing."""
    own = next((each for each in scene.facts.registrations.values() if each.code == code), None)
    found = own or scene.facts.found.get(code)
    if found is None or found.event not in scene.facts.events:
        unknown = "decide-gone" if scene.facts.is_staff else "ticket-of-another"
        return scene.step(Say(scene.html(unknown)), *form_cards.here(scene))
    if scene.facts.is_staff:
        return check_in.arrived(scene, found) if found.ticket == ticket else check_in.outdated(scene, found)
    if own is None:
        return scene.step(Say(scene.html("ticket-of-another")), *form_cards.here(scene))
    return greet(scene.about(scene.facts.events[own.event]))


def _registration(scene: Scene) -> Step:
    """The registration for the event; for which of several, is asked where that was not just chosen."""
    several = welcome_cards.has_registrations(scene.facts, more_than=1) and isinstance(scene.chat.state, Idle)
    if several and scene.chat.postponed is None:
        return scene.step(welcome_cards.events(scene.language, scene.facts))
    if scene.registration:
        return scene.step(*registration_cards.anew(scene, scene.registration))
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) as state if scene.may_go_on(draft):
            return scene.step(Say(greeting.unsent(scene, draft).text), form_cards.place(scene, state))
        case Idle(draft) if draft and scene.may_go_on(draft):
            return scene.step(greeting.unsent(scene, draft))
        case _:
            return scene.step(registration_cards.no_registration(scene))


def _cancel(scene: Scene) -> Step:
    """Stop what the next words are for; the form is left only where that is the form."""
    if awaiting.question(scene):
        stopped = replace(scene, chat=awaiting.nothing(scene.chat))
        return stopped.step(Say(scene.html("awaited-stopped")), *form_cards.here(stopped))
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) | Idle(draft) if draft and (draft.revises or draft.colleague):
            if dropping.loses(scene, draft):
                yes, no = (Press("start", each, draft.nonce) for each in ("drop-yes", "resume"))
                return scene.at(Idle(draft)).step(dropping.question(scene, draft, yes, no))
            return scene.at(Idle()).step(
                Say(scene.html("revision-dropped" if draft.revises and not draft.claims else "stopped"))
            )
        case Asking(draft) | Reviewing(draft) | Idle(draft) if draft:
            return scene.at(Idle(draft)).step(Say(scene.html("draft-kept"), buttons.of_draft(scene, draft)))
        case _ if scene.registration:
            return scene.step(
                Say(scene.html("nothing-to-cancel")), *registration_cards.anew(scene, scene.registration)
            )
        case _:
            return scene.step(Say(scene.html("nothing-to-cancel")))
