"""Subjects of messages"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _give_messages_subjects()


def _give_messages_subjects() -> None:
    op.create_table(
        "subjects",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_subjects")),
    )
    op.create_index(op.f("ix_subjects_subject"), "subjects", ["subject"])
    op.create_index("ix_subjects_chat_subject", "subjects", ["chat", "subject"])
    op.execute("INSERT INTO subjects SELECT chat, message, max(code) FROM cards GROUP BY chat, message")
    op.drop_table("cards")
    op.add_column("outbox", sa.Column("subject", sa.String(length=40), nullable=True))
    op.execute("UPDATE outbox SET subject = card")
    op.drop_column("outbox", "card")
