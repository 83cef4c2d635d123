"""Each side's measurements of a call."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quality_slice",
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("loss", sa.Double(), nullable=False),
        sa.Column("jitter_ms", sa.Double(), nullable=True),
        sa.Column("rtt_ms", sa.Double(), nullable=True),
        sa.Column("in_kbps", sa.Double(), nullable=False),
        sa.Column("out_kbps", sa.Double(), nullable=False),
        sa.Column("frames_per_s", sa.Double(), nullable=False),
        sa.Column("freezes", sa.Integer(), nullable=False),
        sa.Column("concealed", sa.Double(), nullable=False),
        sa.Column("relayed", sa.Boolean(), nullable=False),
        sa.Column("way", sa.String(8), nullable=True),
        sa.Column("network", sa.String(16), nullable=True),
        sa.Column("rung", sa.String(8), nullable=False),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name="fk_quality_slice_consult_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_quality_slice_user_id"),
        sa.PrimaryKeyConstraint("consult_id", "user_id", "started_at", name="pk_quality_slice"),
    )


def downgrade() -> None:
    op.drop_table("quality_slice")
