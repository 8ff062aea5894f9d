"""What has changed of an event, whom it concerns, and what organisers are offered to say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from conversations.broadcasts import notices
from conversations.broadcasts.orders import Launch, Preview, Settle
from conversations.chat.scene import Scene
from conversations.model.broadcasts.audience import LIVE, Audience, Reach
from conversations.model.event import changes
from conversations.model.event.changes import Known
from conversations.model.event.event import Event
from conversations.model.lookups import LookedUp
from conversations.model.team import Member
from tests.fakes.world import ME, NAME, OLGA, OPEN, Talk, picnic, said, wording

NOW = datetime(2019, 1, 1, 10, tzinfo=UTC)


def at(day: int, hour: int) -> datetime:
    return datetime(2019, 1, day, hour)  # noqa: DTZ001 - in the event's own zone


SPOONS: dict[str, Any] = {
    "key": "spoons", "title": "Skedar", "starts": at(23, 10), "ends": at(23, 12), "room": "Verkstaden",
}  # fmt: skip
SOCKS: dict[str, Any] = {"key": "socks", "title": "Sockor", "starts": at(23, 13), "room": "Salongen"}
WORKSHOP: dict[str, Any] = {
    "key": "workshop",
    "kind": "choice",
    "label": "Workshop",
    "question": "?",
    "choice": [{"key": "spoons", "label": "Skedar"}, {"key": "yarn", "label": "Sockor"}],
}
SIZE: dict[str, Any] = WORKSHOP | {
    "key": "size",
    "label": "Storlek",
    "choice": [{"key": "s", "label": "S"}, {"key": "m", "label": "M"}, {"key": "l", "label": "L"}],
}


def event(*programme: dict[str, Any], **settings: Any) -> Event:
    described: dict[str, Any] = {
        "starts": at(23, 9),
        "ends": at(23, 16),
        "venue": {"name": "Folkets hus"},
    } | settings
    fields = described.pop("fields", [NAME, WORKSHOP, SIZE])
    return picnic(*fields, programme=list(programme or (SPOONS, SOCKS)), **described)


def told(before: Event, after: Event, now: datetime = NOW) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What has changed, in Swedish."""
    found = changes.since(changes.known(before), after, now)
    return [(each.what, each.was.get("sv", ""), each.now.get("sv", ""), each.choices) for each in found]


def renamed(field: dict[str, Any], *labels: str) -> dict[str, Any]:
    """The field with other labels for its first choices."""
    some = [each | {"label": label} for each, label in zip(field["choice"], labels, strict=False)]
    return field | {"choice": some + field["choice"][len(some) :]}


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"about": "Vi äter utte."},
        {"organisers": "Någon annan"},
        {"registration": {"capacity": 40, "opens": date(2018, 10, 1), "closes": date(2018, 10, 31)}},
        {"venue": {"name": "FOLKETS  HUS"}},
        {"fields": [NAME, renamed(WORKSHOP, "Skedar", "Sockor"), SIZE | {"label": "Tröjans storlek"}]},
    ],
)
def test_what_concerns_nobodys_plans_is_no_change(settings: dict[str, Any]) -> None:
    assert told(event(), event(**settings)) == []


@pytest.mark.parametrize(
    "item",
    [SPOONS | {"about": "Med kniv."}, SPOONS | {"speakers": ["Ada Lind"]}, SPOONS | {"kind": "workshop"}],
)
def test_a_description_of_an_item_is_no_change(item: dict[str, Any]) -> None:
    assert told(event(), event(item, SOCKS)) == []


ONE = ("workshop.spoons",)


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (
            event(ends=at(23, 17)),
            [("date", "onsdag 23 januari 2019 09:00–16:00", "onsdag 23 januari 2019 09:00–17:00", ())],
        ),
        (event(venue={"name": "Slöjdhallen"}), [("place", "Folkets hus", "Slöjdhallen", ())]),
        (event(venue=None), [("place", "Folkets hus", "", ())]),
        (event(SPOONS | {"room": "Ateljén"}, SOCKS), [("room", "Verkstaden", "Ateljén", ONE)]),
        (
            event(SPOONS | {"starts": at(23, 11)}, SOCKS),
            [("time", "onsdag 23 januari 2019 10:00–12:00", "onsdag 23 januari 2019 11:00–12:00", ONE)],
        ),
        (event(SPOONS | {"title": "Slevar"}, SOCKS), [("title", "Skedar", "Slevar", ONE)]),
        (event(SOCKS), [("gone", "Skedar", "", ONE)]),
        (event(SPOONS, SOCKS | {"room": "Köket"}), [("room", "Salongen", "Köket", ("workshop.yarn",))]),
        (
            event(fields=[NAME, WORKSHOP, renamed(SIZE, "Small", "M")]),
            [("choice", "S", "Small", ("size.s",))],
        ),
        (
            event(fields=[NAME, WORKSHOP, SIZE | {"choice": SIZE["choice"][1:]}]),
            [("dropped", "S", "", ("size.s",))],
        ),
        (event(fields=[NAME, WORKSHOP]), []),
        (
            event(SPOONS | {"title": "Slevar"}, SOCKS, fields=[NAME, renamed(WORKSHOP, "Slevar", "Sockor"), SIZE]),
            [("title", "Skedar", "Slevar", ONE)],
        ),
    ],
)  # fmt: skip
def test_what_concerns_people_is_told_once_with_those_who_chose_it(
    after: Event, found: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    assert told(event(), after) == found


def test_a_programme_that_moves_with_its_event_is_one_change() -> None:
    items = [SPOONS | {"starts": at(30, 10), "ends": at(30, 12)}, SOCKS | {"starts": at(30, 13)}]
    moved = event(*items, starts=at(30, 9), ends=at(30, 16))
    assert [each[0] for each in told(event(), moved)] == ["date"]


def test_items_without_keys_are_known_by_what_they_are() -> None:
    plain = [{key: each[key] for key in each if key != "key"} for each in (SPOONS, SOCKS)]
    first = {"title": "Kaffe", "starts": at(23, 9), "ends": at(23, 10)}
    assert told(event(*plain), event(first, *plain)) == []
    assert [each[:3] for each in told(event(*plain), event(plain[0], plain[1] | {"title": "Vantar"}))] == [
        ("title", "Sockor", "Vantar")
    ]


def test_what_is_over_concerns_nobody() -> None:
    later = datetime(2019, 1, 23, 13, tzinfo=UTC)
    assert told(event(), event(SPOONS | {"room": "Ateljén"}, SOCKS), later) == []
    assert told(event(), event(venue=None), datetime(2019, 1, 24, 10, tzinfo=UTC)) == []


@pytest.mark.parametrize(("now", "what"), [(NOW, ["reopened"]), (OPEN, [])])
def test_registration_that_opens_again_concerns_the_line(now: datetime, what: list[str]) -> None:
    opens = {"opens": date(2018, 10, 1)}
    before = event(registration=opens | {"closes": date(2018, 10, 31)})
    after = event(registration=opens | {"closes": date(2019, 1, 20)})
    found = changes.since(changes.known(before), after, now)
    assert [each.what for each in found] == what
    assert not found or notices.audience(found) == Audience(statuses=("waitlisted",), necessary=True)


@pytest.mark.parametrize(
    ("after", "rule"),
    [
        (event(venue=None), Audience(statuses=LIVE, necessary=True)),
        (event(SPOONS | {"room": "Ateljén"}, SOCKS), Audience(statuses=LIVE, choices=ONE, necessary=True)),
        (event(SPOONS | {"room": "Ateljén"}, SOCKS, venue=None), Audience(statuses=LIVE, necessary=True)),
        (
            event(SPOONS | {"room": "A"}, SOCKS | {"room": "B"}),
            Audience(statuses=LIVE, choices=("workshop.spoons", "workshop.yarn"), necessary=True),
        ),
        (
            event(SPOONS | {"room": "A"}, SOCKS, fields=[NAME, WORKSHOP, renamed(SIZE, "Small", "M")]),
            Audience(statuses=LIVE, necessary=True),
        ),
    ],
)
def test_all_are_told_whom_one_of_the_changes_concerns(after: Event, rule: Audience) -> None:
    assert notices.audience(changes.since(changes.known(event()), after, NOW)) == rule


def organiser(after: Event, known: Known) -> Talk:
    talk = Talk(after, now=NOW)
    talk.team[ME] = Member(ME, "organiser", "Åsa", OLGA, OPEN)
    talk.looked_up = LookedUp(known=known)
    talk.forges("language|||sv")
    return talk


KNOWN, AFTER = changes.known(event()), event(venue={"name": "Slöjdhallen"})
OFFER = changes.sign(changes.since(KNOWN, AFTER, NOW))


@pytest.mark.parametrize(("act", "order"), [("send", Launch), ("edit", Preview), ("leave", Settle)])
def test_one_tap_sends_opens_or_leaves_the_draft(act: str, order: type[Any]) -> None:
    talk = organiser(AFTER, KNOWN)
    talk.forges(f"notice|{act}|{OFFER}|picnic")
    assert [type(each) for each in talk.effects if isinstance(each, order)] == [order]
    writes = talk.chat.composing
    assert (writes.tells if writes else False) == (act == "edit")


def test_the_draft_is_in_every_language_and_names_each() -> None:
    talk = organiser(AFTER, KNOWN)
    talk.forges(f"notice|send|{OFFER}|picnic")
    [launch] = [each for each in talk.effects if isinstance(each, Launch)]
    assert launch.composition.texts == {
        language: "\n\n".join(
            [
                wording().html(language, "notice-draft", name="{name}", event="{event}"),
                wording().html(language, "notice-place", was="Folkets hus", now="Slöjdhallen"),
            ]
        )
        for language in ("sv", "en")
    }


@pytest.mark.parametrize("known", [None, changes.known(AFTER), replace(KNOWN, place={"sv": "X", "en": "X"})])
def test_an_offer_that_is_decided_or_outdated_does_nothing(known: Known | None) -> None:
    talk = organiser(AFTER, known or KNOWN)
    if known is None:
        talk.looked_up = LookedUp()
    talk.forges(f"notice|send|{OFFER}|picnic")
    assert [each for each in talk.effects if isinstance(each, Launch)] == []
    assert talk.toast == said("notice-over")


def test_an_offer_fits_in_a_message_however_much_has_changed() -> None:
    items = [
        {
            "key": f"i{number}",
            "title": "å" * 100 + str(number),
            "starts": at(23, 10) + timedelta(minutes=number),
            "room": "ö" * 100,
        }
        for number in range(60)
    ]
    moved = [each | {"room": "ä" * 100} for each in items]
    found = changes.since(changes.known(event(*items)), event(*moved), NOW)
    talk = organiser(event(*moved), KNOWN)
    card = notices.card(
        Scene(talk.chat, talk.facts(), event(*moved)), found, [Reach(7, {"confirmed": 7})] * 60, Reach(7)
    )
    assert (len(found), len(card.text) < 4096) == (60, True)
