"""Chats as one reads them. The people's lines are played, and the bot's lines are written down anew.

A transcript is right when what is written down is, word for word, what stood there. So reading one needs no program,
and neither does writing one: write what the people do, and `python -m tests.journeys.record FILE` adds what is said.
How a transcript is written stands in README.md beside the transcripts.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import cast

from icalendar import Calendar

from rehearsal.wire import Json
from tests.fakes.person import Person
from tests.journeys.house import INSIDE_THE_WINDOW, SAMPLE_EVENTS, SHIPPED_EVENTS, House, Mode

FILES = tuple(sorted(Path(__file__).parent.glob("*.txt")))

HOUSES_AT_ONCE = 8
"""Chats wait for Telegram's limits most of the time, so many can be played side by side."""

DEFAULTS = {"Time": INSIDE_THE_WINDOW, "Events": "", "Delivery": "polling", "Samples": "no"}

CODE = re.compile(r"\b[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}\b")
LINK = re.compile(r"(?:claim|join)-[A-Za-z0-9_-]{16}")
LONG_RUN = re.compile(r"(.)\1{49,}")
INDENT = "    "


class Unreadable(Exception):
    """A line of a transcript says nothing that can be played; README.md tells what can be written."""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that is done or heard: a line, and the indented lines that belong to it."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join([self.lines[0], *(line.removeprefix(INDENT) for line in self.lines[1:])])

    @property
    def is_heard(self) -> bool:
        return (
            re.match(r"(Bot|Toast|Alert|Keyboard|File|Registered|Stopped|Silence)\b[^:]*:", self.lines[0])
            is not None
        )

    @property
    def is_played(self) -> bool:
        return bool(self.lines[0]) and not self.is_heard and not self.lines[0].startswith("#")


@dataclass(frozen=True, slots=True)
class Transcript:
    head: tuple[str, ...]
    blocks: tuple[Block, ...]
    settings: Mapping[str, str]

    def setting(self, name: str) -> str:
        return self.settings.get(name, DEFAULTS[name])

    @property
    def people(self) -> list[tuple[str, str]]:
        """Names and languages, as in `People: Astrid Lind (sv), Grace Miller (en)`."""
        return re.findall(r"\s*([^,]+?) \((\w[\w-]*)\)", self.settings["People"])

    @property
    def organisers(self) -> list[tuple[str, str]]:
        """Those who may decide, written as the people are."""
        return re.findall(r"\s*([^,]+?) \((\w[\w-]*)\)", self.settings.get("Organisers", ""))

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Titles and first names, as in `Groups: Kulturchefer (Astrid, Erik)`."""
        found = re.findall(r"\s*([^,(]+?) \(([^)]*)\)", self.settings.get("Groups", ""))
        return [(title, re.findall(r"\w+", members)) for title, members in found]

    @property
    def is_undisturbed(self) -> bool:
        """Whether nothing happens to the bot or the clock, so that others can be in the same house."""
        return not self.organisers and all(
            block.lines[0] == WHO_IS_REGISTERED
            for block in self.blocks
            if block.lines[0].startswith("~") or "opens the file" in block.lines[0]
        )

    @property
    def is_smooth(self) -> bool:
        """Whether nobody is blocked and nothing is told to fail, so that Telegram refuses nothing."""
        troubles = ("Telegram answers", "blocks the bot", "killed")
        return not any(trouble in block.lines[0] for block in self.blocks for trouble in troubles)


def read(text: str) -> Transcript:
    """The head up to the first blank line, and the blocks after it."""
    head, _, body = text.partition("\n\n")
    head_lines = tuple(head.splitlines())
    settings = dict(line.split(": ", 1) for line in head_lines[1:])
    return Transcript(head_lines, tuple(_blocks(body)), settings)


async def all_written_down(files: Iterable[Path], folder: Path) -> dict[Path, str | Exception]:
    """Play transcripts side by side; each gives what was written down, or what went wrong."""
    transcripts = {file: read(file.read_text(encoding="utf-8")) for file in files}
    room = asyncio.Semaphore(HOUSES_AT_ONCE)
    async with asyncio.TaskGroup() as houses:
        plays = [
            houses.create_task(_played(room, {file: transcripts[file] for file in together}, folder))
            for together in _households(transcripts)
        ]
    return {file: heard for play in plays for file, heard in play.result().items()}


def _households(transcripts: Mapping[Path, Transcript]) -> list[list[Path]]:
    """Who can be in one house: those that are undisturbed, where and when it is the same for them."""
    households: dict[tuple[str, ...], list[Path]] = {}
    for file, transcript in transcripts.items():
        asked = tuple(transcript.setting(each) for each in ("Events", "Time", "Delivery", "Samples"))
        whose = "" if transcript.is_undisturbed and transcript.is_smooth else file.stem
        households.setdefault((*asked, whose), []).append(file)
    return sorted(households.values(), key=len, reverse=True)


async def _played(
    room: asyncio.Semaphore, transcripts: Mapping[Path, Transcript], folder: Path
) -> dict[Path, str | Exception]:
    async with room:
        try:
            return await _in_one_house(transcripts, folder)
        except Exception as error:  # noqa: BLE001 - told by the tests of these files, while the others go on
            return dict.fromkeys(transcripts, error)


async def _in_one_house(transcripts: Mapping[Path, Transcript], folder: Path) -> dict[Path, str | Exception]:
    """Play transcripts against one bot, and see to it that it ends well and kept everything to itself."""
    file, first = next(iter(transcripts.items()))
    delivery = cast("Mode", first.setting("Delivery"))
    events = events_named(first.setting("Events"))
    samples = first.setting("Samples") == "yes"
    async with House(
        folder / file.stem, events=events, now=first.setting("Time"), mode=delivery, samples=samples
    ) as house:
        organisers = await _made(house, first.organisers)
        house.opens([each.id for each in organisers.values()])
        async with asyncio.TaskGroup() as plays:
            played = {
                file: plays.create_task(_written_down(house, each, organisers))
                for file, each in transcripts.items()
            }
        if house.is_open:
            assert await house.closes() == 0, house.log()
        house.keeps_secrets()
        assert not first.is_smooth or not house.refusals(), house.refusals()
    return {file: play.result() for file, play in played.items()}


async def _made(house: House, people: Iterable[tuple[str, str]]) -> dict[str, Person]:
    """People by the name that a transcript calls them."""
    return {_called(name): await house.telegram.person(name, language) for name, language in people}


async def _written_down(
    house: House, transcript: Transcript, organisers: Mapping[str, Person]
) -> str | Exception:
    """The whole of a transcript as it really went."""
    try:
        player = await Player.enters(house, transcript, organisers)
        lines = await player.plays(transcript.blocks)
    except Exception as error:  # noqa: BLE001 - told by the test of this file, while the others go on
        return error
    return "\n".join([*transcript.head, "", *lines]) + "\n"


def events_named(name: str) -> Path:
    """The folder of events: a sample under tests/events, or what we ship."""
    return SAMPLE_EVENTS / name if name else SHIPPED_EVENTS


@dataclass
class Viewer:
    """A chat as it was last seen, and the buttons that ever were in it."""

    title: str
    chat: int
    messages: dict[int, Json] = field(default_factory=dict)
    toasts: int = 0
    keyboard: str = ""
    unanswered: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str, int, str]] = field(default_factory=list)


class Player:
    """Does what the people do, one block after the other, and writes down what they see."""

    def __init__(
        self, house: House, people: Mapping[str, Person], groups: Mapping[str, int], *, is_alone: bool
    ) -> None:
        self.house = house
        self.is_alone = is_alone
        self.people = people
        self.groups = groups
        self.viewers = {name: Viewer(f" to {name}", person.id) for name, person in people.items()}
        self.viewers |= {title: Viewer(f" in {title}", chat) for title, chat in groups.items()}
        self.chats = {viewer.chat for viewer in self.viewers.values()}
        self.codes: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.read: list[str] = []
        if len(self.viewers) == 1:
            next(iter(self.viewers.values())).title = ""

    @classmethod
    async def enters(cls, house: House, transcript: Transcript, organisers: Mapping[str, Person]) -> "Player":
        telegram = house.telegram
        people = {**await _made(house, transcript.people), **organisers}
        groups = {
            title: await telegram.group(title, *(people[each] for each in members))
            for title, members in transcript.groups
        }
        return cls(house, people, groups, is_alone=not transcript.is_undisturbed)

    async def plays(self, blocks: Sequence[Block]) -> list[str]:
        """The blocks as they went; what stood there of the bot is left out and heard anew."""
        lines: list[str] = []
        kept = [block for block in blocks if not block.is_heard]
        for number, block in enumerate(kept):
            lines += block.lines
            if block.is_played:
                await self._plays(block.text.removeprefix("& "))
                following = kept[number + 1].lines[0] if number + 1 < len(kept) else ""
                lines += [] if following.startswith("& ") else await self._hears(block.text)
        return lines

    async def _plays(self, text: str) -> None:
        for pattern, deed in DEEDS:
            if found := re.fullmatch(pattern, text, re.DOTALL):
                given = {name: _spelled_out(value) for name, value in found.groupdict().items()}
                await deed(self, **given)
                return
        raise Unreadable(text)

    async def _hears(self, done: str) -> list[str]:
        """What is new in every chat, once the bot has done everything that it had to do."""
        if not self.house.is_open:
            return []
        await self.house.is_quiet(None if self.is_alone else self.chats)
        if done == WHO_IS_REGISTERED:
            return self._registered()
        if done == WHERE_PEOPLE_STOP:
            return self._stopped()
        read, self.read = self.read, []
        return read + [line for viewer in self.viewers.values() for line in await self._news(viewer)]

    async def _news(self, viewer: Viewer) -> list[str]:
        chat = await self.house.telegram.get(f"/rehearsal/chats/{viewer.chat}")
        lines = self._toasts(viewer, chat["toasts"])
        for seen in chat["messages"]:
            before = viewer.messages.get(seen["message_id"])
            if seen["from"] == "bot" and _shown(seen) != (before and _shown(before)):
                verb = "Bot" if before is None else "Bot edits"
                lines += self._block(f"{verb}{viewer.title}", _shown(seen))
                viewer.buttons += _buttons(seen)
            viewer.messages[seen["message_id"]] = seen
        return lines + _keyboard(viewer, chat["keyboard"])

    def _toasts(self, viewer: Viewer, toasts: list[Json]) -> list[str]:
        """The answers to presses. One without words only stops the button from waiting, and is not worth a line."""
        new, viewer.toasts = toasts[viewer.toasts :], len(toasts)
        answered = {toast["callback_id"] for toast in new}
        lines = [f"Silence{viewer.title}: no press is answered."] if viewer.unanswered - answered else []
        viewer.unanswered.clear()
        for toast in new:
            if toast["text"]:
                verb = "Alert" if toast["show_alert"] else "Toast"
                lines += self._block(f"{verb}{viewer.title}", toast["text"].splitlines())
        return lines

    def _block(self, heading: str, shown: Sequence[str]) -> list[str]:
        first, *rest = [self._without_chance(line) for line in shown]
        return [f"{heading}: {first}", *(f"{INDENT}{line}" if line else "" for line in rest)]

    def _without_chance(self, line: str) -> str:
        """The line with a name in the place of each code, and long runs of one character counted."""
        line = LONG_RUN.sub(lambda run: f"‹{len(run[0])} × {run[1]}›", line)
        line = LINK.sub(lambda link: self._name_of_link(link[0]), line)
        return CODE.sub(lambda code: self._name_of(code[0]), line)

    def _name_of_link(self, link: str) -> str:
        number = len(self.links) + 1
        return self.links.setdefault(link, "‹link›" if number == 1 else f"‹link {number}›")

    def _name_of(self, code: str) -> str:
        number = len(self.codes) + 1
        return self.codes.setdefault(code, "‹code›" if number == 1 else f"‹code {number}›")

    def _registered(self) -> list[str]:
        lines: list[str] = []
        for row in self.house.registrations():
            if row["person"] not in self.chats:
                continue
            code = self._name_of(f"{row['code'][:3]}-{row['code'][3:]}")
            answers = [f"{key}: {_answer(value)}" for key, value in json.loads(row["answers"]).items()]
            shown = [f"{row['event']}, {row['status']}, {row['language']}, {code}", *answers]
            lines += self._block("Registered", shown)
        return lines or ["Registered: nobody"]

    def _stopped(self) -> list[str]:
        """What is kept of where people stop: all there is in the table."""
        shown = [
            ", ".join(f"{name}: {value}" for name, value in row.items())
            for row in self.house.rows("SELECT * FROM stops WHERE drafts > 0 ORDER BY event, field")
        ]
        return [f"Stopped: {each}" for each in shown] or ["Stopped: nobody"]

    async def says(self, who: str, text: str) -> None:
        await self.people[who].says(text)

    async def says_in_group(self, who: str, group: str, text: str) -> None:
        await self.people[who].says(text, chat_id=self.groups[group])

    async def opens(self, who: str, link: str) -> None:
        """A link that the bot gave to somebody is opened, in the chat of whoever opens it."""
        found = {name: each for each, name in self.links.items()}
        if link not in found:
            raise Unreadable(f"nobody was given {link}, only {sorted(found)}")
        await self.people[who].says(f"/start {found[link]}")

    async def scans(self, who: str, code: str) -> None:
        """The picture on a ticket is read with the camera."""
        found = {name: each for each, name in self.codes.items()}
        await self.people[who].says(f"/start ticket-{found[code].replace('-', '')}")

    async def opens_file(self, who: str, name: str) -> None:
        """What a calendar reads in the newest file of this name; the rules of the time zone are left out."""
        sent = [
            file["file_id"]
            for seen in (await self._messages(who)).values()
            for file in seen.get("files", [])
            if file["name"] == name
        ]
        found = self.house.stage.world.files.get(sent[-1])
        assert found is not None, name
        entry = Calendar.from_ical(found.upload.content).walk("VEVENT")[0]
        shown = [
            f"{key}: {_of_calendar(entry[key])}"
            for key in sorted(entry)
            if key not in ("DTSTAMP", "SEQUENCE")
        ]
        self.read += self._block(f"File{self.viewers[who].title}", [name, *shown])

    async def shares(self, who: str) -> None:
        await self.people[who].sends("contact")

    async def presses(self, who: str, label: str) -> None:
        self.viewers[who].unanswered.add(await self.people[who].presses(label))

    async def presses_twice(self, who: str, label: str) -> None:
        self.viewers[who].unanswered.add(await self.people[who].presses(label, times=2))

    async def presses_old(self, who: str, label: str, words: str = "") -> None:
        """The oldest button with this label (under a message with these words), though it may be gone by now."""
        seen = self.viewers[who].buttons
        found = [(number, data) for on, data, number, text in seen if on == label and words in text]
        if not found:
            raise Unreadable(f"{who} never saw the button {label!r}, only {[each[0] for each in seen]}")
        self.viewers[who].unanswered.add(await self.people[who].presses_data(found[0][1], found[0][0]))

    async def sends(self, who: str, kind: str, caption: str | None = None) -> None:
        await self.people[who].sends(kind, caption)

    async def sends_album(self, who: str, count: str) -> None:
        photo = {"file_id": "AgAC", "file_unique_id": "AQAD", "width": 320, "height": 320}
        for _ in range(int(count)):
            self._arrives(who, {"photo": [photo], "media_group_id": "14000000000000001"})

    async def forwards(self, who: str, text: str) -> None:
        origin = {"type": "hidden_user", "sender_user_name": "Kulturnytt", "date": 1539590000}
        self._arrives(who, {"text": text, "forward_origin": origin})

    async def replies(self, who: str, words: str, text: str) -> None:
        """A reply to the newest message of the bot with these words."""
        heard = [
            number
            for number, seen in (await self._messages(who)).items()
            if seen["from"] == "bot" and words in seen["text"]
        ]
        if not heard:
            raise Unreadable(f"{who} never read {words!r}")
        await self.people[who].says(text, reply_to=heard[-1])

    async def edits(self, who: str, old: str, text: str) -> None:
        """The person's newest message with the old text."""
        own = [
            number
            for number, seen in (await self._messages(who)).items()
            if seen["from"] != "bot" and seen["text"] == old
        ]
        if not own:
            raise Unreadable(f"{who} never wrote {old!r}")
        await self.people[who].edits(own[-1], text)

    async def blocks(self, who: str) -> None:
        await self.people[who].blocks()

    async def unblocks(self, who: str) -> None:
        await self.people[who].unblocks()

    async def unreadable(self, who: str) -> None:
        """An update that breaks every promise of the Bot API, but tells who sent it."""
        sender = {"id": self.people[who].id, "is_bot": False, "first_name": who}
        await self.house.telegram.injects(
            {"message": {"message_id": "?", "from": sender, "chat": {"id": "?"}}}
        )

    async def killed(self) -> None:
        self.house.kills()

    async def started(self) -> None:
        self.house.opens()

    async def killed_and_started(self) -> None:
        self.house.kills()
        self.house.opens()

    async def time(self, moment: str) -> None:
        await self.house.it_is(moment)
        await self.house.sees_to_reminders()

    async def deleted(self) -> None:
        """What the bot does by itself at its hour: nothing is left of the registrations."""
        async with asyncio.timeout(60):
            while self.house.registrations():  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(0.05)

    async def form_changes(self, events: str) -> None:
        assert await self.house.closes() == 0, self.house.log()
        self.house.changes_events(events_named(events))
        self.house.opens()
        await self.house.sees_to_reminders()

    async def files_change(self, events: str) -> None:
        """The organiser puts other files in place while the bot runs; it looks at them, and takes up what is right."""
        before = self.house.log()
        self.house.changes_events(events_named(events))
        await self._logs(before, "event folder")
        if self._is_new(before, "were read anew"):
            await self._logs(before, "the events were taken up")

    async def _logs(self, before: str, words: str) -> None:
        async with asyncio.timeout(30):
            while not self._is_new(before, words):  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.05)

    def _is_new(self, before: str, words: str) -> bool:
        return self.house.log().count(words) > before.count(words)

    async def fails(self, method: str, kind: str, times: str | None = None) -> None:
        await self.house.telegram.fails(kind, method, times=int(times or 1), retry_after=1)

    async def asked(self) -> None:
        """The answer is written down instead of what is heard."""

    async def _messages(self, who: str) -> dict[int, Json]:
        return {seen["message_id"]: seen for seen in (await self.people[who].chat())["messages"]}

    def _arrives(self, who: str, content: Json) -> None:
        """A message that the page of the rehearsal can't send."""
        world = self.house.stage.world
        person = world.people[self.people[who].id]
        message = world.post(world.private_chat(person), person, content)
        world.updates.add("message", message.as_telegram())


WHO_IS_REGISTERED = "~ Who is registered?"
WHERE_PEOPLE_STOP = "~ Where do people stop?"

DEEDS: tuple[tuple[str, Callable[..., Awaitable[None]]], ...] = (
    (re.escape(WHO_IS_REGISTERED), Player.asked),
    (re.escape(WHERE_PEOPLE_STOP), Player.asked),
    (r"~ The bot is killed\.", Player.killed),
    (r"~ The bot is started again\.", Player.started),
    (r"~ The bot is killed and started again\.", Player.killed_and_started),
    (r"~ It is (?P<moment>\d{4}-\d\d-\d\d \d\d:\d\d)\.", Player.time),
    (r"~ The details are deleted\.", Player.deleted),
    (r"~ The form changes to: (?P<events>[\w-]+)", Player.form_changes),
    (r"~ The files change while the bot runs to: (?P<events>[\w-]+)", Player.files_change),
    (r"~ Telegram answers the next (?P<method>\w+) with (?P<kind>[\w-]+)\.", Player.fails),
    (r"~ Telegram answers the next (?P<times>\d+) (?P<method>\w+) with (?P<kind>[\w-]+)\.", Player.fails),
    (r"~ Something unreadable arrives from (?P<who>\w+)\.", Player.unreadable),
    (r"(?P<who>\w+) opens the file: (?P<name>.+)", Player.opens_file),
    (r"(?P<who>\w+) opens: (?P<link>‹link(?: \d+)?›)", Player.opens),
    (r"(?P<who>\w+) reads the ticket: (?P<code>‹code(?: \d+)?›)", Player.scans),
    (r"(?P<who>\w+) shares the number\.", Player.shares),
    (r"(?P<who>\w+) presses: (?P<label>.+)", Player.presses),
    (r"(?P<who>\w+) presses twice: (?P<label>.+)", Player.presses_twice),
    (r"(?P<who>\w+) presses the old button: (?P<label>.+)", Player.presses_old),
    (r'(?P<who>\w+) presses the old button under "(?P<words>[^"]+)": (?P<label>.+)', Player.presses_old),
    (r"(?P<who>\w+) sends: an album of (?P<count>\d+) photos", Player.sends_album),
    (r'(?P<who>\w+) sends: (?P<kind>\w+) "(?P<caption>.+)"', Player.sends),
    (r"(?P<who>\w+) sends: (?P<kind>\w+)", Player.sends),
    (r"(?P<who>\w+) forwards: (?P<text>.+)", Player.forwards),
    (r'(?P<who>\w+) replies to "(?P<words>[^"]+)": (?P<text>.+)', Player.replies),
    (r'(?P<who>\w+) edits "(?P<old>.+?)": (?P<text>.+)', Player.edits),
    (r"(?P<who>\w+) blocks the bot\.", Player.blocks),
    (r"(?P<who>\w+) unblocks the bot\.", Player.unblocks),
    (r"(?P<who>\w+) in (?P<group>[^:]+): (?P<text>.+)", Player.says_in_group),
    (r"(?P<who>\w+): (?P<text>.+)", Player.says),
)
"""Everything that a line can say, in the words of the transcripts."""


def _blocks(body: str) -> Iterator[Block]:
    """Lines that are indented belong to the line before them, and so do blank lines between such lines."""
    lines: list[str] = []
    blanks = 0
    for line in body.splitlines():
        if not line.strip():
            blanks += 1
        elif line.startswith(INDENT) and lines:
            lines += [*[""] * blanks, line]
            blanks = 0
        else:
            yield from _finished(lines, blanks)
            lines, blanks = [line], 0
    yield from _finished(lines, 0)


def _finished(lines: list[str], blanks: int) -> list[Block]:
    return ([Block(tuple(lines))] if lines else []) + [Block(("",))] * blanks


def _shown(seen: Json) -> list[str]:
    """A message as lines: its text, and its buttons row by row."""
    if seen["deleted"]:
        return ["(removed)"]
    rows = [" ".join(_button(button) for button in row) for row in seen["buttons"]]
    files = [f"({file['kind']}: {file['name']})" for file in seen["files"]]
    return [*files, *seen["text"].split("\n"), *rows]


def _keyboard(viewer: Viewer, keyboard: Json | None) -> list[str]:
    """The buttons under the text field, where they have changed."""
    rows = keyboard["rows"] if keyboard else []
    shown = " ".join(f"[{button['text']}]" for row in rows for button in row)
    before, viewer.keyboard = viewer.keyboard, shown
    return [] if shown == before else [f"Keyboard{viewer.title}: {shown or 'gone'}"]


def _of_calendar(value: object) -> str:
    """A value as a calendar understands it: a day, or a time of day with its zone."""
    moment = getattr(value, "dt", None)
    return f"{moment} {moment.tzinfo}" if isinstance(moment, datetime) else str(moment or value)


def _button(button: Json) -> str:
    return f"[{button['text']} → {button['url']}]" if "url" in button else f"[{button['text']}]"


def _buttons(seen: Json) -> list[tuple[str, str, int, str]]:
    """The buttons of a message with what they carry, its number and its words."""
    pressable = [button for row in seen.get("buttons", []) for button in row if "data" in button]
    return [(button["text"], button["data"], seen["message_id"], seen["text"]) for button in pressable]


def _called(name: str) -> str:
    """The name by which a transcript calls somebody: the first one, without its decoration."""
    return re.sub(r"<[^>]*>|\W", "", name.split(maxsplit=1)[0])


def _answer(value: str | list[str] | Json | None) -> str:
    """An answer as it is stored, in a word; of a consent the version."""
    match value:
        case None:
            return "–"
        case str():
            return value
        case list():
            return ", ".join(value)
        case _:
            return f"version {value['version']}"


def _spelled_out(text: str | None) -> str | None:
    """The text with counted and named characters as what they stand for."""
    if text is None:
        return None
    text = re.sub(r"‹(\d+) × (.)›", lambda run: run[2] * int(run[1]), text)
    return re.sub(r"‹U\+([0-9A-F]{4,5})›", lambda sign: chr(int(sign[1], 16)), text)
