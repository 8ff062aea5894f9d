"""The bot's voice: every sentence it says, in Fluent, one file per language.

What people wrote comes in as arguments and is escaped here, so no text of theirs can pose as formatting.
"""

from collections.abc import Mapping
from functools import cached_property
from html import escape
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast


class Html(str):
    """A piece that is formatted already, and must not be escaped once more."""

    __slots__ = ()


class MissingText(LookupError):
    """A sentence is missing in a language, or lacks an argument."""


def literal(text: str) -> Html:
    """Words that an organiser or a person wrote, as they stand."""
    return Html(escape(text, quote=False))


class Wording:
    """Says sentences by their key; `sources` holds the text of one Fluent file per language."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._voices = {language: _Voice(language, source) for language, source in sources.items()}

    def html(self, language: str, key: str, **arguments: str | int) -> Html:
        """A sentence as HTML, its arguments escaped."""
        return Html(self.plain(language, key, **{name: _escaped(value) for name, value in arguments.items()}))

    def plain(self, language: str, key: str, **arguments: str | int) -> str:
        """A sentence for a button or a notice, where HTML means nothing."""
        return self._voices[language].say(key, arguments)

    def words(self, language: str, key: str) -> frozenset[str]:
        """The words of a list such as `skip-words`, in lower case."""
        return self._voices[language].words(key)


class _Voice:
    """One language. Sentences that only fill in words are kept as templates; Fluent itself is slower, and does the rest."""

    def __init__(self, language: str, source: str) -> None:
        self._language = language
        self._source = source
        self._templates = dict(_templates(source))
        self._words: dict[str, frozenset[str]] = {}

    def say(self, key: str, arguments: Mapping[str, str | int]) -> str:
        template = self._templates.get(key)
        if template is None:
            return self._formatted(key, arguments)
        try:
            return template.format_map(arguments)
        except KeyError as error:
            raise MissingText(f"{key} in {self._language}: {error}") from error

    def words(self, key: str) -> frozenset[str]:
        if key not in self._words:
            self._words[key] = frozenset(word.strip().casefold() for word in self.say(key, {}).split(","))
        return self._words[key]

    @cached_property
    def _bundle(self) -> FluentBundle:
        bundle = FluentBundle([self._language], use_isolating=False)
        bundle.add_resource(FluentResource(self._source))
        return bundle

    def _formatted(self, key: str, arguments: Mapping[str, str | int]) -> str:
        if not self._bundle.has_message(key) or (pattern := self._bundle.get_message(key).value) is None:
            raise MissingText(f"{key} in {self._language}")
        text, errors = self._bundle.format_pattern(pattern, dict(arguments))
        if errors:
            raise MissingText(f"{key} in {self._language}: {errors[0]}")
        return str(text)


def _templates(source: str) -> list[tuple[str, str]]:
    """The sentences that hold nothing but text and variables, by key, as templates of `str.format`."""
    messages = [each for each in FluentParser().parse(source).body if isinstance(each, ast.Message)]
    found = [(each.id.name, _template(each.value)) for each in messages if each.value]
    return [(key, template) for key, template in found if template is not None]


def _template(pattern: ast.Pattern) -> str | None:
    parts = [_part(element) for element in pattern.elements]
    return None if None in parts else "".join(part for part in parts if part)


def _part(element: Any) -> str | None:
    match element:
        case ast.TextElement(value=text):
            return str(text).replace("{", "{{").replace("}", "}}")
        case ast.Placeable(expression=ast.VariableReference(id=ast.Identifier(name=name))):
            return f"{{{name}}}"
        case _:
            return None


def _escaped(value: str | int) -> str | int:
    return value if isinstance(value, Html | int) else literal(value)
