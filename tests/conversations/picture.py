"""Draws the dialogue from the dialogue itself: whatever a person can do is tried, and what it led to is drawn.

A person in a picture has one event before them and does nothing but what the messages offer.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import reduce
from typing import NamedTuple

from conversations import dialogue, routes
from conversations.chat.effects import Button, Effect, Keep, Replace, Say
from conversations.chat.facts import Bot, Facts, Fresh, Person, Registrations
from conversations.chat.inputs import Commanded, Input, Pressed, Said, Sent
from conversations.chat.scene import Step
from conversations.chat.states import Chat, Idle
from conversations.chat.wire import Press, decode
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration

LANGUAGE = "en"
ME = 501
PLACES = ("idle", "asking", "reviewing", "registered")

EVENT = Event.model_validate(
    {
        "key": "event",
        "name": "Event",
        "about": "About",
        "organisers": "Organisers",
        "starts": date(2019, 1, 23),
        "privacy": {"version": "1", "notice": "Notice"},
        "field": [
            {
                "key": "meal",
                "kind": "choice",
                "label": "Meal",
                "question": "Meal?",
                "required": False,
                "choice": [{"key": "fish", "label": "Fish"}, {"key": "vegan", "label": "Vegan"}],
            },
            {"key": "name", "kind": "name", "label": "Name", "question": "Name?"},
        ],
    }
)


class Edge(NamedTuple):
    start: str
    end: str
    deed: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person can be: what the chat remembers, what is registered, and which buttons lie before them."""

    chat: Chat
    registration: Registration | None = None
    buttons: tuple[Button, ...] = ()

    @property
    def place(self) -> str:
        registered = self.registration and self.registration.status == "confirmed"
        return "registered" if registered and isinstance(self.chat.state, Idle) else self.chat.state.name


def mermaid(wording: Wording) -> str:
    """The dialogue as a state diagram in Mermaid's language, one line for each way between two places."""
    found = set(_edges(wording))
    lines = [
        f"    {start} --> {end}: {', '.join(deeds)}"
        for start in PLACES
        for end in PLACES
        if (deeds := sorted({edge.deed for edge in found if edge[:2] == (start, end)}))
    ]
    return "\n".join(["stateDiagram-v2", "    [*] --> idle", *lines])


def _edges(wording: Wording) -> Iterator[Edge]:
    """Every way from one place to another, or onward within the form; what changes nothing is no way."""
    for spot, given, after in explore(wording):
        if (after.place, after.chat.state) != (spot.place, spot.chat.state):
            yield Edge(spot.place, after.place, _deed(given, spot.buttons))


def explore(wording: Wording) -> Iterator[tuple[Spot, Input, Spot]]:
    """Breadth first over everything that can be done from everywhere.

    A step is a function of values, and the buttons before a person are none of them: each step is taken once.
    """
    steps: dict[tuple[str, Input], tuple[str, Spot]] = {}
    first = Spot(replace(dialogue.begin(Person(language=LANGUAGE)), event=EVENT.key))
    seen, waiting = {(_stand(first), first.buttons)}, deque([(_stand(first), first)])
    while waiting:
        stand, spot = waiting.popleft()
        for given in _acts(spot):
            if (stand, given) not in steps:
                reached = _after(spot, dialogue.step(spot.chat, given, _facts(spot, wording)))
                steps[stand, given] = _stand(reached), reached
            stand_after, reached = steps[stand, given]
            after = reached if reached.buttons else replace(reached, buttons=spot.buttons)
            yield spot, given, after
            if (stand_after, after.buttons) not in seen:
                seen.add((stand_after, after.buttons))
                waiting.append((stand_after, after))


def _stand(spot: Spot) -> str:
    """What a step depends on, as a key."""
    return repr((spot.chat, spot.registration))


def _acts(spot: Spot) -> Iterable[Input]:
    yield Said("Åsa Öberg", 1)
    yield Sent("photo", 1)
    yield from (Commanded(name, "", 1) for name in routes.names(None))
    yield from (Pressed(button.press, "callback", 2) for button in spot.buttons if _is_drawn(button))


def _is_drawn(button: Button) -> bool:
    """The language does not move anybody, and would draw everything twice."""
    press = decode(button.press)
    return press is not None and press.flow != "language"


def _after(spot: Spot, step: Step) -> Spot:
    """Where a step leads; no buttons where it shows none, so that those from before stay before the person."""
    registration = reduce(_registered, step.effects, spot.registration)
    rows = [effect.rows for effect in step.effects if isinstance(effect, Say | Replace)]
    shown = tuple(button for each in rows for row in each for button in row)
    return Spot(step.chat, registration, shown)


def _registered(before: Registration | None, effect: Effect) -> Registration | None:
    return effect.registration if isinstance(effect, Keep) else before


def _facts(spot: Spot, wording: Wording) -> Facts:
    registrations: Mapping[str, Registration] = {EVENT.key: spot.registration} if spot.registration else {}
    now = datetime(2019, 1, 1, tzinfo=UTC)
    person = Person("Åsa", "Öberg", LANGUAGE)
    return Facts(
        now, {EVENT.key: EVENT}, person, Fresh("ABC234", "nonce"), wording, Bot("bot"), ME,
        registrations=Registrations(registrations),
    )  # fmt: skip


def _deed(given: Input, buttons: tuple[Button, ...]) -> str:
    match given:
        case Commanded(command):
            return f"/{command}"
        case Pressed(carried):
            return _pressed(carried, buttons)
        case Said():
            return "an answer in words"
        case _:
            return "something else"


def _pressed(carried: str, buttons: tuple[Button, ...]) -> str:
    """What stands on the button, or what kind of thing stands there where that is the event's or the person's."""
    match decode(carried):
        case Press("pick"):
            return "[a choice]"
        case Press("edit"):
            return "[an answer]"
        case Press(value="suggest"):
            return "[the name in Telegram]"
        case Press(value="keep"):
            return "[Keep]"
        case _:
            return f"[{next(button.label for button in buttons if button.press == carried)}]"
