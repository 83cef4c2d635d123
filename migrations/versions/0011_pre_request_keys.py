"""The server draws the ids of guests and checks; the key by which a client repeats a request has a column of its own.

What is there keeps the id that its client drew, and has it as its key too: that only has to be unique.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEYS = {"guest": ("consult_id", "invited_by", "request_key"), "device_check": ("officer_id", "request_key")}


def upgrade() -> None:
    for table, columns in KEYS.items():
        op.add_column(table, sa.Column("request_key", sa.String(64), nullable=False, server_default=""))
        op.execute(sa.text(f"UPDATE {table} SET request_key = CAST(id AS VARCHAR(64))"))  # noqa: S608 (names of ours)
        op.create_index(f"uq_{table}_request_key", table, list(columns), unique=True)


def downgrade() -> None:
    for table in KEYS:
        op.drop_index(f"uq_{table}_request_key", table)
        op.execute(sa.text(f"ALTER TABLE {table} DROP COLUMN request_key"))
