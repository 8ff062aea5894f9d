"""Says what each role may do."""

from conversations.model.team import Role


def may(role: Role | None, needed: Role | None) -> bool:
    """Whether somebody with a role may do what another is needed for; an organiser may do what staff may."""
    return needed is None or role in ("organiser", needed)
