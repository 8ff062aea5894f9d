"""Answers what people ask from the knowledge, with its source; invents nothing, and passes on what they wish.

A question is answered in its own language, wherever the person stands, and in the form the same field is asked again
below. What is said to a question that nothing answers never claims more than what is so.
"""

from dataclasses import replace

from conversations.chat import buttons as chat_buttons
from conversations.chat.buttons import shortened
from conversations.chat.effects import Acknowledge, Effect, KeepQuestion, Rows, Say
from conversations.chat.facts import Facts
from conversations.chat.inputs import Pressed, Said
from conversations.chat.presses import OnDoubt, OnQuestion, Rate
from conversations.chat.replies import alert, passed, put
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat, Idle, Reviewing
from conversations.form import cards as form_cards
from conversations.language.languages import LANGUAGES
from conversations.model.answers import reading
from conversations.model.event.fields import FormField
from conversations.model.event.parts import Label, Text
from conversations.model.questions.question import LONGEST, Question
from conversations.model.questions.understanding import ProgrammeQuestion, Understood
from conversations.model.refusal import Refusal
from conversations.model.values import Answer
from conversations.programme import cards as programme_cards
from conversations.questions import answers, buttons, choice_seats, passing_on
from conversations.questions.answers import about, topic_of, understood
from conversations.registrations import buttons as registration_buttons
from conversations.registrations.greeting import greet
from conversations.welcome import cards as welcome_cards

CHOICES = 3
"""How many answers are offered where it is not sure which one is right."""

FOR_ORGANISERS = 2
"""How many entries are kept beside, for an organiser to answer with."""

LONGEST_WHY = 60
"""Characters of words that ask for the reason of a field; longer ones ask for more than that."""

WORDS_OF_A_NAME = 3
"""The words that a name has at most which is heard as a question."""

ROOM_FOR_QUOTE = 200

CONTENT = ("fine", "feeling")
"""Small talk that means, before a summary, that it is right."""

_NOTHING = Label(sv="-", en="-")

ANYTHING = FormField(key="anything", kind="text", label=_NOTHING, question=Text(sv="-", en="-"))
"""Stands for a field where nothing is asked, so that words which ask for nothing are not taken for a question."""


def ask(scene: Scene, said: Said) -> Step:
    """The answer to words that answer no field, with the place in the form below."""
    return respond(scene, said, understood(scene, said.text))


def respond(scene: Scene, said: Said, found: Understood, code: str = "") -> Step:
    """Return what is said to words that were understood already."""
    if not (found.small_talk or _has_words(said)):
        return scene.step(Say(scene.html("question-no-words"), _ways(scene)))
    if found.small_talk == "hello" and isinstance(scene.chat.state, Idle):
        return greet(scene)
    if found.small_talk or _is_foreign(found):
        return scene.step(_courtesy(scene, found))
    return scene.step(*_answered(scene, said, found, code))


def heard_in_form(scene: Scene, said: Said, asked: FormField, read: Answer | Refusal) -> Step | None:
    """Return what is said to words in the form that are, or may be, no answer to the field; None where they are one."""
    if reading.can_only_be_answer(asked, said.text, read):
        return None
    if not _has_words(said):
        return None
    refused = isinstance(read, Refusal)
    if isinstance(read, Refusal) and _is_meant_as_answer(said, read):
        return None
    found = understood(scene, said.text, asked)
    if found.speech == "question" and asks_why(scene, said, found):
        return scene.step(form_cards.reason(scene, asked))
    match found.speech:
        case "question" | "doubtful" if refused and _is_vague(found, said):
            return None
        case "question" | "small-talk":
            answered = respond(scene, said, found)
            return answered if refused else _with_way_out(scene, said, asked, found, answered)
        case "doubtful":
            return respond(scene, said, found) if refused else _doubt(scene, said, asked, found)
        case "answer":
            return None


def heard_beside(scene: Scene, said: Said) -> Step | None:
    """The answer to a question where a press is waited for, or nothing any more; None where the words are none."""
    found = understood(scene, said.text, ANYTHING)
    if found.small_talk in CONTENT and isinstance(scene.chat.state, Reviewing):
        return None
    is_one = found.speech in ("question", "small-talk") or found.programme or found.certainty == "sure"
    return respond(scene, said, found) if is_one else None


def without_event(chat: Chat, said: Said, facts: Facts) -> Step:
    """The answer while the talk is about no event: from the only one that knows it, or after asking which is meant."""
    scenes = [Scene(chat, facts, event) for event in welcome_cards.choosable(facts) or facts.events.values()]
    if not scenes:
        return Step(chat, (welcome_cards.events(chat.language, facts),))
    found = [(scene, understood(scene, said.text)) for scene in scenes]
    scene, first = found[0]
    if first.small_talk or _is_foreign(first):
        return scene.step(_courtesy(scene, first), welcome_cards.events(chat.language, facts))
    sure = [(each, meant) for each, meant in found if meant.certainty == "sure" or meant.programme]
    if len(sure) == 1:
        scene, meant = sure[0]
        return scene.step(*_answered(scene, said, meant))
    if _is_too_long(said):
        return scene.step(_too_long(scene, said))
    question = replace(_question(scene, said, first), topic="", closest=(), event="")
    which = about(scene, question)
    rows = buttons.choosing_event(question, [each.event for each in scenes], which.language)
    return scene.step(KeepQuestion(question), Say(which.html("question-which-event"), rows))


def react(scene: Scene, pressed: Pressed, press: OnQuestion) -> Step | None:
    """A button under an answer, or under a question that waits for an organiser."""
    question = scene.facts.questions.by_code.get(press.code)
    match press:
        case OnQuestion("entry" | "drop" | "drop-yes" | "keep" | "teach" | "unteach"):
            return passing_on.react(scene, pressed, press, question)
        case _ if question is None or question.chat != scene.facts.me:
            return None
        case OnQuestion("about") if question.lead:
            return alert(scene, pressed, "question-passed-already")
        case OnQuestion("about", choice=event) if event in scene.facts.events:
            return _ask_again(replace(scene, event=scene.facts.events[event]), question)
        case _:
            return _on_offer(scene, pressed, press, question)


def react_to_rating(scene: Scene, pressed: Pressed, press: Rate) -> Step | None:
    """Whether an answer helped."""
    question = scene.facts.questions.by_code.get(press.code)
    if question is None or question.chat != scene.facts.me:
        return None
    return _rate(scene, pressed, question, helped=press.act == "yes")


def react_to_doubt(scene: Scene, pressed: Pressed, press: OnDoubt) -> Step | None:
    """Words that were perhaps an answer were a question."""
    question = scene.facts.questions.by_code.get(press.code)
    if question is None or question.chat != scene.facts.me:
        return None
    if question.status != "doubtful":
        return passed(scene, pressed)
    return _ask_again(scene, question)


def asks_why(scene: Scene, said: Said, found: Understood) -> bool:
    """Whether words ask for the reason of the field, and not for something that the organiser wrote about."""
    text = said.text.strip().casefold()
    begins = any(text.startswith(each) for each in scene.facts.wording.words(scene.language, "why-begins"))
    is_answered = found.certainty == "sure" and found.matches[0].kind == "entry"
    return begins and len(text) <= LONGEST_WHY and not is_answered


def _on_offer(scene: Scene, pressed: Pressed, press: OnQuestion, question: Question) -> Step | None:
    """Do what was offered with a question that was not sure to be understood, or that nothing answers."""
    spoken = about(scene, question)
    match press:
        case OnQuestion("pass"):
            return passing_on.pass_on(scene, spoken, pressed, question)
        case OnQuestion("none"):
            none = replace(question, topic="")
            return put(scene, pressed, unanswered(spoken, none), KeepQuestion(none))
        case OnQuestion("choose", choice=number) if number in ("0", "1", "2"):
            return _choose(scene, pressed, question, int(number))
        case _:
            return None


def unanswered(scene: Scene, question: Question) -> Say:
    """Say that the knowledge says nothing about it, and offer to pass the question on."""
    honest = _honest(scene, question.topic)
    if passing_on.waits(scene, question):
        return Say(f"{honest}\n\n{scene.html('question-waits-already')}")
    passing = buttons.passing_on(scene, question)
    if not passing:
        return Say(honest, _ways(scene))
    return Say(f"{honest}\n\n{scene.html('question-pass-on')}", (*passing, *_next_step(scene)))


def _honest(scene: Scene, topic: str) -> str:
    """Say that nothing is known about a topic, with what is known that lies near; or that nothing is known at all."""
    name = answers.named(scene, topic)
    if name:
        near = answers.near(scene, topic)
        return "\n\n".join([scene.html("topic-unanswered", topic=name), *([near] if near else [])])
    return scene.html(
        "summary-unanswered" if isinstance(scene.chat.state, Reviewing) else "question-unanswered"
    )


def _answered(scene: Scene, said: Said, found: Understood, code: str = "") -> tuple[Effect, ...]:
    """The question as it is kept, and what is said to it in its own language."""
    question = _question(scene, said, found, code)
    spoken = about(scene, question)
    if seats := choice_seats.say(spoken, said.text):
        return KeepQuestion(question), _rated(spoken, question, Say(seats))
    if found.programme:
        return _on_programme(spoken, question, found.programme)
    if found.certainty == "sure" and (told := answers.say(spoken, question.topic)):
        return KeepQuestion(question), _rated(spoken, question, told)
    if found.certainty == "likely" and (offered := _offered(spoken, question)):
        return KeepQuestion(question), offered
    if _is_too_long(said):
        return (_too_long(spoken, said),)
    return KeepQuestion(question), unanswered(spoken, question)


def _on_programme(spoken: Scene, question: Question, asked: ProgrammeQuestion) -> tuple[Effect, ...]:
    told = programme_cards.answer(spoken, asked) if spoken.event.programme else None
    question = replace(question, topic="programme:items" if told else "topic:programme")
    return KeepQuestion(question), _rated(spoken, question, told) if told else unanswered(spoken, question)


def _question(scene: Scene, said: Said, found: Understood, code: str = "") -> Question:
    """The question as it is kept; a message that was edited is the same question in other words."""
    facts = scene.facts
    known = facts.questions.by_code.get(code)
    topics = [topic_of(match) for match in found.matches]
    entries = [topic for topic in topics if topic.startswith("entry:")][:FOR_ORGANISERS]
    return Question(
        code or _known_code(facts, said) or facts.fresh.code,
        scene.event.key,
        facts.me,
        said.message,
        found.language or scene.language,
        said.text[:LONGEST],
        facts.now,
        topic=topics[0] if topics and found.certainty == "sure" else "",
        closest=tuple(dict.fromkeys([*topics[:CHOICES], *entries])),
        field=known.field if known else "",
    )


def _known_code(facts: Facts, said: Said) -> str:
    """The code of the question that stood in this very message, as long as nobody else has heard it."""
    found = [
        each.code
        for each in facts.questions.by_code.values()
        if each.chat == facts.me and each.message == said.message and each.status in ("doubtful", "asked")
    ]
    return found[0] if found else ""


def _rated(scene: Scene, question: Question, told: Say) -> Say:
    return replace(told, rows=(*told.rows, buttons.rating(scene, question)))


def _offered(scene: Scene, question: Question) -> Say | None:
    """The likely answers as buttons; nothing where none of them would tell anything."""
    topics = _choices(scene, question)
    if not any(answers.say(scene, topic) for topic in topics):
        return None
    titles = [answers.label(scene, topic) for topic in topics]
    return Say(scene.html("question-which"), buttons.choosing(scene, question, titles))


def _choices(scene: Scene, question: Question) -> list[str]:
    """Return what a question may be about, in the order of the buttons."""
    return [topic for topic in question.closest[:CHOICES] if answers.label(scene, topic)]


def _choose(scene: Scene, pressed: Pressed, question: Question, number: int) -> Step | None:
    """Take what the person says was meant."""
    spoken = about(scene, question)
    offered = _choices(spoken, question)
    if number >= len(offered):
        return None
    meant = replace(question, topic=offered[number])
    told = answers.say(spoken, meant.topic)
    shown = _rated(spoken, meant, told) if told else unanswered(spoken, meant)
    return put(scene, pressed, shown, KeepQuestion(meant))


def _rate(scene: Scene, pressed: Pressed, question: Question, *, helped: bool) -> Step:
    kept = KeepQuestion(replace(question, helped=helped))
    spoken = about(scene, question)
    thanks = Acknowledge(pressed.callback, spoken.plain("rated-helpful" if helped else "rated-useless"))
    if helped or question.helped is False or not scene.facts.team.organisers or question.lead:
        return scene.step(kept, thanks)
    offer = Say(spoken.html("question-pass-on"), buttons.passing_on(spoken, question))
    return scene.step(kept, thanks, offer)


def _ask_again(scene: Scene, question: Question) -> Step:
    """The answer to what was kept, now that it is known to be a question, or which event it is about."""
    said = Said(question.text, question.message)
    return respond(scene, said, understood(scene, said.text), question.code)


def _doubt(scene: Scene, said: Said, asked: FormField, found: Understood) -> Step:
    """Whether it was an answer or a question; until that is said, nothing has changed."""
    draft = scene.chat.state.draft
    question = replace(_question(scene, said, found), status="doubtful", topic="", field=asked.key)
    text = scene.html("doubt-question", text=shortened(question.text, ROOM_FOR_QUOTE))
    rows = buttons.doubting(scene, question, draft.nonce if draft else "", asked.kind)
    return scene.step(KeepQuestion(question), Say(text, rows))


def _with_way_out(scene: Scene, said: Said, asked: FormField, found: Understood, answered: Step) -> Step:
    """The answer, with a button for whoever did not ask: the words may be what somebody is called, or calls something."""
    words, state = len(said.text.split()), scene.chat.state
    least, most = 2 if found.small_talk else 1, WORDS_OF_A_NAME if asked.kind == "name" else words
    if isinstance(state, Idle) or "?" in said.text or not least <= words <= most:
        return answered
    kept = [each.question for each in answered.effects if isinstance(each, KeepQuestion)]
    question = replace(kept[0] if kept else _question(scene, said, found), field=asked.key)
    others = [each for each in answered.effects if not isinstance(each, KeepQuestion)]
    row = buttons.was_answer(scene, question, state.draft.nonce, asked.kind)
    with_row = [replace(each, rows=(*each.rows, row)) if isinstance(each, Say) else each for each in others]
    return replace(answered, effects=(KeepQuestion(question), *with_row, form_cards.place(scene, state)))


def _courtesy(scene: Scene, found: Understood) -> Say:
    """A short word to what is no question, or is said in a language that the bot does not speak."""
    spoken = scene.speaking(found.language) if found.language in LANGUAGES else scene
    if found.small_talk:
        return Say(spoken.html(f"small-talk-{found.small_talk.removeprefix('about-')}"))
    return Say(scene.html("swedish-or-english"), _ways(scene))


def _is_foreign(found: Understood) -> bool:
    return not found.language and found.certainty != "sure" and not found.programme


def _is_vague(found: Understood, said: Said) -> bool:
    """Whether words that can't be the answer may well be meant as one: nothing knows them, and they don't ask."""
    return found.certainty == "unknown" and not found.programme and "?" not in said.text


def _is_meant_as_answer(said: Said, refusal: Refusal) -> bool:
    """Whether words that can't be the answer are surely no question: too long for one, or a slip away from an answer."""
    return _is_too_long(said) or (bool(refusal.meant) and "?" not in said.text)


def _is_too_long(said: Said) -> bool:
    return len(said.text) > LONGEST


def _too_long(scene: Scene, said: Said) -> Say:
    """Refuse a question of which only the beginning would be kept and passed on."""
    return Say(scene.html("question-too-long", length=len(said.text), longest=LONGEST))


def _has_words(said: Said) -> bool:
    return any(sign.isalnum() for sign in said.text)


def _next_step(scene: Scene) -> Rows:
    """The one thing that is most likely wanted next, and the help; nothing for somebody who is asked something."""
    if not isinstance(scene.chat.state, Idle):
        return ()
    return (*registration_buttons.resume_or_ways_in(scene)[:1], (chat_buttons.help_button(scene),))


def _ways(scene: Scene) -> Rows:
    """Return what else can be done, for somebody who is asked nothing."""
    if not isinstance(scene.chat.state, Idle):
        return ()
    return (*registration_buttons.resume_or_ways_in(scene), (chat_buttons.help_button(scene),))
