from conversations.understanding import Entry
from knowledge import bank, links
from knowledge.ranking import ByLetters, Phrasing

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
