"""Tables of consults: a row holds the current state, its events hold the history."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.consults.rules import LIVE, WAITING, State
from app.platform.db import Base

LIVE_SQL = "state IN ({})".format(", ".join(f"'{state}'" for state in sorted(LIVE)))
WAITING_SQL = "state IN ({})".format(", ".join(f"'{state}'" for state in sorted(WAITING)))
STATES_SQL = "state IN ({})".format(", ".join(f"'{state}'" for state in State))


class Consult(Base):
    """One consult, from the officer's request to both records."""

    __tablename__ = "consult"
    __table_args__ = (
        CheckConstraint(STATES_SQL, name="state"),
        # An officer has at most one live session, no matter how often the tablet sends its request.
        Index(
            "uq_consult_live_officer",
            "officer_id",
            unique=True,
            sqlite_where=text(LIVE_SQL),
            postgresql_where=text(LIVE_SQL),
        ),
        # A repeated request with the same key returns the same session.
        Index("uq_consult_request_key", "officer_id", "request_key", unique=True),
        Index("ix_consult_agency_id_requested_at", "agency_id", "requested_at"),
        Index("ix_consult_agency_id_changed_at", "agency_id", "changed_at"),
        Index("ix_consult_state_deadline_at", "state", "deadline_at"),
        # The queue's order and a session's place in it, answered from the index alone.
        Index(
            "ix_consult_rank_at",
            "rank_at",
            "id",
            "agency_id",
            sqlite_where=text(WAITING_SQL),
            postgresql_where=text(WAITING_SQL),
        ),
        Index("ix_consult_second_id", "second_id"),
        Index("ix_consult_clinician_id_state", "clinician_id", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    clinician_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    incident_number: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str | None] = mapped_column(String(8))
    language_required: Mapped[bool] = mapped_column(default=False)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    juvenile: Mapped[bool] = mapped_column(default=False)
    officer_unsafe: Mapped[bool] = mapped_column(default=False)
    required_skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    preferred_skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    request_key: Mapped[str] = mapped_column(String(64))
    last_seq: Mapped[int] = mapped_column(default=0)
    requested_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    waiting_since: Mapped[datetime]
    rank_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    calls_back: Mapped[bool] = mapped_column(default=False)
    page_lead_at: Mapped[datetime | None]
    hand_off_at: Mapped[datetime | None]
    hand_off_to: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    second_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    part: Mapped[str | None] = mapped_column(String(16))
    privacy: Mapped[str | None] = mapped_column(String(16))
    tablet_with_person: Mapped[bool] = mapped_column(default=False)
    advice_only: Mapped[bool] = mapped_column(default=False)
    not_suitable: Mapped[str | None] = mapped_column(String(16))
    accepted_at: Mapped[datetime | None]
    connected_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]
    wait_s: Mapped[float | None]
    duration_s: Mapped[float | None]
    disposition: Mapped[str | None] = mapped_column(String(32))
    deadline_at: Mapped[datetime | None]
    silent_at: Mapped[datetime | None]


class ConsultEvent(Base):
    """One event of a consult. Append-only; written in the transaction that changes the consult's row."""

    __tablename__ = "consult_event"

    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(16))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
