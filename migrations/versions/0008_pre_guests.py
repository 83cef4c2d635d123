"""Guests, who join a call through a one-time link."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATES = "state IN ('invited', 'waiting', 'present', 'over')"


def upgrade() -> None:
    op.create_table(
        "guest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(40), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("link_hash", sa.String(64), nullable=False),
        sa.Column("seat_hash", sa.String(64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("texted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("silent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(STATES, name="ck_guest_state"),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name="fk_guest_consult_id"),
        sa.ForeignKeyConstraint(["invited_by"], ["user_account.id"], name="fk_guest_invited_by"),
        sa.PrimaryKeyConstraint("id", name="pk_guest"),
    )
    op.create_index("uq_guest_link_hash", "guest", ["link_hash"], unique=True)
    op.create_index("uq_guest_seat_hash", "guest", ["seat_hash"], unique=True)
    op.create_index("ix_guest_consult_id_state", "guest", ["consult_id", "state"])
    op.create_index("ix_guest_state", "guest", ["state"])


def downgrade() -> None:
    for name in ("ix_guest_state", "ix_guest_consult_id_state", "uq_guest_seat_hash", "uq_guest_link_hash"):
        op.drop_index(name, "guest")
    op.drop_table("guest")
