"""Yes or no."""

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _YesNo(Kind):
    def read(self, field: Field, around: Around, text: str) -> Refusal:
        """Refuse all words but the fixed ones, which are heard before in any language."""
        return Refusal("choose-yes-or-no")

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        return answer in self.fixed


YES_NO = _YesNo(
    "yes-no",
    settings=("decision",),
    fixed={"yes": "yes-words", "no": "no-words"},
    affirmed=True,
    counted=True,
)
