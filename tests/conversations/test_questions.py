"""Questions, wherever a person stands: answered with their source or honestly not, and nothing of the form is lost."""

from dataclasses import replace

import pytest

from conversations.model.questions.question import Question
from tests.conversations.test_odd_inputs import PLACES, a_talk_at, what_counts
from tests.fakes.knowledge import FewEntries
from tests.fakes.world import CLOSED, CONSENT, JOY, NAME, OLGA, OPEN, Talk, conference, picnic, said

PARKING = "Parkera i garaget <under> huset.\n\n• Kod: 1 < 2\n\nFrån: Parkering"
UNANSWERED = f"{said('question-unanswered')}\n\n{said('question-pass-on')}"
HELPED, NOT_HELPED, PASS_ON, NONE = (
    said(f"button-{each}") for each in ("helped", "not-helped", "pass-on", "none-of-these")
)
SWIM = {"key": "swim", "kind": "yes-no", "label": "Bad", "question": "Badar du?"}
IN_FORM = [place for place in PLACES if place not in ("idle", "registered", "waiting", "cancelled")]
FIELDS = [place for place in IN_FORM if place not in ("reviewing", "revising")]


def knowledge(talk: Talk) -> FewEntries:
    found = talk.knowledge[talk.event.key]
    assert isinstance(found, FewEntries)
    return found


class TestAnswers:
    def test_a_sure_question_is_answered_with_its_source_and_can_be_rated(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Var parkerar man?")
        assert (talk.texts, talk.buttons) == ([PARKING], [HELPED, NOT_HELPED])

    @pytest.mark.parametrize("place", PLACES)
    def test_a_question_is_answered_in_every_state_and_changes_nothing(self, place: str) -> None:
        talk = a_talk_at(place)
        before = what_counts(talk)
        talk.says("Var parkerar man?")
        assert talk.texts[0] == PARKING
        assert what_counts(talk) == before
        assert len(talk.texts) == (2 if place in IN_FORM else 1)

    @pytest.mark.parametrize("place", PLACES)
    @pytest.mark.parametrize(
        "question", ["Finns det en cykel?", "Kan man få glass?", "Hej", "Tack!", "¿Qué?"]
    )
    def test_every_kind_of_words_is_answered_in_every_state(self, place: str, question: str) -> None:
        talk = a_talk_at(place)
        before = what_counts(talk)
        talk.says(question)
        assert talk.text
        assert what_counts(talk) == before

    def test_the_language_of_the_question_decides(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Where is the parking?")
        assert talk.texts == ["Park in the garage.\n\nFrom: Parking"]
        assert (talk.buttons, talk.chat.language) == (
            [said("button-helped", "en"), said("button-not-helped", "en")],
            "sv",
        )

    def test_in_the_form_the_field_is_asked_in_the_language_of_the_chat(self) -> None:
        talk = a_talk_at("name")
        talk.says("Where is the parking?")
        assert [text.splitlines()[0] for text in talk.texts] == [
            "Park in the garage.", "2 av 7 · Vad heter du? Skriv för- och efternamn.",
        ]  # fmt: skip

    def test_an_entry_in_the_other_language_comes_with_a_word_on_that(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Finns det ett tyst rum?")
        assert talk.texts == ["Det här finns bara på engelska:\n\nAsk at the desk.\n\nFrån: A quiet room"]

    def test_a_fact_is_told_from_the_events_description(self) -> None:
        talk = a_talk_at("idle")
        talk.says("När är det?")
        assert talk.texts == [
            f"📅 onsdag 23 januari 2019\n\n{said('fact-no-times')}\n\nFrån: Vilken dag det är"
        ]

    def test_how_to_register_is_told_with_the_button_for_it(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Hur anmäler man sig?")
        assert talk.texts[0].startswith(said("fact-register"))
        assert talk.buttons == ["Anmäl mig", HELPED, NOT_HELPED]

    def test_a_usual_question_that_nothing_answers_is_named_and_can_be_passed_on(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Hur ska man klä sig?")
        assert talk.texts == [f"{said('topic-unanswered', topic='klädsel')}\n\n{said('question-pass-on')}"]
        assert talk.buttons[0] == PASS_ON

    def test_an_unknown_question_is_never_said_to_be_passed_on_before_it_is(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Kan man få glass?")
        assert talk.texts == [UNANSWERED]
        assert talk.told(OLGA) == []

    def test_without_an_organiser_nothing_is_offered(self) -> None:
        talk = a_talk_at("idle")
        talk.organisers = {}
        talk.says("Kan man få glass?")
        assert talk.texts == [said("question-unanswered")]
        assert PASS_ON not in talk.buttons

    def test_an_event_without_knowledge_says_so(self) -> None:
        talk = a_talk_at("idle")
        talk.knowledge = {}
        talk.says("Var parkerar man?")
        assert talk.texts == [UNANSWERED]

    def test_the_likely_answers_are_offered_and_the_chosen_one_is_given(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Finns det en cykel?")
        assert (talk.texts, talk.buttons) == (
            [said("question-which")],
            ["Cyklar", "Parkering", "Platsen", NONE],
        )
        talk.presses("Parkering")
        assert (talk.texts, talk.buttons) == ([PARKING], [HELPED, NOT_HELPED])

    def test_none_of_the_likely_ones_leads_to_the_organiser(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Finns det en cykel?")
        talk.presses(NONE)
        assert talk.texts == [UNANSWERED]

    @pytest.mark.parametrize("number", ["3", "x", "-1", ""])
    def test_a_choice_that_was_never_offered_is_an_old_button(self, number: str) -> None:
        talk = a_talk_at("idle")
        talk.says("Finns det en cykel?")
        code = next(iter(talk.questions))
        talk.forges(f"question|choose|{code}|{number}")
        assert said("button-old") in talk.toast

    def test_where_none_of_the_likely_ones_is_answered_none_is_offered(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Sänds det?")
        assert (talk.texts, talk.buttons[0]) == ([UNANSWERED], PASS_ON)

    def test_what_lies_near_a_question_that_nothing_answers_is_told_with_it(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Vilka tider?")
        honest = said("topic-unanswered", topic="vilka tider som gäller")
        assert talk.texts == [f"{honest}\n\n📅 onsdag 23 januari 2019\n\n{said('question-pass-on')}"]

    def test_under_a_question_that_nothing_answers_stands_only_what_helps(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Kan man få glass?")
        assert talk.buttons == [PASS_ON, "Anmäl mig", said("button-help")]

    def test_a_question_about_the_programme_is_answered_from_it_and_can_be_rated(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Hur ser programmet ut?")
        assert "Joy Mogensen" in talk.text
        assert talk.buttons[-2:] == [HELPED, NOT_HELPED]
        assert [each.topic for each in talk.questions.values()] == ["programme:items"]

    def test_a_question_about_a_programme_that_there_is_none_of_can_be_passed_on(self) -> None:
        talk = Talk(picnic())
        talk.says("Hur ser programmet ut?")
        assert talk.texts == [UNANSWERED]
        assert [each.topic for each in talk.questions.values()] == ["topic:programme"]

    def test_another_language_gets_a_polite_word_in_both(self) -> None:
        talk = a_talk_at("idle")
        talk.says("¿Dónde está?")
        assert talk.texts == [said("swedish-or-english")]

    def test_signs_without_words_are_no_question(self) -> None:
        talk = a_talk_at("idle")
        for signs in ("🦆🦆🦆", "???", "\u200b"):
            talk.says(signs)
            assert (talk.texts, talk.questions) == ([said("question-no-words")], {})

    @pytest.mark.parametrize("signs", ["?", "???", "¿?"])
    def test_signs_without_words_are_no_name_either(self, signs: str) -> None:
        talk = a_talk_at("name")
        talk.says(signs)
        assert (talk.place, talk.texts[0].splitlines()[0]) == ("name", said("name-unclear"))

    def test_thanks_get_a_short_reply_in_their_language(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Thanks!")
        assert talk.texts == [said("small-talk-thanks", "en")]

    def test_a_hello_outside_the_form_is_a_greeting(self) -> None:
        talk = Talk()
        talk.says("Hej!")
        assert talk.text.startswith("👋 Hej Åsa!")

    def test_a_long_question_is_understood_by_its_beginning(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Var parkerar man? " + "å" * 3900)
        assert talk.texts == [PARKING]
        assert [len(each) for each in knowledge(talk).heard] == [1000]

    def test_html_in_a_question_stays_words(self) -> None:
        talk = a_talk_at("organisation")
        talk.says("parkering")
        talk.says("<b>glass</b> & <script>?")
        assert talk.questions

    def test_the_question_is_kept_with_what_it_was_understood_as(self) -> None:
        talk = a_talk_at("idle")
        message = talk.says("Finns det en cykel?")
        kept = next(iter(talk.questions.values()))
        assert kept == Question(
            kept.code, "mer-for-fler", talk.me, message, "sv", "Finns det en cykel?", OPEN,
            closest=("entry:bikes", "entry:parking", "fact:where"),
        )  # fmt: skip


class TestRatings:
    def test_a_rating_is_kept_and_thanked_for(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Var parkerar man?")
        talk.presses(HELPED)
        assert (talk.toast, talk.texts) == (said("rated-helpful"), [])
        assert [each.helped for each in talk.questions.values()] == [True]

    def test_an_answer_that_did_not_help_can_be_passed_on(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Var parkerar man?")
        talk.presses(NOT_HELPED)
        assert (talk.toast, talk.texts, talk.buttons) == (
            said("rated-useless"), [said("question-pass-on")], [PASS_ON],
        )  # fmt: skip
        talk.presses(NOT_HELPED)
        assert (talk.texts, [each.helped for each in talk.questions.values()]) == ([], [False])

    def test_nobody_rates_for_others(self) -> None:
        talk = a_talk_at("idle")
        talk.says("Var parkerar man?")
        talk.questions = {key: replace(each, chat=77) for key, each in talk.questions.items()}
        talk.presses(HELPED)
        assert [each.helped for each in talk.questions.values()] == [None]


class TestTheForm:
    @pytest.mark.parametrize("place", FIELDS)
    def test_the_field_is_asked_once_and_below_the_answer(self, place: str) -> None:
        """As Rasa's form did not: it asked again before the answer (RasaHQ/rasa#7751)."""
        talk = a_talk_at(place)
        asked = talk.chat
        talk.says("Var parkerar man?")
        field = talk.event.field_named(place)
        assert field
        assert [text == PARKING for text in talk.texts] == [True, False]
        assert talk.texts[1].count(field.question["sv"]) == 1
        assert replace(talk.chat, heard=0) == replace(asked, heard=0)

    def test_after_many_questions_the_answer_still_goes_on(self) -> None:
        """As Rasa's form did not after five of them (RasaHQ/rasa#7639)."""
        talk = a_talk_at("name")
        for _ in range(5):
            talk.says("Var parkerar man?", "När är det?", "Kan man få glass?")
            assert talk.place == "name"
        talk.says("Bo Ek")
        assert (talk.place, talk.answers["name"]) == ("email", "Bo Ek")

    @pytest.mark.parametrize(
        ("place", "button", "following"),
        [
            ("consent", "Jag godkänner", "name"),
            ("group", "Förtroendevald", "organisation"),
            ("needs", "Hoppa över", "reviewing"),
            ("reviewing", "Skicka in anmälan", "idle"),
        ],
    )
    @pytest.mark.parametrize("asked", [["Var parkerar man?"], ["När är det?", "Kan man få glass?", "Tack!"]])
    def test_after_questions_the_button_still_goes_on(
        self, place: str, button: str, following: str, asked: list[str]
    ) -> None:
        """A question between, and then a yes: the yes belongs to the field, and to nothing that the bot said between."""
        talk = a_talk_at(place)
        old = talk.find(button)
        talk.says(*asked)
        fresh = talk.fork()
        fresh.presses(button)
        talk.presses_shown(old)
        assert (fresh.place, talk.place) == (following, following)

    def test_a_question_before_a_yes_in_words_leaves_the_yes_to_the_field(self) -> None:
        talk = Talk(picnic(NAME, SWIM))
        talk.begins("picnic")
        talk.reaches("swim")
        talk.says("Var parkerar man?", "ja")
        assert (talk.place, talk.answers["swim"]) == ("reviewing", "yes")

    @pytest.mark.parametrize("place", FIELDS)
    @pytest.mark.parametrize("words", ["Varför behöver ni veta det?", "Vad ska jag skriva här?"])
    def test_who_asks_why_is_asked_for_the_same_field_again(self, place: str, words: str) -> None:
        """As Rasa's form was not: it went on with another one, even one that was not to be asked (rasa-sdk#389)."""
        talk = a_talk_at(place)
        before = what_counts(talk)
        talk.says(words)
        field = talk.event.field_named(place)
        assert field
        assert field.why
        assert talk.texts[0] == field.why["sv"]
        assert field.question["sv"] in talk.texts[1]
        assert what_counts(talk) == before

    def test_a_question_does_not_fill_the_field_that_was_asked(self) -> None:
        talk = a_talk_at("organisation")
        talk.says("Var är det?")
        assert "organisation" not in talk.answers
        assert talk.texts[0].startswith("📍 Clarion Hotel Stockholm")

    @pytest.mark.parametrize(
        ("place", "words", "following"),
        [
            ("name", "Bo Ek", "email"),
            ("name", "bo ek", "email"),
            ("email", "var@när.se", "group"),
            ("group", "Förtroendevald", "organisation"),
            ("organisation", "Lunds kommun", "role"),
            ("needs", "vegetarian", "reviewing"),
            ("needs", "nej", "reviewing"),
        ],
    )
    def test_an_answer_is_an_answer(self, place: str, words: str, following: str) -> None:
        talk = a_talk_at(place)
        talk.says(words)
        assert talk.place == following
        assert talk.questions == {}

    @pytest.mark.parametrize(
        ("place", "words"),
        [
            ("name", "Bo Ek"),
            ("email", "var@när.se"),
            ("group", "Förtroendevald"),
            ("needs", "nej"),
            ("role", "Chef Bo"),
        ],
    )
    def test_a_plain_answer_need_not_be_understood(self, place: str, words: str) -> None:
        talk = a_talk_at(place)
        knowledge(talk).heard.clear()
        talk.says(words)
        assert knowledge(talk).heard == []

    def test_small_talk_in_the_form_is_answered_and_the_field_asked_again(self) -> None:
        talk = a_talk_at("name")
        talk.says("Tack")
        assert talk.texts[0] == said("small-talk-thanks")
        assert (talk.place, len(talk.texts)) == ("name", 2)

    def test_a_question_while_a_colleague_is_registered(self) -> None:
        talk = a_talk_at("registered")
        talk.presses("👥 Anmäl en kollega")
        before = what_counts(talk)
        talk.says("Var parkerar man?")
        assert talk.texts == [PARKING, "1 av 2 · Vad heter din kollega? Skriv för- och efternamn."]
        assert what_counts(talk) == before

    def test_a_question_is_answered_also_when_registration_has_closed(self) -> None:
        talk = a_talk_at("name")
        talk.now = CLOSED
        talk.says("Var parkerar man?")
        assert talk.texts[1] == PARKING
        talk.says("Bo Ek")
        assert len(talk.texts) == 1


class TestTheSummary:
    @pytest.mark.parametrize("place", ["reviewing", "revising"])
    @pytest.mark.parametrize(
        "words", ["Ok", "skicka!", "Det ser bra ut.", "ja", "Finfint", "Går det bra så?", "Och nu?"]
    )
    def test_words_that_agree_are_told_which_button_to_press(self, place: str, words: str) -> None:
        talk = a_talk_at(place)
        before = what_counts(talk)
        talk.says(words)
        assert (talk.texts[0], len(talk.texts)) == (said("summary-words"), 2)
        assert (what_counts(talk), talk.questions) == (before, {})

    def test_an_unknown_question_is_told_how_to_send_too_and_can_be_passed_on(self) -> None:
        talk = a_talk_at("reviewing")
        talk.says("Kan man få glass?")
        assert talk.texts[0] == f"{said('summary-unanswered')}\n\n{said('question-pass-on')}"
        assert PASS_ON in [shown.button.label for shown in talk.shown]

    def test_who_is_not_registered_yet_hears_how_it_will_be(self) -> None:
        talk = a_talk_at("reviewing")
        for question, key in (("Kan jag ändra sedan?", "change"), ("Är jag anmäld nu?", "my-registration")):
            talk.says(question)
            assert talk.texts[0].startswith(said(f"fact-later-{key}", event=talk.event.name["sv"]))

    def test_once_registration_has_closed_nothing_is_promised(self) -> None:
        talk = a_talk_at("idle")
        talk.now = CLOSED
        talk.says("Kan jag ändra sedan?")
        assert talk.texts[0].startswith(said("status-none", event=talk.event.name["sv"]))


class TestDoubt:
    YES, NO = said("button-was-answer"), said("button-was-question")

    def a_doubt(self) -> Talk:
        talk = a_talk_at("organisation")
        talk.says("Parkering")
        assert (talk.texts, talk.buttons) == ([said("doubt-question", text="Parkering")], [self.YES, self.NO])
        assert (talk.place, "organisation" in talk.answers) == ("organisation", False)
        return talk

    def test_it_is_the_answer(self) -> None:
        talk = self.a_doubt()
        talk.presses(self.YES)
        assert (talk.place, talk.answers["organisation"], talk.questions) == ("role", "Parkering", {})

    def test_it_was_a_question(self) -> None:
        talk = self.a_doubt()
        talk.presses(self.NO)
        assert talk.texts[0] == PARKING
        assert (talk.place, "organisation" in talk.answers) == ("organisation", False)

    @pytest.mark.parametrize("first", ["YES", "NO"])
    def test_each_button_does_its_work_once(self, first: str) -> None:
        talk = self.a_doubt()
        talk.presses(getattr(self, first))
        before = what_counts(talk)
        talk.presses(getattr(self, first))
        assert (talk.toast, talk.texts) == (said("button-passed"), [])
        assert what_counts(talk) == before

    def test_who_moved_on_can_still_say_that_it_was_the_answer(self) -> None:
        talk = self.a_doubt()
        talk.says("Lunds kommun")
        assert talk.place == "role"
        talk.presses(self.YES)
        assert (talk.place, talk.answers["organisation"]) == ("role", "Parkering")
        assert talk.texts[0] == said("edit-noted", noted="✓ Organisation: Parkering")

    def test_who_moved_on_can_still_say_that_it_was_a_question(self) -> None:
        talk = self.a_doubt()
        talk.says("Lunds kommun")
        talk.presses(self.NO)
        assert (talk.texts[0], talk.place, talk.answers["organisation"]) == (PARKING, "role", "Lunds kommun")

    def test_an_answer_after_the_question_is_the_answer(self) -> None:
        talk = self.a_doubt()
        talk.presses(self.NO, self.YES)
        assert talk.answers["organisation"] == "Parkering"

    def test_once_submitted_the_buttons_are_old(self) -> None:
        talk = self.a_doubt()
        talk.says("Lunds kommun")
        talk.reaches("reviewing")
        talk.answers_rightly()
        before = what_counts(talk)
        for button in (self.YES, self.NO):
            talk.presses(button)
            assert talk.text or talk.toast
            assert what_counts(talk) == before

    @pytest.mark.parametrize(("words", "is_refused"), [("när solen skiner?", False), ("var som helst", True)])
    def test_words_that_answer_wrongly_are_told_what_to_write_unless_they_ask(
        self, words: str, *, is_refused: bool
    ) -> None:
        talk = a_talk_at("email")
        talk.says(words)
        assert (said("email-unclear") in talk.text) == is_refused

    def test_words_that_cannot_be_the_answer_are_not_doubted(self) -> None:
        talk = a_talk_at("email")
        talk.says("parkering")
        assert (talk.texts[0], talk.place) == (PARKING, "email")


class TestEdits:
    def test_a_question_that_is_edited_is_answered_anew(self) -> None:
        talk = a_talk_at("idle")
        message = talk.says("Kan man få glass?")
        talk.edits(message, "Var parkerar man?")
        assert talk.texts == [PARKING]
        assert [each.text for each in talk.questions.values()] == ["Var parkerar man?"]

    def test_a_question_in_the_form_that_is_edited_into_an_answer_is_one(self) -> None:
        talk = a_talk_at("name")
        message = talk.says("Kan man få glass?")
        talk.edits(message, "Bo Ek")
        assert (talk.place, talk.answers["name"]) == ("email", "Bo Ek")

    def test_a_question_that_an_organiser_has_heard_stays_as_it_was(self) -> None:
        talk = a_talk_at("idle")
        message = talk.says("Kan man få glass?")
        talk.presses(PASS_ON)
        talk.edits(message, "Kan man få sylt?")
        assert [each.text for each in talk.questions.values()] == ["Kan man få glass?", "Kan man få sylt?"]


class TestWithoutAnEvent:
    def a_talk(self) -> Talk:
        return Talk(conference(), picnic(), person=JOY)

    def test_the_only_event_that_knows_it_answers(self) -> None:
        talk = self.a_talk()
        talk.knowledge["picnic"] = FewEntries()
        known = talk.knowledge["mer-for-fler"]
        assert isinstance(known, FewEntries)
        talk.knowledge.pop("picnic")
        talk.says("Where is the parking?")
        assert talk.texts == ["Park in the garage.\n\nFrom: Parking"]
        assert talk.chat.event is None

    def test_where_several_know_it_the_person_chooses(self) -> None:
        talk = self.a_talk()
        talk.says("When is it?")
        assert talk.texts == [said("question-which-event", "en")]
        talk.presses("The picnic")
        assert talk.texts[0].startswith("📅 Wednesday")
        assert [each.event for each in talk.questions.values()] == ["picnic"]

    def test_small_talk_is_answered_with_the_events(self) -> None:
        talk = self.a_talk()
        talk.says("Thanks")
        assert talk.texts == [said("small-talk-thanks", "en"), said("which-event", "en")]


def test_an_old_button_does_not_take_a_question_back_that_was_passed_on() -> None:
    talk = Talk(picnic(NAME), picnic(NAME, key="walk", name={"sv": "Vandringen", "en": "The walk"}))
    talk.says("Kan man få glass?")
    [which, *_] = [each for each in talk.shown if each.button.press.startswith("question|about|")]
    talk.presses_shown(which)
    talk.presses(said("button-pass-on"))
    before = dict(talk.questions)
    talk.presses_shown(which)
    assert (talk.questions, talk.toast) == (before, said("question-passed-already"))


def test_which_event_a_question_is_about_can_be_said_in_the_form_for_another() -> None:
    talk = Talk(picnic(NAME), picnic(CONSENT, NAME, key="walk", name={"sv": "Vandringen", "en": "The walk"}))
    talk.says("Kan man få glass?")
    which = next(each for each in talk.shown if each.button.press.endswith("|picnic"))
    talk.begins("walk")
    asked = talk.texts[-1]
    talk.presses_shown(which)
    assert (talk.place, talk.texts[-1]) == ("consent", asked)
