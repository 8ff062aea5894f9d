"""Tells whether words are a question, an answer to the field that is asked, or small talk.

While a field is asked, what is no answer may not become one: "Var är det?" is nobody's name. And what is one may not be
taken for a question: "When Li" is a name, "Vem Vet AB" an organisation. Where both could be, the person is asked.
"""

from dataclasses import dataclass

from conversations.model.answers import reading
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS
from conversations.model.questions.understanding import Hearing, SmallTalk, Speech
from conversations.model.refusal import Refusal
from knowledge.speech import wordings
from knowledge.speech.concerns import Concerns, concerns
from knowledge.speech.cues import KEY_WORDS, Cues, cues
from knowledge.speech.requests import Asking
from knowledge.speech.wordings import Wordings
from knowledge.text import courtesy, languages
from knowledge.text.shapes import (
    has_legal_form,
    is_affirmation,
    is_agent,
    is_introduction,
    is_marked,
    is_titled,
    tells_of_oneself,
)
from knowledge.text.tokens import plain_words

ROOMY = 200
"""A text that may be longer than this is an answer in sentences: a reason, a need."""

WORDS_OF_A_NAME = 5
DIGITS_OF_A_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Classified:
    """What words were taken for: speech, small talk of a kind, their language (empty for one that the bot does not speak).

    `question` is the words without greetings and politeness around them.
    """

    speech: Speech
    language: str
    question: str
    small_talk: SmallTalk | None = None


def classify(text: str, hearing: Hearing, event: Event, known: Wordings | None = None) -> Classified:
    """Tell what somebody's words are, where they were said. Never fail, whatever the words.

    `known` are the wordings of questions on this event; without them it goes by those of the bank.
    """
    text = reading.tidy(text)
    language = languages.recognised(text, hearing.language)
    asked = hearing.asked
    if asked is not None and _is_plain_answer(text, hearing, asked, event):
        return Classified("answer", language or hearing.language, text)
    if kind := courtesy.small_talk(text):
        return Classified("small-talk", language or hearing.language, text, kind)
    question = courtesy.core(text)
    speech = "question" if asked is None else _judged(cues(text), asked, event, known or wordings.of_bank())
    return Classified(speech, language or hearing.language if speech == "answer" else language, question)


def _is_plain_answer(text: str, hearing: Hearing, asked: FormField, event: Event) -> bool:
    """Whether the words answer the field beyond doubt, by its own check or as a plain yes or no."""
    kind = KINDS[asked.kind]
    if kind.is_plain(text) and not isinstance(reading.read(asked, event, text, hearing.now), Refusal):
        return True
    words = plain_words(text)
    if kind.affirmed and len(words) <= 3 and is_affirmation(words):
        return True
    return not words and not courtesy.small_talk(text) and "?" not in text


def _judged(found: Cues, asked: FormField, event: Event, known: Wordings) -> Speech:
    field = concerns(asked, event)
    if not KINDS[asked.kind].any_words:
        return _unless_known(_to_checked(found, field, asked), found, asked, known)
    if asked.kind == "name":
        return _unless_known(_to_name(found), found, asked, known)
    if asked.longest > ROOMY or field.needs or field.questions:
        return _unless_asked(_to_roomy(found, field), found, field, known)
    return _unless_known(_to_short(found, field), found, asked, known)


def _unless_known(speech: Speech, found: Cues, asked: FormField, known: Wordings) -> Speech:
    """A question where the words are known as one, and cannot be a name, an organisation or a role as well."""
    if speech == "question" or not found.words or found.address:
        return speech
    if is_titled(found.words) or is_marked(found.words):
        return "doubtful" if known.have(found.words) else speech
    if len(found.words) == 1 and _may_be_a_role(found):
        return "doubtful" if known.have(found.words) else speech
    if known.have(found.words) or known.nearly_have(found.words):
        bare = len(found.words) == 1 and found.capitals and not found.marked
        return "doubtful" if bare and not found.topics else "question"
    if known.carry(found.words) and (found.marked or asked.kind == "name" or not KINDS[asked.kind].any_words):
        return "question"
    return speech


def _unless_asked(speech: Speech, found: Cues, field: Concerns, known: Wordings) -> Speech:
    """A question where an answer in sentences was asked for, and the words are a known question on something else."""
    covered = any(field.cover(word) for word in found.plain)
    if speech == "question" or covered or field.questions or tells_of_oneself(found.plain):
        return speech
    return "question" if known.have(found.words) else speech


def _to_checked(found: Cues, field: Concerns, asked: FormField) -> Speech:
    """Words that the field's check refuses: a question, or an answer that has to be given once more."""
    written = KINDS[asked.kind].written
    if _looks_checked(found, field, asked):
        return "answer"
    if _surely(found):
        return "question"
    if found.marked and not written and found.order < Asking.LIKELY and _covers_all(found, field):
        return "doubtful"
    if _likely(found) or found.marked:
        return "question"
    told = len(found.words) > WORDS_OF_A_NAME and found.topics
    asks = told or found.asks_for if written else found.asks_for and bool(found.topics)
    return "question" if asks else "answer"


def _looks_checked(found: Cues, field: Concerns, asked: FormField) -> bool:
    """Whether the words look like an answer of the kind, however incomplete."""
    kind = KINDS[asked.kind]
    match kind.looks:
        case _ if found.marked:
            return False
        case "address":
            return found.address and not _surely(found)
        case "digits" if found.digits >= DIGITS_OF_A_NUMBER:
            return True
        case "digits" | "number":
            return found.numbered and found.strength < Asking.LIKELY and not found.wish
        case "words" if kind.fixed and is_affirmation(found.plain) and found.strength < Asking.SURELY:
            return True
        case "words":
            own = any(field.cover(word) for word in found.plain)
            return own and found.order < Asking.LIKELY and found.request < Asking.SURELY


def _to_name(found: Cues) -> Speech:
    if is_titled(found.words):
        return _titled(found)
    if _surely(found) or found.marked:
        return "question"
    if is_introduction(found.plain) and found.strength < Asking.LIKELY:
        return "answer"
    if _likely(found) or found.asks_for or found.own:
        return "question"
    if found.order == Asking.PERHAPS:
        return "doubtful"
    if len(found.words) > WORDS_OF_A_NAME and not found.titled_first:
        return "question" if found.topics else "doubtful"
    return "answer"


def _to_short(found: Cues, field: Concerns) -> Speech:
    """Words for an organisation, a role, or whatever is told in a line."""
    if has_legal_form(found.words) or (found.named_last and not found.marked):
        return "answer"
    if is_titled(found.words):
        return _titled(found)
    if _surely(found):
        return "question"
    named = found.joined or is_marked(found.words)
    if found.marked:
        return "doubtful" if named and found.strength < Asking.LIKELY and not found.topics else "question"
    if found.strength >= Asking.LIKELY:
        return "doubtful" if is_marked(found.words[-1:]) or (named and found.capitals > 1) else "question"
    if found.asks_for:
        return "question"
    if (named and not found.about_last) or is_introduction(found.plain):
        return "answer"
    return _plain(found, field)


def _plain(found: Cues, field: Concerns) -> Speech:
    """Words without the order of a question or the look of a name: perhaps what people ask about."""
    if any(field.cover(word) for word in found.plain):
        return "answer"
    if len(found.words) == 1 and _may_be_a_role(found):
        return "doubtful"
    if found.keywords or found.headed:
        return "question"
    if "registration" in found.topics and tells_of_oneself(found.plain):
        return "question"
    long = len(found.words) > WORDS_OF_A_NAME and bool(found.topics) and tells_of_oneself(found.plain)
    unclear = found.mostly_topics and found.practical and not is_agent(found.words[-1])
    return "doubtful" if long or unclear else "answer"


def _to_roomy(found: Cues, field: Concerns) -> Speech:
    """Words for a reason or a need, which may hold questions of their own."""
    if field.questions:
        return _to_inviting(found)
    if found.tagged and found.told > 0:
        return "answer"
    covered = field.needs and any(field.cover(word) for word in found.plain)
    if found.order == Asking.SURELY:
        return _asked_in_roomy(found, covered=covered)
    if found.request == Asking.SURELY and not covered:
        return "question"
    if found.asks_for and "registration" in found.topics:
        return "question"
    if found.wish:
        return "question" if found.practical else "answer"
    if found.strength == Asking.LIKELY and not (found.own or found.told):
        few = len(found.words) <= KEY_WORDS and not covered
        return "question" if found.topics or found.marked or few else "answer"
    if covered or any(field.cover(word) for word in found.plain):
        return "answer"
    if found.marked:
        return "doubtful" if found.told > WORDS_OF_A_NAME else "question"
    return "question" if found.keywords else "answer"


def _to_inviting(found: Cues) -> Speech:
    """Words for what somebody would like to know, where only what the event's visitors ask is a question."""
    asking = max(found.strength, Asking.SURELY if found.wish else Asking.NO)
    if found.direct or found.request == Asking.SURELY or (found.practical and (asking or found.keywords)):
        return "question"
    if found.indirect or asking < Asking.LIKELY:
        return "question" if found.keywords and found.marked else "answer"
    return "doubtful" if asking == Asking.SURELY or found.marked else "answer"


def _asked_in_roomy(found: Cues, *, covered: bool) -> Speech:
    if found.indirect and not found.marked and not found.practical:
        return "answer"
    if covered and found.told > 1:
        return "answer" if found.told_last else "doubtful"
    if covered and found.own:
        return "doubtful"
    return "doubtful" if found.told > WORDS_OF_A_NAME and not found.practical else "question"


def _may_be_a_role(found: Cues) -> bool:
    """Whether a word for somebody may be what one is as well as whom one asks about: "volontär", "ersättare"."""
    return found.topics == {"people"} or (
        found.topics == {"registration"} and is_agent(found.words[0]) and not found.marked
    )


def _covers_all(found: Cues, field: Concerns) -> bool:
    return all(field.cover(word) for word in found.plain)


def _titled(found: Cues) -> Speech:
    """Words written like a name, each with a capital, that may still be a question."""
    named = found.joined or is_marked(found.words)
    if found.marked:
        return "question" if _surely(found) or (found.topics and not named) else "doubtful"
    return "doubtful" if _surely(found) and not named else "answer"


def _likely(found: Cues) -> bool:
    return found.strength >= Asking.LIKELY or found.keywords or found.headed or found.mostly_topics


def _surely(found: Cues) -> bool:
    return found.wish or found.strength == Asking.SURELY
