"""First tables: organizations, users, clinicians, consults with their events, offers, records."""

import sqlalchemy as sa
from alembic import op

from app.platform.db import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LIVE = sa.text("state IN ('accepted', 'active', 'connecting', 'interrupted', 'offered', 'queued', 'requested')")


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("fallback_phone", sa.String(length=40), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('agency', 'provider')", name=op.f("ck_organisation_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "coverage",
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_coverage_agency_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organisation.id"], name=op.f("fk_coverage_provider_id")),
        sa.PrimaryKeyConstraint("provider_id", "agency_id", name=op.f("pk_coverage")),
    )
    op.create_index(op.f("ix_coverage_agency_id"), "coverage", ["agency_id"], unique=False)

    op.create_table(
        "user_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failed_sign_ins", sa.Integer(), nullable=False),
        sa.Column("locked_until", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "role IN ('officer', 'clinician', 'supervisor', 'admin')", name=op.f("ck_user_account_role")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_user_account_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("username", name=op.f("uq_user_account_username")),
    )
    op.create_index(op.f("ix_user_account_organisation_id"), "user_account", ["organisation_id"], unique=False)

    op.create_table(
        "clinician",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("backup_after_s", sa.Integer(), nullable=False),
        sa.Column("on_call", sa.Boolean(), nullable=False),
        sa.Column("on_call_since", UtcDateTime(), nullable=True),
        sa.Column("idle_since", UtcDateTime(), nullable=True),
        sa.Column("connected_until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["provider_id"], ["organisation.id"], name=op.f("fk_clinician_provider_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_clinician_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_clinician")),
    )
    op.create_index("ix_clinician_provider_id_on_call", "clinician", ["provider_id", "on_call"], unique=False)

    op.create_table(
        "consult",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("clinician_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("incident_number", sa.String(length=40), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("requested_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("accepted_at", UtcDateTime(), nullable=True),
        sa.Column("connected_at", UtcDateTime(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("reported_at", UtcDateTime(), nullable=True),
        sa.Column("wait_s", sa.Double(), nullable=True),
        sa.Column("duration_s", sa.Double(), nullable=True),
        sa.Column("disposition", sa.String(length=32), nullable=True),
        sa.Column("deadline_at", UtcDateTime(), nullable=True),
        sa.Column("silent_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('requested', 'queued', 'offered', 'accepted', 'connecting', 'active', 'interrupted', "
            "'ended', 'documented', 'closed', 'cancelled', 'abandoned', 'unanswered')",
            name=op.f("ck_consult_state"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_consult_agency_id")),
        sa.ForeignKeyConstraint(["clinician_id"], ["user_account.id"], name=op.f("fk_consult_clinician_id")),
        sa.ForeignKeyConstraint(["officer_id"], ["user_account.id"], name=op.f("fk_consult_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consult")),
    )
    op.create_index("ix_consult_agency_id_requested_at", "consult", ["agency_id", "requested_at"], unique=False)
    op.create_index("ix_consult_agency_id_changed_at", "consult", ["agency_id", "changed_at"], unique=False)
    op.create_index("ix_consult_clinician_id_state", "consult", ["clinician_id", "state"], unique=False)
    op.create_index("ix_consult_state_deadline_at", "consult", ["state", "deadline_at"], unique=False)
    op.create_index(
        "uq_consult_live_officer",
        "consult",
        ["officer_id"],
        unique=True,
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )
    op.create_index("uq_consult_request_key", "consult", ["officer_id", "request_key"], unique=True)

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_sign_in_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_sign_in_secret_hash")),
    )
    op.create_index("ix_sign_in_user_id", "sign_in", ["user_id"], unique=False)

    op.create_table(
        "consult_event",
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["user_account.id"], name=op.f("fk_consult_event_actor_id")),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name=op.f("fk_consult_event_consult_id")),
        sa.PrimaryKeyConstraint("consult_id", "seq", name=op.f("pk_consult_event")),
    )
    op.create_table(
        "documentation",
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("clinician_id", sa.Uuid(), nullable=False),
        sa.Column("consent", sa.String(length=16), nullable=True),
        sa.Column("recommended", sa.String(length=32), nullable=True),
        sa.Column("not_suitable", sa.String(length=32), nullable=True),
        sa.Column("safety_note", sa.Text(), nullable=False),
        sa.Column("clinical_note", sa.Text(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("completed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["clinician_id"], ["user_account.id"], name=op.f("fk_documentation_clinician_id")),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name=op.f("fk_documentation_consult_id")),
        sa.PrimaryKeyConstraint("consult_id", name=op.f("pk_documentation")),
    )
    op.create_table(
        "offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("clinician_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("offered_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("resolved_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('live', 'accepted', 'released', 'declined', 'expired', 'withdrawn')",
            name=op.f("ck_offer_state"),
        ),
        sa.ForeignKeyConstraint(["clinician_id"], ["user_account.id"], name=op.f("fk_offer_clinician_id")),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name=op.f("fk_offer_consult_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index("ix_offer_consult_id", "offer", ["consult_id"], unique=False)
    op.create_index("ix_offer_state_expires_at", "offer", ["state", "expires_at"], unique=False)
    op.create_index(
        "uq_offer_held_clinician",
        "offer",
        ["clinician_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('live', 'accepted')"),
        postgresql_where=sa.text("state IN ('live', 'accepted')"),
    )
    op.create_index(
        "uq_offer_held_consult",
        "offer",
        ["consult_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('live', 'accepted', 'released')"),
        postgresql_where=sa.text("state IN ('live', 'accepted', 'released')"),
    )

    op.create_table(
        "outcome",
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("disposition", sa.String(length=32), nullable=False),
        sa.Column("otherwise", sa.String(length=32), nullable=False),
        sa.Column("minutes_saved", sa.Integer(), nullable=False),
        sa.Column("connection", sa.String(length=16), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("minutes_saved BETWEEN -480 AND 480", name=op.f("ck_outcome_minutes_saved")),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name=op.f("fk_outcome_consult_id")),
        sa.ForeignKeyConstraint(["officer_id"], ["user_account.id"], name=op.f("fk_outcome_officer_id")),
        sa.PrimaryKeyConstraint("consult_id", name=op.f("pk_outcome")),
    )


def downgrade() -> None:
    for table in (
        "outcome",
        "offer",
        "documentation",
        "consult_event",
        "sign_in",
        "consult",
        "clinician",
        "user_account",
        "coverage",
        "organisation",
    ):
        op.drop_table(table)
