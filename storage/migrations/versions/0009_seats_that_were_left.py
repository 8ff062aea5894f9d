"""Seats that were left, and what organisers were told of them"""

import sqlalchemy as sa
from alembic import op

from storage.tables import Instant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("registrations", sa.Column("left_as", sa.String(length=12), nullable=True))
    op.create_table(
        "digests",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("told_at", Instant(timezone=True), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_digests"),
    )
