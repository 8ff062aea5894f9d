"""One step of a conversation: what a person did, in a chat that stands somewhere, and what comes of it.

Every input gets an answer in every state. Each kind of input is read by one `match`, from top to bottom.
"""

from dataclasses import replace
from functools import partial

from conversations import (
    answers,
    awaited,
    cards,
    commands,
    composing,
    conditions,
    dates,
    decisions,
    form,
    handover,
    menu,
    overviews,
    postponed,
    presses,
    questions,
    references,
    staff,
    stops,
    subjects,
    suggestions,
    talks,
    unreadable,
)
from conversations.buttons import decode
from conversations.effects import (
    Acknowledge,
    AskNumber,
    ClearKeyboard,
    Effect,
    Keep,
    KeepQuestion,
    Replace,
    Say,
)
from conversations.event import Event
from conversations.event_form import FormField
from conversations.event_parts import LANGUAGES
from conversations.facts import Facts, Person
from conversations.inputs import Called, Commanded, Edited, Input, Pressed, Said, Sent, Shared
from conversations.refusal import Refusal
from conversations.registration import Answer
from conversations.scene import Scene, Step
from conversations.states import Asking, Chat, Doubt, Draft, Idle, Reviewing, State
from conversations.wording import Html


def begin(person: Person) -> Chat:
    """The chat with somebody who has never written, in their own language where the bot speaks it."""
    spoken = person.language.split("-")[0]
    return Chat(language=_nearest(spoken))


def step(chat: Chat, given: Input, facts: Facts) -> Step:
    """What a person's act leads to. It is safe to repeat: a press that arrives twice does its work once."""
    if isinstance(given, Sent) and given.album and given.album == chat.album:
        return Step(chat, ())
    taken = _take(_heard(chat, given), given, facts)
    if _is_only_noticed(taken):
        taken = replace(taken, chat=awaited.as_before(taken.chat, chat))
    taken = _with_menu(chat, taken, facts)
    return _with_keyboard(_counted(chat, taken, facts), facts)


def _take(chat: Chat, given: Input, facts: Facts) -> Step:
    event = _event(chat, given, facts)
    if event is None and facts.events and staff.needs_no_event(given, facts):
        return _act(Scene(chat, facts, next(iter(facts.events.values()))), given)
    if event is None:
        return commands.without_event(chat, given, facts)
    scene, outdated = _fitted(Scene(chat, facts, event).about(event))
    if facts.unreadable and (told := unreadable.told(scene, given)):
        return told
    if outdated and _is_for_form(scene, given):
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
            return _hear(scene, given)
        case Shared():
            return _with_awaited(scene, _take_number(scene, given))
        case Edited():
            return _with_awaited(scene, _correct(scene, given))
        case Sent() if composition := awaited.composition(scene):
            return composing.hear(scene, given, composition)
        case Sent():
            return _with_awaited(scene, _decline(scene, given))


def _hear(scene: Scene, said: Said) -> Step:
    """Words are for what they are a reply to, then for what is awaited, and else they belong to the form."""
    if code := _organised(scene):
        return _with_awaited(scene, handover.reply(scene, said, code))
    if key := subjects.key(scene.facts.subject, subjects.THREAD):
        return _with_awaited(scene, talks.hear(scene, said, key))
    if scene.chat.declining:
        return decisions.give_reason(scene, said, scene.chat.declining)
    if composition := awaited.composition(scene):
        return composing.hear(scene, said, composition)
    if scene.chat.writing:
        return talks.hear(scene, said, scene.chat.writing)
    of_team = staff.hear(scene, said) if scene.facts.is_staff else None
    return of_team or _listen(scene, said)


def _with_awaited(scene: Scene, taken: Step) -> Step:
    """The step with what is still awaited asked for again below, since the next words are for that."""
    still = awaited.question(replace(scene, chat=taken.chat))
    return replace(taken, effects=(*taken.effects, still)) if still else taken


def _organised(scene: Scene) -> str:
    """The code of the question that an organiser's message is a reply to; nothing where it is none."""
    return subjects.key(scene.facts.subject, subjects.QUESTION) if scene.facts.is_organiser else ""


def _listen(scene: Scene, said: Said) -> Step:
    match scene.chat.state:
        case Idle():
            return questions.ask(scene, said)
        case Asking() | Reviewing() if closed := presses.closing(scene):
            return _after_closing(scene, said, closed)
        case Reviewing() as state if scene.means(said.text, "back-words"):
            return presses.go_back(scene, state)
        case Reviewing() as state:
            is_ready = scene.means(said.text.rstrip("?!. "), "send-words")
            beside = None if is_ready else questions.heard_beside(scene, said)
            return beside or scene.step(Say(scene.html("summary-words")), cards.place(scene, state))
        case Asking() as state:
            return _hear_answer(scene, state, said)


def _hear_answer(scene: Scene, state: Asking, said: Said) -> Step:
    asked = presses.field_of(scene, state)
    if scene.means(said.text, "back-words"):
        return presses.go_back(scene, state)
    if scene.means(said.text, "why-words"):
        return scene.step(cards.reason(scene, asked), cards.place(scene, state))
    return _take_answer(scene, state, asked, said)


def _after_closing(scene: Scene, said: Said, closed: Step) -> Step:
    """A question is answered also where the form can't go on; where that ends the form, it is said first."""
    answered = questions.heard_beside(replace(scene, chat=replace(closed.chat, state=Idle())), said)
    return Step(closed.chat, (*closed.effects, *answered.effects)) if answered else closed


def _take_answer(scene: Scene, state: Asking, asked: FormField, said: Said) -> Step:
    read = _answer(scene, asked, said.text)
    if heard := questions.heard_in_form(scene, said, asked, read):
        return heard
    match read:
        case Refusal() as refusal:
            text = _refused(scene, refusal)
            again = cards.place(scene, replace(state, doubt=None))
            scene = scene.at(replace(state, doubt=None))
            return scene.step(Say(f"{text}\n\n{again.text}", again.rows))
        case str() as answer if meant := _meant(scene, asked, answer):
            scene = scene.at(replace(state, doubt=Doubt(answer, meant, said.message)))
            return scene.step(*cards.here(scene))
        case answer:
            return presses.go_on(scene, form.answered(state.draft, asked, answer, said.message))


def _meant(scene: Scene, asked: FormField, answer: str) -> str | None:
    """A known answer that this one comes close to."""
    if not asked.suggest:
        return None
    return suggestions.closest(answer, scene.facts.known.get((scene.event.key, asked.key), ()))


def _take_number(scene: Scene, shared: Shared) -> Step:
    """A shared number answers a question for one; else it is nothing that was asked."""
    state = scene.chat.state
    if isinstance(state, Asking) and presses.field_of(scene, state).kind == "phone":
        return _listen(scene, Said(shared.phone, shared.message))
    return _decline(scene, Sent("contact", shared.message))


def _answer(scene: Scene, asked: FormField, text: str) -> Answer | Refusal:
    """What words answer to a field; nothing where they say that a voluntary one is left out."""
    if asked.kind == "yes-no":
        for each, words in (("yes", "yes-words"), ("no", "no-words")):
            if scene.means(text, words):
                return each
    if not asked.required and scene.means(text, "skip-words"):
        return None
    answer = answers.read(asked, scene.event, text)
    chosen = () if isinstance(answer, Refusal) or not asked.choice else conditions.keys(answer)
    if any(presses.is_shut(scene, asked, each) for each in chosen):
        return Refusal("choice-is-full")
    return answer


def _refused(scene: Scene, refusal: Refusal) -> str:
    """Why words are no answer; a day among the arguments is said as people say it."""
    days = {
        name: dates.spoken(dates.parsed(str(value)), scene.language)
        for name, value in refusal.arguments.items()
        if name in ("earliest", "latest")
    }
    return scene.html(refusal.sentence, **{**refusal.arguments, **days})


def _correct(scene: Scene, edited: Edited) -> Step:
    """An edited message changes the answer that it held: to a field, or an organiser's to a question."""
    if code := _organised(scene):
        return handover.reply(scene, edited, code)
    draft = scene.chat.state.draft
    held = [key for key, message in draft.messages.items() if message == edited.message] if draft else []
    asked = scene.event.field_named(held[0]) if held else None
    if asked is None and scene.facts.asked_in(edited.message):
        return _listen(scene, Said(edited.text, edited.message))
    if draft is None or asked is None:
        return _leave_uncorrected(scene)
    if closed := presses.closing(scene):
        return closed
    match _answer(scene, asked, edited.text):
        case Refusal() as refusal:
            why = Html(_refused(scene, refusal))
            return scene.step(Say(scene.html("edit-refused", refusal=why)), *cards.here(scene))
        case answer:
            corrected = form.answered(draft, asked, answer, edited.message)
            scene = scene.at(_corrected(scene, corrected))
            noted = cards.noted(scene, asked, answer)
            return scene.step(Say(scene.html("edit-noted", noted=noted)), *cards.here(scene))


def _corrected(scene: Scene, draft: Draft) -> State:
    match scene.chat.state:
        case Idle():
            return Idle(draft)
        case state:
            return form.moved(state, draft, scene.event)


def _leave_uncorrected(scene: Scene) -> Step:
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(Say(scene.html("edit-registered")), *overviews.anew(scene, scene.registration))
    return scene.step(Say(scene.html("edit-unused")), *cards.here(scene))


def _decline(scene: Scene, sent: Sent) -> Step:
    """Something other than words can't be read, and the talk stands where it was."""
    declined = Say(scene.html("only-words", kind=sent.kind))
    here = cards.here(scene)
    return scene.step(declined, *here) if here else scene.step(cards.offers(scene, declined.text))


def _is_for_form(scene: Scene, given: Input) -> bool:
    """Whether an input means the form, so that its change has to be told before anything else."""
    match given:
        case Commanded() | Called():
            return False
        case Pressed(button) if press := decode(button):
            return press.flow not in staff.FLOWS
        case Said() | Sent() | Edited():
            is_reply = _organised(scene) or subjects.key(scene.facts.subject, subjects.THREAD)
            return not (is_reply or awaited.question(scene))
        case _:
            return True


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
        case Asking(draft, field) if not form.is_asked(draft, event, field) or form.lacks_consent(
            draft, event
        ):
            return form.ahead(draft, event)
        case Reviewing(draft):
            return form.ahead(draft, event)
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
        case Commanded() | Pressed() | Said() if facts.found:
            found = next(iter(facts.found.values()))
            return facts.events.get(found.event)
        case _:
            return None


def _asked_about(given: Input, facts: Facts) -> Event | None:
    """The event of the question that an input refers to."""
    codes = references.of(Chat(""), given, facts.subject).questions
    found = next((facts.questions[code] for code in codes if code in facts.questions), None)
    return facts.events.get(found.event) if found else None


def _heard(chat: Chat, given: Input) -> Chat:
    chat = postponed.after(chat, given)
    if isinstance(given, Pressed) or (isinstance(given, Commanded) and given.command != "cancel"):
        chat = awaited.nothing(chat)
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
    chat, changes = stops.counted(before, taken.chat, event, submitted=submitted)
    return Step(chat, taken.effects, changes)


def _with_menu(before: Chat, taken: Step, facts: Facts) -> Step:
    """The step with the menu of one of the team who writes for the first time; before that Telegram takes none."""
    if before.heard or not facts.is_staff:
        return taken
    return replace(taken, effects=(*taken.effects, *menu.shown_to(facts.role, facts.wording)))


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
    """What would take the place of a message further up, as a message of its own."""
    return Say(effect.text, effect.rows, effect.subject) if isinstance(effect, Replace) else effect


def _nearest(language: str) -> str:
    """The bot's language for somebody's own: Swedish where nothing is known, English for the rest of the world."""
    if language in LANGUAGES or not language:
        return language or LANGUAGES[0]
    return LANGUAGES[-1]
