"""Sign-ins have two secrets; failures are counted by name and place, and tablets are known, each in a table."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sign_in", sa.Column("key_hash", sa.String(64), nullable=True))
    op.create_table(
        "sign_in_failures",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sign_in_failures"),
    )
    op.create_index("ix_sign_in_failures_owner", "sign_in_failures", ["owner"])
    op.create_index("ix_sign_in_failures_forgotten_at", "sign_in_failures", ["forgotten_at"])
    op.create_table(
        "known_tablet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_known_tablet"),
        sa.UniqueConstraint("secret_hash", "owner", name="uq_known_tablet_secret_hash"),
    )
    op.create_index("ix_known_tablet_seen_at", "known_tablet", ["seen_at"])
    with op.batch_alter_table("user_account") as table:
        for column in ("failed_sign_ins", "locked_until", "failed_pins", "pin_locked_until"):
            table.drop_column(column)


def downgrade() -> None:
    with op.batch_alter_table("user_account") as table:
        for column in ("failed_sign_ins", "failed_pins"):
            table.add_column(sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
        for column in ("locked_until", "pin_locked_until"):
            table.add_column(sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.drop_table("known_tablet")
    op.drop_table("sign_in_failures")
    with op.batch_alter_table("sign_in") as table:
        table.drop_column("key_hash")
