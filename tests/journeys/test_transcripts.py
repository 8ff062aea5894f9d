import asyncio
import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.journeys import transcript

REMEDY = "If the new words are right: .venv/bin/python -m tests.journeys.record"


@pytest.fixture(scope="module")
def written_down(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[Path, str | Exception]:
    """The transcripts that were chosen, played side by side before the first test looks at its own."""
    functions = [item for item in request.session.items if isinstance(item, pytest.Function)]
    chosen = [
        Path(str(each.callspec.params["file"])) for each in functions if "written_down" in each.fixturenames
    ]
    return asyncio.run(transcript.all_written_down(chosen, tmp_path_factory.mktemp("journeys")))


@pytest.mark.parametrize("file", transcript.FILES, ids=lambda file: file.stem)
def test_the_chat_goes_word_for_word_as_it_is_written(
    file: Path, written_down: Mapping[Path, str | Exception]
) -> None:
    heard = written_down[file]
    if isinstance(heard, Exception):
        raise heard
    written = file.read_text(encoding="utf-8")
    assert heard == written, _difference(file, written, heard)


def _difference(file: Path, written: str, heard: str) -> str:
    lines = difflib.unified_diff(
        written.splitlines(), heard.splitlines(), "as it is written", "as it went", n=4, lineterm=""
    )
    return "\n".join([f"\n{file.name} went differently:", *lines, f"{REMEDY} {file}"])
