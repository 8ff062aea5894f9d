"""Reads the addresses of e-mail that words hold: "Anna Lind <anna@exempel.se>", "Min mejl är anna@exempel.se.", mailto:…

What is one slip away from an address is found, too, and told apart, so that somebody is asked before it is taken.
"""

import re
import unicodedata
from dataclasses import dataclass

from conversations.language.folding import plain

_AROUND = re.compile(r"[\s<>()\[\]{}\"“”„‟«»‹›|,;:?!…*`]+")
"""What stands between words, and in no address that people have."""

_EDGES = re.compile(r"^[^\w+]+|[^\w+-]+$")
_SPACED = re.compile(r"\s*([@.,;])\s*")
_SPELLED_AT = re.compile(
    r"\s*(?:[\[({]\s*(?:at|snabel-?a|@)\s*[\])}]|\s(?:at|snabel-?a)\s|＠)\s*", re.IGNORECASE
)
_SPELLED_DOT = re.compile(r"\s*(?:[\[({]\s*(?:dot|punkt)\s*[\])}]|\s(?:dot|punkt)\s)\s*", re.IGNORECASE)

_KNOWN = (
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.se", "outlook.com", "outlook.se", "live.se", "live.com", "icloud.com",
    "me.com", "msn.com", "yahoo.com", "yahoo.se", "protonmail.com", "proton.me", "telia.com", "comhem.se", "bredband.net",
    "spray.se", "tele2.se", "home.se", "swipnet.se",
)  # fmt: skip
"""Where many have their address, so that a slip in it is seen."""

_SLIPS = {
    **{each.replace(".", ""): each for each in _KNOWN},
    **{each: f"{each}.com" for each in ("gmail", "hotmail", "outlook", "icloud", "yahoo", "protonmail")},
    **{f"{each.rpartition('.')[0]}.{end}": each for each in _KNOWN if each.endswith(".com") for end in ("con", "cm", "om", "comm", "cpm", "vom", "ocm", "cmo", "co")},
    **{each.replace(".com", ".xom"): each for each in _KNOWN if each.endswith(".com")},
    "gmial.com": "gmail.com", "gmal.com": "gmail.com", "gamil.com": "gmail.com", "gmai.com": "gmail.com", "gnail.com": "gmail.com",
    "gmaill.com": "gmail.com", "ggmail.com": "gmail.com", "gmil.com": "gmail.com", "gmali.com": "gmail.com",
    "hotmial.com": "hotmail.com", "hotmal.com": "hotmail.com", "hotmai.com": "hotmail.com", "hormail.com": "hotmail.com",
    "hotmil.com": "hotmail.com", "homail.com": "hotmail.com", "hotmial.se": "hotmail.se", "hotmal.se": "hotmail.se", "hotmai.se": "hotmail.se",
    "outlok.com": "outlook.com", "outloo.com": "outlook.com", "oulook.com": "outlook.com", "outllok.com": "outlook.com",
    "iclod.com": "icloud.com", "icloud.se": "icloud.com", "iclould.com": "icloud.com", "yaho.com": "yahoo.com", "yahho.com": "yahoo.com",
}  # fmt: skip
"""What is written instead of a well-known place, by a slip."""

MOST = 3
"""How many addresses one is asked to choose among."""


@dataclass(frozen=True, slots=True)
class Found:
    """The addresses in words: those that are `sure`, else those that were perhaps `meant`."""

    sure: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()


def find(text: str) -> Found:
    """The addresses that words hold; one that is `sure` stands alone, without a slip that is likely."""
    plainly = _in_words(text)
    if len(plainly) > 1:
        return Found(meant=plainly) if len(plainly) <= MOST else Found()
    if not plainly:
        return Found(meant=_mended(text))
    cut = _cut_short(text)
    likely = cut if cut and cut not in plainly else _likelier(plainly[0])
    return Found(meant=(likely, plainly[0])) if likely else Found(sure=plainly)


def _in_words(text: str) -> tuple[str, ...]:
    """The addresses as they stand, each once."""
    found = (_valid(_bare(word)) for word in _AROUND.split(text.replace("＠", "@")) if "@" in word)
    known: dict[str, str] = {}
    for address in found:
        if address:
            known.setdefault(address.casefold(), address)
    return tuple(known.values())


def _bare(word: str) -> str:
    """A word without the signs at its ends: a full stop, quotes, an emoji."""
    return _EDGES.sub("", word)


def _valid(address: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - loaded with the first address

    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _mended(text: str) -> tuple[str, ...]:
    """The address that words become when one slip is mended; nothing where that makes none, or several."""
    spelled = _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", text)) if "@" not in text else text
    joined = _joined(spelled)
    found = {each for word in _AROUND.split(joined) if (each := _of_known_place(_bare(word)))}
    return tuple(found) if len(found) == 1 else ()


def _joined(text: str) -> str:
    """The words without blanks around @ and dots, with a full stop for a comma or for two full stops."""
    ended = text.strip(" .,;!?")
    tight = _SPACED.sub(lambda sign: "@" if sign[1] == "@" else ".", ended)
    return re.sub(r"\.*@[@.]*", "@", re.sub(r"\.{2,}", ".", tight))


def _of_known_place(word: str) -> str | None:
    """The address in a word; where the place lacks its dot or its end, with the known place."""
    if word.count("@") != 1:
        return None
    local, _, place = word.partition("@")
    return _valid(f"{local}@{_SLIPS.get(place.casefold(), place)}")


def _cut_short(text: str) -> str | None:
    """The longer address where a blank or a comma has come into it, and the rest alone is one, too: "anna. lind@exempel.se"."""
    whole = re.sub(r"(?<=[^\W_A-ZÅÄÖ])(?:\s+\.\s*|\.\s+|,(?=\S))(?=[^\s@]+@)", ".", text.strip(" .,;!?<>"))
    mended = whole != text.strip(" .,;!?<>") and not re.search(r"\s", whole)
    return _valid(_bare(whole)) if mended else None


def _likelier(address: str) -> str | None:
    """The same address at the well-known place that was probably meant: @gmial.com, or with å where that place has none."""
    local, _, place = address.partition("@")
    meant = _SLIPS.get(place.casefold())
    ascii_place = plain(place).replace(" ", ".")
    if meant is None and place.casefold() not in _KNOWN and ascii_place in _KNOWN:
        meant = ascii_place
    if meant or (place.casefold() in _KNOWN and not local.isascii()):
        return _valid(f"{_ascii(local)}@{meant or place}")
    return None


def _ascii(local: str) -> str:
    split = unicodedata.normalize("NFD", local)
    return "".join(char for char in split if not unicodedata.combining(char))
