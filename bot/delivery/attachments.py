"""Makes attached files when they are sent, so that the outbox keeps only what they are made of."""

from io import BytesIO
from typing import Any

QR_SCALE = 12
"""Pixels for a module: large enough for any camera, also where the phone shows the picture small."""

KINDS = {"ics": "text/calendar", "md": "text/markdown"}
"""What a file is, by the end of its name."""


def made(attached: dict[str, Any]) -> tuple[Any, str]:
    """The content of a file, in memory or open, and its media type."""
    if "content" in attached:
        return attached["content"], attached["media"]
    if "qr" in attached:
        return _qr(attached["qr"]), "image/png"
    return str(attached["text"]).encode(), KINDS[attached["name"].rpartition(".")[2]]


def _qr(link: str) -> bytes:
    import segno  # noqa: PLC0415 - loaded with the first ticket

    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=QR_SCALE, border=4)
    return picture.getvalue()
