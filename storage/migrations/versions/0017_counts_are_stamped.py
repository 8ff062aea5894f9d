"""Counts are stamped"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recounts",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("stamps", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("mark", sa.String(length=12), nullable=True),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_recounts")),
    )
    op.drop_table("searched")
