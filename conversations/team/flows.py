"""Declares the buttons and commands of the team: who is in it, what it writes, what waits for it and what it has done."""

from conversations.chat.flows import Command, Flow, of_code
from conversations.chat.inputs import Commanded
from conversations.chat.needs import Needs
from conversations.chat.presses import AuditPage, OnDigest, OnTeam, OnThread, Write
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Chat
from conversations.model.lookups import LookUp
from conversations.team import audit_pages, digest, members, relay, waiting


def _decide(scene: Scene, _given: Commanded) -> Step:
    return waiting.listed(scene)


def _team(scene: Scene, _given: Commanded) -> Step:
    return members.show(scene)


def _invite(scene: Scene, given: Commanded) -> Step:
    return members.invite(scene, given.argument)


def _audit(scene: Scene, given: Commanded) -> Step:
    return audit_pages.show(scene, given.argument)


def _all_that_waits(_chat: Chat, _given: Commanded) -> Needs:
    return Needs(pending=True, waiting=True)


def _newest_entries(chat: Chat, given: Commanded) -> Needs:
    return Needs(look_up=LookUp("audit", chat.event, given.argument))


def _older_entries(_chat: Chat, press: AuditPage) -> Needs:
    if not press.before.isdecimal():
        return Needs()
    return Needs(look_up=LookUp("audit", words=press.words, before=int(press.before)))


def _of_thread(_chat: Chat, press: OnThread) -> Needs:
    return Needs(threads=(press.thread,))


FLOWS = (
    Flow(OnTeam, members.react, role="organiser", anywhere=True),
    Flow(Write, relay.begin, of_code, role="staff", anywhere=True),
    Flow(OnThread, relay.react, _of_thread),
    Flow(AuditPage, audit_pages.react, _older_entries, role="organiser", anywhere=True),
    Flow(OnDigest, digest.react, role="organiser", anywhere=True),
)

DECIDE = Command("decide", _decide, _all_that_waits, role="organiser", anywhere=True)
AUDIT = Command("audit", _audit, _newest_entries, role="organiser", anywhere=True)
TEAM = Command("team", _team, role="organiser", anywhere=True)
INVITE = Command("invite", _invite, role="organiser", anywhere=True)
