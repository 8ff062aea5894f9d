from pathlib import Path

import pytest

from tests.docs import paths

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    assert paths.missing(page.read_text(encoding="utf-8"), page.parent, ROOT) == []


@pytest.mark.parametrize(
    "named",
    ["`bot/gone.py`", "`bot/gone`", "`storage/gone/`", "`gone.py`", "`gone/`", "`bot/clock.gone`", "[x](gone.md)",
     "`knowledge/tables/<language>.md`", "[x](docs/gone.md#here)"],
)  # fmt: skip
def test_a_path_that_does_not_exist_is_named(named: str) -> None:
    assert paths.missing(f"See {named}.", ROOT, ROOT) == [named.strip("`[x](").split("#")[0].rstrip("`)")]


@pytest.mark.parametrize(
    "named",
    ["`bot/clock.py`", "`bot/clock`", "`storage/`", "`clock.py`", "`texts/`", "`bot/clock.machine_time`", "`/count`",
     "[x](docs/glossary.md#speaking)", "[x](https://t.me/nobody)", "`https://t.me/<name>`", "`data/bot.db`", "`.csv`",
     "`knowledge/tables/<language>.toml`", '`scene.plain("key")`', "```\nbot/gone.py\n```"],
)  # fmt: skip
def test_what_exists_or_is_no_path_is_not_named(named: str) -> None:
    assert paths.missing(f"See\n{named}", ROOT, ROOT) == []
