"""What each kind of field says of itself."""

import pytest

from conversations.model.answers import reading
from conversations.model.event.kinds.all import BELONGING, KINDS
from conversations.model.refusal import Refusal
from conversations.model.values import Answer, Consent
from tests.fakes.world import NAME, OPEN, Described, picnic

PAGE: Described = {"key": "page", "kind": "url", "label": "Webbsida", "question": "Har du en webbsida?"}
EVENT = picnic(NAME, PAGE)

UNCLEAR = Refusal("url-unclear")


def read(text: str) -> str | tuple[str, ...] | Refusal:
    field = EVENT.field_named("page")
    assert field
    return reading.read(field, EVENT, text)


def having(fact: str) -> set[str]:
    """The kinds of which something is so."""
    return {each.name for each in KINDS.values() if getattr(each, fact)}


def test_every_kind_is_known_by_its_own_name() -> None:
    assert list(KINDS) == [
        "consent", "name", "email", "phone", "text", "url", "number", "date", "choice", "several", "yes-no",
        "target-group",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "kinds"),
    [
        ("written", {"name", "email", "phone", "text", "url", "number", "date"}),
        ("any_words", {"name", "text"}),
        ("affirmed", {"yes-no", "consent"}),
        ("fixed", {"yes-no"}),
        ("many", {"several"}),
        ("counted", {"choice", "several", "target-group", "yes-no"}),
        ("column", KINDS.keys() - {"consent"}),
    ],
)
def test_a_kind_says_how_its_answers_are_given_and_used(fact: str, kinds: set[str]) -> None:
    assert having(fact) == kinds


def test_a_kind_says_which_settings_it_has_alone() -> None:
    assert BELONGING == {
        "suggest": ("text",),
        "least": ("number", "several"),
        "most": ("number", "several"),
        "earliest": ("date",),
        "latest": ("date",),
        "choice": ("choice", "several"),
        "decision": ("choice", "several", "yes-no"),
    }


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("exempel.se/jag", "https://exempel.se/jag"),
        ("www.exempel.se", "https://www.exempel.se"),
        ("https://exempel.se", "https://exempel.se"),
        ("HTTP://Exempel.se/", "http://Exempel.se/"),
        ("min sida är exempel.se/jag.", "https://exempel.se/jag"),
        ("exempel.se, alltså exempel.se", "https://exempel.se"),
        ("(se <https://exempel.se/?q=1&b=2#x>)", "https://exempel.se/?q=1&b=2#x"),
        ("https://exempel.se/wiki/Lund_(stad)", "https://exempel.se/wiki/Lund_(stad)"),
        ("https://exempel.se/@jag", "https://exempel.se/@jag"),
        ("exempel.se:8080/x", "https://exempel.se:8080/x"),
        ("åäö.se", "https://åäö.se"),
    ],
)
def test_the_one_web_address_is_taken_out_of_the_words(said: str, address: str) -> None:
    assert read(said) == address
    assert reading.known(EVENT, {"page": address}) == {"page": address}


@pytest.mark.parametrize(
    "said",
    [
        "", "jag", "nej tack", "exempel", "exempel..se", "-.se", "10.5", "14.30", "a.se b.se", "jag@exempel.se",
        "mailto:jag@exempel.se", "https://jag:hemligt@exempel.se/", "ftp://exempel.se", "javascript:alert(1)",
        "https://localhost/x", "https://", "https://exempel.se:999999/",
    ],
)  # fmt: skip
def test_what_holds_no_web_address_or_more_than_one_is_refused(said: str) -> None:
    assert read(said) == UNCLEAR


def test_a_web_address_has_room_for_three_hundred_characters() -> None:
    fits = "https://exempel.se/".ljust(300, "x")
    assert (read(fits), read(f"{fits}x")) == (fits, Refusal("text-too-long", {"longest": 300, "length": 301}))


@pytest.mark.parametrize("answer", ["Lund", "jag@exempel.se", ("a", "b"), Consent("1", OPEN)])
def test_what_is_no_web_address_does_not_hold_where_one_is_asked_for(answer: Answer) -> None:
    assert reading.known(EVENT, {"page": answer}) == {}
