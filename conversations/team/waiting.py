"""Lists what waits for an organiser: the oldest first, and each with the buttons that settle it."""

from conversations.chat.effects import Say
from conversations.chat.scene import Scene, Step
from conversations.questions import passing_on
from conversations.registrations import deciding

LISTED = 5
"""How many are shown at once."""


def listed(scene: Scene) -> Step:
    all_kinds = [*deciding.waiting(scene), *passing_on.open_questions(scene)]
    waiting = sorted(all_kinds, key=lambda each: each[0])
    if not waiting:
        return scene.step(Say(scene.html("decide-none")))
    more = [Say(scene.html("decide-more"))] if len(waiting) > LISTED else []
    return scene.step(*(said for _, said in waiting[:LISTED]), *more)
