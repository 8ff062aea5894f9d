"""One step of a conversation: what a person did, in a chat that stands somewhere, and what comes of it.

Every input gets an answer in every state. Each kind of input is read by one `match`, from top to bottom.
"""

from dataclasses import replace

from conversations import answers, cards, commands, form, presses
from conversations.answers import Refusal
from conversations.effects import Acknowledge, Effect, Say
from conversations.event import LANGUAGES, Event, FormField
from conversations.facts import Facts, Person
from conversations.inputs import Called, Commanded, Edited, Input, Pressed, Said, Sent
from conversations.registration import Answer
from conversations.scene import Scene, Step
from conversations.states import Asking, Chat, Idle, Reviewing, State


def begin(person: Person) -> Chat:
    """The chat with somebody who has never written, in their own language where the bot speaks it."""
    spoken = person.language.split("-")[0]
    return Chat(language=_nearest(spoken))


def step(chat: Chat, given: Input, facts: Facts) -> Step:
    """What a person's act leads to. It is safe to repeat: a press that arrives twice does its work once."""
    if isinstance(given, Sent) and given.album and given.album == chat.album:
        return Step(chat, ())
    chat = _heard(chat, given)
    event = _event(chat, facts)
    if event is None:
        return commands.without_event(chat, given, facts)
    scene, outdated = _fitted(Scene(chat, facts, event).about(event))
    if outdated and not isinstance(given, Commanded | Called):
        return _say_form_changed(scene, given)
    return _act(scene, given)


def _act(scene: Scene, given: Input) -> Step:
    match given:
        case Called():
            return scene.step(cards.way_to_private_chat(scene.language, scene.facts, scene.event.key))
        case Commanded():
            return commands.obey(scene, given)
        case Pressed():
            return presses.react(scene, given)
        case Said():
            return _listen(scene, given)
        case Edited():
            return _correct(scene, given)
        case Sent():
            return _decline(scene, given)


def _listen(scene: Scene, said: Said) -> Step:
    match scene.chat.state:
        case Idle():
            return scene.step(cards.not_understood(scene))
        case Asking() | Reviewing() if closed := presses.closing(scene):
            return closed
        case Reviewing() as state if scene.means(said.text, "back-words"):
            return presses.go_back(scene, state)
        case Reviewing() as state:
            return scene.step(Say(scene.html("summary-words")), cards.place(scene, state))
        case Asking() as state:
            return _hear_answer(scene, state, said)


def _hear_answer(scene: Scene, state: Asking, said: Said) -> Step:
    asked = presses.field_of(scene, state)
    if scene.means(said.text, "back-words"):
        return presses.go_back(scene, state)
    if scene.means(said.text, "why-words"):
        return scene.step(presses.reason_said(scene, asked), cards.place(scene, state))
    return _take_answer(scene, state, asked, said)


def _take_answer(scene: Scene, state: Asking, asked: FormField, said: Said) -> Step:
    match _answer(scene, asked, said.text):
        case Refusal() as refusal:
            text = scene.html(refusal.sentence, **refusal.arguments)
            again = cards.place(scene, state)
            return scene.step(Say(f"{text}\n\n{again.text}", again.rows))
        case answer:
            return presses.go_on(scene, form.answered(state.draft, asked, answer, said.message))


def _answer(scene: Scene, asked: FormField, text: str) -> Answer | Refusal:
    """What words answer to a field; nothing where they say that a voluntary one is left out."""
    if not asked.required and scene.means(text, "skip-words"):
        return None
    return answers.read(asked, scene.event, text)


def _correct(scene: Scene, edited: Edited) -> Step:
    """An edited message changes the answer that it held."""
    draft = scene.chat.state.draft
    held = [key for key, message in draft.messages.items() if message == edited.message] if draft else []
    asked = scene.event.field_named(held[0]) if held else None
    if draft is None or asked is None:
        return _leave_uncorrected(scene)
    if closed := presses.closing(scene):
        return closed
    match _answer(scene, asked, edited.text):
        case Refusal() as refusal:
            why = scene.html(refusal.sentence, **refusal.arguments)
            return scene.step(Say(scene.html("edit-refused", refusal=why)), *cards.here(scene))
        case answer:
            corrected = form.answered(draft, asked, answer, edited.message)
            scene = scene.at(replace(scene.chat.state, draft=corrected))
            noted = cards.noted(scene, asked, answer)
            return scene.step(Say(scene.html("edit-noted", noted=noted)), *cards.here(scene))


def _leave_uncorrected(scene: Scene) -> Step:
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(Say(scene.html("edit-registered")), cards.status(scene, scene.registration))
    return scene.step(Say(scene.html("edit-unused")), *cards.here(scene))


def _decline(scene: Scene, sent: Sent) -> Step:
    """Something other than words can't be read, and the talk stands where it was."""
    declined = Say(scene.html("only-words", kind=sent.kind))
    here = cards.here(scene)
    return scene.step(declined, *here) if here else scene.step(cards.offers(scene, declined.text))


def _say_form_changed(scene: Scene, given: Input) -> Step:
    seen: tuple[Effect, ...] = (Acknowledge(given.callback),) if isinstance(given, Pressed) else ()
    return scene.step(*seen, Say(scene.html("draft-outdated")), *cards.here(scene))


def _fitted(scene: Scene) -> tuple[Scene, bool]:
    """The scene with a draft that fits the form as it is now, and whether that moved the person elsewhere."""
    state = scene.chat.state
    if state.draft is None:
        return scene, False
    draft = form.fitted(state.draft, scene.event)
    now = _standing(replace(state, draft=draft), scene.event)
    return scene.at(now), (now.name, getattr(now, "field", "")) != (state.name, getattr(state, "field", ""))


def _standing(state: State, event: Event) -> State:
    """Where a person is in the form as it is now; before anything else is asked, they have to agree."""
    match state:
        case Asking(draft, field) if event.field_named(field) is None or form.lacks_consent(draft, event):
            return form.ahead(draft, event)
        case Reviewing(draft):
            return form.ahead(draft, event)
        case _:
            return state


def _event(chat: Chat, facts: Facts) -> Event | None:
    """The event that the talk is about: the one last chosen, or the only one there is."""
    if chat.event and chat.event in facts.events:
        return facts.events[chat.event]
    return next(iter(facts.events.values())) if len(facts.events) == 1 else None


def _heard(chat: Chat, given: Input) -> Chat:
    if isinstance(given, Pressed | Called | Edited):
        return chat
    album = given.album if isinstance(given, Sent) else None
    return replace(chat, heard=max(chat.heard, given.message), album=album)


def _nearest(language: str) -> str:
    """The bot's language for somebody's own: Swedish where nothing is known, English for the rest of the world."""
    if language in LANGUAGES or not language:
        return language or LANGUAGES[0]
    return LANGUAGES[-1]
