"""Remembers: tables, transactions, the outbox, look-ups and migrations. Knows nothing of Telegram."""
