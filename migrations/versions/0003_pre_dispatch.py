"""Dispatch: skills, shifts, presence events, ringing several clinicians, hand-offs, reasons, notices."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from app.platform.db import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WAITS = sa.text("state IN ('offered', 'queued', 'requested')")
RINGS = sa.text("state = 'live'")
TAKEN = sa.text("state = 'accepted'")
HOLDS = sa.text("state IN ('accepted', 'joined', 'live')")
CURRENT = sa.text("until IS NULL")
OFFER_STATES = "state IN ('live', 'accepted', {}'released', 'declined', 'expired', 'withdrawn')"
OLD_EVENTS = (
    *("requested", "queued", "offered", "declined", "offer_expired", "clinician_gone", "accepted", "joined"),
    *("connected", "interrupted", "cancelled", "abandoned", "unanswered", "ended", "reported", "documented", "closed"),
)
WRAP_UP = timedelta(minutes=15)


def upgrade() -> None:
    _make_records()
    _extend_clinicians()
    _extend_consults()
    _extend_offers()
    _carry_over()
    op.drop_index("ix_clinician_provider_id_on_call", "clinician")
    with op.batch_alter_table("clinician") as table:
        table.drop_column("on_call")
        table.drop_column("on_call_since")
    op.create_index("ix_clinician_provider_id_status", "clinician", ["provider_id", "status"])


def _make_records() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_notice_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_sent_at_due_at", "notice", ["sent_at", "due_at"])
    op.create_table(
        "presence_event",
        sa.Column("clinician_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("cause", sa.String(length=24), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["clinician_id"], ["clinician.user_id"], name=op.f("fk_presence_event_clinician_id")),
        sa.PrimaryKeyConstraint("clinician_id", "seq", name=op.f("pk_presence_event")),
    )
    op.create_table(
        "shift",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinician_id", sa.Uuid(), nullable=False),
        sa.Column("weekly", sa.String(length=64), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("remind_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["clinician_id"], ["clinician.user_id"], name=op.f("fk_shift_clinician_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    op.create_index("ix_shift_clinician_id", "shift", ["clinician_id"])
    op.create_index("ix_shift_remind_at", "shift", ["remind_at"])
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("passed_over", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name=op.f("fk_decision_consult_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_consult_id_at", "decision", ["consult_id", "at"])
    op.create_index(
        "uq_decision_current", "decision", ["consult_id"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )


def _extend_clinicians() -> None:
    with op.batch_alter_table("clinician") as table:
        table.add_column(sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("licence_states", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("ages", sa.JSON(), nullable=False, server_default='["adult", "juvenile"]'))
        table.add_column(sa.Column("capacity", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("wish", sa.String(length=8), nullable=False, server_default="off"))
        table.add_column(sa.Column("status", sa.String(length=12), nullable=False, server_default="off"))
        table.add_column(sa.Column("status_since", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("cause", sa.String(length=24), nullable=True))
        table.add_column(sa.Column("last_seq", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("misses", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("sessions_today", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("sessions_day", sa.Date(), nullable=True))
        table.add_column(sa.Column("lost_at", UtcDateTime(), nullable=True))
        table.create_check_constraint(op.f("ck_clinician_capacity"), "capacity BETWEEN 1 AND 9")
        table.create_check_constraint(op.f("ck_clinician_wish"), "wish IN ('off', 'on_call', 'break')")
        table.create_check_constraint(
            op.f("ck_clinician_status"),
            "status IN ('off', 'on_call', 'offered', 'in_session', 'wrap_up', 'break')",
        )


def _extend_consults() -> None:
    with op.batch_alter_table("consult") as table:
        table.add_column(sa.Column("language_required", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("place_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("juvenile", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("officer_unsafe", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("required_skills", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("preferred_skills", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("waiting_since", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("rank_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("not_before", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("calls_back", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("page_lead_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("hand_off_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("hand_off_to", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("second_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_consult_hand_off_to"), "user_account", ["hand_off_to"], ["id"])
        table.create_foreign_key(op.f("fk_consult_second_id"), "user_account", ["second_id"], ["id"])
        table.create_foreign_key(op.f("fk_consult_place_id"), "place", ["place_id"], ["id"])
    op.execute("UPDATE consult SET waiting_since = requested_at, rank_at = requested_at")
    with op.batch_alter_table("consult") as table:
        table.alter_column("waiting_since", existing_type=UtcDateTime(), nullable=False)
        table.alter_column("rank_at", existing_type=UtcDateTime(), nullable=False)
    order = ["rank_at", "id", "agency_id"]
    op.create_index("ix_consult_rank_at", "consult", order, sqlite_where=WAITS, postgresql_where=WAITS)
    op.create_index("ix_consult_second_id", "consult", ["second_id"])


def _extend_offers() -> None:
    op.drop_index("uq_offer_held_clinician", "offer")
    op.drop_index("uq_offer_held_consult", "offer")
    with op.batch_alter_table("offer") as table:
        table.add_column(sa.Column("purpose", sa.String(length=8), nullable=False, server_default="answer"))
        table.add_column(sa.Column("rank", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("slot", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("reason", sa.String(length=16), nullable=True))
        table.add_column(sa.Column("wrap_up_until", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("extensions", sa.Integer(), nullable=False, server_default="0"))
        table.drop_constraint(op.f("ck_offer_state"), type_="check")
        table.create_check_constraint(op.f("ck_offer_state"), OFFER_STATES.format("'joined', "))
        table.create_check_constraint(op.f("ck_offer_purpose"), "purpose IN ('answer', 'hand_off')")
    for name, columns, where in (
        ("uq_offer_ringing", ["consult_id", "rank"], RINGS),
        ("uq_offer_slot", ["clinician_id", "slot"], HOLDS),
        ("uq_offer_taken", ["consult_id"], TAKEN),
    ):
        op.create_index(name, "offer", columns, unique=True, sqlite_where=where, postgresql_where=where)


def _carry_over() -> None:
    """Carry over the status of clinicians who are on call, in a session, or in wrap-up."""
    connection = op.get_bind()
    offer = sa.table(
        "offer",
        sa.column("state", sa.String()),
        sa.column("consult_id", sa.Uuid()),
        sa.column("wrap_up_until", UtcDateTime()),
    )
    consult = sa.table("consult", sa.column("id", sa.Uuid()), sa.column("state", sa.String()))
    ended = sa.select(consult.c.id).where(consult.c.state == "ended")
    connection.execute(
        offer.update()
        .where(offer.c.state == "accepted", offer.c.consult_id.in_(ended))
        .values(wrap_up_until=datetime.now(UTC) + WRAP_UP)
    )
    op.execute("UPDATE clinician SET wish = 'on_call', status = 'on_call', status_since = on_call_since WHERE on_call")
    for status, condition in (
        ("offered", "state = 'live'"),
        ("in_session", "state = 'accepted' AND wrap_up_until IS NULL"),
        ("wrap_up", "state = 'accepted' AND wrap_up_until IS NOT NULL"),
    ):
        held = f"SELECT clinician_id FROM offer WHERE {condition}"  # noqa: S608 (our own words only)
        op.execute(f"UPDATE clinician SET status = '{status}' WHERE user_id IN ({held})")  # noqa: S608


def downgrade() -> None:
    _refuse_to_lose()
    _shrink_offers()
    _shrink_consults()
    _shrink_clinicians()
    for table in ("decision", "shift", "presence_event", "notice"):
        op.drop_table(table)


def _refuse_to_lose() -> None:
    """Refuse the downgrade if version 0002 cannot store some of the data; an administrator must decide about it."""
    known = ", ".join(f"'{event}'" for event in OLD_EVENTS)
    for what, question in (
        ("shifts", "SELECT 1 FROM shift"),
        ("session events of this version", f"SELECT 1 FROM consult_event WHERE event NOT IN ({known})"),  # noqa: S608
    ):
        if op.get_bind().execute(sa.text(f"{question} LIMIT 1")).first():
            raise RuntimeError(f"This database has {what}, which version 0002 cannot hold. Nothing was changed.")


def _shrink_offers() -> None:
    for name in ("uq_offer_ringing", "uq_offer_slot", "uq_offer_taken"):
        op.drop_index(name, "offer")
    with op.batch_alter_table("offer") as table:
        table.drop_constraint(op.f("ck_offer_purpose"), type_="check")
        table.drop_constraint(op.f("ck_offer_state"), type_="check")
        table.create_check_constraint(op.f("ck_offer_state"), OFFER_STATES.format(""))
        for column in ("purpose", "rank", "slot", "reason", "wrap_up_until", "extensions"):
            table.drop_column(column)
    for name, column, states in (
        ("uq_offer_held_consult", "consult_id", "state IN ('live', 'accepted', 'released')"),
        ("uq_offer_held_clinician", "clinician_id", "state IN ('live', 'accepted')"),
    ):
        where = sa.text(states)
        op.create_index(name, "offer", [column], unique=True, sqlite_where=where, postgresql_where=where)


def _shrink_consults() -> None:
    op.drop_index("ix_consult_rank_at", "consult")
    op.drop_index("ix_consult_second_id", "consult")
    with op.batch_alter_table("consult") as table:
        for column in ("hand_off_to", "second_id", "place_id"):
            table.drop_constraint(op.f(f"fk_consult_{column}"), type_="foreignkey")
        for column in (
            *("language_required", "place_id", "juvenile", "officer_unsafe", "required_skills", "preferred_skills"),
            *("waiting_since", "rank_at", "not_before", "calls_back", "page_lead_at"),
            *("hand_off_at", "hand_off_to", "second_id"),
        ):
            table.drop_column(column)


def _shrink_clinicians() -> None:
    op.drop_index("ix_clinician_provider_id_status", "clinician")
    with op.batch_alter_table("clinician") as table:
        table.add_column(sa.Column("on_call", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("on_call_since", UtcDateTime(), nullable=True))
    op.execute("UPDATE clinician SET on_call = (wish = 'on_call'), on_call_since = status_since")
    with op.batch_alter_table("clinician") as table:
        for check in ("capacity", "wish", "status"):
            table.drop_constraint(op.f(f"ck_clinician_{check}"), type_="check")
        for column in (
            *("skills", "licence_states", "ages", "capacity", "wish", "status", "status_since", "cause"),
            *("last_seq", "misses", "sessions_today", "sessions_day", "lost_at"),
        ):
            table.drop_column(column)
    op.create_index("ix_clinician_provider_id_on_call", "clinician", ["provider_id", "on_call"])
