"""Queries on the table of guests."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.guests.model import IS_OPEN, Guest, TextMessage
from app.guests.rules import HERE, GuestState

_PRESENT = select(Guest.id).where(
    Guest.consult_id == bindparam("consult_id", type_=Uuid()), IS_OPEN, Guest.state == GuestState.PRESENT
)


async def locked(db: AsyncSession, guest_id: UUID) -> Guest | None:
    return await db.get(Guest, guest_id, with_for_update=True)


async def by_key(db: AsyncSession, consult_id: UUID, invited_by: UUID, key: str) -> Guest | None:
    mine = (Guest.consult_id == consult_id, Guest.invited_by == invited_by, Guest.request_key == key)
    return (await db.scalars(select(Guest).where(*mine))).one_or_none()


async def by_link(db: AsyncSession, link_hash: str) -> Guest | None:
    return (await db.scalars(select(Guest).where(Guest.link_hash == link_hash))).one_or_none()


async def by_seat(db: AsyncSession, seat_hash: str) -> Guest | None:
    return (await db.scalars(select(Guest).where(Guest.seat_hash == seat_hash))).one_or_none()


async def of_consult(db: AsyncSession, consult_id: UUID) -> list[Guest]:
    """Those whose invitation is not over, in the order in which they were asked."""
    statement = select(Guest).where(Guest.consult_id == consult_id, IS_OPEN)
    return list(await db.scalars(statement.order_by(Guest.created_at, Guest.id)))


async def count(db: AsyncSession, consult_id: UUID) -> int:
    statement = select(func.count()).where(Guest.consult_id == consult_id, IS_OPEN)
    return await db.scalar(statement) or 0


async def present(db: AsyncSession, consult_id: UUID) -> set[UUID]:
    return set(await db.scalars(_PRESENT, {"consult_id": consult_id}))


async def set_heard(db: AsyncSession, ids: Collection[UUID], until: datetime) -> None:
    await db.execute(update(Guest).where(Guest.id.in_(ids), Guest.state.in_(HERE)).values(silent_at=until))


def _due(now: datetime, over: Collection[UUID]) -> ColumnElement[bool]:
    late = and_(Guest.state == GuestState.INVITED, Guest.expires_at <= now)
    silent = and_(Guest.state.in_(HERE), Guest.silent_at <= now)
    return and_(IS_OPEN, or_(late, silent, Guest.consult_id.in_(over)))


async def due(db: AsyncSession, now: datetime, over: Collection[UUID], most: int) -> list[UUID]:
    """Invitations that time or their session (`over`) has ended."""
    return list(
        await db.scalars(select(Guest.id).where(_due(now, over)).order_by(Guest.expires_at, Guest.id).limit(most))
    )


async def claim_due(db: AsyncSession, ids: Collection[UUID], now: datetime, over: Collection[UUID]) -> list[Guest]:
    """Those of these invitations that are still due, locked; rows that another node has locked are skipped."""
    statement = select(Guest).where(Guest.id.in_(ids), _due(now, over)).order_by(Guest.id)
    return list(await db.scalars(statement.with_for_update(skip_locked=True)))


async def consults_with_guests(db: AsyncSession) -> set[UUID]:
    return set(await db.scalars(select(Guest.consult_id).where(IS_OPEN).distinct()))


async def texted_at(db: AsyncSession, same: ColumnElement[bool], since: datetime) -> list[datetime]:
    """When the messages were sent that these have in common, the oldest first."""
    statement = select(TextMessage.sent_at).where(same, TextMessage.sent_at > since)
    return list(await db.scalars(statement.order_by(TextMessage.sent_at)))


async def texts_to_forget(db: AsyncSession, until: datetime, most: int) -> list[UUID]:
    statement = select(TextMessage.id).where(TextMessage.number_digest.is_not(None), TextMessage.sent_at <= until)
    return list(await db.scalars(statement.order_by(TextMessage.sent_at).limit(most)))


async def forget_numbers(db: AsyncSession, ids: Collection[UUID], until: datetime) -> None:
    of_these = update(TextMessage).where(TextMessage.id.in_(ids), TextMessage.sent_at <= until)
    await db.execute(of_these.values(number_digest=None))
