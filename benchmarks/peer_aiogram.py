"""The form in aiogram, the way its documentation shows a finite state machine, with its storage in SQLite."""

import asyncio
import json
import os
from collections.abc import Mapping
from typing import Any

import aiosqlite
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks import form

router = Router()


class Form(StatesGroup):
    begin = State()
    consent = State()
    name = State()
    email = State()
    group = State()
    organisation = State()
    role = State()
    needs = State()
    summary = State()


class SqliteStorage(BaseStorage):
    """One row for each conversation; every change is committed before it returns."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def create(self) -> None:
        # The quickest setting that still survives the death of the process.
        await self._connection.execute("PRAGMA journal_mode = WAL")
        await self._connection.execute("PRAGMA synchronous = NORMAL")
        await self._connection.execute(
            "CREATE TABLE IF NOT EXISTS chats (key TEXT PRIMARY KEY, state TEXT, data TEXT)"
        )

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        statement = "INSERT INTO chats (key, state) VALUES (?, ?) ON CONFLICT DO UPDATE SET state = ?"
        await self._connection.execute(statement, (_key(key), name, name))
        await self._connection.commit()

    async def get_state(self, key: StorageKey) -> str | None:
        return await self._column("SELECT state FROM chats WHERE key = ?", key)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        text = json.dumps(data)
        statement = "INSERT INTO chats (key, data) VALUES (?, ?) ON CONFLICT DO UPDATE SET data = ?"
        await self._connection.execute(statement, (_key(key), text, text))
        await self._connection.commit()

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        text = await self._column("SELECT data FROM chats WHERE key = ?", key)
        data: dict[str, Any] = json.loads(text) if text else {}
        return data

    async def close(self) -> None:
        await self._connection.close()

    async def _column(self, statement: str, key: StorageKey) -> str | None:
        async with self._connection.execute(statement, (_key(key),)) as cursor:
            row = await cursor.fetchone()
        return row[0] if row else None


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.set_data({})
    await state.set_state(Form.begin)
    await _ask(message, form.GREETING)


@router.callback_query(Form.begin)
async def begin(press: CallbackQuery, state: FSMContext) -> None:
    await state.set_state(Form.consent)
    await _ask(press, form.CONSENT)


@router.callback_query(Form.consent)
async def consent(press: CallbackQuery, state: FSMContext) -> None:
    await state.set_state(Form.name)
    await _ask(press, form.NAME)


@router.message(Form.name, F.text.func(form.is_text))
async def name(message: Message, state: FSMContext) -> None:
    await state.update_data(name=message.text)
    await state.set_state(Form.email)
    await _ask(message, form.EMAIL)


@router.message(Form.email, F.text.func(form.is_email))
async def email(message: Message, state: FSMContext) -> None:
    await state.update_data(email=message.text)
    await state.set_state(Form.group)
    await _ask(message, form.GROUP)


@router.callback_query(Form.group)
async def group(press: CallbackQuery, state: FSMContext) -> None:
    await state.update_data(group=press.data)
    await state.set_state(Form.organisation)
    await _ask(press, form.ORGANISATION)


@router.message(Form.organisation, F.text.func(form.is_text))
async def organisation(message: Message, state: FSMContext) -> None:
    await state.update_data(organisation=message.text)
    await state.set_state(Form.role)
    await _ask(message, form.ROLE)


@router.message(Form.role, F.text.func(form.is_text))
async def role(message: Message, state: FSMContext) -> None:
    await state.update_data(role=message.text)
    await state.set_state(Form.needs)
    await _ask(message, form.NEEDS)


@router.callback_query(Form.needs)
async def needs(press: CallbackQuery, state: FSMContext) -> None:
    answers = await state.update_data(needs=press.data)
    await state.set_state(Form.summary)
    await _ask(press, form.summary(answers))


@router.callback_query(Form.summary, F.data == "Submit")
async def submit(press: CallbackQuery, state: FSMContext) -> None:
    code = form.new_code()
    await state.update_data(code=code)
    await state.set_state(None)
    await _ask(press, form.confirmation(code))


@router.message(Form.name)
@router.message(Form.email)
@router.message(Form.organisation)
@router.message(Form.role)
async def invalid(message: Message) -> None:
    await message.answer("Please write that once more.")


async def _ask(event: Message | CallbackQuery, question: form.Question) -> None:
    message = event if isinstance(event, Message) else event.message
    if isinstance(event, CallbackQuery):
        await event.answer()
    if isinstance(message, Message):
        buttons = [[InlineKeyboardButton(text=label, callback_data=label)] for label in question.buttons]
        markup = InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None
        await message.answer(question.text, reply_markup=markup)


def _key(key: StorageKey) -> str:
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}"


async def main() -> None:
    """Poll, keeping the answers in a database in the working directory."""
    async with aiosqlite.connect("registrations.db") as connection:
        storage = SqliteStorage(connection)
        await storage.create()
        server = TelegramAPIServer.from_base(os.environ["BOT_API_URL"])
        bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
        dispatcher = Dispatcher(storage=storage)
        dispatcher.include_router(router)
        await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
