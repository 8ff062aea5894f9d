"""Writes the tables of modules in docs/architecture.md: `.venv/bin/python -m tests.docs.draw_modules`."""

from tests.docs.modules import PACKAGES, ROOT, tables

PAGE = ROOT / "docs" / "architecture.md"
COMMAND = ".venv/bin/python -m tests.docs.draw_modules"
BEGIN, END = f"<!-- drawn by {COMMAND}: begin -->", "<!-- end -->"


def page(written: str) -> str:
    """Put the tables as they are now in the place of those that were drawn before."""
    before, _, rest = written.partition(BEGIN)
    _, _, after = rest.partition(END)
    drawn = "\n\n".join(tables(package) for package in PACKAGES)
    return f"{before}{BEGIN}\n\n{drawn}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
