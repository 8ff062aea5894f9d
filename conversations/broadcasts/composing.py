"""Lets an organiser write a broadcast: to whom, what, and when. Nothing is sent before it was shown and a button said so."""

from dataclasses import replace
from datetime import datetime

from conversations.broadcasts import room, times
from conversations.broadcasts.cards import (
    PARTS,
    as_shown,
    discard_question,
    options_of,
    sign,
    text_question,
    which_time,
)
from conversations.broadcasts.orders import Launch, ListBroadcasts, Preview, Survey, Try
from conversations.chat import buttons, utterances
from conversations.chat.effects import Button, Order, Replace, Say
from conversations.chat.inputs import Pressed, Said, Sent
from conversations.chat.presses import Compose
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode
from conversations.language import dates
from conversations.language.languages import LANGUAGES
from conversations.language.wording import literal
from conversations.model import placeholders
from conversations.model.broadcasts.audience import EVERY, Audience, organisation_field
from conversations.model.broadcasts.broadcast import Media
from conversations.model.broadcasts.composition import EVERYBODY, TIME, Composition
from conversations.model.event.event import Event


def begin(scene: Scene) -> Step:
    events = list(scene.facts.events.values())
    if len(events) == 1:
        return _opened(scene, events[0])
    rows = tuple(
        (Button(buttons.cut(each.name[scene.language]), encode(Compose("event", choice=each.key))),)
        for each in events
    )
    return scene.step(Say(scene.html("compose-event"), rows))


def react(scene: Scene, pressed: Pressed, press: Compose) -> Step:
    """A button of the composition; one of another that is over says so, whatever it would have done."""
    if press.act == "event" and press.choice in scene.facts.events:
        opened = _opened(scene, scene.facts.events[press.choice])
        return Step(opened.chat, opened.effects)
    composition = scene.chat.composing
    if (
        composition is None
        or composition.nonce != press.composition
        or composition.event not in scene.facts.events
    ):
        return alert(scene, pressed, "compose-over")
    return _act(scene, pressed, composition.awaiting(""), press)


def hear(scene: Scene, given: Said | Sent, composition: Composition) -> Step:
    """The words that a composition waits for: a text, or a time."""
    if composition.event not in scene.facts.events:
        return _with(scene, None).step(Say(scene.html("event-gone")))
    if composition.awaits == TIME:
        return _hear_time(scene, given, composition)
    return _hear_text(scene, given, composition)


def opened_correction(scene: Scene, broadcast: int, event: str) -> Step:
    """Write a text that takes the place of one which was sent."""
    composition = Composition(event, scene.facts.fresh.nonce, corrects=broadcast, awaits=EVERYBODY)
    scene = _with(scene, composition)
    return scene.step(text_question(scene, composition))


def _act(scene: Scene, pressed: Pressed, composition: Composition, press: Compose) -> Step:
    match press.act:
        case (
            "status"
            | "language"
            | "all"
            | "necessary"
            | "part"
            | "audience"
            | "groups"
            | "organisations"
            | "choices"
            | "arrived"
        ):
            return _choose(scene, pressed, composition, press)
        case "text":
            return _ask(scene, composition.awaiting(EVERYBODY))
        case "each":
            return _ask(scene, replace(composition, texts={}).awaiting(LANGUAGES[0]))
        case "time" | "due":
            return _choose_time(scene, pressed, composition, press)
        case "preview":
            return _ordered(scene, composition, Preview(composition))
        case "test":
            return _ordered(scene, composition, Try(composition))
        case "now" | "send" if composition.texts or composition.media:
            return _send(scene, pressed, composition, press)
        case "list":
            return _ordered(scene, composition, ListBroadcasts(composition.event))
        case "discard" | "throw":
            return _discard(scene, pressed, composition, press.act)
        case _:
            return alert(scene, pressed, "compose-over")


def _discard(scene: Scene, pressed: Pressed, composition: Composition, act: str) -> Step:
    """Throw it away, after a question where something is written."""
    if act == "discard" and (composition.texts or composition.media):
        return _shown(_with(scene, composition), pressed, discard_question(scene, composition))
    return _shown(_with(scene, None), pressed, Say(scene.html("compose-discarded")))


def _send(scene: Scene, pressed: Pressed, composition: Composition, press: Compose) -> Step:
    """Send it as it was shown; where it has changed since, or its time is over, that is shown first."""
    if press.choice != as_shown(composition):
        return _ordered(scene, composition, Preview(composition))
    due = composition.due_at if press.act == "send" else None
    if due and due <= scene.facts.now:
        scene = _with(scene, composition.awaiting(TIME))
        return scene.step(_over(scene, due))
    return _ordered(scene, None, Launch(composition, due, _place(scene, pressed)))


def _choose(scene: Scene, pressed: Pressed, composition: Composition, press: Compose) -> Step:
    """One press changes the rule, and the counts are shown anew."""
    rule = composition.audience
    match press.act, press.choice:
        case "status", status if status in EVERY:
            rule = rule.toggled("statuses", status)
        case "language", language if language in LANGUAGES:
            rule = rule.toggled("languages", language)
        case "all", _:
            rule = Audience(necessary=rule.necessary)
        case "necessary", _:
            rule = replace(rule, necessary=not rule.necessary)
        case "arrived", which:
            wanted = {"yes": True, "no": False}.get(which)
            rule = replace(rule, arrived=None if rule.arrived == wanted else wanted)
        case part, signed if part in PARTS and (value := _value(scene, part, signed)):
            rule = rule.toggled(part, value)
    composition = replace(composition, audience=rule)
    part, at = press.act, press.choice
    if part == "part":
        part, _, at = press.choice.partition(".")
    part = part if part in PARTS else ""
    return _ordered(scene, composition, Survey(composition, part, _place(scene, pressed), at))


def _value(scene: Scene, part: str, signed: str) -> str:
    """The value that a sign on a button stands for; nothing where it is gone."""
    asked = organisation_field(scene.event)
    known = (
        scene.facts.registrations.answered.get((scene.event.key, asked.key), ())
        if asked and part == "organisations"
        else ()
    )
    values = [*known, *(each.value for each in options_of(scene, part, {}))]
    return next((each for each in values if sign(each) == signed), "")


def _hear_text(scene: Scene, given: Said | Sent, composition: Composition) -> Step:
    if isinstance(given, Sent) and not given.file_id:
        return scene.step(Say(scene.html("compose-no-such-file")), text_question(scene, composition))
    if isinstance(given, Sent):
        kind = "photo" if given.kind == "photo" else "document"
        composition = replace(composition, media=Media(kind, given.file_id))  # type: ignore[arg-type]
    if wrong := _problems(scene, given, composition):
        return scene.step(Say("\n\n".join(wrong)))
    where = LANGUAGES if composition.awaits == EVERYBODY else (composition.awaits,)
    composition = replace(composition, texts={**composition.texts, **dict.fromkeys(where, _written(given))})
    missing = [each for each in LANGUAGES if each not in composition.texts]
    composition = composition.awaiting(missing[0] if missing else "")
    scene = _with(scene, composition)
    return scene.step(text_question(scene, composition) if missing else Preview(composition))


def _written(given: Said | Sent) -> str:
    """The words with their formatting."""
    return given.html or literal(given.text)


def _problems(scene: Scene, given: Said | Sent, composition: Composition) -> list[str]:
    """Return what is wrong with a text, all at once."""
    html = _written(given)
    found: list[str] = []
    if unknown := placeholders.unknown(html):
        known = ", ".join(f"{{{each}}}" for each in placeholders.NAMES)
        names = ", ".join(f"{{{each}}}" for each in unknown)
        found.append(scene.html("compose-unknown", unknown=names, known=known))
    elif placeholders.has_stray_brace(html):
        found.append(scene.html("compose-brace"))
    if "code" in placeholders.used(html) and "draft" in composition.audience.wanted:
        found.append(scene.html("compose-no-code"))
    if not found and (wrong := _too_long(scene, given, html, composition)):
        found.append(wrong)
    return found


def _too_long(scene: Scene, given: Said | Sent, html: str, composition: Composition) -> str:
    """Say by how much a text is too long for whoever has the longest name; nothing where it fits for everybody.

    One that fills a message is too long at any rate, since the apps send the rest of it as another message.
    """
    longest = composition.content.longest
    if utterances.cut(given, scene.facts.now):
        longest = min(longest, utterances.FULL - 1)
    languages = LANGUAGES if composition.awaits == EVERYBODY else (composition.awaits,)
    event = scene.facts.events[composition.event]
    length = room.longest(html, event, languages, scene.facts.wording)
    if length <= longest:
        return ""
    return scene.html("compose-too-long", length=length, longest=longest, over=length - longest)


def _hear_time(scene: Scene, given: Said | Sent, composition: Composition) -> Step:
    meant = times.read(given.text, scene.facts.now, scene.event.zone) if isinstance(given, Said) else ()
    match meant:
        case ():
            return scene.step(Say(scene.html("compose-time-unclear")))
        case (due,):
            return _timed(scene, composition, due)
        case _:
            return scene.step(which_time(scene, composition, meant))


def _timed(scene: Scene, composition: Composition, due: datetime) -> Step:
    """Let it leave then, unless that has been already."""
    if due <= scene.facts.now:
        return _with(scene, composition.awaiting(TIME)).step(_over(scene, due))
    composition = replace(composition, due_at=due).awaiting("")
    return _with(scene, composition).step(Preview(composition))


def _choose_time(scene: Scene, pressed: Pressed, composition: Composition, press: Compose) -> Step:
    """Ask for the time, or take the one that was meant among several."""
    if press.act == "time":
        return _ask(scene, composition.awaiting(TIME))
    try:
        due = datetime.fromisoformat(press.choice).replace(tzinfo=scene.event.zone)
    except ValueError:
        return alert(scene, pressed, "compose-over")
    return _timed(scene, composition, due)


def _over(scene: Scene, due: datetime) -> Say:
    when = dates.spoken(due.astimezone(scene.event.zone), scene.language)
    return Say(scene.html("compose-time-past", when=when))


def _ask(scene: Scene, composition: Composition) -> Step:
    scene = _with(scene, composition)
    return scene.step(text_question(scene, composition))


def _ordered(scene: Scene, composition: Composition | None, order: Order) -> Step:
    return _with(scene, composition).step(order)


def _shown(scene: Scene, pressed: Pressed, said: Say) -> Step:
    place = _place(scene, pressed)
    shown = Replace(place, said.text, said.rows) if place else said
    return scene.step(shown)


def _place(scene: Scene, pressed: Pressed) -> int:
    """The message that was pressed where it is the newest, else none."""
    return pressed.message if pressed.message > scene.chat.heard else 0


def _opened(scene: Scene, event: Event) -> Step:
    asked = organisation_field(event)
    composition = Composition(event.key, scene.facts.fresh.nonce, organisation=asked.key if asked else "")
    return _with(scene, composition).step(Survey(composition, "", 0))


def _with(scene: Scene, composition: Composition | None) -> Scene:
    return replace(scene, chat=replace(scene.chat, composing=composition))
