"""Declares the tables. Times are in UTC; JSON is kept as text, as the core wrote it."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """A time with its zone, also where the database keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC).replace(tzinfo=UTC if dialect.name == "postgresql" else None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


Word = String(40).with_variant(String(40, collation="C"), "postgresql")
"""A word whose beginning can be looked up in the index, whatever alphabet the database sorts by."""

Serial = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the key is a plain INTEGER."""

updates = Table(
    "updates",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("taken_at", Instant, nullable=False, index=True),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("update_id", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("traceback", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("unreachable", String(200)),
    Column("only_necessary", Boolean, nullable=False, server_default=false()),
)

registrations = Table(
    "registrations",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("event", String(20), nullable=False),
    Column("person", BigInteger),
    Column("registrant", BigInteger, nullable=False, index=True),
    Column("code", String(12), nullable=False),
    Column("status", String(12), nullable=False),
    Column("language", String(8), nullable=False),
    Column("answers", Text, nullable=False),
    Column("registered_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("place", Integer),
    Column("offer_until", Instant),
    Column("claim", String(20), unique=True),
    Column("party", String(12)),
    Column("reason", Text),
    Column("came_at", Instant),
    Column("came_by", BigInteger),
    Column("came_on", Text),
    Column("ticket", String(20)),
    Column("coming_at", Instant),
    Column("left_as", String(12)),
    Column("wanted", Text),
    Column("wanted_place", Integer),
    Column("wanted_until", Instant),
    UniqueConstraint("person", "event"),
    UniqueConstraint("code"),
    Index("ix_registrations_event_status_place", "event", "status", "place"),
    Index("ix_registrations_event_place", "event", "place"),
    Index("ix_registrations_status_offer_until", "status", "offer_until"),
    Index("ix_registrations_event_id", "event", "id"),
    Index("ix_registrations_event_wanted_place", "event", "wanted_place"),
    Index("ix_registrations_wanted_until", "wanted_until"),
)

tallies = Table(
    "tallies",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("field", String(20), primary_key=True),
    Column("answer", String(200), primary_key=True),
    Column("registrations", Integer, nullable=False),
)

answer_pieces = Table(
    "answer_pieces",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("field", String(20), primary_key=True),
    Column("piece", String(220), primary_key=True),
    Column("answers", Text, nullable=False),
)

counts = Table(
    "counts",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("field", String(20), primary_key=True),
    Column("answer", String(200), primary_key=True),
    Column("state", String(12), primary_key=True),
    Column("plain", String(200), nullable=False),
    Column("registrations", Integer, nullable=False),
)

words = Table(
    "words",
    metadata,
    Column("word", Word, primary_key=True),
    Column("code", String(12), primary_key=True),
    Index("ix_words_code", "code"),
)

trigrams = Table(
    "trigrams",
    metadata,
    Column("trigram", String(3), primary_key=True),
    Column("word", Word, primary_key=True),
    Index("ix_trigrams_word", "word"),
)

recounts = Table(
    "recounts",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("stamps", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("mark", String(12)),
)

boards = Table(
    "boards",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("event", String(20), primary_key=True),
    Column("message", BigInteger, nullable=False),
    Column("shown", String(64), nullable=False),
    Column("looked_at", Instant, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("event", String(20), nullable=False),
    Column("role", String(12), nullable=False),
    Column("act", String(20), nullable=False),
    Column("actor", BigInteger),
    Column("code", String(12)),
    Column("details", Text),
    Index("ix_audit_event_id", "event", "id"),
    Index("ix_audit_code_id", "code", "id"),
    Index("ix_audit_actor_id", "actor", "id"),
)

threads = Table(
    "threads",
    metadata,
    Column("key", String(12), primary_key=True),
    Column("event", String(20), nullable=False),
    Column("code", String(12), nullable=False, index=True),
    Column("asker", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("is_open", Boolean, nullable=False),
)

stops = Table(
    "stops",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("field", String(20), primary_key=True),
    Column("drafts", Integer, nullable=False),
)

subjects = Table(
    "subjects",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("subject", String(40), nullable=False, index=True),
    Index("ix_subjects_chat_subject", "chat", "subject"),
)

questions = Table(
    "questions",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("event", String(20), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("plain", String(200), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("status", String(12), nullable=False),
    Column("topic", String(60), nullable=False),
    Column("closest", Text, nullable=False),
    Column("lead", String(12), nullable=False, index=True),
    Column("field", String(20), nullable=False),
    Column("helped", Boolean),
    Column("answer", Text, nullable=False),
    Index("ix_questions_chat_message", "chat", "message"),
    Index("ix_questions_event_status_asked_at", "event", "status", "asked_at"),
)

lessons = Table(
    "lessons",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("event", String(20), nullable=False),
    Column("key", String(40), nullable=False),
    Column("language", String(8), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("phrasings", Text, nullable=False),
    Column("taught_at", Instant, nullable=False),
)

shown_events = Table(
    "shown_events",
    metadata,
    Column("key", String(20), primary_key=True),
    Column("when_and_where", Text, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("known", Text, nullable=False),
    Column("offer", String(12), nullable=False),
)

digests = Table(
    "digests",
    metadata,
    Column("event", String(20), primary_key=True),
    Column("told_at", Instant, nullable=False),
    Column("entry", BigInteger, nullable=False),
)

team = Table(
    "team",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(12), nullable=False),
    Column("name", String(200), nullable=False),
    Column("invited_by", BigInteger),
    Column("at", Instant),
)

invitations = Table(
    "invitations",
    metadata,
    Column("seal", String(64), primary_key=True),
    Column("role", String(12), nullable=False),
    Column("invited_by", BigInteger, nullable=False),
    Column("until", Instant, nullable=False),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("original", BigInteger, index=True),
    Column("event", String(20), nullable=False),
    Column("rule", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("status", String(12), nullable=False, index=True),
    Column("author", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant),
    Column("too_late_at", Instant),
    Column("started_at", Instant),
    Column("ended_at", Instant),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("chat", BigInteger),
    Column("lane", SmallInteger, nullable=False),
    Column("method", String(40), nullable=False),
    Column("payload", Text, nullable=False),
    Column("status", String(10), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("attempts", Integer, nullable=False),
    Column("reason", String(200)),
    Column("message", BigInteger),
    Column("subject", String(40)),
    Column("renews", Boolean, nullable=False, server_default=false()),
    Column("broadcast", BigInteger),
    Column("code", String(12)),
    Index("ix_outbox_broadcast_status", "broadcast", "status"),
    Index("uq_outbox_broadcast_chat", "broadcast", "chat", unique=True),
    Index("ix_outbox_status_lane_id", "status", "lane", "id"),
    Index("ix_outbox_chat_lane_id", "chat", "lane", "id"),
    sqlite_autoincrement=True,
)
