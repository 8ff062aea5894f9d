"""Whatever a person does, wherever they are: there is an answer, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from conversations.chat.effects import Acknowledge, Say
from conversations.chat.states import Asking
from tests.fakes.world import JOY, Shown, Talk, picnic, said

WHY = said("button-why")

PLACES = ["idle", "consent", "name", "email", "group", "organisation", "role", "needs", "reviewing", "registered",
          "revising", "waiting", "cancelled"]  # fmt: skip


def a_talk_at(place: str) -> Talk:
    """A talk that stands at a field, or before, beside or after the form."""
    talk = Talk()
    talk.commands("start")
    if place == "idle":
        return talk
    if place in ("registered", "revising", "cancelled"):
        talk.registers()
        talk.commands("registration")
    match place:
        case "registered":
            pass
        case "revising":
            talk.presses("Ändra mina svar")
        case "cancelled":
            talk.presses("Avboka", "Ja, avboka")
        case "waiting":
            talk.presses("Anmäl mig", "Jag godkänner")
            talk.commands("cancel")
        case _:
            talk.presses("Anmäl mig")
            talk.reaches(place)
    return talk


def what_counts(talk: Talk) -> tuple[object, ...]:
    """All that must not change by itself."""
    return talk.chat.state, talk.chat.shelf, talk.registrations


ODD: dict[str, Callable[[Talk], object]] = {
    "photo": lambda talk: talk.sends("photo"),
    "sticker": lambda talk: talk.sends("sticker"),
    "voice": lambda talk: talk.sends("voice"),
    "unknown kind": lambda talk: talk.sends("hologram"),
    "unknown command": lambda talk: talk.commands("frobnicate", "x"),
    "empty command": lambda talk: talk.commands(""),
    "edit of nothing": lambda talk: talk.edits(99999, "Bo"),
    "no data": lambda talk: talk.forges(""),
    "forged data": lambda talk: talk.forges("a|b|c|d"),
    "forged submit": lambda talk: talk.forges("summary|submit|guess|"),
    "forged answer": lambda talk: talk.forges("pick|group|guess|politician"),
    "forged code": lambda talk: talk.forges("registration|cancel-yes|ABC234|"),
    "forged language": lambda talk: talk.forges("language|||xx"),
    "forged event": lambda talk: talk.forges("event|nowhere||"),
    "begin of nothing": lambda talk: talk.forges("start|begin||nowhere"),
    "called in a group": lambda talk: talk.calls(),
    "help": lambda talk: talk.commands("help"),
    "privacy": lambda talk: talk.commands("privacy"),
    "language": lambda talk: talk.commands("language"),
    "start": lambda talk: talk.commands("start"),
    "start elsewhere": lambda talk: talk.commands("start", "nowhere"),
    "registration": lambda talk: talk.commands("registration"),
    "help button": lambda talk: talk.forges("help|||"),
    "privacy button": lambda talk: talk.forges("privacy|||"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_input_is_answered_and_changes_nothing(place: str, odd: str) -> None:
    talk = a_talk_at(place)
    before = what_counts(talk)
    ODD[odd](talk)
    assert talk.text or talk.toast
    assert what_counts(talk) == before


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("act", ["photo", "unknown kind"])
def test_who_sends_what_cannot_be_read_is_told_and_shown_where_they_are(place: str, act: str) -> None:
    talk = a_talk_at(place)
    ODD[act](talk)
    assert talk.texts[0] == said("only-words", kind=act)
    assert talk.buttons


@pytest.mark.parametrize(
    ("place", "said", "answer"),
    [
        ("consent", "ja", said("consent-by-button")),
        ("name", "1234", said("name-unclear")),
        ("email", "vet inte", said("email-unclear")),
        ("group", "?", said("choose-by-button")),
        ("organisation", "x" * 121, said("text-too-long", longest=120, length=121)),
        ("role", "\u200b", said("text-empty")),
        ("idle", "Blablabla", said("question-unanswered")),
        ("registered", "Blablabla", said("question-unanswered")),
        ("waiting", "Blablabla", said("question-unanswered")),
    ],
)
def test_words_that_are_no_answer_are_answered_with_what_to_write(place: str, said: str, answer: str) -> None:
    talk = a_talk_at(place)
    before = what_counts(talk)
    talk.says(said)
    assert answer in talk.texts[0]
    assert what_counts(talk) == before


@pytest.mark.parametrize("place", PLACES[1:8])
@pytest.mark.parametrize("act", ["varför", f"[{WHY}]"])
def test_who_asks_why_is_told_and_stays(place: str, act: str) -> None:
    talk = a_talk_at(place)
    field = talk.event.field_named(place)
    assert field
    assert field.why
    before = what_counts(talk)
    talk.acts(act)
    assert field.why["sv"] in f"{talk.text} {talk.toast}"
    assert what_counts(talk) == before


def test_a_reason_too_long_for_a_toast_comes_as_a_message() -> None:
    talk = Talk(picnic({"key": "name", "kind": "name", "label": "N", "question": "N?", "why": "<&> " * 60}))
    talk.begins("picnic")
    talk.presses(WHY)
    assert talk.effects[0] == Acknowledge(talk_callback(talk))
    assert talk.texts == [("<&> " * 60).strip()]


def test_a_reason_that_nobody_wrote_is_the_general_one() -> None:
    talk = Talk(picnic())
    talk.begins("picnic")
    talk.presses(WHY)
    assert talk.effects == (Acknowledge(talk_callback(talk), said("no-why"), alert=True),)


def talk_callback(talk: Talk) -> str:
    return next(effect.callback for effect in talk.effects if isinstance(effect, Acknowledge))


def a_long_life(place: str) -> Talk:
    """A talk that stands at a place in a second form, after a first registration was changed and cancelled."""
    talk = a_talk_at("reviewing")
    talk.presses("Ändra ett svar", "‹ Tillbaka", "Skicka in anmälan", "Ändra mina svar")
    talk.presses("Ändra ett svar", "Namn")
    talk.says("Bo Ek")
    talk.presses("Spara ändringarna", "Avboka", "Ja, avboka")
    talk.commands("help")
    talk.presses("Anmäl mig igen", "Jag godkänner")
    talk.commands("cancel")
    talk.presses("Fortsätt där jag var")
    if place == "idle":
        talk.commands("cancel")
    else:
        talk.reaches("reviewing" if place in ("registered", "revising") else place)
    if place in ("registered", "revising"):
        talk.presses("Skicka in anmälan")
    if place == "revising":
        talk.presses("Ändra mina svar")
    return talk


LIVES = ["idle", "name", "group", "needs", "reviewing", "registered", "revising"]


def test_a_long_life_shows_buttons_of_every_kind() -> None:
    assert {shown.button.press.split("|")[0] for shown in a_long_life("revising").shown} == {
        "start", "form", "pick", "edit", "summary", "registration", "colleague", "language", "privacy", "programme",
    }  # fmt: skip


@pytest.mark.parametrize("place", LIVES)
def test_every_button_of_what_is_over_is_answered_and_changes_nothing(place: str) -> None:
    talk = a_long_life(place)
    alive = {"", talk.draft and talk.draft.nonce, talk.registration and talk.registration.code}
    before = what_counts(talk)
    old = [shown for shown in talk.shown if belonged_to(shown) not in alive]
    assert len(old) > 20
    for shown in old:
        later = talk.fork()
        later.presses_shown(shown)
        assert later.text or later.toast
        assert what_counts(later) == before, shown


def belonged_to(shown: Shown) -> str:
    """The draft or registration that a button belonged to; nothing for one that belongs to none."""
    return shown.button.press.split("|")[2]


@pytest.mark.parametrize("place", LIVES)
def test_a_double_press_of_any_button_ever_shown_is_harmless(place: str) -> None:
    talk = a_long_life(place)
    for shown in {each.button.press: each for each in talk.shown}.values():
        once = talk.fork()
        once.presses_shown(shown)
        twice = once.fork()
        twice.presses_shown(shown)
        assert twice.text or twice.toast
        assert what_counts(twice) == what_counts(once), shown


def test_who_submits_twice_is_registered_once() -> None:
    talk = a_talk_at("reviewing")
    submit = talk.find("Skicka in anmälan")
    talk.presses_shown(submit)
    first = talk.registration
    talk.presses_shown(submit)
    assert talk.registration == first
    assert first
    assert talk.toast == said("button-registered", code=f"{first.code[:3]}-{first.code[3:]}")


def test_a_choice_pressed_in_an_earlier_question_corrects_it() -> None:
    talk = a_talk_at("group")
    question = list(talk.shown)
    talk.presses("Förtroendevald")
    other = next(shown for shown in question if shown.button.label == "Något annat")
    talk.presses_shown(other)
    assert (talk.place, talk.answers["group"]) == ("organisation", "other")
    assert talk.texts[0] == said("edit-noted", noted="✓ Målgrupp: Något annat")


def test_the_same_choice_pressed_again_is_the_same_press() -> None:
    talk = a_talk_at("group")
    choice = talk.find("Förtroendevald")
    talk.presses_shown(choice)
    talk.presses_shown(choice)
    assert talk.effects == (Acknowledge(talk_callback(talk), said("button-passed")),)


def test_who_was_registered_in_the_meantime_is_not_registered_again() -> None:
    talk, elsewhere = a_talk_at("reviewing"), a_talk_at("registered")
    assert elsewhere.registration
    talk.registrations["mer-for-fler"] = there = replace(elsewhere.registration, code="ABC234")
    talk.presses("Skicka in anmälan")
    assert (talk.registration, talk.place) == (there, "idle")


def test_a_change_that_waits_cannot_be_begun_anew_as_if_nobody_were_registered() -> None:
    talk = a_talk_at("revising")
    while talk.place != "idle":
        talk.presses("‹ Tillbaka")
    before = what_counts(talk)
    talk.forges(f"start|restart|{talk.draft.nonce if talk.draft else ''}|")
    assert (talk.toast, what_counts(talk)) == (said("button-passed"), before)


def test_a_button_of_a_field_one_has_left_says_so() -> None:
    talk = a_talk_at("name")
    agree = talk.find("Jag godkänner")
    talk.reaches("email")
    talk.presses_shown(agree)
    assert talk.place == "email"
    assert talk.toast == said("button-passed")


def test_a_button_of_a_draft_that_was_dropped_says_so() -> None:
    talk = a_talk_at("waiting")
    agree = talk.find("Jag godkänner")
    talk.presses("Ta bort mina svar")
    assert (talk.texts, bool(talk.draft)) == ([said("drop-sure")], True)
    talk.presses("Ja, ta bort")
    assert talk.texts == [said("draft-dropped")]
    talk.presses_shown(agree)
    assert (talk.place, talk.toast) == ("idle", said("button-old"))


def test_the_buttons_of_a_dropped_draft_stay_dead_in_the_next() -> None:
    talk = a_talk_at("reviewing")
    submit, begin = talk.find("Skicka in anmälan"), talk.find("Anmäl mig")
    talk.commands("cancel")
    talk.presses("Ta bort mina svar", "Ja, ta bort")
    talk.presses_shown(begin)
    talk.reaches("reviewing")
    talk.presses_shown(submit)
    assert not talk.registrations
    assert talk.place == "reviewing"


@pytest.mark.parametrize("place", ["idle", "consent"])
def test_a_forged_begin_cannot_make_buttons_too_long(place: str) -> None:
    talk = a_talk_at(place)
    talk.forges("start|begin|" + "x" * 39 + "|mer-for-fler")
    talk.reaches("reviewing")
    assert talk.place == "reviewing"


@pytest.mark.parametrize(
    ("place", "left"), [("name", True), ("reviewing", True), ("waiting", True), ("idle", False)]
)
def test_cancel_stops_and_keeps_the_answers(place: str, *, left: bool) -> None:
    talk = a_talk_at(place)
    answers = talk.answers
    talk.commands("cancel")
    assert talk.text == said("draft-kept" if left else "nothing-to-cancel")
    assert (talk.place, talk.answers) == ("idle", answers)


@pytest.mark.parametrize("place", PLACES[2:9])
@pytest.mark.parametrize("way", ["[Fortsätt där jag var]", "start"])
def test_who_stopped_goes_on_where_they_were(place: str, way: str) -> None:
    talk = a_talk_at(place)
    answers = talk.answers
    talk.commands("cancel")
    if way == "start":
        talk.commands("start")
    talk.presses("Fortsätt där jag var")
    assert (talk.place, talk.answers) == (place, answers)


def test_who_begins_anew_loses_the_old_answers_and_their_buttons() -> None:
    talk = a_talk_at("email")
    agree = talk.find("Jag godkänner")
    talk.commands("cancel")
    talk.presses("Börja om från början")
    assert talk.texts == [said("drop-sure")]
    talk.presses("Ja, ta bort")
    assert (talk.place, talk.answers) == ("consent", {})
    talk.presses_shown(agree)
    assert (talk.place, talk.toast) == ("consent", said("button-old"))


@pytest.mark.parametrize("place", PLACES[1:9])
@pytest.mark.parametrize("command", ["start", "registration"])
def test_a_command_in_the_middle_shows_the_question_again(place: str, command: str) -> None:
    talk = a_talk_at(place)
    question = talk.buttons
    talk.commands(command)
    assert (talk.place, talk.buttons) == (place, question)


@pytest.mark.parametrize("place", PLACES)
def test_another_language_keeps_everything(place: str) -> None:
    talk = a_talk_at(place)
    before = what_counts(talk)
    talk.forges("language|||en")
    assert talk.chat.language == "en"
    assert what_counts(talk) == before
    assert talk.texts[0] == said("language-changed", "en")
    assert len(talk.texts) > 1


def test_the_language_command_offers_each_in_its_own_words() -> None:
    talk = Talk(person=JOY)
    talk.commands("language")
    assert talk.buttons == ["Svenska", "English"]
    talk.presses("Svenska")
    assert talk.chat.language == "sv"


@pytest.mark.parametrize(
    ("spoken", "language"),
    [("sv", "sv"), ("sv-SE", "sv"), ("", "sv"), ("en", "en"), ("en-GB", "en"), ("de", "en"), ("pt-br", "en")],
)
def test_a_person_is_met_in_their_language_or_else_in_english(spoken: str, language: str) -> None:
    assert Talk(person=JOY.__class__("Joy", "", spoken)).chat.language == language


@pytest.mark.parametrize("place", ["idle", "name", "reviewing", "registered"])
def test_an_album_gets_one_reply(place: str) -> None:
    talk = a_talk_at(place)
    talk.sends("photo", "album")
    assert talk.texts
    talk.sends("photo", "album")
    talk.sends("video", "album")
    assert talk.effects == ()
    talk.sends("photo", "another")
    assert talk.texts


def test_a_group_is_told_to_use_a_private_chat() -> None:
    talk = Talk()
    talk.calls()
    (reply,) = talk.effects
    assert isinstance(reply, Say)
    assert [button.link for row in reply.rows for button in row] == [
        "https://t.me/the_bot?start=mer-for-fler"
    ]


@pytest.mark.parametrize(
    ("field", "before", "after", "key", "answer"),
    [
        ("name", "Ana Lind", "Anna Lind", "name", "Anna Lind"),
        ("email", "a@exempel.se", "b@exempel.se", "email", "b@exempel.se"),
        ("group", "1", "2", "group", "manager"),
        ("needs", "Vegan", "nej tack", "needs", None),
        ("needs", "nej", "Vegan", "needs", "Vegan"),
    ],
)
def test_an_edited_message_changes_the_answer_it_held(
    field: str, before: str, after: str, key: str, answer: str | None
) -> None:
    talk = a_talk_at(field)
    message = talk.says(before)
    place = talk.place
    talk.edits(message, after)
    assert (talk.place, talk.answers[key]) == (place, answer)
    assert talk.texts[0].startswith(said("edit-noted", noted="✓ "))
    assert len(talk.texts) == 2


def test_an_edit_that_is_no_answer_leaves_the_one_before() -> None:
    talk = a_talk_at("name")
    message = talk.says("Anna Lind")
    talk.edits(message, "42")
    assert talk.answers["name"] == "Anna Lind"
    assert talk.texts[0] == said("edit-refused", refusal=said("name-unclear"))


def test_an_edit_of_a_message_whose_answer_was_replaced_changes_nothing() -> None:
    talk = a_talk_at("name")
    first = talk.says("Anna Lind")
    talk.presses("‹ Tillbaka")
    talk.says("Bo Ek")
    talk.edits(first, "Cecilia Ek")
    assert talk.answers["name"] == "Bo Ek"
    assert talk.texts[0] == said("edit-unused")


def test_an_edit_after_submitting_leaves_the_registration_and_says_how_to_change_it() -> None:
    talk = a_talk_at("name")
    message = talk.says("Anna Lind")
    talk.reaches("reviewing")
    talk.presses("Skicka in anmälan")
    before = talk.registration
    talk.edits(message, "Bo Ek")
    assert talk.registration == before
    assert talk.texts[0].startswith(said("edit-registered"))
    assert "Ändra mina svar" in talk.buttons


def test_a_field_chosen_in_the_summary_is_left_by_submit_pressed_above() -> None:
    talk = a_talk_at("reviewing")
    submit = talk.find("Skicka in anmälan")
    talk.presses("Ändra ett svar", "Namn")
    talk.presses_shown(submit)
    assert isinstance(talk.chat.state, Asking)
    assert not talk.registrations
