"""Finds what shows that words ask something: the order of words, key words, a wish to know, a request."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.speech.requests import Asking, request
from knowledge.text import courtesy
from knowledge.text.lexicon import Lexicon, all_words, lexicons
from knowledge.text.shapes import has_tail, is_introduction, is_marked, is_titled
from knowledge.text.tokens import ASKING, Clause, Word, clauses, words_of
from knowledge.text.topics import Topic, is_around, topic, topics

LONG_WORD = 8
"""The letters from which on a definite ending is hardly anything else."""

DEFINITE = ("en", "et", "na", "an", "on", "rn")
"""How a Swedish word ends that is about a certain thing."""

LATE = 5
"""The words before which the verb of a question stands at the latest."""

KEY_WORDS = 4
"""The words that people write at most where they write key words only."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What shows that words ask something, or tell.

    `order` is what their order shows, `request` whether something is to be done, `wish` that somebody wants to know.
    `words` are those `said` without greetings and politeness.
    `told` counts the words of the clauses that ask nothing; `tagged` says that only "is that ok?" asks.
    """

    said: tuple[Word, ...]
    words: tuple[Word, ...]
    order: Asking
    request: Asking
    wish: bool
    keywords: bool
    headed: bool
    topics: frozenset[Topic]
    marked: bool
    indirect: bool
    tagged: bool
    told: int
    told_last: bool
    direct: bool
    titled_first: bool
    address: bool
    joined: bool
    asks_for: bool

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    @property
    def own(self) -> bool:
        """Whether somebody speaks of oneself."""
        said = not all_words("answer.first_persons").isdisjoint(word.plain for word in self.said)
        return said or _any_within(self.said, "answer.speaking")

    @property
    def practical(self) -> bool:
        """Whether the words are about what a visitor has to know or do, rather than what is spoken of there."""
        return not self.topics.isdisjoint(("practical", "registration"))

    @property
    def mostly_topics(self) -> bool:
        """A few words, half of them such as people ask about."""
        known = sum(each is not None for each in topics(self.words))
        return len(self.words) <= KEY_WORDS and bool(known) and 2 * known >= len(self.words)

    @property
    def about_last(self) -> bool:
        """Whether a few key words end in what is asked about, as "student price" does."""
        few = self.mostly_topics and len(self.words) > 1 and not self.joined
        return few and not is_marked(self.words[-1:]) and topic(self.words[-1].plain) == "practical"

    @property
    def named_last(self) -> bool:
        """Whether the words end as a name may that is made of a sentence: "Får man vara med-föreningen"."""
        return bool(self.words) and "-" in self.words[-1].raw and has_tail(self.words[-1])

    @property
    def capitals(self) -> int:
        return sum(word.capital for word in self.words)

    @property
    def digits(self) -> int:
        return sum(char.isdigit() for word in self.words for char in word.raw)

    @property
    def numbered(self) -> bool:
        """Whether there is a number among the words."""
        return any(word.raw.isdigit() for word in self.words)

    @property
    def strength(self) -> Asking:
        return max(self.order, self.request)


def cues(text: str) -> Cues:
    """The cues in a text, whatever greetings and politeness are around it."""
    words = words_of(text)
    core = words_of(courtesy.core(text))
    parts = clauses(text, words, all_words("question.joints"))
    tagged = len(parts) > 1 and _is_tag(parts[-1])
    orders = [_order_of(part) for part in parts]
    requests = [request(part) for part in parts]
    found = topics(core)
    return Cues(
        said=words,
        words=core,
        order=max(orders, default=Asking.NO),
        request=max(requests, default=Asking.NO),
        wish=_any_within(words, "question.wishes"),
        keywords=_only_keywords(core, found),
        headed=_is_headed(core, found),
        topics=frozenset(each for each in found if each),
        marked=bool(ASKING & set(text)),
        indirect=any(_is_indirect(part) for part in parts),
        tagged=tagged,
        told=sum(_told(*each) for each in zip(parts, map(max, orders, requests), strict=True)),
        told_last=bool(orders) and not parts[-1].marked and orders[-1] < Asking.LIKELY,
        direct=any(_is_direct(part) for part in parts),
        titled_first=bool(parts) and is_titled(parts[0].words),
        address="@" in text,
        asks_for=any(
            lexicon.phrases("question.asks_for").at([w.plain for w in words]) for lexicon in lexicons()
        ),
        joined="&" in text,
    )


def _order_of(part: Clause) -> Asking:
    bare = part.since(courtesy.lead(part.plain))
    return max(max((_order(bare, lexicon), _order(part, lexicon))) for lexicon in lexicons())


def _order(part: Clause, lexicon: Lexicon) -> Asking:
    """How the order of words looks to one language."""
    words = part.plain
    if not words:
        return Asking.NO
    if any(lexicon.phrases(f"question.{key}").within(words) for key in ("wonders", "reports")):
        return Asking.SURELY
    if lexicon.phrases("question.lookalikes").at(words):
        return Asking.NO
    if _has_whole(words, lexicon) or _has_late_verb(words, lexicon):
        return Asking.SURELY
    return max(
        _opened(part, lexicon), _inverted(part, lexicon), _framed(words, lexicon), _ended(part, lexicon)
    )


def _opened(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "when does it start" or "how many"; an opener with something else behind it may be a name."""
    if len(part.words) > 2 and part.plain[0] in lexicon.words("question.prepositions"):
        part = part.since(1)
    words = part.plain
    short = words[0] in lexicon.words("question.shorthands")
    if words[0] not in lexicon.words("question.openers") and not short:
        return Asking.NO
    if len(words) > 1 and (_follows(words[1], lexicon) or _is_verb_like(part.words[1], lexicon)):
        return Asking.SURELY
    if len(words) > 1 and words[0] in lexicon.words("question.determiners") and not is_titled(part.words):
        return Asking.SURELY
    if len(words) == 1 or short:
        return Asking.NO if short else Asking.LIKELY
    if is_titled(part.words) or (len(words) == 2 and not any(topics(part.words))):
        return Asking.PERHAPS
    return Asking.LIKELY


def _has_whole(words: Sequence[str], lexicon: Lexicon) -> bool:
    """As in "och senast när kan man": an opener, a verb and a subject in a row, wherever they stand."""
    openers, subjects = lexicon.words("question.openers"), lexicon.words("question.subjects")
    return any(
        words[place] in openers and words[place + 2] in subjects and _is_verb(words[place + 1], lexicon)
        for place in range(len(words) - 2)
    )


def _has_late_verb(words: Sequence[str], lexicon: Lexicon) -> bool:
    """As in "var i stan ligger det": the verb and its subject stand behind what the opener asks for."""
    if lexicon.language != "sv" or words[0] not in lexicon.words("question.openers"):
        return False
    subjects = lexicon.words("question.subjects")
    return any(
        words[place] in lexicon.words("question.verbs") and words[place + 1] in subjects
        for place in range(1, min(len(words) - 1, LATE))
    )


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb, or ends like one where nothing else could stand."""
    return word in lexicon.words("question.verbs") or (
        lexicon.language == "sv" and word.endswith(("r", "s", "de"))
    )


def _is_verb_like(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word behind an opener looks like a verb: "who sees", "vem bestämmer"; a name has a capital."""
    endings = ("er", "ar") if lexicon.language == "sv" else ("es", "ds", "ts", "ns", "ks", "ys")
    return not word.capital and len(word.plain) > 3 and word.plain.endswith(endings)


def _follows(word: str, lexicon: Lexicon) -> bool:
    return any(
        word in lexicon.words(f"question.{key}") for key in ("verbs", "measures", "subjects", "openers")
    )


def _inverted(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "får man parkera" or "is lunch included"."""
    words = part.plain
    if len(words) < 2:
        return Asking.NO
    first, second = words[:2]
    if first in lexicon.words("question.existentials") and second not in lexicon.words("question.subjects"):
        return _existing(part, lexicon)
    if first in lexicon.words("question.opinions") and second not in lexicon.words("question.addressees"):
        return Asking.NO
    if first in lexicon.inverted() | lexicon.words("question.existentials") and second in lexicon.words(
        "question.subjects"
    ):
        return Asking.SURELY
    return max(
        _about_something_definite(part, lexicon),
        _about_somebody(words, lexicon),
        _addressed(part, lexicon),
    )


def _existing(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "ingår lunch" or "are dogs allowed"; "is part of my work" may be an answer that leaves itself out."""
    if part.plain[1] in lexicon.words("question.negatives") or is_titled(part.words):
        return Asking.NO
    return Asking.SURELY if lexicon.language == "sv" or any(topics(part.words)) else Asking.LIKELY


def _about_something_definite(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "är lunchen gratis" or "do librarians count"; "är vegetarian" is none."""
    if part.plain[0] not in lexicon.words("question.auxiliaries") or is_titled(part.words):
        return Asking.NO
    second = part.words[1]
    if second.plain in lexicon.words("question.indefinite") | lexicon.words("question.negatives"):
        return Asking.NO
    if len(part.words) > 2 and part.plain[0] in lexicon.words("question.copulas"):
        several = lexicon.language == "en" and part.plain[0] != "has" and second.plain.endswith("s")
        if topic(second.plain) or (several and len(part.words) > KEY_WORDS):
            return Asking.LIKELY
    return Asking.LIKELY if lexicon.language == "sv" and _is_definite(part) else Asking.NO


def _is_definite(part: Clause) -> bool:
    """Whether the second word is a certain thing or a name, and more follows or it is a long one."""
    second = part.words[1]
    if len(part.words) < 3 and len(second.plain) < LONG_WORD:
        return False
    return second.capital or (len(second.plain) > 4 and second.plain.endswith(DEFINITE))


def _about_somebody(words: Sequence[str], lexicon: Lexicon) -> Asking:
    """As in "kan barn komma" or "will slides be shared"; "kan inte komma" is none."""
    if len(words) < 3 or words[0] not in lexicon.words("question.auxiliaries"):
        return Asking.NO
    between = lexicon.words("question.negatives") | lexicon.words("question.infinitives")
    asks = (
        words[1] not in between
        and words[2] not in ("att", "to")
        and not lexicon.words("question.infinitives").isdisjoint(words[2:5])
    )
    return Asking.SURELY if asks else Asking.NO


def _addressed(part: Clause, lexicon: Lexicon) -> Asking:
    first, second = part.plain[:2]
    verb = len(first) > 2 and first.endswith(("r", "s", "de", "te"))
    if verb and second in lexicon.words("question.addressees") | lexicon.words("question.askers"):
        return Asking.SURELY
    if verb and second in ("det", "den") and lexicon.language == "sv":
        return Asking.LIKELY
    stated = first in lexicon.words("answer.statements")
    definite = (
        lexicon.language == "sv"
        and not stated
        and len(part.words) > 2
        and second.endswith(DEFINITE)
        and topic(second)
    )
    return Asking.LIKELY if verb and (definite or _is_about_a_name(part, lexicon)) else Asking.NO


def _is_about_a_name(part: Clause, lexicon: Lexicon) -> bool:
    """As in "pratar Joy svenska"; "läser Svenska i Lund" tells of oneself."""
    first = part.plain[0]
    asked = first in lexicon.words("question.verbs") and first not in lexicon.words("answer.statements")
    return asked and len(part.words) > 2 and part.words[1].capital and not is_titled(part.words)


def _framed(words: Sequence[str], lexicon: Lexicon) -> Asking:
    return Asking.LIKELY if lexicon.phrases("question.frames").within(words) else Asking.NO


def _ended(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "lunchen när"."""
    last = part.plain[-1] in lexicon.words("question.endings") and not is_introduction(part.plain)
    return Asking.LIKELY if last and len(part.words) > 1 and not is_titled(part.words) else Asking.NO


def _is_indirect(part: Clause) -> bool:
    """As in "hur man skriver bra namn", which is a subject to hear about as well as a question."""
    words = part.plain[courtesy.lead(part.plain) :]
    return len(words) > 1 and any(
        words[0] in lexicon.words("question.openers") and words[1] in lexicon.words("question.nominals")
        for lexicon in lexicons()
    )


def _only_keywords(words: Sequence[Word], found: Sequence[Topic | None]) -> bool:
    """Nothing but words that people ask about, and what may stand around them."""
    return any(found) and all(each or is_around(word.plain) for word, each in zip(words, found, strict=True))


def _is_headed(words: Sequence[Word], found: Sequence[Topic | None]) -> bool:
    """As in "the talk about forms", "något om säkerhet" or "anything for children"."""
    for place, word in enumerate(words[:4]):
        if word.plain in all_words("topics.joints") and place:
            return bool(found[place - 1]) or words[place - 1].plain in all_words("topics.anything")
        if word.plain in all_words("topics.aims") and place == 1:
            return words[0].plain in all_words("topics.anything") and any(found[place + 1 :])
    return False


def _told(part: Clause, order: Asking) -> int:
    return 0 if part.marked or order >= Asking.LIKELY else len(part.words) - courtesy.lead(part.plain)


def _is_direct(part: Clause) -> bool:
    """Whether it is about something at hand, as in "when is it" or "får man"; "why databases are slow" is not."""
    words = part.plain[courtesy.lead(part.plain) :]
    return any(
        _has_whole(words, lexicon)
        or (len(words) > 1 and words[0] in lexicon.words("question.openers") and _is_measured(words, lexicon))
        or (
            len(words) > 1
            and words[0] in lexicon.inverted()
            and words[1] in lexicon.words("question.subjects")
        )
        for lexicon in lexicons()
    )


def _is_measured(words: Sequence[str], lexicon: Lexicon) -> bool:
    """As in "how many" or "who speaks": too short to be a subject, or about a number."""
    return words[1] in lexicon.words("question.measures") or (len(words) == 2 and _follows(words[1], lexicon))


def _is_tag(part: Clause) -> bool:
    """As in "nötallergi, går det bra?"."""
    return any(lexicon.phrases("question.tags").at(part.plain) == len(part.words) for lexicon in lexicons())


def _any_within(words: Sequence[Word], key: str) -> bool:
    plain = [word.plain for word in words]
    return any(lexicon.phrases(key).within(plain) for lexicon in lexicons())
