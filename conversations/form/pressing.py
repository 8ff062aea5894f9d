"""Decides what buttons do inside the form. A button stays pressable for ever, so each press is read against where the person is now."""

from dataclasses import replace

from conversations.chat import drafts
from conversations.chat.effects import Acknowledge, DropQuestion, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import AtQuestion, EditAnswer, OnDoubt, Pick, Toggle
from conversations.chat.replies import alert, passed
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Draft, Idle, Reviewing
from conversations.form import buttons, cards
from conversations.form.replies import changes_over, place, show
from conversations.model.answers import reading
from conversations.model.event.fields import FormField
from conversations.model.event.kinds import several
from conversations.model.event.kinds.all import KINDS
from conversations.model.refusal import Refusal
from conversations.model.values import Answer, Consent

LONGEST_NOTICE = 200
"""Characters in the notice over a chat: https://core.telegram.org/bots/api#answercallbackquery"""


def go_on(scene: Scene, draft: Draft) -> Step:
    """Go to the next field that lacks an answer, or to the summary."""
    scene = scene.at(drafts.ahead(draft, scene.event))
    return scene.step(place(scene))


def go_back(scene: Scene, state: Asking | Reviewing) -> Step:
    earlier = drafts.before(state, scene.event)
    if earlier is None:
        scene = scene.at(Idle(state.draft))
        return scene.step(cards.welcome_back(scene, state.draft))
    scene = scene.at(earlier)
    return scene.step(place(scene))


def closing(scene: Scene) -> Step | None:
    """Return what is said where the form can't go on, since the window or the time for changes is over; None where it can.

    It is said once: who writes after that is outside the form, with the draft kept in case registration opens again.
    """
    draft = scene.chat.state.draft
    if draft is None or scene.may_go_on(draft):
        return None
    if draft.revises or draft.colleague:
        return scene.at(Idle()).step(changes_over(scene))
    return scene.at(Idle(draft)).step(cards.closed_on_draft(scene))


def field_of(scene: Scene, state: Asking) -> FormField:
    """Return the field that is asked; a state is fitted to the form before it is used."""
    field = scene.event.field_named(state.field)
    assert field is not None  # noqa: S101 - see above
    return field


def react(scene: Scene, pressed: Pressed, press: AtQuestion | Pick | Toggle) -> Step | None:
    """Do what a button under a question says, of the one that is asked or of one further up."""
    if not is_of_draft(scene, press.draft):
        return of_another(scene, pressed, press.draft)
    if isinstance(press, AtQuestion) and press.act == "why":
        return _tell_why(scene, pressed, press.field)
    if closed := closing(scene):
        return closed
    match press, scene.chat.state:
        case _, Asking(_, field) as state if press.field == field:
            return _at_question(scene, pressed, state, press)
        case Pick(key, choice=choice), (Asking() | Reviewing()) as state:
            return _change_of_mind(scene, pressed, state, key, choice)
        case _:
            return elsewhere(scene, pressed)


def edit(scene: Scene, pressed: Pressed, press: EditAnswer) -> Step | None:
    """Go from the summary to the answer that is to change."""
    if not is_of_draft(scene, press.draft):
        return of_another(scene, pressed, press.draft)
    if closed := closing(scene):
        return closed
    match scene.chat.state:
        case Reviewing(draft) if drafts.is_asked(draft, scene.event, press.field):
            return show(scene.at(Asking(draft, press.field, from_summary=True)), pressed)
        case _:
            return elsewhere(scene, pressed)


def of_another(scene: Scene, pressed: Pressed, draft: str) -> Step | None:
    """Answer a button of a form that is no longer here: one who tapped twice on the last one hears that once was enough."""
    if draft != scene.chat.submitted:
        return None
    return scene.step(Acknowledge(pressed.callback, scene.plain("button-submitted")))


def elsewhere(scene: Scene, pressed: Pressed) -> Step:
    """Answer a button that does not belong to where the person is in the form; from outside, show the way back."""
    match scene.chat.state:
        case Idle(draft) if draft:
            return scene.step(cards.welcome_back(scene, draft))
        case _:
            return passed(scene, pressed)


def _at_question(scene: Scene, pressed: Pressed, state: Asking, press: AtQuestion | Pick | Toggle) -> Step:
    asked = field_of(scene, state)
    held, name = state.draft.answers.get(asked.key), buttons.suggestion(scene, state, asked)
    match press:
        case Pick(choice=choice) | Toggle(choice=choice) if choice in _choices(scene, asked):
            return _choose(scene, pressed, state, choice)
        case AtQuestion(act="done") if KINDS[asked.kind].many:
            return _choose_marked(scene, pressed, state)
        case AtQuestion(act=which) if state.doubt and which in state.doubt.answers:
            return _press_answer(scene, pressed, state, state.doubt.answers[which], state.doubt.message)
        case AtQuestion(act="agree") if asked.kind == "consent":
            consent = Consent(scene.event.privacy.version, scene.facts.now)
            return _press_answer(scene, pressed, state, consent)
        case AtQuestion(act="suggest") if name:
            return _press_answer(scene, pressed, state, name)
        case AtQuestion(act="keep") if held:
            return show(scene.at(drafts.ahead(state.draft, scene.event)), pressed)
        case AtQuestion(act="skip") if not asked.required:
            return _press_answer(scene, pressed, state, None)
        case AtQuestion(act="back"):
            return go_back(scene, state)
        case Pick() | Toggle():
            notice = Acknowledge(pressed.callback, scene.plain("choice-gone"))
            return scene.step(notice, place(scene))
        case _:
            return passed(scene, pressed)


def _choices(scene: Scene, asked: FormField) -> tuple[str, ...]:
    """Return the choices that can be pressed as the answer to a field."""
    return tuple(KINDS[asked.kind].fixed) or tuple(choice.key for choice in scene.event.choices(asked))


def _choose(scene: Scene, pressed: Pressed, state: Asking, choice: str) -> Step:
    """Take a choice as the answer; of several, one press marks and the next one takes the mark away."""
    asked = field_of(scene, state)
    marked = buttons.marked(state, asked)
    if choice not in marked and (refused := _refused_as_full(scene, pressed, asked, choice)):
        return refused
    if not KINDS[asked.kind].many:
        return _press_answer(scene, pressed, state, choice)
    now = {*marked} ^ {choice}
    ordered = tuple(each for each in _choices(scene, asked) if each in now)
    return show(scene.at(replace(state, marked=ordered)), pressed)


def _refused_as_full(scene: Scene, pressed: Pressed, asked: FormField, choice: str) -> Step | None:
    """Refuse a choice that is full, unless the person can wait in line for it."""
    return alert(scene, pressed, "choice-is-full") if is_shut(scene, asked, choice) else None


def is_shut(scene: Scene, asked: FormField, choice: str) -> bool:
    """Whether a choice is full and the person can't wait in line for it."""
    revised = scene.revised
    held = revised.answers.get(asked.key) if revised and revised.holds_seat else None
    keeps = not asked.required or bool(held)
    may_wait = scene.event.offers(scene.facts.now) and (keeps or not (revised and revised.holds_seat))
    return buttons.is_full(scene, asked, choice) and not may_wait


def _choose_marked(scene: Scene, pressed: Pressed, state: Asking) -> Step:
    asked = field_of(scene, state)
    answer = several.chosen(asked, buttons.marked(state, asked))
    if isinstance(answer, Refusal):
        return alert(scene, pressed, answer.sentence, **answer.arguments)
    return _press_answer(scene, pressed, state, answer)


def _press_answer(
    scene: Scene, pressed: Pressed, state: Asking, answer: Answer, message: int | None = None
) -> Step:
    """Put what was answered and the next question in the place of the question, so that the chat stays short."""
    asked = field_of(scene, state)
    noted = cards.noted(scene, asked, answer)
    return show(
        scene.at(drafts.ahead(drafts.answered(state.draft, asked, answer, message), scene.event)),
        pressed,
        noted,
    )


def _change_of_mind(scene: Scene, pressed: Pressed, state: Asking | Reviewing, key: str, choice: str) -> Step:
    """Take a choice in an earlier question: the same one again is the same press, another one is a correction."""
    asked = scene.event.field_named(key)
    if (
        asked is None
        or key not in state.draft.answers
        or state.draft.answers[key] == choice
        or choice not in _choices(scene, asked)
    ):
        return passed(scene, pressed)
    if refused := _refused_as_full(scene, pressed, asked, choice):
        return refused
    scene = scene.at(drafts.moved(state, drafts.answered(state.draft, asked, choice), scene.event))
    noted = cards.noted(scene, asked, choice)
    return scene.step(Say(scene.html("edit-noted", noted=noted)), place(scene))


def was_answer(scene: Scene, pressed: Pressed, press: OnDoubt) -> Step | None:
    """Take words that were perhaps a question as the answer to the field that was asked then."""
    if not is_of_draft(scene, press.draft):
        return None
    question = scene.facts.questions.by_code.get(press.code)
    asked = scene.event.field_named(question.field) if question and question.chat == scene.facts.me else None
    draft = scene.chat.state.draft
    if (
        question is None
        or asked is None
        or draft is None
        or not drafts.is_asked(draft, scene.event, asked.key)
    ):
        return passed(scene, pressed)
    if closed := closing(scene):
        return closed
    answer = reading.read(asked, scene.event, question.text, scene.facts.now)
    if isinstance(answer, Refusal):
        return scene.step(Say(cards.refused(scene, answer)))
    done = _answer_late(scene, pressed, asked, answer, question.message)
    if question.lead:
        return done
    return Step(done.chat, (DropQuestion(question.code), *done.effects))


def _answer_late(scene: Scene, pressed: Pressed, asked: FormField, answer: Answer, message: int) -> Step:
    """Take an answer to the field that is asked, or to one further up."""
    state = scene.chat.state
    match state:
        case Asking(_, field) if field == asked.key:
            return _press_answer(scene, pressed, state, answer, message)
        case Asking(draft) | Reviewing(draft):
            scene = scene.at(drafts.moved(state, drafts.answered(draft, asked, answer, message), scene.event))
        case Idle(draft) if draft:
            scene = scene.at(Idle(drafts.answered(draft, asked, answer, message)))
    noted = Say(scene.html("edit-noted", noted=cards.noted(scene, asked, answer)))
    return scene.step(noted)


def _tell_why(scene: Scene, pressed: Pressed, key: str) -> Step:
    asked = scene.event.field_named(key)
    if asked is None:
        return passed(scene, pressed)
    why = cards.why(scene, asked)
    if len(why) <= LONGEST_NOTICE:
        return scene.step(Acknowledge(pressed.callback, why, alert=True))
    return scene.step(cards.reason(scene, asked))


def is_of_draft(scene: Scene, nonce: str) -> bool:
    draft = scene.chat.state.draft
    return draft is not None and draft.nonce == nonce
