"""Reads yes and no as people write them: "Ja tack!", "jaaa", "Nej tack, tyvärr", "Yes please", 👍🏽, ✅.

Words on either side that neither say yes nor no have to be known as politeness; else it is no plain yes or no.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

Assent = Literal["yes", "no"]

_YES = """
ja | japp | jepp | jupp | jo | jorå | jodå | jadå | jaja | jajamän | jajamen | jajamensan | jajemän | jajemen | javisst | ja visst |
visst | jovisst | visst ja | jao | jaa då | mm | mhm | aa | absolut | självklart | sjalvklart | självfallet | såklart | så klart | givetvis |
naturligtvis | klart | klart det | det är klart | det är klart jag vill | gärna | gärna det | jättegärna | hemskt gärna |
väldigt gärna | okej | okey | oki | ok | det vill jag | jag vill | det vill jag gärna | jag vill gärna | det gör jag |
det stämmer | stämmer | det är rätt | rätt | precis | exakt | korrekt | utan tvekan | med glädje | det kan jag | det har jag | det ska jag |
jag kommer | vi kommer | jag kommer gärna | jag är med | j |
yes | yess | yep | yepp | yup | yeah | yea | yah | ya | yas | yes sir | yessir | aye | sure | sure thing | for sure | surely | of course | definitely |
absolutely | certainly | indeed | you bet | affirmative | affirmative yes | right | that's right | thats right | correct |
exactly | i do | i would | i would like to | i'd like to | i'd love to | id love to | i will | i am | i can | i have | i'm in | im in |
i'm coming | im coming | i'll be there | ill be there | count me in | gladly | with pleasure | by all means | why not | y |
okay | okie | okey dokey | yes i do | 👍 | 👌 | ✅ | ✔ | ☑ | ✓ | 🆗 | 💯 | 🙋 | 🤙
"""

_NO = """
nej | nejdå | nä | nää | näe | nae | näpp | nepp | nix | nixpix | nehej | nope | icke | ej | inte alls |
absolut inte | verkligen inte | självklart inte | naturligtvis inte | givetvis inte | tyvärr inte | nej inte | inte jag | inte idag |
det vill jag inte | jag vill inte | det gör jag inte | det kan jag inte | jag kan inte | jag kan inte komma |
kan inte komma | jag kommer inte | kommer inte | vi kommer inte | det har jag inte | det ska jag inte | det stämmer inte |
det behövs inte | behövs inte | inte den här gången | aldrig | aldrig i livet | inte gärna |
no | nop | nah | naw | nay | no way | not at all | absolutely not | certainly not | definitely not | of course not | i'm not | im not |
i do not | i don't | i dont | i can't | i cant | i cannot | i won't | i wont | i would not | i wouldn't | i can't come | i cant come |
can't come | cant come | can't make it | i can't make it | i cant make it | not coming | i'm not coming | im not coming |
no can do | negative | unfortunately not | i'm afraid not | im afraid not | afraid not | sadly not | never | not this time |
not today | n | 👎 | ❌ | ✖ | ✗ | ✘ | 🚫 | ⛔ | 🙅
"""

_POLITE = """
tack | tackar | tack ändå | tack iallafall | tack i alla fall | ändå | tack så mycket | tack så jättemycket | tusen tack | tackar tackar | tack snälla | snälla | hej | hallå | du | då |
det | tyvärr | vad kul | kul | vad roligt | roligt | vad snällt | bra | jättebra | fint | toppen | perfekt | super | kanon |
härligt | underbart | det vore kul | det vore trevligt | det låter bra | det blir bra | det blir jättebra | det går bra | ledsen | jag är ledsen | förlåt | för mig | för min del | är du snäll | vi ses |
thanks | thanks anyway | thank you | thank you anyway | thank you so much | thank you very much | thanks a lot | many thanks | thx | ty | please | pls | plz | hi | hello |
hey | sorry | i'm sorry | im sorry | i'm good | im good | great | good | perfect | lovely | nice | sounds good | that's fine |
thats fine | that would be great | that would be nice | that would be lovely | for me | from me | cheers | sir | madam | unfortunately | it is | that
"""

_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f]")
_SIGNS = "👍👌✅✔☑✓🆗💯🙋🤙👎❌✖✗✘🚫⛔🙅"
"""Pictures that say yes or no; all others only go with words."""

_PIECE = re.compile(rf"[^\W_]+(?:['’][^\W_]+)*|[{_SIGNS}]")

SHORT = 2
"""The letters of a word that stays as it is, as "mm"."""


def read(text: str) -> Assent | None:
    """Whether words say yes or no; None where they say neither, both, or something else beside."""
    if "?" in text:
        return None
    found = set(_meanings(_pieces(text)))
    said = found - {"polite"}
    return said.pop() if len(said) == 1 and "" not in found else None  # type: ignore[return-value]


def _meanings(pieces: list[str]) -> Iterator[str]:
    """What the words say, the longest phrase first; nothing for a word that is not known."""
    known, longest = _phrases()
    while pieces:
        for length in range(min(longest, len(pieces)), 0, -1):
            meaning = known.get(" ".join(pieces[:length]), "")
            if meaning or length == 1:
                yield meaning
                del pieces[:length]
                break


def _pieces(text: str) -> list[str]:
    """The words and signs, without the colour of skin; in what is longer than "mm" each letter once, however often repeated."""
    plain = _SKIN.sub("", unicodedata.normalize("NFC", text)).casefold().replace("’", "'")
    return [_without_repeats(piece) for piece in _PIECE.findall(plain)]


def _without_repeats(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word) if len(word) > SHORT else word


@cache
def _phrases() -> tuple[dict[str, str], int]:
    """What each phrase says, and the most words that one has."""
    lists = {"polite": _POLITE, "yes": _YES, "no": _NO}
    known = {
        " ".join(_pieces(phrase)): meaning
        for meaning, phrases in lists.items()
        for phrase in phrases.split("|")
    }
    return known, max(len(phrase.split()) for phrase in known)
