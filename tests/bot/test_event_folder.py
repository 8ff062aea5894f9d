"""Mistakes in an event folder are told in words: which file, where in it, and what to do."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.events import folders
from bot.events.folders import Problem, WrongEvents
from conversations.model.event.event import Event
from conversations.model.event.fields import Choice, FormField, TargetGroup
from conversations.model.event.parts import (
    Colleagues,
    Contact,
    Link,
    Privacy,
    ProgrammeItem,
    Venue,
    Waitlist,
    Window,
)
from tests.fakes.world import ROOT

ORGANISERS = (ROOT / "docs" / "organisers.md").read_text(encoding="utf-8")

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
GAMES = MEAL.replace('"meal"', '"games"').replace('"choice"', '"several"')
SWIM = '[[field]]\nkey = "swim"\nkind = "yes-no"\nlabel = "Bad"\nquestion = "Badar du?"'
GUESTS = '[[field]]\nkey = "guests"\nkind = "number"\nlabel = "Gäster"\nquestion = "Hur många?"'
ARRIVAL = '[[field]]\nkey = "arrival"\nkind = "date"\nlabel = "Ankomst"\nquestion = "När?"'
WHO = '[[field]]\nkey = "who"\nkind = "target-group"\nlabel = "Grupp"\nquestion = "Vem?"'
GROUP = '[[target_group]]\nkey = "staff"\nlabel = "Personal"'


def written(folder: Path, **settings: str) -> Path:
    """An event folder in which some settings are written differently."""
    event = folder / "picnic"
    event.mkdir(parents=True)
    (event / "event.toml").write_text("\n".join((SETTINGS | settings).values()), encoding="utf-8")
    return event


def problems(folder: Path) -> list[str]:
    """What is wrong, as an organiser reads it, each checked to name its file and a remedy."""
    found = folders.read(folder)
    assert isinstance(found, list)
    for problem in found:
        assert problem.file in (folder / "event.toml", folder)
        assert problem.remedy
        assert str(problem).startswith(f"{problem.file}: ")
    return [str(problem).removeprefix(f"{folder / 'event.toml'}: ") for problem in found]


def test_the_shipped_events_are_clean() -> None:
    assert "mer-for-fler" in folders.read_all(ROOT / "events")


def test_an_event_without_mistakes_is_read_and_named_after_its_folder(tmp_path: Path) -> None:
    event = folders.read(written(tmp_path, more=f"{MEAL}\n{NOTE}"))
    assert isinstance(event, Event)
    assert (event.key, [field.key for field in event.fields]) == ("picnic", ["name", "meal", "note"])


def test_the_example_for_organisers_is_clean(tmp_path: Path) -> None:
    example = ORGANISERS.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "sample-course").mkdir()
    (tmp_path / "sample-course" / "event.toml").write_text(example, encoding="utf-8")
    assert list(folders.read_all(tmp_path)) == ["sample-course"]


SETTINGS_OF_PARTS = {
    (part.__name__, setting)
    for part in (
        Event,
        Venue,
        Contact,
        Link,
        ProgrammeItem,
        Window,
        Waitlist,
        Colleagues,
        Privacy,
        TargetGroup,
        FormField,
        Choice,
    )
    for setting in part.model_fields
    if (part, setting) != (Event, "key")
}


@pytest.mark.parametrize("setting", sorted({setting for _, setting in SETTINGS_OF_PARTS}))
def test_every_setting_is_told_to_organisers(setting: str) -> None:
    assert re.search(rf"`\[*(field\.)?(privacy\.|venue\.)?{setting}\]*`", ORGANISERS)


def test_the_sample_uses_every_setting_but_a_last_day_to_register() -> None:
    assert SETTINGS_OF_PARTS - _used(folders.read(ROOT / "events" / "sample-dev-days")) == {
        ("Window", "closes")
    }


def _used(part: object) -> set[tuple[str, str]]:
    if isinstance(part, tuple):
        return {used for each in part for used in _used(each)}
    if not isinstance(part, BaseModel):
        return set()
    own = {(type(part).__name__, setting) for setting in part.model_fields_set}
    return own.union(*(_used(getattr(part, setting)) for setting in part.model_fields_set))


OPENING = '[[programme]]\nkey = "opening"\ntitle = "Öppning"\nroom = "Sal 1"\n'
LATER = OPENING.replace("opening", "later")
HOURS = "starts = 2019-01-23T{}:00\nends = 2019-01-23T{}:00\n"

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
        [
            'field "meal": only a field of the kind "choice" or "several" has `choice`: remove it or change the kind'
        ],
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
        {"more": NOTE.replace('"text"', '"fax"')},
        ["field \"note\", kind: write one of 'consent', 'name', 'email', 'phone', 'text', 'url', 'number', 'date', 'choice', 'several', 'yes-no' or 'target-group'"],
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


WINDOW = "registration = {{ opens = 2018-10-01, closes = 2018-10-31, capacity = {} }}"
SEATS = {"registration": WINDOW.format(10)}
UNFAIR = "offers end before registration does, so newcomers would get the seats of those in line: let `until` be later, or registration close earlier"
LATE = "seats are offered after the event is over: choose an earlier `until`"
LONG = "an offer lasts longer than the time there is for offers: let `offer_hours` be at most {}, or let `until` be later"
ALIEN = 'field "{}": only a field of the kind {} has `{}`: remove it or change the kind'


def with_line(**settings: str) -> dict[str, str]:
    """A limited event with a waitlist."""
    section = ", ".join(f"{key} = {value}" for key, value in settings.items())
    return {**SEATS, "rest": f"waitlist = {{ {section} }}"}


def seated(field: str, *seats: int) -> str:
    """A field with seats in its choices."""
    head, *choices = field.split("[[field.choice]]")
    limited = zip(choices, seats, strict=True)
    return head + "".join(f"[[field.choice]]{each.rstrip()}\ncapacity = {seat}\n" for each, seat in limited)


def privacy(deletes: str) -> dict[str, str]:
    return {"privacy": f'privacy = {{ version = "1", notice = "x", deletes = {deletes} }}'}


CONTRADICTIONS = [
    (with_line(offer_hours="0"), ["waitlist, offer_hours: write a number greater than 0"]),
    (with_line(offer_hours="721"), ["waitlist, offer_hours: write a number of at most 720"]),
    (with_line(offer_hours="inf"), ["waitlist, offer_hours: write a number, without quotes"]),
    (with_line(offer_hours="'long'"), ["waitlist, offer_hours: write a number, without quotes"]),
    (with_line(hours="3"), ['waitlist, hours: there is no such setting: did you mean "offer_hours"?']),
    (with_line(until="5"), [f"waitlist, until: {folders.DATE_REMEDY}"]),
    (with_line(until="2019-01-24"), [f"waitlist: {LATE}"]),
    (with_line(until="2018-10-30"), [f"waitlist: {UNFAIR}"]),
    (with_line(until="2018-11-01", offer_hours="25"), [f"waitlist: {LONG.format(24)}"]),
    (
        with_line(until="2018-11-01T00:30:00", offer_hours="1"),
        ["waitlist: an offer lasts longer than the time there is for offers: let `until` be later"],
    ),
    (
        {"registration": "registration = { capacity = 10 }", "rest": "waitlist = { until = 2019-01-20 }"},
        [f"waitlist: {UNFAIR}"],
    ),
    (
        {"registration": "registration = { capacity = 10, opens = 2019-01-22T12:00:00 }", "rest": "waitlist = {}"},
        [f"waitlist: {LONG.format(12)}"],
    ),
    (
        {"rest": "waitlist = {}"},
        ["field: nobody ever waits, since no seats are limited: add a `capacity`, or remove [waitlist]"],
    ),
    ({"rest": "waitlist = 5"}, [f"waitlist: {folders.SECTION_REMEDY}"]),
    (
        {"rest": "colleagues = { until = 2019-01-24 }"},
        ["colleagues: colleagues are registered after the event is over: choose an earlier `until`"],
    ),
    ({"rest": "colleagues = { at_most = 0 }"}, ["colleagues, at_most: write a number of at least 1"]),
    ({"rest": "colleagues = { at_most = 21 }"}, ["colleagues, at_most: write a number of at most 20"]),
    (
        privacy("2019-01-23"),
        ["privacy: what people answered is deleted before the event is over: choose a later `deletes`"],
    ),
    (
        {"rest": OPENING + HOURS.format("10:00", "09:00")},
        ['programme: "opening" ends before it starts: let `starts` be the earlier of the two'],
    ),
    (
        {"rest": OPENING + HOURS.format("10:00", "10:00")},
        ['programme: "opening" ends before it starts: let `starts` be the earlier of the two'],
    ),
    (
        {"rest": OPENING + "starts = 2019-01-24\n"},
        ['programme: "opening" is on 2019-01-24, and the event on 2019-01-23: correct the one or the other'],
    ),
    (
        {"rest": OPENING + "ends = 2019-01-23\n"},
        ['programme: "opening" ends, but it is not said when it starts: add `starts`, or remove `ends`'],
    ),
    (
        {"rest": OPENING + "starts = 2019-01-23T09:00:00\nends = 2019-01-23\n"},
        ['programme: "opening" has a time of day at one end only: write a time in both `starts` and `ends`'],
    ),
    (
        {"rest": OPENING + OPENING},
        ['programme: the key "opening" stands more than once: give each its own'],
    ),
    (
        {"rest": OPENING + HOURS.format("09:00", "10:00") + LATER + HOURS.format("09:30", "11:00")},
        ['programme: "opening" and "later" are in "Sal 1" at the same time: move one of them'],
    ),
    ({"rest": OPENING + "starts = 'nine'"}, [f'programme "opening", starts: {folders.DATE_REMEDY}']),
    ({"rest": OPENING + "speakers = 'Maj'"}, [f'programme "opening", speakers: {folders.LIST_REMEDY}']),
    (
        {"rest": OPENING + "kind = 'party'"},
        ["programme \"opening\", kind: write one of 'talk', 'workshop', 'break' or 'other'"],
    ),
    ({"rest": "[contact]"}, ["contact: this says nothing: write `name`, `email`, `phone` or `other`, or remove [contact]"]),
    (
        {"rest": '[contact]\nemail = "info"'},
        [f"contact, email: {folders.PATTERN_REMEDIES['email']}"],
    ),
    (
        {"rest": '[contact]\nphone = "call us"'},
        [f"contact, phone: {folders.PATTERN_REMEDIES['phone']}"],
    ),
    (
        {"rest": '[[link]]\nlabel = "Sidan"\nurl = "example.org"'},
        [f"link number 1, url: {folders.PATTERN_REMEDIES['url']}"],
    ),
    ({"registration": WINDOW.format(0)}, ["registration, capacity: write a number of at least 1"]),
    ({"registration": WINDOW.format("1.5")}, ["registration, capacity: write a whole number"]),
    (
        {**SEATS, "more": seated(MEAL, 5, 4)},
        ['field: the choices in "meal" have 9 seats together, but the event has 10: add seats to the choices, or lower the event\'s `capacity`'],
    ),
    (
        {**SEATS, "more": seated(GAMES, 11, 2)},
        ['field: "fish" in "games" has 11 seats, but the event has 10: lower the one or raise the other'],
    ),
    ({"more": seated(MEAL, 0, 1)}, ['field "meal", choice "fish", capacity: write a number of at least 1']),
    ({"rest": "phone_region = 'se'"}, [f"phone_region: {folders.PATTERN_REMEDIES['phone_region']}"]),
    ({"rest": "phone_region = 'XX'"}, ['phone_region: "XX" is no country with phone numbers: write one such as "SE"']),
    ({"rest": "sample = 'perhaps'"}, ["sample: write true or false, without quotes"]),
    (
        {"target_group": f"{GROUP}\nadmission = 'later'"},
        ["target_group \"staff\", admission: write one of 'at-once' or 'decision'"],
    ),
    (
        {"more": GUESTS + "\nleast = 3\nmost = 2"},
        ['field "guests": `least` is more than `most`: let it be the smaller of the two'],
    ),
    ({"more": GUESTS + "\nleast = 'few'"}, ['field "guests", least: write a whole number, without quotes']),
    ({"more": NOTE + "\nleast = 0"}, [ALIEN.format("note", '"number" or "several"', "least")]),
    ({"more": SWIM + "\nsuggest = true"}, [ALIEN.format("swim", '"text"', "suggest")]),
    (
        {"more": NOTE + "\ndecision = ['x']"},
        [ALIEN.format("note", '"choice", "several" or "yes-no"', "decision")],
    ),
    (
        {"more": SWIM + "\ndecision = ['nej']"},
        ['field "swim": `decision` names "nej", which nobody can answer: write "yes" or "no"'],
    ),
    ({"more": SWIM + "\ndecision = 'no'"}, [f'field "swim", decision: {folders.LIST_REMEDY}']),
    (
        {"more": ARRIVAL + "\nearliest = 2019-01-23\nlatest = 2019-01-22"},
        ['field "arrival": `earliest` is after `latest`: let it be the earlier of the two'],
    ),
    ({"more": ARRIVAL + "\nearliest = 'soon'"}, [f'field "arrival", earliest: {folders.DAY_REMEDY}']),
    ({"more": ARRIVAL + "\nlatest = 2019-01-23T09:00:00"}, [f'field "arrival", latest: {folders.DAY_REMEDY}']),
    (
        {"more": GAMES.replace("question", "most = 3\nquestion")},
        ['field "games": there are only 2 choices: lower `least` and `most`'],
    ),
    (
        {"more": GAMES.replace("question", "most = 0\nquestion")},
        ['field "games": `most` lets nobody choose anything: let it be at least 1'],
    ),
    ({"more": f"{SWIM}\n{NOTE}\nwhen = {{ swim = 'yes' }}"}, [f'field "note", when, swim: {folders.LIST_REMEDY}']),
    ({"more": f"{SWIM}\n{NOTE}\nwhen = {{ swim = [] }}"}, ['field "note", when, swim: add at least 1']),
    (
        {"more": f"{SWIM}\n{NOTE}\nwhen = {{ swim = [true] }}"},
        ['field "note", when, swim number 1: write a text between quotes'],
    ),
    (
        {"more": f"{SWIM}\n{NOTE}\nwhen = 'swim'"},
        ['field "note", when: write which answers it waits for, such as when = { dinner = ["yes"] }'],
    ),
    (
        {"more": f"{SWIM}\n{NOTE}\nwhen = {{ Swim = ['yes'] }}"},
        ['field: "note" waits for "Swim", but there is no such field: correct `when`'],
    ),
    (
        {"target_group": GROUP, "more": f"{WHO}\n{NOTE}\nonly_for = 'staff'"},
        [f'field "note", only_for: {folders.LIST_REMEDY}'],
    ),
    (
        {"target_group": GROUP, "more": f"{WHO}\n{NOTE}\nonly_for = ['crew']"},
        ['field: "note" is `only_for` "crew", but there is no such [[target_group]]: correct it or add the group'],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("at = 17.00", "at: write 17:00:00, with colons and without quotes"),
        ("at = 17.5", "at: write 17:50:00, with colons and without quotes"),
        ("at = 9", "at: write 09:00:00, with colons and without quotes"),
        ('at = "kl 17.30"', "at: write 17:30:00, with colons and without quotes"),
        ('at = "17:30"', "at: write 17:30:00, with colons and without quotes"),
        ("at = 25.00", f"at: {folders.TIME_REMEDY}"),
        ('at = "kvällen"', f"at: {folders.TIME_REMEDY}"),
        ("at = 2019-01-23", f"at: {folders.TIME_REMEDY}"),
        ('before = "1 vecka"', 'before: write "1 week"'),
        ('before = "7 dagar"', 'before: write "7 days"'),
        ('before = "2 timmar"', 'before: write "2 hours"'),
        ('before = "en vecka"', 'before: write "1 week"'),
        ('before = "7d"', 'before: write "7 days"'),
        ('after = "1 dygn"', 'after: write "1 day"'),
        ('too_late = "12 h"', 'too_late: write "12 hours"'),
        ('before = "snart"', f"before: {folders.LENGTH_REMEDY}"),
    ],
)
def test_a_time_or_a_length_in_a_reminder_is_told_with_what_to_write(
    tmp_path: Path, line: str, remedy: str
) -> None:
    reminder = f'[[reminder]]\nkey = "soon"\naudience = ["confirmed"]\n{line}\ntext = "x"'
    assert problems(written(tmp_path, rest=reminder)) == [f'reminder "soon", {remedy}']


def test_a_time_of_the_night_is_told_with_what_to_write(tmp_path: Path) -> None:
    told = ["quiet, begins: write 21:00:00, with colons and without quotes"]
    assert problems(written(tmp_path, rest="quiet = { begins = 21.00 }")) == told


@pytest.mark.parametrize(("settings", "told"), CONTRADICTIONS)
def test_what_contradicts_itself_is_told_with_its_remedy(
    tmp_path: Path, settings: dict[str, str], told: list[str]
) -> None:
    assert problems(written(tmp_path, **settings)) == told


@pytest.mark.parametrize(
    "settings",
    [
        with_line(),
        with_line(until="2019-01-23"),
        with_line(until="2018-10-31"),
        with_line(until="2018-11-01", offer_hours="24"),
        with_line(offer_hours="0.5"),
        {"rest": "waitlist = {}", "more": seated(MEAL, 5, 5)},
        {"rest": "colleagues = {}"},
        {"rest": "colleagues = { until = 2019-01-23, at_most = 20 }"},
        privacy("2019-01-24"),
        {**SEATS, "more": seated(MEAL, 5, 5)},
        {**SEATS, "more": seated(MEAL.replace("question", "required = false\nquestion"), 2, 2)},
        {
            **SEATS,
            "more": f"{SWIM}\n" + seated(MEAL.replace("question", "when.swim = ['yes']\nquestion"), 2, 2),
        },
        {**SEATS, "more": seated(GAMES, 2, 2)},
        {"target_group": f"{GROUP}\nadmission = 'decision'"},
        {"more": GUESTS + "\nleast = 0\nmost = 0"},
        {"more": SWIM + "\ndecision = ['no']"},
        {"more": f"{SWIM}\n{NOTE}\nwhen = {{ swim = ['yes'] }}"},
        {"more": f"{SWIM}\n{NOTE}\n[field.when]\nswim = ['yes']"},
        {"target_group": GROUP, "more": f"{WHO}\n{NOTE}\nonly_for = ['staff']\nsuggest = true"},
    ],
)
def test_what_holds_together_is_read(tmp_path: Path, settings: dict[str, str]) -> None:
    assert isinstance(folders.read(written(tmp_path, **settings)), Event)


def test_sections_are_looked_at_even_where_a_field_is_wrong(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        registration=WINDOW.format(10),
        rest="waitlist = { until = 2019-02-01 }\ncolleagues = { until = 2019-02-01 }",
        more=f"{NOTE}\nwhen = {{ swim = ['yes'] }}\nlongest = 0",
    )
    assert problems(folder) == [
        f"waitlist: {LATE}",
        "colleagues: colleagues are registered after the event is over: choose an earlier `until`",
        'field "note", longest: write a number of at least 1',
        'field: "note" waits for "swim", but there is no such field: correct `when`',
    ]


def test_a_form_whose_only_field_is_wrong_is_not_told_to_be_empty_too(tmp_path: Path) -> None:
    assert problems(written(tmp_path, field=SETTINGS["field"].replace("label", "lable"))) == [
        'field "name", label: add it',
        'field "name", lable: there is no such setting: did you mean "label"?',
    ]


def test_target_groups_that_cannot_be_read_are_not_missed_elsewhere(tmp_path: Path) -> None:
    more = f"{WHO}\n{NOTE}\nonly_for = ['staff']"
    wordless = written(tmp_path / "a", target_group="[[target_group]]\nkey = 'staff'", more=more)
    assert problems(wordless) == ['target_group "staff", label: add it']
    listed = written(tmp_path / "b", rest="target_group = ['staff']", more=f"{more}\nlongest = 0")
    assert problems(listed) == [
        f"target_group number 1: {folders.SECTION_REMEDY}",
        'field "note", longest: write a number of at least 1',
    ]


def test_what_depends_on_a_date_that_cannot_be_read_is_not_judged(tmp_path: Path) -> None:
    settings = {"rest": "waitlist = { until = 2018-10-30 }", "registration": "registration = { closes = 5 }"}
    assert problems(written(tmp_path, **settings)) == [f"registration, closes: {folders.DATE_REMEDY}"]


@pytest.mark.parametrize("given", ["20190123", "'2019-01-23'", "09:30:00", "true", "'soon'"])
@pytest.mark.parametrize("setting", ["starts", "ends"])
def test_what_is_no_date_is_told_once(tmp_path: Path, setting: str, given: str) -> None:
    folder = written(tmp_path, **{setting: f"{setting} = {given}"})
    assert problems(folder) == [f"{setting}: {folders.DATE_REMEDY}"]


@pytest.mark.parametrize("setting", ["opens", "closes"])
def test_what_is_no_date_in_the_window_is_told_with_its_place(tmp_path: Path, setting: str) -> None:
    folder = written(tmp_path, registration=f"registration = {{ {setting} = 5 }}")
    assert problems(folder) == [f"registration, {setting}: {folders.DATE_REMEDY}"]


def test_several_mistakes_in_one_file_are_told_at_once(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        starts="",
        name='name = { sv = "Picknicken" }',
        rest="prize = 5",
        more=NOTE.replace('"text"', '"fax"') + "\nlongest = 0",
    )
    assert sorted(problems(folder)) == [
        "field \"note\", kind: write one of 'consent', 'name', 'email', 'phone', 'text', 'url', 'number', 'date', 'choice', 'several', 'yes-no' or 'target-group'",
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
    assert folders.read(folder) == [
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
    assert told.startswith(f"line {1 + len(content.splitlines())}: ")


def test_the_mistakes_of_all_events_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path / "a", starts="").rename(tmp_path / "first")
    written(tmp_path / "b", organisers="").rename(tmp_path / "second")
    (tmp_path / "a").rmdir()
    (tmp_path / "b").rmdir()
    with pytest.raises(WrongEvents) as wrong:
        folders.read_all(tmp_path)
    assert str(wrong.value).splitlines() == [
        f"{tmp_path}/first/event.toml: starts: add it",
        f"{tmp_path}/second/event.toml: organisers: add it",
    ]


def test_events_are_read_by_key_and_hidden_folders_are_not(tmp_path: Path) -> None:
    written(tmp_path)
    for hidden in (".git", "_drafts"):
        (tmp_path / hidden).mkdir()
    (tmp_path / "README.md").touch()
    assert list(folders.read_all(tmp_path)) == ["picnic"]


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_a_folder_without_events_is_told(tmp_path: Path, folder: str) -> None:
    with pytest.raises(WrongEvents, match="there is no event here: make a folder"):
        folders.read_all(tmp_path / folder)


def test_samples_are_left_out_when_they_are_not_wanted(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path / "other", rest="sample = true").rename(tmp_path / "sample-picnic")
    (tmp_path / "other").rmdir()
    assert list(folders.read_all(tmp_path)) == ["picnic", "sample-picnic"]
    assert list(folders.read_all(tmp_path, samples=False)) == ["picnic"]


def test_mistakes_in_samples_are_told_even_when_they_are_not_wanted(tmp_path: Path) -> None:
    written(tmp_path, rest="sample = true", starts="")
    with pytest.raises(WrongEvents, match="starts: add it"):
        folders.read_all(tmp_path, samples=False)


def test_a_folder_with_samples_only_is_told(tmp_path: Path) -> None:
    written(tmp_path, rest="sample = true")
    with pytest.raises(WrongEvents, match="there is no event here besides samples"):
        folders.read_all(tmp_path, samples=False)


AT_NIGHT = """
[[reminder]]
key = "soon"
audience = ["confirmed"]
before = "2 hours"
text = { sv = "Strax!", en = "Soon!" }
"""


def test_a_reminder_that_would_leave_at_night_is_told_with_when_it_leaves(tmp_path: Path) -> None:
    written(tmp_path, starts="starts = 2019-01-23T07:30:00", rest=AT_NIGHT)
    [warning] = folders.warnings(tmp_path)
    assert '"soon" would leave at night (2019-01-23 05:30), so it leaves 2019-01-22 20:00' in str(warning)


def test_a_reminder_that_leaves_by_day_is_not_warned_of(tmp_path: Path) -> None:
    written(tmp_path, starts="starts = 2019-01-23T17:30:00", rest=AT_NIGHT)
    assert folders.warnings(tmp_path) == []
