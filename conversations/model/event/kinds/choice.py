"""One of the choices that the field names."""

from collections.abc import Sequence

from conversations.language.languages import LANGUAGES
from conversations.model.event.kinds.kind import Around, Field, Kind, Option
from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class _Choice(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        return read(field.choice, text)

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        return any(answer == each.key for each in field.choice)

    def problems(self, field: Field) -> list[str]:
        return too_few(field)


def read(options: Sequence[Option], text: str) -> str | Refusal:
    """A choice by its words in any language, by the beginning of them, or by its number."""
    said = text.casefold()
    labels = {each.key: [each.label[language].casefold() for language in LANGUAGES] for each in options}
    exact = [key for key, names in labels.items() if said in names]
    begun = [key for key, names in labels.items() if said and any(name.startswith(said) for name in names)]
    numbered = [each.key for number, each in enumerate(options, 1) if said == str(number)]
    found = exact or numbered or begun
    return found[0] if len(found) == 1 else Refusal("choose-by-button")


def too_few(field: Field) -> list[str]:
    """That there is nothing to choose between, in words for the organiser."""
    if len(field.choice) < 2:
        return ["a choice needs at least two [[field.choice]] to choose from"]
    return []


CHOICE = _Choice("choice", settings=("choice", "decision"), counted=True)
