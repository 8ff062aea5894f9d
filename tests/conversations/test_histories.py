"""Random lives of one person: whatever they do, and whatever happens around them, the promises hold.

`Talk` adds its own: every state is stored and loaded, and Telegram would take every message.
"""

from collections.abc import Mapping
from datetime import datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from conversations import routes
from conversations.chat import states
from conversations.chat.effects import Acknowledge, Keep, Replace, Say
from conversations.chat.facts import Person
from conversations.chat.wire import LONGEST
from conversations.model.answers import reading
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from tests.fakes.world import CLOSED, CONSENT, EARLY, EMAIL, MEAL, NAME, NOTE, OPEN, STARTED, Talk, picnic

FISH, VEGAN, BEEF = ({"key": key, "label": key} for key in ("fish", "vegan", "beef"))
BEFORE = picnic(CONSENT, NAME | {"why": "<&> " * 60}, MEAL, NOTE)
AFTER = picnic(
    CONSENT,
    MEAL | {"choice": [VEGAN, BEEF]},
    NAME,
    EMAIL | {"required": False},
    NOTE | {"required": True, "longest": 5},
    privacy={"version": "2", "notice": "Nytt."},
)
VERSIONS = {"before": BEFORE, "after": AFTER}
WALK = picnic(NAME, key="walk", name={"sv": "Vandringen", "en": "The walk"}, registration={})

WORDS = st.one_of(
    st.sampled_from(["Åsa Öberg", "asa@exempel.se", "1", "Fisk", "vegan", "hoppa över", "skip", "tillbaka", "back",
                     "varför?", "why", "-", '<b>&"x"', "När börjar det?", "x" * 300]),
    st.text(max_size=40),
)  # fmt: skip
COMMANDS = st.sampled_from([*routes.names(None), "mydata", "", "start@other"])
ARGUMENTS = st.sampled_from(["", "", "picnic", "walk", "nowhere", "<b>"])
KINDS = st.sampled_from(
    ["photo", "sticker", "voice", "video", "document", "location", "contact", "other", "new"]
)
FLOWS = st.sampled_from(
    ["start", "form", "pick", "edit", "summary", "registration", "language", "event", "help", "x"]
)
STEPS = st.sampled_from(["", "begin", "resume", "restart", "drop", "name", "meal", "note", "consent", "email", "submit",
                         "change", "show", "back", "leave", "cancel", "cancel-yes", "picnic", "walk", "y"])  # fmt: skip
VALUES = st.sampled_from(["", "why", "back", "skip", "keep", "suggest", "agree", "fish", "beef", "sv", "en", "xx",
                          "picnic", "walk"])  # fmt: skip
PEOPLE = st.builds(
    Person, st.text(max_size=64), st.text(max_size=64), st.sampled_from(["sv", "en-GB", "", "de"])
)


class Life(RuleBasedStateMachine):
    talk: Talk
    seen: Mapping[str, Event] = {}

    @initialize(person=PEOPLE, several=st.booleans())
    def is_born(self, person: Person, *, several: bool) -> None:
        self.talk = Talk(BEFORE, *([WALK] if several else []), person=person)

    @rule(text=WORDS)
    def says(self, text: str) -> None:
        before = self.registrations
        self.talk.says(text)
        self.check(before)

    @rule(command=COMMANDS, argument=ARGUMENTS)
    def commands(self, command: str, argument: str) -> None:
        before = self.registrations
        self.talk.commands(command, argument)
        self.check(before)

    @precondition(lambda self: self.talk.shown)
    @rule(data=st.data())
    def presses_any_button_ever_shown(self, data: st.DataObject) -> None:
        before = self.registrations
        newest_first = self.talk.shown[::-1]
        self.talk.presses_shown(data.draw(st.sampled_from(newest_first)))
        self.check(before, pressed=True)

    @precondition(lambda self: self.talk.offered and self.talk.offered[0].press)
    @rule(data=st.data())
    def presses_a_button_of_the_last_message(self, data: st.DataObject) -> None:
        before = self.registrations
        self.talk.forges(data.draw(st.sampled_from(self.talk.offered)).press)
        self.check(before, pressed=True)

    @rule(flow=FLOWS, step=STEPS, value=VALUES, data=st.data())
    def forges_a_press(self, flow: str, step: str, value: str, data: st.DataObject) -> None:
        before = self.registrations
        registration = self.talk.registration
        known = [self.talk.draft and self.talk.draft.nonce, registration and registration.code]
        nonce = data.draw(st.sampled_from([*(each for each in known if each), "", "guess", "x" * 60]))
        self.talk.forges(f"{flow}|{step}|{nonce}|{value}".encode()[:LONGEST].decode())
        self.check(before, pressed=True)

    @rule(carried=st.text(max_size=20))
    def forges_anything(self, carried: str) -> None:
        before = self.registrations
        self.talk.forges(carried, 0)
        self.check(before, pressed=True)

    @rule(kind=KINDS, album=st.sampled_from([None, None, "one", "two"]))
    def sends(self, kind: str, album: str | None) -> None:
        before, repeated = self.registrations, album is not None and album == self.talk.chat.album
        self.talk.sends(kind, album)
        self.check(before, silent=repeated)

    @rule(text=WORDS, data=st.data())
    def edits(self, text: str, data: st.DataObject) -> None:
        before = self.registrations
        held = list(self.talk.draft.messages.values()) if self.talk.draft else []
        self.talk.edits(data.draw(st.sampled_from([*held, 1, 10_000])), text)
        self.check(before)

    @rule()
    def calls_in_a_group(self) -> None:
        before = self.registrations
        self.talk.calls()
        self.check(before)

    @rule(times=st.integers(1, 8))
    def goes_on_for_a_while(self, times: int) -> None:
        for _ in range(times):
            self.goes_on()

    @precondition(lambda self: self.talk.registered)
    @rule(act=st.sampled_from(["show", "change", "change", "cancel", "cancel-yes"]))
    def uses_the_registration(self, act: str) -> None:
        before = self.registrations
        self.talk.forges(f"registration|{act}|{before[self.talk.event.key].code}|")
        self.check(before, pressed=True)

    @rule()
    def goes_back(self) -> None:
        """Back leads to the field before, from wherever the form is open."""
        state, draft, registrations = self.talk.chat.state, self.talk.draft, self.registrations
        if draft is None or not self.is_in_the_form():
            return
        keys = [field.key for field in self.talk.event.fields]
        if isinstance(state, states.Asking):
            before = "summary" if state.from_summary else ["idle", *keys][keys.index(state.field)]
            self.talk.forges(f"form|{state.field}|{draft.nonce}|back")
        else:
            before = keys[-1]
            self.talk.forges(f"summary|back|{draft.nonce}|")
        self.check(registrations, pressed=True)
        missing = next((key for key in keys if key not in self.talk.answers), "reviewing")
        assert self.talk.place == (missing if before == "summary" else before)

    @rule(now=st.sampled_from([EARLY, OPEN, OPEN, OPEN, CLOSED, STARTED]))
    def time_passes(self, now: datetime) -> None:
        self.talk.now = now

    @rule(now=st.sampled_from([EARLY, CLOSED, STARTED]))
    def goes_on_at_a_wrong_time(self, now: datetime) -> None:
        right, self.talk.now = self.talk.now, now
        self.goes_on()
        self.talk.now = right

    @rule(version=st.sampled_from(sorted(VERSIONS)))
    def the_form_changes(self, version: str) -> None:
        self.talk.changes(VERSIONS[version])

    @rule(there=st.booleans())
    def another_event_comes_or_goes(self, *, there: bool) -> None:
        if there:
            self.talk.changes(WALK)
        else:
            self.talk.events.pop("walk", None)

    def teardown(self) -> None:
        if hasattr(self, "talk"):
            assert_never_stuck(self.talk.fork())

    @property
    def registrations(self) -> dict[str, Registration]:
        return dict(self.talk.registrations)

    def goes_on(self) -> None:
        before = self.registrations
        self.talk.follows_the_buttons()
        self.check(before, pressed=any(isinstance(each, Acknowledge) for each in self.talk.effects))

    def is_in_the_form(self) -> bool:
        """Whether the chat stands in a form that is open and was not changed since the last act."""
        draft, event = self.talk.draft, self.talk.events.get(self.talk.chat.event or "")
        if (
            draft is None
            or event is None
            or self.talk.place == "idle"
            or self.seen.get(event.key) is not event
        ):
            return False
        return event.may_change(self.talk.now) if draft.revises else event.window(self.talk.now) == "open"

    def check(self, before: dict[str, Registration], *, pressed: bool = False, silent: bool = False) -> None:
        effects, self.seen = self.talk.effects, dict(self.talk.events)
        assert any(isinstance(each, Say | Replace | Acknowledge) for each in effects) != silent
        assert sum(isinstance(each, Acknowledge) for each in effects) == (1 if pressed else 0)
        for effect in effects:
            match effect:
                case Keep(registration) if _is_live(before.get(registration.event)):
                    assert_same_registration(before[registration.event], registration)
                case Keep(registration) if _is_the_same(before.get(registration.event), registration):
                    self.check_taken_back(before[registration.event], registration)
                case Keep(registration):
                    self.check_registered(before.get(registration.event), registration)

    def check_taken_back(self, before: Registration, registration: Registration) -> None:
        """Only a seat that was left can be taken back, as it stood, and before the event begins."""
        event = self.talk.events[registration.event]
        assert before.status == "cancelled"
        assert before.left_as == registration.status
        assert self.talk.now < event.beginning(event.starts)
        assert registration.answers == before.answers

    def check_registered(self, before: Registration | None, registration: Registration) -> None:
        """One is registered at most once, in the window only, and with a whole form."""
        event = self.talk.events[registration.event]
        assert before is None or before.status == "cancelled"
        assert event.window(self.talk.now) == "open"
        assert reading.known(event, registration.answers) == registration.answers
        assert registration.answers.keys() == {field.key for field in event.fields}


def _is_live(registration: Registration | None) -> bool:
    return registration is not None and not registration.is_over


def _is_the_same(before: Registration | None, after: Registration) -> bool:
    return before is not None and before.code == after.code


def assert_same_registration(before: Registration, after: Registration) -> None:
    assert before.status == "confirmed"
    assert (before.code, before.event, before.registered_at) == (after.code, after.event, after.registered_at)


def assert_never_stuck(talk: Talk) -> None:
    """Who follows the buttons is registered within twenty steps while the window is open."""
    talk.now = OPEN
    talk.commands("start", talk.chat.event if talk.chat.event in talk.events else "picnic")
    for _ in range(20):
        if talk.registered:
            return
        talk.follows_the_buttons()
    raise AssertionError(f"stuck at {talk.place}: {talk.text} {talk.buttons}")


Life.TestCase.settings = settings(max_examples=300, stateful_step_count=50)
TestLife = pytest.mark.slow(Life.TestCase)
