"""Tables of dispatch: offers, each reserving one clinician for one consult, and decisions with their reasons."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.dispatch.rules.offers import HOLDING, LET_PASS, OfferState, Purpose
from app.platform.db import Base, one_of, partial_index

IS_RINGING = text("state = 'live'")
IS_TAKEN = text("state = 'accepted'")
HOLDS_CLINICIAN = text(one_of("state", HOLDING))
WAS_LET_PASS = text(one_of("state", LET_PASS))
IS_CURRENT = text("until IS NULL")


class Offer(Base):
    """An offer of one session to one clinician; it rings until it is accepted, declined, expired or withdrawn.

    An accepted offer keeps the clinician engaged until their documentation is complete or their wrap-up ends.
    """

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint(one_of("state", OfferState), name="state"),
        CheckConstraint(one_of("purpose", Purpose), name="purpose"),
        # Of an agency that rings one clinician at a time, every offer has rank 1: at most one rings.
        partial_index("uq_offer_ringing", "consult_id", "rank", where=IS_RINGING, unique=True),
        # At most one clinician has the session.
        partial_index("uq_offer_taken", "consult_id", where=IS_TAKEN, unique=True),
        # No clinician has more engagements than slots, and so than their capacity.
        partial_index("uq_offer_slot", "clinician_id", "slot", where=HOLDS_CLINICIAN, unique=True),
        partial_index("ix_offer_let_pass", "resolved_at", where=WAS_LET_PASS),
        Index("ix_offer_consult_id", "consult_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    purpose: Mapped[str] = mapped_column(String(8), default=Purpose.ANSWER)
    rank: Mapped[int] = mapped_column(default=1)
    slot: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(16))
    offered_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(16))
    wrap_up_until: Mapped[datetime | None]
    extensions: Mapped[int] = mapped_column(default=0)


class Decision(Base):
    """Which clinicians dispatch rang for a consult, if any, and why; in force from `at` until the next decision.

    `chosen` holds clinician ids; `passed_over` holds objects with `why`, `detail`, `who` (ids) and `count`.
    """

    __tablename__ = "decision"
    __table_args__ = (
        partial_index("uq_decision_current", "consult_id", where=IS_CURRENT, unique=True),
        Index("ix_decision_consult_id_at", "consult_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(8))
    chosen: Mapped[list[str]] = mapped_column(JSON, default=list)
    passed_over: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
