"""Changes who is in the team: organisers invite, see and remove; whoever is invited opens a link, once."""

from collections.abc import Mapping
from dataclasses import replace

from conversations.chat import buttons
from conversations.chat.buttons import button, deep_link
from conversations.chat.effects import (
    Appoint,
    Button,
    Dismiss,
    Effect,
    Invite,
    Say,
    Tell,
)
from conversations.chat.event_lines import spoken
from conversations.chat.facts import Facts
from conversations.chat.inputs import Pressed
from conversations.chat.needs import JOIN
from conversations.chat.presses import OnTeam
from conversations.chat.replies import alert, put
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode
from conversations.model.team import INVITATION_LASTS, ROLES, Invitation, Member, Role, hash_token
from conversations.team import digest
from conversations.welcome import cards as welcome_cards

WORDS: dict[Role, str] = {"staff": "staff-words", "organiser": "organiser-words"}

SHOWN = 60
"""A message has room for about so many members."""


def invite(scene: Scene, argument: str) -> Step:
    """Ask whom to invite, unless the words behind the command say it."""
    chosen = next((each for each, words in WORDS.items() if scene.means(argument, words)), None)
    if chosen:
        return scene.step(*_invited(scene, chosen))
    return scene.step(_whom(scene))


def show(scene: Scene) -> Step:
    return scene.step(_listed(scene))


def react(scene: Scene, pressed: Pressed, press: OnTeam) -> Step | None:
    role = next((each for each in ROLES if each == press.whom), None)
    member = _members(scene.facts).get(press.whom)
    match press.act:
        case "invite" if role:
            return scene.step(*_invited(scene, role))
        case "ask":
            return put(scene, pressed, _whom(scene))
        case "show":
            return put(scene, pressed, _listed(scene))
        case "remove" | "dismiss" if member is None:
            return put(scene, pressed, _listed(scene))
        case "remove" | "dismiss" if member and member.by is None:
            return alert(scene, pressed, "team-fixed")
        case "remove" if member:
            return put(scene, pressed, _question(scene, member))
        case "dismiss" if member:
            return _remove(scene, pressed, member)
        case _:
            return None


def joined(scene: Scene, token: str) -> Step:
    """Let in whoever opens the link of an invitation."""
    facts = scene.facts
    invitation = facts.team.invitations.get(hash_token(token))
    if invitation is None or not _opens(facts, invitation):
        return scene.step(Say(scene.html("join-gone")))
    if facts.is_organiser or facts.role == invitation.role:
        return scene.step(Say(scene.html(f"join-already-{facts.role}")))
    member = Member(facts.me, invitation.role, facts.person.full_name, invitation.by, facts.now)
    scene = replace(scene, facts=facts.with_team({**facts.team.members, facts.me: member}))
    return scene.step(
        Appoint(member, invitation.token_hash),
        Say(scene.html(f"joined-{member.role}")),
        welcome_cards.help_card(scene),
        *_tell_inviter(scene, member),
    )


def _opens(facts: Facts, invitation: Invitation) -> bool:
    """Whether a link still lets somebody in: it has not run out, and who made it is still an organiser."""
    return facts.now < invitation.until and invitation.by in facts.team.organisers


def _whom(scene: Scene) -> Say:
    rows = tuple((button(scene, f"button-invite-{each}", OnTeam("invite", each)),) for each in ROLES)
    return Say(scene.html("invite-whom"), rows)


def _invited(scene: Scene, role: Role) -> tuple[Effect, ...]:
    facts = scene.facts
    invitation = Invitation(hash_token(facts.fresh.token), role, facts.me, facts.now + INVITATION_LASTS)
    until = spoken(invitation.until.replace(second=0, microsecond=0), scene)
    link = deep_link(facts, f"{JOIN}{facts.fresh.token}")
    return (
        Invite(invitation),
        Say(scene.html(f"invitation-{role}", link=link)),
        Say(scene.html("invited", until=until)),
    )


def _listed(scene: Scene) -> Say:
    members = sorted(
        _members(scene.facts).values(), key=lambda each: (each.role, _name(scene, each).casefold())
    )
    lines: list[str] = [scene.html("team")]
    for role in reversed(ROLES):
        own = [each for each in members if each.role == role]
        lines += ["", scene.html(f"team-{role}", number=len(own))]
        lines += [_line(scene, each) for each in own[:SHOWN]]
    removable = [each for each in members if each.by is not None]
    rows = tuple((_remove_button(scene, each),) for each in removable[:SHOWN])
    invite = (button(scene, "button-invite", OnTeam("ask")),)
    return Say("\n".join(lines), (*rows, invite, *digest.ways_back(scene)))


def _line(scene: Scene, member: Member) -> str:
    if member.by is None or member.at is None:
        return scene.html("team-line-fixed", name=_name(scene, member))
    inviter = scene.facts.team.members.get(member.by)
    by = _name(scene, inviter) if inviter else scene.plain("team-somebody")
    day = spoken(member.at.astimezone(scene.event.zone).date(), scene)
    return scene.html("team-line", name=_name(scene, member), by=by, day=day)


def _question(scene: Scene, member: Member) -> Say:
    rows = (
        (button(scene, "button-remove-yes", OnTeam("dismiss", str(member.chat))),),
        (button(scene, "button-remove-no", OnTeam("show")),),
    )
    return Say(scene.html(f"team-remove-{member.role}", name=_name(scene, member)), rows)


def _remove(scene: Scene, pressed: Pressed, member: Member) -> Step:
    facts = scene.facts
    team = {chat: each for chat, each in facts.team.members.items() if chat != member.chat}
    language = facts.team.languages.get(member.chat, scene.language)
    goodbye = Tell(member.chat, Say(facts.wording.html(language, "team-removed")))
    told = [goodbye] if member.chat != facts.me else []
    without = replace(scene, facts=facts.with_team(team))
    shown = _listed(without) if without.facts.is_organiser else Say(scene.html("team-left"))
    return put(scene, pressed, shown, Dismiss(member.chat), *told)


def _tell_inviter(scene: Scene, member: Member) -> tuple[Effect, ...]:
    facts = scene.facts
    if member.by is None or member.by not in facts.team.members:
        return ()
    language = facts.team.languages.get(member.by, scene.language)
    text = facts.wording.html(language, f"invitation-used-{member.role}", name=_name(scene, member))
    return (Tell(member.by, Say(text)),)


def _remove_button(scene: Scene, member: Member) -> Button:
    label = scene.plain("button-remove", name=_name(scene, member))
    return Button(buttons.cut(label), encode(OnTeam("remove", str(member.chat))))


def _members(facts: Facts) -> Mapping[str, Member]:
    return {str(chat): member for chat, member in facts.team.members.items()}


def _name(scene: Scene, member: Member) -> str:
    """Return what a member is called; one who never wrote has no name yet, and is known by the number in ORGANISERS."""
    return member.name or scene.plain("team-unnamed", number=str(member.chat))
