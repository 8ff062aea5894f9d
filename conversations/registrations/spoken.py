"""Hears yes and no to what is asked by buttons further up: a seat that is offered, or whether one comes."""

from conversations.chat.presses import Attend
from conversations.chat.scene import Scene, Step
from conversations.language import assent
from conversations.model.registrations.registration import Registration
from conversations.registrations import attending, cards, leaving


def hear(scene: Scene, text: str, *, asked_whether_coming: bool) -> Step | None:
    """The answer to a plain yes or no; None where nothing was asked that it could answer."""
    said, registration = assent.read(text), scene.registration
    if said is None or registration is None or registration.person != scene.facts.me:
        return None
    if registration.status == "offered" and registration.answers_offers == scene.facts.me:
        return scene.step(cards.offer(scene, registration))
    if registration.status != "confirmed" or not asked_whether_coming:
        return None
    return attending.note_coming(scene, registration) if said == "yes" else _stays_away(scene, registration)


def _stays_away(scene: Scene, registration: Registration) -> Step:
    """Ask whether somebody means it; a seat is given up by a press only."""
    return scene.step(leaving.question(scene, registration, Attend("no-yes", registration.code)))
