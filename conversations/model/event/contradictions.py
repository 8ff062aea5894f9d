"""What contradicts itself in a form, in sentences for its organiser.

It looks at fields as they are asked, not as they are worded, so that one broken field hides nothing about the rest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from conversations.model.event.conditions import Asked, demands
from conversations.model.event.kinds.all import KINDS

Form = Sequence[Asked]
Groups = Sequence[str] | None
"""The keys of the target groups; None where they are not known."""


def of_form(form: Form, groups: Groups) -> list[str]:
    """Everything that contradicts itself in a form, each once."""
    found = [
        *repetitions(each.key for each in form),
        *_of_kinds(form, groups),
        *(problem for number in range(len(form)) for problem in _of_conditions(form, number, groups)),
        *_unreachable(form, groups),
    ]
    return list(dict.fromkeys(found))


def repetitions(keys: Iterable[str]) -> list[str]:
    """A sentence for each key that stands more than once."""
    twice = [key for key, times in Counter(keys).items() if times > 1]
    return [f'the key "{key}" stands more than once: give each its own' for key in twice]


def listed(words: Sequence[str], last: str) -> str:
    """Words between quotes: "a", "b" or "c"."""
    quoted = [f'"{word}"' for word in words]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def described(field: Mapping[str, object]) -> Asked:
    """A field as it stands in the file, as far as it can be read."""
    kind = str(field.get("kind"))
    choices, when = field.get("choice"), field.get("when")
    values = [str(each.get("key")) for each in _list(choices) if isinstance(each, dict)]
    return Asked(
        str(field.get("key")),
        kind,
        tuple(KINDS[kind].fixed if kind in KINDS else ()) or tuple(values),
        _words(field.get("only_for")),
        {key: _words(values) for key, values in when.items()} if isinstance(when, dict) else {},
    )


def _words(given: object) -> tuple[str, ...]:
    return tuple(each for each in _list(given) if isinstance(each, str))


def _list(given: object) -> Sequence[object]:
    return given if isinstance(given, list) else ()


def _of_kinds(form: Form, groups: Groups) -> Iterator[str]:
    kinds = [each.kind for each in form]
    for kind in ("consent", "name", "target-group"):
        if kinds.count(kind) > 1:
            yield f'more than one field has kind = "{kind}": keep one of them'
    if "name" not in kinds:
        yield 'nobody is asked for their name: add a [[field]] with kind = "name"'
    if "consent" in kinds[1:]:
        yield 'nothing may be kept before the consent: let the field with kind = "consent" be first'
    if "target-group" in kinds and groups is not None and not groups:
        yield "a field asks for the target group, but there is no [[target_group]]: add some"


def _of_conditions(form: Form, number: int, groups: Groups) -> Iterator[str]:
    """Yield what is wrong with the conditions under which one field is asked."""
    each = form[number]
    if each.kind in ("consent", "name") and (each.only_for or each.when):
        yield f'everybody is asked "{each.key}": remove `only_for` and `when` from it'
    if each.only_for:
        yield from _of_groups(form[:number], each, groups)
    for key, values in each.when.items():
        yield from _of_waiting(form, number, key) or _of_values(form, each, key, values, groups)


def _of_groups(earlier: Form, each: Asked, groups: Groups) -> Iterator[str]:
    for group in each.only_for:
        if groups is not None and group not in groups:
            yield f'"{each.key}" is `only_for` "{group}", but there is no such [[target_group]]: correct it or add the group'
    if not any(one.kind == "target-group" for one in earlier):
        yield (
            f'"{each.key}" is `only_for` some, but nobody has told their target group before it: '
            'put a field with kind = "target-group" before it'
        )


def _of_waiting(form: Form, number: int, key: str) -> list[str]:
    """Why a field can't wait for the answer to another."""
    each = form[number].key
    if key == each:
        return [f'"{each}" waits for its own answer: remove it from `when`']
    if key in (one.key for one in form[:number]):
        return []
    if key not in (one.key for one in form):
        return [f'"{each}" waits for "{key}", but there is no such field: correct `when`']
    if each in _awaited(form, key):
        circle = [
            one.key for one in form if {each, one.key} <= _awaited(form, one.key) & _awaited(form, each)
        ]
        return [f"{listed(circle, 'and')} wait for each other in a circle: remove one `when`"]
    return [f'"{each}" waits for "{key}", which is asked later: put "{key}" before it']


def _of_values(form: Form, each: Asked, key: str, values: Sequence[str], groups: Groups) -> list[str]:
    """Which answers a field waits for in vain."""
    other = _named(form, key)
    possible = _possible(other, groups)
    if possible is None:
        return []
    if not possible:
        return [
            f'"{each.key}" waits for "{key}", which is answered in words: wait for a choice, or for yes or no'
        ]
    return [
        f'"{each.key}" waits for "{value}" in "{key}", which nobody can answer: write {listed(possible, "or")}'
        for value in values
        if value not in possible
    ]  # fmt: skip


def _unreachable(form: Form, groups: Groups) -> list[str]:
    """Fields that nobody is asked, since what they wait for can't all be answered; those behind them go unsaid."""
    lost = [each.key for number, each in enumerate(form) if _is_lost(form[: number + 1], groups)]
    return [
        f'"{key}" can never be asked, since its conditions exclude each other: change or remove one'
        for key in lost
        if not any(other in _awaited(form, key) for other in lost)
    ]


def _is_lost(form: Form, groups: Groups) -> bool:
    """Whether the last field waits for different answers in one field, over others perhaps."""
    keys = {form[-1].key, *_awaited(form, form[-1].key)}
    left: dict[str, set[str]] = {}
    for each in form:
        for key, values in demands(form, each) if each.key in keys else ():
            other = next((one for one in form if one.key == key), None)
            sensible = set(values) & set((other and _possible(other, groups)) or ())
            if other and not _takes_many(other) and sensible:
                left[key] = left.get(key, sensible) & sensible
    return any(not values for values in left.values())


def _takes_many(field: Asked) -> bool:
    return field.kind in KINDS and KINDS[field.kind].many


def _possible(field: Asked, groups: Groups) -> Sequence[str] | None:
    """Return what can be answered in a field; None where that is not known."""
    return groups if field.kind == "target-group" else field.values


def _awaited(form: Form, key: str) -> set[str]:
    """All the fields that one waits for, also over others."""
    found: set[str] = set()
    ahead = [key]
    while ahead:
        here = ahead.pop()
        new = {key for each in form if each.key == here for key, _ in demands(form, each)} - found
        found |= new
        ahead += new
    return found


def _named(form: Form, key: str) -> Asked:
    return next(each for each in form if each.key == key)
