"""The way through the form: forwards, backwards, and by the summary."""

import pytest

from conversations.chat.effects import RenewCaption, SendFile
from conversations.model.registrations.registration import Registration
from conversations.model.values import Consent
from tests.fakes.world import JOY, ME, OPEN, Talk, conference, picnic, said, shown_text

WAY = ["consent", "name", "email", "group", "organisation", "role", "needs", "reviewing"]


def a_talk(*acts: str) -> Talk:
    talk = Talk()
    talk.begins()
    for act in acts:
        talk.acts(act)
    return talk


ALL_ANSWERS = (
    "[Jag godkänner]", "Anna Lind", "anna@exempel.se", "[Förtroendevald]", "Lunds kommun", "Bibliotekschef", "[Hoppa över]",
)  # fmt: skip


def test_a_person_who_answers_everything_is_registered() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    assert talk.registration == Registration(
        event="mer-for-fler",
        code=talk.registration.code if talk.registration else "",
        status="confirmed",
        language="sv",
        answers={
            "consent": Consent("1", OPEN),
            "name": "Anna Lind",
            "email": "anna@exempel.se",
            "group": "politician",
            "organisation": "Lunds kommun",
            "role": "Bibliotekschef",
            "needs": None,
        },
        registered_at=OPEN,
        changed_at=OPEN,
        registrant=ME,
        person=ME,
    )
    assert talk.place == "idle"
    assert talk.draft is None


def test_the_confirmation_is_one_message_that_is_the_ticket() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    assert talk.registration
    code = f"{talk.registration.code[:3]}-{talk.registration.code[3:]}"
    name = talk.event.name["sv"]
    [ticket] = talk.texts
    done, lines = ticket.split("\n\n")
    assert done == said("registered-confirmed", name="Anna Lind", event=name)
    assert lines.startswith(said("ticket", event=name, name="Anna Lind", code=code))
    assert "onsdag 23 januari 2019" in lines
    assert "Clarion Hotel Stockholm" in lines
    assert talk.buttons == [
        "📅 Lägg in i kalendern", "📋 Programmet", "📋 Mina svar", "Ändra mina svar", "🔁 Ge min plats till en kollega",
        "👥 Anmäl en kollega", "Avboka",
    ]  # fmt: skip


def below_the_ticket(talk: Talk) -> list[str]:
    """What the last act wrote below the ticket that is in the chat already."""
    return [each.caption for each in talk.effects if isinstance(each, RenewCaption)]


@pytest.mark.parametrize("name", ["Anna Ek", "Ánna Łind", "Åsa O'Brien"])
def test_the_ticket_in_the_chat_says_the_name_as_it_is_changed(name: str) -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    talk.presses("Ändra mina svar", "Ändra ett svar", "Namn")
    talk.says(name)
    talk.presses("Spara ändringarna")
    [caption] = below_the_ticket(talk)
    assert f"{name} · " in shown_text(caption)


def test_a_ticket_holds_no_more_while_an_organiser_decides_anew() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    talk.presses("Ändra mina svar", "Ändra ett svar", "Målgrupp", "Något annat")
    talk.says("Folkbildningsförbundet")
    talk.presses("Spara ändringarna")
    assert talk.registration
    assert talk.registration.status == "pending"
    [renewed] = [each for each in talk.effects if isinstance(each, RenewCaption)]
    assert shown_text(renewed.caption) == said("ticket-over", event=talk.event.name["sv"])
    assert renewed.rows == ()


def test_the_day_comes_as_a_file_for_the_calendar_to_who_asks_for_it() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    talk.presses("📅 Lägg in i kalendern")
    [file] = [each for each in talk.effects if isinstance(each, SendFile)]
    assert file.name == "mer-for-fler.ics"
    assert "BEGIN:VEVENT" in file.content


def test_the_card_fits_on_a_phone_and_the_answers_are_one_press_away() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    talk.commands("registration")
    assert len(talk.text.splitlines()) <= 10
    assert "Anna Lind" not in talk.text
    talk.presses("📋 Mina svar")
    assert "Namn: Anna Lind" in talk.text
    assert talk.buttons == ["Ändra mina svar", "‹ Tillbaka"]
    talk.presses("‹ Tillbaka")
    assert "🎟 Visa biljetten" in talk.buttons


def test_the_greeting_says_what_when_where_for_whom_and_until_when() -> None:
    talk = Talk(person=JOY)
    talk.commands("start")
    for fact in (
        "Hello Joy!", "Mer för fler – a day on user-driven innovation", "Wednesday 23 January 2019",
        "Clarion Hotel Stockholm, central Stockholm", "elected politicians", "SKL",
        "Last day to register: Thursday 1 November 2018", "name, e-mail, target group",
    ):  # fmt: skip
        assert fact in talk.text
    assert talk.buttons == [
        "Register me", "📋 Programme", "👥 Register a colleague", "How my details are used", "På svenska",
    ]  # fmt: skip


def test_the_fields_are_asked_in_the_order_of_the_form() -> None:
    talk = a_talk()
    places = [talk.place]
    while talk.place != "reviewing":
        talk.answers_rightly()
        places.append(talk.place)
    assert places == WAY


@pytest.mark.parametrize("place", WAY[1:])
@pytest.mark.parametrize("act", ["[‹ Tillbaka]", "tillbaka", "Tillbaka "])
def test_back_leads_to_the_field_before(place: str, act: str) -> None:
    talk = a_talk()
    talk.reaches(place)
    if place == "reviewing" or "[" not in act:
        answers = talk.answers
        talk.acts(act)
        assert (talk.place, talk.answers) == (WAY[WAY.index(place) - 1], answers)
        return
    talk.acts(act)
    assert talk.place == WAY[WAY.index(place) - 1]


def test_back_from_the_first_field_leaves_the_form_and_keeps_the_answers() -> None:
    talk = a_talk("[Jag godkänner]", "[‹ Tillbaka]", "[‹ Tillbaka]")
    assert talk.place == "idle"
    assert talk.buttons == ["Fortsätt där jag var", "Börja om från början", "Ta bort mina svar"]
    talk.presses("Fortsätt där jag var")
    assert talk.place == "name"


@pytest.mark.parametrize(
    ("key", "label"),
    [("name", "Behåll: Anna Lind"), ("email", "Behåll: anna@exempel.se"), ("role", "Behåll: Bibliotekschef")],
)
def test_who_went_back_to_an_answer_in_words_keeps_it_with_one_press(key: str, label: str) -> None:
    talk = a_talk(*ALL_ANSWERS)
    answers = talk.answers
    while talk.place != key:
        talk.presses("‹ Tillbaka")
    assert label in talk.buttons
    talk.presses(label)
    assert (talk.place, talk.answers) == ("reviewing", answers)


def test_the_answer_so_far_stands_under_a_question_that_is_asked_again() -> None:
    talk = a_talk(*ALL_ANSWERS[:4], "[‹ Tillbaka]")
    assert talk.text == "4 av 7 · Vad stämmer bäst på dig?\n\n" + said(
        "question-now", answer="Förtroendevald"
    )


@pytest.mark.parametrize(
    ("field", "act", "key", "answer"),
    [
        ("Namn", "Bo Ek", "name", "Bo Ek"),
        ("E-post", "bo@exempel.se", "email", "bo@exempel.se"),
        ("Målgrupp", "[Förtroendevald]", "group", "politician"),
        ("Organisation", "Umeå", "organisation", "Umeå"),
        ("Titel eller uppdrag", "Ordförande", "role", "Ordförande"),
        ("Mat och tillgänglighet", "Vegan", "needs", "Vegan"),
    ],
)
def test_an_answer_changed_from_the_summary_leads_back_to_it(
    field: str, act: str, key: str, answer: str
) -> None:
    talk = a_talk(*ALL_ANSWERS)
    before = talk.answers
    talk.presses("Ändra ett svar", field)
    assert talk.place == key
    talk.acts(act)
    assert (talk.place, talk.answers) == ("reviewing", before | {key: answer})


def test_back_from_a_field_chosen_in_the_summary_leads_to_the_summary() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Ändra ett svar]", "[Namn]", "[‹ Tillbaka]")
    assert talk.place == "reviewing"


def test_the_summary_shows_every_answer() -> None:
    talk = a_talk(*ALL_ANSWERS)
    assert talk.text.split("\n\n", 1)[1] == (
        f"{said('summary-new')}\n"
        "Personuppgifter: godkänd\n"
        "Namn: Anna Lind\n"
        "E-post: anna@exempel.se\n"
        "Målgrupp: Förtroendevald\n"
        "Organisation: Lunds kommun\n"
        "Titel eller uppdrag: Bibliotekschef\n"
        "Mat och tillgänglighet: inget svar\n\n"
        f"{said('summary-send', submit='Skicka in anmälan')}"
    )


@pytest.mark.parametrize("text", ["skicka", "ja", "varför"])
def test_words_at_the_summary_change_nothing_and_show_it_again(text: str) -> None:
    talk = a_talk(*ALL_ANSWERS)
    before = talk.chat.state
    talk.says(text)
    assert talk.chat.state == before
    assert talk.texts[0] == said("summary-words")
    assert "Skicka in anmälan" in talk.buttons


def test_a_press_on_the_newest_message_is_answered_in_its_place() -> None:
    talk = a_talk("[Jag godkänner]", "Anna Lind", "anna@exempel.se")
    question = talk.find("Något annat").message
    talk.presses("Något annat")
    assert talk.find(said("button-why")).message == question


def test_a_press_above_what_the_person_wrote_is_answered_below() -> None:
    talk = a_talk("[Jag godkänner]", "Anna Lind", "anna@exempel.se")
    question = talk.find("Något annat").message
    talk.says("?")
    talk.presses_shown(next(each for each in talk.shown if each.message == question))
    assert talk.place == "organisation"
    assert talk.find(said("button-why")).message == talk.newest > question


@pytest.mark.parametrize(
    ("names", "offered"),
    [
        (("Åsa", "Öberg"), "Åsa Öberg"),
        (("Åsa", ""), "Åsa"),
        (("  Åsa", "\tÖberg "), "Åsa Öberg"),
        (("🦄", ""), None),
        (("Å", ""), None),
        (("<b>", "Åsa"), None),
        (("x" * 64, "y" * 64), None),
        (("", ""), None),
    ],
)
def test_the_name_in_telegram_is_offered_where_it_can_be_a_name(
    names: tuple[str, str], offered: str | None
) -> None:
    talk = Talk(person=JOY.__class__(*names, "sv"))
    talk.begins()
    talk.reaches("name")
    assert talk.buttons == [*([offered] if offered else []), "‹ Tillbaka", said("button-why")]
    talk.forges(talk.shown[-2].button.press.replace("back", "suggest"))
    assert talk.answers.get("name") == offered


def test_the_way_is_the_same_in_english() -> None:
    talk = Talk(person=JOY)
    talk.commands("start")
    talk.presses("Register me", "I agree", "Joy Mogensen")
    talk.says("joy@example.com")
    talk.presses("Elected politician")
    talk.says("Roskilde", "Mayor")
    talk.presses("Skip", "Send my registration")
    assert talk.registration
    assert talk.registration.language == "en"
    assert talk.registration.answers["group"] == "politician"


def test_a_form_without_consent_needs_none() -> None:
    talk = Talk(picnic())
    talk.registers()
    assert talk.registration
    assert talk.registration.answers == {"name": "Åsa Öberg", "meal": "fish", "note": None}


def test_who_is_registered_sees_it_changes_it_and_keeps_the_code() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]")
    before = talk.registration
    assert before
    talk.commands("registration")
    assert talk.buttons[1:] == [
        "📋 Programmet", "📋 Mina svar", "Ändra mina svar", "🔁 Ge min plats till en kollega", "👥 Anmäl en kollega", "Avboka",
    ]  # fmt: skip
    talk.presses("Ändra mina svar", "Ändra ett svar", "Namn")
    talk.says("Anna Ek")
    assert talk.registration == before
    talk.presses("Spara ändringarna")
    assert talk.registration
    assert (talk.registration.code, talk.registration.answers) == (
        before.code,
        {**before.answers, "name": "Anna Ek"},
    )
    assert talk.texts[0].startswith(said("revised"))


@pytest.mark.parametrize("act", ["[Avbryt utan att spara]", "/cancel"])
def test_who_leaves_a_change_without_saving_keeps_the_registration(act: str) -> None:
    talk = a_talk(
        *ALL_ANSWERS, "[Skicka in anmälan]", "/registration", "[Ändra mina svar]", "[Ändra ett svar]"
    )
    before = talk.registration
    talk.presses("Namn")
    talk.says("Anna Ek")
    talk.acts(act)
    assert (talk.texts, talk.answers.get("name")) == ([said("drop-changes-sure")], "Anna Ek")
    talk.presses("Ja, ta bort")
    assert (talk.registration, talk.place, talk.draft) == (before, "idle", None)
    assert talk.text == said("revision-dropped")


def test_who_leaves_a_change_that_changed_nothing_is_not_asked() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]", "/registration", "[Ändra mina svar]")
    talk.presses("Avbryt utan att spara")
    assert (talk.place, talk.text) == ("idle", said("revision-dropped"))


def test_who_is_asked_whether_the_changes_shall_go_can_go_on_with_them() -> None:
    talk = a_talk(
        *ALL_ANSWERS, "[Skicka in anmälan]", "/registration", "[Ändra mina svar]", "[Ändra ett svar]"
    )
    talk.presses("Namn")
    talk.says("Anna Ek")
    talk.presses("Avbryt utan att spara", "Nej, fortsätt där jag var")
    assert (talk.place, talk.answers["name"]) == ("reviewing", "Anna Ek")


def test_who_backs_out_of_a_change_is_never_offered_to_register_anew() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]", "/registration", "[Ändra mina svar]")
    while talk.place != "idle":
        talk.presses("‹ Tillbaka")
    assert talk.text == said("greeting-again-revising", name=" Åsa", event=talk.event.name["sv"])
    assert talk.buttons == ["Fortsätt där jag var", "Avbryt utan att spara"]
    talk.presses("Fortsätt där jag var")
    assert talk.buttons == ["Spara ändringarna", "‹ Tillbaka", "Ändra ett svar", "Avbryt utan att spara"]


def test_who_cancels_is_asked_first_and_may_register_again_with_a_new_code() -> None:
    talk = a_talk(*ALL_ANSWERS, "[Skicka in anmälan]", "/registration")
    first = talk.registration
    assert first
    talk.presses("Avboka", "Nej, behåll anmälan")
    assert talk.registration == first
    talk.presses("Avboka", "Ja, avboka")
    assert talk.registration
    assert (talk.registration.status, talk.registration.code) == ("cancelled", first.code)
    talk.presses("Anmäl mig igen")
    talk.reaches("reviewing")
    talk.presses("Skicka in anmälan")
    assert talk.registered
    assert talk.registration.code != first.code


def test_the_shipped_event_asks_for_consent_first() -> None:
    assert conference().fields[0].kind == "consent"
