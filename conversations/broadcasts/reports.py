"""Reports on broadcasts to an organiser: how far each has come, who got it and who did not."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from babel.lists import format_list

from conversations.broadcasts import room
from conversations.chat import buttons
from conversations.chat.effects import Button, Note, Rows, Say
from conversations.chat.presses import OnBroadcast
from conversations.chat.scene import Scene
from conversations.chat.wire import encode
from conversations.language import dates
from conversations.language.wording import literal
from conversations.model import subjects
from conversations.model.answers import labels
from conversations.model.broadcasts.audience import Audience, Reach, group_field
from conversations.model.broadcasts.broadcast import Account, Broadcast, Content
from conversations.model.registrations.audit import LONGEST
from conversations.model.registrations.registration import Registration

REPORTS = {
    "broadcast": "report-broadcast-",
    "reminder": "report-reminder-",
    "correction": "report-correction-",
    "withdrawal": "report-withdrawal-",
}
"""How the sentences are called that tell how a broadcast of each kind stands."""

ACTS = {
    "now": "released",
    "pause": "paused",
    "continue": "continued",
    "halt": "halted",
    "retry": "retried",
    "resend": "resent",
    "leave": "settled",
    "delete": "withdrew",
}
"""What the audit calls that which the buttons of a report do."""

FIRST_WORDS = 24
"""Characters of a text by which one broadcast is told from others on a button."""

WHOLE = 1200
"""Characters of a text in its report, which has to hold names too."""

NAMED = 10
"""Up to so many of a group are named."""

LISTED = 25
"""Up to so many who can't be reached are listed with their addresses, so that it fits in one message."""


def report(
    scene: Scene,
    broadcast: Broadcast,
    account: Account,
    names: Mapping[str, Sequence[str]] | None = None,
    coming: int | None = None,
) -> Say:
    """How far a broadcast has come, with what can be done about it; `coming` is how many said that they come."""
    parts = [
        scene.html(
            f"{REPORTS[broadcast.kind]}{broadcast.status}",
            audience=audience_words(scene, broadcast.audience),
            due=due_words(scene, broadcast),
        ),
        *([scene.html("report-words", words=words)] if (words := said(scene, broadcast, WHOLE)) else []),
        *([_numbers(scene, broadcast, account)] if broadcast.started_at else []),
        *(
            [scene.html("account-coming", number=coming)]
            if broadcast.started_at and coming is not None
            else []
        ),
        *_named(scene, account, names or {}),
    ]
    return Say("\n\n".join(parts), rows(scene, broadcast, account), subjects.of_broadcast(broadcast.id))


def said(scene: Scene, broadcast: Broadcast, longest: int) -> str:
    """What a broadcast says, in the organiser's language where it has that, up to so many characters."""
    texts = broadcast.content.texts
    words = room.shown(texts.get(scene.language) or next(iter(texts.values()), ""))
    return buttons.shortened(words.strip(), longest)


def noted(act: str, broadcast: Broadcast, content: Content | None = None) -> Note:
    """Return what was done with a broadcast, for the audit, with the text where that is what was done."""
    text = next(iter(content.texts.values()), "") if content else ""
    details = {"broadcast": ("", f"#{broadcast.id}"), "text": ("", text[:LONGEST])}
    return Note(act, broadcast.event, details={key: each for key, each in details.items() if each[1]})


NOTHING = Account()
"""Nothing has left yet."""


def rows(scene: Scene, broadcast: Broadcast, account: Account) -> Rows:
    match broadcast.status:
        case "scheduled":
            acts = ["now", "rewrite", "pause", "cancel"]
        case "sending":
            acts = ["pause", "cancel"]
        case "paused":
            acts = ["continue", "cancel"]
        case _:
            acts = _remedies(account)
    if broadcast.original is None and account.sent:
        acts += ["correct", "withdraw"]
    return tuple((_way(scene, broadcast, each),) for each in acts)


def withdrawal_question(scene: Scene, broadcast: Broadcast, account: Account) -> Say:
    text = scene.html("withdraw-sure", number=account.sent)
    acts = ("delete", "show")
    return Say(text, tuple((_way(scene, broadcast, each),) for each in acts))


def halting_question(scene: Scene, broadcast: Broadcast, account: Account) -> Say:
    text = scene.html("halt-sure", number=account.sent)
    return Say(text, tuple((_way(scene, broadcast, each),) for each in ("halt", "show")))


def overview(scene: Scene, found: Sequence[Broadcast]) -> Say:
    """The newest broadcasts as buttons, and who can't be reached at all."""
    rows: Rows = tuple(
        (
            Button(
                buttons.cut(_title(scene, each)),
                encode(OnBroadcast("show", str(each.id), each.event)),
            ),
        )
        for each in found
    )
    lost = OnBroadcast("unreachable", event=scene.event.key)
    key = "broadcasts" if found else "broadcasts-none"
    return Say(
        scene.html(key, event=scene.event_name),
        (*rows, (buttons.button(scene, "button-unreachable", lost),)),
    )


def unreachable(scene: Scene, lost: Sequence[Registration]) -> Say:
    """List who has a seat and can't be written to here, with what else is known to reach them."""
    if not lost:
        return Say(scene.html("unreachable-none", event=scene.event_name))
    lines = [_contact(scene, each) for each in lost[:LISTED]]
    more = [scene.html("unreachable-more")] if len(lost) >= LISTED else []
    return Say("\n\n".join([scene.html("unreachable", event=scene.event_name), *lines, *more]))


def with_address(scene: Scene, registration: Registration) -> str:
    """Return what somebody is called who can't be reached here, with the e-mail address that was given."""
    email = next((each.key for each in scene.event.fields if each.kind == "email"), "")
    return with_reason(scene.event.called(registration.answers), str(registration.answers.get(email) or ""))


def with_reason(name: str, reason: str) -> str:
    return f"{name} ({buttons.shortened(reason, 80)})" if reason else name


def audience_words(scene: Scene, audience: Audience) -> str:
    """A rule in words: "anmälda · på svenska"."""
    parts = [_listed(scene, [scene.plain(f"audience-{each}") for each in audience.wanted])]
    parts += _chosen(scene, audience)
    if audience.languages:
        names = [scene.facts.wording.plain(each, "language-name") for each in audience.languages]
        parts.append(_listed(scene, names))
    if audience.arrived is not None:
        parts.append(scene.plain("audience-arrived" if audience.arrived else "audience-absent"))
    return " · ".join(parts)


def breakdown(scene: Scene, reach: Reach) -> str:
    """How many of each status and language, and how many can't be reached."""
    statuses = [
        scene.plain("counted", what=scene.plain(f"audience-{each}"), number=number)
        for each, number in sorted(reach.by_status.items())
    ]
    languages = [
        scene.plain("counted", what=scene.facts.wording.plain(each, "language-name"), number=number)
        for each, number in sorted(reach.by_language.items())
    ]
    lines = [" · ".join(statuses), " · ".join(languages)]
    if reach.unreachable:
        lines.append(scene.plain("reach-unreachable", number=reach.unreachable))
    return "\n".join(line for line in lines if line)


def duration(scene: Scene, messages: int) -> str:
    """How long it takes until so many have left."""
    left = timedelta(seconds=messages / scene.facts.bot.rate)
    if left < timedelta(seconds=90):
        return scene.plain("seconds", number=max(1, round(left.total_seconds())))
    return scene.plain("minutes", number=round(left.total_seconds() / 60))


def due_words(scene: Scene, broadcast: Broadcast) -> str:
    if broadcast.due_at is None:
        return ""
    return dates.spoken(broadcast.due_at.astimezone(scene.event.zone), scene.language)


def _title(scene: Scene, broadcast: Broadcast) -> str:
    day = dates.spoken(broadcast.created_at.astimezone(scene.event.zone).date(), scene.language)
    first = " ".join(said(scene, broadcast, FIRST_WORDS).split())
    return " · ".join([day, *([first] if first else []), audience_words(scene, broadcast.audience)])


def _contact(scene: Scene, registration: Registration) -> str:
    """A name, with the e-mail address and the phone number that were given."""
    kinds = ("name", "email", "phone")
    given = [
        str(registration.answers[each.key])
        for kind in kinds
        for each in scene.event.fields
        if each.kind == kind and registration.answers.get(each.key)
    ]
    return literal("\n".join(given))


def _numbers(scene: Scene, broadcast: Broadcast, account: Account) -> str:
    counted = [
        ("sent", account.sent),
        ("blocked", account.blocked),
        ("failed", account.failed),
        ("unsure", account.unsure),
        ("cancelled", account.cancelled),
        ("missed", account.missed),
    ]
    always = ("sent", "blocked", "failed")
    lines = [
        scene.html(f"account-{key}", number=number) for key, number in counted if number or key in always
    ]
    if account.waiting:
        left = duration(scene, account.waiting)
        key = "account-left" if broadcast.status == "sending" else "account-held"
        lines.append(scene.html(key, number=account.waiting, time=left))
    return "\n".join([*lines, scene.html("account-total", number=account.total)])


def _named(scene: Scene, account: Account, names: Mapping[str, Sequence[str]]) -> list[str]:
    """List who was not reached, by name where they are few."""
    sizes = {"blocked": account.blocked, "failed": account.failed, "unsure": account.unsure}
    return [
        scene.html(
            f"named-{group}",
            names=_listed(scene, list(names[group])),
            more=max(0, sizes[group] - len(names[group])),
        )
        for group in sizes
        if names.get(group)
    ]


def _remedies(account: Account) -> list[str]:
    acts: list[str] = []
    if account.failed or account.blocked > account.no_chat:
        acts.append("retry")
    if account.unsure:
        acts += ["resend", "leave"]
    return acts


def _way(scene: Scene, broadcast: Broadcast, act: str) -> Button:
    press = OnBroadcast(act, str(broadcast.id), broadcast.event)
    return buttons.button(scene, f"button-broadcast-{act}", press)


def _chosen(scene: Scene, audience: Audience) -> list[str]:
    event, language = scene.event, scene.language
    groups = {each.key: each.label[language] for each in event.target_group}
    parts = []
    if audience.groups and group_field(event):
        parts.append(_listed(scene, [groups.get(each, each) for each in audience.groups]))
    if audience.organisations:
        parts.append(_listed(scene, list(audience.organisations)))
    for key, chosen in audience.choices_by_field.items():
        field = event.field_named(key)
        said = labels.of(event, field, language, scene.plain) if field else {}
        answers = _listed(scene, [said.get(each, each) for each in chosen])
        parts.append(f"{field.label[language]}: {answers}" if field else answers)
    return parts


def _listed(scene: Scene, words: Sequence[str]) -> str:
    return format_list(list(words), locale=scene.language)
