"""Makes the sheets of a workbook: everybody, who waits for what, who takes which scarce seat, who has come, and the numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.files import columns
from bot.files.columns import Cell, Column, Plan
from bot.files.workbook import Book, Page
from conversations.language.wording import Wording
from conversations.model.registrations import counting
from conversations.model.registrations.counting import SEATED, STANDING
from storage.counts import States

CHOICES = 30
"""So many choices with few seats have a sheet of their own."""

Shows = Callable[[Any], bool]
"""Whether a row of the table stands on a sheet."""


class Views:
    """The sheets of one workbook. Each row goes to those that show it, so the table is read once."""

    def __init__(
        self, book: Book, wording: Wording, plan: Plan, shown: Sequence[Column], counted: States
    ) -> None:
        self._book, self._wording, self._plan, self._counted = book, wording, plan, counted
        self._say = columns.say_in(wording, plan.language)
        self._headings = [(each.heading, columns.WIDTHS[each.looks]) for each in shown]
        self._all = book.add(self._say("sheet-registrations"), self._headings)
        self._line = self._waiting_page()
        self._waiting = 0
        self._scarce = self._scarce_pages()
        self._some = [(shows, book.add(name, self._headings)) for name, shows in self._partial()]

    def put(self, row: Any, answers: Mapping[str, Any], cells: Sequence[Cell]) -> None:
        """Write a registration onto the sheets that it belongs to."""
        written = self._all.written(cells)
        self._all.take(written)
        for shows, page in self._some:
            if shows(row):
                page.take(written)
        if self._scarce and row.status not in counting.OVER and row.place is None:
            for scope in self._plan.event.scopes(_as_kept(answers)) & self._scarce.keys():
                self._scarce[scope].take(written)

    def put_in_line(self, cells: Sequence[Cell]) -> None:
        """Write the next of those who wait for a seat, the first of whom is number 1."""
        if self._line:
            self._waiting += 1
            self._line.put([self._waiting, *cells])

    def put_counts(self) -> None:
        """How many stand where, and how many gave which answer: of those who have a seat, and beside it of each other state."""
        beside = [each for each in STANDING if each not in SEATED and self._states.get(each)]
        headings = [
            *((self._say(f"sheet-{each}"), width) for each, width in (("field", 30), ("answer", 40))),
            (self._say("sheet-number"), 9),
            *((columns.status(self._wording, self._plan, each), 18) for each in beside),
        ]
        none = [None] * len(beside)
        page = self._book.add(self._say("sheet-counts"), headings)
        for state, number in self._by_state().items():
            page.put([self._say("sheet-status"), state, number, *none])
        for field in self._plan.event.fields:
            if self._plan.sensitive or not field.sensitive:
                spoken = columns.labels(self._wording, self._plan, field)
                for given in counting.answered(self._counted, field.key):
                    answer, others = spoken.get(given.answer, given.answer), given.others
                    numbers = [given.seated, *(others.get(each, 0) for each in beside)]
                    page.put([field.label[self._plan.language], answer, *numbers])

    @property
    def has_line(self) -> bool:
        return self._line is not None

    @property
    def _states(self) -> Mapping[str, int]:
        return self._counted.get(("", ""), {})

    def _waiting_page(self) -> Page | None:
        if not self._states.get("waitlisted"):
            return None
        place = self._say("sheet-place"), columns.WIDTHS["number"]
        return self._book.add(self._say("sheet-waitlist"), [place, *self._headings])

    def _scarce_pages(self) -> Mapping[str, Page]:
        """Who has a seat in each workshop, or whatever else has few, by scope."""
        limited = [
            (f"{field.key}.{choice.key}", choice)
            for field in self._plan.event.fields
            for choice in field.choice
            if choice.capacity and (self._plan.sensitive or not field.sensitive)
        ]
        language = self._plan.language
        return {
            scope: self._book.add(choice.label[language], self._headings)
            for scope, choice in limited[:CHOICES]
        }

    def _partial(self) -> Iterator[tuple[str, Shows]]:
        """Only what there is: before the day nobody has come, and so nobody is missing."""
        if self._states.get("pending"):
            yield self._say("sheet-pending"), lambda row: row.status == "pending"
        if self._states.get(counting.CAME):
            yield self._say("sheet-have-come"), lambda row: row.came_at is not None
            yield self._say("sheet-missing"), lambda row: row.status == "confirmed" and row.came_at is None

    def _by_state(self) -> Mapping[str, int]:
        """By what they are called; those who have come are confirmed."""
        states, came = self._states, self._states.get(counting.CAME, 0)
        numbers = {**states, "confirmed": states.get("confirmed", 0) + came}
        found = {
            columns.status(self._wording, self._plan, each): numbers[each]
            for each in counting.STATES
            if each != counting.CAME and numbers.get(each)
        }
        if not came:
            return found
        one = self._plan.event.door.is_one
        by_day = (
            {}
            if one
            else {
                heading: states[day.isoformat()]
                for heading, day in columns.door_days(self._wording, self._plan)
                if states.get(day.isoformat())
            }
        )
        return found | {self._say("sheet-have-come"): came} | by_day


def _as_kept(answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers as the core knows them; JSON has no tuples."""
    return {key: tuple(each) if isinstance(each, list) else each for key, each in answers.items()}
