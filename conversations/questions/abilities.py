"""Answers who wishes something that the bot does by itself: with the way there, and the button that goes it."""

from conversations.chat import drafts, event_lines
from conversations.chat.buttons import button
from conversations.chat.effects import Say
from conversations.chat.inputs import Said
from conversations.chat.presses import AtSummary
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Asking, Doubt, Reviewing
from conversations.form import cards as form_cards
from conversations.model.answers import wishes
from conversations.model.answers.wishes import Wish
from conversations.questions import fact_answers
from conversations.questions.answers import understood


def hear(scene: Scene, said: Said) -> Step | None:
    """The answer to a wish of somebody who is asked nothing; None where the words are none, or the organiser answers them."""
    wish = wishes.read(said.text, scene.event, scene.facts.now)
    if wish is None:
        return None
    if wish.answer and (offered := _offer_change(scene, wish, said)):
        return offered
    if not wish.answer and _organiser_answers(scene, said):
        return None
    told = fact_answers.say(scene, wish.act)
    return scene.step(told) if told else None


def hear_in_form(scene: Scene, state: Asking | Reviewing, said: Said) -> Step | None:
    """Lead to an answer that was given and is to be another one; None where the words wish nothing of that."""
    wish = wishes.read(said.text, scene.event, scene.facts.now)
    asked = scene.event.field_named(wish.field) if wish else None
    if wish is None or asked is None or wish.field not in drafts.given(state.draft, scene.event):
        return None
    if isinstance(state, Asking) and state.field == wish.field:
        return None
    doubt = Doubt("", wish.answer, said.message) if wish.answer else None
    there = Asking(state.draft, wish.field, from_summary=isinstance(state, Reviewing), doubt=doubt)
    return scene.at(there).step(form_cards.place(scene, there))


def _organiser_answers(scene: Scene, said: Said) -> bool:
    """Whether the organiser wrote about it, who knows better than the bot what is to be done."""
    found = understood(scene, said.text)
    return found.certainty == "sure" and found.matches[0].kind == "entry"


def _offer_change(scene: Scene, wish: Wish, said: Said) -> Step | None:
    """Offer to save one changed answer of a registration by one tap; None where it can't be changed like that."""
    registration, asked = scene.registration, scene.event.field_named(wish.field)
    if registration is None or asked is None or not scene.may_change or scene.chat.state.draft:
        return None
    revision = drafts.fitted(drafts.revision(scene.event, registration, scene.facts.fresh.nonce), scene.event)
    changed = drafts.answered(revision, asked, wish.answer, said.message)
    state = drafts.ahead(changed, scene.event)
    if not isinstance(state, Reviewing) or wish.field not in drafts.given(revision, scene.event):
        return None
    shown = form_cards.answer_shown(scene, asked, wish.answer)
    text = scene.html("wish-change", label=event_lines.label(scene, asked), answer=shown)
    rows = tuple(
        (button(scene, key, AtSummary(act, changed.nonce)),)
        for key, act in (("button-save", "submit"), ("button-dont-save", "leave-yes"))
    )
    return scene.at(state).step(Say(text, rows))
