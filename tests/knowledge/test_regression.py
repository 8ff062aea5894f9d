import pytest

from knowledge.search import regression

numpy = pytest.importorskip("numpy")


def test_the_weights_are_those_of_the_whole_kernel() -> None:
    chance = numpy.random.default_rng(1)
    known = chance.normal(size=(300, 24)).astype(numpy.float32)
    known /= numpy.linalg.norm(known, axis=1, keepdims=True)
    wanted = numpy.eye(5, dtype=numpy.float32)[chance.integers(0, 5, 300)]
    kernel = numpy.exp(regression.REACH * (known @ known.T - 1)) + regression.RIDGE * numpy.eye(300)
    found = regression.solved(known, wanted, rounds=30)
    assert numpy.allclose(found, numpy.linalg.solve(kernel, wanted), atol=0.001)
