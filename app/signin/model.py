"""Tables of sign-ins, of what went wrong at signing in, and of tablets on which it went right."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.db import Base


class SignIn(Base):
    """One sign-in of one user on one device. Both halves of its secret are kept only as hashes.

    One half is in a cookie that no page can read; the other is in the page's own storage, where the page deletes it at
    sign-out, with or without a network. Without it the cookie lets nobody in.
    """

    __tablename__ = "sign_in"
    __table_args__ = (Index("ix_sign_in_user_id", "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    key_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class SignInFailures(Base):
    """Wrong passwords or PINs of one name, address, tablet or account; see `app/signin/rules.py`."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (
        Index("ix_sign_in_failures_owner", "owner"),
        Index("ix_sign_in_failures_forgotten_at", "forgotten_at"),
    )

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    failed: Mapped[int]
    since: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
    forgotten_at: Mapped[datetime]


class KnownTablet(Base):
    """A name that signed in on a tablet, that is, in a browser with a secret in its cookie, which is kept as a hash.

    A tablet is known to the names that used it and to no other. Otherwise anybody with an account could make known
    tablets without end, each with its own tries at anybody's password (OWASP, device cookies).
    """

    __tablename__ = "known_tablet"
    __table_args__ = (
        UniqueConstraint("secret_hash", "owner", name="uq_known_tablet_secret_hash"),
        Index("ix_known_tablet_seen_at", "seen_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    owner: Mapped[str] = mapped_column(String(64))
    """A digest of the name, as in `SignInFailures`."""
    seen_at: Mapped[datetime]
