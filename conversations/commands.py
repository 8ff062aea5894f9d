"""Carries out the commands that belong to no capability alone: begin, show one's registration, stop."""

from dataclasses import replace

from conversations import awaiting, home
from conversations.chat.effects import Say
from conversations.chat.flows import Command
from conversations.chat.inputs import Commanded
from conversations.chat.needs import CLAIM, JOIN, TICKET, Needs, read_ticket
from conversations.chat.presses import ToForm
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Chat, Idle, Reviewing
from conversations.door import check_in
from conversations.form import buttons, dropping
from conversations.form import cards as form_cards
from conversations.model.team import hash_token
from conversations.registrations import cards as registration_cards
from conversations.registrations import colleagues, greeting
from conversations.registrations.greeting import greet
from conversations.team import members
from conversations.welcome import cards as welcome_cards


def _start(scene: Scene, given: Commanded) -> Step:
    argument = given.argument
    if argument.startswith(CLAIM):
        return colleagues.opened(scene, argument.removeprefix(CLAIM))
    if argument.startswith(TICKET):
        return _read_ticket(scene, *read_ticket(argument))
    if argument.startswith(JOIN):
        return members.joined(scene, argument.removeprefix(JOIN))
    if not argument and scene.chat.state.draft is None and len(welcome_cards.choosable(scene.facts)) > 1:
        return scene.step(welcome_cards.events(scene.language, scene.facts))
    if not argument and home.is_begun_with(scene):
        return scene.step(home.card(scene))
    if not argument or argument == scene.event.key:
        return greet(scene)
    if argument in scene.facts.events:
        return greet(scene.about(scene.facts.events[argument]))
    return scene.step(welcome_cards.events(scene.language, scene.facts, "event-unknown"))


def _read_ticket(scene: Scene, code: str, ticket: str | None) -> Step:
    """A ticket tells staff whose it is; to its attendee it shows the registration, and to others nothing."""
    own = next((each for each in scene.facts.registrations.own.values() if each.code == code), None)
    found = own or scene.facts.registrations.named.get(code)
    if found is None or found.event not in scene.facts.events:
        unknown = "decide-gone" if scene.facts.is_staff else "ticket-of-another"
        return scene.step(Say(scene.html(unknown)))
    if scene.facts.is_staff:
        return check_in.arrived(scene, found) if found.ticket == ticket else check_in.outdated(scene, found)
    if own is None:
        return scene.step(Say(scene.html("ticket-of-another")))
    return greet(scene.about(scene.facts.events[own.event]))


def _registration(scene: Scene, _given: Commanded) -> Step:
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


def _cancel(scene: Scene, _given: Commanded) -> Step:
    """Stop what the next words are for; the form is left only where that is the form."""
    if awaiting.question(scene):
        stopped = replace(scene, chat=awaiting.nothing(scene.chat))
        return stopped.step(Say(scene.html("awaited-stopped")))
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) | Idle(draft) if draft and (draft.revises or draft.colleague):
            if dropping.loses(scene, draft):
                yes, no = (ToForm(each, draft.nonce) for each in ("drop-yes", "resume"))
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


def _of_link(_chat: Chat, given: Commanded) -> Needs:
    """Return what the link refers to that somebody has opened."""
    argument = given.argument
    if argument.startswith(CLAIM):
        return Needs(claims=(argument.removeprefix(CLAIM),))
    if argument.startswith(TICKET):
        return Needs(codes=(read_ticket(argument)[0],))
    if argument.startswith(JOIN):
        return Needs(token_hashes=(hash_token(argument.removeprefix(JOIN)),))
    return Needs()


START = Command("start", _start, _of_link)
REGISTRATION = Command("registration", _registration)
CANCEL = Command("cancel", _cancel)
