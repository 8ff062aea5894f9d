"""Write down what is really said: `python -m tests.journeys.record FILE…` plays transcripts and rewrites the bot's lines.

Read the difference before it is committed: a sentence that nobody read is not right because the bot said it.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.journeys import transcript


def main() -> int:
    files = [Path(name) for name in sys.argv[1:]] or list(transcript.FILES)
    with tempfile.TemporaryDirectory() as folder:
        played = asyncio.run(transcript.all_written_down(files, Path(folder)))
    failed = 0
    for file, result in played.items():
        if isinstance(result, str):
            changed = file.read_text(encoding="utf-8") != result
            file.write_text(result, encoding="utf-8")
            sys.stdout.write(f"{'written' if changed else 'as before'}: {file}\n")
        else:
            failed += 1
            sys.stderr.write(f"not played: {file}: {type(result).__name__}: {result}\n")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
