"""Deliveries of those who have no chat"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("chat", existing_type=sa.BigInteger(), nullable=True)
    op.execute(
        "UPDATE outbox SET chat = NULL, status = 'blocked', reason = 'no chat' WHERE chat = 0 AND broadcast IS NOT NULL"
    )
    op.execute("DELETE FROM outbox WHERE chat = 0")
