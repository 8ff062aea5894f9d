"""Writes docs/dialogue.md, the picture of the dialogue: `.venv/bin/python -m tests.conversations.draw`."""

from tests.conversations import picture
from tests.fakes.world import ROOT, wording

PAGE = ROOT / "docs" / "dialogue.md"
COMMAND = ".venv/bin/python -m tests.conversations.draw"


def page(drawn: str) -> str:
    """The page around the picture."""
    return f"""# The dialogue

Where a person can be in the conversation about one event, and what leads from there to elsewhere: a button in
brackets, a command, or an answer in words; what changes nothing (a photo, /help, an old button) is answered and not
drawn, and `idle` may hold a draft that waits to be taken up again. The picture is drawn from the code by
`{COMMAND}`, and a test fails when it is stale.

```mermaid
{drawn}
```
"""


if __name__ == "__main__":
    PAGE.write_text(page(picture.mermaid(wording())), encoding="utf-8")
