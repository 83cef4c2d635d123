"""Tables of consults: a row holds the current state, its events hold the history."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.consults.rules import IN_CALL, LIVE, WAITING, State
from app.platform.db import Base, one_of, partial_index

IS_LIVE = text(one_of("state", LIVE))
IS_WAITING = text(one_of("state", WAITING))
IS_IN_CALL = text(one_of("state", IN_CALL))
IS_UNDOCUMENTED = text("state = 'ended'")
IS_WRITTEN_UP = text(one_of("state", (State.ENDED, State.DOCUMENTED)))
LOGGED = ("clinician_id", "kind", "state", "disposition", "wait_s", "duration_s")


class Consult(Base):
    """One consult, from the officer's request to both records."""

    __tablename__ = "consult"
    __table_args__ = (
        CheckConstraint(one_of("state", State), name="state"),
        # An officer holds one session at a time, however often the tablet asks.
        partial_index("uq_consult_live_officer", "officer_id", where=IS_LIVE, unique=True),
        # A repeated Start consult with the same key is the same session.
        Index("uq_consult_request_key", "officer_id", "request_key", unique=True),
        # What is going on now, however much history lies beside it.
        partial_index("ix_consult_live", "agency_id", "state", where=IS_LIVE),
        # The queue's order, and the place of one session in it, without reading any row.
        partial_index("ix_consult_rank_at", "rank_at", "id", "agency_id", where=IS_WAITING),
        partial_index("ix_consult_in_call", "clinician_id", where=IS_IN_CALL),
        partial_index("ix_consult_second_id", "second_id", where=text("second_id IS NOT NULL")),
        # What each side still owes, and how the officer's last session ended.
        partial_index("ix_consult_undocumented", "clinician_id", "requested_at", where=IS_UNDOCUMENTED),
        partial_index("ix_consult_unreported", "officer_id", "reported_at", "requested_at", where=IS_WRITTEN_UP),
        Index("ix_consult_officer_id_requested_at", "officer_id", "requested_at"),
        Index("ix_consult_agency_id_changed_at", "agency_id", "changed_at"),
        partial_index("ix_consult_taken", "agency_id", "clinician_id", where=text("clinician_id IS NOT NULL")),
        # The session log: newest first, with all that it filters and sorts by, so that no row is read to pass over it.
        Index("ix_consult_log", "agency_id", "requested_at", "id", *LOGGED),
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
