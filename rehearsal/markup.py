"""Formatted text: Telegram's HTML to text with entities, and back for those who read a chat.

Offsets and lengths of entities count UTF-16 units: https://core.telegram.org/bots/api#messageentity.
"""

import html
import re
from dataclasses import dataclass, field

from rehearsal.wire import Json, Refusal, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "a": "text_link",
}
_TAGS = {kind: tag for tag, kind in reversed(_KINDS.items())}
_TOKEN = re.compile(
    r"""<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>(?:"[^"]*"|'[^']*'|[^<>"'])*)>"""
    r"|(?P<stray><)|(?P<reference>&(?:lt|gt|amp|quot|\#[0-9]+|\#x[0-9a-fA-F]+);)"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
_FOUND = (
    (
        "url",
        re.compile(r"https?://[^\s<>\"]*[^\s<>\".,:;!?)'\]]|\b(?:www\.|t\.me/)[^\s<>\"]*[^\s<>\".,:;!?)'\]]"),
    ),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<!\w)#[^\W\d]\w*")),
)
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


def formatted(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    """The text as it will be read, and its entities, with links and commands found in it."""
    if parse_mode and parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    plain, entities = _parsed(text) if parse_mode else (text, [])
    return with_found(*_trimmed(plain, entities))


def with_found(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Add the entities that Telegram finds by itself: addresses, commands, mentions, hashtags."""
    taken = [entity for entity in entities if entity["type"] in _OPAQUE]
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
            if not any(_overlap(entity, other) for other in taken):
                taken.append(entity)
                entities = [*entities, entity]
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def as_html(text: str, entities: list[Json]) -> str:
    """Text and entities as HTML that is safe to show."""
    raw = text.encode("utf-16-le")
    edges = sorted({0, units(text)} | {edge for entity in entities for edge in _edges(entity)})
    return "".join(
        _closing(entities, start) + _opening(entities, start) + _escaped(raw[2 * start : 2 * end])
        for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True)
    )


@dataclass
class _Open:
    tag: str
    entity: Json
    at_byte: int


@dataclass
class _Reading:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)


def _parsed(source: str) -> tuple[str, list[Json]]:
    reading, end = _Reading(), 0
    for match in _TOKEN.finditer(source):
        reading.add(source[end : match.start()])
        end = match.end()
        _take(reading, match, len(source[: match.start()].encode()))
    reading.add(source[end:])
    if reading.open:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{reading.open[-1].tag}"')
    return "".join(reading.parts), reading.entities


def _take(reading: _Reading, match: re.Match[str], at_byte: int) -> None:
    if match["reference"]:
        reading.add(html.unescape(match["reference"]))
    elif match["stray"]:
        raise _unparsable(f"Unclosed start tag at byte offset {at_byte}")
    elif match["end"]:
        _close(reading, match["tag"].lower(), at_byte)
    else:
        _open(reading, match, at_byte)


def _open(reading: _Reading, match: re.Match[str], at_byte: int) -> None:
    tag, attributes = match["tag"].lower(), _attributes(match["attributes"])
    kind = _KINDS.get(tag)
    if tag == "span" and attributes.get("class") == "tg-spoiler":
        kind = "spoiler"
    if tag == "blockquote" and "expandable" in attributes:
        kind = "expandable_blockquote"
    if kind is None:
        raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {at_byte}')
    entity: Json = {"type": kind, "offset": reading.length}
    reading.open.append(_Open(tag, entity | _extras(kind, attributes), at_byte))


def _attributes(source: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(source)
    }


def _extras(kind: str, attributes: dict[str, str]) -> Json:
    if kind == "text_link":
        return {"url": attributes.get("href", "")}
    language = attributes.get("class", "").removeprefix("language-")
    return {"language": language} if kind == "code" and language else {}


def _close(reading: _Reading, tag: str, at_byte: int) -> None:
    if not reading.open:
        raise _unparsable(f"Unexpected end tag at byte offset {at_byte}")
    opened = reading.open.pop()
    if opened.tag != tag:
        raise _unparsable(
            f'Unmatched end tag at byte offset {at_byte}, expected "</{opened.tag}>", found "</{tag}>"'
        )
    entity = opened.entity | {"length": reading.length - opened.entity["offset"]}
    if entity["length"] and not _is_language_of_pre(reading, entity):
        reading.entities.append(_complete(reading, entity))


def _is_language_of_pre(reading: _Reading, entity: Json) -> bool:
    """Code right inside pre only names the language of the block."""
    outer = reading.open[-1].entity if reading.open else {}
    if entity["type"] != "code" or outer.get("type") != "pre" or outer["offset"] != entity["offset"]:
        return False
    outer.update({"language": entity["language"]} if "language" in entity else {})
    return True


def _complete(reading: _Reading, entity: Json) -> Json:
    """A link without an address links to its own text; only blocks keep a language."""
    if entity["type"] == "text_link" and not entity["url"]:
        raw = "".join(reading.parts).encode("utf-16-le")
        return entity | {"url": raw[2 * entity["offset"] :].decode("utf-16-le")}
    if entity["type"] == "code":
        return {name: value for name, value in entity.items() if name != "language"}
    return entity


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram drops white space around a text, and entities that cover nothing else."""
    lead = units(text) - units(text.lstrip())
    stripped = text.strip()
    moved = (_moved(entity, lead, units(stripped)) for entity in entities)
    return stripped, [entity for entity in moved if entity["length"] > 0]


def _moved(entity: Json, lead: int, total: int) -> Json:
    start, end = (min(max(edge - lead, 0), total) for edge in _edges(entity))
    return entity | {"offset": start, "length": end - start}


def _edges(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _overlap(one: Json, other: Json) -> bool:
    (start, end), (other_start, other_end) = _edges(one), _edges(other)
    return bool(start < other_end and other_start < end)


def _opening(entities: list[Json], at: int) -> str:
    return "".join(_start_tag(entity) for entity in entities if entity["offset"] == at)


def _closing(entities: list[Json], at: int) -> str:
    ending = [entity for entity in entities if _edges(entity)[1] == at]
    return "".join(f"</{_TAGS[entity['type']]}>" for entity in reversed(ending) if entity["type"] in _TAGS)


def _start_tag(entity: Json) -> str:
    tag = _TAGS.get(entity["type"])
    if tag == "a":
        return f'<a href="{html.escape(entity["url"])}">'
    return f"<{tag}>" if tag else ""


def _escaped(raw: bytes) -> str:
    return html.escape(raw.decode("utf-16-le", "replace"), quote=False)


def _unparsable(what: str) -> Refusal:
    return bad_request(f"can't parse entities: {what}")
