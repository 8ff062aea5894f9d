"""`bot ask`: what the bot would answer to a list of questions, before anybody asks them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.commands.plain_text import plain
from bot.events import folders, knowledge
from conversations.chat.effects import Button, Say
from conversations.chat.facts import Facts, Fresh, Person, Questions, Team
from conversations.chat.inputs import Said
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.chat.wire import decode
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.model.questions.understanding import Knowledge, Understood
from conversations.model.team import Member
from conversations.questions import answers as question_answers
from conversations.questions.asking import respond

ORGANISER = 1
CODE = "ASKING"
"""Stands for what is fresh in every step of a chat; nothing is kept here, so it is the same each time."""

UNANSWERED = ("-", "", "null")
ARROW = "=>"


@dataclass(frozen=True, slots=True)
class Expected:
    """A question, and the key that it has to be answered with; None where it may not be answered at once."""

    question: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which event is asked about, in which language, and whether the model is left aside."""

    folder: Path
    event: str
    language: str
    letters_only: bool = False


class CannotAsk(Exception):
    """There is no such event, or a line of a file says neither a question nor what has to answer it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the bot makes of one question."""

    question: str
    understood: Understood
    text: str
    choices: tuple[str, ...] = ()

    @property
    def entry(self) -> str | None:
        """The key of what answers it at once: an entry, or a fact of the event."""
        first = next(iter(self.understood.matches), None)
        at_once = (
            self.understood.certainty == "sure"
            and not self.understood.programme
            and self.understood.speech == "question"
        )
        return first.key if first and at_once and first.kind != "topic" else None

    @property
    def score(self) -> float:
        return self.understood.matches[0].score if self.understood.matches else 0.0

    def shown(self) -> str:
        """For people: the question, how sure it is, what is said, and what is offered in brackets."""
        keys = [f"{each.kind} {each.key} {each.score:.2f}" for each in self.understood.matches[:3]]
        items = self.understood.programme.items if self.understood.programme else ()
        found = " · ".join(["programme " + " ".join(items)] if items else keys)
        lines = [self.question, f"  {self.understood.speech}, {self.understood.certainty}: {found}"]
        said = [*self.text.splitlines(), *(f"[{choice}]" for choice in self.choices)]
        return "\n".join([*lines, *(f"  {line}".rstrip() for line in said)])

    def as_json(self) -> str:
        return json.dumps(self.described(), ensure_ascii=False)

    def described(self) -> dict[str, Any]:
        """Everything, for `--json`."""
        understood = self.understood
        programme = understood.programme
        return {
            "question": self.question,
            "entry": self.entry,
            "score": self.score,
            "text": self.text,
            "choices": list(self.choices),
            "speech": understood.speech,
            "language": understood.language,
            "small_talk": understood.small_talk,
            "certainty": understood.certainty,
            "kind": "programme" if programme else understood.matches[0].kind if understood.matches else None,
            "items": list(programme.items) if programme else [],
            "matches": [
                {"kind": each.kind, "key": each.key, "score": each.score} for each in understood.matches
            ],
        }


@dataclass(frozen=True, slots=True)
class Opened:
    """An event and what is known about it."""

    event: Event
    knowledge: Knowledge


def opened(asked: Asked) -> Opened:
    """The event with its knowledge.

    Raises CannotAsk where there is no such event, WrongEvents where it can't be read.
    """
    events = folders.read_all(asked.folder)
    real = [key for key, event in events.items() if not event.sample]
    key = asked.event or (real[0] if len(real) == 1 else "")
    if key not in events:
        raise CannotAsk(f"which event? Write --event and one of {', '.join(events)}")
    opens = knowledge.by_letters if asked.letters_only else knowledge.by_meaning
    return Opened(events[key], opens(events[key], asked.folder / key, ()))


def answers(
    opened: Opened, questions: Iterable[str], now: datetime, language: str, wording: Wording
) -> Iterator[Answered]:
    """What the bot makes of each question, and says to somebody who has just come."""
    for question in questions:
        scene = _scene(opened, now, language, wording)
        understood = question_answers.understood(scene, question)
        yield Answered(question, understood, *_said(scene, question, understood))


def _scene(opened: Opened, now: datetime, language: str, wording: Wording) -> Scene:
    """A chat in which nothing has been said, with an organiser to whom questions can be passed on."""
    event = opened.event
    facts = Facts(
        now, {event.key: event}, Person(), Fresh(CODE, CODE), wording,
        team=Team({ORGANISER: Member(ORGANISER, "organiser")}),
        questions=Questions({event.key: opened.knowledge}),
    )  # fmt: skip
    return Scene(Chat(language, event=event.key), facts, event)


def _said(scene: Scene, question: str, understood: Understood) -> tuple[str, tuple[str, ...]]:
    """What the bot says, and what it offers to choose among."""
    said = [each for each in respond(scene, Said(question, 1), understood).effects if isinstance(each, Say)]
    text = "\n\n".join(plain(each.text) for each in said)
    return text, tuple(
        button.label for each in said for row in each.rows for button in row if _offers(button)
    )


def _offers(button: Button) -> bool:
    press = decode(button.press)
    return press is not None and (press.flow, press.step) == ("question", "choose")


def expectations(file: Path) -> list[Expected]:
    """The lines of a file: `question => key`, `question => -`, or what `bot ask --json` printed once.

    Raises CannotAsk with the line that is neither.
    """
    try:
        lines = enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotAsk(f"{file}: the file can't be read: {error}") from error
    return [
        _expected(file, number, line) for number, line in lines if line.strip() and not line.startswith("#")
    ]


def _expected(file: Path, number: int, line: str) -> Expected:
    if line.lstrip().startswith("{"):
        return _recorded(file, number, line)
    question, arrow, key = line.rpartition(ARROW)
    if not arrow or not question.strip():
        raise CannotAsk(f"{file}:{number}: write `question {ARROW} key`, or `question {ARROW} -`")
    return Expected(question.strip(), None if key.strip() in UNANSWERED else key.strip())


def _recorded(file: Path, number: int, line: str) -> Expected:
    try:
        record: Mapping[str, Any] = json.loads(line)
        return Expected(str(record["question"]), record["entry"])
    except (ValueError, KeyError) as error:
        raise CannotAsk(f"{file}:{number}: this is no line that `bot ask --json` printed") from error
