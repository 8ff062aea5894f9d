"""Declares the buttons and commands of finding somebody and of the door."""

from conversations.chat.flows import Command, Flow
from conversations.chat.inputs import Commanded
from conversations.chat.needs import Needs
from conversations.chat.presses import AtDoor, Find, OnDay
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.door import check_in, finding
from conversations.language import dates
from conversations.model.lookups import LookUp


def _find(scene: Scene, given: Commanded) -> Step:
    return finding.find(scene, given.argument)


def _check_in(scene: Scene, given: Commanded) -> Step:
    return check_in.check_in(scene, given.argument)


def _search(chat: Chat, given: Commanded) -> Needs:
    return Needs(look_up=LookUp("search", chat.event, given.argument) if given.argument else None)


def _found(_chat: Chat, press: Find) -> Needs:
    """Whoever it is about, and whether they can be reached."""
    return Needs(codes=(press.code,), look_up=LookUp("reach", words=press.code)) if press.code else Needs()


def _at_door(_chat: Chat, press: AtDoor) -> Needs:
    codes = (press.code,) if press.code else ()
    return Needs(codes=codes, look_up=LookUp("missing", press.event) if press.act == "missing" else None)


def _on_day(_chat: Chat, press: OnDay) -> Needs:
    if press.act != "missing":
        return Needs(codes=(press.about,))
    day = dates.parsed(press.day) if dates.is_day(press.day) else None
    return Needs(look_up=LookUp("missing", press.about, day=day))


FLOWS = (
    Flow(Find, finding.react, _found, role="staff", stores=True, anywhere=True),
    Flow(AtDoor, check_in.react, _at_door, role="staff", stores=True, anywhere=True),
    Flow(OnDay, check_in.react_on_day, _on_day, role="staff", stores=True, anywhere=True),
)

FIND = Command("find", _find, _search, role="staff")
CHECK_IN = Command("checkin", _check_in, _search, role="staff")
