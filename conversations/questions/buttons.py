"""Makes the buttons under answers to questions, and under the questions that organisers answer."""

from collections.abc import Sequence

from conversations.chat.buttons import button, cut
from conversations.chat.effects import Button, Rows
from conversations.chat.presses import OnDoubt, OnQuestion, Questions, Rate
from conversations.chat.scene import Scene
from conversations.chat.wire import encode
from conversations.model.event.event import Event
from conversations.model.questions.question import Question


def rating(scene: Scene, question: Question) -> tuple[Button, ...]:
    return (
        button(scene, "button-helped", Rate("yes", question.code)),
        button(scene, "button-not-helped", Rate("no", question.code)),
    )


def passing_on(scene: Scene, question: Question) -> Rows:
    """Nothing where there is no organiser who could answer."""
    if not scene.facts.team.organisers:
        return ()
    return ((button(scene, "button-pass-on", OnQuestion("pass", question.code)),),)


def choosing(scene: Scene, question: Question, titles: Sequence[str]) -> Rows:
    """Offer what may have been meant, and that it was none of it."""
    rows = [
        (Button(cut(title), encode(OnQuestion("choose", question.code, str(number)))),)
        for number, title in enumerate(titles)
    ]
    return (*rows, (button(scene, "button-none-of-these", OnQuestion("none", question.code)),))


def choosing_event(question: Question, events: Sequence[Event], language: str) -> Rows:
    return tuple(
        (Button(cut(event.name[language]), encode(OnQuestion("about", question.code, event.key))),)
        for event in events
    )


def doubting(scene: Scene, question: Question, nonce: str, kind: str) -> Rows:
    """Whether words were an answer to the field of the draft with this nonce, or a question."""
    return (
        was_answer(scene, question, nonce, kind),
        (button(scene, "button-was-question", OnDoubt("question", nonce, question.code)),),
    )


def was_answer(scene: Scene, question: Question, nonce: str, kind: str = "text") -> tuple[Button, ...]:
    """The way to say that words were the answer to the field of the draft with this nonce."""
    key = "button-was-name" if kind == "name" else "button-was-answer"
    return (button(scene, key, OnDoubt("answer", nonce, question.code)),)


def answering(scene: Scene, question: Question, titles: Sequence[str]) -> Rows:
    """The entries that may be the answer, and that there is none."""
    rows = [
        (Button(cut(f"↪ {title}"), encode(OnQuestion("entry", question.code, str(number)))),)
        for number, title in enumerate(titles)
    ]
    return (*rows, (button(scene, "button-drop-question", OnQuestion("drop", question.code)),))


def dropping(scene: Scene, question: Question) -> Rows:
    """Whether to dismiss a question, or to let it wait."""
    return (
        (button(scene, "button-drop-question-yes", OnQuestion("drop-yes", question.code)),),
        (button(scene, "button-drop-question-no", OnQuestion("keep", question.code)),),
    )


def teaching(scene: Scene, question: Question, *, taught: bool) -> Rows:
    act = "unteach" if taught else "teach"
    return ((button(scene, f"button-{act}", OnQuestion(act, question.code)),),)


def saving(scene: Scene) -> Rows:
    """The file with what organisers taught."""
    return ((button(scene, "button-knowledge-file", Questions("file")),),)
