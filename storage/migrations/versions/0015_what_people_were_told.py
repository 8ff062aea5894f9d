"""What people were last told of each event"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("offer", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_notices"),
    )
