"""Places in line for a choice, of those who hold a seat"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("registrations") as table:
        table.add_column(sa.Column("wanted", sa.Text(), nullable=True))
        table.add_column(sa.Column("wanted_place", sa.Integer(), nullable=True))
        table.add_column(sa.Column("wanted_until", sa.DateTime(timezone=True), nullable=True))
        table.create_index("ix_registrations_event_wanted_place", ["event", "wanted_place"])
        table.create_index("ix_registrations_wanted_until", ["wanted_until"])
