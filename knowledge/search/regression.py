"""Kernel ridge regression over unit vectors, without ever holding the kernel: it would take a hundred megabytes."""

from typing import Any

from knowledge.search.semantic import Array, numpy_module

REACH = 2.0
"""How fast the influence of a phrasing fades with distance."""

RIDGE = 0.2
"""How little single phrasings are trusted."""

ROUNDS = 4
BLOCK = 512


def influence(alike: Array) -> Array:
    """How much phrasings have to say, by how alike they are to the question; in place."""
    alike -= 1
    alike *= REACH
    return numpy_module().exp(alike, out=alike)


def solved(known: Array, wanted: Array, rounds: int = ROUNDS) -> Array:
    """The weights with which the influences of `known` come closest to what is `wanted` of each.

    By conjugate gradients, each column by itself. What the kernel is like in a first approximation, a constant and the
    likeness itself, is solved exactly and leads the way, so that few rounds are enough.
    """
    numpy = numpy_module()
    lead = _Lead(known)
    weights = numpy.zeros_like(wanted)
    left = wanted.copy()
    led = lead.solved(left)
    direction, agreement = led, (left * led).sum(axis=0)
    for _ in range(rounds):
        moved = _times_kernel(known, direction)
        step = agreement / numpy.maximum((direction * moved).sum(axis=0), 1e-12)
        weights += step * direction
        left -= step * moved
        led = lead.solved(left)
        before, agreement = agreement, (left * led).sum(axis=0)
        direction = led + agreement / numpy.maximum(before, 1e-12) * direction
    return weights


def _times_kernel(known: Array, columns: Array) -> Array:
    """The kernel with its ridge, multiplied by columns; a block of its rows at a time."""
    numpy = numpy_module()
    blocks = range(0, len(known), BLOCK)
    product = numpy.concatenate([influence(known[at : at + BLOCK] @ known.T) @ columns for at in blocks])
    return product + RIDGE * columns


class _Lead:
    """The first two terms of the kernel's series, and the rest as if it were on the diagonal."""

    def __init__(self, known: Array) -> None:
        numpy = numpy_module()
        at_zero = float(numpy.exp(-REACH))
        self._rest = RIDGE + 1 - at_zero * (1 + REACH)
        constant = numpy.full((len(known), 1), at_zero**0.5, dtype=known.dtype)
        self._terms = numpy.concatenate([constant, (at_zero * REACH) ** 0.5 * known], axis=1)
        inner = self._terms.T @ self._terms
        inner[numpy.diag_indices_from(inner)] += self._rest
        self._inner: Any = numpy.linalg.inv(inner)

    def solved(self, columns: Array) -> Array:
        return (columns - self._terms @ (self._inner @ (self._terms.T @ columns))) / self._rest
