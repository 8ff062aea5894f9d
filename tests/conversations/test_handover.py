"""Questions that organisers answer: passed on once, answered for everybody who asked, and taught."""

from dataclasses import replace

import pytest

from conversations.chat.effects import Note, Renew, SendFile, Tell
from conversations.model import subjects
from conversations.model.questions.question import AskedOften, Lesson, Question, Status
from conversations.model.questions.understanding import Entry
from tests.conversations.test_odd_inputs import a_talk_at, what_counts
from tests.fakes.world import ME, OLGA, OPEN, Talk, said

EVENT = "Mer för fler – en dag om användardriven innovation"
PASS_ON, TEACH, UNTEACH, DROP = (
    said(f"button-{each}") for each in ("pass-on", "teach", "unteach", "drop-question")
)
BO = 702
ICE = Question(
    "AAAAAA", "mer-for-fler", BO, 10, "sv", "Kan man få glass?", OPEN, "open",
    closest=("entry:bikes", "entry:parking"), lead="AAAAAA",
)  # fmt: skip
ALSO = replace(ICE, code="BBBBBB", chat=BO + 1, language="en", text="Is there ice cream?")
SHOWN = f"{said('question-open', event=EVENT)}\n\nKan man få glass?"
HOW = f"{said('question-how-to-answer')} {said('question-or-press')}"


def asked(text: str = "Kan man få glass?") -> Talk:
    talk = a_talk_at("idle")
    talk.says(text)
    return talk


def an_organiser(*questions: Question) -> Talk:
    """Olga, who has just looked at what waits."""
    talk = a_talk_at("idle")
    talk.me = OLGA
    talk.questions = {each.code: each for each in questions}
    talk.commands("questions")
    return talk


class TestPassingOn:
    def test_a_question_arrives_at_the_organiser_without_a_name(self) -> None:
        talk = asked()
        talk.presses(PASS_ON)
        assert talk.texts == [said("question-passed-on")]
        assert talk.told(OLGA) == [f"{SHOWN}\n\n{HOW}"]
        assert [each.status for each in talk.questions.values()] == ["open"]

    def test_the_two_closest_entries_stand_beside_it(self) -> None:
        talk = asked()
        talk.presses(PASS_ON)
        [tell] = [each for each in talk.effects if isinstance(each, Tell)]
        rows = getattr(tell.message, "rows", ())
        assert [row[0].label for row in rows] == ["↪ Cyklar", "↪ Parkering", DROP]

    def test_pressing_again_passes_nothing_on(self) -> None:
        talk = asked()
        talk.presses(PASS_ON, PASS_ON)
        assert (talk.toast, talk.told(OLGA)) == (said("question-passed-already"), [])

    def test_asking_again_offers_it_no_more(self) -> None:
        talk = asked()
        talk.presses(PASS_ON)
        talk.says("kan man få GLASS")
        assert talk.texts == [f"{said('question-unanswered')}\n\n{said('question-waits-already')}"]
        assert PASS_ON not in talk.buttons

    @pytest.mark.parametrize("text", ["Kan man få glass?", "kan man få glass"])
    def test_what_others_asked_is_counted_in_the_organisers_message(self, text: str) -> None:
        talk = asked(text)
        talk.questions["AAAAAA"] = ICE
        talk.presses(PASS_ON)
        [renewal] = [each.message for each in talk.effects if isinstance(each, Tell)]
        assert isinstance(renewal, Renew)
        assert renewal.subject == subjects.of_question("AAAAAA")
        assert said("question-askers", number=2) in renewal.text

    def test_the_same_usual_question_is_the_same_in_other_words(self) -> None:
        talk = asked("Hur ska man klä sig?")
        talk.questions["AAAAAA"] = replace(ICE, text="Vad har man för kläder?", topic="topic:dress")
        talk.presses(PASS_ON)
        assert {each.lead for each in talk.questions.values()} == {"AAAAAA"}

    def test_two_questions_that_nothing_knows_are_not_the_same(self) -> None:
        talk = asked("Kan man få sylt?")
        talk.questions["AAAAAA"] = ICE
        talk.presses(PASS_ON)
        assert len({each.lead for each in talk.questions.values()}) == 2

    def test_in_the_form_the_place_stays(self) -> None:
        talk = a_talk_at("name")
        talk.says("Kan man få glass?")
        before = what_counts(talk)
        talk.presses(PASS_ON)
        assert what_counts(talk) == before

    def test_where_no_organiser_is_left_it_says_so(self) -> None:
        talk = asked()
        talk.organisers = {}
        talk.presses(PASS_ON)
        assert talk.toast == said("question-nobody-to-ask")
        assert [each.status for each in talk.questions.values()] == ["asked"]


class TestReplies:
    def test_a_reply_goes_to_everybody_who_asked_in_their_language(self) -> None:
        talk = an_organiser(ICE, replace(ALSO, lead="AAAAAA"))
        talk.replies(talk.cards["question-AAAAAA"], "Ja, <glass> till alla!")
        assert talk.told(BO) == [
            said("organiser-answers", question=ICE.text, answer="Ja, <glass> till alla!")
        ]
        assert talk.told(BO + 1) == [
            said("organiser-answers", "en", question=ALSO.text, answer="Ja, <glass> till alla!")
        ]
        assert {(each.status, each.answer) for each in talk.questions.values()} == {
            ("answered", "Ja, <glass> till alla!")
        }
        assert talk.texts == [said("answer-sent", number=2)]
        assert talk.buttons == [TEACH]

    def test_a_question_that_is_nobodys_any_more_is_answered_to_the_others(self) -> None:
        talk = an_organiser(replace(ICE, chat=0, message=0), ALSO)
        talk.replies(talk.cards["question-AAAAAA"], "Ja!")
        assert {each.chat for each in talk.effects if isinstance(each, Tell)} == {BO + 1, OLGA}

    def test_every_organiser_sees_that_it_is_answered(self) -> None:
        talk = an_organiser(ICE)
        talk.organisers = {OLGA: "sv", 901: "en"}
        talk.replies(talk.cards["question-AAAAAA"], "Ja!")
        renewals = {each.chat: each.message for each in talk.effects if isinstance(each, Tell)}
        assert isinstance(renewals[901], Renew)
        assert renewals[901].text.startswith("✅ <b>Answered question about")

    def test_a_reply_in_the_middle_of_the_form_leaves_the_form(self) -> None:
        talk = an_organiser(ICE)
        talk.presses("Anmäl mig")
        before = what_counts(talk)
        talk.replies(talk.cards["question-AAAAAA"], "Ja!")
        assert talk.told(BO) != []
        assert what_counts(talk) == before

    def test_a_reply_of_somebody_else_is_a_question(self) -> None:
        talk = an_organiser(ICE)
        talk.me = ME
        talk.replies(talk.cards["question-AAAAAA"], "Var parkerar man?")
        assert talk.told(BO) == []
        assert talk.texts[0].startswith("Parkera")

    def test_a_reply_that_is_too_long_is_not_sent(self) -> None:
        talk = an_organiser(ICE)
        talk.replies(talk.cards["question-AAAAAA"], "x" * 3001)
        assert talk.texts == [said("answer-too-long", length=3001, longest=3000)]
        assert talk.told(BO) == []

    def test_a_reply_to_a_question_that_is_gone_says_so(self) -> None:
        talk = an_organiser(ICE)
        talk.questions = {}
        talk.replies(talk.cards["question-AAAAAA"], "Ja!")
        assert talk.texts == [said("question-gone")]

    @pytest.mark.parametrize("status", ["open", "answered"])
    def test_a_reply_that_was_too_long_can_be_shortened_by_editing_it(self, status: Status) -> None:
        talk = an_organiser(ICE)
        talk.questions = {"AAAAAA": replace(ICE, status=status)}
        card = talk.cards["question-AAAAAA"]
        message = talk.replies(card, "x" * 3001)
        talk.edits(message, "Ja!", card)
        assert len(talk.told(BO)) == 1
        assert [each.answer for each in talk.questions.values()] == ["Ja!"]

    def test_an_entry_answers_in_the_language_of_each(self) -> None:
        talk = an_organiser(ICE, ALSO)
        talk.presses("↪ Parkering")
        assert "Parkera i garaget <under> huset." in talk.told(BO)[0]
        assert talk.told(BO + 1) == [
            said("organiser-answers", "en", question=ALSO.text, answer="Park in the garage.")
        ]

    def test_a_second_press_shows_what_has_become_of_it(self) -> None:
        talk = an_organiser(ICE)
        talk.presses("↪ Parkering", "↪ Parkering")
        assert talk.told(BO) == []
        assert talk.texts[0].startswith(said("question-answered", event=EVENT))

    def test_a_question_can_be_dismissed_and_nobody_is_told(self) -> None:
        talk = an_organiser(ICE)
        talk.presses(DROP)
        assert [each.status for each in talk.questions.values()] == ["open"]
        talk.presses(said("button-drop-question-no"), DROP, said("button-drop-question-yes"))
        assert (talk.told(BO), [each.status for each in talk.questions.values()]) == ([], ["dropped"])

    @pytest.mark.parametrize("act", ["entry", "drop", "drop-yes", "keep", "teach", "unteach"])
    def test_nobody_else_presses_an_organisers_button(self, act: str) -> None:
        talk = a_talk_at("idle")
        talk.questions = {"AAAAAA": ICE}
        talk.forges(f"question|{act}|AAAAAA|0")
        assert said("button-old") in talk.toast
        assert talk.questions == {"AAAAAA": ICE}


class TestCorrections:
    def answered(self) -> tuple[Talk, int, int]:
        talk = an_organiser(ICE, ALSO)
        card = talk.cards["question-AAAAAA"]
        return talk, talk.replies(card, "Ja, glas."), card

    def test_an_edited_reply_goes_to_everybody_who_got_the_answer_and_is_said_to_be_a_correction(
        self,
    ) -> None:
        talk, message, card = self.answered()
        talk.edits(message, "Ja, glass.", card)
        assert talk.told(BO) == [said("organiser-corrects", question=ICE.text, answer="Ja, glass.")]
        assert talk.told(BO + 1) == [
            said("organiser-corrects", "en", question=ALSO.text, answer="Ja, glass.")
        ]
        assert talk.texts == [said("answer-corrected", number=2)]
        assert {(each.status, each.answer) for each in talk.questions.values()} == {
            ("answered", "Ja, glass.")
        }

    def test_every_organiser_sees_the_corrected_answer(self) -> None:
        talk, message, card = self.answered()
        talk.edits(message, "Ja, glass.", card)
        [renewal] = [each.message for each in talk.effects if isinstance(each, Tell) and each.chat == OLGA]
        assert isinstance(renewal, Renew)
        assert "Ja, glass." in renewal.text

    @pytest.mark.parametrize("replies_anew", [False, True])
    def test_what_was_taught_follows_the_newest_words(self, *, replies_anew: bool) -> None:
        talk, message, card = self.answered()
        talk.presses(TEACH)
        talk.now = OPEN.replace(hour=12)
        if replies_anew:
            talk.replies(card, "Ja, glass.")
        else:
            talk.edits(message, "Ja, glass.", card)
        assert talk.lessons["AAAAAA"].entry.text == "Ja, glass."
        assert talk.lessons["AAAAAA"].taught_at == talk.now, (
            "by which other processes see that it has changed"
        )

    def test_an_edit_that_changes_nothing_sends_nothing(self) -> None:
        talk, message, card = self.answered()
        talk.edits(message, " Ja, glas. ", card)
        assert (talk.texts, talk.told(BO)) == ([said("answer-as-before")], [])

    def test_a_correction_that_is_too_long_leaves_the_answer(self) -> None:
        talk, message, card = self.answered()
        talk.edits(message, "x" * 3001, card)
        assert talk.told(BO) == []
        assert {each.answer for each in talk.questions.values()} == {"Ja, glas."}

    def test_a_correction_in_the_middle_of_the_form_leaves_the_form(self) -> None:
        talk, message, card = self.answered()
        talk.presses("Anmäl mig")
        before = what_counts(talk)
        talk.edits(message, "Ja, glass.", card)
        assert len(talk.told(BO)) == 1
        assert what_counts(talk) == before

    def test_who_is_no_organiser_any_more_corrects_nothing(self) -> None:
        talk, message, card = self.answered()
        talk.organisers = {}
        talk.edits(message, "Nej.", card)
        assert talk.told(BO) == []


class TestTeaching:
    def taught(self) -> Talk:
        talk = an_organiser(ICE, ALSO)
        talk.replies(talk.cards["question-AAAAAA"], "Ja, glass till alla.")
        talk.presses(TEACH)
        return talk

    def test_one_press_puts_the_answer_into_the_knowledge(self) -> None:
        talk = self.taught()
        entry = Entry(
            "asked-aaaaaa", "sv", "Kan man få glass?", "Ja, glass till alla.", ("Is there ice cream?",)
        )
        assert talk.lessons == {"AAAAAA": Lesson("AAAAAA", "mer-for-fler", entry, OPEN)}
        assert talk.toast == said("question-taught")

    def test_it_can_be_undone(self) -> None:
        talk = self.taught()
        talk.commands("questions")
        talk.replies(talk.cards["question-AAAAAA"], "Nej, ingen glass.")
        talk.presses(UNTEACH)
        assert (talk.lessons, talk.toast) == ({}, said("question-untaught"))

    def test_where_an_entry_was_the_answer_the_question_becomes_a_phrasing_of_it(self) -> None:
        talk = an_organiser(ICE)
        talk.presses("↪ Parkering", TEACH)
        entry = talk.lessons["AAAAAA"].entry
        assert (entry.key, entry.phrasings) == ("parking", ("Kan man få glass?",))

    def test_what_was_taught_comes_as_a_file_to_keep(self) -> None:
        talk = self.taught()
        talk.commands("questions")
        talk.presses(said("button-knowledge-file"))
        [file] = [each for each in talk.effects if isinstance(each, SendFile)]
        assert file.name == "knowledge.sv.md"
        assert file.content == (
            "## Kan man få glass? {#asked-aaaaaa}\nJa, glass till alla.\n\nFler sätt att fråga:\n- Is there ice cream?\n"
        )


class TestTheList:
    def test_the_oldest_questions_stand_first(self) -> None:
        newer = replace(ICE, code="CCCCCC", lead="CCCCCC", text="Finns wifi?", asked_at=OPEN.replace(hour=11))
        talk = an_organiser(newer, ICE)
        assert [text.splitlines()[2] for text in talk.texts] == ["Kan man få glass?", "Finns wifi?"]

    def test_what_is_asked_most_comes_with_its_ratings(self) -> None:
        talk = an_organiser()
        talk.asked_most = (
            AskedOften("mer-for-fler", "entry:parking", 12, 3, 1), AskedOften("mer-for-fler", "topic:dress", 2, 0, 0),
            AskedOften("mer-for-fler", "entry:gone", 1, 0, 0),
        )  # fmt: skip
        talk.commands("questions")
        assert talk.texts == [
            said("questions-none"),
            f"{said('questions-most')}\n12 × Parkering · 👍 3 👎 1\n2 × Klädsel",
        ]

    def test_a_button_in_the_help_leads_there(self) -> None:
        talk = an_organiser(ICE)
        talk.commands("help")
        talk.presses(said("button-questions"))
        assert talk.texts == [f"{SHOWN}\n\n{HOW}"]

    def test_nobody_else_sees_it(self) -> None:
        talk = a_talk_at("idle")
        talk.commands("questions")
        assert talk.texts == [said("unknown-command")]
        talk.forges("questions|list||")
        assert said("button-old") in talk.toast


class TestAudit:
    def test_what_is_done_with_a_question_is_written_into_the_audit(self) -> None:
        talk = an_organiser(ICE)
        talk.replies(talk.cards["question-AAAAAA"], "Ja, på torget.")
        talk.presses(TEACH)
        talk.presses(UNTEACH)
        assert [(each.act, each.event) for each in talk.noted if isinstance(each, Note)] == [
            (act, "mer-for-fler") for act in ("replied", "taught", "untaught")
        ]

    def test_a_dismissed_question_is_written_into_the_audit(self) -> None:
        talk = an_organiser(ICE)
        talk.presses(DROP, said("button-drop-question-yes"))
        assert talk.noted == [Note("dropped", "mer-for-fler", details={"question": ("", ICE.text)})]
