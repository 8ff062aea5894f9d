"""Shows the team where things stand when they begin: the figures of now, what waits, what leaves next, and what they can do."""

from dataclasses import replace

from conversations.broadcasts import reminders
from conversations.broadcasts.flows import BROADCAST, REMINDERS
from conversations.chat import event_lines
from conversations.chat.buttons import button, shortened
from conversations.chat.effects import Button, Rows, Say
from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded, Pressed
from conversations.chat.needs import Needs
from conversations.chat.presses import AtHome
from conversations.chat.replies import put
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat, Idle
from conversations.counts.flows import COUNT
from conversations.door.flows import CHECK_IN, FIND
from conversations.language import dates
from conversations.model.lookups import LookUp
from conversations.model.registrations import attendance
from conversations.model.registrations.counting import CAME
from conversations.questions import passing_on
from conversations.registrations.greeting import greet
from conversations.team.access import may
from conversations.team.flows import DECIDE

LEADS_TO: dict[str, Command] = {
    each.name: each for each in (DECIDE, BROADCAST, REMINDERS, COUNT, FIND, CHECK_IN)
}
"""What a press leads to, as if the command were written."""

FIRST_WORDS = 60
"""Characters of the reminder that leaves next."""


def needed(chat: Chat) -> Needs:
    """Return what the home needs, beside what is counted when it is asked for."""
    return Needs(waiting=True, look_up=LookUp("reminders", chat.event))


def is_begun_with(scene: Scene) -> bool:
    """Whether somebody begins with the home: one of the team who is not in the middle of a form."""
    return scene.facts.is_staff and isinstance(scene.chat.state, Idle) and scene.chat.state.draft is None


def card(scene: Scene) -> Say:
    text = [
        scene.html("home", event=scene.event_name),
        *event_lines.when_and_where(scene),
        "",
        *_figures(scene),
        *(_of_organisers(scene) if scene.facts.is_organiser else []),
    ]
    return Say("\n".join(text), _rows(scene))


def react(scene: Scene, pressed: Pressed, press: AtHome) -> Step | None:
    """Lead on from the home, or back to it."""
    if press.event not in scene.facts.events:
        return None
    scene = scene.about(scene.facts.events[press.event])
    command = LEADS_TO.get(press.act)
    if command is not None:
        given = Commanded(command.name, "", pressed.message)
        return command.obey(scene, given) if may(scene.facts.role, command.role) else None
    if press.act == "attendee":
        return _as_attendee(scene)
    return put(scene, pressed, card(scene))


def _needed(chat: Chat, press: AtHome) -> Needs:
    chat = replace(chat, event=press.event)
    command = LEADS_TO.get(press.act)
    return command.needs(chat, Commanded(command.name, "", 0)) if command else needed(chat)


FLOWS = (Flow(AtHome, react, _needed, role="staff", anywhere=True),)


def _as_attendee(scene: Scene) -> Step:
    """Show what attendees see, with the way back below it."""
    step = greet(scene)
    *before, last = step.effects
    if isinstance(last, Say):
        last = replace(last, rows=(*last.rows, (_way(scene, "button-home", "show"),)))
    return replace(step, effects=(*before, last))


def _figures(scene: Scene) -> list[str]:
    """How many are registered, and how many wait; at the door, how many have come."""
    event, total = scene.event, scene.facts.totals.get(scene.event.key, {})
    come = total.get(CAME, 0)
    confirmed = total.get("confirmed", 0) + come
    seats = event.capacities.get("")
    lines: list[str] = [scene.html("home-registered", number=confirmed, seats=seats or 0)]
    lines += [
        scene.html(f"home-{state}", number=number)
        for state in ("pending", "offered", "waitlisted")
        if (number := total.get(state, 0))
    ]
    today = attendance.today(event, scene.facts.now)
    here = come if event.door.is_one else total.get(today.isoformat(), 0)
    return [*lines, *([scene.html("home-come", number=here, of=confirmed)] if here else [])]


def _of_organisers(scene: Scene) -> list[str]:
    """What waits for an answer, and the reminder that leaves next."""
    questions = len(passing_on.open_questions(scene))
    lines: list[str] = [scene.html("home-questions", number=questions)] if questions else []
    statuses = scene.facts.looked_up.reminders
    for plan in reminders.planned(scene.event):
        if plan.due_at > scene.facts.now and statuses.get(plan.key, "scheduled") == "scheduled":
            due = dates.spoken(plan.due_at.astimezone(scene.event.zone), scene.language)
            words = shortened(" ".join(plan.reminder.text[scene.language].split()), FIRST_WORDS)
            return [*lines, scene.html("home-reminder", due=due, words=words)]
    return lines


def _rows(scene: Scene) -> Rows:
    attendee = (_way(scene, "button-as-attendee", "attendee"),)
    finding = (_way(scene, "button-find", FIND.name), _way(scene, "button-door", CHECK_IN.name))
    counting = _way(scene, "button-counts", COUNT.name)
    if not scene.facts.is_organiser:
        return (finding, (counting,), attendee)
    total = scene.facts.totals.get(scene.event.key, {})
    waits = total.get("pending", 0) or passing_on.open_questions(scene)
    decide = ((_way(scene, "button-what-waits", DECIDE.name),),) if waits else ()
    writing = (
        _way(scene, "button-broadcast", BROADCAST.name),
        _way(scene, "button-reminders", REMINDERS.name),
    )
    return (*decide, writing, finding, (counting, *attendee))


def _way(scene: Scene, key: str, act: str) -> Button:
    return button(scene, key, AtHome(act, scene.event.key))
