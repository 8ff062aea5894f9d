"""The team that a batch knows: as it was loaded, and as it has become since."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part
from conversations.chat import states
from conversations.chat.effects import Appoint, Dismiss, Invite
from conversations.chat.needs import Needs
from conversations.model.team import Invitation, Member
from storage import team
from storage.chats import Stored


@dataclass(slots=True)
class Team(Part):
    """`members` are by chat, and so are the `languages` of those who have written; `invitations` are by token_hash.

    `fixed` are those who stand in ORGANISERS.
    """

    fixed: frozenset[int]
    members: dict[int, Member] = field(default_factory=dict)
    languages: Mapping[int, str] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    _appointed: dict[int, Member] = field(default_factory=dict)
    _dismissed: set[int] = field(default_factory=set)
    _invited: dict[str, Invitation] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _revoked: set[int] = field(default_factory=set)

    needed_for: ClassVar = ("token_hashes",)
    changes: ClassVar = (Invite, Appoint, Dismiss)

    @property
    def organisers(self) -> list[int]:
        return [chat for chat, each in self.members.items() if each.role == "organiser"]

    async def read(self, connection: AsyncConnection, chats: Collection[int] = ()) -> dict[int, Stored]:
        """Read who is in the team, and in the same statement these chats as they are stored, by their id.

        Who stands in ORGANISERS is an organiser, and who no longer does is none, though the name may be stored.
        """
        found, stored = await team.look(connection, {*chats, *self.fixed})
        invited = {each.chat: each for each in found if each.by is not None}
        names = {each.chat: each.name for each in found}
        fixed = {each: Member(each, "organiser", names.get(each, "")) for each in self.fixed}
        self.members = invited | fixed
        self.languages = _Languages({chat: stored[chat].state for chat in self.members if chat in stored})
        return stored

    async def read_once(self, connection: AsyncConnection) -> None:
        """Read who is in the team, where that is not known yet."""
        if not self.members:
            await self.read(connection)

    def name(self, chat: int, name: str) -> None:
        """Note what a member is called, where that is new."""
        member = self.members.get(chat)
        if member and name and member.name != name[: team.LONGEST_NAME]:
            self._enter(replace(member, name=name[: team.LONGEST_NAME]))

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        """Load the invitations that inputs name."""
        self._know(
            await team.invitations(
                connection, {token_hash for each in needs for token_hash in each.token_hashes}
            )
        )

    def carry_out(self, change: Invite | Appoint | Dismiss, actor: Actor) -> None:  # noqa: ARG002 - whoever may
        match change:
            case Invite(invitation):
                self._know([invitation])
                self._invited[invitation.token_hash] = invitation
            case Appoint(member, token_hash):
                if member.role != "organiser":
                    self._revoke(member.chat)
                self._enter(member)
                self.invitations.pop(token_hash, None)
                self._used.add(token_hash)
            case Dismiss(chat):
                self.members.pop(chat, None)
                self._appointed.pop(chat, None)
                self._dismissed.add(chat)
                self._revoke(chat)

    @property
    def has_changed(self) -> bool:
        return bool(self._invited or self._used or self._dismissed or self._appointed or self._revoked)

    async def write(self, connection: AsyncConnection) -> None:
        await team.revoke(connection, self._revoked)
        await team.invite(connection, self._invited.values())
        await team.use(connection, self._used)
        await team.dismiss(connection, self._dismissed)
        await team.appoint(connection, self._appointed.values())

    def _know(self, invitations: Collection[Invitation]) -> None:
        self.invitations |= {each.token_hash: each for each in invitations}

    def _revoke(self, maker: int) -> None:
        """Let no link open any more that somebody made who no longer may; it stays so if they come back."""
        self._revoked.add(maker)
        self.invitations = _by_others(self.invitations, maker)
        self._invited = _by_others(self._invited, maker)

    def _enter(self, member: Member) -> None:
        self.touched = True
        self.members[member.chat] = member
        self._appointed[member.chat] = member
        self._dismissed.discard(member.chat)


@dataclass(frozen=True, slots=True)
class _Languages(Mapping[int, str]):
    """The languages of chats, read out of their stored states when they are asked for; a chat that can't be read has none."""

    stored: Mapping[int, str]

    def __getitem__(self, chat: int) -> str:
        try:
            return states.load(self.stored[chat]).language
        except Exception as error:
            raise KeyError(chat) from error

    def __iter__(self) -> Iterator[int]:
        return (each for each in self.stored if each in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _by_others(invitations: Mapping[str, Invitation], maker: int) -> dict[str, Invitation]:
    return {token_hash: each for token_hash, each in invitations.items() if each.by != maker}
