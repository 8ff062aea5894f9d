"""Answers how many seats are left in what has seats of its own, such as a workshop, where a question names it."""

from collections import Counter

from conversations.chat.scene import Scene
from conversations.language import folding
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Html
from conversations.model.event.fields import Choice

SHORTEST_NAME = 4
"""A word of a label by which a choice is named has so many letters at least, so that "och" names none."""


def say(scene: Scene, text: str) -> Html | None:
    """The seats of each choice that the words name; None where they name none, or do not ask for seats."""
    asked = folding.words(text)
    if not set(asked) & set(folding.words(scene.plain("seat-words"))):
        return None
    named = [each for each in _scarce(scene) if each[0] in _named(scene, asked)]
    return Html("\n".join(_line(scene, *each) for each in named)) if named else None


def _scarce(scene: Scene) -> list[tuple[str, Choice]]:
    """The choices with seats of their own, each by its scope; none of what is sensitive."""
    return [
        (f"{field.key}.{choice.key}", choice)
        for field in scene.event.fields
        for choice in field.choice
        if choice.capacity and not field.sensitive
    ]


def _named(scene: Scene, asked: list[str]) -> set[str]:
    """The scopes whose label stands in the words as a whole, or else with a word that no other label has."""
    labels = {
        scope: [folding.plain(choice.label[language]) for language in LANGUAGES]
        for scope, choice in _scarce(scene)
    }
    phrase = f" {' '.join(asked)} "
    if whole := {scope for scope, own in labels.items() if any(f" {each} " in phrase for each in own)}:
        return whole
    words = {scope: {word for each in own for word in each.split()} for scope, own in labels.items()}
    everywhere = Counter(word for own in words.values() for word in own)
    seats = folding.words(scene.plain("seat-words"))
    telling = {word for word in asked if everywhere[word] == 1 and len(word) >= SHORTEST_NAME} - set(seats)
    return {scope for scope, own in words.items() if own & telling}


def _line(scene: Scene, scope: str, choice: Choice) -> Html:
    left, name = scene.seats.left(scene.event, scope), choice.label[scene.language]
    if left:
        return scene.html("choice-seats-left", name=name, left=left, seats=choice.capacity or 0)
    key = "choice-seats-none-line" if scene.event.offers(scene.facts.now) else "choice-seats-none"
    return scene.html(key, name=name)
