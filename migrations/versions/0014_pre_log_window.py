"""The session log is found by one index that holds all it filters and sorts by, instead of one for each."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# Name, columns, condition of a partial index; all of the table of consults.
Indexes = tuple[tuple[str, tuple[str, ...], str | None], ...]
NEW: Indexes = (
    (
        "ix_consult_log",
        (
            *("agency_id", "requested_at", "id", "clinician_id", "kind", "state"),
            *("disposition", "wait_s", "duration_s"),
        ),
        None,
    ),
    ("ix_consult_taken", ("agency_id", "clinician_id"), "clinician_id IS NOT NULL"),
)
OLD: Indexes = (
    ("ix_consult_agency_id_requested_at", ("agency_id", "requested_at"), None),
    ("ix_consult_log_clinician", ("agency_id", "clinician_id", "requested_at"), None),
    ("ix_consult_log_kind", ("agency_id", "kind", "requested_at"), None),
    ("ix_consult_log_state", ("agency_id", "state", "requested_at"), None),
    ("ix_consult_log_disposition", ("agency_id", "disposition", "requested_at"), "disposition IS NOT NULL"),
    ("ix_consult_log_wait", ("agency_id", "wait_s"), "wait_s IS NOT NULL"),
    ("ix_consult_log_duration", ("agency_id", "duration_s"), "duration_s IS NOT NULL"),
)


def _replace(old: Indexes, new: Indexes) -> None:
    for name, _, _ in old:
        op.drop_index(name, "consult")
    for name, columns, condition in new:
        where = sa.text(condition) if condition else None
        op.create_index(name, "consult", list(columns), sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    _replace(OLD, NEW)


def downgrade() -> None:
    _replace(NEW, OLD)
