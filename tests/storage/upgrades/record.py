"""Record databases as earlier versions wrote them: `.venv/bin/python -m tests.storage.upgrades.record [REVISION …]`.

Each is written by the code of a commit, taken out of the history: the last one before the next migration came.
The rows are the same each time; the order in which Alembic lists unique constraints may differ, and means nothing.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree

HERE = Path(__file__).parent
TESTS = HERE.parents[1]

COMMITS = {
    "0001": "a7068c3",
    "0002": "5182dac",
    "0003": "f4f6952",
    "0005": "35c7632",
    "0006": "9802f16",
    "0007": "32ac4c4",
    "0008": "101752a",
    "0009": "6664a5b",
    "0010": "2b9389a",
    "0014": "a05ef87",
    "0015": "037ac22",
    "0016": "c10ba57",
    "0017": "3c698cc",
    "0018": "2d1b090",
}
"""The code that wrote each. None was ever written with the tables of 0004: it came into the history after 0005."""


def record(revision: str) -> None:
    """Let the code of a revision tell its story into the files beside this one."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(  # noqa: S603 - our own history
            ["git", "archive", COMMITS[revision]],  # noqa: S607 - the git of whoever records
            cwd=TESTS.parent, capture_output=True, check=True,
        ).stdout  # fmt: skip
        subprocess.run(["tar", "-x", "-C", folder], input=packed, check=True)  # noqa: S603, S607 - likewise
        copytree(HERE, Path(folder, "tests", "storage", "upgrades"), dirs_exist_ok=True)
        story = [
            sys.executable,
            "-m",
            "tests.storage.upgrades.story",
            revision,
            str(events_of(revision)),
            str(HERE),
        ]
        subprocess.run(story, cwd=folder, env=os.environ | {"PYTHONPATH": folder}, check=True)  # noqa: S603 - likewise


def events_of(revision: str) -> Path:
    """The events that people registered for: the first version knew neither seats nor most kinds of fields."""
    return TESTS / "events" / ("recorded-first" if revision == "0001" else "recorded")


if __name__ == "__main__":
    for each in sys.argv[1:] or COMMITS:
        record(each)
