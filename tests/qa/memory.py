"""How much memory and time knowledge takes, in a process of its own: `python -m tests.qa.memory KEPT`."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from conversations.model.questions.understanding import Hearing
from knowledge import understanding
from knowledge.search import semantic
from tests.qa.questions import EVENTS, event, questions

PAGE_KB = 4


def told() -> str:
    """In words: the first time, and from what was kept."""
    with tempfile.TemporaryDirectory() as folder:
        cold, warm = (_in_a_process(folder) for _ in range(2))
    return f"{cold} the first time, {warm} from what was kept."


def _in_a_process(folder: str) -> str:
    command = [sys.executable, "-m", "tests.qa.memory", folder]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - our own


def _resident() -> int:
    """What this process holds in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * PAGE_KB // 1024


def _highest() -> int:
    """The most that this process has held, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(each for each in status.splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def _measured(folder: Path) -> str:
    tried = EVENTS[1]
    about = event(tried)
    before, begun = _resident(), process_time()
    knowledge = understanding.opened(about, tried.folder, semantic.model(), folder)
    ready = process_time() - begun
    for each in questions(tried):
        knowledge.understand(each.text, Hearing(each.language, tried.now))
    return f"{_resident() - before} MB more (at most {_highest() - before}), ready after {ready:.1f} s of processor time"


if __name__ == "__main__":
    print(_measured(Path(sys.argv[1])))  # noqa: T201 - the process that began this one reads it
