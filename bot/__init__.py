"""Speaks Telegram: takes updates in, carries messages out, and wires the whole together."""
