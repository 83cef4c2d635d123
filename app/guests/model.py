"""Table of guests and their invitations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.guests.rules import OPEN, GuestState
from app.platform.db import Base, one_of, partial_index

IS_OPEN = text(one_of("state", OPEN))


class Guest(Base):
    """One invitation, and the guest who used it. The name is erased when the invitation is over."""

    __tablename__ = "guest"
    __table_args__ = (
        CheckConstraint(one_of("state", GuestState), name="state"),
        Index("uq_guest_link_hash", "link_hash", unique=True),
        Index("uq_guest_request_key", "consult_id", "invited_by", "request_key", unique=True),
        Index("uq_guest_seat_hash", "seat_hash", unique=True),
        partial_index("ix_guest_open", "consult_id", where=IS_OPEN),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    invited_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    request_key: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(16))
    link_hash: Mapped[str] = mapped_column(String(64))
    seat_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    texted_at: Mapped[datetime | None]
    silent_at: Mapped[datetime | None]


class TextMessage(Base):
    """One try to text a link, kept to be counted. The number is a keyed digest, erased once it no longer counts."""

    __tablename__ = "text_message"
    __table_args__ = (
        Index("ix_text_message_consult_id_sent_at", "consult_id", "sent_at"),
        Index("ix_text_message_sender_id_sent_at", "sender_id", "sent_at"),
        partial_index("ix_text_message_number", "number_digest", "sent_at", where=text("number_digest IS NOT NULL")),
        partial_index("ix_text_message_to_forget", "sent_at", where=text("number_digest IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    sender_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    number_digest: Mapped[str | None] = mapped_column(String(64))
    sent_at: Mapped[datetime]
