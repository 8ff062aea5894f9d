"""What a button carries in its 64 bytes: flow, step, nonce and value.

A button stays pressable for as long as its message stands, so each says by itself what it belonged to.
Source of the limit: https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from typing import NamedTuple

LONGEST = 64
_PARTS = 4


class Press(NamedTuple):
    flow: str
    step: str = ""
    nonce: str = ""
    value: str = ""


class TooLong(Exception):
    """A button does not fit in the 64 bytes that Telegram gives it."""


def encode(press: Press) -> str:
    carried = "|".join(press)
    if len(carried.encode()) > LONGEST:
        raise TooLong(carried)
    return carried


def decode(carried: str) -> Press | None:
    """The press that a button stands for; None where it is none of ours."""
    parts = carried.split("|")
    return Press(*parts) if len(parts) == _PARTS else None
