"""Offers organisers to tell people what has changed of an event: what, whom it concerns, and a draft. They decide."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from conversations.broadcasts.orders import Launch, Preview, Settle
from conversations.chat import buttons
from conversations.chat.buttons import button
from conversations.chat.effects import Button, Renew, Rows, Say, Tell
from conversations.chat.inputs import Pressed
from conversations.chat.presses import OnNotice
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Html
from conversations.model import placeholders, subjects
from conversations.model.broadcasts.audience import LIVE, Audience, Reach
from conversations.model.broadcasts.composition import Composition
from conversations.model.event import changes
from conversations.model.event.changes import Change, Known, Said

ROOM = 900
"""Characters of what has changed that a message tells; there are a draft in each language and the list itself in one."""


def audience(concerned: Sequence[Change]) -> Audience:
    """Return the rule for those whom changes concern, also those who turned other messages off.

    Answers to several questions can't be joined by "or" in one rule, so then it is everybody.
    """
    if all(each.what == "reopened" for each in concerned):
        return Audience(statuses=("waitlisted",), necessary=True)
    choices = tuple(dict.fromkeys(key for each in concerned for key in each.choices))
    one_question = len({key.partition(".")[0] for key in choices}) == 1
    if one_question and all(each.choices for each in concerned):
        return Audience(statuses=LIVE, choices=choices, necessary=True)
    return Audience(statuses=LIVE, necessary=True)


def texts(scene: Scene, found: Sequence[Change]) -> dict[str, str]:
    """Return the draft in each language."""
    return {each: _draft(scene.speaking(each), found) for each in LANGUAGES}


def card(scene: Scene, found: Sequence[Change], reaches: Sequence[Reach], reach: Reach) -> Say:
    """Show what has changed, whom each concerns, whom all of it reaches, and what would be said to them."""
    told = [
        f"{_line(scene, each)}\n{_concerned(scene, each, concerned)}"
        for each, concerned in zip(found, reaches, strict=True)
    ]
    parts = [
        scene.html("notice", event=scene.event_name),
        *_fitting(scene, told),
        scene.html("notice-drafts"),
        *(_shown_draft(scene, each, text) for each, text in texts(scene, found).items()),
    ]
    return Say("\n\n".join(parts), _rows(scene, found, reach), subjects.of_notice(scene.event.key))


def react(scene: Scene, pressed: Pressed, press: OnNotice) -> Step | None:
    """Send the draft as it is, open it to be changed, or leave it; what was decided, or has changed since, says so."""
    if press.event not in scene.facts.events:
        return None
    there = replace(scene, event=scene.facts.events[press.event])
    found = standing(there, scene.facts.looked_up.known)
    if not found or changes.sign(found) != press.offer:
        return alert(scene, pressed, "notice-over")
    composition = Composition(press.event, press.offer, audience(found), texts(there, found), tells=True)
    match press.act:
        case "send":
            return scene.step(Launch(composition, None, 0))
        case "edit":
            writing = replace(scene, chat=replace(scene.chat, composing=composition))
            return writing.step(Preview(composition))
        case "leave":
            return scene.step(Settle(press.event, press.offer))
        case _:
            return None


def standing(scene: Scene, known: Known | None) -> list[Change]:
    """Return what people have not been told of the scene's event."""
    return changes.since(known, scene.event, scene.facts.now) if known else []


def settled(scene: Scene, found: Sequence[Change], key: str) -> list[Tell]:
    """Tell every organiser in the place of the offer what was decided, and by whom."""
    member = scene.facts.team.members.get(scene.facts.me)
    by = member.name if member and member.name else ""

    def outcome(there: Scene) -> str:
        return there.html(key, by=by or there.plain("notice-somebody"))

    return renewed(scene, found, outcome)


def taken_back(scene: Scene) -> list[Tell]:
    """Tell every organiser that all is again as people know it."""
    return renewed(scene, (), lambda there: there.html("notice-back"))


def replaced(scene: Scene) -> list[Tell]:
    """Tell every organiser that another offer stands below."""
    return renewed(scene, (), lambda there: there.html("notice-newer"))


def renewed(scene: Scene, found: Sequence[Change], outcome: Callable[[Scene], str]) -> list[Tell]:
    """Return what stands in the place of the offer from now on, for each organiser."""
    told = []
    for chat, language in sorted(scene.facts.team.organisers.items()):
        there = scene.speaking(language)
        lines = [
            there.html("notice", event=there.event_name),
            *_fitting(there, [_line(there, each) for each in found]),
            outcome(there),
        ]
        told.append(Tell(chat, Renew(subjects.of_notice(scene.event.key), "\n\n".join(lines))))
    return told


def _rows(scene: Scene, found: Sequence[Change], reach: Reach) -> Rows:
    event, offer = scene.event.key, changes.sign(found)
    label = buttons.cut(scene.plain("button-notice-send", number=reach.reachable))
    send = (
        ((Button(label, encode(OnNotice("send", offer, event))),), (_way(scene, "edit", offer),))
        if reach.reachable
        else ()
    )
    return (*send, (_way(scene, "leave", offer),))


def _way(scene: Scene, act: str, offer: str) -> Button:
    return button(scene, f"button-notice-{act}", OnNotice(act, offer, scene.event.key))


def _draft(scene: Scene, found: Sequence[Change]) -> str:
    """A text with placeholders, as an organiser could have written it."""
    lines = _fitting(scene, [_line(scene, each) for each in found])
    ends = ["notice-cannot-come"] if any(each.what == "date" for each in found) else []
    return "\n\n".join(
        [
            scene.html("notice-draft", name="{name}", event="{event}"),
            *lines,
            *(scene.html(each) for each in ends),
        ]
    )


def _shown_draft(scene: Scene, language: str, text: str) -> str:
    name = scene.facts.wording.plain(language, "language-name")
    filled = placeholders.filled(text, {"event": scene.event.name[language]})
    return scene.html("notice-draft-in", name=name, text=Html(filled))


def _line(scene: Scene, change: Change) -> str:
    def said(words: Said) -> str:
        return words.get(scene.language) or scene.plain("notice-unknown")

    return scene.html(
        f"notice-{change.what}", was=said(change.was), now=said(change.now), name=said(change.name)
    )


def _concerned(scene: Scene, change: Change, reach: Reach) -> str:
    match change:
        case Change("reopened"):
            return scene.html("notice-waiting", number=reach.total)
        case Change(choices=(_, *_)) as chosen:
            return scene.html("notice-chosen", number=reach.total, choice=chosen.name[scene.language])
        case _ if set(reach.by_status) == {"confirmed"}:
            return scene.html("notice-everybody", number=reach.total)
        case _:
            statuses = " · ".join(
                scene.plain("counted", what=scene.plain(f"audience-{each}"), number=number)
                for each, number in sorted(reach.by_status.items())
            )
            return scene.html("notice-statuses", number=reach.total, statuses=statuses)


def _fitting(scene: Scene, lines: Sequence[str]) -> list[str]:
    """Return the lines that there is room for, and how many more there are."""
    shown: list[str] = []
    for line in lines:
        if shown and sum(map(len, shown)) + len(line) > ROOM:
            break
        shown.append(line)
    more = len(lines) - len(shown)
    return [*shown, scene.html("notice-more", number=more)] if more else shown
