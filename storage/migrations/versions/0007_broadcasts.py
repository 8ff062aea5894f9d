"""Broadcasts and their deliveries"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("original", sa.BigInteger(), nullable=True),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("too_late_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sa.UniqueConstraint("key", name=op.f("uq_broadcasts_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_broadcasts_original"), "broadcasts", ["original"])
    op.create_index(op.f("ix_broadcasts_status"), "broadcasts", ["status"])
    op.add_column(
        "chats", sa.Column("only_necessary", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("registrations", sa.Column("coming_at", sa.DateTime(timezone=True), nullable=True))
    # A row id must never come back, so SQLite's AUTOINCREMENT has to survive the copy.
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("status", existing_type=sa.String(length=8), type_=sa.String(length=10))
        table.add_column(sa.Column("broadcast", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("code", sa.String(length=12), nullable=True))
    op.create_index("ix_outbox_broadcast_status", "outbox", ["broadcast", "status"])
    op.create_index("uq_outbox_broadcast_chat", "outbox", ["broadcast", "chat"], unique=True)
