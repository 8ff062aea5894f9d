from pathlib import Path

import pytest

from tests.docs import draw_modules, modules

TABLES = r"""### house/

Keeps people.

| module | what it does |
|---|---|
| `door` | Lets people in, by the key: 1.5 cm |
| `roof` |  |

#### house/hall/

| module | what it does |
|---|---|
| `lamp` | Shines \| glows |"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A package with a module, a folder of modules, a folder of data and a migration."""
    for path, text in {
        "house/__init__.py": '"""Keeps people. It is warm."""',
        "house/door.py": '"""Lets people in, by\nthe key: 1.5 cm. Nobody else.\n\nMore of it."""',
        "house/roof.py": "x = 1",
        "house/hall/__init__.py": "",
        "house/hall/lamp.py": '"""Shines | glows."""',
        "house/texts/__init__.py": "",
        "house/texts/0001_first.py": "",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_tables_of_modules_in_the_docs_are_the_modules_as_they_are() -> None:
    written = draw_modules.PAGE.read_text(encoding="utf-8")
    assert written == draw_modules.page(written), f"renew them: {draw_modules.COMMAND}"


def test_every_module_says_first_what_it_does() -> None:
    assert [path for package in modules.PACKAGES for path in modules.lacking(package)] == []


def test_a_module_without_a_sentence_is_named(root: Path) -> None:
    assert modules.lacking("house", root) == ["house/roof.py"]


def test_every_folder_of_modules_becomes_a_heading_and_a_table(root: Path) -> None:
    assert modules.tables("house", root) == TABLES


def test_tables_take_the_place_of_those_that_were_drawn_before() -> None:
    once = draw_modules.page(f"before\n{draw_modules.BEGIN}\nwhat was drawn\n{draw_modules.END}\nafter\n")
    assert once == draw_modules.page(once)
    assert once.startswith("before\n")
    assert once.endswith("\nafter\n")
    assert "what was drawn" not in once
