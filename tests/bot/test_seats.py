"""Random histories of many people over a real database, against a simple model of what has to become of their seats.

The full figure: `.venv/bin/python -m tests.bot.test_seats --histories 2000 --seed 1`
"""

import argparse
import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from conversations.chat.states import Chat, Draft, Idle, Reviewing
from conversations.model.event.event import Event
from storage import schema
from storage.database import Database
from tests.bot.seats_model import Held, Model
from tests.fakes.hall import Hall, Json, pressed
from tests.fakes.world import EMAIL, NAME, OLGA, picnic, wording

PEOPLE = range(1, 8)
BEGIN = datetime(2018, 10, 20, 10, tzinfo=UTC)
LABEL = {"label": "X", "question": "X?"}
EVENT_NAME = "Picknicken"


def event(capacities: dict[str, int], *, voluntary: bool = False) -> Event:
    """An event with seats in two workshops, and a target group that an organiser decides on."""
    workshops = [
        {"key": key, "label": key, **({"capacity": capacities[key]} if key in capacities else {})}
        for key in ("a", "b", "none")
    ]
    return picnic(
        NAME,
        EMAIL,
        {"key": "group", "kind": "target-group", **LABEL},
        {"key": "workshop", "kind": "choice", **LABEL, "choice": workshops, "required": not voluntary},
        registration={
            "opens": BEGIN.date(),
            "closes": datetime(2018, 10, 31).date(),  # noqa: DTZ001  a day in the event's own zone
            "capacity": capacities[""],
        },
        changes_until=datetime(2018, 11, 20, 12, tzinfo=UTC),
        waitlist={"offer_hours": 24, "until": datetime(2018, 11, 15, 12, tzinfo=UTC)},
        colleagues={"until": datetime(2018, 11, 8, 12, tzinfo=UTC), "at_most": 20},
        target_group=[
            {"key": "member", "label": "M"},
            {"key": "guest", "label": "G", "admission": "decision"},
        ],
    )


@dataclass(frozen=True)
class Act:
    """What one person does: where they stand in the conversation, what they press, and what has to come of it."""

    person: int
    data: str
    state: Idle | Reviewing
    comes: Callable[[Model], Any]


WISHES = st.tuples(
    st.sampled_from(["member", "member", "member", "member", "guest"]),
    st.sampled_from(["a", "a", "b", "none", "none"]),
)
"""The target group and the workshop that somebody chooses."""


SEATS = st.fixed_dictionaries({"": st.sampled_from([3, 4, 4, 5, 7]), "a": st.sampled_from([1, 2, 2, 3])})


def _address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@exempel.se"


def _answers(name: str, group: str, workshop: str) -> dict[str, str]:
    return {"name": name, "email": _address(name), "group": group, "workshop": workshop}


class Histories(RuleBasedStateMachine):
    """`voluntary` is whether the workshop may be left out."""

    url: str
    voluntary: bool

    def __init__(self) -> None:
        super().__init__()
        self.capacities = {"": 4, "a": 2, "b": 2}
        self.hall = Hall(self.url, event(self.capacities, voluntary=self.voluntary), BEGIN)
        self.hall.empties()
        self.hall.starts(self.hall.event)
        described = self.hall.event
        self.model = Model(
            self.capacities, BEGIN, described.registration_end, _there(described.colleagues_end),
            described.changes_end, described.beginning(described.starts), _there(described.offers_end), self.voluntary,
        )  # fmt: skip
        self.codes: dict[int, str] = {}
        self.links: list[tuple[str, Held, int]] = []
        self.known: list[Held] = []
        self.coming: list[Act] = []
        self.names = 0
        self.taken = dict.fromkeys(self.capacities, 0)

    # What happens. Only what can come of something is drawn, though much of it comes too late.

    @initialize(data=st.data())
    def many_register(self, data: st.DataObject) -> None:
        """So many that some stand in line, a few of them together; and perhaps the time is nearly over for something."""
        for person in PEOPLE[:5]:
            self.registers(person, data)
            if data.draw(st.booleans()):
                self.registers_a_colleague(person, data)
        self._take()
        for held in self._waiting():
            if len(self.model.company(held)) > 1:
                self.says_together_or_apart(held, data)
        self._take()
        self._pass(data.draw(st.sampled_from([0, 0, 0, 24 * 11, 24 * 18, 24 * 25])))

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        does = [self.people_act] * 8 + [self.time_passes] * 2 + [self.the_bot_starts_anew]
        data.draw(st.sampled_from(does))(data)

    def people_act(self, data: st.DataObject) -> None:
        """Several at once are taken as one batch; of what can be done, the rare is as likely as the common."""
        for _ in range(data.draw(st.integers(1, 3))):
            act, about = data.draw(st.sampled_from(self._possible()))
            act(data.draw(st.sampled_from(about)), data)
        self._take(again=data.draw(st.booleans()), twice=data.draw(st.booleans()))

    def time_passes(self, data: st.DataObject) -> None:
        self._pass(data.draw(st.sampled_from([1, 20, 25, 25, 25, 24 * 4])))
        if data.draw(st.booleans()):
            self.the_bot_goes_round()

    def _pass(self, hours: int) -> None:
        self.hall.passes(timedelta(hours=hours))
        self.model.now = self.hall.clock.time

    def the_bot_goes_round(self) -> None:
        self.hall.goes_round()
        self.model.run_once()
        self._compare()

    def the_bot_starts_anew(self, data: st.DataObject) -> None:
        """Perhaps with other numbers of seats, also fewer than are taken."""
        self.capacities |= data.draw(SEATS)
        self.hall.starts(event(self.capacities, voluntary=self.voluntary))
        self.model.promote()
        self._compare()

    def teardown(self) -> None:
        self.hall.closes()

    # What people do: each with what it is about, a registration that stands or once stood, or a person.

    def _possible(self) -> list[tuple[Callable[[Any, st.DataObject], None], list[Any]]]:
        """The acts that something may come of, each with what it can be about."""
        known = self.known[-16:]
        free = [person for person in PEOPLE if not self.model.live_own(person)]
        waiting = self._waiting()
        claimable = [(person, link) for person in free for link in self.links[-5:]]
        possible: list[tuple[Callable[[Any, st.DataObject], None], list[Any]]] = [
            (self.registers, free),
            (self.registers_a_colleague, [*(each.owner for each in waiting), 1]),
            (self.claims, claimable),
            (self.submits_a_change, [each for each in known if each.person]),
            (self.submits_a_change, waiting),
            (self.cancels, [each for each in known if each.person and each.status != "offered"]),
            (self.cancels, [each for each in known if each.person and each.seated]),
            (self.cancels_a_colleague, [each for each in known if each.person is None]),
            (
                self.gives_the_seat_away,
                [each for each in known if each.person and each.status == "confirmed"],
            ),
            *[(self.says_together_or_apart, [each for each in waiting if len(self.model.company(each)) > 1])]
            * 3,
            (self.leaves_by_a_reminder, [each for each in known if each.person and not each.over]),
            (
                self.stands_in_line_again,
                [each for each in known if (each.waited or each.left) and each.person],
            ),
            *[(self.takes_it_back, [each for each in known if each.left])] * 2,
            (self.an_organiser_puts_it_back, [each for each in known if each.over]),
            *[(self.answers_an_offer, [each for each in known if each.status == "offered"])] * 2,
            *[(self.answers_a_part, [each for each in known if each.wish and each.status == "confirmed"])]
            * 2,
            *[(self.answers_a_part, [each for each in known if each.wish_until])] * 2,
            *[(self.an_organiser_decides, [each for each in known if each.status == "pending"])] * 2,
        ]
        return [(act, about[::-1]) for act, about in possible if about]

    def _waiting(self) -> list[Held]:
        return [each for each in self.known if each.status == "waitlisted" and each.person]

    def registers(self, person: int, data: st.DataObject) -> None:
        name, (group, workshop) = self._name(), data.draw(WISHES)
        self._submits(
            person, Draft("picnic", "n", _answers(name, group, workshop)),
            lambda model: model.register(person, name, group, workshop),
        )  # fmt: skip

    def submits_a_change(self, held: Held, data: st.DataObject) -> None:
        person, (group, workshop) = held.owner, data.draw(WISHES)
        draft = Draft("picnic", "n", _answers(held.name, group, workshop), revises=self._code(held))
        self._submits(person, draft, lambda model: model.revise(person, held, group, workshop))

    def cancels(self, held: Held, _data: st.DataObject) -> None:
        person = held.owner
        act = "leave-yes" if held.status == "waitlisted" else "cancel-yes"
        self._does(person, f"registration|{act}", held, lambda model: model.cancel(person, held))

    def leaves_by_a_reminder(self, held: Held, _data: st.DataObject) -> None:
        person = held.owner
        self._does(person, "attend|no-yes", held, lambda model: model.leave_by_reminder(person, held))

    def takes_it_back(self, held: Held, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from([held.owner, held.owner, held.owner, *PEOPLE[:1]]))
        flow = "registration" if held.person else "colleague"
        self._does(person, f"{flow}|regain", held, lambda model: model.regain(person, held))

    def an_organiser_puts_it_back(self, held: Held, data: st.DataObject) -> None:
        in_line = data.draw(st.booleans())
        does = "find|put-in-line" if in_line else "find|put-back"
        self._does(OLGA, does, held, lambda model: model.put_back(held, in_line=in_line))

    def stands_in_line_again(self, held: Held, _data: st.DataObject) -> None:
        self._does(held.owner, "registration|rejoin", held, lambda model: model.rejoin(held))

    def registers_a_colleague(self, person: int, _data: st.DataObject) -> None:
        name = self._name()
        draft = Draft("picnic", "n", {"name": name, "email": _address(name)}, colleague=True)
        self._submits(person, draft, lambda model: model.register_colleague(person, name))

    def cancels_a_colleague(self, held: Held, _data: st.DataObject) -> None:
        person = held.registrant
        does = "colleague|cancel-yes"
        self._does(person, does, held, lambda model: model.cancel_colleague(person, held))

    def gives_the_seat_away(self, held: Held, data: st.DataObject) -> None:
        person, takes_back = held.owner, data.draw(st.sampled_from([False, False, True]))
        word, does = ("take-back", Model.take_back) if takes_back else ("give", Model.give)
        self._does(person, f"registration|{word}", held, lambda model: does(model, person, held))

    def claims(self, claim: tuple[int, tuple[str, Held, int]], data: st.DataObject) -> None:
        """Take over with any link that was handed out."""
        (person, (token, held, link)), (group, workshop) = claim, data.draw(WISHES)
        answers = _answers(held.name, group, workshop)
        draft = Draft("picnic", "n", answers, revises=self._code(held), claims=token)
        if held.owner != person:
            self._submits(
                person, draft,
                lambda model: model.claim(
                    person, held, group, workshop, link=link
                ),
            )  # fmt: skip

    def says_together_or_apart(self, held: Held, data: st.DataObject) -> None:
        person, joined = held.owner, data.draw(st.sampled_from([True, True, False]))
        word, does = ("together", Model.together) if joined else ("apart", Model.apart)
        self._does(person, f"registration|{word}", held, lambda model: does(model, person, held))

    def answers_an_offer(self, held: Held, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from([held.answers_offers, held.owner, held.registrant, *PEOPLE[:2]]))
        word, does = data.draw(st.sampled_from([("accept", Model.accept), ("decline-yes", Model.turn_down)]))
        self._does(person, f"offer|{word}", held, lambda model: does(model, person, held))

    def answers_a_part(self, held: Held, data: st.DataObject) -> None:
        """Take the workshop that is offered beside the seat, turn it down, or leave its line."""
        person = data.draw(st.sampled_from([held.owner, held.owner, held.owner, *PEOPLE[:1]]))
        workshop = held.wish or "a"
        word, does = data.draw(
            st.sampled_from(
                [("take", Model.take_part), ("take", Model.take_part), ("no-yes", Model.leave_part)]
            )
        )
        self._comes(
            Act(
                person,
                f"part|{word}|{self._code(held)}|workshop.{workshop}",
                Idle(),
                lambda model: does(model, person, held, workshop),
            )
        )

    def an_organiser_decides(self, held: Held, data: st.DataObject) -> None:
        word, does = data.draw(
            st.sampled_from(
                [("confirm", Model.confirm), ("confirm", Model.confirm), ("plain", Model.decline)]
            )
        )
        self._does(OLGA, f"decide|{word}", held, lambda model: does(model, held))

    # How.

    def _submits(self, person: int, draft: Draft, comes: Callable[[Model], Any]) -> None:
        self._comes(Act(person, f"summary|submit|{draft.nonce}|", Reviewing(draft), comes))

    def _does(self, person: int, press: str, held: Held, comes: Callable[[Model], Any]) -> None:
        self._comes(Act(person, f"{press}|{self._code(held)}|", Idle(), comes))

    def _comes(self, act: Act) -> None:
        """One act of a person in a batch, so that where they stand can be said beforehand."""
        if any(each.person == act.person for each in self.coming):
            self._take()
        self.coming.append(act)

    def _take(self, *, again: bool = False, twice: bool = False) -> None:
        """Apply what came as one batch; perhaps each press twice, and perhaps the whole batch again."""
        acts, self.coming = self.coming, []
        if not acts:
            return
        self.hall.stand({act.person: Chat("sv", act.state, event="picnic") for act in acts})
        updates = [pressed(act.person, act.data) for act in acts for _ in range(2 if twice else 1)]
        self.hall.takes(updates)
        if again:
            self.hall.takes(updates)
        for act in acts:
            act.comes(self.model)
        self._compare()

    def _code(self, held: Held) -> str:
        return self.codes[held.serial]

    def _name(self) -> str:
        self.names += 1
        return "Person " + "".join("abcdefghij"[int(digit)] for digit in str(self.names))

    # What has to be true after each batch.

    def _compare(self) -> None:
        rows = self.hall.registrations()
        self._learn(rows)
        assert {row["answers"]["name"]: self._seen(row) for row in rows} == {
            each.name: self._expected(each) for each in self.model.all
        }
        _check_promises(rows)
        self._check_seats()
        self._check_line(rows)
        self._check_told()
        assert self.hall.tallies() == _counted(rows)
        self.taken = self._taken()

    def _learn(self, rows: Sequence[Json]) -> None:
        """Which code and which link the bot gave to what the model knows."""
        by_name = {row["answers"]["name"]: row for row in rows}
        for each in self.model.all:
            row = by_name.get(each.name)
            if row and self.codes.setdefault(each.serial, row["code"]) == row["code"]:
                if each not in self.known:
                    self.known.append(each)
                if each.link and row["claim"] not in [token for token, _, _ in self.links]:
                    self.links.append((row["claim"], each, each.link))

    def _seen(self, row: Json) -> tuple[Any, ...]:
        answers = row["answers"]
        return (
            row["status"], row["registrant"], row["person"], answers.get("group"), answers.get("workshop"),
            row["place"] is not None, row["claim"] is not None, row["offer_until"], row["party"],
            row["left_as"], _wishes(row),
        )  # fmt: skip

    def _expected(self, held: Held) -> tuple[Any, ...]:
        until = held.until and held.until.replace(tzinfo=UTC)
        party = self.codes[held.party] if held.party else None
        wish = {f"workshop.{held.wish}": held.wish_until is not None} if held.wish else {}
        return (
            held.status, held.registrant, held.person, held.group, held.workshop,
            held.place is not None, held.link is not None, until, party, held.left, wish,
        )  # fmt: skip

    def _check_seats(self) -> None:
        """No more are taken than there are; where an organiser took seats away, no more than before."""
        for scope, taken in self._taken().items():
            assert taken <= max(self.capacities[scope], self.taken[scope])

    def _taken(self) -> dict[str, int]:
        counted = self.hall.tallies()
        return {
            scope: counted.get(("workshop", scope) if scope else ("", ""), 0) for scope in self.capacities
        }

    def _check_line(self, rows: Sequence[Json]) -> None:
        waiting = sorted((row for row in rows if row["status"] == "waitlisted"), key=lambda row: row["place"])
        assert [row["answers"]["name"] for row in waiting] == [each.name for each in self.model.line]

    def _check_told(self) -> None:
        """Whoever something became of by another's doing hears it once, and nobody is offered anything else."""
        calls = self.hall.outgoing()
        told, self.model.told = self.model.told, []
        codes = {self.codes[each.serial]: each.name for each in self.known}
        for key, press in (("offer", ("offer", "accept")), ("part-offer", ("part", "take"))):
            offers = [(chat, name) for chat, each, name in told if each == key]
            assert sorted(_offers_in(calls, codes, press)) == sorted(offers)
        for (chat, text), times in Counter(
            (chat, _sentence(key, name)) for chat, key, name in told if key not in ("offer", "part-offer")
        ).items():
            heard = [each for each in calls if each.get("chat_id") == chat and text in _words(each)]
            assert len(heard) == times, (chat, text, calls)


def _words(call: Json) -> str:
    new = call["method"] in ("sendMessage", "sendPhoto")
    return str(call.get("text") or call.get("caption")) if new else ""


def _sentence(key: str, name: str) -> str:
    """What is said; behind the key may stand the workshop that it is about."""
    key, _, choice = key.partition(" ")
    return wording().html("sv", key, name=name, event=EVENT_NAME, reason="", choice=choice)


def _wishes(row: Json) -> dict[str, bool]:
    """The workshops that are waited for beside the seat, and whether they are offered."""
    wanted = json.loads(row["wanted"] or "{}")
    return {scope: wish["offer_until"] is not None for scope, wish in wanted.items()}


def _offers_in(calls: Sequence[Json], names: dict[str, str], press: tuple[str, str]) -> list[tuple[int, str]]:
    """The messages, and no cards, that ask whether somebody takes a seat: the chat, and who is offered it."""
    found = []
    for call in calls:
        for row in call.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                flow, step, code, _ = (*button.get("callback_data", "").split("|"), "", "", "", "")[:4]
                if ((flow, step), call["method"], call["subject"]) == (press, "sendMessage", None):
                    found.append((call["chat_id"], names[code]))
    return found


def _check_promises(rows: Sequence[Json]) -> None:
    """What holds whatever the model says."""
    live = [row for row in rows if row["status"] not in ("cancelled", "declined")]
    persons = Counter(row["person"] for row in live if row["person"] is not None)
    assert not [person for person, times in persons.items() if times > 1], "somebody stands twice"
    assert all(
        (row["place"] is not None) == (row["status"] == "waitlisted")
        for row in live
        if row["status"] != "pending"
    )
    assert all((row["offer_until"] is not None) == (row["status"] == "offered") for row in live)
    places = [row["place"] for row in live if row["place"] is not None]
    assert len(set(places)) == len(places), "two stand at the same place"


def _counted(rows: Sequence[Json]) -> dict[tuple[str, str], int]:
    live = [row for row in rows if row["status"] not in ("cancelled", "declined")]
    seated = [row for row in live if row["place"] is None]
    workshops = Counter(
        ("workshop", row["answers"]["workshop"]) for row in seated if row["answers"].get("workshop")
    )
    waiting = sum(row["status"] == "waitlisted" for row in live)
    wishes = [wish for row in seated for wish in _wishes(row).items()]
    workshops.update(("workshop", scope.removeprefix("workshop.")) for scope, offered in wishes if offered)
    beside = Counter(("", f"line {scope}") for scope, offered in wishes if not offered)
    counted = {("", ""): len(seated), ("", "line"): waiting, **workshops, **beside}
    return {key: number for key, number in counted.items() if number}


def _there(moment: datetime | None) -> datetime:
    assert moment is not None
    return moment


def _on(url: str, *, voluntary: bool) -> type[Histories]:
    """Histories over the database with this address."""
    return type("HistoriesThere", (Histories,), {"url": url, "voluntary": voluntary})


def _settings(histories: int) -> settings:
    return settings(
        max_examples=histories, stateful_step_count=20, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        report_multiple_bugs=False, suppress_health_check=list(HealthCheck),
    )  # fmt: skip


@pytest.mark.parametrize("voluntary", [False, True], ids=["required", "voluntary"])
def test_seats_go_as_a_simple_model_says_through_random_histories(url: str, voluntary: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """On PostgreSQL fewer histories; what differs there is in statements, which tests/storage tries on both."""
    histories = 20 if url.startswith("sqlite") else 8
    run_state_machine_as_test(_on(url, voluntary=voluntary), settings=_settings(histories))


def _main(histories: int, chance: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bot.db"
        asyncio.run(_migrate(url))
        by_chance = settings(_settings(histories), derandomize=False)
        for voluntary in (False, True):
            run_state_machine_as_test(seed(chance)(_on(url, voluntary=voluntary)), settings=by_chance)
    print(f"{histories} histories, seed {chance}: seats went as the model says")  # noqa: T201 - a command for a terminal


async def _migrate(url: str) -> None:
    database = Database(url)
    await schema.migrate(database)
    await database.close()


if __name__ == "__main__":
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--histories", type=int, default=2000)
    wishes.add_argument("--seed", type=int, default=1)
    chosen = wishes.parse_args()
    _main(chosen.histories, chosen.seed)
