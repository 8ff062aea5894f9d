"""Says what each role may do."""

from conversations.chat.facts import Facts
from conversations.model.team import Role


def may(facts: Facts, role: Role) -> bool:
    """Whether the person may do what a role brings; an organiser may do what staff may."""
    return facts.is_organiser or facts.role == role
