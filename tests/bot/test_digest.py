"""What organisers hear of cancellations, over a real database."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from conversations.chat.states import Chat, Draft, Reviewing
from storage import tables
from tests.fakes import raw
from tests.fakes.hall import Hall, pressed
from tests.fakes.world import EMAIL, NAME, OLGA, OPEN, picnic, said, shown_text

HOUR = timedelta(hours=1)


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    """A picnic with two seats and a line, at noon in Stockholm."""
    here = Hall(url, picnic(NAME, EMAIL, registration={"capacity": 2}, waitlist={}), OPEN)
    here.starts(here.event)
    here.takes([raw.said("/start", raw.person(OLGA))])
    yield here
    here.closes()


def registers(hall: Hall, person: int, name: str) -> str:
    form = Draft("picnic", "n", {"name": name, "email": f"p{person}@exempel.se"})
    hall.stand({person: Chat("sv", Reviewing(form), event="picnic")})
    hall.takes([pressed(person, "summary|submit|n|")])
    return next(str(row["code"]) for row in hall.registrations() if row["person"] == person)


def does(hall: Hall, person: int, press: str) -> None:
    hall.takes([pressed(person, press)])


def told(hall: Hall) -> list[str]:
    """The digests that Olga has got since this was last asked."""
    title = said("digest", event=hall.event.name.sv)
    texts = [shown_text(each.get("text", "")) for each in hall.outgoing() if each.get("chat_id") == OLGA]
    return [each for each in texts if each.startswith(title)]


def after(hall: Hall, time: timedelta) -> list[str]:
    hall.passes(time)
    hall.goes_round()
    hall.goes_round()
    return told(hall)


def test_cancellations_are_gathered_for_an_hour_and_told_once_a_day(hall: Hall) -> None:
    one, two = registers(hall, 1, "Bo Ek"), registers(hall, 2, "Eva Ny")
    registers(hall, 3, "Dan Alm")
    does(hall, 1, f"registration|cancel-yes|{one}|")

    early, first = after(hall, timedelta(0)), after(hall, HOUR)
    does(hall, 2, f"registration|cancel-yes|{two}|")
    same_day, next_day = after(hall, 2 * HOUR), after(hall, 20 * HOUR)

    assert (early, same_day) == ([], [])
    assert first == [
        "👋 Avbokningar: Picknicken\nHar lämnat sin plats (1): Bo Ek\n🪑 Lediga platser nu: 0\n🎟 Erbjuden till nästa i kön (1): Dan Alm"
    ]
    assert next_day == [
        "👋 Avbokningar: Picknicken\nHar lämnat sin plats (1): Eva Ny\n🪑 Lediga platser nu: 1"
    ]


def test_at_night_nothing_is_told(hall: Hall) -> None:
    code = registers(hall, 1, "Bo Ek")
    hall.passes(10 * HOUR)
    does(hall, 1, f"registration|cancel-yes|{code}|")
    assert (after(hall, HOUR), len(after(hall, 9 * HOUR))) == ([], 1)


def test_who_took_the_seat_back_or_was_cancelled_by_an_organiser_is_not_told_of(hall: Hall) -> None:
    one, two = registers(hall, 1, "Bo Ek"), registers(hall, 2, "Eva Ny")
    does(hall, 1, f"attend|no-yes|{one}|")
    does(hall, 1, f"registration|regain|{one}|")
    does(hall, OLGA, f"find|cancelled|{two}|")
    assert after(hall, HOUR) == []


def test_a_digest_is_not_told_twice_by_a_bot_that_starts_anew(hall: Hall) -> None:
    code = registers(hall, 1, "Bo Ek")
    does(hall, 1, f"registration|cancel-yes|{code}|")
    first = after(hall, HOUR)
    hall.starts(hall.event)
    assert (len(first), after(hall, timedelta(days=1))) == (1, [])


def test_an_organiser_can_silence_it_and_hear_it_again(hall: Hall) -> None:
    one, two = registers(hall, 1, "Bo Ek"), registers(hall, 2, "Eva Ny")
    does(hall, OLGA, "digest|silence||picnic")
    hall.starts(hall.event)
    does(hall, 1, f"registration|cancel-yes|{one}|")
    silent = after(hall, HOUR)
    hall.takes([raw.said("/team", raw.person(OLGA))])
    shown = [each for each in hall.outgoing() if "digest|hear||picnic" in str(each)]
    does(hall, OLGA, "digest|hear||picnic")
    does(hall, 2, f"registration|cancel-yes|{two}|")
    heard = after(hall, timedelta(days=1))
    assert (silent, len(shown), len(heard)) == ([], 1, 1)
    assert "Bo Ek" not in heard[0]


def test_what_was_told_is_forgotten_with_the_registrations(hall: Hall) -> None:
    code = registers(hall, 1, "Bo Ek")
    does(hall, 1, f"registration|cancel-yes|{code}|")
    after(hall, HOUR)
    before = len(hall.stored(tables.digests))
    hall.starts(
        picnic(NAME, EMAIL, privacy={"version": "1", "notice": "Vi sparar det.", "deletes": date(2019, 3, 1)})
    )
    after(hall, timedelta(days=200))
    assert (before, hall.stored(tables.digests)) == (1, [])
