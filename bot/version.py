"""Which version of the bot this is."""

import tomllib
from importlib import metadata
from pathlib import Path

NAME = "registration-bot"


def version() -> str:
    """The version as it is installed, or where the bot runs from a folder, as pyproject.toml there says."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        written = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
        return str(tomllib.loads(written)["project"]["version"])
