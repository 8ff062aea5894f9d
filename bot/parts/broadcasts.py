"""Carries out what organisers order, in the transaction of the step, and says what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part, notices
from conversations.broadcasts import cards, deliveries, reminders, reports
from conversations.broadcasts.cards import Found
from conversations.broadcasts.deliveries import Recipient
from conversations.broadcasts.orders import (
    Launch,
    ListBroadcasts,
    ListReminders,
    ListUnreachable,
    Manage,
    Preview,
    Settle,
    Survey,
    Try,
)
from conversations.chat.effects import Effect, Order, Replace, Say, SendMedia
from conversations.chat.scene import Scene
from conversations.model.broadcasts.audience import Audience, Example, Reach
from conversations.model.broadcasts.broadcast import Broadcast, Content
from conversations.model.broadcasts.composition import Composition
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import audience, broadcasts, registrations

FAILED = ("failed", "blocked")
NAMED_GROUPS = ("blocked", "failed", "unsure")
LATEST = 8


@dataclass(slots=True)
class Broadcasts(Part):
    """What was ordered in a batch and is not yet carried out, by whom; see `fulfil`."""

    ordered: list[tuple[int, Order]] = field(default_factory=list)

    changes: ClassVar = (Order,)

    def carry_out(self, change: Order, actor: Actor) -> None:
        self.ordered.append((actor.chat, change))

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        await broadcasts.forget(connection, event)


async def fulfil(
    connection: AsyncConnection, order: Order, scene: Scene, machine_time: datetime
) -> Sequence[Effect]:
    """What is said after an order was carried out; `scene` is where it was given."""
    match order:
        case Survey(_, _, message):
            return [_put(message, await _survey(connection, scene, order))]
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
        case ListReminders(event):
            there = _about(scene, event)
            return [await _reminders(connection, there), *await notices.open_card(connection, there)]
        case Settle(event, offer):
            there = _about(scene, event)
            told = await notices.settle(connection, there, offer, "notice-left")
            return told or [Say(there.html("notice-over"))]
        case _:
            raise TypeError(order)


async def named(connection: AsyncConnection, scene: Scene, broadcast: int) -> dict[str, list[str]]:
    """What those are called who did not get a broadcast, by what became of the delivery; the first few.

    Who can't be reached here is named with an address, what failed with the reason.
    """
    found: dict[str, list[str]] = {}
    for group in NAMED_GROUPS:
        lost = await broadcasts.deliveries(connection, broadcast, (group,), reports.NAMED)
        coded = await registrations.named(connection, [each.code for each in lost if each.code], [])
        known = {each.code: each for each in coded}
        found[group] = [_named(scene, group, each, known.get(each.code)) for each in lost]
    return {group: names for group, names in found.items() if names}


def _named(scene: Scene, group: str, lost: Any, registration: Registration | None) -> str:
    if registration is None:
        name = lost.code or str(lost.chat)
    elif group == "blocked":
        return reports.with_address(scene, registration)
    else:
        name = scene.event.called(registration.answers)
    return reports.with_reason(name, lost.reason or "" if group == "failed" else "")


async def examples(
    connection: AsyncConnection, event: Event, rule: Audience, texts: Mapping[str, str], language: str = ""
) -> list[Example]:
    """One of the audience for each text that differs; of a single text, one who reads this language where there is one."""
    differ = len(set(texts.values())) > 1
    wanted = list(texts) if differ else [language, ""]
    found = [await audience.example(connection, event, rule, each) for each in wanted]
    those = [each for each in found if each]
    return those if differ else those[:1]


async def shown(
    connection: AsyncConnection, scene: Scene, content: Content, rule: Audience, example: Example
) -> Say | SendMedia:
    """The message as one of those sees it who get it."""
    codes = [example.code] if example.code else []
    known = await registrations.named(connection, codes, [])
    recipient = Recipient.of(known[0]) if known else Recipient(example.language, {})
    return deliveries.message(content, rule, scene.event, recipient, scene.facts.wording)


async def report(connection: AsyncConnection, scene: Scene, broadcast: Broadcast) -> Say:
    """The report of a broadcast as it stands."""
    scene = _about(scene, broadcast.event)
    account = await broadcasts.account(connection, broadcast.id)
    names = await named(connection, scene, broadcast.id) if broadcast.is_over else {}
    coming = await registrations.coming(connection, broadcast.event) if broadcast.content.confirms else None
    return reports.report(scene, broadcast, account, names, coming)


async def _survey(connection: AsyncConnection, scene: Scene, order: Survey) -> Say:
    composition, part = order.composition, order.part
    scene = _about(scene, composition.event)
    event, rule = scene.event, composition.audience
    open_part = rule if part in ("", "arrived") else rule.without(part)
    numbers = {
        key: await audience.counts(connection, event, open_part, key) for key in cards.fields_of(event, part)
    }
    found = Found(
        await audience.reach(connection, event, rule),
        (await audience.reach(connection, event, rule.without("statuses"))).by_status,
        (await audience.reach(connection, event, rule.without("languages"))).by_language,
        cards.options_of(scene, part, numbers),
    )
    return cards.audience_card(scene, composition, found, part, order.at)


async def _preview(connection: AsyncConnection, scene: Scene, composition: Composition) -> list[Effect]:
    """The message as somebody in each language will see it who gets it, and below it what is to be known."""
    scene = _about(scene, composition.event)
    original = await _original(connection, composition)
    composition = _completed(composition, original)
    reach = await _reach(connection, scene.event, composition)
    found = await examples(connection, scene.event, composition.audience, composition.texts, scene.language)
    if not found:
        return [cards.nobody_card(scene, composition)]
    seen = [await shown(connection, scene, composition.content, composition.audience, each) for each in found]
    if original and original.started_at is None:
        return [*seen, cards.rewrite_card(scene, composition)]
    return [*seen, cards.preview_card(scene, composition, reach)]


async def _try(connection: AsyncConnection, scene: Scene, composition: Composition) -> list[Effect]:
    scene = _about(scene, composition.event)
    found = await examples(connection, scene.event, composition.audience, composition.texts, scene.language)
    own = [each for each in found if each.language == scene.language] or found
    if not own:
        return [cards.nobody_card(scene, composition)]
    return [await shown(connection, scene, composition.content, composition.audience, own[0])]


async def _launch(
    connection: AsyncConnection, scene: Scene, order: Launch, machine_time: datetime
) -> list[Effect]:
    scene = _about(scene, order.composition.event)
    original = await _original(connection, order.composition)
    composition = _completed(order.composition, original)
    tells = composition.tells
    told = await notices.settle(connection, scene, composition.nonce, "notice-sent") if tells else []
    if tells and not told:
        return [Say(scene.html("notice-over"))]
    new = Broadcast(
        key=f"{scene.facts.me}:{scene.facts.fresh.nonce if tells else composition.nonce}",
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
    if original and await _rewritten(connection, scene, original, composition):
        done = reports.noted("rewritten", original, composition.content)
        return [done, _put(order.message, await _report_now(connection, scene, original.id))]
    stored = await broadcasts.add(connection, new)
    if order.due_at is None:
        await broadcasts.launch(connection, stored, scene.event, machine_time)
    done = reports.noted("launched", stored, stored.content)
    return [done, *told, _put(order.message, await _report_now(connection, scene, stored.id))]


async def _rewritten(
    connection: AsyncConnection, scene: Scene, original: Broadcast, composition: Composition
) -> bool:
    """Put the text in the place of the one before; says whether that is all, since nothing has left yet."""
    await broadcasts.rewrite(connection, original.id, composition.content)
    if original.started_at is not None:
        return False
    if original.kind == "reminder":
        await broadcasts.adopt(connection, original.id, scene.facts.me)
    return True


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
    if order.act == "cancel" and not found.is_over:
        account = await broadcasts.account(connection, found.id)
        return [_put(order.message, reports.halting_question(scene, found, account))]
    shown, is_done = await _do(connection, scene, found, order.act, machine_time)
    act = reports.ACTS.get(order.act) if is_done else None
    done = [reports.noted(act, found)] if act else []
    return [*done, _put(order.message, await _report_now(connection, scene, shown))]


async def _do(
    connection: AsyncConnection, scene: Scene, found: Broadcast, act: str, machine_time: datetime
) -> tuple[int, bool]:
    """Do it, where it can still be done; gives the broadcast whose report tells what came of it, and whether it was done."""
    if act == "delete":
        return await _withdraw(connection, scene, found, machine_time)
    return found.id, await _change(connection, scene, found, act, machine_time)


async def _change(
    connection: AsyncConnection, scene: Scene, found: Broadcast, act: str, machine_time: datetime
) -> bool:
    match act:
        case "now":
            return await broadcasts.launch(connection, found, scene.event, machine_time)
        case "pause":
            return await broadcasts.pause(connection, found.id)
        case "continue":
            return await broadcasts.go_on(connection, found.id)
        case "halt":
            return await broadcasts.cancel(connection, found.id, machine_time)
        case "retry":
            return await broadcasts.try_again(connection, found.id, FAILED, machine_time)
        case "resend":
            return await broadcasts.try_again(connection, found.id, ("unsure",), machine_time)
        case "leave":
            return await broadcasts.leave(connection, found.id)
        case _:
            return False


async def _withdraw(
    connection: AsyncConnection, scene: Scene, found: Broadcast, machine_time: datetime
) -> tuple[int, bool]:
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
    return stored.id, await broadcasts.launch(connection, stored, scene.event, machine_time)


async def _report_now(connection: AsyncConnection, scene: Scene, number: int) -> Say:
    return await report(connection, scene, (await broadcasts.find(connection, [number]))[number])


async def _original(connection: AsyncConnection, composition: Composition) -> Broadcast | None:
    """The broadcast that is corrected."""
    found = await broadcasts.find(connection, [composition.corrects] if composition.corrects else [])
    return found.get(composition.corrects or 0)


def _completed(composition: Composition, original: Broadcast | None) -> Composition:
    """A correction with what it leaves as it was: the audience, the file and the buttons."""
    if original is None:
        return composition
    content = original.content
    return replace(composition, audience=original.audience, media=content.media, confirms=content.confirms)


async def _reach(connection: AsyncConnection, event: Event, composition: Composition) -> Reach:
    """How many get it; of what has left already, those who got it."""
    sent = (await broadcasts.account(connection, composition.corrects)).sent if composition.corrects else 0
    return Reach(sent) if sent else await audience.reach(connection, event, composition.audience)


async def _reminders(connection: AsyncConnection, scene: Scene) -> Say:
    plans = reminders.planned(scene.event)
    standing = await broadcasts.keyed(connection, [each.key for each in plans])
    numbers = {
        each.key: (await audience.reach(connection, scene.event, reminders.audience(each.reminder))).reachable
        for each in plans
    }
    return reminders.overview(scene, plans, standing, numbers)


async def _unreachable(connection: AsyncConnection, scene: Scene) -> Say:
    lost = await registrations.unreachable(connection, scene.event.key, reports.LISTED)
    return reports.unreachable(scene, lost)


def _about(scene: Scene, event: str) -> Scene:
    """The scene with the event that an order is about, while the talk stays where it is."""
    return replace(scene, event=scene.facts.events[event])


def _put(message: int, said: Say) -> Effect:
    """In the place of a message, or as a new one."""
    return Replace(message, said.text, said.rows, said.subject) if message else said
