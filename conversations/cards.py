"""The messages that show something whole: the greeting, a question, the summary, a registration."""

from collections.abc import Sequence

from babel.lists import format_list

from conversations import answers, dates, form
from conversations.buttons import Press, encode
from conversations.effects import Button, Rows, Say
from conversations.event import LANGUAGES, FormField, Moment
from conversations.facts import Facts
from conversations.registration import Answer, Answers, Consent, Registration, spoken
from conversations.scene import Scene
from conversations.states import Asking, Draft, Idle, Reviewing
from conversations.wording import Html, literal

ROOM_FOR_ANSWERS = 1200
"""Characters that all answers in a summary share, so that it fits in one message with its labels."""

ROOM_FOR_FIELDS = 600
"""Characters for what will be asked, so that the greeting fits in one message."""

WRITTEN = ("name", "email", "text")
"""The kinds of fields that are answered in words, and would have to be written again to be kept."""

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
        "greeting-again-revising" if draft.revises else "greeting-again",
        name=f" {name}" if name else "",
        event=scene.event.name[scene.language],
        answered=len(form.fitted(draft, scene.event).answers),
        total=len(scene.event.fields),
    )
    return Say(text, draft_rows(scene, draft))


def draft_rows(scene: Scene, draft: Draft) -> Rows:
    """What one can do with a draft that waits; a revision is dropped, and what is registered stays."""
    resume = (_button(scene, "button-resume", Press("start", "resume", draft.nonce)),)
    if draft.revises:
        return (resume, (_button(scene, "button-dont-save", Press("start", "drop", draft.nonce)),))
    return (
        resume,
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


def here(scene: Scene) -> tuple[Say, ...]:
    """The message that belongs to where the person is; nothing outside the form."""
    match scene.chat.state:
        case Asking() | Reviewing() as state:
            return (place(scene, state),)
        case _:
            return ()


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
        (Button(cut(field.label[scene.language]), encode(Press("edit", field.key, draft.nonce))),)
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
    final = "" if scene.window == "open" else "\n\n" + scene.html("cancel-is-final")
    return Say(
        _named(scene, "cancel-sure") + final,
        (
            (_button(scene, "button-cancel-yes", Press("registration", "cancel-yes", code)),),
            (_button(scene, "button-cancel-no", Press("registration", "show", code)),),
        ),
    )


def dropped(scene: Scene, draft: Draft) -> Say:
    return Say(scene.html("revision-dropped" if draft.revises else "draft-dropped"), _ways_in(scene))


def cancelled(scene: Scene) -> Say:
    closes = scene.event.registration.closes
    parts = [_named(scene, "cancelled")]
    if scene.window == "open" and closes:
        parts.append(scene.html("cancelled-again", closes=_spoken(closes, scene)))
    return Say("\n\n".join(parts), _ways_in(scene))


def closed_note(scene: Scene) -> str:
    """Why one can't register now; nothing while one can."""
    opens, closes = scene.event.registration.opens, scene.event.registration.closes
    match scene.window:
        case "early" if opens:
            return scene.html("window-early", opens=_spoken(opens, scene))
        case "closed" if closes:
            return _named(scene, "window-closed", closes=_spoken(closes, scene))
        case "closed":
            when = _spoken(scene.event.starts, scene)
            return _named(scene, "window-closed-started", when=when)
        case _:
            return ""


def closed_on_draft(scene: Scene) -> Say:
    """That the window closed while the form was being filled in."""
    closes = scene.event.registration.closes
    if scene.window == "closed" and closes:
        return Say(_named(scene, "window-closed-draft", closes=_spoken(closes, scene)))
    return Say(closed_note(scene))


def privacy(scene: Scene) -> Say:
    return Say(_notice(scene))


def events(language: str, facts: Facts, sentence: str = "which-event") -> Say:
    """The events as buttons, to choose one."""
    if not facts.events:
        return Say(facts.wording.html(language, "no-event"))
    rows = tuple(
        (Button(cut(event.name[language]), encode(Press("event", event.key))),)
        for event in facts.events.values()
    )
    return Say(facts.wording.html(language, sentence), rows)


def languages(language: str, facts: Facts) -> Say:
    rows = tuple(
        (Button(facts.wording.plain(each, "language-name"), encode(Press("language", value=each))),)
        for each in LANGUAGES
    )
    return Say(facts.wording.html(language, "language-which"), rows)


def way_to_private_chat(language: str, facts: Facts, event: str = "") -> Say:
    """What is said in a group, where others would read the answers."""
    link = f"https://t.me/{facts.bot}" + (f"?start={event}" if event else "")
    button = Button(facts.wording.plain(language, "button-private"), link=link)
    return Say(facts.wording.html(language, "group"), ((button,),))


def help_card(scene: Scene) -> Say:
    text = "\n\n".join([scene.html("help"), scene.html("help-questions")])
    return Say(text, _resume_or_ways_in(scene))


def not_understood(scene: Scene) -> Say:
    return offers(scene, scene.html(f"not-understood-{scene.window}"))


def offers(scene: Scene, text: str) -> Say:
    """A sentence to somebody who is asked nothing, with all that can be done from there."""
    return Say(text, (*_resume_or_ways_in(scene), (_help_button(scene),)))


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


def suggestion(scene: Scene, asked: FormField) -> str:
    """The name that Telegram knows, where the form asks for it and it can be one."""
    name = answers.read(asked, scene.event, scene.facts.person.full_name) if asked.kind == "name" else ""
    return name if isinstance(name, str) else ""


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
    ends = event.local(event.ends) if event.ends else None
    when = dates.period(event.local(event.starts), ends, language)
    lines: list[str] = [scene.html("event-when", when=when)]
    if event.venue:
        place_known = [event.venue.name, event.venue.place]
        where = ", ".join(each[language] for each in place_known if each)
        lines.append(scene.html("event-where", where=where))
    return lines


def _invitation(scene: Scene) -> str:
    if scene.window != "open":
        return closed_note(scene)
    asked = [label(scene, field) for field in scene.event.fields if field.kind != "consent"]
    return scene.html("will-ask", fields=_shortened(_listed(asked, scene.language), ROOM_FOR_FIELDS))


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
        begin = Press("start", "begin", value=scene.event.key)
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
        (Button(cut(choice.label[scene.language]), encode(Press("pick", asked.key, nonce, choice.key))),)
        for choice in scene.event.choices(asked)
    ]
    return (*choices, *_answers_at_hand(scene, state, asked), _ways_around(scene, state, asked))


def _answers_at_hand(scene: Scene, state: Asking, asked: FormField) -> Rows:
    """The answers that one press can give."""
    rows: list[tuple[Button, ...]] = []
    nonce = state.draft.nonce
    if asked.kind == "consent":
        rows.append((_button(scene, "button-agree", Press("form", asked.key, nonce, "agree")),))
    if (held := state.draft.answers.get(asked.key)) and asked.kind in WRITTEN:
        keep = scene.plain("button-keep", answer=answer_shown(scene, asked, held))
        rows.append((Button(cut(keep), encode(Press("form", asked.key, nonce, "keep"))),))
    elif name := suggestion(scene, asked):
        rows.append((Button(cut(name), encode(Press("form", asked.key, nonce, "suggest"))),))
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
    return dates.spoken(scene.event.local(moment), scene.language)


def _show_button(scene: Scene, registration: Registration) -> Button:
    return _button(scene, "button-show-registration", Press("registration", "show", registration.code))


def _help_button(scene: Scene) -> Button:
    return _button(scene, "button-help", Press("help"))


def _button(scene: Scene, key: str, press: Press) -> Button:
    return Button(cut(scene.plain(key)), encode(press))


def cut(text: str) -> str:
    """A text as it fits on a button."""
    return _shortened(text, LONGEST_LABEL)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
