"""Makes the buttons under the questions of the form and its summary."""

from conversations.chat import buttons
from conversations.chat.effects import Button, Rows
from conversations.chat.presses import AtQuestion, AtSummary, EditAnswer, Pick, ToForm, Toggle
from conversations.chat.scene import Scene
from conversations.chat.states import Asking, Draft
from conversations.chat.wire import encode
from conversations.model.answers import reading
from conversations.model.event.fields import Choice, FormField, TargetGroup
from conversations.model.event.kinds.all import KINDS

ROOM_FOR_CHOICE = 40
"""Characters for a choice that is full, so that this can be read too."""


def of_draft(scene: Scene, draft: Draft) -> Rows:
    """Return what one can do with a draft that waits; a revision is dropped, and what is registered stays."""
    resume = (buttons.button(scene, "button-resume", ToForm("resume", draft.nonce)),)
    if draft.revises:
        return (resume, (buttons.button(scene, "button-dont-save", ToForm("drop", draft.nonce)),))
    return (
        resume,
        (buttons.button(scene, "button-restart", ToForm("restart", draft.nonce)),),
        (buttons.button(scene, "button-drop", ToForm("drop", draft.nonce)),),
    )


def of_question(scene: Scene, state: Asking, asked: FormField) -> Rows:
    return (
        *_choices(scene, state, asked),
        *_answers_at_hand(scene, state, asked),
        _ways_around(scene, state, asked),
    )


def of_doubt(scene: Scene, state: Asking, asked: FormField) -> Rows:
    """Return the answers that were perhaps meant, and the words as they were written, where they can be one."""
    if state.doubt is None:
        return ()
    rows = tuple(
        (
            Button(
                buttons.cut(_offered(scene, asked, act, answer)),
                encode(AtQuestion(asked.key, state.draft.nonce, act)),
            ),
        )
        for act, answer in state.doubt.answers.items()
    )
    return rows if state.doubt.written else (*rows, _ways_around(scene, state, asked))


def of_summary(scene: Scene, draft: Draft, submit: str) -> Rows:
    rows: Rows = (
        (buttons.button(scene, submit, AtSummary("submit", draft.nonce)),),
        (
            buttons.button(scene, "button-back", AtSummary("back", draft.nonce)),
            buttons.button(scene, "button-change", AtSummary("change", draft.nonce)),
        ),
    )
    if not draft.revises:
        return rows
    return (*rows, (buttons.button(scene, "button-dont-save", AtSummary("leave", draft.nonce)),))


def of_shared_address(scene: Scene, draft: Draft) -> Rows:
    """Return the ways on where somebody else has the address: to submit all the same, or to change an answer."""
    return (
        (buttons.button(scene, "button-submit-anyway", AtSummary("anyway", draft.nonce)),),
        (buttons.button(scene, "button-change", AtSummary("change", draft.nonce)),),
    )


def of_changes(scene: Scene, draft: Draft, labels: list[tuple[str, str]]) -> Rows:
    """Return the fields by key and label, to choose the one to change."""
    fields = [(Button(buttons.cut(label), encode(EditAnswer(key, draft.nonce))),) for key, label in labels]
    back = (buttons.button(scene, "button-back", AtSummary("show", draft.nonce)),)
    return (*fields, back)


def suggestion(scene: Scene, state: Asking, asked: FormField) -> str:
    """Return the name that Telegram knows, where the form asks for the person's own and it can be one."""
    if asked.kind != "name" or state.draft.colleague:
        return ""
    name = reading.read(asked, scene.event, scene.facts.person.full_name)
    return name if isinstance(name, str) else ""


def is_full(scene: Scene, field: FormField, choice: str) -> bool:
    """Whether a choice has no seat left for this person."""
    mine = scene.revised
    held = mine.answers.get(field.key) if mine and mine.holds_seat else None
    if choice == held or (isinstance(held, tuple) and choice in held):
        return False
    scope = f"{field.key}.{choice}"
    return scope in scene.event.capacities and scene.seats.left(scene.event, scope) == 0


def _offered(scene: Scene, asked: FormField, act: str, answer: str) -> str:
    shown = KINDS[asked.kind].shown(answer, scene.language)
    return scene.plain("button-as-written", answer=shown) if act == "as-written" else shown


def _choices(scene: Scene, state: Asking, asked: FormField) -> Rows:
    kind, nonce = KINDS[asked.kind], state.draft.nonce
    if kind.fixed:
        return (
            tuple(
                buttons.button(scene, f"button-{each}", Pick(asked.key, nonce, each)) for each in kind.fixed
            ),
        )
    flow = Toggle if kind.many else Pick
    rows = tuple((_choice(scene, state, asked, each, flow),) for each in scene.event.choices(asked))
    if not kind.many or not marked(state, asked):
        return rows
    return (*rows, (buttons.button(scene, "button-done", AtQuestion(asked.key, nonce, "done")),))


def marked(state: Asking, asked: FormField) -> tuple[str, ...]:
    """Return the choices that are marked, where several can be: at first those answered before."""
    if state.marked is not None:
        return state.marked
    held = state.draft.answers.get(asked.key)
    return held if isinstance(held, tuple) else ()


def _choice(
    scene: Scene, state: Asking, asked: FormField, choice: Choice | TargetGroup, flow: type[Pick | Toggle]
) -> Button:
    label = choice.label[scene.language]
    if KINDS[asked.kind].many and choice.key in marked(state, asked):
        label = f"✓ {label}"
    elif is_full(scene, asked, choice.key):
        label = scene.plain("choice-full", choice=buttons.shortened(label, ROOM_FOR_CHOICE))
    return Button(buttons.cut(label), encode(flow(asked.key, state.draft.nonce, choice.key)))


def _answers_at_hand(scene: Scene, state: Asking, asked: FormField) -> Rows:
    """Return the answers that one press can give."""
    rows: list[tuple[Button, ...]] = []
    nonce = state.draft.nonce
    if asked.kind == "consent":
        rows.append((buttons.button(scene, "button-agree", AtQuestion(asked.key, nonce, "agree")),))
    held = state.draft.answers.get(asked.key)
    if isinstance(held, str) and KINDS[asked.kind].written:
        keep = scene.plain("button-keep", answer=held)
        rows.append((Button(buttons.cut(keep), encode(AtQuestion(asked.key, nonce, "keep"))),))
    elif name := suggestion(scene, state, asked):
        rows.append((Button(buttons.cut(name), encode(AtQuestion(asked.key, nonce, "suggest"))),))
    if not asked.required:
        rows.append((buttons.button(scene, "button-skip", AtQuestion(asked.key, nonce, "skip")),))
    return tuple(rows)


def _ways_around(scene: Scene, state: Asking, asked: FormField) -> tuple[Button, ...]:
    why = buttons.button(scene, "button-why", AtQuestion(asked.key, state.draft.nonce, "why"))
    back = buttons.button(scene, "button-back", AtQuestion(asked.key, state.draft.nonce, "back"))
    return (back, why)
