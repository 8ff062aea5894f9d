"""Finds a request in words: a command with what it is about, or the wish that something be done."""

from collections.abc import Sequence
from enum import IntEnum

from knowledge.text import courtesy
from knowledge.text.lexicon import Lexicon, lexicons
from knowledge.text.shapes import is_introduction, is_marked, is_titled
from knowledge.text.tokens import Clause, Word
from knowledge.text.topics import topic, topics


class Asking(IntEnum):
    """How surely words ask: not at all, they may, they probably do, nobody would answer like that."""

    NO = 0
    PERHAPS = 1
    LIKELY = 2
    SURELY = 3


def request(part: Clause) -> Asking:
    """Return how surely a clause asks that something be done, in any language."""
    bare = part.since(courtesy.lead(part.plain))
    return max(_request_in(each, lexicon) for each in (bare, part) for lexicon in lexicons())


def _request_in(part: Clause, lexicon: Lexicon) -> Asking:
    """A command with what it is about, or a wish for one: "ändra min e-post", "I want to cancel"."""
    words, commands = part.plain, lexicon.words("question.commands")
    if is_introduction(words):
        return Asking.NO
    if _is_for_me(words, lexicon):
        return Asking.SURELY
    wanted = bool(set(words[:3]) & lexicon.words("question.wants"))
    bridges = lexicon.words("question.wants") | lexicon.words("question.bridges")
    places = [place for place, word in enumerate(words[:7]) if word in commands]
    place = next((place for place in places if place == 0 or words[place - 1] in bridges), None)
    if place is None or (place > 0 and not wanted):
        return Asking.LIKELY if wanted and "registration" in topics(part.words) else Asking.NO
    behind = part.words[place + 1 :]
    about = {word.plain for word in behind[:3]} & lexicon.words("question.objects") or any(topics(behind))
    if place == 0 and words[0] in lexicon.words("question.orders") and not is_titled(part.words):
        return Asking.SURELY if behind and not is_marked(part.words) else Asking.LIKELY
    if wanted and place:
        return (
            _wished(words[place], behind, lexicon)
            if about or not behind or topic(words[place])
            else Asking.PERHAPS
        )
    if place == 0 and behind and behind[0].plain in lexicon.words("question.openers"):
        return Asking.SURELY
    named = is_titled(part.words) or is_marked(part.words[-1:])
    return Asking.SURELY if about and not named else Asking.PERHAPS


def _is_for_me(words: Sequence[str], lexicon: Lexicon) -> bool:
    """As in "sing me a song"."""
    keys = (
        "question.negatives",
        "question.verbs",
        "question.wants",
        "answer.statements",
        "answer.first_persons",
    )
    if len(words) < 2 or words[1] not in lexicon.words("question.me"):
        return False
    known = any(words[0] in lexicon.words(key) for key in keys)
    return not known and len(words[0]) > 2


def _wished(command: str, behind: Sequence[Word], lexicon: Lexicon) -> Asking:
    """Return how surely words ask that something be done: surely where it is to the registration."""
    own = {word.plain for word in behind} & lexicon.words("question.own_objects")
    about = own or not behind or any(topics(behind))
    return Asking.SURELY if about and command in lexicon.words("question.form_commands") else Asking.LIKELY
