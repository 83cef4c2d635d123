"""Tables of dispatch: offers, each reserving one clinician for one consult, and decisions with their reasons."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.dispatch.rules.offers import HOLDING, OfferState, Purpose
from app.platform.db import Base

STATES_SQL = "state IN ({})".format(", ".join(f"'{state}'" for state in OfferState))
PURPOSES_SQL = "purpose IN ({})".format(", ".join(f"'{purpose}'" for purpose in Purpose))
RINGS = text("state = 'live'")
TAKEN = text("state = 'accepted'")
HOLDS_CLINICIAN = text("state IN ({})".format(", ".join(f"'{state}'" for state in sorted(HOLDING))))
CURRENT = text("until IS NULL")


class Offer(Base):
    """An offer of one session to one clinician; it rings until it is accepted, declined, expired or withdrawn.

    An accepted offer keeps the clinician engaged until their documentation is complete or their wrap-up ends.
    """

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint(STATES_SQL, name="state"),
        CheckConstraint(PURPOSES_SQL, name="purpose"),
        # If an agency rings one clinician at a time, every offer has rank 1, so at most one rings.
        Index("uq_offer_ringing", "consult_id", "rank", unique=True, sqlite_where=RINGS, postgresql_where=RINGS),
        # At most one clinician has the session.
        Index("uq_offer_taken", "consult_id", unique=True, sqlite_where=TAKEN, postgresql_where=TAKEN),
        # A clinician cannot have more engagements than slots, and therefore not more than their capacity.
        Index(
            "uq_offer_slot",
            "clinician_id",
            "slot",
            unique=True,
            sqlite_where=HOLDS_CLINICIAN,
            postgresql_where=HOLDS_CLINICIAN,
        ),
        Index("ix_offer_consult_id", "consult_id"),
        Index("ix_offer_state_expires_at", "state", "expires_at"),
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
        Index("uq_decision_current", "consult_id", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
        Index("ix_decision_consult_id_at", "consult_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(8))
    chosen: Mapped[list[str]] = mapped_column(JSON, default=list)
    passed_over: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
