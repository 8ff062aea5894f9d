"""Who is there when a rehearsal begins, and what each of them may be seen to do first."""

from dataclasses import dataclass
from typing import Literal

from rehearsal.world import World


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A first step that the page offers to do in somebody's phone: these words, after Start."""

    kind: Literal["register", "ask", "count"]
    person_id: int
    says: str


def enter(world: World, question: str) -> list[Suggestion]:
    """Let Astrid, Grace and Olga in; Grace, who writes English, may ask the question."""
    astrid = world.add_person("Astrid", last_name="Lind", language_code="sv")
    grace = world.add_person("Grace", last_name="Miller", language_code="en")
    olga = world.add_person("Olga", role="organiser", last_name="Nord", language_code="sv")
    return [
        Suggestion("register", astrid.id, "/start"),
        Suggestion("ask", grace.id, question),
        Suggestion("count", olga.id, "/count"),
    ]
