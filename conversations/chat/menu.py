"""Makes the menus of commands, as phones show them."""

from collections.abc import Iterator, Sequence

from conversations.chat.effects import ShowMenu
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording


def shown(names: Sequence[str], wording: Wording) -> Iterator[ShowMenu]:
    """Yield a menu for each language that a phone speaks, and one for the phones that speak another."""
    for language in LANGUAGES:
        lines = tuple((name, wording.plain(language, f"command-{name}")) for name in names)
        for code in ("", language) if language == LANGUAGES[0] else (language,):
            yield ShowMenu(code, lines)
