"""Any words, up to a length."""

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal


class _Text(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        if not text:
            return Refusal("text-empty")
        if len(text) > field.longest:
            return Refusal("text-too-long", {"longest": field.longest, "length": len(text)})
        return text


TEXT = _Text("text", settings=("suggest",), written=True, any_words=True)
