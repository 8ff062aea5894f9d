"""Who may do more than attend: invited by a link that works once, and removed again."""

from datetime import timedelta

import pytest

from conversations import routes
from conversations.model.team import INVITATION_LASTS, Invitation, Member, Role, hash_token
from tests.fakes.world import ME, OLGA, OPEN, Talk, conference, picnic, said

STRANGER = 77
COMMANDS = [each.name for each in routes.COMMANDS.values() if each.role]


def organiser(*events: object) -> Talk:
    talk = Talk(*events)  # type: ignore[arg-type]
    talk.me = OLGA
    return talk


def invited(role: Role) -> tuple[Talk, str]:
    """An attendee before whom a fresh link of an organiser lies, and the argument that the link carries."""
    talk = organiser()
    talk.commands("invite", role)
    token = talk.text.split("start=join-")[1].split()[0]
    talk.me = ME
    return talk, f"join-{token}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_of_the_team_is_unknown_to_an_attendee(name: str) -> None:
    talk = Talk()
    talk.commands("frobnicate")
    unknown = talk.texts
    talk.commands(name)
    assert talk.texts == unknown == [said("unknown-command")]


@pytest.mark.parametrize("role", ["staff", "organiser"])
def test_the_first_who_opens_a_link_gets_the_role_and_the_menu(role: Role) -> None:
    talk, link = invited(role)
    talk.commands("start", link)
    assert talk.team == {ME: Member(ME, role, "Åsa Öberg", OLGA, OPEN)}
    assert talk.menus[ME] == [*routes.names(role)]
    assert talk.texts[0] == said(f"joined-{role}")
    assert talk.told(OLGA) == [said(f"invitation-used-{role}", name="Åsa Öberg")]


def test_a_link_works_once() -> None:
    talk, link = invited("staff")
    talk.commands("start", link)
    talk.me = STRANGER
    talk.commands("start", link)
    assert (talk.texts, set(talk.team)) == ([said("join-gone")], {ME})


def test_a_link_runs_out() -> None:
    talk, link = invited("staff")
    talk.now = OPEN + INVITATION_LASTS
    talk.commands("start", link)
    assert (talk.texts, talk.team) == ([said("join-gone")], {})
    talk.now -= timedelta(seconds=1)
    talk.commands("start", link)
    assert set(talk.team) == {ME}


@pytest.mark.parametrize("now", [None, Member(STRANGER, "staff", "Bo", OLGA, OPEN)], ids=["nobody", "staff"])
@pytest.mark.parametrize("role", ["staff", "organiser"])
def test_a_link_opens_only_while_its_maker_is_an_organiser(role: Role, now: Member | None) -> None:
    talk = organiser()
    talk.me = STRANGER
    talk.team = {STRANGER: Member(STRANGER, "organiser", "Bo", OLGA, OPEN)}
    talk.commands("invite", role)
    link = "join-" + talk.text.split("start=join-")[1].split()[0]
    talk.team = {STRANGER: now} if now else {}
    before = dict(talk.team)
    for opener in (ME, STRANGER):
        talk.me = opener
        talk.commands("start", link)
        assert (talk.texts[0], talk.team) == (said("join-gone"), before)


def test_a_link_of_nobody_opens_nothing() -> None:
    talk = Talk()
    talk.invitations = {hash_token("x"): Invitation(hash_token("x"), "organiser", 0, OPEN + INVITATION_LASTS)}
    talk.commands("start", "join-x")
    assert (talk.texts, talk.team) == ([said("join-gone")], {})


@pytest.mark.parametrize("forged", ["join-", "join-guess", "join-token00000000001"])
def test_a_guessed_link_opens_nothing(forged: str) -> None:
    talk = Talk()
    talk.commands("start", forged)
    assert (talk.texts, talk.team) == ([said("join-gone")], {})


def test_what_is_stored_of_a_link_does_not_open_it() -> None:
    talk, link = invited("organiser")
    (token_hash,) = talk.invitations
    assert token_hash == hash_token(link.removeprefix("join-"))
    talk.commands("start", f"join-{token_hash}")
    assert talk.team == {}


def test_an_organiser_who_opens_a_link_leaves_it_to_others() -> None:
    talk, link = invited("staff")
    talk.me = OLGA
    talk.commands("start", link)
    assert talk.texts == [said("join-already-organiser")]
    assert len(talk.invitations) == 1


def test_staff_become_organiser_by_such_a_link() -> None:
    talk, link = invited("organiser")
    talk.team[ME] = Member(ME, "staff", "Åsa", OLGA, OPEN)
    talk.commands("start", link)
    assert talk.team[ME].role == "organiser"


def test_whom_to_invite_is_asked_where_the_command_does_not_say() -> None:
    talk = organiser()
    talk.commands("invite")
    assert talk.buttons == ["Personal", "Arrangör"]
    talk.presses("Arrangör")
    assert [each.role for each in talk.invitations.values()] == ["organiser"]


def test_a_link_can_be_made_and_opened_before_an_event_is_chosen() -> None:
    talk = organiser(conference(), picnic())
    talk.commands("invite", "personal")
    assert len(talk.invitations) == 1
    assert talk.chat.event is None


def test_the_list_says_who_is_in_the_team_and_since_when() -> None:
    talk = organiser()
    talk.team = {ME: Member(ME, "staff", "Åsa <Öberg>", OLGA, OPEN)}
    talk.commands("team")
    assert talk.text.splitlines() == [
        said("team"),
        "",
        said("team-organiser", number=1),
        said("team-line-fixed", name=said("team-unnamed", number="900")),
        "",
        said("team-staff", number=1),
        said(
            "team-line",
            name="Åsa <Öberg>",
            by=said("team-unnamed", number="900"),
            day="måndag 15 oktober 2018",
        ),
    ]
    assert talk.buttons == ["Ta bort Åsa <Öberg>", "➕ Bjud in"]


def test_who_is_removed_is_told_and_may_do_nothing_more() -> None:
    talk = organiser()
    talk.team = {ME: Member(ME, "organiser", "Åsa", OLGA, OPEN)}
    talk.commands("team")
    talk.presses("Ta bort Åsa", "Ja, ta bort")
    assert (talk.team, talk.told(ME), talk.menus[ME]) == ({}, [said("team-removed")], [*routes.names(None)])
    talk.me = ME
    talk.commands("team")
    assert talk.texts == [said("unknown-command")]


def test_a_removal_can_be_left() -> None:
    talk = organiser()
    talk.team = {ME: Member(ME, "staff", "Åsa", OLGA, OPEN)}
    talk.commands("team")
    talk.presses("Ta bort Åsa", "Nej, låt vara")
    assert set(talk.team) == {ME}


def test_who_stands_in_the_settings_cannot_be_removed() -> None:
    talk = organiser()
    talk.forges(f"team|dismiss||{OLGA}")
    assert talk.toast == said("team-fixed")
    talk.forges("team|dismiss||12345")
    assert talk.buttons == ["➕ Bjud in"]


@pytest.mark.parametrize(
    "act", ["invite||staff", f"dismiss||{STRANGER}", f"removal||{STRANGER}", "show||", "ask||"]
)
def test_a_forged_button_of_the_team_does_and_shows_nothing(act: str) -> None:
    talk = Talk()
    talk.team = {
        STRANGER: Member(STRANGER, "staff", "Bo", OLGA, OPEN),
        ME: Member(ME, "staff", "Åsa", OLGA, OPEN),
    }
    talk.forges(f"team|{act}")
    assert talk.toast == said("button-old")
    assert (set(talk.team), talk.invitations) == ({STRANGER, ME}, {})
    assert "Bo" not in talk.text


def test_an_organiser_who_was_invited_may_leave() -> None:
    talk = Talk()
    talk.team = {ME: Member(ME, "organiser", "Åsa", OLGA, OPEN)}
    talk.commands("team")
    talk.presses("Ta bort Åsa", "Ja, ta bort")
    assert (talk.texts, talk.told(ME)) == ([said("team-left")], [])
    assert talk.menus[ME] == [*routes.names(None)]


def test_an_organiser_from_the_settings_gets_the_menu_with_the_first_message() -> None:
    """Telegram takes no menu for a chat in which nobody has written."""
    talk = organiser()
    talk.says("Hej")
    assert talk.menus == {OLGA: [*routes.names("organiser")]}
    talk.menus.clear()
    talk.says("Hej")
    assert talk.menus == {}
