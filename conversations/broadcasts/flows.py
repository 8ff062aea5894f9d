"""Declares the buttons and commands of broadcasts and reminders."""

from conversations.broadcasts import composing, managing, notices
from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded
from conversations.chat.needs import Needs
from conversations.chat.presses import Compose, OnBroadcast, OnNotice
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.model.lookups import LookUp


def _broadcast(scene: Scene, _given: Commanded) -> Step:
    return composing.begin(scene)


def _reminders(scene: Scene, _given: Commanded) -> Step:
    return managing.reminders(scene)


def _organisations(chat: Chat, press: Compose) -> Needs:
    """The known organisations, where one of them is to be chosen."""
    if chat.composing and press.act == "organisations":
        return Needs(answers=(chat.composing.event, chat.composing.organisation, None))
    return Needs()


def _known(_chat: Chat, press: OnNotice) -> Needs:
    return Needs(look_up=LookUp("known", press.event))


FLOWS = (
    Flow(Compose, composing.react, _organisations, role="organiser", anywhere=True),
    Flow(OnBroadcast, managing.react, role="organiser", anywhere=True),
    Flow(OnNotice, notices.react, _known, role="organiser", stores=True, anywhere=True),
)

BROADCAST = Command("broadcast", _broadcast, role="organiser", anywhere=True)
REMINDERS = Command("reminders", _reminders, role="organiser", anywhere=True)
