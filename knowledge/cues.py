"""Finds what shows that words ask something: the order of words, key words, a wish to know, a request."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from knowledge import courtesy
from knowledge.lexicon import Lexicon, all_words, lexicons
from knowledge.shapes import is_marked, is_titled
from knowledge.tokens import ASKING, Clause, Word, clauses, words_of
from knowledge.topics import Topic, is_around, topic, topics


class Asking(IntEnum):
    """How surely words ask: not at all, they may, they probably do, nobody would answer like that."""

    NO = 0
    PERHAPS = 1
    LIKELY = 2
    SURELY = 3


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
    asking = parts[:-1] if tagged else parts
    orders = [_order_of(part) for part in asking]
    found = topics(core)
    return Cues(
        said=words,
        words=core,
        order=max(orders, default=Asking.NO),
        request=max((_request(part) for part in asking), default=Asking.NO),
        wish=_any_within(words, "question.wishes"),
        keywords=_only_keywords(core, found),
        headed=_is_headed(core, found),
        topics=frozenset(each for each in found if each),
        marked=bool(ASKING & set(text)),
        indirect=any(_is_indirect(part) for part in parts),
        tagged=tagged,
        told=sum(_told(part, order) for part, order in zip(asking, orders, strict=True)),
        told_last=bool(orders) and not parts[-1].marked and orders[-1] < Asking.LIKELY,
        direct=any(_is_direct(part) for part in asking),
        titled_first=bool(parts) and is_titled(parts[0].words),
        address="@" in text,
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
    if _has_whole(words, lexicon):
        return Asking.SURELY
    return max(
        _opened(part, lexicon), _inverted(part, lexicon), _framed(words, lexicon), _ended(part, lexicon)
    )


def _opened(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "when does it start" or "how many"; an opener with something else behind it may be a name."""
    words = part.plain
    if words[0] not in lexicon.words("question.openers"):
        return Asking.NO
    if len(words) == 1:
        return Asking.LIKELY
    if _follows(words[1], lexicon):
        return Asking.SURELY
    if is_titled(part.words) or (len(words) == 2 and not any(topics(part.words))):
        return Asking.PERHAPS
    return Asking.LIKELY


def _has_whole(words: Sequence[str], lexicon: Lexicon) -> bool:
    """As in "och senast när kan man": an opener, a verb and a subject in a row, wherever they stand."""
    keys = ("question.openers", "question.verbs", "question.subjects")
    return any(
        all(words[place + step] in lexicon.words(key) for step, key in enumerate(keys))
        for place in range(len(words) - 2)
    )


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
    if first in lexicon.words("question.existentials"):
        told = second in lexicon.words("question.negatives") or is_titled(part.words)
        return Asking.NO if told else Asking.SURELY
    if first in lexicon.words("question.opinions") and second not in lexicon.words("question.addressees"):
        return Asking.NO
    if first in lexicon.inverted() and second in lexicon.words("question.subjects"):
        return Asking.SURELY
    return max(
        _about_something_definite(part, lexicon),
        _about_somebody(words, lexicon),
        _addressed(part, lexicon),
    )


def _about_something_definite(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "är lunchen gratis" or "har Joy Mogensen skrivit en bok"; "är vegetarian" is none."""
    if len(part.words) < 3 or part.plain[0] not in lexicon.words("question.auxiliaries"):
        return Asking.NO
    if lexicon.language != "sv" or is_titled(part.words):
        return Asking.NO
    second = part.words[1]
    definite = len(second.plain) > 4 and second.plain.endswith(("en", "et", "na", "an", "on"))
    return (
        Asking.LIKELY
        if (definite or second.capital) and second.plain not in lexicon.words("question.indefinite")
        else Asking.NO
    )


def _about_somebody(words: Sequence[str], lexicon: Lexicon) -> Asking:
    """As in "kan barn komma" or "will slides be shared"; "kan inte komma" is none."""
    if len(words) < 3 or words[0] not in lexicon.words("question.auxiliaries"):
        return Asking.NO
    between = lexicon.words("question.negatives") | lexicon.words("question.infinitives")
    asks = words[1] not in between and words[2] in lexicon.words("question.infinitives")
    return Asking.SURELY if asks else Asking.NO


def _addressed(part: Clause, lexicon: Lexicon) -> Asking:
    first, second = part.plain[:2]
    verb = len(first) > 2 and first.endswith(("r", "s", "de", "te"))
    if verb and second in lexicon.words("question.addressees"):
        return Asking.SURELY
    definite = len(part.words) > 2 and second.endswith(("na", "en", "et")) and topic(second)
    return Asking.LIKELY if verb and definite and lexicon.language == "sv" else Asking.NO


def _framed(words: Sequence[str], lexicon: Lexicon) -> Asking:
    return Asking.LIKELY if lexicon.phrases("question.frames").within(words) else Asking.NO


def _ended(part: Clause, lexicon: Lexicon) -> Asking:
    """As in "lunchen när"."""
    last = part.plain[-1] in lexicon.words("question.endings")
    return Asking.LIKELY if last and len(part.words) > 1 and not is_titled(part.words) else Asking.NO


def _is_indirect(part: Clause) -> bool:
    """As in "hur man skriver bra namn", which is a subject to hear about as well as a question."""
    words = part.plain[courtesy.lead(part.plain) :]
    return len(words) > 1 and any(
        words[0] in lexicon.words("question.openers") and words[1] in lexicon.words("question.nominals")
        for lexicon in lexicons()
    )


def _request(part: Clause) -> Asking:
    bare = part.since(courtesy.lead(part.plain))
    return max(_request_in(each, lexicon) for each in (bare, part) for lexicon in lexicons())


def _request_in(part: Clause, lexicon: Lexicon) -> Asking:
    """A command with what it is about, or a wish for one: "ändra min e-post", "I want to cancel"."""
    words, commands = part.plain, lexicon.words("question.commands")
    wanted = bool(set(words[:3]) & lexicon.words("question.wants"))
    bridges = lexicon.words("question.wants") | lexicon.words("question.bridges")
    places = [place for place, word in enumerate(words[:7]) if word in commands]
    place = next((place for place in places if place == 0 or words[place - 1] in bridges), None)
    if place is None or (place > 0 and not wanted):
        return Asking.LIKELY if wanted and "registration" in topics(part.words) else Asking.NO
    behind = part.words[place + 1 :]
    about = {word.plain for word in behind} & lexicon.words("question.objects") or any(topics(behind))
    if place == 0 and words[0] in lexicon.words("question.orders") and not is_titled(part.words):
        return Asking.SURELY if behind and not is_marked(part.words) else Asking.LIKELY
    if wanted and place:
        return _wished(words[place], behind, lexicon) if about or topic(words[place]) else Asking.PERHAPS
    return Asking.SURELY if about and not is_titled(part.words) else Asking.PERHAPS


def _wished(command: str, behind: Sequence[Word], lexicon: Lexicon) -> Asking:
    """That something be done: surely where it is to the registration."""
    own = {word.plain for word in behind} & lexicon.words("question.own_objects")
    if topic(command) == "registration" or "registration" in topics(behind):
        return Asking.SURELY
    return Asking.SURELY if own and command in lexicon.words("question.form_commands") else Asking.LIKELY


def _only_keywords(words: Sequence[Word], found: Sequence[Topic | None]) -> bool:
    """Nothing but words that people ask about, and what may stand around them."""
    return any(found) and all(each or is_around(word.plain) for word, each in zip(words, found, strict=True))


def _is_headed(words: Sequence[Word], found: Sequence[Topic | None]) -> bool:
    """As in "the talk about forms" or "något om säkerhet"."""
    for place, word in enumerate(words[:4]):
        if word.plain in all_words("topics.joints") and place:
            return bool(found[place - 1]) or words[place - 1].plain in all_words("topics.anything")
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
