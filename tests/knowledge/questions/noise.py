"""What happens to questions on a phone: slips of the finger, no å, ä, ö, and chatty words around."""

import random
import unicodedata
from collections.abc import Callable

CHATTY = (
    "hej! {} tack",
    "Hej, jag undrar: {}",
    "{} mvh Lisa",
    "tjena, kan du säga {}",
    "hi, {} thanks",
    "Hallå där! {}",
)


def without_dots(text: str, _: random.Random) -> str:
    """Without å, ä and ö."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(each for each in plain if not unicodedata.combining(each))


def misspelt(text: str, chance: random.Random) -> str:
    """One word of at least five letters with two letters swapped, one left out or one doubled."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    place = chance.choice(long)
    word, at = words[place], chance.randrange(1, len(words[place]) - 2)
    words[place] = chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
        )
    )
    return " ".join(words)


def chatty(text: str, chance: random.Random) -> str:
    return chance.choice(CHATTY).format(text)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "as written": lambda text, _: text,
    "without å ä ö": without_dots,
    "misspelt": misspelt,
    "chatty": chatty,
}
