"""Says what stands in the columns of a file, and how."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from conversations.counts import cards
from conversations.language import dates
from conversations.language.wording import Wording
from conversations.model.answers import labels as answer_labels
from conversations.model.event.door_days import SHOWN
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS
from conversations.model.registrations import attendance
from storage import registrations

Kind = Literal["xlsx", "csv", "badges"]

Cell = str | int | date | datetime | None

WIDTHS = {"code": 9, "text": 28, "date": 17, "number": 9}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written: of which event, as which kind of file, in which language, with sensitive answers or without."""

    event: Event
    kind: Kind
    language: str
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how its cells look, and what stands there for a row of the table."""

    heading: str
    looks: Literal["code", "text", "date", "number"]
    cell: Callable[[Any, Mapping[str, Any]], Cell]
    checked: bool = False
    """Whether its texts are checked phone numbers, which are no formulas though they begin with a plus."""


def of(wording: Wording, plan: Plan, sharing: AbstractSet[str] = frozenset()) -> list[Column]:
    """What the registrations have of their own, and what the form asks for.

    Where some share an address of e-mail, given by their codes, a column marks them.
    """
    zone, say = plan.event.zone, say_in(wording, plan.language)

    def local(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone).replace(tzinfo=None, microsecond=0) if moment else None

    def came(heading: str, day: date) -> Column:
        return Column(heading, "date", lambda row, _: local(_came_on(plan.event, row, day)))

    states = {each: status(wording, plan, each) for each in cards.STATES}
    own = [
        Column(say("sheet-code"), "code", lambda row, _: row.code),
        Column(say("sheet-status"), "text", lambda row, _: states[row.status]),
        Column(say("sheet-registered"), "date", lambda row, _: local(row.registered_at)),
        Column(say("sheet-changed"), "date", lambda row, _: local(row.changed_at)),
        *(came(heading, day) for heading, day in door_days(wording, plan)),
        Column(say("sheet-language"), "code", lambda row, _: row.language),
    ]
    if sharing:
        yes = say("button-yes")
        own.append(Column(say("sheet-sharing"), "code", lambda row, _: yes if row.code in sharing else None))
    asked = [each for each in plan.event.fields if KINDS[each.kind].column]
    shown = [each for each in asked if plan.sensitive or not each.sensitive]
    return [*own, *(_column(wording, plan, each) for each in shown)]


def door_days(wording: Wording, plan: Plan) -> list[tuple[str, date]]:
    """How each day on which people are checked in is called; of many, the first."""
    door = plan.event.door
    if door.is_one:
        return [(wording.plain(plan.language, "sheet-came"), door.days[0])]
    shown = door.days[:SHOWN]
    return [
        (wording.plain(plan.language, "sheet-came-on", day=dates.short(each, plan.language)), each)
        for each in shown
    ]


def _came_on(event: Event, row: Any, day: date) -> datetime | None:
    check_in = attendance.of_days(event, row.came_at, row.came_by, registrations.came_on(row)).get(day)
    return check_in.at if check_in else None


def status(wording: Wording, plan: Plan, which: str) -> str:
    """A status in words, without the sign before it."""
    return wording.plain(plan.language, f"state-{which}").split(maxsplit=1)[1]


def for_badges(wording: Wording, plan: Plan) -> list[Column]:
    """What can stand on a badge: the name, where from, in which group, and the code."""
    fields = plan.event.fields
    wanted = [
        *(each for each in fields if each.kind == "name"),
        *(each for each in fields if each.suggest and not each.sensitive),
        *(each for each in fields if each.kind == "target-group"),
    ]
    code = Column(wording.plain(plan.language, "sheet-code"), "code", lambda row, _: row.code)
    return [*(_column(wording, plan, each) for each in wanted), code]


def _column(wording: Wording, plan: Plan, field: FormField) -> Column:
    key, spoken = field.key, labels(wording, plan, field)
    heading = field.label[plan.language]
    match KINDS[field.kind].column:
        case "number":
            return Column(heading, "number", lambda _, answers: _number(answers.get(key)))
        case "date":
            return Column(heading, "date", lambda _, answers: _day(answers.get(key)))
        case _ if KINDS[field.kind].many:
            return Column(heading, "text", lambda _, answers: _listed(answers.get(key), spoken))
        case _:
            checked = KINDS[field.kind].looks == "digits"
            return Column(heading, "text", lambda _, answers: _text(answers.get(key), spoken), checked)


def labels(wording: Wording, plan: Plan, field: FormField) -> dict[str, str]:
    """How the keys that are stored are said."""
    return answer_labels.of(plan.event, field, plan.language, say_in(wording, plan.language))


def _text(answer: Any, labels: Mapping[str, str]) -> Cell:
    return labels.get(answer, answer) if isinstance(answer, str) else None


def _listed(answer: Any, labels: Mapping[str, str]) -> Cell:
    return ", ".join(labels.get(each, each) for each in answer) if isinstance(answer, list) else None


def _number(answer: Any) -> Cell:
    return int(answer) if isinstance(answer, str) and answer.lstrip("-").isdecimal() else None


def _day(answer: Any) -> Cell:
    return date.fromisoformat(answer) if isinstance(answer, str) else None


def say_in(wording: Wording, language: str) -> Callable[[str], str]:
    return lambda key: wording.plain(language, key)
