"""Why something is no answer."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """The key of a sentence that says what to write instead, and its arguments."""

    sentence: str
    arguments: dict[str, str | int] = field(default_factory=dict)
