"""An e-mail address, as it is written; it is not tried."""

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _Email(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - loaded with the first address

        address = text.strip("<>.,; ").removeprefix("mailto:")
        try:
            return validate_email(address, check_deliverability=False).normalized
        except EmailNotValidError:
            return Refusal("email-unclear")

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        """Whether it is an address at all; one that was read once is not taken apart again."""
        return isinstance(answer, str) and "@" in answer


EMAIL = _Email("email", written=True, looks="address")
