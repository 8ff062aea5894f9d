import pytest

from conversations import routes
from conversations.chat import needs
from conversations.chat.inputs import Edited, Input, Said, Sent
from conversations.chat.states import Chat
from conversations.model import subjects


@pytest.mark.parametrize(
    ("subject", "key"),
    [("question-17", "17"), ("question", ""), ("thread-17", ""), ("ABC234", ""), ("", "")],
)
def test_a_subject_tells_the_key_of_its_kind(subject: str, key: str) -> None:
    assert subjects.key(subject, subjects.QUESTION) == key


def test_a_question_is_named_and_found_again() -> None:
    assert subjects.key(subjects.of_question("ABC234"), subjects.QUESTION) == "ABC234"


@pytest.mark.parametrize(("subject", "is_one"), [("ABC234", True), ("question-17", False), ("", False)])
def test_a_code_alone_is_a_registration(subject: str, is_one: bool) -> None:  # noqa: FBT001 - a column of the table
    assert subjects.is_registration(subject) is is_one


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Said("hej", 3, 2), 2),
        (Said("hej", 3), None),
        (Sent("photo", 3, None, 2), 2),
        (Edited("hej", 3), None),
    ],
)
def test_an_input_tells_which_message_it_is_a_reply_to(given: Input, message: int | None) -> None:
    assert needs.reply_to(given) == message


def test_a_reply_to_a_message_about_a_registration_refers_to_that() -> None:
    given = Said("Välkommen!", 3, 2)
    assert routes.needed(Chat("sv"), given, "ABC234").codes == ("ABC234",)
    assert routes.needed(Chat("sv"), given, "question-17").codes == ()
