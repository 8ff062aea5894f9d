"""What a registration is found by, and how well it fits the words that are looked for."""

import re
from collections.abc import Collection, Iterable
from hashlib import sha256

from rapidfuzz import fuzz

from conversations.language import emails
from conversations.language.folding import words
from conversations.model.event.event import Event
from conversations.model.registrations.registration import CODE_ALPHABET, CODE_LENGTH, Registration
from conversations.model.values import Answers

SIGN = "@"
"""How the sign of an address begins, among the words that a registration is found by."""

CLOSE = 72
"""Out of 100: "svensson" is found by "svenson" and "svemsson", and "anna" not by "arne"."""

_LINK = re.compile(r"^(?:https?://)?t\.me/\w+\?start=ticket-", re.IGNORECASE)
"""What stands before the code in the link of a ticket."""

_BETWEEN = "-\u2010\u2011\u2012\u2013\u2014\u2212._·"
"""What people and their phones write between the halves of a code, or behind it."""

_WHOLE, _BEGINNING, _INSIDE = 100, 96, 90


def searched_fields(event: Event) -> list[str]:
    """Names, addresses, and what others answer too, such as the organisation; nothing sensitive."""
    found = [each for each in event.fields if each.kind in ("name", "email") or each.suggest]
    return [each.key for each in found if not each.sensitive]


def words_of(event: Event, registration: Registration) -> frozenset[str]:
    """What a registration is found by: the words of its answers, and the signs of its addresses."""
    texts = (registration.answers.get(key) for key in searched_fields(event))
    found = {word for text in texts if isinstance(text, str) for word in words(text)}
    return frozenset(found | signs_of(event, registration.answers))


def signs_of(event: Event, answers: Answers) -> frozenset[str]:
    """The signs of the addresses of e-mail that were given."""
    given = (answers.get(each.key) for each in event.fields if each.kind == "email")
    return frozenset(sign(event.key, each) for each in given if isinstance(each, str))


def sign(event: str, address: str) -> str:
    """Stands for an address at an event, however its capitals are written; no word that anybody looks for is like it."""
    spelled = f"{event} {address.strip().casefold()}"
    return f"{SIGN}{sha256(spelled.encode()).hexdigest()[:32]}"


def wanted_in(text: str) -> list[str]:
    """The words that somebody is looked for by: of the one address of e-mail that they hold, else all of them."""
    found = emails.find(text)
    addresses = found.sure or found.meant
    return words(addresses[0] if len(addresses) == 1 else text)


def code_in(text: str) -> str:
    """The beginning of a registration code that a text can be, without its dash or a link around it; "" where it can be none."""
    spelled = _LINK.sub("", text.strip()).upper()
    bare = "".join(char for char in spelled if not (char.isspace() or char in _BETWEEN))
    fits = 3 <= len(bare) <= CODE_LENGTH and all(char in CODE_ALPHABET for char in bare)
    return bare if fits else ""


def likeness(wanted: str, word: str) -> float:
    """How well a word fits what was written, out of 100; 0 where it does not."""
    if wanted == word:
        return _WHOLE
    if word.startswith(wanted):
        return _BEGINNING
    if wanted in word and len(wanted) > 2:
        return _INSIDE
    alike = max(fuzz.ratio(wanted, word), fuzz.ratio(wanted, word[: len(wanted)]) - 5)
    return alike * 0.8 if alike >= CLOSE and len(wanted) > 2 else 0


def ranked(
    wanted: Collection[str], found: Iterable[tuple[Registration, Collection[str]]]
) -> list[Registration]:
    """Return the registrations that fit best first; `found` are registrations with the words that they are found by."""
    scored = [(_score(wanted, own), registration) for registration, own in found]
    scored.sort(key=lambda each: (-each[0], each[1].is_over, each[1].code))
    return [registration for score, registration in scored if score]


def _score(wanted: Collection[str], own: Collection[str]) -> float:
    return sum(max((likeness(each, word) for word in own), default=0) for each in wanted)
