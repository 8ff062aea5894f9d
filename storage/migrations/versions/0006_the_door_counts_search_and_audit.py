"""The door, counts, search, the audit and talks with attendees"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORD = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("registrations") as table:
        table.add_column(sa.Column("came_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("came_by", sa.BigInteger(), nullable=True))
        table.create_index("ix_registrations_event_id", ["event", "id"])
    op.create_table(
        "counts",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("plain", sa.String(length=200), nullable=False),
        sa.Column("registrations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("event", "field", "answer", "state", name=op.f("pk_counts")),
    )
    op.create_table(
        "words",
        sa.Column("word", WORD, nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("word", "code", name=op.f("pk_words")),
    )
    op.create_index("ix_words_code", "words", ["code"])
    op.create_table(
        "trigrams",
        sa.Column("trigram", sa.String(length=3), nullable=False),
        sa.Column("word", WORD, nullable=False),
        sa.PrimaryKeyConstraint("trigram", "word", name=op.f("pk_trigrams")),
    )
    op.create_index("ix_trigrams_word", "trigrams", ["word"])
    op.create_table(
        "searched",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_searched")),
    )
    op.create_table(
        "boards",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat", "event", name=op.f("pk_boards")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=True),
        sa.Column("code", sa.String(length=12), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_event_id", "audit", ["event", "id"])
    op.create_index("ix_audit_code_id", "audit", ["code", "id"])
    op.create_index("ix_audit_actor_id", "audit", ["actor", "id"])
    op.create_table(
        "threads",
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("asker", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_threads")),
    )
    op.create_index("ix_threads_code", "threads", ["code"])
