"""Declares what a capability says of each of its buttons and commands, once.

`routes` gathers the declarations; the menu, who may do what, what is loaded before a step and what locks the registrations
follow from them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from conversations.chat.inputs import Commanded, Pressed
from conversations.chat.needs import Needs
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.chat.wire import Carried
from conversations.model.team import Role

P = TypeVar("P", bound=Carried)


def nothing(_chat: Chat, _given: object) -> Needs:
    return Needs()


def of_code(_chat: Chat, press: Any) -> Needs:
    """Return the need for the registration whose code a button carries."""
    return Needs(codes=(press.code,) if press.code else ())


@dataclass(frozen=True, slots=True)
class Flow(Generic[P]):
    """A kind of button: what it carries, and what a press does.

    `react` gives None where the button is of something that is over. What it `needs` is loaded before. Only those with
    the `role` may press it, and for others it is of something that is over, too. One that `stores` may change
    registrations, and holds them until the commit. One that is `in_form` shows by itself where the person is in the form.
    One that is `anywhere` works before the talk is about an event. One that is `of_own` shows or changes one's own
    registration, or leads to one.
    """

    press: type[P]
    react: Callable[[Scene, Pressed, P], Step | None]
    needs: Callable[[Chat, P], Needs] = nothing
    role: Role | None = None
    stores: bool = False
    in_form: bool = False
    anywhere: bool = False
    of_own: bool = False

    @property
    def name(self) -> str:
        """The first part of the button on the wire."""
        return self.press.FLOW


@dataclass(frozen=True, slots=True)
class Command:
    """A command in the menu of those with the `role`, or of everybody.

    One that is `anywhere` is about no event, about all of them, or asks by itself which one is meant. After one that
    `asks`, the place in the form comes when it is answered.
    """

    name: str
    obey: Callable[[Scene, Commanded], Step]
    needs: Callable[[Chat, Commanded], Needs] = nothing
    role: Role | None = None
    anywhere: bool = False
    asks: bool = False
