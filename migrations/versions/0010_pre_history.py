"""What is asked often is found by an index of what is live, owed or unsent, however many sessions are over."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LIVE = "state IN ('accepted', 'active', 'connecting', 'interrupted', 'offered', 'queued', 'requested')"
IN_CALL = "state IN ('accepted', 'active', 'connecting', 'interrupted')"
# Table, name, columns, condition of a partial index.
Indexes = tuple[tuple[str, str, tuple[str, ...], str | None], ...]
NEW: Indexes = (
    ("consult", "ix_consult_live", ("agency_id", "state"), LIVE),
    ("consult", "ix_consult_in_call", ("clinician_id",), IN_CALL),
    ("consult", "ix_consult_second_id", ("second_id",), "second_id IS NOT NULL"),
    ("consult", "ix_consult_undocumented", ("clinician_id", "requested_at"), "state = 'ended'"),
    (
        "consult",
        "ix_consult_unreported",
        ("officer_id", "reported_at", "requested_at"),
        "state IN ('documented', 'ended')",
    ),
    ("consult", "ix_consult_officer_id_requested_at", ("officer_id", "requested_at"), None),
    ("consult", "ix_consult_log_clinician", ("agency_id", "clinician_id", "requested_at"), None),
    ("consult", "ix_consult_log_kind", ("agency_id", "kind", "requested_at"), None),
    ("consult", "ix_consult_log_state", ("agency_id", "state", "requested_at"), None),
    (
        "consult",
        "ix_consult_log_disposition",
        ("agency_id", "disposition", "requested_at"),
        "disposition IS NOT NULL",
    ),
    ("consult", "ix_consult_log_wait", ("agency_id", "wait_s"), "wait_s IS NOT NULL"),
    ("consult", "ix_consult_log_duration", ("agency_id", "duration_s"), "duration_s IS NOT NULL"),
    ("offer", "ix_offer_let_pass", ("resolved_at",), "state IN ('declined', 'expired')"),
    ("guest", "ix_guest_open", ("consult_id",), "state IN ('invited', 'present', 'waiting')"),
    ("notice", "ix_notice_unsent", ("due_at",), "sent_at IS NULL"),
)
OLD: Indexes = (
    ("consult", "ix_consult_clinician_id_state", ("clinician_id", "state"), None),
    ("consult", "ix_consult_second_id", ("second_id",), None),
    ("consult", "ix_consult_state_deadline_at", ("state", "deadline_at"), None),
    ("offer", "ix_offer_state_expires_at", ("state", "expires_at"), None),
    ("guest", "ix_guest_consult_id_state", ("consult_id", "state"), None),
    ("guest", "ix_guest_state", ("state",), None),
    ("notice", "ix_notice_sent_at_due_at", ("sent_at", "due_at"), None),
)


def _replace(old: Indexes, new: Indexes) -> None:
    for table, name, _, _ in old:
        op.drop_index(name, table)
    for table, name, columns, condition in new:
        where = sa.text(condition) if condition else None
        op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    _replace(OLD, NEW)


def downgrade() -> None:
    _replace(NEW, OLD)
