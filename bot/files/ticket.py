"""Draws the ticket: what it opens, for whom, when and where, and the code for the camera at the door. Made for a phone."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH = 600
EDGE = 40
QR_SIDE = 410
"""Pixels of the code's modules, without the white around them: large enough for any camera."""

PAPER, INK, FAINT = 255, 30, 90
"""Shades of grey, which are quick to pack."""

LARGEST, SMALLEST = 38, 26
"""Pixels of the letters of a heading: as large as fits."""

PLAIN = 24
LINES = 2
"""So many lines a text has at most; what is longer is cut."""

GAP = 12

FROM_THE_RIGHT = ("R", "AL", "AN")
"""Kinds of letters, such as Hebrew and Arabic, that are set by FriBidi, a library of the system; without it they stand backwards."""


def draw(ticket: Mapping[str, Any]) -> bytes:
    """Return a PNG with the lines of a ticket that can be drawn, and its link as a code for cameras."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - loaded with the first ticket

    lines = [*_heading(ticket["event"]), *_plain(ticket["name"], bold=True)]
    for each in ticket["lines"]:
        lines += _plain(each)
    code = _qr(str(ticket["link"]))
    below = _plain(ticket["code"], bold=True)
    tall = sum(_height(font) for _, font, _ in (*lines, *below))
    picture = Image.new("L", (WIDTH, EDGE + tall + 2 * EDGE + code.height), PAPER)
    pen, top = ImageDraw.Draw(picture), EDGE
    for text, font, colour in lines:
        pen.text((EDGE, top), text, colour, font)
        top += _height(font)
    picture.paste(code, ((WIDTH - code.width) // 2, top + EDGE // 2))
    top += code.height + EDGE
    for text, font, colour in below:
        pen.text(((WIDTH - font.getlength(text)) / 2, top), text, colour, font)
    kept = BytesIO()
    picture.save(kept, "PNG", compress_level=1)
    return kept.getvalue()


def _heading(text: str) -> list[tuple[str, "FreeTypeFont", int]]:
    """The event, as large as it fits."""
    for size in range(LARGEST, SMALLEST - 1, -4):
        font = _font(size, bold=True)
        if len(lines := list(_wrapped(text, font))) <= LINES:
            break
    return [(each, font, INK) for each in _cut(lines)] if _can_draw(text) else []


def _plain(text: str, *, bold: bool = False) -> list[tuple[str, "FreeTypeFont", int]]:
    """A text in its lines; none where it has a letter that the font does not know, and the caption has it alone."""
    font = _font(PLAIN, bold=bold)
    return (
        [(each, font, INK if bold else FAINT) for each in _cut(list(_wrapped(text, font)))]
        if _can_draw(text)
        else []
    )


def _cut(lines: list[str]) -> list[str]:
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1][:-1]}…"]


def _wrapped(text: str, font: "FreeTypeFont") -> Iterator[str]:
    """Yield the lines of a text, broken between words, and within those that are too long for a line."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * EDGE:
            line = longer
            continue
        if line:
            yield line
        while font.getlength(word) > WIDTH - 2 * EDGE:
            fits = next(
                end for end in range(len(word), 0, -1) if font.getlength(word[:end]) <= WIDTH - 2 * EDGE
            )
            yield word[:fits]
            word = word[fits:]  # noqa: PLW2901 - the rest of it
        line = word
    if line:
        yield line


def _height(font: "FreeTypeFont") -> int:
    return int(font.size) + GAP


def _qr(link: str) -> "Image":
    """The link as a code. Its mask is a fixed one: to choose among the eight takes five times as long, and any can be read."""
    import segno  # noqa: PLC0415 - loaded with the first ticket
    from PIL import Image  # noqa: PLC0415 - likewise

    rows = segno.make(link, error="m", micro=False, mask=0).matrix_iter(border=4)
    bits = [bytes(0 if module else 255 for module in row) for row in rows]
    small = Image.frombytes("L", (len(bits[0]), len(bits)), b"".join(bits))
    scale = max(1, round(QR_SIDE / len(bits)))
    return small.resize((small.width * scale, small.height * scale), Image.Resampling.NEAREST)


@cache
def _font(size: int, *, bold: bool = False) -> "FreeTypeFont":
    """DejaVu Sans, which comes with matplotlib and knows the letters of most of Europe and beyond."""
    from PIL import ImageFont  # noqa: PLC0415 - loaded with the first ticket

    found = find_spec("matplotlib")
    assert found is not None  # noqa: S101 - it is installed with the bot
    assert found.submodule_search_locations is not None  # noqa: S101 - it is a package
    fonts = Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    return ImageFont.truetype(str(fonts / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), size)


def _can_draw(text: str) -> bool:
    """Whether the font knows each letter of a text, and the machine can set those that are written from the right."""
    from PIL import features  # noqa: PLC0415 - loaded with the first ticket

    if any(bidirectional(char) in FROM_THE_RIGHT for char in text) and not features.check("fribidi"):
        return False
    return all(_knows(char) for char in set(text) if not char.isspace())


@cache
def _knows(char: str) -> bool:
    font = _font(PLAIN, bold=True)
    return bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffe"))
