"""Shows an organiser the broadcast that they write: whom it reaches, what is to be written, and how it will be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from conversations.broadcasts import reports
from conversations.chat import buttons, event_lines
from conversations.chat.effects import Button, Rows, Say
from conversations.chat.presses import Compose
from conversations.chat.scene import Scene
from conversations.chat.wire import encode
from conversations.language import dates
from conversations.language.languages import LANGUAGES
from conversations.model import placeholders
from conversations.model.answers import labels
from conversations.model.broadcasts import audience
from conversations.model.broadcasts.audience import EVERY, Reach, group_field, organisation_field
from conversations.model.broadcasts.composition import Composition
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField, TargetGroup
from conversations.model.event.kinds.all import KINDS

PARTS = ("groups", "organisations", "choices", "arrived")
"""The parts of a rule that have a page of their own."""

MOST_OPTIONS = 300
"""Of organisations so many are shown, the most frequent ones, page by page."""

A_PAGE = 6
"""So many values stand on a page, so that how many are reached is seen above them on a phone."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen in a part of the rule, with how many it adds; `sign` stands for it on a button."""

    value: str
    label: str
    number: int
    heading: str = ""
    """The question that it answers, where a part has answers to several."""

    @property
    def sign(self) -> str:
        return sign(self.value)


@dataclass(frozen=True, slots=True)
class Found:
    """What a survey found: whom the rule reaches, and how many there are by status and by language besides."""

    reach: Reach
    by_status: Mapping[str, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    options: tuple[Option, ...] = ()


def audience_card(scene: Scene, composition: Composition, found: Found, part: str = "", at: str = "") -> Say:
    """Show whom the rule reaches, with buttons that change it; how many they are stands last, right above the buttons."""
    words = reports.audience_words(scene, composition.audience)
    reached = scene.html("compose-audience", event=scene.event_name, audience=words, number=found.reach.total)
    breakdown = reports.breakdown(scene, found.reach)
    how = scene.html(f"compose-part-{part}" if part else "compose-audience-how")
    text = "\n".join([how, "", reached, *([breakdown] if breakdown else [])])
    rows = _part_rows(scene, composition, part, found, at) if part else _rule_rows(scene, composition, found)
    return Say(text, rows)


def rewrite_card(scene: Scene, composition: Composition) -> Say:
    """Say that a text can take the place of one which has not left yet."""
    save = _labelled(scene, composition, "button-compose-save", "now", as_shown(composition))
    rows: Rows = ((save,), (_way(scene, composition, "text"),), (_way(scene, composition, "discard"),))
    return Say(scene.html("compose-preview-rewrite"), rows)


def preview_card(scene: Scene, composition: Composition, reach: Reach) -> Say:
    """To how many it goes and how long that takes, below the message as one of them will see it."""
    due = composition.due_at
    text: str = scene.html(
        "compose-preview-correction" if composition.corrects else "compose-preview",
        audience=reports.audience_words(scene, composition.audience),
        number=reach.reachable,
        breakdown=reports.breakdown(scene, reach),
        time=reports.duration(scene, reach.reachable),
    )
    if due:
        when = dates.spoken(due.astimezone(scene.event.zone), scene.language)
        text = f"{text}\n\n{scene.html('compose-due', when=when)}"
    return Say(text, _preview_rows(scene, composition, reach))


def nobody_card(scene: Scene, composition: Composition) -> Say:
    return Say(scene.html("compose-nobody"), ((_way(scene, composition, "audience"),),))


def options_of(scene: Scene, part: str, numbers: Mapping[str, Mapping[str, int]]) -> tuple[Option, ...]:
    """Return what can be chosen in a part; `numbers` are those of the answers, by the key of the field."""
    event = scene.event
    match part:
        case "groups" if asked := group_field(event):
            return _choices(scene, event.target_group, numbers.get(asked.key, {}))
        case "organisations" if asked := organisation_field(event):
            counted = sorted(numbers.get(asked.key, {}).items(), key=lambda each: (-each[1], each[0]))
            return tuple(Option(name, name, number) for name, number in counted[:MOST_OPTIONS])
        case "choices":
            return tuple(
                Option(
                    f"{asked.key}.{key}",
                    label,
                    numbers.get(asked.key, {}).get(key, 0),
                    asked.label[scene.language],
                )
                for asked in _countable(event)
                for key, label in labels.of(event, asked, scene.language, scene.plain).items()
            )
        case _:
            return ()


def fields_of(event: Event, part: str) -> list[str]:
    """The keys of the fields whose answers are counted for a part."""
    match part:
        case "groups":
            asked = group_field(event)
            return [asked.key] if asked else []
        case "organisations":
            asked = organisation_field(event)
            return [asked.key] if asked else []
        case "choices":
            return [each.key for each in _countable(event)]
        case _:
            return []


def sign(value: str) -> str:
    """Stands for a value on a button, which has no room for what somebody wrote."""
    return sha256(value.encode()).hexdigest()[:10]


def as_shown(composition: Composition) -> str:
    """Stands on the button that sends for what was shown above it, so that nothing else is sent by it.

    A correction goes to whom it went before, at once; of it only the text is its own.
    """
    own = [str(sorted(composition.texts.items()))]
    if composition.corrects is None:
        due = composition.due_at.timestamp() if composition.due_at else None
        own += [audience.dump(composition.audience), str(composition.media), str(due)]
    return sign("|".join(own))


def which_time(scene: Scene, composition: Composition, meant: Sequence[datetime]) -> Say:
    """Ask which of several times was meant; the button carries it as the clocks show it where the event is."""
    here = [each.astimezone(scene.event.zone).replace(tzinfo=None) for each in meant]
    shown = [dates.spoken(each, scene.language) for each in here]
    rows = tuple(
        (
            Button(
                buttons.cut(label),
                encode(Compose("due", composition.nonce, each.isoformat(timespec="minutes"))),
            ),
        )
        for label, each in zip(shown, here, strict=True)
    )
    return Say(scene.html("perhaps-meant", meant=event_lines.either(shown, scene.language)), rows)


def discard_question(scene: Scene, composition: Composition) -> Say:
    """Whether to throw away what is written."""
    acts = ("throw", "preview")
    return Say(scene.html("compose-discard-sure"), tuple((_way(scene, composition, each),) for each in acts))


def text_question(scene: Scene, composition: Composition) -> Say:
    """Ask for what is to be written next."""
    known = ", ".join(f"{{{each}}}" for each in placeholders.NAMES)
    match composition.awaits:
        case "time":
            return Say(scene.html("compose-time"))
        case "all":
            ways = ((_way(scene, composition, "each"),), (_way(scene, composition, "discard"),))
            return Say(scene.html("compose-text", known=known), ways)
        case language:
            name = scene.facts.wording.plain(language, "language-name")
            text = scene.html("compose-text-in", name=name, known=known)
            return Say(text, ((_way(scene, composition, "discard"),),))


def _rule_rows(scene: Scene, composition: Composition, found: Found) -> Rows:
    rule = composition.audience
    statuses = [
        _marked(
            composition, "status", each, scene.plain(f"audience-{each}"), found.by_status.get(each, 0),
            on=each in rule.statuses,
        )
        for each in EVERY
        if each in rule.statuses or found.by_status.get(each)
    ]  # fmt: skip
    languages = [
        _marked(
            composition, "language", each, scene.facts.wording.plain(each, "language-name"),
            found.by_language.get(each, 0), on=each in rule.languages,
        )
        for each in LANGUAGES
    ]  # fmt: skip
    parts = [
        _labelled(scene, composition, f"button-compose-part-{each}", "part", each)
        for each in PARTS
        if _has(scene.event, each)
    ]
    necessary = "button-necessary" if rule.necessary else "button-not-necessary"
    onward = [(_way(scene, composition, "text"),)] if found.reach.reachable else []
    return (
        *_pairs(statuses),
        tuple(languages),
        *_pairs(parts),
        (_way(scene, composition, "all"),),
        (_labelled(scene, composition, necessary, "necessary"),),
        *onward,
        (_way(scene, composition, "list"), _way(scene, composition, "discard")),
    )


def _part_rows(scene: Scene, composition: Composition, part: str, found: Found, at: str) -> Rows:
    rule = composition.audience
    chosen = {*rule.groups, *rule.organisations, *rule.choices}
    page, pages = _page(found.options, at)
    if part == "arrived":
        came = "button-arrived-only" if rule.arrived else "button-arrived-open"
        stayed = "button-absent-only" if rule.arrived is False else "button-absent-open"
        options = [
            _labelled(scene, composition, came, part, "yes"),
            _labelled(scene, composition, stayed, part, "no"),
        ]
    else:
        options = [
            button
            for heading, together in groupby(page, lambda each: each.heading)
            for button in [
                *([_heading(composition, part, heading)] if heading else []),
                *(
                    _marked(composition, part, each.sign, each.label, each.number, on=each.value in chosen)
                    for each in together
                ),
            ]
        ]
    turning = _turning(composition, part, found.options.index(page[0]) // A_PAGE, pages) if page else ()
    return (*((each,) for each in options), *turning, (_way(scene, composition, "audience"),))


def _page(options: Sequence[Option], at: str) -> tuple[Sequence[Option], int]:
    """Return the values of a page and how many pages there are; `at` is its number, or the sign of a value there."""
    pages = -(-len(options) // A_PAGE)
    place = next((place for place, each in enumerate(options) if each.sign == at), 0)
    number = (
        min(int(at), pages - 1) if at.isdecimal() and len(at) < len(str(MOST_OPTIONS)) else place // A_PAGE
    )
    return options[max(number, 0) * A_PAGE :][:A_PAGE], pages


def _turning(composition: Composition, part: str, page: int, pages: int) -> Rows:
    """Return the row that leads to the pages before and behind; nothing where there is only one."""
    if pages < 2:
        return ()
    signs = (("‹", (page - 1) % pages), (f"{page + 1} / {pages}", page), ("›", (page + 1) % pages))
    return (
        tuple(
            Button(label, encode(Compose("part", composition.nonce, f"{part}.{number}")))
            for label, number in signs
        ),
    )


def _choices(scene: Scene, choices: Sequence[TargetGroup], numbers: Mapping[str, int]) -> tuple[Option, ...]:
    return tuple(Option(each.key, each.label[scene.language], numbers.get(each.key, 0)) for each in choices)


def _preview_rows(scene: Scene, composition: Composition, reach: Reach) -> Rows:
    if not reach.reachable:
        return ((_way(scene, composition, "discard"),),)
    send = "send" if composition.due_at else "now"
    key = "button-compose-correct" if composition.corrects else f"button-compose-{send}"
    label = scene.plain(key, number=reach.reachable)
    press = Compose(send, composition.nonce, as_shown(composition))
    rows: Rows = ((Button(buttons.cut(label), encode(press)),),)
    if composition.corrects:
        return (*rows, (_way(scene, composition, "text"),), (_way(scene, composition, "discard"),))
    return (
        *rows,
        (_way(scene, composition, "test"), _way(scene, composition, "time")),
        (_way(scene, composition, "text"), _way(scene, composition, "audience")),
        (_way(scene, composition, "discard"),),
    )


def _has(event: Event, part: str) -> bool:
    """Whether an event has anything to choose by in a part."""
    match part:
        case "groups":
            return bool(event.target_group) and group_field(event) is not None
        case "organisations":
            return organisation_field(event) is not None
        case "choices":
            return bool(_countable(event))
        case _:
            return True


def _countable(event: Event) -> list[FormField]:
    """The fields whose answers are few, such as a choice or yes and no; target groups have a part of their own."""
    asked = group_field(event)
    return [each for each in event.fields if KINDS[each.kind].counted and each is not asked]


def _heading(composition: Composition, part: str, words: str) -> Button:
    """Stands above the answers to a question; a press shows the same page once more."""
    return Button(f"— {buttons.shortened(words, 45)} —", encode(Compose("part", composition.nonce, part)))


def _pairs(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]


def _marked(composition: Composition, act: str, value: str, label: str, number: int, *, on: bool) -> Button:
    """A value that is chosen or not, with how many it stands for."""
    words = f"{'✓ ' if on else ''}{buttons.shortened(label, 45)} ({number})"
    return Button(words, encode(Compose(act, composition.nonce, value)))


def _way(scene: Scene, composition: Composition, act: str) -> Button:
    return _labelled(scene, composition, f"button-compose-{act}", act)


def _labelled(scene: Scene, composition: Composition, label: str, act: str, value: str = "") -> Button:
    return buttons.button(scene, label, Compose(act, composition.nonce, value))
