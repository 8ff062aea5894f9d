"""What travels on the wire: JSON objects, uploads, and refusals in Telegram's own words."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    name: str
    mime: str
    content: bytes


class Refusal(Exception):
    """Telegram would answer this call with an error."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_answer(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(what: str) -> Refusal:
    return Refusal(400, f"Bad Request: {what}")
