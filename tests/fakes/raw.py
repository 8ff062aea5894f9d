"""Updates as Telegram sends them: https://core.telegram.org/bots/api#update"""

import itertools
from typing import Any

Json = dict[str, Any]

_numbers = itertools.count(1_000_001)

ADA: Json = {"id": 501, "is_bot": False, "first_name": "Ada", "last_name": "Åström", "language_code": "sv"}
BO: Json = {"id": 502, "is_bot": False, "first_name": "Bo", "language_code": "en-GB"}
GROUP: Json = {"id": -1001234, "type": "supergroup", "title": "The group"}
CHANNEL: Json = {"id": -1009999, "type": "channel", "title": "The channel"}
DATE = 1_900_000_000


def update(number: int | None = None, **content: Any) -> Json:
    return {"update_id": number or next(_numbers), **content}


def message(sender: Json = ADA, number: int = 10, chat: Json | None = None, **content: Any) -> Json:
    chat = chat or {"id": sender["id"], "type": "private", "first_name": sender["first_name"]}
    return {"message_id": number, "date": DATE, "from": sender, "chat": chat, **content}


def said(text: str, sender: Json = ADA, number: int = 10, **given: Any) -> Json:
    """An update with words in a message."""
    return update(given.pop("update", None), message=message(sender, number, text=text, **given))


def pressed(data: str, sender: Json = ADA, on: int = 9, number: int | None = None) -> Json:
    """An update with a press on a button of a message of the bot."""
    bot = {"id": 1, "is_bot": True, "first_name": "The bot"}
    under = message(sender, on, text="…") | {"from": bot}
    return update(
        number, callback_query={"id": f"callback-{on}", "from": sender, "message": under, "data": data}
    )


def membership(status: str, sender: Json = ADA, chat: Json | None = None) -> Json:
    """An update that says what the bot has become in a chat."""
    chat = chat or {"id": sender["id"], "type": "private"}
    bot = {"id": 1, "is_bot": True, "first_name": "The bot"}
    change = {"chat": chat, "from": sender, "date": DATE, "new_chat_member": {"user": bot, "status": status}}
    return update(my_chat_member=change)


def person(number: int) -> Json:
    """Somebody of their own."""
    return {"id": number, "is_bot": False, "first_name": f"Person {number}", "language_code": "sv"}
