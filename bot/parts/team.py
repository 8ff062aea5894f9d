"""The team that a batch knows: as it was loaded, and as it has become since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat.effects import Appoint, Dismiss, Invite
from conversations.model.team import Invitation, Member
from storage import chats, team


@dataclass(slots=True)
class Roster:
    """`members` are by chat, and so are the `languages` of those who have written; `invitations` are by the hash of their token."""

    members: dict[int, Member] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    _appointed: dict[int, Member] = field(default_factory=dict)
    _dismissed: set[int] = field(default_factory=set)
    _invited: dict[str, Invitation] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _revoked: set[int] = field(default_factory=set)

    @property
    def organisers(self) -> list[int]:
        return [chat for chat, each in self.members.items() if each.role == "organiser"]

    def invited(self, token_hashes: Collection[str]) -> dict[str, Invitation]:
        return {each: self.invitations[each] for each in token_hashes if each in self.invitations}

    def know(self, invitations: Collection[Invitation]) -> None:
        self.invitations |= {each.token_hash: each for each in invitations}

    def name(self, chat: int, name: str) -> None:
        """Note what a member is called, where that is new."""
        member = self.members.get(chat)
        if member and name and member.name != name[: team.LONGEST_NAME]:
            self._enter(replace(member, name=name[: team.LONGEST_NAME]))

    def carry_out(self, effect: Invite | Appoint | Dismiss) -> None:
        match effect:
            case Invite(invitation):
                self.know([invitation])
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

    async def write(self, connection: AsyncConnection) -> None:
        await team.revoke(connection, self._revoked)
        await team.invite(connection, self._invited.values())
        await team.use(connection, self._used)
        await team.dismiss(connection, self._dismissed)
        await team.appoint(connection, self._appointed.values())

    def _revoke(self, maker: int) -> None:
        """Let no link open any more that somebody made who no longer may; it stays so if they come back."""
        self._revoked.add(maker)
        self.invitations = _by_others(self.invitations, maker)
        self._invited = _by_others(self._invited, maker)

    def _enter(self, member: Member) -> None:
        self.members[member.chat] = member
        self._appointed[member.chat] = member
        self._dismissed.discard(member.chat)


async def load(connection: AsyncConnection, organisers: frozenset[int]) -> Roster:
    """The team as it is stored.

    Who stands in ORGANISERS is an organiser, and who no longer does is none, though the name may be stored.
    """
    stored = {each.chat: each for each in await team.members(connection)}
    fixed = {
        each: Member(each, "organiser", stored[each].name if each in stored else "") for each in organisers
    }
    invited = {chat: each for chat, each in stored.items() if each.by is not None}
    members = {**invited, **fixed}
    return Roster(members, await _languages(connection, members.keys()))


def _by_others(invitations: Mapping[str, Invitation], maker: int) -> dict[str, Invitation]:
    return {token_hash: each for token_hash, each in invitations.items() if each.by != maker}


async def _languages(connection: AsyncConnection, members: Collection[int]) -> dict[int, str]:
    return {chat: each.language for chat, each in (await chats.read(connection, members)).items()}
