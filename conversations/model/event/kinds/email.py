"""An e-mail address: the one that the words hold, as it is written; it is not tried."""

from conversations.language import emails
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _Email(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        found = emails.find(text)
        if found.sure:
            return found.sure[0]
        return Refusal("email-unclear", meant=found.meant)

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        """Whether it is an address at all; one that was read once is not taken apart again."""
        return isinstance(answer, str) and "@" in answer

    def is_plain(self, text: str) -> bool:
        """Whether it is an address, or tells one; words that ask may name one, too."""
        return len(text.split()) == 1 or "?" not in text


EMAIL = _Email("email", written=True, looks="address")
