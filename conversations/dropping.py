"""The question before answers are dropped that were never submitted."""

from conversations import form
from conversations.buttons import Press
from conversations.effects import Say
from conversations.keyboards import button
from conversations.scene import Scene
from conversations.states import Draft


def loses(scene: Scene, draft: Draft) -> bool:
    """Whether a draft holds answers that stand nowhere else."""
    return form.fitted(draft, scene.event).answers != _kept(scene, draft)


def question(scene: Scene, draft: Draft, yes: Press, no: Press) -> Say:
    """Whether the answers shall go, with what the buttons carry that say so or not."""
    key = "drop-changes-sure" if draft.revises and not draft.claims else "drop-sure"
    return Say(
        scene.html(key), ((button(scene, "button-drop-yes", yes),), (button(scene, "button-drop-no", no),))
    )


def _kept(scene: Scene, draft: Draft) -> object:
    """What stands in the registration that a draft changes or takes over, as it was put into the draft."""
    before = scene.revised if draft.revises else None
    if before is None or (draft.claims and before.person is not None):
        return {}
    return form.fitted(form.revision(before, draft.nonce), scene.event).answers
