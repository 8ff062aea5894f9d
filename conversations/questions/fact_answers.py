"""Answers the usual questions from an event's description, and from the bot itself: what nobody has to write."""

from collections.abc import Callable, Mapping
from datetime import datetime

from conversations.chat import event_lines
from conversations.chat.effects import Rows, Say
from conversations.chat.scene import Scene
from conversations.language.wording import Html, literal
from conversations.programme import cards as programme_cards
from conversations.registrations import buttons
from conversations.welcome import cards as welcome_cards

Teller = Callable[[Scene], Html | None]


def say(scene: Scene, key: str) -> Say | None:
    """The answer to a usual question; None where nothing is known about it."""
    tell = TELLERS.get(key)
    told = tell(scene) if tell else None
    return Say(told, _ways(scene, key)) if told else None


def near(scene: Scene, key: str) -> Html | None:
    """Say what lies near a usual question that nothing answers: the day to who asks for the times, the place to who travels."""
    tell = NEAR.get(key)
    return tell(scene) if tell else None


def _ways(scene: Scene, key: str) -> Rows:
    """The buttons that do what the answer speaks of."""
    if key in DOING and (rows := DOING[key](scene)):
        return rows
    rows = buttons.resume_or_ways_in(scene) if key in LEADING_ON else ()
    return rows[:1] if key in OF_THE_FIRST_BUTTON else rows


def _when(scene: Scene) -> Html:
    when = event_lines.when(scene)
    return when if isinstance(scene.event.starts, datetime) else _joined(when, scene.html("fact-no-times"))


def _times(scene: Scene) -> Html | None:
    return event_lines.when(scene) if isinstance(scene.event.starts, datetime) else None


def _audience(scene: Scene) -> Html | None:
    audience = scene.event.audience
    return scene.html("event-for", audience=audience[scene.language]) if audience else None


def _organisers(scene: Scene) -> Html:
    return scene.html("event-by", organisers=scene.event.organisers[scene.language])


def _about(scene: Scene) -> Html:
    return literal(scene.event.about[scene.language])


def _programme(scene: Scene) -> Html | None:
    return Html(programme_cards.page(scene, programme_cards.View()).text) if scene.event.programme else None


def _speakers(scene: Scene) -> Html | None:
    named = dict.fromkeys(speaker for item in scene.event.programme for speaker in item.speakers)
    return scene.html("fact-speakers", speakers=", ".join(named)) if named else None


def _register(scene: Scene) -> Html:
    if scene.registration:
        return scene.html("fact-registered")
    if scene.window != "open":
        return Html(event_lines.closed_note(scene))
    return _joined(scene.html("fact-register"), _last_day(scene))


def _deadline(scene: Scene) -> Html | None:
    if scene.window != "open":
        return Html(event_lines.closed_note(scene))
    return _last_day(scene)


def _last_day(scene: Scene) -> Html | None:
    closes = scene.event.registration.closes
    return scene.html("event-last-day", closes=event_lines.spoken(closes, scene)) if closes else None


def _capacity(scene: Scene) -> Html | None:
    seats = scene.event.registration.capacity
    if not seats:
        return None
    return _joined(scene.html("fact-capacity", seats=seats), *map(Html, event_lines.seats_left(scene)))


def _waitlist(scene: Scene) -> Html | None:
    return scene.html("fact-waitlist") if scene.event.offers(scene.facts.now) else None


def _substitute(scene: Scene) -> Html | None:
    return scene.html("fact-substitute") if scene.may_bring else None


def _group(scene: Scene) -> Html | None:
    return scene.html("fact-group") if scene.may_bring else None


def _changing(key: str, later: str) -> Teller:
    """How one's registration is seen, changed or cancelled; who has none yet is told how it will be."""

    def tell(scene: Scene) -> Html:
        if not scene.registration:
            return scene.html(later if scene.window == "open" else "status-none", event=scene.event_name)
        return scene.html(key if scene.may_change else "changes-over", event=scene.event_name)

    return tell


def _privacy(scene: Scene) -> Html:
    return Html(welcome_cards.privacy(scene).text)


def _forget(scene: Scene) -> Html:
    deletes = scene.event.privacy.deletes
    day = scene.html("deletes", day=event_lines.spoken(deletes, scene)) if deletes else None
    return _joined(scene.html("fact-forget"), day)


def _of_the_bot(key: str) -> Teller:
    return lambda scene: scene.html(key)


def _joined(*parts: Html | None) -> Html:
    return Html("\n\n".join(part for part in parts if part))


TELLERS: Mapping[str, Teller] = {
    "when": _when,
    "times": _times,
    "where": event_lines.where,
    "audience": _audience,
    "public": _audience,
    "organisers": _organisers,
    "about": _about,
    "contact": welcome_cards.contact,
    "programme": _programme,
    "speakers": _speakers,
    "register": _register,
    "deadline": _deadline,
    "late": _deadline,
    "capacity": _capacity,
    "waitlist": _waitlist,
    "substitute": _substitute,
    "group": _group,
    "change": _changing("fact-change", "fact-later-change"),
    "cancel": _changing("fact-cancel", "fact-later-cancel"),
    "my-registration": _changing("fact-my-registration", "fact-later-my-registration"),
    "privacy": _privacy,
    "forget": _forget,
    "start-over": _of_the_bot("fact-start-over"),
    "help": _of_the_bot("help"),
    "human": _of_the_bot("fact-human"),
    "switch-language": _of_the_bot("fact-switch-language"),
    "passed-on": _of_the_bot("fact-passed-on"),
}
"""What can be told, by the key of the usual question."""

NEAR: Mapping[str, Teller] = {
    "times": event_lines.when,
    "travel": event_lines.where,
    "parking": event_lines.where,
    "hotel": event_lines.where,
    "capacity": _deadline,
}
"""What is told beside, where nothing is known about a usual question itself."""

DOING: Mapping[str, Callable[[Scene], Rows]] = {
    "change": buttons.changing,
    "cancel": buttons.cancelling,
    "forget": buttons.forgetting,
    "switch-language": buttons.switching_language,
}
"""The buttons that do at once what is asked for, where there are some."""

LEADING_ON = ("register", "change", "cancel", "my-registration", "start-over", "help", "group", "substitute")
"""The questions that are answered best with a button."""

OF_THE_FIRST_BUTTON = ("register", "change", "cancel", "my-registration", "start-over")
"""Those of them that ask for what the first button does."""
