"""Passes questions on to organisers, who answer by a reply and teach by one more press.

Everybody who asked the same gets the answer. Organisers see the words of a question, and not whose they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from conversations.chat.buttons import shortened
from conversations.chat.effects import (
    Acknowledge,
    Effect,
    KeepQuestion,
    Message,
    Note,
    Renew,
    Say,
    SendFile,
    Teach,
    Tell,
    Unteach,
)
from conversations.chat.inputs import Edited, Pressed, Said
from conversations.chat.presses import OnQuestion, Questions
from conversations.chat.replies import alert, put
from conversations.chat.scene import Scene, Step
from conversations.language.wording import Html, literal
from conversations.model import subjects
from conversations.model.questions.question import AskedOften, Lesson, Question, own_key
from conversations.model.questions.understanding import Entry
from conversations.model.registrations.audit import LONGEST
from conversations.model.registrations.registration import NOBODY
from conversations.questions import answers, buttons, markdown
from conversations.questions.answers import about

LISTED = 5
"""How many of the questions that wait are shown at once."""

LONGEST_ANSWER = 3000
"""Characters of an organiser's answer, so that it fits in a message with the question that it answers."""

LONGEST_TITLE = 120
"""Characters of the heading of an entry, as in a knowledge file."""

ROOM_FOR_QUOTE = 300


def waits(scene: Scene, question: Question) -> bool:
    """Whether the person has passed on the same question already, and waits for the answer."""
    return any(
        each.chat == question.chat and each.status == "open" and each.is_same_as(question)
        for each in scene.facts.questions.by_code.values()
    )


def pass_on(scene: Scene, spoken: Scene, pressed: Pressed, question: Question) -> Step:
    """Bring a question to every organiser; one that others have asked is counted there."""
    if question.lead or waits(scene, question):
        return alert(scene, pressed, "question-passed-already")
    if not scene.facts.team.organisers:
        return alert(scene, pressed, "question-nobody-to-ask")
    lead = next((each for each in _leads(scene) if each.is_same_as(question)), question)
    passed = replace(question, status="open", lead=lead.code)
    group = [*_group(scene, lead.code), passed]
    told = [
        Tell(organiser, _card(scene.speaking(language), group)) if lead is question
        else Tell(organiser, _renewed(scene.speaking(language), group))
        for organiser, language in sorted(scene.facts.team.organisers.items())
    ]  # fmt: skip
    return put(scene, pressed, Say(spoken.html("question-passed-on")), KeepQuestion(passed), *told)


def reply(scene: Scene, given: Said | Edited, code: str) -> Step:
    """An organiser's reply to a question goes to everybody who asked it; once it was sent, an edit corrects it."""
    group, text = _group(scene, code), given.text.strip()
    if not group:
        return scene.step(Say(scene.html("question-gone")))
    if len(text) > LONGEST_ANSWER:
        sentence = scene.html("answer-too-long", length=len(text), longest=LONGEST_ANSWER)
        return scene.step(Say(sentence))
    if isinstance(given, Edited) and group[0].status == "answered":
        return _correct(scene, group, text)
    answered = [replace(_without_entry(each), status="answered", answer=text) for each in group]
    return scene.step(*_taught_anew(scene, code, text), *_answered(scene, answered))


def react(scene: Scene, pressed: Pressed, press: OnQuestion, question: Question | None) -> Step | None:
    """An organiser's button under a question."""
    if not scene.facts.is_organiser or question is None:
        return None
    group = _group(scene, question.code)
    if not group:
        return None
    match press.act:
        case "entry" if question.status == "open":
            return _answer_with_entry(scene, pressed, group, press.choice)
        case "drop" if question.status == "open":
            return put(scene, pressed, _drop_question(scene, group))
        case "drop-yes" if question.status == "open":
            dropped = [replace(each, status="dropped") for each in group]
            return _settled(scene, dropped)
        case "teach" if question.status == "answered":
            return _teach(scene, pressed, group)
        case "unteach":
            return _unteach(scene, pressed, group)
        case _:
            return put(scene, pressed, _card(scene, group))


def look(scene: Scene, _pressed: Pressed, press: Questions) -> Step:
    """The list of what waits, or the file with what was taught, by a button."""
    shown = files(scene) if press.act == "file" else waiting(scene)
    return Step(scene.chat, shown.effects)


def waiting(scene: Scene) -> Step:
    """The questions that wait, the oldest first, and what is asked most."""
    shown = [said for _, said in open_questions(scene)]
    more = [Say(scene.html("questions-more"))] if len(shown) > LISTED else []
    none = [] if shown else [Say(scene.html("questions-none"))]
    return scene.step(*shown[:LISTED], *more, *none, *_most_asked(scene))


def open_questions(scene: Scene) -> list[tuple[datetime, Say]]:
    """The questions that wait, the oldest first, each with its buttons and since when."""
    leads = sorted(_leads(scene), key=lambda each: (each.asked_at, each.code))
    return [(each.asked_at, _card(scene, _group(scene, each.code))) for each in leads]


def files(scene: Scene) -> Step:
    """Send what was taught, as knowledge files that can be added to the event's folder."""
    taught = scene.facts.questions.lessons
    kinds = {(each.event, each.entry.language) for each in taught}
    sent: list[Effect] = [
        SendFile(
            f"knowledge.{language}.md",
            markdown.written(
                each.entry for each in taught if (each.event, each.entry.language) == (event, language)
            ),
            scene.html("knowledge-file", event=_event_name(scene, event), written=language),
        )
        for event, language in sorted(kinds)
    ]
    return scene.step(*(sent or [Say(scene.html("knowledge-none"))]))


def _leads(scene: Scene) -> list[Question]:
    return [each for each in scene.facts.questions.by_code.values() if each.is_lead and each.status == "open"]


def _group(scene: Scene, code: str) -> list[Question]:
    """All who asked the same, the first one first."""
    found = [each for each in scene.facts.questions.by_code.values() if each.lead == code]
    return sorted(found, key=lambda each: (not each.is_lead, each.asked_at, each.code))


def _renewed(scene: Scene, group: Sequence[Question]) -> Renew:
    card = _card(scene, group)
    return Renew(card.subject, card.text, card.rows)


def _card(scene: Scene, group: Sequence[Question]) -> Say:
    """A question as an organiser sees it: what was asked, by how many, and what has become of it."""
    first = group[0]
    turned = replace(scene, event=scene.facts.events.get(first.event, scene.event))
    lines = [
        turned.html(f"question-{first.status}", event=_event_name(scene, first.event)),
        Html(f"<i>{literal(shortened(first.text, ROOM_FOR_QUOTE))}</i>"),
        *([turned.html("question-askers", number=len(group))] if len(group) > 1 else []),
    ]
    subject = subjects.of_question(first.code)
    if first.status == "open":
        titles = [answers.label(turned, each) for each in _entries(first)]
        how = [turned.html("question-how-to-answer"), *([turned.html("question-or-press")] if titles else [])]
        text = [*lines, " ".join(how)]
        return Say("\n\n".join(text), buttons.answering(turned, first, titles), subject)
    if first.status == "dropped":
        return Say("\n\n".join(lines), (), subject)
    taught = _is_taught(scene, first)
    lines += [turned.html("question-answer", answer=first.answer)]
    lines += [turned.html("question-taught")] if taught else []
    return Say("\n\n".join(lines), buttons.teaching(turned, first, taught=taught), subject)


def _entries(question: Question) -> list[str]:
    return [topic for topic in question.closest if topic.startswith("entry:")]


def _is_taught(scene: Scene, question: Question) -> bool:
    return any(each.code == question.code for each in scene.facts.questions.lessons)


def _answered(scene: Scene, group: Sequence[Question], *, corrects: bool = False) -> list[Effect]:
    """The answer to everybody who asked, and what the organisers see of it."""
    card = _card(scene, group)
    told = "organiser-corrects" if corrects else "organiser-answers"
    sent = scene.html("answer-corrected" if corrects else "answer-sent", number=len(group))
    return [
        *map(KeepQuestion, group),
        _noted("corrected" if corrects else "replied", group),
        *(Tell(each.chat, _told(scene, each, told)) for each in group if each.chat != NOBODY),
        *_seen_by_organisers(scene, group),
        Say(sent, card.rows, card.subject),
    ]


def _correct(scene: Scene, group: Sequence[Question], text: str) -> Step:
    """A message of its own, so that nobody misses that what they read before was wrong."""
    if text == group[0].answer:
        return scene.step(Say(scene.html("answer-as-before")))
    corrected = [replace(_without_entry(each), answer=text) for each in group]
    told = _answered(scene, corrected, corrects=True)
    return scene.step(*_taught_anew(scene, group[0].code, text), *told)


def _told(scene: Scene, question: Question, sentence: str) -> Message:
    """The answer as who asked gets it."""
    spoken = about(scene, question)
    answer: Html = literal(question.answer)
    if entry := _entry_key(question):
        answer = markdown.html(answers.entry_text(spoken, entry))
    quote = shortened(question.text, ROOM_FOR_QUOTE)
    return Say(spoken.html(sentence, question=quote, answer=answer))


def _entry_key(question: Question) -> str:
    kind, _, key = question.topic.partition(":")
    return key if kind == "entry" else ""


def _without_entry(question: Question) -> Question:
    """A question that an organiser answers in words of their own is not answered by an entry."""
    return replace(question, topic="") if _entry_key(question) else question


def _seen_by_organisers(scene: Scene, group: Sequence[Question]) -> Iterable[Effect]:
    for organiser, language in sorted(scene.facts.team.organisers.items()):
        yield Tell(organiser, _renewed(scene.speaking(language), group))


def _drop_question(scene: Scene, group: Sequence[Question]) -> Say:
    """Whether a question shall be dismissed: whoever asked hears nothing."""
    card = _card(scene, group)
    text = "\n\n".join([card.text, scene.html("drop-question-sure", number=len(group))])
    return Say(text, buttons.dropping(scene, group[0]), card.subject)


def _settled(scene: Scene, group: Sequence[Question]) -> Step:
    """Show what has become of a question, in the message where it was decided and with every organiser."""
    kept = map(KeepQuestion, group)
    return scene.step(*kept, _noted("dropped", group), *_seen_by_organisers(scene, group))


def _answer_with_entry(scene: Scene, pressed: Pressed, group: Sequence[Question], number: str) -> Step:
    topic = next((each for at, each in enumerate(_entries(group[0])) if str(at) == number), "")
    key = topic.partition(":")[2]
    text = answers.entry_text(about(scene, group[0]), key)
    if not text:
        return alert(scene, pressed, "entry-gone")
    answered = [replace(each, status="answered", answer=text, topic=topic) for each in group]
    return scene.step(*_answered(scene, answered))


def _teach(scene: Scene, pressed: Pressed, group: Sequence[Question]) -> Step:
    """Put the answer into the knowledge; where it is an entry's already, the question as another way to ask for it."""
    lesson = Lesson(group[0].code, group[0].event, _entry(scene, group), scene.facts.now)
    facts = scene.facts.with_lessons([*scene.facts.questions.lessons, lesson])
    return _shown_anew(scene, replace(scene, facts=facts), pressed, group, Teach(lesson))


def _unteach(scene: Scene, pressed: Pressed, group: Sequence[Question]) -> Step:
    code = group[0].code
    facts = scene.facts.with_lessons([each for each in scene.facts.questions.lessons if each.code != code])
    return _shown_anew(scene, replace(scene, facts=facts), pressed, group, Unteach(code))


def _taught_anew(scene: Scene, code: str, text: str) -> list[Teach]:
    """Return what was taught with a question, in the organiser's newest words; a phrasing of an entry stays what it is."""
    own = [each for each in scene.facts.questions.lessons if each.code == code and each.is_own]
    return [Teach(each.corrected(text, scene.facts.now)) for each in own]


def _shown_anew(
    scene: Scene, then: Scene, pressed: Pressed, group: Sequence[Question], change: Teach | Unteach
) -> Step:
    key = "question-taught" if isinstance(change, Teach) else "question-untaught"
    notice = Acknowledge(pressed.callback, scene.plain(key))
    noted = _noted("taught" if isinstance(change, Teach) else "untaught", group)
    return scene.step(change, noted, notice, *_seen_by_organisers(then, group))


def _noted(act: str, group: Sequence[Question]) -> Note:
    """Return what was done with a question, for the audit: in the words of whoever asked first."""
    first = group[0]
    details = {"question": ("", first.text[:LONGEST]), "answer": ("", first.answer[:LONGEST])}
    return Note(act, first.event, details={key: each for key, each in details.items() if each[1]})


def _entry(scene: Scene, group: Sequence[Question]) -> Entry:
    first = group[0]
    asked = tuple(dict.fromkeys(each.text for each in group))
    if key := _entry_key(first):
        knowledge = scene.facts.questions.knowledge.get(first.event)
        known = knowledge.entry(key, first.language) if knowledge else None
        if known:
            return replace(known, phrasings=tuple(" ".join(each.split()) for each in asked))
    turned = replace(scene, event=scene.facts.events.get(first.event, scene.event))
    language = answers.understood(turned, first.answer).language or first.language
    title, *others = [shortened(" ".join(each.split()), LONGEST_TITLE) for each in asked]
    return Entry(own_key(first.code), language, title, first.answer, tuple(others))


def _most_asked(scene: Scene) -> list[Say]:
    """Show what is asked most, with what people said of the answers; the way to the file where something was taught."""
    lines = [_often(scene, each) for each in scene.facts.questions.often]
    lines = [line for line in lines if line]
    rows = buttons.saving(scene) if scene.facts.questions.lessons else ()
    if not (lines or rows):
        return []
    return [
        Say(
            "\n".join([scene.html("questions-most"), *lines] if lines else [scene.html("questions-taught")]),
            rows,
        )
    ]


def _often(scene: Scene, asked: AskedOften) -> str:
    event = scene.facts.events.get(asked.event)
    name = answers.label(replace(scene, event=event), asked.topic) if event else ""
    if asked.topic.startswith("programme:"):
        name = scene.plain("questions-programme")
    if not name:
        return ""
    often = scene.html("questions-often", topic=name, times=asked.times)
    if not (asked.helped or asked.not_helped):
        return often
    return often + scene.html("questions-rated", helped=asked.helped, useless=asked.not_helped)


def _event_name(scene: Scene, key: str) -> str:
    event = scene.facts.events.get(key)
    return event.name[scene.language] if event else key
