"""Yes and no, as people say them."""

import pytest

from conversations.language import assent
from tests.fakes.world import NAME, Described, Talk, picnic


@pytest.mark.parametrize(
    "said",
    [
        "ja", "Ja tack", "Ja!", "Ja.", "JA!!!", "👍", "👍🏽", "👍🏿👍🏿", "👌🏻", "✅", "✔️", "☑️", "Jajamän", "Jajamensan!", "visst", "Javisst",
        "ja visst", "Självklart 😊", "såklart", "Absolut!", "gärna", "Gärna det, tack!", "Ja, gärna", "jaaaa", "Jaaa taack", "japp", "jepp", "Jo då",
        "jodå", "ok", "Okej då", "mm", "Ja, det vill jag", "det stämmer", "ja det stämmer", "Ja tack, det vore kul", "j", "ja 😀", "Ja, tack så mycket!",
        "yes", "Yes please", "yesss", "Yep!", "yup", "Yeah", "sure", "Sure thing", "of course", "Absolutely 🎉", "definitely", "okay", "y", "Yes, thank you",
        "Yes, I’d love to", "count me in", "you bet", "Ja! 👍", "Hej! Ja tack", "(ja)", '"ja"', "*ja*",
    ],
)  # fmt: skip
def test_a_person_who_says_yes_politely_is_heard(said: str) -> None:
    assert assent.read(said) == "yes"


@pytest.mark.parametrize(
    "said",
    [
        "nej", "Nej tack", "Nej tack!", "NEJ.", "nejjj", "nä", "Nää", "näe", "nix", "Nejdå", "nej, tyvärr", "Tyvärr inte", "nej det vill jag inte",
        "absolut inte", "Nej tack, inte den här gången", "jag kan inte komma", "👎", "👎🏼", "❌", "🙅", "🙅🏾‍♀️", "n", "no", "No.", "no thanks",
        "No, thank you!", "nope", "Nah", "noooo", "Not at all", "unfortunately not", "Sorry, no", "I'm afraid not", "I can’t come", "nej 🙏", "Nej, tack ändå 😊",
    ],
)  # fmt: skip
def test_a_person_who_says_no_politely_is_heard(said: str) -> None:
    assert assent.read(said) == "no"


@pytest.mark.parametrize(
    "said",
    [
        "", " ", "!", "nja", "Nja...", "kanske", "Ja kanske", "maybe", "perhaps", "vet inte", "I don't know", "jag vet inte", "ja och nej", "ja nej",
        "nej men ja", "tack", "Tack så mycket", "please", "😀", "🙏", "👍👎", "no problem", "ja?", "Ja, är det gratis?", "ja men bara på kvällen", "inte",
        "jag äter inte fisk", "yes and no", "ja, Anna", "both", "1", "N/A", "Nora", "Jan", "okänt", "hej", "not sure", "visst inte",
    ],
)  # fmt: skip
def test_what_is_neither_yes_nor_no_is_no_answer(said: str) -> None:
    assert assent.read(said) is None


SWIM: Described = {"key": "swim", "kind": "yes-no", "label": "Bad", "question": "Badar du?"}


@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize(
    ("said", "answer"), [("Ja tack!", "yes"), ("👍🏽", "yes"), ("Nej tack", "no"), ("Nah", "no")]
)
def test_a_person_who_answers_a_yes_no_question_politely_goes_on(
    said: str, answer: str, *, required: bool
) -> None:
    talk = Talk(picnic(NAME, {**SWIM, "required": required}))
    talk.reaches("swim")
    talk.says(said)
    assert (talk.place, talk.answers["swim"]) == ("reviewing", answer)


@pytest.mark.parametrize("said", ["nja", "kanske", "både och"])
def test_a_person_who_is_not_sure_is_asked_again(said: str) -> None:
    talk = Talk(picnic(NAME, SWIM))
    talk.reaches("swim")
    talk.says(said)
    assert (talk.place, talk.answers.get("swim")) == ("swim", None)


@pytest.mark.parametrize("said", ["Nej tack!", "nope", "👎", "Nej, tack ändå.", "hoppa över!"])
def test_a_person_who_politely_has_nothing_to_say_skips_a_voluntary_text(said: str) -> None:
    talk = Talk(picnic())
    talk.reaches("note")
    talk.says(said)
    assert (talk.place, talk.answers["note"]) == ("reviewing", None)


@pytest.mark.parametrize("said", ["Ja tack!", "👍", "skicka!"])
def test_a_person_who_says_that_the_summary_is_right_is_shown_its_button(said: str) -> None:
    talk = Talk(picnic())
    talk.reaches("reviewing")
    talk.says(said)
    assert (talk.place, talk.buttons[0]) == ("reviewing", "Skicka in anmälan")
