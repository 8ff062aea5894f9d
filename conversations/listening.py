"""Decides what words are for: a reply, what is awaited, the form, or a question."""

from dataclasses import replace

from conversations import awaiting
from conversations.broadcasts import composing, reminders
from conversations.chat import drafts
from conversations.chat.effects import Say
from conversations.chat.inputs import Edited, Said, Sent, Shared
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Doubt, Draft, Idle, Reviewing, State
from conversations.door import check_in, finding
from conversations.form import cards as form_cards
from conversations.form import pressing
from conversations.form.replies import placed
from conversations.language import assent
from conversations.model import subjects
from conversations.model.answers import reading, suggestions
from conversations.model.event import conditions
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS
from conversations.model.refusal import Refusal
from conversations.model.registrations.registration import CODE_LENGTH
from conversations.model.registrations.searching import code_in
from conversations.model.values import Answer
from conversations.questions import abilities, asking, passing_on
from conversations.registrations import cards as registration_cards
from conversations.registrations import deciding, spoken
from conversations.team import relay
from conversations.welcome import cards as welcome_cards


def hear(scene: Scene, said: Said) -> Step:
    """Words are for what they are a reply to, then for what is awaited, and else they belong to the form."""
    if code := question_answered(scene):
        return with_awaited(scene, passing_on.reply(scene, said, code))
    if key := subjects.key(scene.facts.subject, subjects.THREAD):
        return with_awaited(scene, relay.hear(scene, said, key))
    if scene.chat.declining:
        return deciding.give_reason(scene, said, scene.chat.declining)
    if composition := awaiting.composition(scene):
        return composing.hear(scene, said, composition)
    if scene.chat.writing:
        return relay.hear(scene, said, scene.chat.writing)
    of_team = hear_at_door(scene, said) if scene.facts.is_staff else None
    return of_team or _listen(scene, said)


def with_awaited(scene: Scene, taken: Step) -> Step:
    """The step with what is still awaited asked for again below, since the next words are for that."""
    taken = placed(taken, scene.facts)
    still = awaiting.question(replace(scene, chat=taken.chat))
    return replace(taken, effects=(*taken.effects, still)) if still else taken


def question_answered(scene: Scene) -> str:
    """The code of the question that an organiser's message is a reply to; nothing where it is none."""
    return subjects.key(scene.facts.subject, subjects.QUESTION) if scene.facts.is_organiser else ""


def _listen(scene: Scene, said: Said) -> Step:
    match scene.chat.state:
        case Idle():
            asked = reminders.asks_whether_coming(scene.event, scene.facts.now)
            heard = spoken.hear(scene, said.text, asked_whether_coming=asked)
            return heard or abilities.hear(scene, said) or asking.ask(scene, said)
        case Asking() | Reviewing() if closed := pressing.closing(scene):
            return _after_closing(scene, said, closed)
        case Reviewing() as state if scene.means(said.text, "back-words"):
            return pressing.go_back(scene, state)
        case Reviewing() as state if wished := abilities.hear_in_form(scene, state, said):
            return wished
        case Reviewing() as state:
            is_ready = scene.means(said.text, "send-words") or assent.read(said.text) == "yes"
            beside = None if is_ready else asking.heard_beside(scene, said)
            return beside or scene.step(Say(scene.html("summary-words")), form_cards.place(scene, state))
        case Asking() as state:
            return _hear_answer(scene, state, said)


def _hear_answer(scene: Scene, state: Asking, said: Said) -> Step:
    asked = pressing.field_of(scene, state)
    if scene.means(said.text, "back-words"):
        return pressing.go_back(scene, state)
    if scene.means(said.text, "why-words"):
        return scene.step(form_cards.reason(scene, asked), form_cards.place(scene, state))
    settled = _settle(scene, state, state.doubt, said) if state.doubt else None
    return settled or abilities.hear_in_form(scene, state, said) or _take_answer(scene, state, asked, said)


def _after_closing(scene: Scene, said: Said, closed: Step) -> Step:
    """A question is answered also where the form can't go on; where that ends the form, it is said first."""
    answered = asking.heard_beside(replace(scene, chat=replace(closed.chat, state=Idle())), said)
    return Step(closed.chat, (*closed.effects, *answered.effects)) if answered else closed


def _take_answer(scene: Scene, state: Asking, asked: FormField, said: Said) -> Step:
    read = _answer(scene, asked, said.text)
    if heard := asking.heard_in_form(scene, said, asked, read):
        return heard
    match read:
        case Refusal(meant=(first, *others)):
            return _doubting(scene, state, Doubt("", first, said.message, tuple(others)))
        case Refusal() as refusal:
            return _ask_anew(scene, state, f"{form_cards.refused(scene, refusal)}\n\n")
        case str() as answer if meant := _meant(scene, asked, answer):
            return _doubting(scene, state, Doubt(answer, meant, said.message))
        case answer:
            return pressing.go_on(scene, drafts.answered(state.draft, asked, answer, said.message))


def _ask_anew(scene: Scene, state: Asking, before: str = "") -> Step:
    scene, again = scene.at(replace(state, doubt=None)), replace(state, doubt=None)
    asked = form_cards.place(scene, again)
    return scene.step(Say(f"{before}{asked.text}", asked.rows))


def _doubting(scene: Scene, state: Asking, doubt: Doubt) -> Step:
    """Ask what was meant; nothing is taken before."""
    doubtful = replace(state, doubt=doubt)
    return scene.at(doubtful).step(form_cards.place(scene, doubtful))


def _settle(scene: Scene, state: Asking, doubt: Doubt, said: Said) -> Step | None:
    """A plain yes or no to what was perhaps meant; None where other words are said, which are read anew."""
    match assent.read(said.text):
        case "yes" if not doubt.others:
            taken = doubt.meant
        case "no":
            taken = doubt.written
        case _:
            return None
    if not taken:
        return _ask_anew(scene, state)
    asked = pressing.field_of(scene, state)
    return pressing.go_on(scene, drafts.answered(state.draft, asked, taken, doubt.message))


def _meant(scene: Scene, asked: FormField, answer: str) -> str | None:
    """A known answer that this one comes close to."""
    if not asked.suggest:
        return None
    return suggestions.closest(
        answer, scene.facts.registrations.answered.get((scene.event.key, asked.key), ())
    )


def take_number(scene: Scene, shared: Shared) -> Step:
    """A shared number answers a question for one; else it is nothing that was asked."""
    state = scene.chat.state
    if isinstance(state, Asking) and pressing.field_of(scene, state).kind == "phone":
        return _listen(scene, Said(shared.phone, shared.message))
    return decline(scene, Sent("contact", shared.message))


def _answer(scene: Scene, asked: FormField, text: str) -> Answer | Refusal:
    """Return what words answer to a field; nothing where they say that a voluntary one is left out."""
    answer = reading.read(asked, scene.event, text, scene.facts.now)
    says_no = scene.means(text, "skip-words") or assent.read(text) == "no"
    if says_no and not asked.required and not (_chooses(asked) and isinstance(answer, str)):
        return None
    chosen = () if isinstance(answer, Refusal) or not asked.choice else conditions.keys(answer)
    if any(pressing.is_shut(scene, asked, each) for each in chosen):
        return Refusal("choice-is-full")
    return answer


def _chooses(asked: FormField) -> bool:
    return bool(asked.choice or KINDS[asked.kind].fixed)


def correct(scene: Scene, edited: Edited) -> Step:
    """An edited message changes the answer that it held: to a field, or an organiser's to a question."""
    if code := question_answered(scene):
        return passing_on.reply(scene, edited, code)
    draft = scene.chat.state.draft
    held = [key for key, message in draft.messages.items() if message == edited.message] if draft else []
    asked = scene.event.field_named(held[0]) if held else None
    if asked is None and scene.facts.asked_in(edited.message):
        return _listen(scene, Said(edited.text, edited.message))
    if draft is None or asked is None:
        return _leave_uncorrected(scene)
    if closed := pressing.closing(scene):
        return closed
    match _answer(scene, asked, edited.text):
        case Refusal() as refusal:
            why = form_cards.refused(scene, refusal)
            return scene.step(Say(scene.html("edit-refused", refusal=why)))
        case answer:
            corrected = drafts.answered(draft, asked, answer, edited.message)
            scene = scene.at(_corrected(scene, corrected))
            noted = form_cards.noted(scene, asked, answer)
            return scene.step(Say(scene.html("edit-noted", noted=noted)))


def _corrected(scene: Scene, draft: Draft) -> State:
    match scene.chat.state:
        case Idle():
            return Idle(draft)
        case state:
            return drafts.moved(state, draft, scene.event)


def _leave_uncorrected(scene: Scene) -> Step:
    if scene.registration and isinstance(scene.chat.state, Idle):
        return scene.step(
            Say(scene.html("edit-registered")), *registration_cards.anew(scene, scene.registration)
        )
    return scene.step(Say(scene.html("edit-unused")))


def decline(scene: Scene, sent: Sent) -> Step:
    """Something other than words can't be read, and the talk stands where it was."""
    declined = Say(scene.html("only-words", kind=sent.kind))
    if isinstance(scene.chat.state, Idle):
        return scene.step(welcome_cards.offers(scene, declined.text))
    return scene.step(declined)


def hear_at_door(scene: Scene, said: Said) -> Step | None:
    """Words that one of the team says at the door: a name for the list, or a code that was read out, which checks in."""
    if scene.chat.walk_in:
        return finding.register(scene, said, scene.chat.walk_in)
    code = code_in(said.text)
    found = (
        scene.facts.registrations.named.get(code)
        if len(code) == CODE_LENGTH and scene.chat.state.draft is None
        else None
    )
    return check_in.arrived(scene, found) if found and found.event in scene.facts.events else None
