"""Carries out what organisers order, in the transaction of the step, and says what was found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations import composition_cards, deliveries, reports
from conversations.audience import Example, Reach
from conversations.broadcast import Broadcast
from conversations.composition import Composition
from conversations.composition_cards import Found
from conversations.deliveries import Recipient
from conversations.effects import Effect, Replace, Say, SendMedia
from conversations.event import Event
from conversations.orders import (
    Launch,
    ListBroadcasts,
    ListReminders,
    ListUnreachable,
    Manage,
    Order,
    Preview,
    Survey,
    Try,
)
from conversations.scene import Scene
from storage import audience, broadcasts, registrations

FAILED = ("failed", "blocked")
NAMED_GROUPS = ("blocked", "failed", "unsure")
LATEST = 8


async def fulfil(
    connection: AsyncConnection, order: Order, scene: Scene, machine_time: datetime
) -> Sequence[Effect]:
    """What is said after an order was carried out; `scene` is where it was given."""
    match order:
        case Survey(composition, part, message):
            return [_put(message, await _survey(connection, scene, composition, part))]
        case Preview(composition):
            return await _preview(connection, scene, composition)
        case Try(composition):
            return await _try(connection, scene, composition)
        case Launch(composition, due_at, message):
            return await _launch(connection, scene, Launch(composition, due_at, message), machine_time)
        case Manage(act, number, message):
            return await _manage(connection, scene, Manage(act, number, message), machine_time)
        case ListBroadcasts(event):
            found = await broadcasts.latest(connection, event, LATEST)
            return [reports.overview(_about(scene, event), found)]
        case ListUnreachable(event):
            return [await _unreachable(connection, _about(scene, event))]
        case ListReminders():
            return []


async def named(connection: AsyncConnection, event: Event, broadcast: int) -> dict[str, list[str]]:
    """What those are called who did not get a broadcast, by what became of the delivery; the first few."""
    found: dict[str, list[str]] = {}
    for group in NAMED_GROUPS:
        lost = await broadcasts.deliveries(connection, broadcast, (group,), reports.NAMED)
        known = await registrations.named(connection, [each.code for each in lost if each.code], [])
        names = {each.code: deliveries.name(event, each.answers) for each in known}
        reasons = {each.code or str(each.chat): each.reason or "" for each in lost}
        found[group] = [
            reports.with_reason(names.get(code, code), reason if group == "failed" else "")
            for code, reason in reasons.items()
        ]
    return {group: names for group, names in found.items() if names}


async def report(connection: AsyncConnection, scene: Scene, broadcast: Broadcast) -> Say:
    """The report of a broadcast as it stands."""
    scene = _about(scene, broadcast.event)
    account = await broadcasts.account(connection, broadcast.id)
    names = await named(connection, scene.event, broadcast.id) if broadcast.is_over else {}
    return reports.report(scene, broadcast, account, names)


async def _survey(connection: AsyncConnection, scene: Scene, composition: Composition, part: str) -> Say:
    scene = _about(scene, composition.event)
    event, rule = scene.event, composition.audience
    open_part = rule if part in ("", "arrived") else rule.without(part)
    numbers = {
        key: await audience.counts(connection, event, open_part, key)
        for key in composition_cards.fields_of(event, part)
    }
    found = Found(
        await audience.reach(connection, event, rule),
        (await audience.reach(connection, event, rule.without("statuses"))).by_status,
        (await audience.reach(connection, event, rule.without("languages"))).by_language,
        composition_cards.options_of(scene, part, numbers),
    )
    return composition_cards.audience_card(scene, composition, found, part)


async def _preview(connection: AsyncConnection, scene: Scene, composition: Composition) -> list[Effect]:
    """The message as somebody in each language will see it who gets it, and below it what is to be known."""
    scene = _about(scene, composition.event)
    composition = await _completed(connection, composition)
    reach = await _reach(connection, scene.event, composition)
    examples = await _examples(connection, scene, composition)
    if not examples:
        return [composition_cards.nobody_card(scene, composition)]
    shown = [await _shown(connection, scene, composition, each) for each in examples]
    return [*shown, composition_cards.preview_card(scene, composition, reach)]


async def _try(connection: AsyncConnection, scene: Scene, composition: Composition) -> list[Effect]:
    scene = _about(scene, composition.event)
    examples = await _examples(connection, scene, composition)
    own = [each for each in examples if each.language == scene.language] or examples
    if not own:
        return [composition_cards.nobody_card(scene, composition)]
    return [await _shown(connection, scene, composition, own[0])]


async def _launch(
    connection: AsyncConnection, scene: Scene, order: Launch, machine_time: datetime
) -> list[Effect]:
    scene = _about(scene, order.composition.event)
    composition = await _completed(connection, order.composition)
    new = Broadcast(
        key=f"{scene.facts.me}:{composition.nonce}",
        kind="correction" if composition.corrects else "broadcast",
        event=composition.event,
        audience=composition.audience,
        content=composition.content,
        status="scheduled",
        author=scene.facts.me,
        created_at=scene.facts.now,
        due_at=order.due_at,
        original=composition.corrects,
    )
    stored = await broadcasts.add(connection, new)
    if composition.corrects:
        await broadcasts.rewrite(connection, composition.corrects, composition.content)
    if order.due_at is None:
        await broadcasts.launch(connection, stored, scene.event, machine_time)
    return [_put(order.message, await _report_now(connection, scene, stored.id))]


async def _manage(
    connection: AsyncConnection, scene: Scene, order: Manage, machine_time: datetime
) -> list[Effect]:
    found = (await broadcasts.find(connection, [order.broadcast])).get(order.broadcast)
    if found is None or found.event not in scene.facts.events:
        return [Say(scene.html("broadcast-gone"))]
    scene = _about(scene, found.event)
    if order.act == "withdraw":
        account = await broadcasts.account(connection, found.id)
        return [_put(order.message, reports.withdrawal_question(scene, found, account))]
    shown = await _do(connection, scene, found, order.act, machine_time)
    return [_put(order.message, await _report_now(connection, scene, shown))]


async def _do(
    connection: AsyncConnection, scene: Scene, found: Broadcast, act: str, machine_time: datetime
) -> int:
    """Do it, where it can still be done; gives the broadcast whose report tells what came of it."""
    match act:
        case "now":
            await broadcasts.launch(connection, found, scene.event, machine_time)
        case "pause":
            await broadcasts.pause(connection, found.id)
        case "continue":
            await broadcasts.go_on(connection, found.id)
        case "cancel":
            await broadcasts.cancel(connection, found.id, machine_time)
        case "retry":
            await broadcasts.try_again(connection, found.id, FAILED, machine_time)
        case "resend":
            await broadcasts.try_again(connection, found.id, ("unsure",), machine_time)
        case "leave":
            await broadcasts.leave(connection, found.id)
        case "delete":
            return await _withdraw(connection, scene, found, machine_time)
    return found.id


async def _withdraw(
    connection: AsyncConnection, scene: Scene, found: Broadcast, machine_time: datetime
) -> int:
    """Send no more of it, and delete it where it arrived."""
    await broadcasts.cancel(connection, found.id, machine_time)
    new = replace(
        found,
        key=f"withdrawal:{found.id}",
        kind="withdrawal",
        status="scheduled",
        author=scene.facts.me,
        created_at=scene.facts.now,
        original=found.id,
        due_at=None,
        started_at=None,
        ended_at=None,
    )
    stored = await broadcasts.add(connection, new)
    await broadcasts.launch(connection, stored, scene.event, machine_time)
    return stored.id


async def _report_now(connection: AsyncConnection, scene: Scene, number: int) -> Say:
    return await report(connection, scene, (await broadcasts.find(connection, [number]))[number])


async def _completed(connection: AsyncConnection, composition: Composition) -> Composition:
    """A correction with what it leaves as it was: the audience, the file and the buttons."""
    if composition.corrects is None:
        return composition
    found = await broadcasts.find(connection, [composition.corrects])
    original = found[composition.corrects]
    content = original.content
    return replace(composition, audience=original.audience, media=content.media, confirms=content.confirms)


async def _reach(connection: AsyncConnection, event: Event, composition: Composition) -> Reach:
    if composition.corrects is None:
        return await audience.reach(connection, event, composition.audience)
    account = await broadcasts.account(connection, composition.corrects)
    return Reach(account.sent)


async def _examples(connection: AsyncConnection, scene: Scene, composition: Composition) -> list[Example]:
    """One of the audience for each text that differs, or any one."""
    texts = composition.texts
    alone = [""] if len(set(texts.values())) <= 1 else list(texts)
    found = [
        await audience.example(connection, scene.event, composition.audience, language) for language in alone
    ]
    return [each for each in found if each]


async def _shown(
    connection: AsyncConnection, scene: Scene, composition: Composition, example: Example
) -> Say | SendMedia:
    codes = [example.code] if example.code else []
    known = await registrations.named(connection, codes, [])
    recipient = Recipient.of(known[0]) if known else Recipient(example.language, {})
    wording = scene.facts.wording
    return deliveries.message(composition.content, composition.audience, scene.event, recipient, wording)


async def _unreachable(connection: AsyncConnection, scene: Scene) -> Say:
    lost = await registrations.unreachable(connection, scene.event.key, reports.LISTED)
    return reports.unreachable(scene, lost)


def _about(scene: Scene, event: str) -> Scene:
    """The scene with the event that an order is about, while the talk stays where it is."""
    return replace(scene, event=scene.facts.events[event])


def _put(message: int, said: Say) -> Effect:
    """In the place of a message, or as a new one."""
    return Replace(message, said.text, said.rows, said.subject) if message else said
