"""Makes the buttons that many capabilities show, and cuts labels to fit."""

from collections.abc import Mapping, Sequence

from conversations.chat.effects import Button, Rows, Style
from conversations.chat.facts import Facts
from conversations.chat.presses import Questions, ShowHelp, ShowProgramme
from conversations.chat.scene import Scene
from conversations.chat.wire import Carried, encode

STYLES: Mapping[str, Style] = {
    "button-register": "primary",
    "button-what-waits": "primary",
    "button-submit": "success",
    "button-submit-colleague": "success",
    "button-save": "success",
    "button-accept": "success",
    "button-accept-all": "success",
    "button-accept-part": "success",
    "button-take-over": "success",
    "button-check-in": "success",
    "button-confirm": "success",
    "button-broadcast-halt": "danger",
    "button-broadcast-delete": "danger",
}

LONGEST_LABEL = 60
"""Longer labels are cut by the phones."""


def programme_way(scene: Scene) -> Rows:
    """To the programme, where there is one."""
    return ((programme_button(scene, "button-programme"),),) if scene.event.programme else ()


def programme_button(scene: Scene, key: str) -> Button:
    return button(scene, key, ShowProgramme("show", event=scene.event.key))


def help_button(scene: Scene) -> Button:
    return button(scene, "button-help", ShowHelp())


def questions_button(scene: Scene) -> Button:
    """To the questions that wait for an organiser."""
    return button(scene, "button-questions", Questions("list"))


def deep_link(facts: Facts, argument: str = "") -> str:
    """A link that opens the chat with the bot: https://core.telegram.org/bots/features#deep-linking"""
    return f"https://t.me/{facts.bot.username}" + (f"?start={argument}" if argument else "")


def button(scene: Scene, key: str, press: Carried, **told: str) -> Button:
    return Button(cut(scene.plain(key, **told)), encode(press), style=style(key))


def style(key: str) -> Style:
    """The style of a button by its sentence: whatever asks "sure?" has a yes that gives something up."""
    return "danger" if key.endswith("-yes") else STYLES.get(key, "")


def in_rows(buttons: Sequence[Button], width: int) -> Rows:
    """Return buttons side by side, so many in a row."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def cut(text: str) -> str:
    """A text as it fits on a button."""
    return shortened(text, LONGEST_LABEL)


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
