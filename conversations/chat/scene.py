"""Holds where a step takes place: the chat, the facts around it and the event that the talk is about."""

from collections import Counter
from dataclasses import dataclass, field, replace

from conversations.chat import drafts
from conversations.chat.effects import Effect
from conversations.chat.facts import Facts, Person
from conversations.chat.states import Chat, Draft, Idle, State
from conversations.language.wording import Html
from conversations.model.drop_off import DropOff
from conversations.model.event.event import Event
from conversations.model.registrations import parts, tally
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.seats import Seats


@dataclass(frozen=True, slots=True)
class Step:
    """What a step leads to: the chat to remember, the effects to carry out in order, and how the `drop_offs` change."""

    chat: Chat
    effects: tuple[Effect, ...]
    drop_offs: Counter[DropOff] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Scene:
    chat: Chat
    facts: Facts
    event: Event

    @property
    def language(self) -> str:
        return self.chat.language

    @property
    def registration(self) -> Registration | None:
        """The person's registration for this event, where it is not over."""
        registration = self.facts.registrations.own.get(self.event.key)
        return registration if registration and not registration.is_over else None

    @property
    def revised(self) -> Registration | None:
        """What a form that is submitted changes: the person's own registration, or the one that they take over."""
        draft = self.chat.state.draft
        return (
            self.facts.registrations.named.get(draft.claims) if draft and draft.claims else self.registration
        )

    @property
    def colleagues(self) -> list[Registration]:
        """Those for this event that the person filled in for others, and that are not over."""
        mine = self.facts.registrations.colleagues.values()
        return [each for each in mine if each.event == self.event.key and not each.is_over]

    @property
    def unclaimed(self) -> list[Registration]:
        return [each for each in self.colleagues if each.person is None]

    @property
    def window(self) -> str:
        return self.event.window(self.facts.now)

    @property
    def seats(self) -> Seats:
        return self.facts.seats.get(self.event.key, Seats())

    @property
    def event_name(self) -> str:
        return self.event.name[self.language]

    @property
    def may_change(self) -> bool:
        return self.event.may_change(self.facts.now)

    @property
    def may_bring(self) -> bool:
        """Whether a colleague can still be registered, take over or be given a seat."""
        return self.event.may_bring(self.facts.now)

    def may_go_on(self, draft: Draft) -> bool:
        """Whether a draft can still be submitted: a new one in the window, another until its own time is over."""
        if draft.claims:
            return self.may_bring
        if draft.colleague:
            return self.window == "open" and self.may_bring
        return self.may_change if draft.revises else self.window == "open"

    def may_rejoin(self, registration: Registration) -> bool:
        """Whether somebody who has left the line or a seat, or lost an offer, can stand in line again."""
        return (
            registration.status == "cancelled" and _stood(registration) and self.event.offers(self.facts.now)
        )

    def may_take_back(self, registration: Registration) -> bool:
        """Whether somebody who has left can have the same seat again: it is free, and the event has not begun."""
        return self.may_return(registration) and not self.seats.full(self.event, registration.answers)

    def may_return(self, registration: Registration) -> bool:
        """Whether a registration was given up by whose it is, and the event has not begun."""
        given_up = registration.status == "cancelled" and registration.left_as is not None
        return given_up and self.facts.now < self.event.beginning(self.event.starts)

    def leaving(self, before: Registration, gone: Registration) -> "Scene":
        """The scene after somebody has left: the seat is free, unless somebody stands in line who gets it at once."""
        scene, seats = self.storing(gone), self.seats
        if self.event.key not in self.facts.seats or (seats.waiting and self.event.offers(self.facts.now)):
            return scene
        free = seats.after(tally.difference(self.event, before, gone)).keeping(seats)
        return replace(scene, facts=replace(scene.facts, seats={**self.facts.seats, self.event.key: free}))

    def storing(self, registration: Registration) -> "Scene":
        """The scene after a registration of the person, or of a colleague, has changed."""
        facts = self.facts
        if registration.status == "waitlisted" and registration.code not in facts.registrations.ahead:
            facts = facts.with_registrations(
                ahead={**facts.registrations.ahead, registration.code: self.seats.waiting}
            )
        beside = {
            parts.standing(registration.code, scope): self.seats.waiting_beside.get(scope, 0)
            for scope in tally.waited_for(registration)
        }
        if beside.keys() - facts.registrations.ahead.keys():
            facts = facts.with_registrations(ahead={**beside, **facts.registrations.ahead})
        if registration.person == facts.me:
            own = {**facts.registrations.own, registration.event: registration}
            return replace(self, facts=facts.with_registrations(own=own))
        theirs = {**facts.registrations.colleagues, registration.code: registration}
        return replace(self, facts=facts.with_registrations(colleagues=theirs))

    def html(self, key: str, **arguments: str | int) -> Html:
        return self.facts.wording.html(self.language, key, **arguments)

    def plain(self, key: str, **arguments: str | int) -> str:
        return self.facts.wording.plain(self.language, key, **arguments)

    def means(self, text: str, words: str) -> bool:
        """Whether what was said is one of the words of a list in the wording."""
        said, known = text.strip().casefold(), self.facts.wording.words(self.language, words)
        return said in known or said.rstrip("?!. ") in known

    def at(self, state: State) -> "Scene":
        return replace(self, chat=replace(self.chat, state=state))

    def having_submitted(self, draft: Draft) -> "Scene":
        """The scene after a form for a colleague was submitted, of which nothing else in the chat would tell."""
        return replace(self, chat=replace(self.chat, state=Idle(), submitted=draft.nonce))

    def speaking(self, language: str) -> "Scene":
        return replace(self, chat=replace(self.chat, language=language))

    def about(self, event: Event) -> "Scene":
        """The scene turned to another event; a draft for the one before is put on the shelf.

        A draft that lay there is fitted to the form as it is now.
        """
        if event.key == self.chat.event:
            return self
        shelf = dict(self.chat.shelf)
        if self.chat.event and self.chat.state.draft:
            shelf[self.chat.event] = self.chat.state.draft
        found = shelf.pop(event.key, None)
        state = Idle(drafts.fitted(found, event) if found else None)
        return replace(self, chat=replace(self.chat, event=event.key, state=state, shelf=shelf), event=event)

    def step(self, *effects: Effect) -> Step:
        return Step(self.chat, effects)


def _stood(registration: Registration) -> bool:
    waited = registration.place is not None or registration.offer_until is not None
    return waited or registration.left_as is not None


def of_team(scene: Scene, registration: Registration) -> Scene:
    """The attendee's event, as one of the team sees it in their own language."""
    return of_owner(scene.facts, scene.facts.events[registration.event], registration).speaking(
        scene.language
    )


def of_owner(facts: Facts, event: Event, registration: Registration) -> Scene:
    """The scene in the chat of whoever hears of a registration, as far as it is known from elsewhere."""
    own = {} if registration.person is None else {event.key: registration}
    theirs = dict(facts.registrations.others.get(registration.owner, {}))
    if registration.person is None:
        theirs[registration.code] = registration
    facts = replace(facts, me=registration.owner, person=Person()).with_registrations(
        own=own, colleagues=theirs
    )
    return Scene(Chat(registration.language, event=event.key), facts, event)
