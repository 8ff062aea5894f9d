"""Reads the modules of the four packages and the first sentence of each, for the tables in docs/architecture.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGES = ("conversations", "knowledge", "storage", "bot")


class Module(NamedTuple):
    """A module by its path below the root, with the first sentence of its docstring, or nothing."""

    path: Path
    sentence: str

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


def modules(package: str, root: Path = ROOT) -> list[Module]:
    """Return the package and its modules, folder by folder, each folder after the modules that stand beside it."""
    found = [Module(path.relative_to(root), first_sentence(path)) for path in _files(root / package)]
    return sorted(found, key=lambda each: (each.path.parent.parts, not each.is_package, each.path.name))


def first_sentence(path: Path) -> str:
    """Return what a module's docstring says first, on one line; an end of a sentence is followed by a capital."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(told.partition("\n\n")[0].split())
    return re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖ])", paragraph)[0]


def lacking(package: str, root: Path = ROOT) -> list[str]:
    """Return the modules that don't say what they do; a package that is empty has nothing to say."""
    return [
        str(each.path)
        for each in modules(package, root)
        if not each.sentence and (root / each.path).read_text(encoding="utf-8").strip()
    ]


def tables(package: str, root: Path = ROOT) -> str:
    """Draw a heading and a table for the package, and for each folder in it."""
    found = modules(package, root)
    folders = sorted({each.path.parent for each in found}, key=lambda folder: folder.parts)
    drawn = [_table(folder, [each for each in found if each.path.parent == folder]) for folder in folders]
    return "\n\n".join(each for each in drawn if each)


def _files(folder: Path) -> Iterator[Path]:
    """The modules that can be imported by name; a migration begins with a number and has none."""
    return (path for path in folder.rglob("*.py") if path.stem.isidentifier())


def _table(folder: Path, found: list[Module]) -> str:
    """Nothing for a folder that only holds files of data."""
    rows = [f"| `{each.path.stem}` | {_cell(each.sentence)} |" for each in found if not each.is_package]
    told = next((each.sentence for each in found if each.is_package), "")
    if not rows and len(folder.parts) > 1:
        return ""
    heading = f"{'#' * (len(folder.parts) + 2)} {folder.as_posix()}/"
    return "\n\n".join(
        filter(None, [heading, told, "\n".join(["| module | what it does |", "|---|---|", *rows])])
    )


def _cell(sentence: str) -> str:
    return sentence.rstrip(".").replace("|", "\\|")
