"""Tables of organizations and users."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.platform.db import Base


class Organization(Base):
    """An agency (police) or a provider organization (clinicians). Each is a tenant."""

    __tablename__ = "organization"
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
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    username: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    pin_hash: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime]

    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)

    @property
    def has_pin(self) -> bool:
        return self.pin_hash is not None
