"""Finds the paths that a page names in backticks or links to, and tells which of them don't exist."""

import re
from collections.abc import Iterator
from pathlib import Path

MADE_LATER = ("data/", "events/sample-course/")
"""Folders that the bot makes when it runs, and that a reader of the guide makes."""

SUFFIXES = (".csv", ".ftl", ".md", ".py", ".sh", ".toml", ".txt", ".yaml")


def missing(page: str, folder: Path, root: Path) -> list[str]:
    """Return what a page in `folder` names and links to in vain."""
    prose = re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE)
    named = [each for each in re.findall(r"`([^`\s]+)`", prose) if not _stands(each, root)]
    linked = [each for each in re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose) if "://" not in each]
    return named + [each for each in linked if not (folder / each).exists()]


def _stands(named: str, root: Path) -> bool:
    """Whether the path exists; what is none stands anyway. `<…>` in a path is any name, `storage/audience.forget` a
    name in a module."""
    path = re.sub(r"<[^>]+>", "*", named.split("::", maxsplit=1)[0]).rstrip("/")
    first, slash, _ = path.partition("/")
    if not first or "*" in first or path.startswith(MADE_LATER) or "://" in path:
        return True
    if slash:
        return not (root / first).is_dir() or any(_found(path, root))
    if named.endswith("/"):
        return any(_below(path, root))
    return not path.endswith(SUFFIXES) or path in SUFFIXES or any(_below(path, root))


def _found(path: str, root: Path) -> Iterator[Path]:
    module, _, name = path.rpartition(".")
    yield from root.glob(path)
    yield from root.glob(f"{path}.py")
    yield from (each for each in root.glob(f"{module}.py") if name in each.read_text(encoding="utf-8"))


def _below(name: str, root: Path) -> Iterator[Path]:
    """Where a name without its folders stands, in the folders that are ours."""
    yield from root.glob(name)
    for folder in root.iterdir():
        if folder.is_dir() and not folder.name.startswith("."):
            yield from folder.rglob(name)
