"""Says what an error from Telegram means for what was to be sent. Telegram has no key against sending twice, so each case is its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.telegram_api import NotConnected
from storage.database import Away
from storage.outbox import Lane, OutboxItem, Outcome

GIVE_UP = timedelta(hours=24)
LONGEST_WAIT = 60.0

DONE_ALREADY = ("message is not modified",)
NO_PICTURE = ("there is no caption in the message to edit",)
GONE_ALREADY = ("message to delete not found",)
TOO_LATE = ("query is too old", "query id is invalid")
GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot was kicked", "peer_id_invalid")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of an item, and what else follows: a chat that can't be reached, has moved or has to wait; words instead of a caption."""

    outcome: Outcome
    unreachable: str | None = None
    moved_to: int | None = None
    wait: float | None = None
    send_anew: bool = False
    without_picture: bool = False


def on(item: OutboxItem, error: TelegramError | Away, now: datetime) -> Verdict:
    match error:
        case RetryAfter():
            return _too_many(item, _seconds(error.retry_after), now)
        case ChatMigrated():
            return Verdict(_again(item, now, 0), moved_to=error.new_chat_id)
        case Forbidden():
            return Verdict(_lost(item, "blocked"), unreachable="blocked")
        case BadRequest() | InvalidToken():
            return _refused(item, error)
        case NotConnected() | Away():
            return Verdict(_later(item, now))
        case _:
            return Verdict(_unknown(item, error, now))


def _refused(item: OutboxItem, error: TelegramError) -> Verdict:
    said = error.message.casefold()
    if any(each in said for each in DONE_ALREADY):
        return Verdict(Outcome(item, "sent"))
    if any(each in said for each in TOO_LATE):
        return Verdict(Outcome(item, "dropped"))
    if item.outgoing.method == "deleteMessage" and any(each in said for each in GONE_ALREADY):
        return Verdict(Outcome(item, "sent"))
    if any(each in said for each in GONE):
        return Verdict(_lost(item, error.message), unreachable=error.message[:200])
    if item.outgoing.renews and any(each in said for each in NO_PICTURE):
        return Verdict(Outcome(item, "dropped"), without_picture=True)
    is_edit = item.outgoing.method == "editMessageText" and isinstance(error, BadRequest)
    if is_edit and item.outgoing.broadcast is None:
        return Verdict(Outcome(item, "dropped"), send_anew=True)
    return Verdict(Outcome(item, "failed", error.message))


def _lost(item: OutboxItem, reason: str) -> Outcome:
    """The chat can't be reached; a delivery that is accounted for says so."""
    return Outcome(item, "failed" if item.outgoing.broadcast is None else "blocked", reason)


def _too_many(item: OutboxItem, seconds: float, now: datetime) -> Verdict:
    if item.outgoing.lane == Lane.ACKNOWLEDGEMENT:
        return Verdict(Outcome(item, "dropped"), wait=seconds)
    return Verdict(_again(item, now, seconds), wait=seconds)


def _unknown(item: OutboxItem, error: TelegramError, now: datetime) -> Outcome:
    """Whether it arrived can't be known: an answer is sent again, a broadcast never by itself."""
    if item.outgoing.lane == Lane.BROADCAST and item.outgoing.method.startswith(("send", "copy", "forward")):
        return Outcome(item, "unsure", type(error).__name__)
    return _later(item, now)


def _later(item: OutboxItem, now: datetime) -> Outcome:
    """Again after a wait that doubles; an acknowledgement is not worth it, and after a day nobody waits."""
    if item.outgoing.lane == Lane.ACKNOWLEDGEMENT:
        return Outcome(item, "dropped")
    if now - item.created_at > GIVE_UP:
        return Outcome(item, "failed", "Telegram could not be reached for a day")
    return _again(item, now, min(LONGEST_WAIT, 0.5 * 2 ** min(item.attempts, 10)))


def _again(item: OutboxItem, now: datetime, seconds: float) -> Outcome:
    return Outcome(item, "queued", due_at=now + timedelta(seconds=seconds))


def _seconds(given: float | timedelta) -> float:
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
