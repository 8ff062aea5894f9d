"""Yes or no."""

from conversations.language import assent
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _YesNo(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        return assent.read(text) or Refusal("choose-yes-or-no")

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        return answer in self.fixed


YES_NO = _YesNo(
    "yes-no",
    settings=("decision",),
    fixed=("yes", "no"),
    affirmed=True,
    counted=True,
)
