"""Relay-only calls: an agency may send all media through the relay."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("policy", sa.Column("relay_only", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("policy") as table:
        table.drop_column("relay_only")
