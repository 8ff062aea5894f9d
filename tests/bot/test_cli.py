"""The command line, where it can't do what it is asked to: a sentence, never a traceback."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.version import NAME, version


def complaint(folder: Path, *command: str, **settings: str) -> str:
    """What a command that fails says, begun in a folder with these settings."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *command],
        cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    return done.stderr


@pytest.mark.parametrize("command", ["run", "check", "migrate"])
def test_settings_in_another_encoding_are_told(tmp_path: Path, command: str) -> None:
    (tmp_path / ".env").write_bytes(b"BOT_TOKEN=1:secret\xff")
    assert complaint(tmp_path, command) == "✗ .env: the file is not in UTF-8: save it in that encoding\n"


def test_a_database_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    said = complaint(tmp_path, "migrate", DATABASE_URL="sqlite:///data/bot.db")
    assert said.startswith("✗ The database can't be reached.")


def test_a_token_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "events").symlink_to(Path(__file__).parents[2] / "events")
    assert complaint(tmp_path, "run", BOT_TOKEN="").startswith("✗ BOT_TOKEN is missing")


def test_the_version_is_the_one_of_the_project() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "bot", "--version"], capture_output=True, text=True, check=True
    ).stdout
    written = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    assert (version(), said) == (written["version"], f"{NAME} {written['version']}\n")
