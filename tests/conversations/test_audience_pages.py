"""Whoever chooses an audience sees how many it reaches, and comes to every answer."""

from dataclasses import replace

from conversations.broadcasts import cards
from conversations.broadcasts.cards import A_PAGE, Found, Option
from conversations.chat.effects import Button, Say
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.model.broadcasts.audience import Audience, Reach
from conversations.model.broadcasts.composition import Composition
from tests.fakes.world import NAME, OLGA, Talk, picnic

OPTIONS = tuple(
    Option(f"meal.{number}", f"Rätt {number}", number, f"Fråga {number // 10}") for number in range(40)
)


def page(at: str = "", options: tuple[Option, ...] = OPTIONS) -> Say:
    talk = Talk(picnic(NAME))
    scene = Scene(Chat("sv", event="picnic"), replace(talk.facts(), me=OLGA), talk.event)
    composition = Composition("nonce", "picnic", Audience())
    return cards.audience_card(scene, composition, Found(Reach(7), options=options), "choices", at)


def labels(said: Say) -> list[str]:
    return [each.label for row in said.rows for each in row]


def button(said: Say, label: str) -> Button:
    return next(each for row in said.rows for each in row if each.label == label)


def test_how_many_are_reached_stands_last_right_above_the_buttons() -> None:
    assert "<b>7</b> personer" in page().text.splitlines()[-1]


def test_a_page_has_few_values_and_every_value_is_on_some_page() -> None:
    seen: list[str] = []
    for number in range(7):
        values = [each for each in labels(page(str(number))) if each.startswith("Rätt")]
        assert 0 < len(values) <= A_PAGE
        seen += values
    assert len(set(seen)) == len(OPTIONS)


def test_the_pages_are_turned_in_a_circle() -> None:
    first = page()
    assert "1 / 7" in labels(first)
    assert button(first, "‹").press.endswith("choices.6")
    assert button(first, "›").press.endswith("choices.1")
    assert button(page("6"), "›").press.endswith("choices.0")


def test_who_has_chosen_a_value_stays_on_its_page() -> None:
    assert "4 / 7" in labels(page(OPTIONS[20].sign))


def test_the_question_stands_above_the_values_on_each_page() -> None:
    assert "— Fråga 1 —" in labels(page("2"))


def test_few_values_are_not_divided_and_an_odd_page_is_the_last() -> None:
    assert "›" not in labels(page(options=OPTIONS[:6]))
    assert "7 / 7" in labels(page("99"))
    assert "1 / 7" in labels(page("no such sign"))
    assert not [each for each in labels(page(options=())) if each.startswith("Rätt")]
