"""Writes what the knowledge of an event answers, in the language of the scene, with where it is from."""

from dataclasses import replace

from conversations.chat.effects import Say
from conversations.chat.scene import Scene
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Html
from conversations.model.event.fields import FormField
from conversations.model.questions.question import LONGEST, Question
from conversations.model.questions.understanding import Hearing, Knowledge, Match, Understood
from conversations.questions import fact_answers, markdown


def understood(scene: Scene, text: str, asked: FormField | None = None) -> Understood:
    """Return what words are understood as; where an event has no knowledge, as a question that nothing answers."""
    knowledge = _knowledge(scene)
    if knowledge is None:
        return Understood("answer" if asked else "question", scene.language)
    return knowledge.understand(text[:LONGEST], Hearing(scene.language, scene.facts.now, asked))


def about(scene: Scene, question: Question) -> Scene:
    """The scene in the language of a question and turned to its event, to say something in; nothing of it is kept."""
    turned = replace(scene, event=scene.facts.events.get(question.event, scene.event))
    return turned.speaking(question.language) if question.language in LANGUAGES else turned


def topic_of(match: Match) -> str:
    """Return what a match is kept as: `entry:parking`."""
    return f"{match.kind}:{match.key}"


def say(scene: Scene, topic: str) -> Say | None:
    """Say what is known about a topic; None where nothing is."""
    kind, _, key = topic.partition(":")
    told = _entry(scene, key) if kind == "entry" else fact_answers.say(scene, key)
    source = label(scene, topic)
    if told is None or not source:
        return told
    return Say(scene.html("answer", answer=Html(told.text), source=source), told.rows)


def near(scene: Scene, topic: str) -> Html | None:
    """Say what the event tells that may help who asks about a topic that nothing answers."""
    return fact_answers.near(scene, topic.partition(":")[2])


def label(scene: Scene, topic: str) -> str:
    """Return what a topic is called where it stands alone: the title of an entry, or the name of a usual question."""
    kind, _, key = topic.partition(":")
    knowledge = _knowledge(scene)
    if kind == "entry" and knowledge:
        entry = knowledge.entry(key, scene.language)
        return entry.title if entry else ""
    name = named(scene, topic)
    return name[:1].upper() + name[1:]


def named(scene: Scene, topic: str) -> str:
    """Return what a usual question is about, in the middle of a sentence; nothing for an entry."""
    kind, _, key = topic.partition(":")
    knowledge = _knowledge(scene)
    return knowledge.topic(key, scene.language) if knowledge and kind != "entry" else ""


def entry_text(scene: Scene, key: str) -> str:
    """An entry's answer as it was written; nothing where there is no such entry."""
    knowledge = _knowledge(scene)
    entry = knowledge.entry(key, scene.language) if knowledge else None
    return entry.text if entry else ""


def _entry(scene: Scene, key: str) -> Say | None:
    knowledge = _knowledge(scene)
    entry = knowledge.entry(key, scene.language) if knowledge else None
    if entry is None:
        return None
    text = markdown.html(entry.text)
    if entry.language == scene.language:
        return Say(text)
    return Say(scene.html("answer-in-other-language", written=entry.language, answer=text))


def _knowledge(scene: Scene) -> Knowledge | None:
    return scene.facts.questions.knowledge.get(scene.event.key)
