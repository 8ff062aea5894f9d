"""Turns the Markdown of knowledge files into Telegram's HTML, and entries into Markdown as organisers write it.

Source of what Telegram shows: https://core.telegram.org/bots/api#html-style
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from conversations.language.wording import Html
from conversations.model.questions.understanding import Entry

if TYPE_CHECKING:  # loaded with the first answer
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TAGS = {"strong": "b", "em": "i", "s": "s", "a": "a", "blockquote": "blockquote"}
"""What Telegram calls the elements that it shows."""

LINKS = ("https://", "http://", "mailto:", "tel:", "tg://")
"""Where a link may lead; any other is shown as words."""

BULLET = "• "
INDENT = "   "


def html(text: str) -> Html:
    """Markdown as a message; what Telegram can't show stands there as words."""
    lines = "".join(_blocks(_reader().parse(text)))
    return Html(re.sub(r"\n{3,}", "\n\n", re.sub(r"\s+</blockquote>", "</blockquote>", lines)).strip())


def written(entries: Iterable[Entry]) -> str:
    """Entries as they stand in a knowledge file."""
    return "\n".join(_section(each) for each in entries)


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loaded with the first answer

    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


def _section(entry: Entry) -> str:
    asked = "".join(f"- {phrasing}\n" for phrasing in entry.phrasings)
    also = f"\n{_ALSO[entry.language]}\n{asked}" if asked else ""
    return f"## {entry.title} {{#{entry.key}}}\n{entry.text}\n{also}"


_ALSO = {"sv": "Fler sätt att fråga:", "en": "Also asked as:"}


def _blocks(tokens: Iterable["Token"]) -> Iterator[str]:
    """Paragraphs with an empty line between them, items with their sign, and quotes."""
    lists: list[int | None] = []
    quotes = 0
    heading = False
    for token in tokens:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                quotes += token.nesting
                yield from _quote(token, quotes)
            case "heading_open" | "heading_close":
                heading = token.nesting > 0
                yield "<b>" if heading else "</b>\n\n"
            case "inline":
                yield "".join(_words(token.children or [], in_bold=heading))
            case "paragraph_close":
                yield "\n" if lists else "\n\n"
            case "fence" | "code_block":
                yield f"<pre>{escape(token.content.rstrip(), quote=False)}</pre>\n\n"
            case _:
                yield _in_lists(token, lists)


def _in_lists(token: "Token", lists: list[int | None]) -> str:
    """Return what a list puts around its items; `lists` holds the next number of each that is open."""
    match token.type:
        case "bullet_list_open":
            lists.append(None)
        case "ordered_list_open":
            lists.append(int(token.attrs.get("start", 1)))
        case "bullet_list_close" | "ordered_list_close":
            lists.pop()
            return "" if lists else "\n"
        case "list_item_open":
            return INDENT * (len(lists) - 1) + _sign(lists)
    return ""


def _quote(token: "Token", depth: int) -> Iterator[str]:
    """A quote; one inside another can't be shown, so it stands in the outer one."""
    if depth == (1 if token.nesting > 0 else 0):
        yield "<blockquote>" if token.nesting > 0 else "</blockquote>\n\n"


def _sign(lists: list[int | None]) -> str:
    number = lists[-1]
    if number is None:
        return BULLET
    lists[-1] = number + 1
    return f"{number}. "


def _words(tokens: Iterable["Token"], *, in_bold: bool) -> Iterator[str]:
    linked = False
    for token in tokens:
        name = token.type.rpartition("_")[0]
        match token.type:
            case "text" | "image":
                yield escape(token.content, quote=False)
            case "code_inline":
                yield f"<code>{escape(token.content, quote=False)}</code>"
            case "softbreak" | "hardbreak":
                yield "\n"
            case "link_open":
                address = str(token.attrs.get("href", ""))
                linked = address.startswith(LINKS)
                yield f'<a href="{escape(address)}">' if linked else ""
            case "link_close":
                yield "</a>" if linked else ""
            case _ if name in TAGS and not (in_bold and name == "strong"):
                yield f"<{'/' if token.nesting < 0 else ''}{TAGS[name]}>"
