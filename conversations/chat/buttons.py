"""What a button carries in its 64 bytes: flow, step, nonce and value.

A button stays pressable for as long as its message stands, so each says by itself what it belonged to.
Source of the limit: https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from typing import NamedTuple

from conversations.chat.effects import Button, Rows
from conversations.chat.facts import Facts
from conversations.chat.scene import Scene

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


LONGEST_LABEL = 60
"""Longer labels are cut by the phones."""


def programme_way(scene: Scene) -> Rows:
    """To the programme, where there is one."""
    return ((programme_button(scene, "button-programme"),),) if scene.event.programme else ()


def programme_button(scene: Scene, key: str) -> Button:
    return button(scene, key, Press("programme", "show", value=scene.event.key))


def help_button(scene: Scene) -> Button:
    return button(scene, "button-help", Press("help"))


def questions_button(scene: Scene) -> Button:
    """To the questions that wait for an organiser."""
    return button(scene, "button-questions", Press("questions", "list"))


def deep_link(facts: Facts, argument: str = "") -> str:
    """A link that opens the chat with the bot: https://core.telegram.org/bots/features#deep-linking"""
    return f"https://t.me/{facts.bot}" + (f"?start={argument}" if argument else "")


def button(scene: Scene, key: str, press: Press) -> Button:
    return Button(cut(scene.plain(key)), encode(press))


def cut(text: str) -> str:
    """A text as it fits on a button."""
    return shortened(text, LONGEST_LABEL)


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
