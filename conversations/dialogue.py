"""Takes one step of a conversation: from what a person did, in a chat that stands somewhere, to what comes of it.

Every input gets an answer in every state. Each kind of input is read by one `match`, from top to bottom.
"""

from dataclasses import replace
from datetime import datetime
from functools import partial

from conversations import awaiting, listening, postponed, routes, unreadable, without_event
from conversations.broadcasts import composing
from conversations.chat import drafts, drop_off, menu, utterances
from conversations.chat.effects import (
    Acknowledge,
    Appoint,
    AskNumber,
    ClearKeyboard,
    Dismiss,
    Effect,
    Keep,
    KeepQuestion,
    Replace,
    Say,
    Tell,
)
from conversations.chat.facts import Facts, Person
from conversations.chat.inputs import Called, Commanded, Edited, Input, Pressed, Said, Sent, Shared
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Chat, Reviewing, State
from conversations.chat.wire import decode
from conversations.form.replies import placed
from conversations.language.languages import LANGUAGES
from conversations.model import subjects
from conversations.model.event.event import Event
from conversations.model.team import Role
from conversations.welcome import cards as welcome_cards


def begin(person: Person) -> Chat:
    """The chat with somebody who has never written, in their own language where the bot speaks it."""
    spoken = person.language.split("-")[0]
    return Chat(language=_nearest(spoken))


def step(chat: Chat, given: Input, facts: Facts) -> Step:
    """Decide what a person's act leads to. It is safe to repeat: a press that arrives twice does its work once."""
    if isinstance(given, Sent) and given.album and given.album == chat.album:
        return Step(chat, ())
    heard = _heard(chat, given, facts.now)
    if utterances.goes_on(chat.cut, given, facts.now):
        return Step(heard, ())
    taken = _acknowledged(_take(heard, given, facts), given)
    if _is_only_noticed(taken):
        taken = replace(taken, chat=awaiting.as_before(taken.chat, chat))
    taken = _with_menus(chat, taken, facts)
    return _with_keyboard(_counted(chat, taken, facts), facts)


def _acknowledged(taken: Step, given: Input) -> Step:
    """The step with a press acknowledged, at first where no notice does so."""
    if not isinstance(given, Pressed) or any(isinstance(each, Acknowledge) for each in taken.effects):
        return taken
    return replace(taken, effects=(Acknowledge(given.callback), *taken.effects))


def _take(chat: Chat, given: Input, facts: Facts) -> Step:
    event = _event(chat, given, facts)
    if event is None and facts.events and routes.needs_no_event(given, facts.role):
        return _act(Scene(chat, facts, next(iter(facts.events.values()))), given)
    if event is None:
        return without_event.take(chat, given, facts)
    scene, outdated = _fitted(Scene(chat, facts, event).about(event))
    if facts.registrations.unreadable and (told := unreadable.told(scene, given)):
        return told
    if outdated and _is_for_form(scene, given):
        return placed(scene.step(Say(scene.html("draft-outdated"))), facts)
    return _act(scene, given)


def _act(scene: Scene, given: Input) -> Step:
    match given:
        case Called():
            return scene.step(welcome_cards.way_to_private_chat(scene.language, scene.facts, scene.event.key))
        case Commanded():
            return routes.obey(scene, given)
        case Pressed():
            return routes.react(scene, given)
        case Said():
            return awaiting.placed(scene, listening.hear(scene, given))
        case Shared():
            return listening.with_awaited(scene, listening.take_number(scene, given))
        case Edited():
            return listening.with_awaited(scene, listening.correct(scene, given))
        case Sent() if composition := awaiting.composition(scene):
            return awaiting.placed(scene, composing.hear(scene, given, composition))
        case Sent():
            return listening.with_awaited(scene, listening.decline(scene, given))


def _is_for_form(scene: Scene, given: Input) -> bool:
    """Whether an input means the form, so that its change has to be told before anything else."""
    match given:
        case Commanded() | Called():
            return False
        case Pressed() if routes.is_of_team(given):
            return False
        case Said() | Sent() | Edited():
            is_reply = listening.question_answered(scene) or subjects.key(
                scene.facts.subject, subjects.THREAD
            )
            return not (is_reply or awaiting.question(scene))
        case _:
            return True


def _fitted(scene: Scene) -> tuple[Scene, bool]:
    """The scene with a draft that fits the form as it is now, and whether that moved the person elsewhere."""
    state = scene.chat.state
    if state.draft is None:
        return scene, False
    draft = drafts.fitted(state.draft, scene.event)
    now = _standing(replace(state, draft=draft), scene.event)
    return scene.at(now), (now.name, getattr(now, "field", "")) != (state.name, getattr(state, "field", ""))


def _standing(state: State, event: Event) -> State:
    """Where a person is in the form as it is now; before anything else is asked, they have to agree."""
    match state:
        case Asking(draft, field) if not drafts.is_asked(draft, event, field) or drafts.lacks_consent(
            draft, event
        ):
            return drafts.ahead(draft, event)
        case Reviewing(draft):
            return drafts.ahead(draft, event)
        case _:
            return state


def _event(chat: Chat, given: Input, facts: Facts) -> Event | None:
    """The event that the talk is about: the one last chosen, the one that is asked for, or the only one open."""
    if chat.event and chat.event in facts.events:
        return facts.events[chat.event]
    if named := _named(given, facts):
        return named
    possible = postponed.events(given, facts)
    return possible[0] if len(possible) == 1 else None


def _named(given: Input, facts: Facts) -> Event | None:
    """The event that an input names: by its key, or as that of a registration that it refers to."""
    match given:
        case Commanded("start", key) if key in facts.events:
            return facts.events[key]
        case Pressed() | Said() if about := _asked_about(given, facts):
            return about
        case Pressed(button) if (press := decode(button)) and {press.step, press.value} & facts.events.keys():
            return facts.events.get(press.step) or facts.events[press.value]
        case Commanded() | Pressed() | Said() if facts.registrations.named:
            found = next(iter(facts.registrations.named.values()))
            return facts.events.get(found.event)
        case _:
            return None


def _asked_about(given: Input, facts: Facts) -> Event | None:
    """The event of the question that an input refers to."""
    codes = routes.needed(Chat(""), given, facts.subject).questions
    found = next((facts.questions.by_code[code] for code in codes if code in facts.questions.by_code), None)
    return facts.events.get(found.event) if found else None


def _heard(chat: Chat, given: Input, now: datetime) -> Chat:
    chat = replace(postponed.after(chat, given), cut=utterances.cut(given, now))
    if isinstance(given, Pressed) or (isinstance(given, Commanded) and given.command != "cancel"):
        chat = awaiting.nothing(chat)
    if isinstance(given, Pressed | Called | Edited):
        return chat
    album = given.album if isinstance(given, Sent) else None
    return replace(chat, heard=max(chat.heard, given.message), album=album)


def _is_only_noticed(taken: Step) -> bool:
    """Whether nothing new stands in the chat, so that the next words are for what they were for."""
    return all(isinstance(each, Acknowledge | KeepQuestion) for each in taken.effects)


def _counted(before: Chat, taken: Step, facts: Facts) -> Step:
    """The step with what it changes in the count of where people stop."""
    event = facts.events.get(taken.chat.event or "")
    submitted = any(isinstance(effect, Keep) for effect in taken.effects)
    chat, changes = drop_off.counted(before, taken.chat, event, submitted=submitted)
    return Step(chat, taken.effects, changes)


def _with_menus(before: Chat, taken: Step, facts: Facts) -> Step:
    """The step with the menus of those whose role changes by it.

    One of the team who writes for the first time gets theirs, too: before that Telegram takes none.
    """
    roles: dict[int, Role | None] = {}
    if not before.heard and facts.is_staff:
        roles[facts.me] = facts.role
    for effect in taken.effects:
        match effect:
            case Appoint(member):
                roles[member.chat] = member.role
            case Dismiss(chat):
                roles[chat] = None
    menus = [
        each if chat == facts.me else Tell(chat, each)
        for chat, role in roles.items()
        for each in menu.shown(routes.names(role), facts.wording)
    ]
    return replace(taken, effects=(*taken.effects, *menus))


def _with_keyboard(taken: Step, facts: Facts) -> Step:
    """The step with the keyboard to share a number, which stands as long as the number is asked."""
    state, chat = taken.chat.state, taken.chat
    event = facts.events.get(chat.event or "")
    asked = event.field_named(state.field) if event and isinstance(state, Asking) else None
    wanted = asked is not None and asked.kind == "phone"
    if wanted == chat.keyboard:
        return taken
    say = partial(facts.wording.html, chat.language)
    button = facts.wording.plain(chat.language, "button-share-number")
    effects: tuple[Effect, ...] = (
        (*taken.effects, AskNumber(say("share-number"), button))
        if wanted
        else (ClearKeyboard(say("keyboard-gone")), *(_below(effect) for effect in taken.effects))
    )
    return replace(taken, chat=replace(chat, keyboard=wanted), effects=effects)


def _below(effect: Effect) -> Effect:
    """Return what would take the place of a message further up, as a message of its own."""
    return Say(effect.text, effect.rows, effect.subject) if isinstance(effect, Replace) else effect


def _nearest(language: str) -> str:
    """The bot's language for somebody's own: Swedish where nothing is known, English for the rest of the world."""
    if language in LANGUAGES or not language:
        return language or LANGUAGES[0]
    return LANGUAGES[-1]
