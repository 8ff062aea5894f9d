"""The bot's voice: every sentence it says, in Fluent, one file per language.

What people wrote comes in as arguments and is escaped here, so no text of theirs can pose as formatting.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from fluent.runtime import FluentBundle, FluentResource


class Html(str):
    """A piece that is formatted already, and must not be escaped once more."""

    __slots__ = ()


def literal(text: str) -> Html:
    """Words that an organiser or a person wrote, as they stand."""
    return Html(escape(text, quote=False))


class MissingText(LookupError):
    """A sentence is missing in a language, or lacks an argument."""


class Wording:
    """Says sentences by their key; `sources` holds the text of one Fluent file per language."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._bundles = {language: _bundle(language, source) for language, source in sources.items()}

    def html(self, language: str, key: str, **arguments: str | int) -> Html:
        """A sentence as HTML, its arguments escaped."""
        return Html(self.plain(language, key, **{name: _escaped(value) for name, value in arguments.items()}))

    def plain(self, language: str, key: str, **arguments: str | int) -> str:
        """A sentence for a button or a notice, where HTML means nothing."""
        bundle = self._bundles[language]
        if not bundle.has_message(key) or (pattern := bundle.get_message(key).value) is None:
            raise MissingText(f"{key} in {language}")
        if not arguments:
            return _constant(bundle, key)
        return _formatted(bundle, key, pattern, arguments)

    def words(self, language: str, key: str) -> frozenset[str]:
        """The words of a list such as `skip-words`, in lower case."""
        return frozenset(word.strip().casefold() for word in self.plain(language, key).split(","))


@lru_cache(maxsize=1024)
def _constant(bundle: FluentBundle, key: str) -> str:
    return _formatted(bundle, key, bundle.get_message(key).value, {})


def _formatted(bundle: FluentBundle, key: str, pattern: Any, arguments: dict[str, Any]) -> str:
    text, errors = bundle.format_pattern(pattern, arguments)
    if errors:
        raise MissingText(f"{key}: {errors[0]}")
    return str(text)


def _bundle(language: str, source: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def _escaped(value: str | int) -> str | int:
    if isinstance(value, Html | int):
        return value
    return literal(value)
