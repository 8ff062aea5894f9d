"""Some of the choices that the field names, in the order of the form."""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale

from conversations.language.languages import LANGUAGES
from conversations.model.event.kinds import choice
from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _Several(Kind):
    def read(self, field: Field, around: Around, text: str) -> tuple[str, ...] | Refusal:
        """One choice by its words, or several with commas, or "and" in any language, between them."""
        whole = choice.read(field.choice, text)
        parts = [text] if isinstance(whole, str) else _joints().split(text)
        read = [choice.read(field.choice, part.strip()) for part in parts if part.strip()]
        if not read or any(isinstance(each, Refusal) for each in read):
            return Refusal("choose-by-button")
        return chosen(field, [each for each in read if isinstance(each, str)])

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        return isinstance(answer, tuple) and chosen(field, answer) == answer

    def problems(self, field: Field) -> list[str]:
        problems = choice.too_few(field)
        if max(field.least or 0, field.most or 0) > len(field.choice):
            problems.append(f"there are only {len(field.choice)} choices: lower `least` and `most`")
        if field.most is not None and field.most < 1:
            problems.append("`most` lets nobody choose anything: let it be at least 1")
        return problems


def chosen(field: Field, keys: Sequence[str]) -> tuple[str, ...] | Refusal:
    """The answer that marked choices give, in the order of the form."""
    marked = tuple(each.key for each in field.choice if each.key in keys)
    least = field.least if field.least is not None else int(field.required)
    if len(marked) < least:
        return Refusal("several-too-few", {"least": least})
    if field.most is not None and len(marked) > field.most:
        return Refusal("several-too-many", {"most": field.most})
    return marked


@cache
def _joints() -> re.Pattern[str]:
    """What stands between the parts of a list, in every language."""
    words = [Locale(language).list_patterns["standard"]["2"].format("", "") for language in LANGUAGES]
    return re.compile("|".join([r"[,;\n]", " & ", *map(re.escape, words)]), re.IGNORECASE)


SEVERAL = _Several("several", settings=("choice", "decision", "least", "most"), many=True, counted=True)
