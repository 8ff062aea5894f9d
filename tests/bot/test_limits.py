import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import (
    ENOUGH,
    GROUP_BURST,
    GROUP_SECONDS,
    PRIVATE_BURST,
    PRIVATE_SECONDS,
    WORK_SECONDS,
    Bucket,
    Limits,
)

ADA, BO, GROUP = 1, 2, -3

ROUNDING = 1e-9
"""Seconds that the sum of two times may be off."""

steps = st.lists(st.floats(0, 3, allow_nan=False), min_size=1, max_size=60)


def limits(rate: float = 30) -> Limits:
    return Limits(rate)


def burst(given: Limits, chat: int, now: float) -> int:
    """How many messages may leave for a chat at once."""
    count = 0
    while not given.wait(chat, now):
        given.take(chat, now)
        count += 1
    return count


def take_bulk(given: Limits, now: float) -> None:
    """A bulk message leaves and is answered in no time."""
    given.take_bulk(now)
    given.bulk_answered(now, now)


@pytest.mark.parametrize(
    ("chat", "at_once", "pace"), [(ADA, PRIVATE_BURST, PRIVATE_SECONDS), (GROUP, GROUP_BURST, GROUP_SECONDS)]
)
def test_a_chat_gets_a_burst_and_then_an_even_pace(chat: int, at_once: int, pace: float) -> None:
    given = limits()
    first = burst(given, chat, 100)
    assert (first, given.wait(chat, 100)) == (at_once, pace)
    assert burst(given, chat, 100 + pace) == 1
    assert burst(given, chat, 100 + 4 * pace) == 3


def test_a_group_gets_no_more_than_twenty_in_a_minute_beyond_its_burst() -> None:
    assert 60 / GROUP_SECONDS == 20


def test_rest_brings_the_whole_burst_back_and_no_more() -> None:
    given = limits()
    assert [burst(given, ADA, now) for now in (0, 1000, 2000)] == [PRIVATE_BURST] * 3


def test_a_chat_does_not_wait_for_another() -> None:
    given = limits()
    burst(given, ADA, 0)
    assert (given.wait(ADA, 0) > 0, given.wait(BO, 0)) == (True, 0)


def test_who_waits_as_long_as_told_may_send() -> None:
    given = limits()
    burst(given, ADA, 0.1)
    now = 0.1
    for _ in range(50):
        now += given.wait(ADA, now)
        assert given.wait(ADA, now) < 1e-6
        given.take(ADA, now)


def test_what_is_forgotten_of_quiet_chats_gives_nobody_more() -> None:
    given = Limits(30)
    for _ in range(PRIVATE_BURST):
        given.take(1, 0)
    for chat in range(2, 100):
        given.take(chat, 4)
    for _ in range(4):
        assert given.wait(1, 4) == 0
        given.take(1, 4)
    assert given.wait(1, 4) == PRIVATE_SECONDS


class _Watched(dict[int, Bucket]):
    """Buckets that count how often one of them is looked at for nothing but its age."""

    looked_at = 0

    def __getitem__(self, chat: int) -> Bucket:
        self.looked_at += 1
        return super().__getitem__(chat)


def test_a_crowd_makes_nobody_look_at_more_than_two_others() -> None:
    buckets = _Watched()
    given = Limits(30, _buckets=buckets)
    for chat in range(1, 30_001):
        given.take(chat, chat / 4000)
    assert (len(buckets), buckets.looked_at) == (30_000, 29_999)


def test_a_crowd_that_has_gone_is_forgotten_by_and_by() -> None:
    buckets = _Watched()
    given = Limits(30, _buckets=buckets)
    for chat in range(1, 1001):
        given.take(chat, 0)
    for chat in range(2001, 2501):
        given.take(chat, 100)
    assert list(buckets) == list(range(2001, 2501))


@given(steps, st.integers(1, 40))
def test_no_second_holds_more_bulk_messages_than_the_rate(pauses: list[float], rate: int) -> None:
    """Whoever sends whatever may leave, as often as they like: in no window of a second is it more than the rate."""
    given, now, sent = limits(rate), 0.0, []
    for pause in pauses:
        now += pause
        for _ in range(given.bulk_room(now)):
            take_bulk(given, now)
            sent.append(now)
    windows = [sum(start <= at < start + 1 - ROUNDING for at in sent) for start in set(sent)]
    assert max(windows, default=0) <= rate


@given(steps, st.integers(1, 40))
def test_bulk_messages_leave_as_fast_as_they_may(pauses: list[float], rate: int) -> None:
    """The whole rate is used: whatever was before, in the two seconds after at least the rate of one leaves."""
    given, now = limits(rate), 0.0
    for pause in pauses:
        now += pause
        for _ in range(given.bulk_room(now)):
            take_bulk(given, now)
    assert sum_of(given, now, 2.0) >= rate


def sum_of(given: Limits, now: float, seconds: float) -> int:
    """How many leave in so many seconds, each as soon as it may."""
    until, count = now + seconds, 0
    while now <= until:
        if given.bulk_room(now):
            take_bulk(given, now)
            count += 1
        else:
            now += max(given.bulk_wait(now), 1e-4)
    return count


def test_bulk_messages_leave_evenly() -> None:
    given = limits(30)
    assert (given.bulk_room(100), sum_of(given, 100, 0.5), sum_of(given, 110, 10)) == (3, 18, 303)


def test_a_full_second_says_how_long_to_wait() -> None:
    given = limits(2)
    take_bulk(given, 10.0)
    assert (given.bulk_room(10.25), given.bulk_wait(10.25)) == (0, 0.25)
    take_bulk(given, 10.5)
    assert (given.bulk_room(10.75), given.bulk_wait(10.75)) == (0, 0.25)
    assert (given.bulk_room(11.0), given.bulk_wait(11.0)) == (1, 0)


def test_a_rate_between_two_numbers_is_the_lower_one() -> None:
    assert sum_of(limits(2.9), 0, 10) == sum_of(limits(2), 0, 10)


def test_too_many_pauses_that_chat_and_the_bulk_lane() -> None:
    given = limits()
    given.refused(ADA, 5, 100)
    assert (given.wait(ADA, 102), given.wait(BO, 102)) == (3, 0)
    assert (given.bulk_room(102), given.bulk_wait(102)) == (0, 3)
    assert (given.wait(ADA, 105), given.bulk_room(105)) == (0, 3)


def test_a_second_chat_that_hears_too_many_pauses_everything() -> None:
    given = limits()
    given.refused(ADA, 5, 100)
    given.refused(BO, 8, 101)
    assert [given.wait(chat, 102) for chat in (ADA, BO, GROUP)] == [7, 7, 7]
    assert [given.wait(chat, 109) for chat in (ADA, BO, GROUP)] == [0, 0, 0]


def test_the_same_chat_twice_pauses_nobody_else() -> None:
    given = limits()
    given.refused(ADA, 5, 100)
    given.refused(ADA, 5, 101)
    assert (given.wait(ADA, 102), given.wait(BO, 102)) == (4, 0)


def test_a_second_chat_after_the_pause_is_over_pauses_nobody_else() -> None:
    given = limits()
    given.refused(ADA, 5, 100)
    given.refused(BO, 5, 106)
    assert (given.wait(ADA, 107), given.wait(BO, 107), given.wait(GROUP, 107)) == (0, 4, 0)


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    given = limits()
    given.refused(ADA, 60, 100)
    given.refused(BO, 1, 100)
    assert given.bulk_wait(102) == 58


def test_a_bulk_message_counts_until_it_is_answered() -> None:
    given = limits(1)
    take_bulk(given, 1)
    given.take_bulk(10)
    assert (given.bulk_room(100), given.bulk_wait(100)) == (0, 1.0)
    given.bulk_answered(10, 100)
    assert (given.bulk_room(100.5), given.bulk_room(101)) == (0, 1)


@given(
    st.lists(st.tuples(st.floats(0, 0.2), st.floats(0, 0.05), st.floats(0, 0.05)), max_size=120),
    st.integers(1, 8),
    st.sampled_from([0.0, 0.02]),
)
def test_however_long_calls_take_no_more_arrive_in_a_second_than_the_rate(
    calls: list[tuple[float, float, float]], rate: int, ahead: float
) -> None:
    """Each call is some time on its way there, and on its way back, beyond the least that it takes; that is known."""
    there, back = 0.02, 0.03
    given, now, arrivals = Limits(rate, ahead), 0.0, list[float]()
    for _ in range(ENOUGH):
        given.take_bulk(-10)
        given.bulk_answered(-10, -10 + there + back)
    answers: list[tuple[float, float]] = []
    for pause, later, later_back in calls:
        now += pause
        for left, answered in sorted(answers, key=lambda each: each[1]):
            if answered <= now:
                given.bulk_answered(left, answered)
        answers = [each for each in answers if each[1] > now]
        if given.bulk_room(now):
            left = given.take_bulk(now)
            arrivals.append(left + there + later)
            answers.append((left, left + there + later + later_back + back))
    windows = [sum(start <= at < start + 1 - 1e-6 for at in arrivals) for start in arrivals]
    assert max(windows, default=0) <= rate


@pytest.mark.parametrize(
    ("quickest", "sooner"), [(0.0005, 0.0), (WORK_SECONDS, 0.0), (0.102, 0.05)], ids=["here", "near", "far"]
)
def test_what_a_call_may_have_spent_at_work_is_not_taken_for_the_way(quickest: float, sooner: float) -> None:
    given = limits(1)
    for _ in range(ENOUGH + 1):
        given.take_bulk(0)
        given.bulk_answered(0, quickest)
    given.take_bulk(1000)
    given.bulk_answered(1000, 1010)
    free = 1011 - sooner
    assert (given.bulk_room(free - 0.0001), given.bulk_room(free + 0.0001)) == (0, 1)


def test_where_there_is_no_room_there_is_always_something_to_wait_for() -> None:
    """A message that left ahead of time is in the way of the next, until a second one has become old."""
    given = Limits(2, 0.25)
    for at in (10.0, 10.5):
        take_bulk(given, at)
    given.take_bulk(10.75)
    assert (given.bulk_room(10.75), given.bulk_wait(10.75)) == (0, 0.5)
    given.take_bulk(11.25)
    assert (given.bulk_room(11.25), given.bulk_wait(11.25)) == (0, 1.0)


def test_what_was_taken_and_stays_takes_no_room() -> None:
    given = limits(30)
    for _ in range(3):
        given.take_bulk(100)
    given.bulk_stays(3)
    assert sum_of(given, 101, 1) == 33


def test_a_message_is_taken_ahead_of_the_instant_at_which_it_may_leave() -> None:
    given = Limits(1, 0.25)
    take_bulk(given, 10)
    assert (given.bulk_room(10.5), given.bulk_wait(10.5)) == (0, 0.25)
    assert (given.bulk_room(10.75), given.take_bulk(10.75)) == (1, 11.0)
