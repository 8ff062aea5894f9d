"""Keyboards that come with a message, checked as Telegram checks them."""

from typing import Any

from rehearsal.wire import Json, bad_request

_ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "pay",
)


_STYLES = ("primary", "success", "danger")


def checked(markup: Any) -> Json | None:
    """The markup with its rows in one shape, or nothing where there is none."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return {"inline_keyboard": _rows(markup["inline_keyboard"], _inline_button)}
    if "keyboard" in markup:
        return markup | {"keyboard": _rows(markup["keyboard"], _reply_button)}
    return markup


def _rows(rows: Any, button: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse keyboard: expected an Array of Arrays")
    if sum(len(row) for row in rows) > 300:
        raise bad_request("reply markup is too long")
    return [[button(one) for one in row] for row in rows if row]


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    actions = [action for action in _ACTIONS if action in button]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    _check_action(button, actions[0])
    if button.get("style", "primary") not in _STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")
    return button


def _check_action(button: Json, action: str) -> None:
    if action == "callback_data" and not 1 <= len(str(button[action]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not _is_address(str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if action == "copy_text" and not 1 <= len(str(button["copy_text"].get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _is_address(url: str) -> bool:
    scheme, separator, rest = url.partition("://")
    if not separator:
        return "." in url and " " not in url
    return scheme in {"http", "https", "tg", "ton"} and bool(rest) and " " not in url


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    return button
