"""A web address: the one that the words hold, as it is written, with https:// before it where that is missing."""

import re

from conversations.model.event.kinds.kind import Around, Field, Kind
from conversations.model.refusal import Refusal

LONGEST = 300

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
"""As the parts of "www.exempel.se" between the dots, in the letters of any script."""

_TOP = r"(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{1,59})"
_ADDRESS = re.compile(
    rf"(?P<scheme>https?://)?(?P<rest>(?:{_LABEL}\.)+{_TOP}(?::[0-9]{{1,5}})?(?:[/?#]\S*)?)", re.IGNORECASE
)

_AROUND = "<>()[]{}\"'“”‘’«»,;:.!?…"
"""What stands around an address in a sentence, and is no part of it."""


class _Url(Kind):
    def read(self, field: Field, around: Around, text: str) -> str | Refusal:
        found = {_whole(match) for each in text.split() if (match := _ADDRESS.fullmatch(_bare(each)))}
        if len(found) != 1:
            return Refusal("url-unclear")
        address = found.pop()
        if len(address) > LONGEST:
            return Refusal("text-too-long", {"longest": LONGEST, "length": len(address)})
        return address

    def is_plain(self, text: str) -> bool:
        """Whether nothing but the address is there; words around one may be a question that names it."""
        return len(text.split()) == 1


def _bare(word: str) -> str:
    """A word without the signs around it; a bracket that is opened inside the address belongs to it."""
    bare = word.strip(_AROUND)
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _whole(match: re.Match[str]) -> str:
    return f"{(match['scheme'] or 'https://').lower()}{match['rest']}"


URL = _Url("url", written=True)
