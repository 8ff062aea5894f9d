from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery import verdict
from bot.delivery.telegram_api import NotConnected
from bot.delivery.verdict import GIVE_UP, Verdict
from storage.outbox import Lane, OutboxItem, Outcome, Outgoing

NOW = datetime(2030, 1, 1, tzinfo=UTC)
ACK, ANSWER, BROADCAST = Lane.ACKNOWLEDGEMENT, Lane.ANSWER, Lane.BROADCAST


def item(lane: Lane, method: str = "sendMessage", attempts: int = 0, at: datetime = NOW) -> OutboxItem:
    return OutboxItem(1, Outgoing(501, lane, method, {}), attempts, at)


def again(given: OutboxItem, seconds: float) -> Outcome:
    return Outcome(given, "queued", due_at=NOW + timedelta(seconds=seconds))


class TestEachErrorForEachLane:
    """The table: an error, and what it means for an acknowledgement, an answer and a broadcast."""

    FAILED: tuple[tuple[TelegramError, str, dict[str, Any]], ...] = (
        (Forbidden("Forbidden: bot was blocked by the user"), "blocked", {"unreachable": "blocked"}),
        (Forbidden("Forbidden: user is deactivated"), "blocked", {"unreachable": "blocked"}),
        (Forbidden("Forbidden: bot was kicked from the group chat"), "blocked", {"unreachable": "blocked"}),
        (BadRequest("Chat not found"), "Chat not found", {"unreachable": "Chat not found"}),
        (BadRequest("PEER_ID_INVALID"), "PEER_ID_INVALID", {"unreachable": "PEER_ID_INVALID"}),
        (BadRequest("Can't parse entities"), "Can't parse entities", {}),
        (BadRequest("Message is too long"), "Message is too long", {}),
        (InvalidToken("Not Found"), "Not Found", {}),
    )  # fmt: skip

    @pytest.mark.parametrize("lane", Lane)
    @pytest.mark.parametrize(("error", "reason", "follows"), FAILED, ids=str)
    def test_what_is_final_fails_with_its_reason(
        self, lane: Lane, error: TelegramError, reason: str, follows: dict[str, Any]
    ) -> None:
        given = item(lane)
        assert verdict.on(given, error, NOW) == Verdict(Outcome(given, "failed", reason), **follows)

    @pytest.mark.parametrize("lane", Lane)
    def test_an_edit_that_changes_nothing_is_done(self, lane: Lane) -> None:
        given = item(lane, "editMessageText")
        error = BadRequest("Message is not modified: specified new message content …")
        assert verdict.on(given, error, NOW) == Verdict(Outcome(given, "sent"))

    @pytest.mark.parametrize("said", ["Chat not found", "user is deactivated", "PEER_ID_INVALID"])
    def test_an_edit_in_a_chat_that_is_gone_is_not_sent_anew(self, said: str) -> None:
        given = item(ANSWER, "editMessageText")
        assert verdict.on(given, BadRequest(said), NOW) == Verdict(
            Outcome(given, "failed", said), unreachable=said
        )

    @pytest.mark.parametrize(
        "said",
        ["Query is too old and response timeout expired or query id is invalid", "Query ID is invalid"],
    )
    def test_an_acknowledgement_that_comes_too_late_is_dropped(self, said: str) -> None:
        given = item(ACK, "answerCallbackQuery")
        assert verdict.on(given, BadRequest(said), NOW) == Verdict(Outcome(given, "dropped"))

    @pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
    @pytest.mark.parametrize(
        "said",
        [
            "Message to edit not found",
            "Message can't be edited",
            "MESSAGE_ID_INVALID",
            "there is no text in the message to edit",
            "message identifier is not specified",
            "BUTTON_DATA_INVALID",
            "what Telegram says next year",
        ],
    )
    def test_an_edit_that_telegram_refuses_for_whatever_reason_is_sent_anew(
        self, lane: Lane, said: str
    ) -> None:
        given = item(lane, "editMessageText")
        assert verdict.on(given, BadRequest(said), NOW) == Verdict(Outcome(given, "dropped"), send_anew=True)

    @pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
    @pytest.mark.parametrize("wait", [7, timedelta(seconds=7)])
    def test_too_many_waits_as_long_as_telegram_says(self, lane: Lane, wait: Any) -> None:
        given = item(lane)
        assert verdict.on(given, RetryAfter(wait), NOW) == Verdict(again(given, 7), wait=7)

    def test_an_acknowledgement_is_not_worth_waiting_for(self) -> None:
        given = item(ACK, "answerCallbackQuery")
        assert verdict.on(given, RetryAfter(7), NOW) == Verdict(Outcome(given, "dropped"), wait=7)

    @pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
    def test_a_group_that_moved_gets_it_at_its_new_id(self, lane: Lane) -> None:
        given = item(lane)
        assert verdict.on(given, ChatMigrated(-1009), NOW) == Verdict(again(given, 0), moved_to=-1009)

    UNKNOWN = (TimedOut(), NetworkError("Bad Gateway"), NetworkError("ServerDisconnectedError"), Conflict("…"),
               TelegramError("Invalid server response"))  # fmt: skip

    @pytest.mark.parametrize("error", UNKNOWN, ids=str)
    @pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
    def test_an_answer_that_may_have_arrived_is_sent_again(self, error: TelegramError, method: str) -> None:
        given = item(ANSWER, method)
        assert verdict.on(given, error, NOW) == Verdict(again(given, 0.5))

    @pytest.mark.parametrize("error", UNKNOWN, ids=str)
    @pytest.mark.parametrize("method", ["sendMessage", "sendPhoto", "copyMessage", "forwardMessage"])
    def test_a_broadcast_that_may_have_arrived_is_never_repeated_by_itself(
        self, error: TelegramError, method: str
    ) -> None:
        given = item(BROADCAST, method)
        assert verdict.on(given, error, NOW) == Verdict(Outcome(given, "unsure", type(error).__name__))

    @pytest.mark.parametrize("error", UNKNOWN, ids=str)
    def test_what_is_the_same_twice_is_repeated_in_a_broadcast_too(self, error: TelegramError) -> None:
        given = item(BROADCAST, "editMessageText")
        assert verdict.on(given, error, NOW) == Verdict(again(given, 0.5))

    @pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
    def test_what_was_never_sent_is_sent_again(self, lane: Lane) -> None:
        given = item(lane)
        assert verdict.on(given, NotConnected(), NOW) == Verdict(again(given, 0.5))

    @pytest.mark.parametrize("error", [*UNKNOWN, NotConnected()], ids=str)
    def test_an_acknowledgement_is_tried_once(self, error: TelegramError) -> None:
        given = item(ACK, "answerCallbackQuery")
        assert verdict.on(given, error, NOW) == Verdict(Outcome(given, "dropped"))


def test_the_wait_doubles_up_to_a_minute() -> None:
    waits = []
    for attempts in (0, 1, 2, 3, 6, 7, 100):
        given = item(ANSWER, attempts=attempts)
        due_at = verdict.on(given, TimedOut(), NOW).outcome.due_at
        assert due_at
        waits.append((due_at - NOW).total_seconds())
    assert waits == [0.5, 1, 2, 4, 32, 60, 60]


@pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
def test_after_a_day_nobody_waits_any_more(lane: Lane) -> None:
    given = item(lane, at=NOW - GIVE_UP - timedelta(seconds=1))
    reason = "Telegram could not be reached for a day"
    assert verdict.on(given, NotConnected(), NOW) == Verdict(Outcome(given, "failed", reason))


def test_a_long_reason_fits_where_it_is_kept() -> None:
    error = BadRequest("Chat not found " * 50)
    assert len(verdict.on(item(ANSWER), error, NOW).unreachable or "") == 200
