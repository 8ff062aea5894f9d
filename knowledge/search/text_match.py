"""How well a question fits what is told of subjects: the text of an entry may answer it, whatever its title says."""

from collections.abc import Mapping, Sequence

from knowledge.search.semantic import Array, Vectors, numpy_module

BLOCK = 500


class Texts:
    """Texts that tell of subjects, as vectors seen from the middle of them all.

    `usual` are questions such as people ask, to see a question from the middle of.
    """

    def __init__(
        self, texts: Mapping[str, Sequence[str]], vectors: Vectors, asked: Vectors, usual: Sequence[str]
    ) -> None:
        numpy = numpy_module()
        self._subjects = sorted(texts)
        counts = [len(texts[subject]) for subject in self._subjects]
        self._starts = [sum(counts[:place]) for place in range(len(counts))]
        raw = vectors.of([text for subject in self._subjects for text in texts[subject]])
        self._texts = _directions(raw - raw.mean(axis=0))
        self._asked = asked
        blocks = [asked.of(usual[at : at + BLOCK]).sum(axis=0) for at in range(0, len(usual), BLOCK)]
        self._middle = numpy.sum(blocks, axis=0) / len(usual)

    def fitting(self, question: Array) -> Mapping[str, float]:
        """How well each subject's texts answer the question of this vector; about 0 where they have nothing to do with it."""
        return dict(zip(self._subjects, self._fitting(question[None])[0].tolist(), strict=True))

    def on_the_whole(self, questions: Sequence[str]) -> Mapping[str, float]:
        """How well each subject's texts answer several questions about one thing."""
        found = self._fitting(self._asked.of(questions)).mean(axis=0)
        return dict(zip(self._subjects, found.tolist(), strict=True))

    def _fitting(self, questions: Array) -> Array:
        """A row for each question, with what the best of a subject's texts is worth."""
        alike = _directions(questions - self._middle) @ self._texts.T
        return numpy_module().maximum.reduceat(alike, self._starts, axis=1)


def _directions(vectors: Array) -> Array:
    numpy = numpy_module()
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
