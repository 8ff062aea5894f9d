import secrets
import struct
import zlib
from dataclasses import dataclass

from rehearsal.wire import Json, Upload, bad_request


@dataclass(frozen=True)
class File:
    id: str
    unique_id: str
    path: str
    upload: Upload

    def as_telegram(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.upload.content)}


class Files:
    """Everything that was uploaded, by the id under which it can be sent again."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def keep(self, upload: Upload, folder: str) -> File:
        if not upload.content:
            raise bad_request("file must be non-empty")
        number = len(self._files)
        ending = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        file = File(
            id=f"BQACAgQAAx{secrets.token_urlsafe(36)}",
            unique_id=f"AgAD{secrets.token_hex(6)}",
            path=f"{folder}/file_{number}.{ending}",
            upload=upload,
        )
        self._files[file.id] = file
        return file

    def get(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        return next((file for file in self._files.values() if file.path == path), None)


def picture(red: int, green: int, blue: int, side: int = 320) -> bytes:
    """A small PNG of one colour that fades downwards."""
    rows = b"".join(
        b"\0" + bytes(value * (2 * side - y) // (2 * side) for value in (red, green, blue)) * side
        for y in range(side)
    )
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG; a guess for anything else."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return 800, 600


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
