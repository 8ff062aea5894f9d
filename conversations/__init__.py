"""Decides what the bot says and does: pure functions of values, with no I/O, no clock and no Telegram."""
