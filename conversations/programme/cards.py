"""Shows what is on, when, where and with whom: the whole programme, and the answers to questions about it.

What is not known of an item is not shown; where no times are known, that is said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from babel.dates import format_date, get_day_names, get_month_names

from conversations.chat import buttons as chat_buttons
from conversations.chat.buttons import in_rows, shortened
from conversations.chat.effects import Button, Rows, Say, SendFile
from conversations.chat.inputs import Pressed
from conversations.chat.presses import ShowProgramme
from conversations.chat.replies import put
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode
from conversations.language import folding
from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.event.parts import ProgrammeItem
from conversations.model.questions.understanding import ProgrammeQuestion
from conversations.registrations import buttons as registration_buttons

ROOM_FOR_ITEMS = 2400
"""Characters for the items of a page, with their markup: one message in any case, and not too long on a phone."""

FEW = 6
"""As many items are told with what they are about; more would be long to read."""

ROOM_FOR_ABOUT = 400
ROOM_FOR_SPEAKERS = 160

MOST_ROOMS, ROOMS_IN_A_ROW, DAYS_IN_A_ROW = 12, 3, 3


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of a programme: the number of a day and of a room, 0 for all of them, and of the page."""

    day: int = 0
    room: int = 0
    page: int = 0

    def __str__(self) -> str:
        return f"{self.day}.{self.room}.{self.page}"


@dataclass(frozen=True, slots=True)
class _Row:
    """An item as it is written, with the day and the time that it belongs to."""

    day: str
    time: str
    block: str

    @property
    def length(self) -> int:
        return len(self.day) + len(self.time) + len(self.block)


def show(scene: Scene, words: str = "") -> Step:
    """The programme, or what of it the words name: a day, a room, what is on now."""
    if not scene.event.programme:
        none = Say(scene.html("programme-none"), registration_buttons.resume_or_ways_in(scene))
        return scene.step(none)
    said = _plain(words)
    if _names(said, _listed(scene, "now-words")):
        return scene.step(now(scene))
    view = _named(scene, said)
    lead = "" if view or not said else scene.html("programme-not-found", words=shortened(words, 60))
    return scene.step(page(scene, view or _opening(scene), lead))


def react(scene: Scene, pressed: Pressed, press: ShowProgramme) -> Step | None:
    """A button to the programme, which comes as a message of its own, or one under it, which changes what is shown."""
    event = scene.facts.events.get(press.event)
    if event is None or not event.programme:
        return None
    there = replace(scene, event=event)
    match press.act, press.view:
        case "now", _:
            return put(scene, pressed, now(there))
        case "file", key:
            return scene.step(*_file(there, key))
        case _, "":
            return scene.step(page(there, _opening(there)))
        case _, numbers:
            return put(scene, pressed, page(there, _view(numbers)))


def page(scene: Scene, view: View, lead: str = "") -> Say:
    """A page of the programme, with the ways to other days, rooms and pages."""
    view = _fitted(scene.event, view)
    shown = _shown(scene.event, view)
    pages = _pages(scene, shown, with_about=len(shown) <= FEW)
    view = replace(view, page=min(view.page, len(pages) - 1))
    head = scene.html("programme", event=scene.event_name)
    parts = [lead, head, *_unknown_times(scene), pages[view.page], *_page_number(scene, view, len(pages))]
    return Say("\n\n".join(part for part in parts if part), _rows(scene, view, len(pages)))


def now(scene: Scene) -> Say:
    """Show what is on at this moment and what comes next."""
    event, moment = scene.event, scene.facts.now
    timed = [item for item in event.programme if item.timed]
    running = [item for item in timed if _is_on(event, item, moment)]
    starts = [begins for item in timed if (begins := event.clock(item.starts)) and begins > moment]
    following = [item for item in timed if starts and event.clock(item.starts) == min(starts)]
    parts = [("programme-now", running), ("programme-next", following)]
    blocks: list[str] = [f"{scene.html(key)}\n\n{_pages(scene, items)[0]}" for key, items in parts if items]
    if not blocks:
        blocks = [scene.html("programme-over" if timed else "programme-times-unknown")]
    back = _to(scene, scene.plain("button-whole-programme"), _opening(scene))
    return Say("\n\n".join(blocks), ((back,),))


def answer(scene: Scene, question: ProgrammeQuestion) -> Say:
    """Answer a question from the programme."""
    items = [item for key in question.items if (item := scene.event.item(key))]
    if not items:
        return Say(scene.html("programme-answer-nothing"), (_whole(scene),))
    pages = _pages(scene, items, with_about=len(items) == 1)
    lead = scene.html("programme-answer-times-unknown" if question.times_unknown else "programme-answer")
    more = [scene.html("programme-answer-more")] if len(pages) > 1 else []
    return Say("\n\n".join([lead, pages[0], *more]), (*_for_calendar(scene, items), _whole(scene)))


def _opening(scene: Scene) -> View:
    """Today, where the event goes on and has several days; else its first day."""
    days = _days(scene.event)
    if len(days) < 2:
        return View()
    today = scene.facts.now.astimezone(scene.event.zone).date()
    return View(day=days.index(today) + 1 if today in days else 1)


def _view(carried: str) -> View:
    """The view that a button carries; the whole programme where it can't be read."""
    numbers = [int(part) for part in carried.split(".") if part.isdecimal() and len(part) < 4]
    return View(*numbers) if len(numbers) == len(fields(View)) else View()


def _fitted(event: Event, view: View) -> View:
    """The view with a day and a room that there are, in the programme as it now is."""
    day = view.day if view.day <= len(_days(event)) else 0
    return View(day, view.room if view.room <= len(_rooms(event)) else 0, view.page)


def _days(event: Event) -> list[date]:
    return sorted({day for item in event.programme if (day := event.day(item))})


def _rooms(event: Event) -> list[str]:
    """The rooms by their Swedish names, in the order in which the programme names them."""
    return list(dict.fromkeys(item.room.sv for item in event.programme if item.room))


def _shown(event: Event, view: View) -> list[ProgrammeItem]:
    days, rooms = _days(event), _rooms(event)
    return [
        item
        for item in event.programme
        if (not view.day or event.day(item) in (days[view.day - 1], None))
        and (not view.room or (item.room and item.room.sv == rooms[view.room - 1]))
    ]


def _pages(scene: Scene, items: Iterable[ProgrammeItem], *, with_about: bool = False) -> list[str]:
    """The items as pages, each of which begins with its day and time."""
    pages: list[list[_Row]] = []
    room = 0
    for item in _in_order(scene.event, items):
        row = _Row(_day_line(scene, item), _time(scene, item), _block(scene, item, with_about=with_about))
        if row.length > room:
            pages.append([])
            room = ROOM_FOR_ITEMS
        pages[-1].append(row)
        room -= row.length
    return [_written(rows) for rows in pages] or [scene.html("programme-empty")]


def _written(rows: Sequence[_Row]) -> str:
    """The rows as one reads them: a day and a time stand once, above all that belongs to them."""
    lines: list[str] = []
    before = _Row("", "", "")
    for row in rows:
        if row.day != before.day:
            lines += ["", row.day]
        if not row.time or (row.day, row.time) != (before.day, before.time):
            lines += ["", row.time] if row.time else [""]
        lines.append(row.block)
        before = row
    return "\n".join(lines).strip()


def _day_line(scene: Scene, item: ProgrammeItem) -> str:
    """The day, where the event has several."""
    day, (first, last) = scene.event.day(item), scene.event.days
    if day is None or first == last:
        return ""
    return scene.html("programme-day", day=_day_name(day, scene.language))


def _day_name(day: date, language: str) -> str:
    name = format_date(day, "EEEE d MMMM", locale=language)
    return name[:1].upper() + name[1:]


def _block(scene: Scene, item: ProgrammeItem, *, with_about: bool) -> str:
    """The title of an item, and where and with whom it is."""
    mark = "programme-on" if _is_on(scene.event, item, scene.facts.now) else f"programme-{item.kind}"
    place = [item.room[scene.language]] if item.room else []
    speakers = [shortened(", ".join(item.speakers), ROOM_FOR_SPEAKERS)] if item.speakers else []
    lines: list[str] = [scene.html(mark, title=item.title[scene.language])]
    if place or speakers:
        lines.append(scene.html("programme-where", where=" · ".join([*place, *speakers])))
    if with_about and item.about:
        lines.append(
            scene.html("programme-about", about=shortened(item.about[scene.language], ROOM_FOR_ABOUT))
        )
    return "\n".join(lines)


def _time(scene: Scene, item: ProgrammeItem) -> str:
    """From when to when; nothing where it is not known."""
    starts, ends = scene.event.clock(item.starts), scene.event.clock(item.ends)
    if starts is None:
        return ""
    span = f"{starts:%H:%M}\u2013{ends:%H:%M}" if ends else f"{starts:%H:%M}"
    return scene.html("programme-time", time=span)


def _in_order(event: Event, items: Iterable[ProgrammeItem]) -> list[ProgrammeItem]:
    """By day and time; those without one after the others, in the order of the file."""
    return sorted(items, key=lambda item: _sorting(event, item))


def _sorting(event: Event, item: ProgrammeItem) -> tuple[date, bool, datetime, datetime]:
    day, starts, ends = event.day(item) or date.max, event.clock(item.starts), event.clock(item.ends)
    late = datetime.max.replace(tzinfo=event.zone)
    return day, starts is None, starts or late, ends or starts or late


def _is_on(event: Event, item: ProgrammeItem, moment: datetime) -> bool:
    starts, ends = event.clock(item.starts), event.clock(item.ends)
    return bool(starts and ends and starts <= moment < ends)


def _unknown_times(scene: Scene) -> list[str]:
    known = any(item.timed for item in scene.event.programme)
    return [] if known else [scene.html("programme-times-unknown")]


def _page_number(scene: Scene, view: View, pages: int) -> list[str]:
    return [scene.html("programme-page", page=view.page + 1, pages=pages)] if pages > 1 else []


def _rows(scene: Scene, view: View, pages: int) -> Rows:
    return (
        *_page_row(scene, view, pages),
        *_day_rows(scene, view),
        *_room_rows(scene, view),
        *_last_row(scene),
    )


def _page_row(scene: Scene, view: View, pages: int) -> Rows:
    row: list[Button] = []
    if view.page:
        row.append(_to(scene, scene.plain("button-earlier"), replace(view, page=view.page - 1)))
    if view.page + 1 < pages:
        row.append(_to(scene, scene.plain("button-later"), replace(view, page=view.page + 1)))
    return (tuple(row),) if row else ()


def _day_rows(scene: Scene, view: View) -> Rows:
    """The days, the one that is shown marked; nothing where there is only one."""
    days = _days(scene.event)
    if len(days) < 2:
        return ()
    labels = [format_date(day, "EEE d/M", locale=scene.language) for day in days]
    buttons = [
        _choice(scene, label, View(number, view.room), View(0, view.room), chosen=view.day == number)
        for number, label in enumerate(labels, start=1)
    ]
    return in_rows(buttons, DAYS_IN_A_ROW)


def _room_rows(scene: Scene, view: View) -> Rows:
    rooms = _rooms(scene.event)
    if not 2 <= len(rooms) <= MOST_ROOMS:
        return ()
    names = {item.room.sv: item.room[scene.language] for item in scene.event.programme if item.room}
    buttons = [
        _choice(scene, names[room], View(view.day, number), View(view.day), chosen=view.room == number)
        for number, room in enumerate(rooms, start=1)
    ]
    if view.room:
        buttons.append(_to(scene, scene.plain("button-all-rooms"), View(view.day)))
    return in_rows(buttons, ROOMS_IN_A_ROW)


def _last_row(scene: Scene) -> Rows:
    if not any(item.timed for item in scene.event.programme):
        return ()
    now_button = chat_buttons.button(scene, "button-now", ShowProgramme("now", event=scene.event.key))
    file_button = chat_buttons.button(scene, "button-calendar", ShowProgramme("file", event=scene.event.key))
    return ((now_button, file_button),)


def _whole(scene: Scene) -> tuple[Button, ...]:
    return (chat_buttons.programme_button(scene, "button-whole-programme"),)


def _for_calendar(scene: Scene, items: Sequence[ProgrammeItem]) -> Rows:
    """One item for the calendar, where it is the answer and its time is known."""
    if len(items) != 1 or not items[0].timed:
        return ()
    press = ShowProgramme("file", items[0].key, scene.event.key)
    return ((chat_buttons.button(scene, "button-calendar-item", press),),)


def _file(scene: Scene, key: str) -> list[Say | SendFile]:
    """The programme for the calendar, or one item of it."""
    from conversations.model.event import calendar  # noqa: PLC0415 - loaded with the first entry

    event = scene.event
    items = [item for item in event.programme if item.starts and (not key or item.key == key)]
    if not items:
        return [Say(scene.html("programme-times-unknown"), (_whole(scene),))]
    content = calendar.programme(event, items, scene.language, scene.facts.bot.username, scene.facts.now)
    name = f"{event.key}-{key or 'programme'}.ics"
    return [SendFile(name, content, scene.html("programme-calendar", event=scene.event_name))]


def _to(scene: Scene, label: str, view: View) -> Button:
    press = ShowProgramme("show", str(view), scene.event.key)
    return Button(chat_buttons.cut(label), encode(press))


def _choice(scene: Scene, label: str, chooses: View, clears: View, *, chosen: bool) -> Button:
    """A day or a room; what is chosen has a mark, and pressing it once more shows all again."""
    return _to(scene, f"✓ {label}", clears) if chosen else _to(scene, label, chooses)


def _named(scene: Scene, said: str) -> View | None:
    """The day and the room that words name; None where they name neither."""
    event = scene.event
    days = [
        number for number in range(1, len(_days(event)) + 1) if _names(said, _names_of_day(scene, number))
    ]
    rooms = [
        number for number in range(1, len(_rooms(event)) + 1) if _names(said, _names_of_room(event, number))
    ]
    if not days and not rooms:
        return None
    return View(days[0] if days else 0, rooms[0] if rooms else 0)


def _names_of_day(scene: Scene, number: int) -> set[str]:
    """How a day may be called: by its weekday, its date, its number, or as today or tomorrow."""
    day = _days(scene.event)[number - 1]
    apart = (day - scene.facts.now.astimezone(scene.event.zone).date()).days
    near = {0: "today-words", 1: "tomorrow-words"}.get(apart)
    names = {f"{day.day}/{day.month}", f"dag {number}", f"day {number}"} | (
        _listed(scene, near) if near else set()
    )
    for language in LANGUAGES:
        month = get_month_names("wide", locale=language)[day.month]
        weekday = get_day_names("wide", locale=language)[day.weekday()]
        names |= {weekday, f"{weekday}en", f"{day.day} {month}", f"{month} {day.day}"}
    return names


def _names_of_room(event: Event, number: int) -> set[str]:
    room = _rooms(event)[number - 1]
    lines = [item.room for item in event.programme if item.room and item.room.sv == room]
    return {line[language] for line in lines for language in LANGUAGES}


def _names(said: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands among the words."""
    return any(f" {_plain(name)} " in f" {said} " for name in names)


def _listed(scene: Scene, key: str) -> set[str]:
    """The words of a list in all languages."""
    wording = scene.facts.wording
    return {word for language in LANGUAGES for word in wording.words(language, key)}


def _plain(text: str) -> str:
    """Without capitals, accents, dots and commas."""
    return " ".join(folding.bare(text.replace(",", " ")).split())
