"""Recognises how answers look: names, organisations, titles, what somebody says of oneself."""

from collections.abc import Sequence

from knowledge.text.lexicon import all_words, lexicons
from knowledge.text.tokens import Word

SHORT = 4
"""The letters of a word up to which nothing may follow, since too many words begin like it."""


def is_titled(words: Sequence[Word]) -> bool:
    """Whether the words are written like a name: each with a capital, except small ones such as "av".

    Two words at least; and where all letters are capitals, they show nothing.
    """
    carrying = [word for word in words if word.plain not in all_words("answer.small_words")]
    if len(carrying) < 2 or all(word.raw.isupper() for word in words):
        return False
    return all(word.capital for word in carrying) and words[0].capital


def is_marked(words: Sequence[Word]) -> bool:
    """Whether a word tells that this is an organisation or a role: AB, kommun, "…chef", manager."""
    return any(word.plain in all_words("answer.marks") or has_tail(word) for word in words)


def has_tail(word: Word) -> bool:
    """Whether a word ends like a role or an organisation: "Vad-bolaget", "parkeringschef"."""
    last = word.plain.rpartition("-")[2]
    tails = all_words("answer.tails")
    return last in tails or any(
        last[cut:] in tails for cut in range(0 if last != word.plain else 2, len(last) - 3)
    )


def has_legal_form(words: Sequence[Word]) -> bool:
    """Whether an organisation's legal form ends the words: "AB", "Ltd"."""
    return len(words) > 1 and words[-1].plain in all_words("answer.legal")


def is_agent(word: Word) -> bool:
    """Whether a word ends like one for somebody who does something: "planner", "kokare"."""
    return word.plain.endswith(tuple(all_words("answer.agents")))


def is_need(word: str) -> bool:
    """Whether a word names a diet or a need, perhaps with an ending."""
    needs = all_words("answer.needs")
    return word in needs or any(word.startswith(need) for need in needs if len(need) > SHORT)


def is_introduction(words: Sequence[str]) -> bool:
    """Whether words open as one does who says who one is."""
    longest = max(lexicon.phrases("answer.introductions").at(words) for lexicon in lexicons())
    return 0 < longest < len(words)


def is_affirmation(words: Sequence[str]) -> bool:
    """Whether words begin with a yes or a no."""
    return bool(words) and any(words[0] in lexicon.words("answer.affirmations") for lexicon in lexicons())


def tells_of_oneself(words: Sequence[str]) -> bool:
    """Whether words are about who writes them: "jag äter inte fisk", "tål inte nötter"."""
    first_persons, statements = all_words("answer.first_persons"), all_words("answer.statements")
    return bool(words) and (words[0] in first_persons | statements or bool(set(words) & first_persons))
