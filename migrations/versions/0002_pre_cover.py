"""Coverage: agreements with places, hours and tiers replace the plain coverage table; exclusions and policies."""

import sqlalchemy as sa
from alembic import op
from uuid6 import uuid7

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("licence_state", sa.String(length=2), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_place_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("agency_id", "name", name=op.f("uq_place_agency_id_name")),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.CheckConstraint("tier >= 1", name=op.f("ck_agreement_tier")),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_agreement_agency_id")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_agreement_place_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organisation.id"], name=op.f("fk_agreement_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_agency_id"), "agreement", ["agency_id"])
    op.create_index(op.f("ix_agreement_provider_id"), "agreement", ["provider_id"])
    op.create_table(
        "exclusion",
        sa.Column("clinician_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_exclusion_agency_id")),
        sa.ForeignKeyConstraint(["clinician_id"], ["user_account.id"], name=op.f("fk_exclusion_clinician_id")),
        sa.PrimaryKeyConstraint("clinician_id", "agency_id", name=op.f("pk_exclusion")),
    )
    op.create_table(
        "policy",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("licence_state", sa.String(length=2), nullable=True),
        sa.Column("lead_id", sa.Uuid(), nullable=True),
        sa.Column("ring_at_once", sa.Integer(), nullable=True),
        sa.Column("widen_after_s", sa.Integer(), nullable=True),
        sa.Column("relax_after_s", sa.Integer(), nullable=True),
        sa.Column("page_lead_after_s", sa.Integer(), nullable=True),
        sa.CheckConstraint("ring_at_once >= 1", name=op.f("ck_policy_ring_at_once")),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_policy_agency_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["user_account.id"], name=op.f("fk_policy_lead_id")),
        sa.PrimaryKeyConstraint("agency_id", name=op.f("pk_policy")),
    )
    _carry_over()
    op.drop_index(op.f("ix_coverage_agency_id"), "coverage")
    op.drop_table("coverage")


def _carry_over() -> None:
    connection = op.get_bind()
    coverage = sa.table("coverage", sa.column("provider_id", sa.Uuid()), sa.column("agency_id", sa.Uuid()))
    agreement = sa.table(
        "agreement",
        sa.column("id", sa.Uuid()),
        sa.column("provider_id", sa.Uuid()),
        sa.column("agency_id", sa.Uuid()),
        sa.column("hours", sa.JSON()),
        sa.column("tier", sa.Integer()),
    )
    for provider_id, agency_id in connection.execute(sa.select(coverage)).all():
        row = {"id": uuid7(), "provider_id": provider_id, "agency_id": agency_id, "hours": [], "tier": 1}
        connection.execute(agreement.insert(), row)


def downgrade() -> None:
    _refuse_to_lose()
    op.create_table(
        "coverage",
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["organisation.id"], name=op.f("fk_coverage_agency_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organisation.id"], name=op.f("fk_coverage_provider_id")),
        sa.PrimaryKeyConstraint("provider_id", "agency_id", name=op.f("pk_coverage")),
    )
    op.create_index(op.f("ix_coverage_agency_id"), "coverage", ["agency_id"])
    op.execute("INSERT INTO coverage (provider_id, agency_id) SELECT provider_id, agency_id FROM agreement")
    for table in ("policy", "exclusion", "agreement", "place"):
        op.drop_table(table)


def _refuse_to_lose() -> None:
    """Refuse the downgrade if version 0001 cannot store some of the data; an administrator must decide about it."""
    for what, question in (
        ("places", "SELECT 1 FROM place"),
        ("agreements with hours or tiers", "SELECT 1 FROM agreement WHERE tier > 1 OR CAST(hours AS TEXT) <> '[]'"),
        ("exclusions", "SELECT 1 FROM exclusion"),
        ("policies", "SELECT 1 FROM policy"),
    ):
        if op.get_bind().execute(sa.text(f"{question} LIMIT 1")).first():
            raise RuntimeError(f"This database has {what}, which version 0001 cannot hold. Nothing was changed.")
