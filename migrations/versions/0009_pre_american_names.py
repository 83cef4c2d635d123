"""American spelling of names and stored codes: organization, license, crisis_center."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = {
    "user_account": ("organisation_id", "organization_id"),
    "clinician": ("licence_states", "license_states"),
    "place": ("licence_state", "license_state"),
    "policy": ("licence_state", "license_state"),
}
DISPOSITIONS = (("consult", "disposition"), ("outcome", "disposition"), ("documentation", "recommended"))


def upgrade() -> None:
    op.drop_index("ix_user_account_organisation_id", "user_account")
    op.rename_table("organisation", "organization")
    for table, (old, new) in COLUMNS.items():
        op.execute(sa.text(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}"))
    _rename_constraints("organization", "organisation", "organization")
    op.create_index("ix_user_account_organization_id", "user_account", ["organization_id"])
    _recode("crisis_centre", "crisis_center", "licence", "license")


def downgrade() -> None:
    _recode("crisis_center", "crisis_centre", "license", "licence")
    op.drop_index("ix_user_account_organization_id", "user_account")
    _rename_constraints("organization", "organization", "organisation")
    for table, (old, new) in COLUMNS.items():
        op.execute(sa.text(f"ALTER TABLE {table} RENAME COLUMN {new} TO {old}"))
    op.rename_table("organization", "organisation")
    op.create_index("ix_user_account_organisation_id", "user_account", ["organisation_id"])


def _rename_constraints(table: str, old: str, new: str) -> None:
    """Rename the constraints of a renamed table; databases keep the old names otherwise."""
    if op.get_bind().dialect.name == "postgresql":
        for kind, rest in (("ck", "_kind"), ("pk", ""), ("uq", "_name")):
            op.execute(sa.text(f"ALTER TABLE {table} RENAME CONSTRAINT {kind}_{old}{rest} TO {kind}_{new}{rest}"))
        foreign = "fk_user_account_{}_id"
        op.execute(
            sa.text(f"ALTER TABLE user_account RENAME CONSTRAINT {foreign.format(old)} TO {foreign.format(new)}")
        )
        return
    with op.batch_alter_table(table) as made:
        made.drop_constraint(op.f(f"uq_{old}_name"), type_="unique")
        made.create_unique_constraint(op.f(f"uq_{new}_name"), ["name"])
        made.create_check_constraint(op.f(f"ck_{new}_kind"), "kind IN ('agency', 'provider')")


def _recode(center: str, new_center: str, license_: str, new_license: str) -> None:
    for table, column in DISPOSITIONS:
        row = sa.table(table, sa.column(column))
        op.execute(row.update().where(row.c[column] == center).values({column: new_center}))
    _replace("consult_event", "data", f'"{center}"', f'"{new_center}"')
    _replace("decision", "passed_over", f'"{license_}"', f'"{new_license}"')


def _replace(table: str, column: str, old: str, new: str) -> None:
    """Replace a code inside a JSON column; on PostgreSQL the column must be cast to text and back."""
    as_text = f"CAST({column} AS TEXT)"
    made = f"replace({as_text}, :old, :new)"
    made = f"CAST({made} AS JSON)" if op.get_bind().dialect.name == "postgresql" else made
    change = f"UPDATE {table} SET {column} = {made} WHERE {as_text} LIKE :like"  # noqa: S608 (both names are ours)
    op.execute(sa.text(change).bindparams(old=old, new=new, like=f"%{old}%"))
