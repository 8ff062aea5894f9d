"""A file that is not TOML yet is told in words: the line, the place in it, and what to write."""

import tomllib

import pytest

from bot.events import slips

TOLD = {
    "quotes of a word processor": ("name = “Mer för fler”", 'name = ▸“Mer för fler”: write straight quotes: "Mer för fler"'),
    "quotes of a German one": ("name = „Treffen“", 'name = ▸„Treffen“: write straight quotes: "Treffen"'),
    "no quotes": ("name = Mer för fler", 'name = ▸Mer för fler: put a text between quotes: "Mer för fler"'),
    "an address without quotes": ("url = https://a.example", 'url = ▸https://a.example: put a text between quotes: "https://a.example"'),
    "quotes that do not close": ('name = "Mer', 'name = "Mer▸: the text has no end: close it with " on the same line, or put it between """ where it has several lines'),
    "a text over two lines": ('about = "a\nb"', 'about = "a▸: the text has no end: close it with " on the same line, or put it between """ where it has several lines'),
    "quotes within quotes": ('a = "Säg "hej" nu"', 'a = "Säg "▸hej" nu": there are quotes within the text: write ” for those, or put a \\ before each'),
    "a backslash": ('a = "C:\\Users"', 'a = "C:\\U▸sers": a backslash means something of its own: write / instead, or two of them'),
    "a no-break space": ('name\u00a0= "x"', 'name▸\u00a0= "x": there is a blank here that only looks like one: delete it, and type an ordinary one'),
    "a blank of no width": ('\u200bname = "x"', '▸\u200bname = "x": there is a blank here that only looks like one: delete it, and type an ordinary one'),
    "a date with short numbers": ("starts = 2030-5-7", "starts = 2030▸-5-7: write a date as 2030-05-07, without quotes"),
    "a date the Swedish way": ("starts = 7/5 2030", "starts = 7▸/5 2030: write a date as 2030-05-07, without quotes"),
    "a date with points": ("starts = 7.5.2030 18.30", "starts = 7.5▸.2030 18.30: write a date as 2030-05-07T18:30:00"),
    "a date in words": ("closes = 14 maj 2030", "closes = 14 ▸maj 2030: write a date in digits, as in 2030-05-07"),
    "a date with dashes of print": ("starts = 2030–05–07", "starts = 2030▸–05–07: write a date as 2030-05-07, without quotes"),
    "a date without a year": ("starts = 9/4", "starts = 9▸/4: write the year too, as in 2030-05-07"),
    "a day that there is not": ("starts = 2030-02-30", "starts = ▸2030-02-30: there is no such day: write one of the calendar, such as 2030-05-07"),
    "a time alone": ("starts = 18:00", "starts = 18▸:00: write the date too, as in 2030-05-07T18:00:00"),
    "a time without seconds": ("at = 18:00", "at = 18▸:00: write the time as 18:00:00"),
    "a date and a time without seconds": ("starts = 2030-05-07 18:00", "starts = 2030-05-07 ▸18:00: write a date as 2030-05-07T18:00:00"),
    "a time that there is not": ("at = 25:00:00", "at = 25▸:00:00: there is no such time: write one from 00:00:00 to 23:59:59"),
    "yes in Swedish": ("required = ja", "required = ▸ja: write true"),
    "no with a capital": ("required = False", "required = ▸False: write false"),
    "a number with a blank": ("capacity = 1 000", "capacity = 1 ▸000: write the number alone, in digits: 1000"),
    "a number with its unit": ("capacity = 25 st", "capacity = 25 ▸st: write the number alone, in digits: 25"),
    "a number with a comma": ("x = 12,5", "x = 12▸,5: write a number with a point: 12.5"),
    "a nought before a number": ("capacity = 050", "capacity = 0▸50: write the number alone, in digits: 50"),
    "no value": ("name =", "name =▸: the value is missing: write it behind the =, or take the line away"),
    "a colon": ('name: "x"', 'name▸: "x": write = between the name and the value, as in name = …'),
    "two signs": ('name == "x"', 'name =▸= "x": write one =, as in name = …'),
    "only words": ("hello", "hello▸: write a name, = and a value, or begin the line with # if it is a note"),
    "a name in Swedish": ("namn på = 1", 'namn ▸på = 1: "namn på" is no name of a setting: they are those of the guide, in letters a-z, such as name or starts'),
    "a comma behind": ('name = "x",', 'name = "x"▸,: nothing stands behind a value: take the , away'),
    "a note of a programmer": ('name = "x" // hm', 'name = "x" ▸// hm: a note begins with #, not with //'),
    "two on a line": ("a = 1 b = 2", "a = 1 ▸b = 2: write each setting on a line of its own"),
    "a list with dashes": ('- name = "x"', '- ▸name = "x": this is no list with dashes: write each part under a heading, such as [[field]]'),
    "a list without an end": ('x = ["a", "b"\ny = 2', 'x = ["a", "b"▸: close the list with ]'),
    "a list without quotes": ("only_for = [politician]", 'only_for = [▸politician]: write a list as in ["one", "two"], each between quotes'),
    "texts over two lines": ('a = {sv = "x",\n en = "y"}', 'a = {sv = "x",▸: keep all of it on one line, as in { sv = "…", en = "…" }'),
    "half a bracket": ("[[field]", "[[field▸]: close as many brackets as you open: [[field]]"),
    "half a bracket of one": ("[registration", "[registration▸: close as many brackets as you open: [registration]"),
    "a heading in Swedish": ("[[fält]]", "[[f▸ält]]: headings are those of the guide, in small letters a-z: [registration], [[field]], [[reminder]] …"),
}  # fmt: skip


def told(text: str) -> slips.Slip:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    return slips.found(text, raised.value)


@pytest.mark.parametrize(("line", "remedy"), TOLD.values(), ids=TOLD)
def test_a_slip_is_told_with_its_place_and_its_remedy(line: str, remedy: str) -> None:
    assert told(line) == slips.Slip(1, remedy)


@pytest.mark.parametrize(("line", "remedy"), TOLD.values(), ids=TOLD)
def test_a_slip_is_found_wherever_it_stands(line: str, remedy: str) -> None:
    begun = 'name = "Mer"\n\n[registration]\n# a note\nopens = 2030-01-01\n'
    assert told(f"{begun}{line}\n\n[privacy]\nversion = 1\n") == slips.Slip(6, remedy)


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        (
            '[field]\nkey = "a"\n[field]\nkey = "b"',
            3,
            "[field▸]: this heading stands in line 1 already: where there are several, write [[field]] above each",
        ),
        (
            "[registration]\nopens = 2030-01-01\n[registration]\n",
            3,
            "[registration▸]: this heading stands in line 1 already: put both parts together under one",
        ),
        (
            'name = "a"\nsample = true\nname = "b"\nplace = "c"',
            3,
            'name = "b"▸: "name" stands in line 1 already: keep one of the two',
        ),
    ],
)
def test_what_stands_twice_is_told_with_the_line_of_the_first(text: str, line: int, remedy: str) -> None:
    assert told(text) == slips.Slip(line, remedy)


def test_a_long_line_is_shown_around_the_place() -> None:
    shown = told(f'about = "{"a" * 200} "b" c"').remedy
    assert shown.startswith("…aaa")
    assert len(shown) < 200


@pytest.mark.parametrize(
    "text", ["=", "[", '"', "[[", "a.b.c", "\x00", "{}", "'''", "a = \x7f", "]\n[", "= = ="]
)
def test_whatever_stands_there_is_told(text: str) -> None:
    slip = told(text)
    assert (slip.line, bool(slip.remedy)) == (1, True)
