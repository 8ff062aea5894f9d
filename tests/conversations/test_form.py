"""The form as a path through its fields."""

import pytest

from conversations.chat import drafts
from conversations.chat.states import Asking, Draft, Reviewing
from tests.fakes.world import MEAL, NAME, NOTE, Talk, picnic

EVENT = picnic(NAME, MEAL, NOTE)
ALL = {"name": "Åsa", "meal": "fish", "note": None}


def draft(*keys: str) -> Draft:
    return Draft("picnic", "n", {key: ALL[key] for key in keys})


@pytest.mark.parametrize(
    ("answered", "field"),
    [((), "name"), (("name",), "meal"), (("name", "meal"), "note"), (("meal", "note"), "name")],
)
def test_the_first_field_without_an_answer_comes_next(answered: tuple[str, ...], field: str) -> None:
    assert drafts.ahead(draft(*answered), EVENT) == Asking(draft(*answered), field)


def test_a_field_that_was_skipped_is_answered() -> None:
    assert drafts.ahead(draft(*ALL), EVENT) == Reviewing(draft(*ALL))


WHOLE = draft(*ALL)


@pytest.mark.parametrize(
    ("here", "earlier"),
    [
        (Asking(WHOLE, "name"), None),
        (Asking(WHOLE, "meal"), Asking(WHOLE, "name")),
        (Asking(WHOLE, "note"), Asking(WHOLE, "meal")),
        (Reviewing(WHOLE), Asking(WHOLE, "note")),
        (Asking(WHOLE, "name", from_summary=True), Reviewing(WHOLE)),
        (Asking(draft("name"), "name", from_summary=True), Asking(draft("name"), "meal")),
    ],
)
def test_back_leads_to_the_field_before_or_to_the_summary_one_came_from(
    here: Asking | Reviewing, earlier: Asking | Reviewing | None
) -> None:
    assert drafts.before(here, EVENT) == earlier


def test_an_answer_replaces_the_one_before_and_the_message_it_came_in() -> None:
    first = drafts.answered(draft("name"), EVENT.fields[0], "Anna", 7)
    second = drafts.answered(first, EVENT.fields[0], "Joy", 9)
    pressed = drafts.answered(second, EVENT.fields[0], "Åsa")
    assert first == Draft("picnic", "n", {"name": "Anna"}, {"name": 7})
    assert second == Draft("picnic", "n", {"name": "Joy"}, {"name": 9})
    assert pressed == Draft("picnic", "n", {"name": "Åsa"}, {})


def test_a_revision_begins_with_what_was_registered() -> None:
    talk = Talk(EVENT)
    talk.registers()
    assert talk.registration
    assert drafts.revision(EVENT, talk.registration, "n") == Draft(
        "picnic", "n", talk.registration.answers, revises=talk.registration.code
    )


def test_a_draft_is_fitted_by_leaving_out_what_no_longer_holds() -> None:
    kept = drafts.fitted(draft(*ALL), picnic(NAME, {**NOTE, "required": True}))
    assert kept == Draft("picnic", "n", {"name": "Åsa"})


def test_fields_are_numbered_from_one() -> None:
    assert [drafts.position(draft(), EVENT, field.key) for field in EVENT.fields] == [1, 2, 3]
