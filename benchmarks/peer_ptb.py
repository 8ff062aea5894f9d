"""The form in python-telegram-bot, the way its documentation and examples show a conversation."""

import os
from enum import Enum, auto

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks import form

Context = ContextTypes.DEFAULT_TYPE


class State(Enum):
    BEGIN = auto()
    CONSENT = auto()
    NAME = auto()
    EMAIL = auto()
    GROUP = auto()
    ORGANISATION = auto()
    ROLE = auto()
    NEEDS = auto()
    SUMMARY = auto()


async def start(update: Update, context: Context) -> State:
    if context.user_data is not None:
        context.user_data.clear()
    await _ask(update, form.GREETING)
    return State.BEGIN


async def begin(update: Update, _: Context) -> State:
    await _ask(update, form.CONSENT)
    return State.CONSENT


async def consent(update: Update, _: Context) -> State:
    await _ask(update, form.NAME)
    return State.NAME


async def name(update: Update, context: Context) -> State:
    if not form.is_text(_text(update)):
        await _ask(update, form.NAME)
        return State.NAME
    _remember(context, name=_text(update))
    await _ask(update, form.EMAIL)
    return State.EMAIL


async def email(update: Update, context: Context) -> State:
    if not form.is_email(_text(update)):
        await _ask(update, form.EMAIL)
        return State.EMAIL
    _remember(context, email=_text(update))
    await _ask(update, form.GROUP)
    return State.GROUP


async def group(update: Update, context: Context) -> State:
    _remember(context, group=_text(update))
    await _ask(update, form.ORGANISATION)
    return State.ORGANISATION


async def organisation(update: Update, context: Context) -> State:
    if not form.is_text(_text(update)):
        await _ask(update, form.ORGANISATION)
        return State.ORGANISATION
    _remember(context, organisation=_text(update))
    await _ask(update, form.ROLE)
    return State.ROLE


async def role(update: Update, context: Context) -> State:
    if not form.is_text(_text(update)):
        await _ask(update, form.ROLE)
        return State.ROLE
    _remember(context, role=_text(update))
    await _ask(update, form.NEEDS)
    return State.NEEDS


async def needs(update: Update, context: Context) -> State:
    _remember(context, needs=_text(update))
    await _ask(update, form.summary(context.user_data or {}))
    return State.SUMMARY


async def submit(update: Update, context: Context) -> int:
    code = form.new_code()
    _remember(context, code=code)
    await _ask(update, form.confirmation(code))
    return ConversationHandler.END


async def _ask(update: Update, question: form.Question) -> None:
    if update.callback_query is not None:
        await update.callback_query.answer()
    if update.effective_message is not None:
        buttons = [[InlineKeyboardButton(label, callback_data=label)] for label in question.buttons]
        markup = InlineKeyboardMarkup(buttons) if buttons else None
        await update.effective_message.reply_text(question.text, reply_markup=markup)


def _text(update: Update) -> str:
    if update.callback_query is not None:
        return update.callback_query.data or ""
    return (update.message and update.message.text) or ""


def _remember(context: Context, **answers: str) -> None:
    if context.user_data is not None:
        context.user_data.update(answers)


def _conversation() -> ConversationHandler[Context]:
    text = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={
            State.BEGIN: [CallbackQueryHandler(begin)],
            State.CONSENT: [CallbackQueryHandler(consent)],
            State.NAME: [MessageHandler(text, name)],
            State.EMAIL: [MessageHandler(text, email)],
            State.GROUP: [CallbackQueryHandler(group)],
            State.ORGANISATION: [MessageHandler(text, organisation)],
            State.ROLE: [MessageHandler(text, role)],
            State.NEEDS: [CallbackQueryHandler(needs), MessageHandler(text, needs)],
            State.SUMMARY: [CallbackQueryHandler(submit, "Submit"), CallbackQueryHandler(start)],
        },
        fallbacks=[CommandHandler("start", start)],
        name="registration",
        persistent=True,
    )


def main() -> None:
    """Poll, keeping the answers in a pickle in the working directory."""
    application = (
        ApplicationBuilder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["BOT_API_URL"] + "/bot")
        .persistence(PicklePersistence("registrations.pickle"))
        .build()
    )
    application.add_handler(_conversation())
    application.run_polling()


if __name__ == "__main__":
    main()
