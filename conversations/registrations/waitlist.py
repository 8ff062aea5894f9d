"""Moves the line on without anybody's doing: offers a free seat to the next, and lets an offer run out."""

from collections.abc import Container, Sequence
from dataclasses import replace

from conversations.chat import event_lines
from conversations.chat.effects import Effect, Keep, Say, Tell
from conversations.chat.facts import Facts
from conversations.chat.scene import Scene, of_owner
from conversations.model.event.event import Event
from conversations.model.registrations import parts
from conversations.model.registrations.line import offers
from conversations.model.registrations.registration import Registration, Wish
from conversations.registrations import buttons, cards

RENEWED = 25
"""How many of the first in line see their place change as it happens; the others see it when they look."""


def offer_seats(
    facts: Facts, event: Event, line: Sequence[Registration], unreachable: Container[int] = frozenset()
) -> list[Effect]:
    """Offer what is free to the first in line whom it fits and who can be reached, for the event or for a choice beside their seat."""
    effects: list[Effect] = []
    for group, scope in offers(event, facts.seats[event.key], line, facts.now, unreachable):
        effects += [Keep(each) for each in group]
        effects += _part_offered(facts, event, group[0], scope) if scope else _offered(facts, event, group)
    return effects


def renew_places(facts: Facts, event: Event, line: Sequence[Registration]) -> list[Effect]:
    """Renew the cards of the first in line, with their place as it now is."""
    return [
        effect
        for number, each in enumerate(line[:RENEWED])
        for effect in _renewed(facts.with_registrations(ahead={each.code: number}), event, each)
    ]


def run_out(facts: Facts, event: Event, registration: Registration) -> list[Effect]:
    """Take one who did not answer in time out of the line, and tell them how to stand in it again."""
    gone = registration.ended("cancelled", facts.now)
    return [Keep(gone), *cards.news(facts, event, gone, "offer-lapsed")]


def run_out_of_part(facts: Facts, event: Event, registration: Registration) -> list[Effect]:
    """Take one who did not answer in time out of the lines for choices whose seats were offered; the seat at the event stays."""
    effects: list[Effect] = []
    for scope, wish in registration.wanted.items():
        if wish.offer_until and wish.offer_until <= facts.now:
            registration = parts.without(registration, scope)
            scene = of_owner(facts, event, registration)
            told = Say(cards.about_choice(scene, "part-lapsed", scope))
            effects += [
                Keep(registration),
                *cards.to(registration.owner, cards.renewed(scene, registration), told),
            ]
    return effects


def take_back(facts: Facts, event: Event, registration: Registration, first: int) -> list[Effect]:
    """Take back what was offered to somebody whom no message reaches: they stand in line again, before all others.

    `first` is a place before all others. The organisers hear of it, since they may know another way to that person.
    """
    if registration.status == "offered":
        answers = parts.wished(event, registration)
        waiting = replace(registration, status="waitlisted", answers=answers, place=first, wanted={})
    else:
        waiting = replace(
            registration, wanted={scope: Wish(each.place) for scope, each in registration.wanted.items()}
        )
    waiting = replace(waiting, offer_until=None, changed_at=facts.now)
    scene = of_owner(facts, event, waiting)
    told = [
        Tell(chat, cards.unreached(scene.speaking(language), waiting))
        for chat, language in sorted(facts.team.organisers.items())
    ]
    return [Keep(waiting), *told]


def _part_offered(facts: Facts, event: Event, registration: Registration, scope: str) -> list[Effect]:
    """Ask whether a seat in a choice is taken."""
    scene = of_owner(facts, event, registration)
    card = cards.renewed(scene, registration)
    card = replace(card, rows=buttons.without_offer(card.rows))
    return list(cards.to(registration.owner, card, cards.part_offer(scene, registration, scope)))


def _offered(facts: Facts, event: Event, group: Sequence[Registration]) -> list[Effect]:
    """Ask whoever answers in one message; tell the others who come together that it is answered for them."""
    first = group[0]
    together = [cards.attendee(event, each) for each in group] if first.party else []
    answering = first.answers_offers
    renewed = [effect for each in group for effect in _shown_as_offered(facts, event, each)]
    scene = _of_answering(facts, event, group)
    names = event_lines.listed(together, scene.language) if together else _colleague(event, first)
    asked = cards.offer(scene, first, names)
    others = [each for each in group if each.owner != answering]
    told = [effect for each in others for effect in _answered_by_another(facts, event, each)]
    return [*renewed, *cards.to(answering, asked), *told]


def _shown_as_offered(facts: Facts, event: Event, registration: Registration) -> tuple[Effect, ...]:
    """Renew the card without the buttons of the message that asks, so that they stand in the chat once."""
    card = cards.renewed(of_owner(facts, event, registration), registration)
    return cards.to(registration.owner, replace(card, rows=buttons.without_offer(card.rows)))


def _answered_by_another(facts: Facts, event: Event, registration: Registration) -> tuple[Effect, ...]:
    scene = of_owner(facts, event, registration)
    told = Say(scene.html("offer-answered-for-you", event=scene.event_name))
    return cards.to(registration.owner, told)


def _of_answering(facts: Facts, event: Event, group: Sequence[Registration]) -> Scene:
    """Return the scene in the chat of whoever answers for a group, who need not be one of those who come."""
    answering = group[0].answers_offers
    scene = of_owner(facts, event, next((each for each in group if each.owner == answering), group[0]))
    return replace(scene, facts=replace(scene.facts, me=answering))


def _colleague(event: Event, registration: Registration) -> str:
    return cards.attendee(event, registration) if registration.person is None else ""


def _renewed(facts: Facts, event: Event, registration: Registration) -> tuple[Effect, ...]:
    scene = of_owner(facts, event, registration)
    return cards.to(registration.owner, cards.renewed(scene, registration))
