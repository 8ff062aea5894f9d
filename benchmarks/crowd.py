"""Simulated people, who act on the bot's newest message, and how long each of them waits for it."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.script import Press, Script
from benchmarks.telegram import Message, Telegram

# A bot that takes less than this share of a core is waiting for updates only.
RESTING = 0.1


@dataclass(slots=True)
class Person:
    id: int
    acts_done: int = 0
    acted_at: float = 0.0
    waiting: bool = False


@dataclass(slots=True)
class Course:
    """What came of a crowd: seconds waited for each reply, and when it all began and ended."""

    began: float = field(default_factory=time.perf_counter)
    ended: float = 0.0
    waits: list[float] = field(default_factory=list)
    people: int = 0
    finished: int = 0
    lost: int = 0
    presses: int = 0


@dataclass(frozen=True, slots=True)
class Patience:
    """When to stop waiting: after `silence` seconds of a bot at rest, or `rounds` of them of one that works.

    A late reply is late and not lost: python-telegram-bot's default pickle is written again for every changed
    person, and stalls of over a minute were measured.
    """

    cpu: Callable[[], float]
    silence: float = 15.0
    rounds: int = 20


class Crowd:
    """People who follow one script; a pace decides who acts when."""

    def __init__(self, telegram: Telegram, script: Script, first_id: int) -> None:
        self.course = Course()
        self.stirred = asyncio.Event()
        self.ready: deque[Person] = deque()
        self._telegram = telegram
        self._script = script
        self._first_id = first_id
        self._people: dict[int, Person] = {}
        telegram.heard = self._hear

    def arrive(self) -> Person:
        person = Person(self._first_id + len(self._people))
        self._people[person.id] = person
        self.course.people += 1
        return person

    def act(self, person: Person) -> None:
        act = self._script.acts[person.acts_done]
        person.acts_done += 1
        person.waiting = True
        person.acted_at = time.perf_counter()
        self.course.presses += isinstance(act, Press)
        act.perform(self._telegram, person.id)

    def waiting(self) -> list[Person]:
        return [person for person in self._people.values() if person.waiting]

    def account(self) -> str:
        """In words, how far the first person got who got no answer to go on from."""
        waiting = self.waiting()
        if not waiting:
            return "everybody got a reply, and then it ended"
        person = waiting[0]
        newest = self._telegram.newest.get(person.id)
        seen = f"{newest.text!r} {[label for label, _ in newest.buttons()]}" if newest else "nothing"
        acts = self._script.acts
        wanted = acts[person.acts_done] if person.acts_done < len(acts) else f"finish={self._script.finish!r}"
        return (
            f"after {acts[person.acts_done - 1]} the newest message is {seen}, which does not do for {wanted}"
        )

    def _hear(self, message: Message) -> None:
        person = self._people.get(message.chat)
        if person is None or not person.waiting or not self._script.answered(person.acts_done, message):
            return
        person.waiting = False
        now = time.perf_counter()
        self.course.waits.append(now - person.acted_at)
        self.course.ended = now
        if person.acts_done < len(self._script.acts):
            self.ready.append(person)
        else:
            self.course.finished += 1
        self.stirred.set()


@dataclass(frozen=True)
class FullLoad:
    """A closed loop: so many people at once, each acting `think` seconds after the bot's reply."""

    people: int
    active: int
    think: float = 0.0

    async def drive(self, crowd: Crowd, patience: Patience) -> Course:
        loop = asyncio.get_running_loop()
        for _ in range(min(self.active, self.people)):
            crowd.act(crowd.arrive())
        while crowd.course.finished < self.people and await _stirs(crowd, patience):
            while crowd.ready:
                loop.call_later(self.think, crowd.act, crowd.ready.popleft())
            self._replace_finished(crowd)
        return _closed(crowd)

    def _replace_finished(self, crowd: Crowd) -> None:
        course = crowd.course
        while course.people < self.people and course.people - course.finished < self.active:
            crowd.act(crowd.arrive())


@dataclass(frozen=True)
class SteadyRate:
    """An open loop: updates arrive at random at a mean rate, whether the bot keeps up or not."""

    rate: float
    seconds: float
    present: int = 200

    async def drive(self, crowd: Crowd, patience: Patience) -> Course:
        crowd.ready.extend(crowd.arrive() for _ in range(self.present))
        chance = random.Random(1)
        due = began = time.perf_counter()
        while (due := due + chance.expovariate(self.rate)) < began + self.seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            crowd.act(crowd.ready.popleft() if crowd.ready else crowd.arrive())
        while crowd.waiting() and await _stirs(crowd, patience):
            pass
        return _closed(crowd)


async def _stirs(crowd: Crowd, patience: Patience) -> bool:
    """Wait until somebody got a reply; False when the bot rests, or has been silent beyond measure."""
    if await _hears(crowd, patience.silence):
        return True
    for _ in range(patience.rounds):
        before = patience.cpu()
        if await _hears(crowd, patience.silence):
            return True
        if patience.cpu() - before < RESTING * patience.silence:
            return False
    return False


async def _hears(crowd: Crowd, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await crowd.stirred.wait()
    except TimeoutError:
        return False
    crowd.stirred.clear()
    return True


def _closed(crowd: Crowd) -> Course:
    crowd.course.lost = len(crowd.waiting())
    return crowd.course
