"""During a call: parts of the consult, tablet hand-over, privacy, consent; a PIN to take the tablet back."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NEW: dict[str, dict[str, Any]] = {
    "consult": {"part": sa.String(16), "privacy": sa.String(16), "not_suitable": sa.String(16)},
    "documentation": {"consent_by": sa.String(16), "consent_at": sa.DateTime(timezone=True)},
    "user_account": {"pin_hash": sa.String(255), "pin_locked_until": sa.DateTime(timezone=True)},
}
FLAGS = ("tablet_with_person", "advice_only")


def upgrade() -> None:
    for table, columns in NEW.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=True))
    for name in FLAGS:
        op.add_column("consult", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("user_account", sa.Column("failed_pins", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    for table, columns in NEW.items():
        more = {"consult": FLAGS, "user_account": ("failed_pins",)}.get(table, ())
        with op.batch_alter_table(table) as batch:
            for name in (*columns, *more):
                batch.drop_column(name)
