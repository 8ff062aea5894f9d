"""The bot's voice: whole in every language, and nothing said that is not written."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from conversations import routes
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Html, MissingText, Wording
from tests.fakes.world import LONGEST_LABEL, LONGEST_TOAST, ROOT, source, wording

MESSAGES = {
    language: {
        entry.id.name: entry
        for entry in FluentParser().parse(source(language)).body
        if isinstance(entry, fluent.Message)
    }
    for language in LANGUAGES
}
IDS = sorted(MESSAGES["sv"])
CORE = sorted((ROOT / "conversations").rglob("*.py"))
SPEAKERS = [*CORE, *sorted((ROOT / "bot").rglob("*.py"))]

NOT_TEXTS = {
    "small-talk",
    "registration-closes",
    "changes-until",
    "about-bot",
    "my-registration",
    "passed-on",
    "start-over",
    "switch-language",
    "target-group",
    "cancel-yes",
    "decline-yes",
    "drop-yes",
    "leave-yes",
    "no-yes",
    "put-back",
    "put-in-line",
    "restart-yes",
    "yes-no",
    "at-once",
    "take-back",
    "as-written",
}
"""What looks like the key of a text in the core, but is a kind of field or of speech, or the act of a button."""

TOASTS = ["button-passed", "button-old", "button-registered", "no-why", "event-gone"]


class Variables(Visitor):
    def __init__(self, message: fluent.Message) -> None:
        self.names: set[str] = set()
        self.visit(message)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802  named by fluent
        self.names.add(node.id.name)


@cache
def fluent_itself(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source(language)))
    return bundle


def said_by_fluent(language: str, key: str, arguments: dict[str, str]) -> tuple[str, list[Exception]]:
    """What Fluent says, and what it finds wrong."""
    pattern = fluent_itself(language).get_message(key).value
    assert pattern, key
    said, errors = fluent_itself(language).format_pattern(pattern, arguments)
    return str(said), list(errors)


@cache
def variables(language: str, key: str) -> set[str]:
    return Variables(MESSAGES[language][key]).names


@cache
def nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@cache
def strings(file: Path) -> frozenset[str]:
    constants = (node.value for node in nodes(file) if isinstance(node, ast.Constant))
    return frozenset(value for value in constants if isinstance(value, str))


def said(file: Path) -> Iterator[tuple[str, set[str]]]:
    """The keys that stand in calls of html, plain, means, Refusal and the like, with the names of their arguments."""
    for node in nodes(file):
        if not isinstance(node, ast.Call):
            continue
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if function not in {"html", "plain", "means", "words", "Refusal", "_button", "_named"}:
            continue
        given = {keyword.arg or "**" for keyword in node.keywords} | (
            {"event"} if function == "_named" else set()
        )
        for argument in node.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value, given if function in {"html", "plain", "_named"} else {"**"}


SAID = [(file.name, key, given) for file in SPEAKERS for key, given in said(file)]


def test_every_language_says_the_same_things() -> None:
    assert {language: sorted(messages) for language, messages in MESSAGES.items()} == dict.fromkeys(
        LANGUAGES, IDS
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_text_file_is_understood(language: str) -> None:
    entries = FluentParser().parse(source(language)).body
    assert [entry.content for entry in entries if isinstance(entry, fluent.Junk)] == []
    keys = [entry.id.name for entry in entries if isinstance(entry, fluent.Message)]
    assert len(keys) == len(set(keys))


def test_a_text_has_the_same_blanks_to_fill_in_every_language() -> None:
    blanks = {language: {key: variables(language, key) for key in IDS} for language in LANGUAGES}
    assert blanks == dict.fromkeys(LANGUAGES, blanks["sv"])


def test_the_core_says_many_things() -> None:
    assert len(SAID) > 80


def test_what_the_code_says_is_written_and_its_blanks_are_filled() -> None:
    assert {(file, key) for file, key, _ in SAID if key not in MESSAGES["sv"]} == set()
    blanks = {(file, key): (given, variables("sv", key)) for file, key, given in SAID if "**" not in given}
    assert {each: both for each, both in blanks.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.name)
def test_whatever_looks_like_the_key_of_a_text_is_one(file: Path) -> None:
    keys = {
        each for each in strings(file) if "-" in each and each.replace("-", "").isalpha() and each.islower()
    }
    parts = {each for each in keys if each.startswith("-") or each.endswith("-")}
    assert keys - parts - NOT_TEXTS <= set(IDS)


def test_every_text_is_said_somewhere() -> None:
    used = frozenset().union(*(strings(file) for file in SPEAKERS))
    assert [key for key in IDS if key not in used and f"{key.rpartition('-')[0]}-" not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_a_button_fits_there(language: str) -> None:
    labels = {
        key: wording().plain(language, key, **dict.fromkeys(variables(language, key), "x" * 20))
        for key in IDS
        if key.startswith("button-") and key not in TOASTS
    }
    assert {key: label for key, label in labels.items() if not 0 < len(label) <= LONGEST_LABEL} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TOASTS)
def test_a_toast_fits_over_the_chat(language: str, key: str) -> None:
    arguments = dict.fromkeys(variables(language, key), "ABC-234")
    assert 0 < len(wording().plain(language, key, **arguments)) <= LONGEST_TOAST


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", routes.names(None))
def test_every_command_is_described_in_the_menu(language: str, name: str) -> None:
    assert 3 <= len(wording().plain(language, f"command-{name}")) <= 256  # Telegram's BotCommand
    assert f"/{name} " in wording().plain(language, "help")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_means_two_things_in_the_form(language: str) -> None:
    lists = [wording().words(language, key) for key in ("skip-words", "back-words", "why-words")]
    assert sum(map(len, lists)) == len(frozenset().union(*lists))
    assert "" not in frozenset().union(*lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_said_as_fluent_says_it(language: str) -> None:
    given = {key: dict.fromkeys(variables(language, key), "{x} $y") for key in IDS}
    as_fluent_says = {key: said_by_fluent(language, key, arguments) for key, arguments in given.items()}
    spoken = {key: wording().plain(language, key, **arguments) for key, arguments in given.items()}
    assert {key: (text, list[Exception]()) for key, text in spoken.items()} == as_fluent_says


def test_arguments_are_escaped_and_what_is_formatted_is_not() -> None:
    spoken = Wording({"sv": "hej = <b>{ $who }</b>"})
    assert spoken.html("sv", "hej", who='<i>&"x"') == '<b>&lt;i&gt;&amp;"x"</b>'
    assert spoken.html("sv", "hej", who=Html("<i>x</i>")) == "<b><i>x</i></b>"
    assert spoken.plain("sv", "hej", who="<i>") == "<b><i></b>"


@pytest.mark.parametrize(("key", "arguments"), [("nej", {}), ("hej", {}), ("hej", {"whom": "x"})])
def test_a_text_that_is_missing_or_lacks_an_argument_is_an_error(key: str, arguments: dict[str, str]) -> None:
    with pytest.raises(MissingText):
        Wording({"sv": "hej = Hej { $who }"}).html("sv", key, **arguments)


def test_a_text_may_refer_to_others_wherever_they_stand() -> None:
    spoken = Wording(
        {"sv": "-bot = Botten\nhej = { first } till { -bot }\nfirst = Hej { $who ->\n   *[x] du\n}\n"}
    )
    assert spoken.plain("sv", "hej", who="x") == "Hej du till Botten"
    assert spoken.plain("sv", "first", who="x") == "Hej du"


def test_a_line_that_is_no_text_spoils_no_other() -> None:
    spoken = Wording({"sv": "hej = Hej\n    du\nvad är detta\n# remark\nnej = Nej\n"})
    assert (spoken.plain("sv", "hej"), spoken.plain("sv", "nej")) == ("Hej\ndu", "Nej")
    with pytest.raises(MissingText):
        spoken.plain("sv", "vad är detta")
