"""Leads each command and each button to what it does."""

from conversations import commands
from conversations.broadcasts import composing, managing
from conversations.chat.buttons import Press, decode
from conversations.chat.effects import Acknowledge, Say
from conversations.chat.inputs import Commanded, Pressed
from conversations.chat.scene import Scene, Step
from conversations.counts import cards as count_cards
from conversations.counts import export
from conversations.door import check_in, finding
from conversations.form import cards as form_cards
from conversations.form import pressing
from conversations.language.languages import LANGUAGES
from conversations.programme import cards as programme_cards
from conversations.questions import asking, passing_on
from conversations.registrations import attending, beginning, colleagues, deciding
from conversations.registrations.replies import outlived
from conversations.team import access, audit_pages, digest, members, relay, waiting
from conversations.team.access import FLOWS
from conversations.welcome import cards as welcome_cards
from conversations.welcome import preferences


def react(scene: Scene, pressed: Pressed) -> Step:
    match decode(pressed.button):
        case Press("start", step) as press:
            return beginning.react(_turned(scene, press), pressed, press, step)
        case Press("form" | "pick" | "toggle" | "edit" | "summary") as press:
            return pressing.react(_turned(scene, press), pressed, press)
        case Press(flow) as press if flow in access.FLOWS:
            return react_of_team(scene, pressed, press)
        case Press("registration" | "offer" | "colleague" | "claim" | "talk" | "attend") as press:
            return _on_registration(scene, pressed, press)
        case Press("doubt" | "question" | "rate") as press:
            return _on_words(_turned(scene, press), pressed, press)
        case Press("messages" | "language") as press:
            return _prefer(scene, pressed, press)
        case Press("privacy" | "help" as flow):
            card = welcome_cards.help_card(scene) if flow == "help" else welcome_cards.privacy(scene)
            return scene.step(Acknowledge(pressed.callback), card, *form_cards.here(scene))
        case Press("event", key) if key in scene.facts.events:
            return commands.turn(scene.about(scene.facts.events[key]), pressed)
        case Press("programme") as press:
            return programme_cards.react(scene, pressed, press)
        case _:
            return outlived(scene, pressed)


def _prefer(scene: Scene, pressed: Pressed, press: Press) -> Step:
    """What somebody wants to hear, and in which language."""
    match press:
        case Press("messages", which):
            return preferences.hear_less(scene, pressed, only_necessary=which == "fewer")
        case Press(value=language) if language in LANGUAGES:
            return preferences.speak(scene, pressed, language)
        case _:
            return outlived(scene, pressed)


def _on_words(scene: Scene, pressed: Pressed, press: Press) -> Step:
    """A button under words that were a question, or perhaps an answer."""
    if (press.flow, press.step) == ("doubt", "answer"):
        return pressing.was_answer(scene, pressed, press)
    return asking.react(scene, pressed, press)


def _on_registration(scene: Scene, pressed: Pressed, press: Press) -> Step:
    match press:
        case Press("talk", act, key):
            return relay.react(scene, pressed, act, key)
        case Press("registration", act, code):
            return attending.react(scene, pressed, act, code)
        case Press("offer", act, code):
            return attending.answer_offer(scene, pressed, act, code)
        case Press("attend", act, code):
            return attending.say_whether_coming(scene, pressed, act, code)
        case Press("colleague", act, code, event):
            return colleagues.react(scene, pressed, act, code, event)
        case Press(_, act, value=token):
            return colleagues.answer_claim(scene, pressed, act, token)


def _turned(scene: Scene, press: Press) -> Scene:
    """The scene turned to the event whose draft the button belongs to, where that lies on the shelf."""
    shelf, events = scene.chat.shelf, scene.facts.events
    found = next((key for key, draft in shelf.items() if draft.nonce == press.nonce and key in events), None)
    return scene.about(events[found]) if found else scene


def obey(scene: Scene, given: Commanded) -> Step:
    """A command that the role brings."""
    match given.command:
        case "count":
            return count_cards.answer(scene)
        case "find":
            return finding.find(scene, given.argument)
        case "checkin":
            return check_in.check_in(scene, given.argument)
        case _:
            return _obey_organiser(scene, given)


def _obey_organiser(scene: Scene, given: Commanded) -> Step:
    match given.command:
        case "decide":
            return waiting.listed(scene)
        case "questions":
            return passing_on.waiting(scene)
        case "export":
            return export.choose(scene)
        case "audit":
            return audit_pages.show(scene, given.argument)
        case "invite":
            return members.invite(scene, given.argument)
        case "team":
            return members.show(scene)
        case "broadcast":
            return composing.begin(scene)
        case "reminders":
            return managing.reminders(scene)
        case _:
            return scene.step(Say(scene.html("unknown-command")))


def react_of_team(scene: Scene, pressed: Pressed, press: Press) -> Step:
    """A button of the team; for whoever lacks the role it is one of something that is over."""
    if not access.may(scene.facts, FLOWS[press.flow]):
        return outlived(scene, pressed)
    if FLOWS[press.flow] == "organiser":
        return _of_organisers(scene, pressed, press)
    match press:
        case Press("count", act, value=event):
            return count_cards.react(scene, pressed, act, event)
        case Press("find", act, code, event):
            return finding.react(scene, pressed, act, code, event)
        case Press("door", act, code, event):
            return check_in.react(scene, pressed, act, code, event)
        case Press(_, nonce=code):
            return relay.begin(scene, pressed, code)


def _of_organisers(scene: Scene, pressed: Pressed, press: Press) -> Step:
    match press:
        case Press("decide", act, code):
            return deciding.react(scene, pressed, act, code)
        case Press("questions", act):
            return passing_on.look(scene, pressed, act)
        case Press("team", act, value=value):
            return members.react(scene, pressed, act, value)
        case Press("digest", act, value=event):
            return digest.react(scene, pressed, act, event)
        case Press("export", kind, extent, event):
            return export.react(scene, pressed, kind, extent, event)
        case Press("compose"):
            return composing.react(scene, pressed, press)
        case Press("broadcast"):
            return managing.react(scene, pressed, press)
        case Press(_, nonce=words):
            return audit_pages.react(scene, pressed, words)
