"""A day, kept as 2019-01-23; without its year where the field's bounds leave one year only."""

from conversations.language import dates, days
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal


class _Date(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        day = days.read(text, _year(field))
        if day is None:
            return Refusal("date-unclear")
        if field.earliest and day < field.earliest:
            return Refusal("date-too-early", {"earliest": field.earliest.isoformat()})
        if field.latest and day > field.latest:
            return Refusal("date-too-late", {"latest": field.latest.isoformat()})
        return day.isoformat()

    def shown(self, answer: str, language: str) -> str:
        """The day as people say it; words from before the field asked for a day, as they are."""
        return dates.spoken(dates.parsed(answer), language) if dates.is_day(answer) else answer


def _year(field: Field) -> int | None:
    """The year that is meant where none is said; None where it could be another."""
    same = field.earliest and field.latest and field.earliest.year == field.latest.year
    return field.earliest.year if field.earliest and same else None


DATE = _Date("date", settings=("earliest", "latest"), written=True, column="date", looks="number")
