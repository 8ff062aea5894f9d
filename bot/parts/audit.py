"""What is written into the audit of a batch: who did what, in which role."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part
from bot.parts.registrations import Registrations
from conversations.chat.effects import Appoint, Dismiss, Drop, Invite, Keep, Note
from conversations.model.event.event import Event
from conversations.model.registrations import audit
from conversations.model.registrations.audit import Entry
from storage import audit as storage_audit
from storage import digests

Noted = Keep | Drop | Note | Invite | Appoint | Dismiss


@dataclass(slots=True)
class Audit(Part):
    """`entries` are not on disk yet. A registration that is kept is compared with how it stood before."""

    events: Mapping[str, Event]
    registrations: Registrations
    entries: list[Entry] = field(default_factory=list)

    changes: ClassVar = (Keep, Drop, Note, Invite, Appoint, Dismiss)

    def carry_out(self, change: Noted, actor: Actor) -> None:
        if entry := self._entry(change, actor):
            self.entries.append(entry)

    @property
    def has_changed(self) -> bool:
        return bool(self.entries)

    async def write(self, connection: AsyncConnection) -> None:
        await storage_audit.add(connection, self.entries)

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        """Leave of the entries what says nothing of anybody."""
        await digests.forget(connection, event)
        await storage_audit.make_anonymous(connection, event)

    def _entry(self, change: Noted, actor: Actor) -> Entry | None:
        now, chat, role = actor.now, actor.chat, actor.role
        match change:
            case Keep(kept):
                before, does = self.registrations.by_code.get(kept.code), actor.role_for(kept)
                return audit.entry(self.events[kept.event], before, kept, chat, does, now)
            case Drop(gone):
                return Entry(now, gone.event, actor.role_for(gone), "removed", chat or None, gone.code)
            case Note(act, event, code, details):
                return Entry(now, event, role, act, chat or None, code, details)
            case Invite(invitation):
                return Entry(now, "", role, "invited", chat, details={"role": ("", invitation.role)})
            case Appoint(member):
                details = {"name": ("", member.name), "role": ("", member.role)}
                return Entry(now, "", member.role, "joined", chat, details=details)
            case Dismiss(other):
                return Entry(now, "", role, "dismissed", chat, details={"number": (str(other), "")})
