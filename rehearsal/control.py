"""What the page and the tests use: act as the people, set the clock, order faults, and look.

Every body is a JSON object sent as such, which keeps pages of other sites from reaching in.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rehearsal import deeds, faults, profile, view
from rehearsal.stage import Stage
from rehearsal.wire import Json, Upload
from rehearsal.world import Chat, Message, Person

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_FAULT_FIELDS = frozenset(faults.Fault.__dataclass_fields__)
_LONGEST_WAIT = 60.0  # seconds


class Control:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.world = stage.world
        self.routes = [
            Route("/rehearsal/people", self.people, methods=["GET"]),
            Route("/rehearsal/people", self.add_person, methods=["POST"]),
            Route("/rehearsal/people/{person:int}/{deed}", self.act, methods=["POST"]),
            Route("/rehearsal/suggestions", self.suggestions, methods=["GET"]),
            Route("/rehearsal/groups", self.add_group, methods=["POST"]),
            Route("/rehearsal/groups/{group}/migrates", self.migrate, methods=["POST"]),
            Route("/rehearsal/updates", self.inject, methods=["POST"]),
            Route("/rehearsal/chats/{chat}", self.chat, methods=["GET"]),
            Route("/rehearsal/changes", self.changes, methods=["GET"]),
            Route("/rehearsal/calls", self.calls, methods=["GET"]),
            Route("/rehearsal/commands", self.commands, methods=["GET"]),
            Route("/rehearsal/clock", self.clock, methods=["GET"]),
            Route("/rehearsal/clock", self.set_clock, methods=["PUT"]),
            Route("/rehearsal/faults", self.order_fault, methods=["POST"]),
            Route("/rehearsal/faults", self.clear_faults, methods=["DELETE"]),
            Route("/rehearsal/files/{file}", self.file, methods=["GET"]),
            Route("/rehearsal/state", self.state, methods=["GET"]),
        ]
        self.deeds: dict[str, Callable[[Person, Json], Any]] = {
            "says": self._says,
            "presses": self._presses,
            "sends": self._sends,
            "edits": self._edits,
            "blocks": self._blocks,
            "unblocks": self._unblocks,
        }

    async def people(self, _request: Request) -> Response:
        return JSONResponse([asdict(person) for person in self.world.people.values()])

    async def add_person(self, request: Request) -> Response:
        body = await _body(request)
        names = {name: _text(body, name) for name in ("last_name", "username", "language_code")}
        first_name, role = _text(body, "first_name") or "Anonym", _text(body, "role") or "attendee"
        return JSONResponse(asdict(self.world.add_person(first_name, role, **names)), 201)

    async def suggestions(self, _request: Request) -> Response:
        return JSONResponse([asdict(each) for each in self.stage.suggestions])

    async def act(self, request: Request) -> Response:
        """Let a person do something, and tell what it was numbered."""
        person = self._person(request.path_params["person"])
        deed = self.deeds.get(request.path_params["deed"])
        if deed is None:
            raise HTTPException(404, f"People can do these: {', '.join(self.deeds)}.")
        return JSONResponse(deed(person, await _body(request)))

    async def add_group(self, request: Request) -> Response:
        body = await _body(request)
        members = [self._person(member).id for member in body.get("members", [])]
        if not members:
            raise HTTPException(400, "A group needs members.")
        title = _text(body, "title") or "Grupp"
        group = deeds.founds(self.world, self.world.people[members[0]], title, members)
        return JSONResponse({"id": group.id}, 201)

    async def migrate(self, request: Request) -> Response:
        group = self._chat(request.path_params["group"])
        founder = self.world.people[group.members[0]]
        return JSONResponse({"id": deeds.migrates(self.world, founder, group).id})

    async def inject(self, request: Request) -> Response:
        return JSONResponse({"update_id": self.world.updates.inject(await _body(request))})

    async def chat(self, request: Request) -> Response:
        """The chat, at once or as soon as it is newer than the revision that the asker has."""
        number = _number(request.path_params["chat"])
        after = int(request.query_params.get("after", -1))
        await self._wait(request, lambda: self._revision(number) > after)
        return JSONResponse(self._chat_view(number))

    async def changes(self, request: Request) -> Response:
        """Which chats are newer than a revision, and whether the bot is there."""
        after = int(request.query_params.get("after", -1))
        await self._wait(request, lambda: self.world.revision > after)
        newer = [chat.id for chat in self.world.chats.values() if chat.revision > after]
        return JSONResponse({"revision": self.world.revision, "chats": newer} | self._surroundings())

    async def calls(self, request: Request) -> Response:
        """What the bot called after a number; waits for the first where `wait` says how long."""
        since = int(request.query_params.get("since", 0))
        wait = min(float(request.query_params.get("wait", 0)), _LONGEST_WAIT)
        calls = self.stage.calls
        await self.world.calls_bell.until(lambda: self.world.closing or calls.count > since, wait)
        return JSONResponse({"calls": [asdict(call) for call in calls.since(since)], "next": calls.count})

    async def commands(self, request: Request) -> Response:
        person = self._person(request.query_params.get("person"))
        chat_id = _number(request.query_params.get("chat", person.id))
        return JSONResponse(self.world.menus.seen_by(person.id, chat_id, person.language_code or ""))

    async def clock(self, _request: Request) -> Response:
        return JSONResponse(self._clock())

    async def set_clock(self, request: Request) -> Response:
        try:
            moment = datetime.fromisoformat(_text(await _body(request), "now") or "")
        except ValueError:
            raise HTTPException(400, "A time looks like 2018-10-15T10:00:00+02:00.") from None
        if moment.tzinfo is None:
            raise HTTPException(400, "A time needs its offset from UTC, as in 2018-10-15T10:00:00+02:00.")
        self.world.clock.set(moment)
        self.world.changed()
        return JSONResponse(self._clock())

    async def order_fault(self, request: Request) -> Response:
        body = await _body(request)
        body["kind"] = str(body.get("kind"))
        if body["kind"] not in faults.KINDS or not body.keys() <= _FAULT_FIELDS:
            raise HTTPException(400, f"Kinds: {sorted(faults.KINDS)}; fields: {sorted(_FAULT_FIELDS)}.")
        self.stage.faults.order(faults.Fault(**body))
        return JSONResponse({"ordered": len(self.stage.faults.ordered)}, 201)

    async def clear_faults(self, _request: Request) -> Response:
        self.stage.faults.clear()
        return JSONResponse({"ordered": 0})

    async def file(self, request: Request) -> Response:
        """A file as the page may show it: pictures inside, everything else as a download."""
        file = self.world.files.get(request.path_params["file"])
        if file is None:
            raise HTTPException(404, "No such file.")
        safe = file.upload.mime in _SHOWN
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        if not safe:
            headers["Content-Disposition"] = "attachment"
        mime = file.upload.mime if safe else "application/octet-stream"
        return Response(file.upload.content, media_type=mime, headers=headers)

    async def state(self, _request: Request) -> Response:
        return JSONResponse(
            self._surroundings()
            | {
                "pending_updates": len(self.world.updates.waiting),
                "calls": self.stage.calls.count,
                "messages": self.world.counts["messages"],
                "chats": len(self.world.chats),
                "faults": [asdict(fault) for fault in self.stage.faults.ordered],
                "revision": self.world.revision,
            }
        )

    def _surroundings(self) -> Json:
        return {
            "bot": {
                "username": self.world.bot.username,
                "names": profile.told(self.world, "name"),
                "descriptions": profile.told(self.world, "description"),
                "presence": self.stage.presence,
            },
            "people": len(self.world.people),
            "webhook": self.stage.webhook.as_telegram(),
            "clock": self._clock(),
        }

    def _clock(self) -> Json:
        clock = self.world.clock
        return {"now": clock.moment().isoformat(timespec="seconds"), "offset": clock.offset}

    def _says(self, person: Person, body: Json) -> Json:
        chat = self._group_or_none(person, body)
        return asdict(deeds.says(self.world, person, str(body.get("text", "")), chat, body.get("reply_to")))

    def _presses(self, person: Person, body: Json) -> Json:
        chat = self._group_or_none(person, body)
        message_id, times = int(body.get("message_id", 0)), int(body.get("times", 1))
        return asdict(deeds.presses(self.world, person, message_id, str(body.get("data", "")), chat, times))

    def _sends(self, person: Person, body: Json) -> Json:
        kind, caption = str(body.get("kind")), str(body.get("caption") or "")
        return asdict(deeds.sends(self.world, person, kind, caption, _upload(body)))

    def _edits(self, person: Person, body: Json) -> Json:
        chat = self._group_or_none(person, body) or self.world.private_chat(person)
        message = self._message(chat, body)
        return asdict(deeds.edits(self.world, person, message, str(body.get("text", ""))))

    def _blocks(self, person: Person, _body: Json) -> Json:
        return {"update_id": deeds.blocks(self.world, person)}

    def _unblocks(self, person: Person, _body: Json) -> Json:
        return {"update_id": deeds.unblocks(self.world, person)}

    def _person(self, number: Any) -> Person:
        person = self.world.people.get(_number(number))
        if person is None:
            raise HTTPException(404, "No such person.")
        return person

    def _chat(self, number: Any) -> Chat:
        chat = self.world.chats.get(_number(number))
        if chat is None:
            raise HTTPException(404, "No such chat.")
        return chat

    def _group_or_none(self, person: Person, body: Json) -> Chat | None:
        if body.get("chat_id") in (None, person.id):
            return None
        chat = self._chat(body["chat_id"])
        if person.id not in chat.members:
            raise HTTPException(403, "The person is not in this chat.")
        return chat

    def _message(self, chat: Chat, body: Json) -> Message:
        message = chat.messages.get(_number(body.get("message_id")))
        if message is None or message.deleted:
            raise HTTPException(404, "No such message.")
        return message

    def _revision(self, chat_id: int) -> int:
        chat = self.world.chats.get(chat_id)
        return chat.revision if chat else -1

    def _chat_view(self, chat_id: int) -> Json:
        """A person who has not written yet looks at an empty chat."""
        if chat_id in self.world.chats:
            return view.chat_view(self.world, self.world.chats[chat_id])
        if chat_id in self.world.people:
            return view.chat_view(self.world, Chat(chat_id, {"type": "private"}, [chat_id]))
        raise HTTPException(404, "No such chat.")

    async def _wait(self, request: Request, holds: Callable[[], bool]) -> None:
        wait = min(float(request.query_params.get("wait", 0)), _LONGEST_WAIT)
        await self.world.bell.until(lambda: self.world.closing or holds(), wait)


def objection(_request: Request, error: Exception) -> Response:
    """Say what was wrong with a request of the control API."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    words = error.detail if isinstance(error, HTTPException) else str(error)
    return JSONResponse({"error": words}, status)


async def _body(request: Request) -> Json:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise HTTPException(415, "Send JSON, with the content type application/json.")
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise HTTPException(400, "The body must be a JSON object.")
    return body


def _text(body: Json, name: str) -> str | None:
    return str(body[name]).strip() or None if body.get(name) else None


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise HTTPException(404, "That is not a number.") from None


def _upload(body: Json) -> Upload | None:
    """A file of the sender's own, with its content in base64."""
    if "content" not in body:
        return None
    try:
        content = base64.b64decode(body["content"], validate=True)
    except (binascii.Error, TypeError):
        raise HTTPException(400, "The content must be base64.") from None
    mime = str(body.get("mime") or "application/octet-stream")
    return Upload(str(body.get("name") or "file"), mime, content)
