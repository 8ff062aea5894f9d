"""The messages that show something whole: the greeting, a question, the summary, a registration."""

from collections.abc import Sequence

from babel.lists import format_list

from conversations import dates, form
from conversations.buttons import Press, encode
from conversations.effects import Button, Rows, Say
from conversations.event import FormField, Moment
from conversations.registration import Answer, Answers, Consent, Registration, spoken
from conversations.scene import Scene
from conversations.states import Asking, Draft, Idle, Reviewing
from conversations.wording import Html, literal

ROOM_FOR_ANSWERS = 2000
"""Characters that all answers in a summary share, so that it fits in one message with its labels."""

LONGEST_LABEL = 60
"""Longer labels are cut by the phones."""

OTHER_LANGUAGE = {"sv": "en", "en": "sv"}


def greeting(scene: Scene) -> Say:
    """What the event is and what will be asked, with the way in."""
    event = scene.event
    name = scene.facts.person.first_name
    hello = scene.html("greeting", name=f" {name}" if name else "", event=event.name[scene.language])
    parts = [hello, _about(scene), _invitation(scene)]
    return Say("\n\n".join(part for part in parts if part), _ways_in(scene))


def welcome_back(scene: Scene, draft: Draft) -> Say:
    """That a draft waits, with the ways to go on, begin anew or drop it."""
    name = scene.facts.person.first_name
    text = scene.html(
        "greeting-again",
        name=f" {name}" if name else "",
        event=scene.event.name[scene.language],
        answered=len(form.fitted(draft, scene.event).answers),
        total=len(scene.event.fields),
    )
    return Say(text, draft_rows(scene, draft))


def draft_rows(scene: Scene, draft: Draft) -> Rows:
    return (
        (_button(scene, "button-resume", Press("start", "resume", draft.nonce)),),
        (_button(scene, "button-restart", Press("start", "restart", draft.nonce)),),
        (_button(scene, "button-drop", Press("start", "drop", draft.nonce)),),
    )


def place(scene: Scene, state: Asking | Reviewing) -> Say:
    """The message that belongs to a place in the form."""
    match state:
        case Asking():
            return question(scene, state)
        case Reviewing(draft):
            return summary(scene, draft)


def question(scene: Scene, state: Asking) -> Say:
    event, asked = scene.event, _field(scene, state.field)
    step = scene.html("step", number=str(form.position(event, asked.key)), total=str(len(event.fields)))
    lines: list[str] = [scene.html("question", step=step, question=asked.question[scene.language])]
    if asked.kind == "consent":
        lines.append(_notice(scene))
    if asked.sensitive:
        lines.append(scene.html("question-sensitive"))
    if not asked.required:
        lines.append(scene.html("question-voluntary"))
    if state.draft.answers.get(asked.key):
        shown = answer_shown(scene, asked, state.draft.answers[asked.key])
        lines.append(scene.html("question-now", answer=shown))
    return Say("\n\n".join(lines), _question_rows(scene, state, asked))


def summary(scene: Scene, draft: Draft) -> Say:
    title, submit = ("summary-revising", "button-save") if draft.revises else ("summary", "button-submit")
    closing = "summary-save" if draft.revises else "summary-send"
    rows = [
        (_button(scene, submit, Press("summary", "submit", draft.nonce)),),
        (
            _button(scene, "button-back", Press("summary", "back", draft.nonce)),
            _button(scene, "button-change", Press("summary", "change", draft.nonce)),
        ),
    ]
    if draft.revises:
        rows.append((_button(scene, "button-dont-save", Press("summary", "leave", draft.nonce)),))
    text = [
        scene.html(title),
        *_answers(scene, draft.answers),
        "",
        scene.html(closing, submit=scene.plain(submit)),
    ]
    return Say("\n".join(text), tuple(rows))


def changes(scene: Scene, draft: Draft) -> Say:
    """The answers as buttons, to choose the one to change."""
    fields = [
        (Button(_cut(field.label[scene.language]), encode(Press("edit", field.key, draft.nonce))),)
        for field in scene.event.fields
    ]
    back = (_button(scene, "button-back", Press("summary", "show", draft.nonce)),)
    return Say(scene.html("change-which"), (*fields, back))


def confirmation(scene: Scene, registration: Registration) -> Say:
    text = "\n\n".join(
        [
            scene.html(
                "registered", name=_name_in(scene, registration), event=scene.event.name[scene.language]
            ),
            scene.html("registered-code", code=spoken(registration.code)),
            scene.html("registered-keep"),
        ]
    )
    return Say(text, ((_show_button(scene, registration),),))


def status(scene: Scene, registration: Registration) -> Say:
    """A registration as it stands, with what can be done about it."""
    text = [
        scene.html(f"status-{registration.status}", event=scene.event.name[scene.language]),
        *_when_and_where(scene),
        scene.html("registered-code", code=spoken(registration.code)),
        "",
        *_answers(scene, registration.answers),
    ]
    return Say("\n".join(text), _registration_rows(scene, registration))


def no_registration(scene: Scene) -> Say:
    """That there is none, and how to get one."""
    key = "status-cancelled" if scene.event.key in scene.facts.registrations else "status-none"
    text = "\n\n".join(part for part in (_named(scene, key), closed_note(scene)) if part)
    return Say(text, _ways_in(scene))


def unsent(scene: Scene, draft: Draft) -> Say:
    return Say(_named(scene, "status-draft"), draft_rows(scene, draft))


def cancel_question(scene: Scene, registration: Registration) -> Say:
    code = registration.code
    return Say(
        _named(scene, "cancel-sure"),
        (
            (_button(scene, "button-cancel-yes", Press("registration", "cancel-yes", code)),),
            (_button(scene, "button-cancel-no", Press("registration", "show", code)),),
        ),
    )


def cancelled(scene: Scene) -> Say:
    closes = scene.event.registration.closes
    parts = [_named(scene, "cancelled")]
    if scene.window == "open" and closes:
        parts.append(scene.html("cancelled-again", closes=dates.spoken(closes, scene.language)))
    return Say("\n\n".join(parts), _ways_in(scene))


def closed_note(scene: Scene) -> str:
    """Why one can't register now; nothing while one can."""
    opens, closes = scene.event.registration.opens, scene.event.registration.closes
    match scene.window:
        case "early" if opens:
            return scene.html("window-early", opens=dates.spoken(opens, scene.language))
        case "closed" if closes:
            return _named(scene, "window-closed", closes=dates.spoken(closes, scene.language))
        case "closed":
            when = dates.spoken(scene.event.starts, scene.language)
            return _named(scene, "window-closed-started", when=when)
        case _:
            return ""


def closed_on_draft(scene: Scene) -> Say:
    """That the window closed while the form was being filled in."""
    closes = scene.event.registration.closes
    if scene.window == "closed" and closes:
        return Say(_named(scene, "window-closed-draft", closes=dates.spoken(closes, scene.language)))
    return Say(closed_note(scene))


def privacy(scene: Scene) -> Say:
    return Say(_notice(scene))


def languages(scene: Scene) -> Say:
    rows = tuple(
        (Button(scene.facts.wording.plain(each, "language-name"), encode(Press("language", value=each))),)
        for each in OTHER_LANGUAGE
    )
    return Say(scene.html("language-which"), rows)


def help_card(scene: Scene) -> Say:
    text = "\n\n".join([scene.html("help"), scene.html("help-questions")])
    return Say(text, _resume_or_ways_in(scene))


def not_understood(scene: Scene, sentence: str = "not-understood") -> Say:
    return Say(scene.html(sentence), (*_resume_or_ways_in(scene), (_help_button(scene),)))


def label(scene: Scene, field: FormField) -> str:
    return field.label[scene.language]


def noted(scene: Scene, field: FormField, answer: Answer) -> Html:
    """One line that says what was understood."""
    return scene.html("noted", label=label(scene, field), answer=answer_shown(scene, field, answer))


def answer_shown(scene: Scene, field: FormField, answer: Answer) -> str:
    """An answer as its giver would recognise it."""
    match answer:
        case None:
            return scene.plain("skipped")
        case Consent():
            return scene.plain("agreed")
        case str():
            choices = {choice.key: choice.label for choice in scene.event.choices(field)}
            shown = choices[answer][scene.language] if answer in choices else answer
            return _shortened(shown, ROOM_FOR_ANSWERS // len(scene.event.fields))


def _about(scene: Scene) -> str:
    event, language = scene.event, scene.language
    lines = [literal(event.about[language]), ""]
    lines += _when_and_where(scene)
    if event.audience:
        lines.append(scene.html("event-for", audience=event.audience[language]))
    lines.append(scene.html("event-by", organisers=event.organisers[language]))
    if scene.window == "open" and (closes := event.registration.closes):
        lines.append(scene.html("event-last-day", closes=_spoken(closes, scene)))
    return "\n".join(lines)


def _when_and_where(scene: Scene) -> list[str]:
    event, language = scene.event, scene.language
    lines: list[str] = [scene.html("event-when", when=dates.period(event.starts, event.ends, language))]
    if event.venue:
        place_known = [event.venue.name, event.venue.place]
        where = ", ".join(each[language] for each in place_known if each)
        lines.append(scene.html("event-where", where=where))
    return lines


def _invitation(scene: Scene) -> str:
    if scene.window != "open":
        return closed_note(scene)
    asked = [label(scene, field) for field in scene.event.fields if field.kind != "consent"]
    return scene.html("will-ask", fields=_listed(asked, scene.language))


def _listed(words: Sequence[str], language: str) -> str:
    return format_list([word[:1].lower() + word[1:] for word in words], locale=language)


def _ways_in(scene: Scene) -> Rows:
    """How to register, see the notice and change the language, from outside the form."""
    other = OTHER_LANGUAGE[scene.language]
    rows: Rows = ()
    if scene.registration:
        rows = ((_show_button(scene, scene.registration),),)
    elif scene.window == "open":
        again = scene.event.key in scene.facts.registrations
        begin = Press("start", "begin", scene.facts.nonce, scene.event.key)
        rows = ((_button(scene, "button-register-again" if again else "button-register", begin),),)
    return (
        *rows,
        (
            _button(scene, "button-privacy", Press("privacy")),
            _button(scene, "button-other-language", Press("language", value=other)),
        ),
    )


def _resume_or_ways_in(scene: Scene) -> Rows:
    draft = scene.chat.state.draft
    if draft:
        return draft_rows(scene, draft) if isinstance(scene.chat.state, Idle) else ()
    return _ways_in(scene)


def _question_rows(scene: Scene, state: Asking, asked: FormField) -> Rows:
    nonce = state.draft.nonce
    choices = [
        (Button(_cut(choice.label[scene.language]), encode(Press("pick", asked.key, nonce, choice.key))),)
        for choice in scene.event.choices(asked)
    ]
    return (*choices, *_offers(scene, state, asked), _ways_around(scene, state, asked))


def _offers(scene: Scene, state: Asking, asked: FormField) -> Rows:
    """The answers that one press can give."""
    rows: list[tuple[Button, ...]] = []
    nonce, name = state.draft.nonce, scene.facts.person.full_name
    if asked.kind == "consent":
        rows.append((_button(scene, "button-agree", Press("form", asked.key, nonce, "agree")),))
    if asked.kind == "name" and name and not state.draft.answers.get(asked.key):
        rows.append((Button(_cut(name), encode(Press("form", asked.key, nonce, "suggest"))),))
    if not asked.required:
        rows.append((_button(scene, "button-skip", Press("form", asked.key, nonce, "skip")),))
    return tuple(rows)


def _ways_around(scene: Scene, state: Asking, asked: FormField) -> tuple[Button, ...]:
    why = _button(scene, "button-why", Press("form", asked.key, state.draft.nonce, "why"))
    back = _button(scene, "button-back", Press("form", asked.key, state.draft.nonce, "back"))
    return (back, why)


def _registration_rows(scene: Scene, registration: Registration) -> Rows:
    if registration.status == "cancelled":
        return _ways_in(scene)
    if not scene.event.may_change(scene.facts.now):
        return ()
    code = registration.code
    return (
        (_button(scene, "button-change-registration", Press("registration", "change", code)),),
        (_button(scene, "button-cancel-registration", Press("registration", "cancel", code)),),
    )


def _answers(scene: Scene, answers: Answers) -> list[str]:
    return [
        scene.html(
            "summary-line", label=label(scene, field), answer=answer_shown(scene, field, answers[field.key])
        )
        for field in scene.event.fields
        if field.key in answers
    ]


def _notice(scene: Scene) -> str:
    privacy = scene.event.privacy
    return "\n".join(
        [
            scene.html("privacy-title"),
            literal(privacy.notice[scene.language]),
            scene.html("privacy-version", version=privacy.version),
        ]
    )


def _name_in(scene: Scene, registration: Registration) -> str:
    field = next(field for field in scene.event.fields if field.kind == "name")
    return str(registration.answers.get(field.key) or "")


def _field(scene: Scene, key: str) -> FormField:
    field = scene.event.field_named(key)
    if field is None:
        raise LookupError(key)
    return field


def _named(scene: Scene, key: str, **arguments: str | int) -> str:
    return scene.html(key, event=scene.event.name[scene.language], **arguments)


def _spoken(moment: Moment, scene: Scene) -> str:
    return dates.spoken(moment, scene.language)


def _show_button(scene: Scene, registration: Registration) -> Button:
    return _button(scene, "button-show-registration", Press("registration", "show", registration.code))


def _help_button(scene: Scene) -> Button:
    return _button(scene, "button-help", Press("help"))


def _button(scene: Scene, key: str, press: Press) -> Button:
    return Button(_cut(scene.plain(key)), encode(press))


def _cut(text: str) -> str:
    return _shortened(text, LONGEST_LABEL)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
