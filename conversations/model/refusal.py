"""Why something is no answer."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """The key of a sentence that says what to write instead, and its arguments.

    `meant` are answers that were perhaps meant, the likeliest first: none is taken before somebody says so.
    """

    sentence: str
    arguments: dict[str, str | int] = field(default_factory=dict)
    meant: tuple[str, ...] = ()
