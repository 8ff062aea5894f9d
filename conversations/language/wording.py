"""The bot's voice: every sentence it says, in Fluent, one file per language.

What people wrote comes in as arguments and is escaped here, so no text of theirs can pose as formatting.
"""

import re
from collections.abc import Mapping
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
    """One language. A sentence is read when it is first said.

    Those that only fill in words are kept as templates; Fluent itself is slower, and does the rest.
    """

    def __init__(self, language: str, source: str) -> None:
        self._language = language
        self._entries = _entries(source)
        self._templates: dict[str, str | None] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._bundle: FluentBundle | None = None

    def say(self, key: str, arguments: Mapping[str, str | int]) -> str:
        if key not in self._templates:
            self._templates[key] = _template_of(self._entries.get(key, ""))
        template = self._templates[key]
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

    def _formatted(self, key: str, arguments: Mapping[str, str | int]) -> str:
        bundle = self._with(key)
        if not bundle.has_message(key) or (pattern := bundle.get_message(key).value) is None:
            raise MissingText(f"{key} in {self._language}")
        text, errors = bundle.format_pattern(pattern, dict(arguments))
        if errors:
            raise MissingText(f"{key} in {self._language}: {errors[0]}")
        return str(text)

    def _with(self, key: str) -> FluentBundle:
        """Fluent with this entry, and with those that it refers to."""
        bundle = self._bundle = self._bundle or FluentBundle([self._language], use_isolating=False)
        if entry := self._entries.pop(key, ""):
            bundle.add_resource(FluentResource(entry))
            for other in _REFERENCE.findall(entry):
                self._with(other)
        return bundle


_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")


def _entries(source: str) -> dict[str, str]:
    """The text of each entry by its key: what begins at the start of a line with a name, to where the next does.

    Source: https://github.com/projectfluent/fluent/blob/main/spec/fluent.ebnf
    """
    parts = re.split(r"^(?=[a-zA-Z#-])", source, flags=re.MULTILINE)
    return {
        key.strip(): part for part in parts if (key := part.partition("=")[0]) and not part.startswith("#")
    }


def _template_of(entry: str) -> str | None:
    """A message that holds nothing but text and variables, as a template of `str.format`."""
    message = FluentParser().parse_entry(entry)
    return _template(message.value) if isinstance(message, ast.Message) and message.value else None


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
