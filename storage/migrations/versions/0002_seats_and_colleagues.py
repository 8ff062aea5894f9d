"""Seats, places in line, colleagues and cards"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("registrations") as table:
        table.alter_column("person", existing_type=sa.BigInteger(), nullable=True)
        table.add_column(sa.Column("registrant", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("place", sa.Integer(), nullable=True))
        table.add_column(sa.Column("offer_until", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("claim", sa.String(length=20), nullable=True))
        table.add_column(sa.Column("party", sa.String(length=12), nullable=True))
        table.add_column(sa.Column("reason", sa.Text(), nullable=True))
    op.execute("UPDATE registrations SET registrant = person")
    with op.batch_alter_table("registrations") as table:
        table.alter_column("registrant", existing_type=sa.BigInteger(), nullable=False)
        table.create_unique_constraint(table.f("uq_registrations_claim"), ["claim"])
        table.create_index("ix_registrations_registrant", ["registrant"])
        table.create_index("ix_registrations_event_status_place", ["event", "status", "place"])
        table.create_index("ix_registrations_event_place", ["event", "place"])
        table.create_index("ix_registrations_status_offer_until", ["status", "offer_until"])
    op.add_column("outbox", sa.Column("card", sa.String(length=12), nullable=True))
    op.add_column("outbox", sa.Column("renews", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "shown_events",
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("when_and_where", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shown_events")),
    )
    op.create_table(
        "tallies",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("registrations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("event", "field", "answer", name=op.f("pk_tallies")),
    )
    op.create_table(
        "stops",
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("drafts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("event", "field", name=op.f("pk_stops")),
    )
    op.create_table(
        "cards",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat", "code", name=op.f("pk_cards")),
    )
