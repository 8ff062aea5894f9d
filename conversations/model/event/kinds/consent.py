"""That somebody agrees to the privacy notice, as it is now."""

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer, Consent


class _Consent(Kind):
    def read(self, field: Field, around: Around, text: str) -> Refusal:
        """Refuse all words: nobody agrees but by a press."""
        return Refusal("consent-by-button")

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        return isinstance(answer, Consent) and answer.version == around.privacy.version

    def problems(self, field: Field) -> list[str]:
        return [] if field.required else ["consent can't be voluntary: remove `required = false`"]


CONSENT = _Consent("consent", affirmed=True, column=None)
