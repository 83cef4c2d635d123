"""Text messages are counted: from each session, by each user, to each number (as a keyed digest, while it counts)."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KNOWN = sa.text("number_digest IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "text_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("number_digest", sa.String(64), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_message")),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name=op.f("fk_text_message_consult_id_consult")),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["user_account.id"], name=op.f("fk_text_message_sender_id_user_account")
        ),
    )
    op.create_index("ix_text_message_consult_id_sent_at", "text_message", ["consult_id", "sent_at"])
    op.create_index("ix_text_message_sender_id_sent_at", "text_message", ["sender_id", "sent_at"])
    for name, columns in (
        ("ix_text_message_number", ["number_digest", "sent_at"]),
        ("ix_text_message_to_forget", ["sent_at"]),
    ):
        op.create_index(name, "text_message", columns, sqlite_where=KNOWN, postgresql_where=KNOWN)


def downgrade() -> None:
    op.drop_table("text_message")
