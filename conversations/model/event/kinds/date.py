"""A day, kept as 2019-01-23; without its year, or told from today, where that can mean one day only."""

from conversations.language import dates, days
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal

MOST = 3
"""How many days one is asked to choose among."""


class _Date(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        span = days.Span(around.today, field.earliest, field.latest)
        meant = days.read(text, span)
        if not meant.days or len(meant.days) > MOST:
            return Refusal("date-unclear")
        if field.earliest and span.is_before(meant.days[0]):
            return Refusal("date-too-early", {"earliest": field.earliest.isoformat()})
        if field.latest and span.is_after(meant.days[0]):
            return Refusal("date-too-late", {"latest": field.latest.isoformat()})
        kept = tuple(day.isoformat() for day in meant.days)
        return kept[0] if meant.sure else Refusal("date-unclear", meant=kept)

    def shown(self, answer: str, language: str) -> str:
        """The day as people say it; words from before the field asked for a day, as they are."""
        return dates.spoken(dates.parsed(answer), language) if dates.is_day(answer) else answer


DATE = _Date("date", settings=("earliest", "latest"), written=True, column="date", looks="number")
