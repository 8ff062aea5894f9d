"""A phone number that can exist, kept as in E.164; one without a country belongs to the event's."""

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _Phone(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        import phonenumbers  # noqa: PLC0415 - loaded with the first number

        try:
            number = phonenumbers.parse(text, around.phone_region)
        except phonenumbers.NumberParseException:
            return Refusal("phone-unclear")
        if not phonenumbers.is_valid_number(number):
            return Refusal("phone-unclear")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        """Whether it is a number with its country; which numbers exist may change after it was given."""
        return isinstance(answer, str) and answer.startswith("+") and answer[1:].isdecimal()


PHONE = _Phone("phone", written=True, looks="digits")
