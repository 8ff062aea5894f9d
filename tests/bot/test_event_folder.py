"""Mistakes in an event folder are told in words: which file, where in it, and what to do."""

from pathlib import Path

import pytest

from bot import event_folder
from bot.event_folder import Problem, WrongEvents
from conversations.event import Event
from tests.fakes.world import ROOT

SETTINGS = {
    "starts": "starts = 2019-01-23",
    "name": 'name = "Picknicken"',
    "about": 'about = "Vi äter ute."',
    "organisers": 'organisers = "Parken"',
    "time_zone": "",
    "ends": "",
    "venue": "",
    "registration": "registration = { opens = 2018-10-01, closes = 2018-10-31 }",
    "privacy": 'privacy = { version = "1", notice = "Vi sparar det du svarar." }',
    "rest": "",
    "target_group": "",
    "field": '[[field]]\nkey = "name"\nkind = "name"\nlabel = "Namn"\nquestion = "Vad heter du?"',
    "more": "",
}
"""An event in order: a setting a line, then its sections."""

MEAL = (
    '[[field]]\nkey = "meal"\nkind = "choice"\nlabel = "Mat"\nquestion = "Mat?"\n'
    '[[field.choice]]\nkey = "fish"\nlabel = "Fisk"\n[[field.choice]]\nkey = "vegan"\nlabel = "Vegan"'
)
NOTE = '[[field]]\nkey = "note"\nkind = "text"\nlabel = "Övrigt"\nquestion = "Något mer?"'
CONSENT = '[[field]]\nkey = "consent"\nkind = "consent"\nlabel = "OK"\nquestion = "OK?"'
GROUP = '[[target_group]]\nkey = "staff"\nlabel = "Personal"'


def written(folder: Path, **settings: str) -> Path:
    """An event folder in which some settings are written differently."""
    event = folder / "picnic"
    event.mkdir(parents=True)
    (event / "event.toml").write_text("\n".join((SETTINGS | settings).values()), encoding="utf-8")
    return event


def problems(folder: Path) -> list[str]:
    """What is wrong, as an organiser reads it, each checked to name its file and a remedy."""
    found = event_folder.read(folder)
    assert isinstance(found, list)
    for problem in found:
        assert problem.file in (folder / "event.toml", folder)
        assert problem.remedy
        assert str(problem).startswith(f"{problem.file}: ")
    return [str(problem).removeprefix(f"{folder / 'event.toml'}: ") for problem in found]


def test_the_shipped_events_are_clean() -> None:
    assert "mer-for-fler" in event_folder.read_all(ROOT / "events")


def test_an_event_without_mistakes_is_read_and_named_after_its_folder(tmp_path: Path) -> None:
    event = event_folder.read(written(tmp_path, more=f"{MEAL}\n{NOTE}"))
    assert isinstance(event, Event)
    assert (event.key, [field.key for field in event.fields]) == ("picnic", ["name", "meal", "note"])


CLOSES = "registration = {{ opens = {}, closes = {} }}"

MISTAKES = [
    ({"starts": ""}, ["starts: add it"]),
    ({"field": ""}, ["field: add it"]),
    ({"privacy": 'privacy = { notice = "x" }'}, ["privacy, version: add it"]),
    ({"about": 'about = ""'}, ["about, sv: write something here", "about, en: write something here"]),
    ({"about": 'about = "   "'}, ["about, sv: write something here", "about, en: write something here"]),
    ({"name": 'name = { sv = "Picknicken" }'}, ["name, en: add it"]),
    ({"name": 'name = { en = "The picnic" }'}, ["name, sv: add it"]),
    (
        {"name": 'name = { sv = "a", en = "b", de = "c" }'},
        ["name, de: there is no such setting: remove it, or correct its spelling"],
    ),
    ({"name": "name = 5"}, ['name: write one text, or one per language: sv = "…" and en = "…"']),
    (
        {"name": f'name = "{"x" * 121}"'},
        ["name, sv: write at most 120 characters", "name, en: write at most 120 characters"],
    ),
    ({"rest": "prize = 5"}, ["prize: there is no such setting: remove it, or correct its spelling"]),
    (
        {"privacy": 'privacy = { version = 1, notice = "x" }'},
        ["privacy, version: write a text between quotes"],
    ),
    (
        {"time_zone": 'time_zone = "Stockholm"'},
        ['time_zone: "Stockholm" is no time zone: write one such as "Europe/Stockholm"'],
    ),
    (
        {"registration": CLOSES.format("2018-11-01", "2018-10-01")},
        ["registration: registration closes before it opens: let `opens` be the earlier of the two"],
    ),
    (
        {"registration": CLOSES.format("2018-10-01", "2019-01-24")},
        ["registration: registration closes after the event is over: choose an earlier `closes`"],
    ),
    (
        {"ends": "ends = 2019-01-22"},
        ["ends: the event ends before it starts: let `starts` be the earlier of the two"],
    ),
    (
        {"rest": "[[target_group]]\nkey = 'A'\nlabel = 'x'"},
        [
            'target_group "A", key: write a key of at most 20 small letters a-z, digits and hyphens, a letter first'
        ],
    ),
    ({"target_group": f"{GROUP}\n{GROUP}"}, ['target_group: the key "staff" stands more than once: give each its own']),
    ({"more": NOTE + "\n" + NOTE}, ['field: the key "note" stands more than once: give each its own']),
    (
        {"more": MEAL.replace("vegan", "fish")},
        ['field "meal", choice: the key "fish" stands more than once: give each its own'],
    ),
    (
        {"more": MEAL.split("[[field.choice]]", maxsplit=1)[0]},
        ['field "meal": a choice needs at least two [[field.choice]] to choose from'],
    ),
    (
        {"more": MEAL.replace('"choice"', '"text"')},
        ['field "meal": only a field of the kind "choice" has choices: remove them or change the kind'],
    ),
    (
        {"field": CONSENT + "\nrequired = false\n" + SETTINGS["field"]},
        ['field "consent": consent can\'t be voluntary: remove `required = false`'],
    ),
    (
        {"more": CONSENT},
        ['field: nothing may be kept before the consent: let the field with kind = "consent" be first'],
    ),
    ({"field": NOTE}, ['field: nobody is asked for their name: add a [[field]] with kind = "name"']),
    (
        {"more": NOTE.replace('"text"', '"name"')},
        ['field: more than one field has kind = "name": keep one of them'],
    ),
    (
        {"more": NOTE.replace('"text"', '"target-group"')},
        ["field: a field asks for the target group, but there is no [[target_group]]: add some"],
    ),
    (
        {"more": NOTE.replace('"text"', '"phone"')},
        ["field \"note\", kind: write one of 'consent', 'name', 'email', 'text', 'choice' or 'target-group'"],
    ),
    ({"more": NOTE + "\nrequired = 'maybe'"}, ['field "note", required: write true or false, without quotes']),
    ({"more": NOTE + "\nlongest = 0"}, ['field "note", longest: write a number of at least 1']),
    ({"more": NOTE + "\nlongest = 2001"}, ['field "note", longest: write a number of at most 2000']),
    ({"more": NOTE + "\nlongest = 'long'"}, ['field "note", longest: write a whole number, without quotes']),
    ({"more": NOTE + "\nlongest = 2.5"}, ['field "note", longest: write a whole number']),
    ({"more": NOTE.replace('key = "note"\n', "")}, ["field number 2, key: add it"]),
    (
        {"more": NOTE.replace('label = "Övrigt"', f'label = "{"x" * 61}"')},
        ['field "note", label, sv: write at most 60 characters', 'field "note", label, en: write at most 60 characters'],
    ),
    ({"field": "field = []"}, ["field: add at least 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_its_remedy(
    tmp_path: Path, settings: dict[str, str], told: list[str]
) -> None:
    assert problems(written(tmp_path, **settings)) == told


@pytest.mark.parametrize("given", ["20190123", "'2019-01-23'", "09:30:00", "true", "'soon'"])
@pytest.mark.parametrize("setting", ["starts", "ends"])
def test_what_is_no_date_is_told_once(tmp_path: Path, setting: str, given: str) -> None:
    folder = written(tmp_path, **{setting: f"{setting} = {given}"})
    assert problems(folder) == [f"{setting}: {event_folder.DATE_REMEDY}"]


@pytest.mark.parametrize("setting", ["opens", "closes"])
def test_what_is_no_date_in_the_window_is_told_with_its_place(tmp_path: Path, setting: str) -> None:
    folder = written(tmp_path, registration=f"registration = {{ {setting} = 5 }}")
    assert problems(folder) == [f"registration, {setting}: {event_folder.DATE_REMEDY}"]


def test_several_mistakes_in_one_file_are_told_at_once(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        starts="",
        name='name = { sv = "Picknicken" }',
        rest="prize = 5",
        more=NOTE.replace('"text"', '"phone"') + "\nlongest = 0",
    )
    assert sorted(problems(folder)) == [
        "field \"note\", kind: write one of 'consent', 'name', 'email', 'text', 'choice' or 'target-group'",
        'field "note", longest: write a number of at least 1',
        "name, en: add it",
        "prize: there is no such setting: remove it, or correct its spelling",
        "starts: add it",
    ]


def test_a_form_that_contradicts_itself_is_told_even_where_a_field_is_wrong_too(tmp_path: Path) -> None:
    asks_for_group = '[[field]]\nkey = "note"\nkind = "target-group"\nlabel = "Grupp"'
    assert problems(written(tmp_path, field=NOTE, more=f"{CONSENT}\n{asks_for_group}")) == [
        'field "note", question: add it',
        'field: the key "note" stands more than once: give each its own',
        'field: nobody is asked for their name: add a [[field]] with kind = "name"',
        'field: nothing may be kept before the consent: let the field with kind = "consent" be first',
        "field: a field asks for the target group, but there is no [[target_group]]: add some",
    ]


@pytest.mark.parametrize("name", ["Picnic", "1picnic", "picnic_2019", "p" * 21, "mid sommar", "höst"])
def test_a_folder_whose_name_cannot_be_a_key_is_told(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path).rename(tmp_path / name)
    assert event_folder.read(folder) == [
        Problem(
            folder,
            "the folder's name",
            "write a key of at most 20 small letters a-z, digits and hyphens, a letter first",
        )
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "picnic") == ["the file is missing: every event has one"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "picnic" / "event.toml").mkdir(parents=True)
    assert problems(tmp_path / "picnic") == ["the file can't be read: Is a directory"]


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "event.toml").write_bytes("name = 'Åsa'".encode("latin-1"))
    assert problems(folder) == ["the file is not in UTF-8: save it in that encoding"]


@pytest.mark.parametrize("content", ["starts = ", 'name = "Picknicken', "[[field]\n", "a = 1\na = 2"])
def test_a_file_that_is_not_toml_is_told_with_the_line(tmp_path: Path, content: str) -> None:
    folder = written(tmp_path)
    (folder / "event.toml").write_text(f"# one\n{content}\n", encoding="utf-8")
    (told,) = problems(folder)
    assert told.startswith("this is not TOML yet: ")
    assert "line " in told


def test_the_mistakes_of_all_events_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path / "a", starts="").rename(tmp_path / "first")
    written(tmp_path / "b", organisers="").rename(tmp_path / "second")
    (tmp_path / "a").rmdir()
    (tmp_path / "b").rmdir()
    with pytest.raises(WrongEvents) as wrong:
        event_folder.read_all(tmp_path)
    assert str(wrong.value).splitlines() == [
        f"{tmp_path}/first/event.toml: starts: add it",
        f"{tmp_path}/second/event.toml: organisers: add it",
    ]


def test_events_are_read_by_key_and_hidden_folders_are_not(tmp_path: Path) -> None:
    written(tmp_path)
    for hidden in (".git", "_drafts"):
        (tmp_path / hidden).mkdir()
    (tmp_path / "README.md").touch()
    assert list(event_folder.read_all(tmp_path)) == ["picnic"]


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_a_folder_without_events_is_told(tmp_path: Path, folder: str) -> None:
    with pytest.raises(WrongEvents, match="there is no event here: make a folder"):
        event_folder.read_all(tmp_path / folder)
