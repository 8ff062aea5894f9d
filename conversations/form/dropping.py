"""Asks before answers are dropped that were never submitted."""

from conversations.chat import drafts
from conversations.chat.buttons import button
from conversations.chat.effects import Say
from conversations.chat.scene import Scene
from conversations.chat.states import Draft
from conversations.chat.wire import Carried


def loses(scene: Scene, draft: Draft) -> bool:
    """Whether a draft holds answers that stand nowhere else."""
    return drafts.fitted(draft, scene.event).answers != _kept(scene, draft)


def question(scene: Scene, draft: Draft, yes: Carried, no: Carried) -> Say:
    """Ask whether the answers shall go, with what the buttons carry that say so or not."""
    key = "drop-changes-sure" if draft.revises and not draft.claims else "drop-sure"
    return Say(
        scene.html(key), ((button(scene, "button-drop-yes", yes),), (button(scene, "button-drop-no", no),))
    )


def _kept(scene: Scene, draft: Draft) -> object:
    """Return what stands in the registration that a draft changes or takes over, as it was put into the draft."""
    before = scene.revised if draft.revises else None
    if before is None or (draft.claims and before.person is not None):
        return {}
    return drafts.fitted(drafts.revision(scene.event, before, draft.nonce), scene.event).answers
