"""Where a step takes place: the chat, the facts around it and the event that the talk is about."""

from dataclasses import dataclass, replace

from conversations import form
from conversations.effects import Effect
from conversations.event import Event
from conversations.facts import Facts
from conversations.registration import Registration
from conversations.states import Chat, Draft, Idle, State
from conversations.wording import Html


@dataclass(frozen=True, slots=True)
class Step:
    """What a step leads to: the chat to remember and the effects to carry out, in order."""

    chat: Chat
    effects: tuple[Effect, ...]


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
        """The person's registration for this event, where it is not cancelled."""
        registration = self.facts.registrations.get(self.event.key)
        return registration if registration and registration.status != "cancelled" else None

    @property
    def window(self) -> str:
        return self.event.window(self.facts.now)

    def may_go_on(self, draft: Draft) -> bool:
        """Whether a draft can still be submitted: a new one in the window, a revision until changes are over."""
        return self.event.may_change(self.facts.now) if draft.revises else self.window == "open"

    def html(self, key: str, **arguments: str | int) -> Html:
        return self.facts.wording.html(self.language, key, **arguments)

    def plain(self, key: str, **arguments: str | int) -> str:
        return self.facts.wording.plain(self.language, key, **arguments)

    def means(self, text: str, words: str) -> bool:
        """Whether what was said is one of the words of a list in the wording."""
        return text.strip().casefold() in self.facts.wording.words(self.language, words)

    def at(self, state: State) -> "Scene":
        return replace(self, chat=replace(self.chat, state=state))

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
        state = Idle(form.fitted(found, event) if found else None)
        return replace(self, chat=replace(self.chat, event=event.key, state=state, shelf=shelf), event=event)

    def step(self, *effects: Effect) -> Step:
        return Step(self.chat, effects)
