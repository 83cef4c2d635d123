"""Tables of who may come in: organisations, users, sign-ins."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.platform.db import Base


class Organisation(Base):
    """An agency (police) or a provider organisation (clinicians). Each is a tenant."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("kind IN ('agency', 'provider')", name="kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(120), unique=True)
    time_zone: Mapped[str] = mapped_column(String(64))
    fallback_phone: Mapped[str | None] = mapped_column(String(40))
    demo: Mapped[bool] = mapped_column(default=False)


class User(Base):
    """A person with an account. The person in crisis never has one."""

    __tablename__ = "user_account"
    __table_args__ = (CheckConstraint("role IN ('officer', 'clinician', 'supervisor', 'admin')", name="role"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    username: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    pin_hash: Mapped[str | None] = mapped_column(String(255))
    failed_pins: Mapped[int] = mapped_column(default=0)
    pin_locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)

    @property
    def has_pin(self) -> bool:
        return self.pin_hash is not None


class SignIn(Base):
    """One sign-in of one user on one device; its secret is kept only as a hash."""

    __tablename__ = "sign_in"
    __table_args__ = (Index("ix_sign_in_user_id", "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
