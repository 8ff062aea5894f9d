"""Declares the buttons and the command of questions."""

from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded, Pressed
from conversations.chat.needs import Needs
from conversations.chat.presses import OnDoubt, OnQuestion, Questions, Rate
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.form import pressing
from conversations.questions import asking, passing_on


def _settle_doubt(scene: Scene, pressed: Pressed, press: OnDoubt) -> Step | None:
    """Whether words were the answer to a field, or a question."""
    if press.act == "answer":
        return pressing.was_answer(scene, pressed, press)
    return asking.react_to_doubt(scene, pressed, press)


def _questions(scene: Scene, _given: Commanded) -> Step:
    return passing_on.waiting(scene)


def _of_question(_chat: Chat, press: OnQuestion | OnDoubt | Rate) -> Needs:
    return Needs(questions=(press.code,) if press.code else (), same=press.act == "pass")


def _waiting(_chat: Chat, _given: Questions | Commanded) -> Needs:
    return Needs(waiting=True)


FLOWS = (
    Flow(OnQuestion, asking.react, _of_question, stores=True),
    Flow(OnDoubt, _settle_doubt, _of_question),
    Flow(Rate, asking.react_to_rating, _of_question),
    Flow(Questions, passing_on.look, _waiting, role="organiser", anywhere=True),
)

QUESTIONS = Command("questions", _questions, _waiting, role="organiser", anywhere=True)
