"""Tables of coverage: agreements, places, exclusions, and each agency's dispatch policy."""

from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base


class Place(Base):
    """A part of an agency's area with its own providers or its own license state."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("agency_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    name: Mapped[str] = mapped_column(String(80))
    license_state: Mapped[str | None] = mapped_column(String(2))


class Agreement(Base):
    """A provider organization's agreement to answer an agency's sessions: where, during which hours, in which tier."""

    __tablename__ = "agreement"
    __table_args__ = (CheckConstraint("tier >= 1", name="tier"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    hours: Mapped[list[str]] = mapped_column(JSON, default=list)
    tier: Mapped[int] = mapped_column(default=1)


class Exclusion(Base):
    """A clinician who is never offered an agency's sessions."""

    __tablename__ = "exclusion"

    clinician_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), primary_key=True)


class AgencyPolicy(Base):
    """An agency's dispatch policy; an agency without a row uses the defaults from the settings."""

    __tablename__ = "policy"
    __table_args__ = (CheckConstraint("ring_at_once >= 1", name="ring_at_once"),)

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), primary_key=True)
    license_state: Mapped[str | None] = mapped_column(String(2))
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    ring_at_once: Mapped[int | None]
    widen_after_s: Mapped[int | None]
    relax_after_s: Mapped[int | None]
    page_lead_after_s: Mapped[int | None]
    relay_only: Mapped[bool | None]
