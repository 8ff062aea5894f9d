"""Packs what a button carries into its 64 bytes: flow, step, nonce and value.

A button stays pressable for as long as its message stands, so each says by itself what it belonged to. What the three
parts behind the flow hold is told by `presses`. Source of the limit: https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

LONGEST = 64
_PARTS = 4


class Press(NamedTuple):
    flow: str
    step: str = ""
    nonce: str = ""
    value: str = ""


_SLOTS = ("step", "nonce", "value")


@dataclass(frozen=True, slots=True)
class Carried:
    """The fields of a button, in the order of the slots that they are in.

    The wire format stays as it was ever sent. A press with something in another slot was never ours.
    """

    FLOW: ClassVar[str]
    SLOTS: ClassVar[tuple[str, ...]] = _SLOTS
    __match_args__: ClassVar[tuple[str, ...]]

    @property
    def press(self) -> Press:
        """The press as it goes over the wire."""
        carried = [getattr(self, name) for name in self.__match_args__]
        return Press(self.FLOW, **dict(zip(self.SLOTS, carried, strict=False)))

    @classmethod
    def read(cls, press: Press) -> Self | None:
        """Return what a press carries; None where something is in a slot that this flow has no use for."""
        used = cls.SLOTS[: len(cls.__match_args__)]
        if any(getattr(press, each) for each in _SLOTS if each not in used):
            return None
        return cls(*(getattr(press, each) for each in used))


class TooLong(Exception):
    """A button does not fit in the 64 bytes that Telegram gives it."""


def encode(press: "Press | Carried") -> str:
    carried = "|".join(press.press if isinstance(press, Carried) else press)
    if len(carried.encode()) > LONGEST:
        raise TooLong(carried)
    return carried


def fits(press: Carried) -> bool:
    """Whether a button can carry what it should: what somebody wrote may be too long, or have a bar in it."""
    carried = press.press
    return not any("|" in each for each in carried) and len("|".join(carried).encode()) <= LONGEST


def decode(carried: str) -> Press | None:
    """The press that a button stands for; None where it is none of ours."""
    parts = carried.split("|")
    return Press(*parts) if len(parts) == _PARTS else None
