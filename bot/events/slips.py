"""Says what is wrong in a file that is not TOML yet: the line, the place in it, and what to write there.

The parser tells where it stopped, and in its own words why. What the writer meant is read off the line itself.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MARK = "▸"
"""Stands before the place in the line that is shown."""

LONGEST_SHOWN = 60

QUOTES = "“”„‟«»″‘’‚´`"
"""What word processors put in the place of a straight quote."""

SECTIONS = ("registration", "privacy", "contact", "waitlist", "colleagues", "quiet")
"""Headings of which there is one; each of the others stands once for every part of a list."""

YES, NO = ("true", "yes", "ja", "on", "sant"), ("false", "no", "nej", "off", "falskt")

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_STATEMENT = re.compile(r"^(?P<key>\s*[^=:#\"'\[\]{}]*?)\s*(?P<sign>==|=|:)(?P<value>.*)$", re.DOTALL)
_HEADING = re.compile(r"^\s*(?P<open>\[+)(?P<name>[^\[\]#]*)(?P<close>\]*)\s*(?:#.*)?$")
_KEY = re.compile(r"[A-Za-z0-9_-]+(\s*\.\s*[A-Za-z0-9_-]+)*")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'[^']*'")
_YEAR_FIRST = re.compile(r"(\d{4})[-./–—](\d{1,2})[-./–—](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-./–—](\d{1,2})[-./–— ](\d{4})(?!\d)")
_NO_YEAR = re.compile(r"\d{1,2}[/.]\d{1,2}")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})[:.](\d{2})(?![\d:])")
_WHOLE_CLOCK = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Slip:
    """`line` counts from 1; it is 0 where it is the end of the file."""

    line: int
    remedy: str


def found(text: str, error: tomllib.TOMLDecodeError) -> Slip:
    """Say what is wrong in the text of a file that the parser refused."""
    lines = text.splitlines()
    number, column = _place(lines, error)
    line = lines[number - 1] if lines else ""
    remedy = _twice(lines, number, str(error)) or _of_line(line, str(error)) or _by_the_parser(str(error))
    return Slip(number, f"{_shown(line, column)}: {remedy}" if line.strip() else remedy)


def _place(lines: Sequence[str], error: tomllib.TOMLDecodeError) -> tuple[int, int]:
    """Return the line and the column of the slip, from 1: where it began that could not be read, or where the parser stopped in it."""
    at = _AT.search(str(error))
    stopped = min(int(at[1]), len(lines)) if at else len(lines)
    began = next((end + 1 for end in range(stopped - 1, 0, -1) if _is_read("\n".join(lines[:end]))), 1)
    if at and (
        began == stopped or lines[began - 1].lstrip().startswith(("#", "[")) or not lines[began - 1].strip()
    ):
        return stopped, int(at[2])
    return began, len(lines[began - 1]) + 1


def _is_read(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _shown(line: str, column: int) -> str:
    """The line with a mark at the place, cut around it where it is long."""
    place = min(max(column - 1, 0), len(line))
    begin = max(0, place - LONGEST_SHOWN // 2)
    before, behind = line[begin:place], line[place : begin + LONGEST_SHOWN]
    return (f"{'…' if begin else ''}{before.lstrip()}{MARK}{behind}").rstrip()


def _twice(lines: Sequence[str], number: int, error: str) -> str:
    """What to do where something stands that stood before."""
    if "Cannot declare" not in error and "Cannot overwrite" not in error:
        return ""
    line, above = lines[number - 1], lines[: number - 1]
    if heading := _HEADING.match(line):
        name = heading["name"].strip()
        first = next((at for at, each in enumerate(above, 1) if _names(each) == name), 0)
        if not first or not heading["close"]:
            return ""
        one = "put both parts together under one"
        several = f"where there are several, write [[{name}]] above each"
        return f"this heading stands in line {first} already: {one if name in SECTIONS else several}"
    key = _named(line)
    first = next((at for at, each in enumerate(above, 1) if _named(each) == key), 0)
    return f'"{key}" stands in line {first} already: keep one of the two' if first else ""


def _named(line: str) -> str:
    return line.partition("=")[0].strip()


def _names(line: str) -> str:
    heading = _HEADING.match(line)
    return heading["name"].strip() if heading else ""


def _of_line(line: str, error: str) -> str:
    return next((remedy for remedy in _remedies(line, error) if remedy), "")


def _remedies(line: str, error: str) -> Iterator[str]:
    """What could be meant, the surest first; empty where it is not that."""
    bare = _TEXT.sub("", line)
    yield _odd_blank(bare)
    yield _curved(line, bare)
    if line.lstrip().startswith("["):
        yield _heading(line)
        return
    statement = _STATEMENT.match(line)
    if statement is None:
        yield _without_sign(line)
        return
    key, sign, value = statement["key"].strip(), statement["sign"], statement["value"].strip()
    yield _key(key, line)
    if sign == ":":
        yield f"write = between the name and the value, as in {key} = …"
    if sign == "==":
        yield f"write one =, as in {key} = …"
    yield from _values(key, value, error)


def _values(key: str, value: str, error: str) -> Iterator[str]:
    code = _without_comment(value)
    if not code:
        yield "the value is missing: write it behind the =, or take the line away"
    if re.search(r"\s[A-Za-z_]+\s*=(?!=)", _TEXT.sub("", code)) and not code.startswith(("{", "[")):
        yield "write each setting on a line of its own"
    yield _of_quotes(code, error)
    yield _of_ends(code)
    yield _of_date(key, code)
    if re.match(r"\d{1,2}\.?\s+[^\W\d]{3,}\.?\s+\d{4}", code):
        yield "write a date in digits, as in 2030-05-07"
    yield _of_yes_no(code)
    yield _of_number(code)
    yield _of_brackets(code, error)
    if code and code[0].isalpha():
        yield f'put a text between quotes: "{code}"'
    if "hex value" in error or "Unescaped '\\'" in error:
        yield "a backslash means something of its own: write / instead, or two of them"


def _without_comment(value: str) -> str:
    return (
        _TEXT.sub(lambda text: text[0].replace("#", "\0"), value).partition("#")[0].replace("\0", "#").strip()
    )


def _odd_blank(bare: str) -> str:
    odd = next(
        (char for char in bare if char not in " \t" and unicodedata.category(char) in ("Zs", "Cf")), ""
    )
    return (
        "there is a blank here that only looks like one: delete it, and type an ordinary one" if odd else ""
    )


def _curved(line: str, bare: str) -> str:
    if not any(char in bare for char in QUOTES):
        return ""
    straight = re.sub(f"[{QUOTES}]+", '"', _without_comment(line.partition("=")[2]))
    return f"write straight quotes: {straight}" if straight.startswith('"') else 'write straight quotes: "'


def _heading(line: str) -> str:
    heading = _HEADING.match(line)
    if heading is None:
        return "a heading stands alone on its line, such as [registration] or [[field]]"
    name = heading["name"].strip()
    if not _KEY.fullmatch(name):
        return (
            "headings are those of the guide, in small letters a-z: [registration], [[field]], [[reminder]] …"
        )
    if len(heading["open"]) != len(heading["close"]):
        return (
            f"close as many brackets as you open: [{name}]"
            if name in SECTIONS
            else f"close as many brackets as you open: [[{name}]]"
        )
    return ""


def _without_sign(line: str) -> str:
    if line.lstrip().startswith(("-", "*", "•")):
        return "this is no list with dashes: write each part under a heading, such as [[field]]"
    return "write a name, = and a value, or begin the line with # if it is a note"


def _key(key: str, line: str) -> str:
    if line.lstrip().startswith(("-", "*", "•")):
        return _without_sign(line)
    if not key:
        return "the name before the = is missing"
    if not _KEY.fullmatch(key):
        return f'"{key}" is no name of a setting: they are those of the guide, in letters a-z, such as name or starts'
    return ""


def _of_quotes(code: str, error: str) -> str:
    if not code.startswith(('"', "'")):
        return ""
    if code.startswith(('"""', "'''")):
        return (
            f"the text has no end: write {code[:3]} below its last line"
            if "nterminated" in error or "Expected" in error
            else ""
        )
    if "Illegal character" in error or "nterminated" in error or 'Expected "\'"' in error:
        return f'the text has no end: close it with {code[0]} on the same line, or put it between """ where it has several lines'
    rest = _TEXT.sub("", code, count=1)
    if '"' in rest or "'" in rest or (rest[:1].isalnum()):
        return "there are quotes within the text: write ” for those, or put a \\ before each"
    return ""


def _of_ends(code: str) -> str:
    rest = _TEXT.sub("", code).strip()
    if rest.startswith("//"):
        return "a note begins with #, not with //"
    if code.endswith((",", ";")) and not code.startswith(("[", "{")):
        return f"nothing stands behind a value: take the {code[-1]} away"
    return ""


def _of_date(key: str, code: str) -> str:
    """A date or a time that is written in another way, as it is written here."""
    parts = _date_in(code)
    clock = _CLOCK.search(_YEAR_FIRST.sub("", _DAY_FIRST.sub("", code)))
    time = f"{int(clock[1]):02}:{clock[2]}:00" if clock and int(clock[1]) < 24 and int(clock[2]) < 60 else ""
    if parts:
        try:
            day = date(*parts)
        except ValueError:
            return "there is no such day: write one of the calendar, such as 2030-05-07"
        return f"write a date as {day}T{time}" if time else f"write a date as {day}, without quotes"
    if _WHOLE_CLOCK.fullmatch(code):
        return "there is no such time: write one from 00:00:00 to 23:59:59"
    if time and (clock and clock.end() == len(code)):
        return f"write the time as {time}" if key == "at" else f"write the date too, as in 2030-05-07T{time}"
    if clock and ":" in code:
        return "there is no such time: write one from 00:00:00 to 23:59:59"
    return "write the year too, as in 2030-05-07" if _NO_YEAR.fullmatch(code) and "/" in code else ""


def _date_in(code: str) -> tuple[int, int, int] | None:
    if at := _YEAR_FIRST.match(code):
        return int(at[1]), int(at[2]), int(at[3])
    if at := _DAY_FIRST.match(code):
        return int(at[3]), int(at[2]), int(at[1])
    return None


def _of_yes_no(code: str) -> str:
    said = code.casefold()
    if said in YES:
        return "write true"
    return "write false" if said in NO else ""


def _of_number(code: str) -> str:
    if not re.match(r"[+-]?\d", code):
        return ""
    digits = re.match(r"[+-]?[\d  .,']*\d", code)
    whole = re.sub(r"\D", "", digits[0]) if digits else ""
    if digits and re.fullmatch(r"\d+[,]\d{1,2}", digits[0]):
        return f"write a number with a point: {digits[0].replace(',', '.')}"
    return f"write the number alone, in digits: {int(whole)}" if whole else ""


def _of_brackets(code: str, error: str) -> str:
    if code.startswith("{"):
        if "nclosed" in error or "Expected '}'" in error:
            return "close the } on the same line"
        if "[" in code:
            return 'write it as in { dinner = ["yes"] }, on one line'
        return 'keep all of it on one line, as in { sv = "…", en = "…" }'
    if code.startswith("["):
        return (
            "close the list with ]"
            if "nclosed" in error
            else 'write a list as in ["one", "two"], each between quotes'
        )
    return ""


def _by_the_parser(error: str) -> str:
    return f"this is not TOML yet: {_AT.sub('', error).strip()}"
