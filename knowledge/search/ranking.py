"""Says which of several subjects a question is about, with a score for each from 0 to 1.

A subject is known by its phrasings. `ByLetters` needs nothing but Python; `ByMeaning` needs the model, and is better.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nlargest
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

from knowledge.search import regression
from knowledge.search.lexical import Letters
from knowledge.search.semantic import Array, Encoder, Vectors, numpy_module
from knowledge.search.text_match import Texts
from knowledge.text.words import Vocabulary, bare

LONGEST = 400
"""As much of a question as is read: what is asked stands in it, and a long text costs time."""

VERSION = 3
"""To be raised when what is learned from the same phrasings changes."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask for a subject; `weight` is below 1 for what is only said of it."""

    subject: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well a question fits each subject, and how well what is told of some answers it, if that is known."""

    scores: Mapping[str, float]
    told: Mapping[str, float]

    def with_told(self, weight: float) -> Mapping[str, float]:
        """The scores, raised by what is told of a subject, which counts with this weight."""
        return {
            each: score + weight * max(0.0, self.told.get(each, 0.0)) for each, score in self.scores.items()
        }


class Ranker(Protocol):
    def scores(self, question: str) -> Mapping[str, float]:
        """How well the question fits each subject."""

    def ranking(self, question: str) -> Ranking: ...


@dataclass(frozen=True, slots=True)
class Search:
    """Makes rankers: by meaning where there is an encoder, or else by letters."""

    encoder: Encoder | None
    vectors: Vectors | None
    kept: Path | None

    def over(self, name: str, phrasings: Sequence[Phrasing], texts: Texts | None = None) -> Ranker:
        """A ranker over these phrasings, and the texts that tell of the subjects; what it learns is kept under the name."""
        if self.encoder is None or self.vectors is None:
            return ByLetters(phrasings)
        file = self.kept / name if self.kept else None
        return ByMeaning(phrasings, self.vectors, self.encoder, file, texts)


class ByLetters:
    """Ranks by the phrasings that share most letters with the question."""

    BEST, OTHERS = 0.6, 0.4
    """How much the best phrasing counts, and the mean of the best three."""

    SHARPNESS = 2.0
    """Some letters are shared by any two texts; squared, what they are worth agrees with a score by meaning."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        self._phrasings = phrasings
        self._letters = Letters([each.text for each in phrasings])
        self._vocabulary = Vocabulary(each.text for each in phrasings)

    def ranking(self, question: str) -> Ranking:
        return Ranking(self.scores(question), {})

    def scores(self, question: str) -> Mapping[str, float]:
        found = self._letters.similarities(self._vocabulary.mended(bare(question[:LONGEST])))
        best = {subject: nlargest(3, each) for subject, each in _by_subject(self._phrasings, found).items()}
        return {
            subject: (self.BEST * each[0] + self.OTHERS * sum(each) / len(each)) ** self.SHARPNESS
            for subject, each in best.items()
        }


class ByMeaning:
    """Ranks by what kernel ridge regression learned from the phrasings, and by the closest of them.

    Vectors are whitened by their spread within subjects, so that what tells phrasings of one subject apart counts
    little, and what tells subjects apart much.
    """

    LEARNED, CLOSEST, LETTERS = 0.65, 0.2, 0.15
    """How much each of the three counts."""

    EVENNESS = 0.3
    """How far the spread within subjects is taken to be the same in all directions, since there are few phrasings."""

    def __init__(
        self,
        phrasings: Sequence[Phrasing],
        vectors: Vectors,
        encoder: Encoder,
        file: Path | None = None,
        told: Texts | None = None,
    ) -> None:
        numpy = numpy_module()
        self._told = told
        self._phrasings = sorted(phrasings, key=lambda each: each.subject)
        self._vectors = vectors
        texts = [each.text for each in self._phrasings]
        self._letters = Letters(texts)
        self._vocabulary = Vocabulary(texts, encoder.is_word)
        self._subjects = list(dict.fromkeys(each.subject for each in self._phrasings))
        subjects = [each.subject for each in self._phrasings]
        self._starts = [subjects.index(subject) for subject in self._subjects]
        self._weights = numpy.array([each.weight for each in self._phrasings], dtype=numpy.float32)
        raw = vectors.of(texts)
        kept = _kept(file, self._phrasings)
        self._middle, self._whitening = kept[:2] if kept else self._whitened_by(raw)
        self._known = self._whitened(raw)
        self._learned = kept[2] if kept else self._regression()
        if file and not kept:
            _keep(file, self._phrasings, (self._middle, self._whitening, self._learned))

    def scores(self, question: str) -> Mapping[str, float]:
        return self.ranking(question).scores

    def ranking(self, question: str) -> Ranking:
        mended = self._vocabulary.mended(bare(question[:LONGEST]))
        vector = self._vectors.fresh(mended)
        return Ranking(self._scores(mended, vector), self._told.fitting(vector) if self._told else {})

    def _scores(self, mended: str, vector: Array) -> Mapping[str, float]:
        alike = self._known @ self._whitened(vector)
        closest = self._best(alike)
        learned = regression.influence(alike) @ self._learned
        letters = self._best(self._shared_letters(mended))
        mixed = self.LEARNED * learned + self.CLOSEST * closest + self.LETTERS * letters
        return dict(zip(self._subjects, mixed.clip(0, 1).tolist(), strict=True))

    def _best(self, alike: Array) -> Array:
        """The likeness of each subject's closest phrasing."""
        return numpy_module().maximum.reduceat(alike * self._weights, self._starts)

    def _shared_letters(self, text: str) -> Array:
        numpy = numpy_module()
        found = numpy.zeros(len(self._phrasings), dtype=numpy.float32)
        for numbers, weights, weight in self._letters.shared(text):
            found[numpy.frombuffer(numbers, dtype=numpy.uint32)] += weight * numpy.frombuffer(
                weights, numpy.float32
            )
        return found

    def _whitened_by(self, raw: Array) -> tuple[Array, Array]:
        numpy = numpy_module()
        middle = raw.mean(axis=0)
        asked = [number for number, each in enumerate(self._phrasings) if each.weight == 1]
        spread = _spread_within(raw[asked] - middle, [self._phrasings[number].subject for number in asked])
        even = numpy.trace(spread) / len(spread) * numpy.eye(len(spread))
        sizes, directions = numpy.linalg.eigh((1 - self.EVENNESS) * spread + self.EVENNESS * even)
        return middle, (directions / numpy.sqrt(sizes)).astype(raw.dtype)

    def _whitened(self, raw: Array) -> Array:
        turned = (raw - self._middle) @ self._whitening
        return turned / numpy_module().linalg.norm(turned, axis=-1, keepdims=True)

    def _regression(self) -> Array:
        """Return what each phrasing says of each subject."""
        numpy = numpy_module()
        numbers = {subject: number for number, subject in enumerate(self._subjects)}
        owners = [numbers[each.subject] for each in self._phrasings]
        return regression.solved(self._known, numpy.eye(len(numbers), dtype=numpy.float32)[owners])


def _kept(file: Path | None, phrasings: Sequence[Phrasing]) -> tuple[Array, Array, Array] | None:
    """Return what was learned from the very same phrasings before."""
    if file is None:
        return None
    numpy = numpy_module()
    try:
        with file.open("rb") as opened, numpy.load(opened) as content:
            same = content["learned_from"].tobytes() == _learned_from(phrasings)
            return (content["middle"], content["whitening"], content["learned"]) if same else None
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _keep(file: Path, phrasings: Sequence[Phrasing], learned: tuple[Array, Array, Array]) -> None:
    """Write down what was learned; a half-written file never stands there."""
    numpy = numpy_module()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft.npz")
    source = numpy.frombuffer(_learned_from(phrasings), dtype=numpy.uint8)
    numpy.savez(
        draft, learned_from=source, **dict(zip(("middle", "whitening", "learned"), learned, strict=True))
    )
    draft.replace(file)


def _learned_from(phrasings: Sequence[Phrasing]) -> bytes:
    """Return what tells one set of phrasings from another, and one way to learn from the next."""
    told = "\n".join(f"{each.subject}|{each.weight}|{each.text}" for each in phrasings)
    return blake2b(f"{VERSION}\n{told}".encode()).digest()


def _by_subject(phrasings: Sequence[Phrasing], similarities: Sequence[float]) -> Mapping[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for phrasing, similarity in zip(phrasings, similarities, strict=True):
        found[phrasing.subject].append(similarity * phrasing.weight)
    return found


def _spread_within(centred: Array, subjects: Sequence[str]) -> Array:
    """The covariance of vectors around the middles of their subjects."""
    numpy = numpy_module()
    rows: dict[str, list[int]] = defaultdict(list)
    for number, subject in enumerate(subjects):
        rows[subject].append(number)
    around = numpy.concatenate([centred[each] - centred[each].mean(axis=0) for each in rows.values()])
    return around.T @ around / len(around)
