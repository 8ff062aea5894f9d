"""What an error from Telegram means for a letter. Telegram has no key against sending twice, so each case is its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.telegram_api import NotConnected
from storage.database import Away
from storage.outbox import Lane, Letter, Outcome

GIVE_UP = timedelta(hours=24)
LONGEST_WAIT = 60.0

DONE_ALREADY = ("message is not modified",)
GONE_ALREADY = ("message to delete not found",)
TOO_LATE = ("query is too old", "query id is invalid")
NOT_TO_BE_EDITED = ("message to edit not found", "message can't be edited")
GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot was kicked", "peer_id_invalid")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a letter, and what else follows: a chat that can't be reached, has moved or has to wait."""

    outcome: Outcome
    unreachable: str | None = None
    moved_to: int | None = None
    wait: float | None = None
    send_anew: bool = False


def on(letter: Letter, error: TelegramError | Away, now: datetime) -> Verdict:
    match error:
        case RetryAfter():
            return _too_many(letter, _seconds(error.retry_after), now)
        case ChatMigrated():
            return Verdict(_again(letter, now, 0), moved_to=error.new_chat_id)
        case Forbidden():
            return Verdict(_lost(letter, "blocked"), unreachable="blocked")
        case BadRequest() | InvalidToken():
            return _refused(letter, error)
        case NotConnected() | Away():
            return Verdict(_later(letter, now))
        case _:
            return Verdict(_unknown(letter, error, now))


def _refused(letter: Letter, error: TelegramError) -> Verdict:
    said = error.message.casefold()
    if any(each in said for each in DONE_ALREADY):
        return Verdict(Outcome(letter, "sent"))
    if any(each in said for each in TOO_LATE):
        return Verdict(Outcome(letter, "dropped"))
    if letter.outgoing.method == "deleteMessage" and any(each in said for each in GONE_ALREADY):
        return Verdict(Outcome(letter, "sent"))
    if any(each in said for each in NOT_TO_BE_EDITED) and letter.outgoing.broadcast is None:
        return Verdict(Outcome(letter, "dropped"), send_anew=True)
    if any(each in said for each in GONE):
        return Verdict(_lost(letter, error.message), unreachable=error.message[:200])
    return Verdict(Outcome(letter, "failed", error.message))


def _lost(letter: Letter, reason: str) -> Outcome:
    """The chat can't be reached; a delivery that is accounted for says so."""
    return Outcome(letter, "failed" if letter.outgoing.broadcast is None else "blocked", reason)


def _too_many(letter: Letter, seconds: float, now: datetime) -> Verdict:
    if letter.outgoing.lane == Lane.ACKNOWLEDGEMENT:
        return Verdict(Outcome(letter, "dropped"), wait=seconds)
    return Verdict(_again(letter, now, seconds), wait=seconds)


def _unknown(letter: Letter, error: TelegramError, now: datetime) -> Outcome:
    """Whether it arrived can't be known: an answer is sent again, a broadcast never by itself."""
    if letter.outgoing.lane == Lane.BROADCAST and letter.outgoing.method.startswith(
        ("send", "copy", "forward")
    ):
        return Outcome(letter, "unsure", type(error).__name__)
    return _later(letter, now)


def _later(letter: Letter, now: datetime) -> Outcome:
    """Again after a wait that doubles; an acknowledgement is not worth it, and after a day nobody waits."""
    if letter.outgoing.lane == Lane.ACKNOWLEDGEMENT:
        return Outcome(letter, "dropped")
    if now - letter.created_at > GIVE_UP:
        return Outcome(letter, "failed", "Telegram could not be reached for a day")
    return _again(letter, now, min(LONGEST_WAIT, 0.5 * 2 ** min(letter.attempts, 10)))


def _again(letter: Letter, now: datetime, seconds: float) -> Outcome:
    return Outcome(letter, "queued", due_at=now + timedelta(seconds=seconds))


def _seconds(given: float | timedelta) -> float:
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
