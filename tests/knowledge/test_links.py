from pathlib import Path

from conversations.model.questions.understanding import Entry
from knowledge.search import links
from knowledge.search.ranking import ByLetters, Phrasing
from knowledge.sources import bank

RANKER = ByLetters(
    [Phrasing(key, text) for key, topic in bank.topics().items() for text in topic.all_phrasings]
)


def tied(*entries: Entry, known: frozenset[str] = frozenset()) -> links.Ties:
    return links.tied(bank.topics(), entries, known, RANKER)


def entry(title: str, key: str = "own", text: str = "Ja.", *phrasings: str) -> Entry:
    return Entry(key, "sv", title, text, phrasings)


def test_an_entry_answers_the_topic_that_it_is_about() -> None:
    assert tied(entry("Finns det parkering?")).answering["parking"] == "own"


def test_a_topic_that_no_entry_is_about_has_no_answer() -> None:
    found = tied(entry("Finns det parkering?"))
    assert {"price", "dress", "wifi"}.isdisjoint(found.answering)


def test_the_entry_on_a_broader_topic_answers_the_narrower() -> None:
    assert tied(entry("Vad blir det för mat?", "food")).answering["allergies"] == "food"


def test_a_topic_of_its_own_takes_its_questions_from_the_broader() -> None:
    found = tied(entry("Vad blir det för mat?", "food"), entry("Allergier och specialkost", "diets"))
    assert (found.answering["food"], found.answering["allergies"]) == ("food", "diets")


def test_an_entry_wins_over_a_fact_of_the_event_on_the_same_topic() -> None:
    known = frozenset({"when", "where"})
    assert tied(entry("När är det?", "day"), known=known).answering["when"] == "day"


def test_no_entries_tie_nothing() -> None:
    assert tied() == links.Ties({}, {})


def test_the_text_of_an_entry_may_show_what_it_is_about() -> None:
    entries = (entry("Betala", "pay"), entry("Krasslig", "ill", "Då får du tillbaka det du har betalat."))
    told = {key: {"pay": 0.15, "ill": 0.5 if key == "refund" else 0.0} for key in bank.topics()}
    found = links.tied(bank.topics(), entries, frozenset(), RANKER, told)
    assert (found.answering["payment"], found.answering["refund"]) == ("pay", "ill")


def test_a_narrow_topic_that_the_entry_on_the_broader_does_not_tell_of_is_only_offered() -> None:
    entries = (entry("Rum för vila", "rest"),)
    for fitting, ties in ((0.1, ({}, {"prayer": "rest"})), (0.3, ({"prayer": "rest"}, {}))):
        told = {key: {"rest": fitting if key == "prayer" else 0.5} for key in bank.topics()}
        found = links.tied(bank.topics(), entries, frozenset(), RANKER, told)
        assert (
            tuple(
                {key: each[key] for key in each if key == "prayer"} for each in (found.answering, found.near)
            )
            == ties
        )


def test_an_entry_that_fits_a_topic_is_offered_where_its_text_does_not_tell() -> None:
    told = {key: {"own": 0.0} for key in bank.topics()}
    found = links.tied(bank.topics(), (entry("Plats för bilen, vilken sort?"),), frozenset(), RANKER, told)
    assert ("parking" in found.answering, found.near["parking"]) == (False, "own")


def test_no_entry_is_about_the_details_of_what_it_names() -> None:
    assert "person-details" not in tied(entry("Hur gammal är talaren?")).answering


def test_ties_are_found_once_and_kept(tmp_path: Path) -> None:
    found = []

    def find() -> links.Ties:
        found.append("looked")
        return links.Ties({"price": "fee"}, {})

    kept = [links.kept(tmp_path / "own" / "ties.json", source, find) for source in (b"a", b"a", b"b")]
    assert (kept, found) == ([links.Ties({"price": "fee"}, {})] * 3, ["looked"] * 2)


def test_broken_ties_are_found_again(tmp_path: Path) -> None:
    (tmp_path / "ties.json").write_text("{", encoding="utf-8")
    assert links.kept(tmp_path / "ties.json", b"a", lambda: links.Ties({}, {})) == links.Ties({}, {})
