"""Tablet checks before a shift."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEX = "ix_device_check_agency_id_device_id_checked_at"


def upgrade() -> None:
    op.create_table(
        "device_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(40), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("measured", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name="fk_device_check_agency_id"),
        sa.ForeignKeyConstraint(["officer_id"], ["user_account.id"], name="fk_device_check_officer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_device_check"),
    )
    op.create_index(INDEX, "device_check", ["agency_id", "device_id", "checked_at"])


def downgrade() -> None:
    op.drop_index(INDEX, "device_check")
    op.drop_table("device_check")
