"""Says what each role may do."""

from conversations.chat import menu
from conversations.chat.buttons import decode
from conversations.chat.facts import Facts
from conversations.chat.inputs import Commanded, Input, Pressed
from conversations.chat.needs import CLAIM, JOIN, TICKET
from conversations.model.team import Role

FLOWS: dict[str, Role] = {
    "count": "staff",
    "find": "staff",
    "door": "staff",
    "write": "staff",
    "decide": "organiser",
    "questions": "organiser",
    "team": "organiser",
    "export": "organiser",
    "audit": "organiser",
    "compose": "organiser",
    "broadcast": "organiser",
    "digest": "organiser",
}
"""The flows of the buttons that only the team may press, and the role that each takes."""


ANYWHERE = ("broadcast", "reminders", "decide", "questions", "team", "invite", "audit")
"""The commands that are about no event, about all of them, or that ask by themselves which one is meant."""


def may(facts: Facts, role: Role) -> bool:
    return facts.is_organiser or facts.role == role


def needs_no_event(given: Input, facts: Facts) -> bool:
    """Whether an input is understood before the talk is about an event."""
    match given:
        case Commanded("start", argument):
            return argument.startswith((JOIN, CLAIM, TICKET))
        case Commanded(name):
            return name in ANYWHERE or name not in (*menu.NAMES, *menu.own_to(facts.role))
        case Pressed(button) if press := decode(button):
            return press.flow == "messages" or (facts.is_staff and press.flow in FLOWS)
        case _:
            return False
