"""Which fields are asked of whom: by target group, and by what was answered before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from conversations.model.values import Answer, Answers


class Asked(NamedTuple):
    """A field as far as it matters for who is asked it; `values` are its possible answers, where they are known."""

    key: str
    kind: str
    values: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = {}


def path(form: Sequence[Asked], answers: Answers) -> set[str]:
    """The keys of the fields that somebody with these answers is asked.

    An answer to a field that is not asked itself counts for nothing.
    """
    found: set[str] = set()
    for each in form:
        if all(key in found and among(answers.get(key), values) for key, values in demands(form, each)):
            found.add(each.key)
    return found


def demands(form: Sequence[Asked], each: Asked) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that one waits for, and the answers of which one has to be given there."""
    if each.only_for:
        yield next((one.key for one in form if one.kind == "target-group"), ""), each.only_for
    yield from each.when.items()


def among(answer: Answer, values: Sequence[str]) -> bool:
    """Whether an answer is one of these, or one of several is."""
    return any(key in values for key in keys(answer))


def keys(answer: Answer) -> tuple[str, ...]:
    """The keys that were chosen."""
    if isinstance(answer, tuple):
        return answer
    return (answer,) if isinstance(answer, str) else ()
