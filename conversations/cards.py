"""The messages that show something whole: the greeting, a question, the summary."""

from collections.abc import Sequence
from dataclasses import replace

from babel.lists import format_list

from conversations import admission, dates, form, keyboards
from conversations.effects import Button, Say
from conversations.event import Event
from conversations.event_form import FormField
from conversations.event_parts import Moment
from conversations.facts import Facts
from conversations.keyboards import shortened
from conversations.registration import Answer, Answers, Consent
from conversations.scene import Scene
from conversations.states import Asking, Draft, Reviewing
from conversations.wording import Html, literal

ROOM_FOR_ANSWERS = 1200
"""Characters that all answers in a summary share, so that it fits in one message with its labels."""

ROOM_FOR_FIELDS = 600
"""Characters for what will be asked, so that the greeting fits in one message."""


def greeting(scene: Scene) -> Say:
    """What the event is and what will be asked, with the way in."""
    event = scene.event
    name = scene.facts.person.first_name
    hello = scene.html("greeting", name=f" {name}" if name else "", event=event.name[scene.language])
    parts = [hello, _about(scene), _invitation(scene)]
    return Say("\n\n".join(part for part in parts if part), keyboards.ways_in(scene))


def welcome_back(scene: Scene, draft: Draft) -> Say:
    """That a draft waits, with the ways to go on, begin anew or drop it."""
    name = scene.facts.person.first_name
    path = form.path(draft, scene.event)
    text = scene.html(
        f"greeting-again-{_kind(draft)}",
        name=f" {name}" if name else "",
        event=scene.event_name,
        answered=sum(field.key in draft.answers for field in path),
        total=len(path),
    )
    return Say(text, keyboards.of_draft(scene, draft))


def place(scene: Scene, state: Asking | Reviewing) -> Say:
    """The message that belongs to a place in the form."""
    match state:
        case Asking():
            return question(scene, state)
        case Reviewing(draft):
            return summary(scene, draft)


def here(scene: Scene) -> tuple[Say, ...]:
    """The message that belongs to where the person is, whatever the scene is about; nothing outside the form."""
    match scene.chat.state:
        case Asking(draft) | Reviewing(draft) as state if own := scene.facts.events.get(draft.event):
            return (place(replace(scene, event=own), state),)
        case _:
            return ()


def question(scene: Scene, state: Asking) -> Say:
    asked = _field(scene, state.field)
    if state.doubt:
        return _doubt(scene, state, asked)
    lines: list[str] = [_step(scene, state, asked)]
    if asked.kind == "consent":
        lines.append(_notice(scene))
    if asked.sensitive:
        lines.append(scene.html("question-sensitive"))
    if asked.kind == "several":
        lines.append(scene.html("question-several"))
    if not asked.required:
        lines.append(scene.html("question-voluntary"))
    if state.draft.answers.get(asked.key):
        shown = answer_shown(scene, asked, state.draft.answers[asked.key])
        lines.append(scene.html("question-now", answer=shown))
    return Say("\n\n".join(lines), keyboards.of_question(scene, state, asked))


def summary(scene: Scene, draft: Draft) -> Say:
    submit, outlook = _submit_label(draft), _outlook(scene, draft)
    text = [
        scene.html(f"summary-{_kind(draft)}", event=scene.event_name),
        *answers(scene, form.given(draft, scene.event)),
        "",
        *([scene.html(outlook), ""] if outlook else []),
        scene.html(_closing(draft, outlook), submit=scene.plain(submit)),
    ]
    return Say("\n".join(text), keyboards.of_summary(scene, draft, submit))


def changes(scene: Scene, draft: Draft) -> Say:
    """The answers as buttons, to choose the one to change."""
    labels = [(field.key, label(scene, field)) for field in form.path(draft, scene.event)]
    return Say(scene.html("change-which"), keyboards.of_changes(scene, draft, labels))


def unsent(scene: Scene, draft: Draft) -> Say:
    return Say(named(scene, "status-draft"), keyboards.of_draft(scene, draft))


def dropped(scene: Scene, draft: Draft) -> Say:
    return Say(scene.html("revision-dropped" if draft.revises else "draft-dropped"), keyboards.ways_in(scene))


def closed_note(scene: Scene) -> str:
    """Why one can't register now; nothing while one can."""
    opens, closes = scene.event.registration.opens, scene.event.registration.closes
    match scene.window:
        case "early" if opens:
            return scene.html("window-early", opens=spoken(opens, scene))
        case "closed" if closes:
            return named(scene, "window-closed", closes=spoken(closes, scene))
        case "closed":
            when = spoken(scene.event.starts, scene)
            return named(scene, "window-closed-started", when=when)
        case _:
            return ""


def closed_on_draft(scene: Scene) -> Say:
    """That the window closed while the form was being filled in."""
    closes = scene.event.registration.closes
    if scene.window == "closed" and closes:
        return Say(named(scene, "window-closed-draft", closes=spoken(closes, scene)))
    return Say(closed_note(scene))


def reason(scene: Scene, asked: FormField) -> Say:
    """Why a field is asked."""
    return Say(literal(why(scene, asked)))


def why(scene: Scene, asked: FormField) -> str:
    return asked.why[scene.language] if asked.why else scene.plain("no-why")


def privacy(scene: Scene) -> Say:
    return Say(_notice(scene), keyboards.of_messages(scene))


def messages(scene: Scene) -> Say:
    """Which messages the person gets besides the answers to their own."""
    key = "messages-fewer" if scene.chat.only_necessary else "messages-all"
    return Say(scene.html(key), keyboards.of_messages(scene))


def events(language: str, facts: Facts, sentence: str = "") -> Say:
    """The events as buttons, to choose one: those that are open, or that the person is registered for."""
    chosen = choosable(facts) or list(facts.events.values())
    if not chosen:
        return Say(facts.wording.html(language, "no-event"))
    asked = sentence or ("which-registration" if has_registrations(facts) else "which-event")
    return Say(facts.wording.html(language, asked), keyboards.of_events(chosen, language, facts))


def has_registrations(facts: Facts, more_than: int = 0) -> bool:
    """Whether the person is registered for some event, or for more than that many."""
    served = [each for each in facts.registrations.values() if each.event in facts.events]
    return sum(not each.is_over for each in served) > more_than


def choosable(facts: Facts) -> list[Event]:
    """The events that somebody who comes would mean."""
    return [
        event
        for event in facts.events.values()
        if event.window(facts.now) == "open" or event.key in facts.registrations
    ]


def languages(language: str, facts: Facts) -> Say:
    return Say(facts.wording.html(language, "language-which"), keyboards.of_languages(facts))


def way_to_private_chat(language: str, facts: Facts, event: str = "") -> Say:
    """What is said in a group, where others would read the answers."""
    button = Button(facts.wording.plain(language, "button-private"), link=keyboards.deep_link(facts, event))
    return Say(facts.wording.html(language, "group"), ((button,),))


def help_card(scene: Scene) -> Say:
    parts: list[str] = [scene.html("help")]
    if scene.facts.is_staff:
        parts.append(scene.html("help-staff"))
    if scene.facts.is_organiser:
        parts.append(scene.html("help-organisers"))
    parts += [scene.html("help-questions"), *([told] if (told := contact(scene)) else [])]
    asked = ((keyboards.questions_button(scene),),) if scene.facts.is_organiser else ()
    rows = (*asked, *keyboards.resume_or_ways_in(scene), *keyboards.of_links(scene))
    return Say("\n\n".join(parts), rows)


def contact(scene: Scene) -> Html | None:
    """How the organisers are reached outside the chat, where they tell."""
    known, language = scene.event.contact, scene.language
    if known is None:
        return None
    lines = [
        known.name and known.name[language],
        known.email,
        known.phone,
        known.other and known.other[language],
    ]
    return scene.html("help-contact", contact=", ".join(line for line in lines if line))


def offers(scene: Scene, text: str) -> Say:
    """A sentence to somebody who is asked nothing, with all that can be done from there."""
    return Say(text, (*keyboards.resume_or_ways_in(scene), (keyboards.help_button(scene),)))


def label(scene: Scene, field: FormField) -> str:
    return field.label[scene.language]


def noted(scene: Scene, field: FormField, answer: Answer) -> Html:
    """One line that says what was understood."""
    return scene.html("noted", label=label(scene, field), answer=answer_shown(scene, field, answer))


def answer_shown(scene: Scene, field: FormField, answer: Answer) -> str:
    """An answer as its giver would recognise it, also where the field was of another kind when it was given."""
    room = ROOM_FOR_ANSWERS // len(scene.event.fields)
    match answer:
        case None:
            return scene.plain("skipped")
        case Consent():
            return scene.plain("agreed")
        case tuple():
            shown = [_choice_shown(scene, field, each) for each in answer]
            return shortened(listed(shown, scene.language), room) or scene.plain("skipped")
        case str() if field.kind == "yes-no" and answer in field.values:
            return scene.plain(f"button-{answer}")
        case str() if field.kind == "date" and dates.is_day(answer):
            return dates.spoken(dates.parsed(answer), scene.language)
        case str():
            return shortened(_choice_shown(scene, field, answer), room)


def when_and_where(scene: Scene) -> list[str]:
    known = where(scene)
    return [when(scene), *([known] if known else [])]


def when(scene: Scene) -> Html:
    event = scene.event
    ends = event.local(event.ends) if event.ends else None
    return scene.html("event-when", when=dates.period(event.local(event.starts), ends, scene.language))


def where(scene: Scene) -> Html | None:
    """The venue, where it is known."""
    venue = scene.event.venue
    if venue is None:
        return None
    return scene.html("event-where", where=venue.shown(scene.language))


def answers(scene: Scene, given: Answers) -> list[str]:
    """A line for each answer, in the order of the form."""
    return [
        scene.html(
            "summary-line", label=label(scene, field), answer=answer_shown(scene, field, given[field.key])
        )
        for field in scene.event.fields
        if field.key in given
    ]


def named(scene: Scene, key: str, **arguments: str | int) -> str:
    """A sentence that names the event."""
    return scene.html(key, event=scene.event_name, **arguments)


def spoken(moment: Moment, scene: Scene) -> str:
    return dates.spoken(scene.event.local(moment), scene.language)


def _kind(draft: Draft) -> str:
    """What a draft is for, as the sentences about it are called."""
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
    draft, path = state.draft, form.path(state.draft, scene.event)
    number = form.position(draft, scene.event, asked.key)
    step = scene.html("step", number=str(number), total=str(len(path)))
    question = asked.question[scene.language]
    if draft.colleague:
        question = scene.plain(f"colleague-{asked.kind}")
    return scene.html("question", step=step, question=question)


def _doubt(scene: Scene, state: Asking, asked: FormField) -> Say:
    """Whether what was written is what others wrote in another way."""
    meant = state.doubt.meant if state.doubt else ""
    return Say(scene.html("doubt", meant=meant), keyboards.of_doubt(scene, state, asked))


def _closing(draft: Draft, outlook: str) -> str:
    if draft.revises and not draft.claims:
        return "summary-save"
    return "summary-send-on" if outlook or draft.colleague or draft.claims else "summary-send"


def _outlook(scene: Scene, draft: Draft) -> str:
    """The sentence on what one should know before submitting: that a decision is needed, or that it is full."""
    event, before = scene.event, scene.registration
    given = form.given(draft, event)
    claimed = scene.facts.found.get(draft.claims) if draft.claims else None
    admitted = admission.admit(event, scene.seats, given, claimed or before, scene.facts.now)
    match admitted:
        case admission.Full():
            return "outlook-full"
        case admission.Admitted("pending") if not (before and before.status == "pending"):
            return "outlook-pending"
        case admission.Admitted("waitlisted") if not (before and before.status == "waitlisted"):
            return "outlook-waitlisted"
        case _:
            return ""


def _choice_shown(scene: Scene, field: FormField, answer: str) -> str:
    labels = {choice.key: choice.label for choice in scene.event.choices(field)}
    return labels[answer][scene.language] if answer in labels else answer


def _about(scene: Scene) -> str:
    event, language = scene.event, scene.language
    lines = [literal(event.about[language]), ""]
    lines += when_and_where(scene)
    if event.audience:
        lines.append(scene.html("event-for", audience=event.audience[language]))
    lines.append(scene.html("event-by", organisers=event.organisers[language]))
    if scene.window == "open" and (closes := event.registration.closes):
        lines.append(scene.html("event-last-day", closes=spoken(closes, scene)))
    return "\n".join(lines)


def _invitation(scene: Scene) -> str:
    if scene.window != "open":
        return closed_note(scene)
    asked = [label(scene, each) for each in scene.event.path({}) if each.kind != "consent"]
    fields = shortened(listed([_begun_small(each) for each in asked], scene.language), ROOM_FOR_FIELDS)
    return "\n\n".join([*seats_left(scene), scene.html("will-ask", fields=fields)])


def seats_left(scene: Scene) -> list[str]:
    """How many seats are free, where there is a limit."""
    left = scene.seats.left(scene.event, "")
    if left is None:
        return []
    if left:
        return [scene.html("seats-left", left=left)]
    return [scene.html("seats-none-line" if scene.event.offers(scene.facts.now) else "seats-none")]


def listed(words: Sequence[str], language: str) -> str:
    return format_list(list(words), locale=language)


def _begun_small(word: str) -> str:
    return word[:1].lower() + word[1:]


def _notice(scene: Scene) -> str:
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
