"""What the buttons do. A button stays pressable for ever, so each press is read against where the person is now."""

from dataclasses import replace

from conversations import cards, commands, form
from conversations.buttons import Press, decode
from conversations.effects import Acknowledge, Cancel, Effect, Register, Replace, Revise, Say
from conversations.event import LANGUAGES, FormField
from conversations.inputs import Pressed
from conversations.registration import Answer, Consent, Registration, spoken
from conversations.scene import Scene, Step
from conversations.states import Asking, Draft, Idle, Reviewing
from conversations.wording import literal

LONGEST_NOTICE = 200
"""Characters in the notice over a chat: https://core.telegram.org/bots/api#answercallbackquery"""


def react(scene: Scene, pressed: Pressed) -> Step:
    match decode(pressed.button):
        case Press("start", step) as press:
            return _enter(_turned(scene, press), pressed, press, step)
        case Press("form" | "pick" | "edit" | "summary") as press:
            return _in_form(_turned(scene, press), pressed, press)
        case Press("registration", act, code):
            return _on_registration(scene, pressed, act, code)
        case Press("language", value=language) if language in LANGUAGES:
            return _speak(scene, pressed, language)
        case Press("event", key) if key in scene.facts.events:
            return _seen(pressed, commands.greet(scene.about(scene.facts.events[key])))
        case Press("privacy"):
            return scene.step(Acknowledge(pressed.callback), cards.privacy(scene), *cards.here(scene))
        case Press("help"):
            return scene.step(Acknowledge(pressed.callback), cards.help_card(scene), *cards.here(scene))
        case _:
            return _outlived(scene, pressed)


def go_on(scene: Scene, draft: Draft) -> Step:
    """To the next field that lacks an answer, or to the summary."""
    scene = scene.at(form.ahead(draft, scene.event))
    return scene.step(_place(scene))


def go_back(scene: Scene, state: Asking | Reviewing) -> Step:
    earlier = form.before(state, scene.event)
    if earlier is None:
        scene = scene.at(Idle(state.draft))
        return scene.step(cards.welcome_back(scene, state.draft))
    scene = scene.at(earlier)
    return scene.step(_place(scene))


def closing(scene: Scene) -> Step | None:
    """What is said where the form can't go on, since the window or the time for changes is over."""
    draft = scene.chat.state.draft
    if draft is None or scene.may_go_on(draft):
        return None
    if draft.revises:
        return scene.at(Idle()).step(_changes_over(scene))
    return scene.step(cards.closed_on_draft(scene))


def reason_said(scene: Scene, asked: FormField) -> Say:
    return Say(literal(_reason(scene, asked)))


def field_of(scene: Scene, state: Asking) -> FormField:
    """The field that is asked; a state is fitted to the form before it is used."""
    field = scene.event.field_named(state.field)
    assert field is not None  # noqa: S101 - see above
    return field


def _reason(scene: Scene, asked: FormField) -> str:
    return asked.why[scene.language] if asked.why else scene.plain("no-why")


def _enter(scene: Scene, pressed: Pressed, press: Press, act: str) -> Step:
    """Into the form: begin, go on with a draft, begin anew or drop it."""
    draft = scene.chat.state.draft
    if act == "begin":
        return _begin(scene, pressed, press.value)
    if draft is None or not _is_of(scene, press.nonce):
        return _outlived(scene, pressed)
    if act != "drop" and (closed := closing(scene)):
        return _seen(pressed, closed)
    match act, scene.chat.state:
        case "resume", Idle():
            return _resume(scene, pressed, draft)
        case "restart", Idle() if not draft.revises:
            return _seen(pressed, go_on(scene, form.blank(scene.event, scene.facts.nonce)))
        case "drop", Idle():
            scene = scene.at(Idle())
            return scene.step(Acknowledge(pressed.callback), cards.dropped(scene, draft))
        case _:
            return _passed(scene, pressed)


def _begin(scene: Scene, pressed: Pressed, key: str) -> Step:
    event = scene.facts.events.get(key)
    if event is None:
        return scene.step(Acknowledge(pressed.callback, scene.plain("event-gone"), alert=True))
    scene = scene.about(event)
    if scene.registration:
        return _already_registered(scene, pressed, scene.registration)
    if scene.window != "open":
        return scene.step(Acknowledge(pressed.callback), Say(cards.closed_note(scene)))
    draft = scene.chat.state.draft
    if draft is None:
        return _seen(pressed, go_on(scene, form.blank(event, scene.facts.nonce)))
    if isinstance(scene.chat.state, Idle):
        return _resume(scene, pressed, draft)
    return _passed(scene, pressed)


def _resume(scene: Scene, pressed: Pressed, draft: Draft) -> Step:
    return _seen(pressed, go_on(scene, draft))


def _in_form(scene: Scene, pressed: Pressed, press: Press) -> Step:
    if not _is_of(scene, press.nonce):
        return _outlived(scene, pressed)
    if press.value == "why":
        return _tell_why(scene, pressed, press.step)
    if closed := closing(scene):
        return _seen(pressed, closed)
    match press, scene.chat.state:
        case Press("summary", act), Reviewing() as state:
            return _on_summary(scene, pressed, state, act)
        case Press("edit", key), Reviewing(draft) if scene.event.field_named(key):
            return _show(scene.at(Asking(draft, key, from_summary=True)), pressed)
        case Press("form" | "pick", key), Asking(_, field) as state if key == field:
            return _at_question(scene, pressed, state, press)
        case Press("pick", key, value=choice), (Asking() | Reviewing()) as state:
            return _change_of_mind(scene, pressed, state, key, choice)
        case _, Idle(draft) if draft:
            return scene.step(Acknowledge(pressed.callback), cards.welcome_back(scene, draft))
        case _:
            return _passed(scene, pressed)


def _at_question(scene: Scene, pressed: Pressed, state: Asking, press: Press) -> Step:
    asked = field_of(scene, state)
    held, name = state.draft.answers.get(asked.key), cards.suggestion(scene, asked)
    match press:
        case Press("pick", value=choice) if any(choice == each.key for each in scene.event.choices(asked)):
            return _press_answer(scene, pressed, state, choice)
        case Press(value="agree") if asked.kind == "consent":
            consent = Consent(scene.event.privacy.version, scene.facts.now)
            return _press_answer(scene, pressed, state, consent)
        case Press(value="suggest") if name:
            return _press_answer(scene, pressed, state, name)
        case Press(value="keep") if held:
            return _show(scene.at(form.ahead(state.draft, scene.event)), pressed)
        case Press(value="skip") if not asked.required:
            return _press_answer(scene, pressed, state, None)
        case Press(value="back"):
            return _seen(pressed, go_back(scene, state))
        case Press("pick"):
            notice = Acknowledge(pressed.callback, scene.plain("choice-gone"))
            return scene.step(notice, _place(scene))
        case _:
            return _passed(scene, pressed)


def _press_answer(scene: Scene, pressed: Pressed, state: Asking, answer: Answer) -> Step:
    """The question gives way to what was answered and the next question, so the chat stays short."""
    asked = field_of(scene, state)
    noted = cards.noted(scene, asked, answer)
    return _show(scene.at(form.ahead(form.answered(state.draft, asked, answer), scene.event)), pressed, noted)


def _change_of_mind(scene: Scene, pressed: Pressed, state: Asking | Reviewing, key: str, choice: str) -> Step:
    """A choice pressed in an earlier question: the same one again is the same press, another one is a correction."""
    asked = scene.event.field_named(key)
    if (
        asked is None
        or key not in state.draft.answers
        or state.draft.answers[key] == choice
        or all(choice != each.key for each in scene.event.choices(asked))
    ):
        return _passed(scene, pressed)
    scene = scene.at(replace(state, draft=form.answered(state.draft, asked, choice)))
    noted = cards.noted(scene, asked, choice)
    return scene.step(
        Acknowledge(pressed.callback), Say(scene.html("edit-noted", noted=noted)), _place(scene)
    )


def _on_summary(scene: Scene, pressed: Pressed, state: Reviewing, act: str) -> Step:
    match act:
        case "submit":
            return _submit(scene, pressed, state.draft)
        case "change":
            return _put(scene, pressed, cards.changes(scene, state.draft))
        case "show":
            return _show(scene, pressed)
        case "back":
            return _seen(pressed, go_back(scene, state))
        case "leave" if state.draft.revises:
            return _put(scene.at(Idle()), pressed, Say(scene.html("revision-dropped")))
        case _:
            return _passed(scene, pressed)


def _submit(scene: Scene, pressed: Pressed, draft: Draft) -> Step:
    before = scene.registration
    if draft.revises and before:
        return _revise(scene, pressed, before, draft)
    if before:
        return _already_registered(scene.at(Idle()), pressed, before)
    facts = scene.facts
    registration = Registration(
        scene.event.key, facts.code, "confirmed", scene.language, draft.answers, facts.now, facts.now
    )
    scene = scene.at(Idle())
    return scene.step(
        Register(registration), Acknowledge(pressed.callback), cards.confirmation(scene, registration)
    )


def _revise(scene: Scene, pressed: Pressed, before: Registration, draft: Draft) -> Step:
    after = replace(before, answers=draft.answers, language=scene.language, changed_at=scene.facts.now)
    scene = scene.at(Idle())
    card = cards.status(scene, after)
    said = Say(f"{scene.html('revised')}\n\n{card.text}", card.rows)
    return scene.step(Revise(after), Acknowledge(pressed.callback), said)


def _on_registration(scene: Scene, pressed: Pressed, act: str, code: str) -> Step:
    """Buttons of a registration, which carry its code; those of one that is over lead to what is now."""
    registration = next((each for each in scene.facts.registrations.values() if each.code == code), None)
    if registration is None or registration.event not in scene.facts.events:
        return _outlived(scene, pressed)
    scene = scene.about(scene.facts.events[registration.event])
    if registration.status == "cancelled":
        return scene.step(Acknowledge(pressed.callback), cards.no_registration(scene))
    if act != "show" and not scene.event.may_change(scene.facts.now):
        return scene.step(Acknowledge(pressed.callback), _changes_over(scene))
    match act:
        case "change":
            return _change_registration(scene, pressed, registration)
        case "cancel":
            return _put(scene, pressed, cards.cancel_question(scene, registration))
        case "cancel-yes":
            return _cancel(scene, pressed, registration)
        case _:
            return _put(scene, pressed, cards.status(scene, registration))


def _change_registration(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    draft = scene.chat.state.draft
    if draft and draft.revises:
        return (
            _resume(scene, pressed, draft) if isinstance(scene.chat.state, Idle) else _passed(scene, pressed)
        )
    draft = form.fitted(form.revision(registration, scene.facts.nonce), scene.event)
    return _seen(pressed, go_on(scene, draft))


def _cancel(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    gone = replace(registration, status="cancelled", changed_at=scene.facts.now)
    facts = replace(scene.facts, registrations={**scene.facts.registrations, scene.event.key: gone})
    scene = replace(scene.at(Idle()), facts=facts)
    return scene.step(Cancel(gone), Acknowledge(pressed.callback), cards.cancelled(scene))


def _speak(scene: Scene, pressed: Pressed, language: str) -> Step:
    scene = scene.speaking(language)
    changed = Say(scene.html("language-changed"))
    match scene.chat.state:
        case Asking() | Reviewing():
            return scene.step(Acknowledge(pressed.callback), changed, _place(scene))
        case _:
            greeting = commands.greet(scene)
            return Step(greeting.chat, (Acknowledge(pressed.callback), changed, *greeting.effects))


def _tell_why(scene: Scene, pressed: Pressed, key: str) -> Step:
    asked = scene.event.field_named(key)
    if asked is None:
        return _passed(scene, pressed)
    why = _reason(scene, asked)
    if len(why) <= LONGEST_NOTICE:
        return scene.step(Acknowledge(pressed.callback, why, alert=True))
    return scene.step(Acknowledge(pressed.callback), reason_said(scene, asked))


def _show(scene: Scene, pressed: Pressed, noted: str = "") -> Step:
    """The place where the person now is, in the message that was pressed."""
    place = _place(scene)
    return _put(scene, pressed, Say("\n\n".join(part for part in (noted, place.text) if part), place.rows))


def _put(scene: Scene, pressed: Pressed, said: Say) -> Step:
    """In the place of the message that was pressed where that is the newest one, else as a new message below."""
    newest = pressed.message > scene.chat.heard
    shown: Effect = Replace(pressed.message, said.text, said.rows) if newest else said
    return scene.step(Acknowledge(pressed.callback), shown)


def _place(scene: Scene) -> Say:
    state = scene.chat.state
    assert not isinstance(state, Idle)  # noqa: S101 - called inside the form only
    return cards.place(scene, state)


def _seen(pressed: Pressed, done: Step) -> Step:
    return Step(done.chat, (Acknowledge(pressed.callback), *done.effects))


def _passed(scene: Scene, pressed: Pressed) -> Step:
    return scene.step(Acknowledge(pressed.callback, scene.plain("button-passed")))


def _outlived(scene: Scene, pressed: Pressed) -> Step:
    """A button of something that is over."""
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(_already(scene, pressed, scene.registration))
    seen = Acknowledge(pressed.callback, scene.plain("button-old"))
    match scene.chat.state:
        case Asking() | Reviewing():
            return scene.step(seen, _place(scene))
        case _:
            return Step((done := commands.greet(scene)).chat, (seen, *done.effects))


def _already_registered(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    return scene.step(_already(scene, pressed, registration), cards.status(scene, registration))


def _already(scene: Scene, pressed: Pressed, registration: Registration) -> Acknowledge:
    return Acknowledge(pressed.callback, scene.plain("button-registered", code=spoken(registration.code)))


def _changes_over(scene: Scene) -> Say:
    return Say(scene.html("changes-over", event=scene.event.name[scene.language]))


def _turned(scene: Scene, press: Press) -> Scene:
    """The scene turned to the event whose draft the button belongs to, where that lies on the shelf."""
    shelf, events = scene.chat.shelf, scene.facts.events
    found = next((key for key, draft in shelf.items() if draft.nonce == press.nonce and key in events), None)
    return scene.about(events[found]) if found else scene


def _is_of(scene: Scene, nonce: str) -> bool:
    draft = scene.chat.state.draft
    return draft is not None and draft.nonce == nonce
