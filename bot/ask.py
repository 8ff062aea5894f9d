"""`bot ask`: what the bot would answer to a list of questions, before anybody asks them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import event_folder
from conversations.understanding import Hearing, Match, Understood
from knowledge import semantic, understanding
from knowledge.understanding import Understanding

KEPT = Path("data/knowledge")
"""Where what was learned of the events is kept, so that it is learned once."""

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

    @property
    def entry(self) -> str | None:
        """The key of what answers it at once: an entry, or a fact of the event."""
        first = next(iter(self.understood.matches), None)
        at_once = (
            self.understood.certainty == "sure"
            and not self.understood.programme
            and _is_question(self.understood)
        )
        return first.key if first and at_once and first.kind != "topic" else None

    @property
    def score(self) -> float:
        return self.understood.matches[0].score if self.understood.matches else 0.0

    def shown(self) -> str:
        """For people: the question, how sure it is, and what is said or offered."""
        keys = [f"{each.kind} {each.key} {each.score:.2f}" for each in self.understood.matches[:3]]
        items = self.understood.programme.items if self.understood.programme else ()
        found = " · ".join(["programme " + " ".join(items)] if items else keys)
        lines = [self.question, f"  {self.understood.speech}, {self.understood.certainty}: {found}"]
        return "\n".join([*lines, *(f"  {line}" for line in self.text.splitlines())])

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


def opened(asked: Asked) -> Understanding:
    """The knowledge of the event.

    Raises CannotAsk where there is no such event, WrongEvents where it can't be read.
    """
    events = event_folder.read_all(asked.folder)
    real = [key for key, event in events.items() if not event.sample]
    key = asked.event or (real[0] if len(real) == 1 else "")
    if key not in events:
        raise CannotAsk(f"which event? Write --event and one of {', '.join(events)}")
    encoder = None if asked.letters_only else semantic.model()
    return understanding.opened(events[key], asked.folder / key, encoder, KEPT)


def answers(
    knowledge: Understanding, questions: Iterable[str], now: datetime, language: str
) -> Iterator[Answered]:
    """What the bot makes of each question."""
    for question in questions:
        understood = knowledge.understand(question, Hearing(language, now))
        yield Answered(question, understood, said(knowledge, understood))


def said(knowledge: Understanding, understood: Understood) -> str:
    """What the bot says. Sentences on facts, topics and the programme come from the core, once it has them."""
    if understood.programme:
        return f"[programme: {' '.join(understood.programme.items)}]"
    first = next(iter(understood.matches), None)
    if first is None or understood.certainty != "sure" or not _is_question(understood):
        return ""
    return _text(knowledge, first, understood.language)


def _is_question(understood: Understood) -> bool:
    return understood.speech in ("question", "doubtful")


def _text(knowledge: Understanding, match: Match, language: str) -> str:
    entry = knowledge.entry(match.key, language) if match.kind == "entry" else None
    return entry.text if entry else f"[{match.kind}: {match.key}]"


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
