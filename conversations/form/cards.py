"""Writes the messages of the form: its questions, its summary, and answers in words."""

from conversations.chat import drafts, event_lines
from conversations.chat.buttons import shortened
from conversations.chat.effects import Say
from conversations.chat.scene import Scene
from conversations.chat.states import Asking, Draft, Reviewing
from conversations.form import buttons
from conversations.language import dates
from conversations.language.wording import Html, literal
from conversations.model.answers import labels
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS
from conversations.model.refusal import Refusal
from conversations.model.registrations import admission
from conversations.model.values import Answer, Answers, Consent

ROOM_FOR_ANSWERS = 1200
"""Characters that all answers in a summary share, so that it fits in one message with its labels."""


def welcome_back(scene: Scene, draft: Draft) -> Say:
    """Say that a draft waits, with the ways to go on, begin anew or drop it."""
    name = scene.facts.person.first_name
    path = drafts.path(draft, scene.event)
    text = scene.html(
        f"greeting-again-{_kind(draft)}",
        name=f" {name}" if name else "",
        event=scene.event_name,
        answered=sum(field.key in draft.answers for field in path),
        total=len(path),
    )
    return Say(text, buttons.of_draft(scene, draft))


def place(scene: Scene, state: Asking | Reviewing) -> Say:
    """Return the message that belongs to a place in the form."""
    match state:
        case Asking():
            return question(scene, state)
        case Reviewing(draft):
            return summary(scene, draft)


def question(scene: Scene, state: Asking) -> Say:
    asked = _field(scene, state.field)
    if state.doubt:
        return _doubt(scene, state, asked)
    lines: list[str] = [_step(scene, state, asked)]
    if asked.kind == "consent":
        lines.append(notice(scene))
    if asked.sensitive:
        lines.append(scene.html("question-sensitive"))
    if KINDS[asked.kind].many:
        lines.append(scene.html("question-several"))
    if not asked.required:
        lines.append(scene.html("question-voluntary"))
    if state.draft.answers.get(asked.key):
        shown = answer_shown(scene, asked, state.draft.answers[asked.key])
        lines.append(scene.html("question-now", answer=shown))
    return Say("\n\n".join(lines), buttons.of_question(scene, state, asked))


def summary(scene: Scene, draft: Draft) -> Say:
    submit, outlook = _submit_label(draft), _outlook(scene, draft)
    text = [
        scene.html(f"summary-{_kind(draft)}", event=scene.event_name),
        *answers(scene, drafts.given(draft, scene.event)),
        "",
        *([outlook, ""] if outlook else []),
        scene.html(_closing(draft, outlook), submit=scene.plain(submit)),
    ]
    return Say("\n".join(text), buttons.of_summary(scene, draft, submit))


def changes(scene: Scene, draft: Draft) -> Say:
    """Show the answers as buttons, to choose the one to change."""
    labels = [(field.key, event_lines.label(scene, field)) for field in drafts.path(draft, scene.event)]
    return Say(scene.html("change-which"), buttons.of_changes(scene, draft, labels))


def shared_address(scene: Scene, draft: Draft) -> Say:
    """Say that somebody is registered with the address already, and nothing of whom; one may go on."""
    return Say(scene.html("shared-address", event=scene.event_name), buttons.of_shared_address(scene, draft))


def closed_on_draft(scene: Scene) -> Say:
    """Say that the window closed while the form was being filled in."""
    closes = scene.event.registration.closes
    if scene.window == "closed" and closes:
        return Say(event_lines.named(scene, "window-closed-draft", closes=event_lines.spoken(closes, scene)))
    return Say(event_lines.closed_note(scene))


def refused(scene: Scene, refusal: Refusal) -> Html:
    """Say why words are no answer, or what they perhaps mean; a day is said as people say it."""
    if refusal.meant:
        return _perhaps_meant(scene, refusal.meant)
    days = {
        name: dates.spoken(dates.parsed(str(value)), scene.language)
        for name, value in refusal.arguments.items()
        if name in ("earliest", "latest")
    }
    return scene.html(refusal.sentence, **{**refusal.arguments, **days})


def reason(scene: Scene, asked: FormField) -> Say:
    """Say why a field is asked."""
    return Say(literal(why(scene, asked)))


def why(scene: Scene, asked: FormField) -> str:
    return asked.why[scene.language] if asked.why else scene.plain("no-why")


def noted(scene: Scene, field: FormField, answer: Answer) -> Html:
    """Return one line that says what was understood."""
    return scene.html(
        "noted", label=event_lines.label(scene, field), answer=answer_shown(scene, field, answer)
    )


def answer_shown(scene: Scene, field: FormField, answer: Answer) -> str:
    """Return an answer as its giver would recognise it, also where the field was of another kind when it was given."""
    room = ROOM_FOR_ANSWERS // len(scene.event.fields)
    match answer:
        case None:
            return scene.plain("skipped")
        case Consent():
            return scene.plain("agreed")
        case tuple():
            shown = [_said(scene, field, each) for each in answer]
            return shortened(event_lines.listed(shown, scene.language), room) or scene.plain("skipped")
        case str():
            return shortened(_said(scene, field, answer), room)


def answers(scene: Scene, given: Answers) -> list[str]:
    """Return a line for each answer, in the order of the form."""
    return [
        scene.html(
            "summary-line",
            label=event_lines.label(scene, field),
            answer=answer_shown(scene, field, given[field.key]),
        )
        for field in scene.event.fields
        if field.key in given
    ]


def _kind(draft: Draft) -> str:
    """Return what a draft is for, as the keys of the sentences about it name it."""
    if draft.colleague:
        return "colleague"
    if draft.claims:
        return "claiming"
    return "revising" if draft.revises else "new"


def _submit_label(draft: Draft) -> str:
    if draft.colleague:
        return "button-submit-colleague"
    if draft.claims:
        return "button-take-over"
    return "button-save" if draft.revises else "button-submit"


def _step(scene: Scene, state: Asking, asked: FormField) -> str:
    draft, path = state.draft, drafts.path(state.draft, scene.event)
    number = drafts.position(draft, scene.event, asked.key)
    step = scene.html("step", number=str(number), total=str(len(path)))
    question = asked.question[scene.language]
    if draft.colleague:
        question = scene.plain(f"colleague-{asked.kind}")
    return scene.html("question", step=step, question=question)


def _doubt(scene: Scene, state: Asking, asked: FormField) -> Say:
    """Ask whether what was written is what others wrote in another way, or what it is one slip away from."""
    rows = buttons.of_doubt(scene, state, asked)
    if state.doubt is None or state.doubt.written:
        return Say(scene.html("doubt", meant=state.doubt.meant if state.doubt else ""), rows)
    meant = _perhaps_meant(scene, (state.doubt.meant, *state.doubt.others))
    return Say(f"{meant}\n\n{scene.html('or-write-anew')}", rows)


def _perhaps_meant(scene: Scene, meant: tuple[str, ...]) -> Html:
    """Ask which of some answers was meant; a day is said as people say it."""
    shown = [
        dates.spoken(dates.parsed(each), scene.language) if dates.is_day(each) else each for each in meant
    ]
    return scene.html("perhaps-meant", meant=event_lines.either(shown, scene.language))


def _closing(draft: Draft, outlook: str) -> str:
    if draft.revises and not draft.claims:
        return "summary-save"
    return "summary-send-on" if outlook or draft.colleague or draft.claims else "summary-send"


def _outlook(scene: Scene, draft: Draft) -> str:
    """Return the sentence on what one should know before submitting: that a decision is needed, or that it is full."""
    event, before = scene.event, scene.registration
    given = drafts.given(draft, event)
    claimed = scene.facts.registrations.named.get(draft.claims) if draft.claims else None
    admitted = admission.admit(event, scene.seats, given, claimed or before, scene.facts.now)
    match admitted:
        case admission.Full():
            return scene.html("outlook-full")
        case admission.Admitted("pending") if not (before and before.status == "pending"):
            return scene.html("outlook-pending")
        case admission.Admitted("waitlisted") if not (before and before.status == "waitlisted"):
            return scene.html("outlook-waitlisted")
        case admission.Admitted(wanted=wanted) if new := [
            each for each in wanted if not before or each not in before.wanted
        ]:
            names = [event_lines.choice(scene, each) for each in new]
            return scene.html("outlook-beside", choices=event_lines.listed(names, scene.language))
        case _:
            return ""


def _said(scene: Scene, field: FormField, answer: str) -> str:
    """A choice by its label, and words as their kind shows them."""
    spoken = labels.of(scene.event, field, scene.language, scene.plain)
    return spoken.get(answer) or KINDS[field.kind].shown(answer, scene.language)


def notice(scene: Scene) -> str:
    privacy = scene.event.privacy
    return "\n".join(
        [
            scene.html("privacy-title"),
            literal(privacy.notice[scene.language]),
            scene.html("privacy-version", version=privacy.version),
        ]
    )


def _field(scene: Scene, key: str) -> FormField:
    field = scene.event.field_named(key)
    if field is None:
        raise LookupError(key)
    return field
