"""Queries on the tables of presence."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.presence.model import Clinician, Shift
from app.presence.rules import Status, Wish


async def of_providers(db: AsyncSession, provider_ids: Collection[UUID]) -> list[Clinician]:
    """All clinicians of these provider organizations."""
    statement = select(Clinician).where(Clinician.provider_id.in_(provider_ids)).order_by(Clinician.user_id)
    return list(await db.scalars(statement))


async def count_on_call(db: AsyncSession, provider_ids: Collection[UUID], now: datetime) -> int:
    connected = (Clinician.lost_at.is_(None), Clinician.connected_until > now)
    at_work = Clinician.status.not_in([Status.OFF, Status.BREAK])
    statement = select(func.count()).where(Clinician.provider_id.in_(provider_ids), at_work, *connected)
    return await db.scalar(statement) or 0


async def at_desk(db: AsyncSession, ids: Collection[UUID], now: datetime) -> set[UUID]:
    connected = (Clinician.wish == Wish.ON_CALL, Clinician.lost_at.is_(None), Clinician.connected_until > now)
    return set(await db.scalars(select(Clinician.user_id).where(Clinician.user_id.in_(ids), *connected)))


async def by_ids(db: AsyncSession, ids: Collection[UUID]) -> list[Clinician]:
    return list(await db.scalars(select(Clinician).where(Clinician.user_id.in_(ids))))


async def locked(db: AsyncSession, ids: Collection[UUID], skip: bool = False) -> list[Clinician]:
    """These clinicians, locked until the transaction ends; `skip` leaves out rows locked by other transactions.

    Rows are locked in the order of their ids, so that transactions that need the same rows cannot deadlock. Rows that
    this transaction has already locked are not read again, because nobody else can have changed them.
    """
    held: dict[UUID, Clinician] = db.info.setdefault(Clinician, {})
    if wanted := set(ids) - held.keys():
        statement = select(Clinician).where(Clinician.user_id.in_(wanted)).order_by(Clinician.user_id)
        statement = statement.with_for_update(skip_locked=skip).execution_options(populate_existing=True)
        held.update({row.user_id: row for row in await db.scalars(statement)})
    return [held[one] for one in sorted(set(ids)) if one in held]


def _silent(now: datetime) -> ColumnElement[bool]:
    return and_(Clinician.wish != Wish.OFF, Clinician.lost_at.is_(None), Clinician.connected_until <= now)


def _gone(lost_before: datetime) -> ColumnElement[bool]:
    return and_(Clinician.wish != Wish.OFF, Clinician.lost_at <= lost_before)


async def silent(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` clinicians who want to be on call or on a break, and whose connection was just lost."""
    statement = select(Clinician.user_id).where(_silent(now)).order_by(Clinician.connected_until, Clinician.user_id)
    return list(await db.scalars(statement.limit(most)))


async def gone(db: AsyncSession, lost_before: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` clinicians who lost the connection before `lost_before` and are still away."""
    statement = select(Clinician.user_id).where(_gone(lost_before)).order_by(Clinician.lost_at, Clinician.user_id)
    return list(await db.scalars(statement.limit(most)))


async def claim_silent(db: AsyncSession, ids: Collection[UUID], now: datetime) -> list[Clinician]:
    """Those of these clinicians whose connection is still lost, locked; rows locked elsewhere are skipped."""
    return await _claim(db, Clinician.user_id.in_(ids), _silent(now))


async def claim_gone(db: AsyncSession, ids: Collection[UUID], lost_before: datetime) -> list[Clinician]:
    """Those of these clinicians who are still away, locked; rows locked elsewhere are skipped."""
    return await _claim(db, Clinician.user_id.in_(ids), _gone(lost_before))


async def _claim(db: AsyncSession, *which: ColumnElement[bool]) -> list[Clinician]:
    statement = select(Clinician).where(*which).order_by(Clinician.user_id).with_for_update(skip_locked=True)
    return list(await db.scalars(statement))


async def set_connected(db: AsyncSession, ids: Collection[UUID], until: datetime) -> list[UUID]:
    """Renew these clinicians' leases to `until`; returns the ids of those whose connection had been lost."""
    mine = Clinician.user_id.in_(ids)
    await db.execute(update(Clinician).where(mine).values(connected_until=until))
    return list(await db.scalars(select(Clinician.user_id).where(mine, Clinician.lost_at.is_not(None))))


async def shifts(db: AsyncSession, clinician_ids: Collection[UUID]) -> list[Shift]:
    statement = select(Shift).where(Shift.clinician_id.in_(clinician_ids)).order_by(Shift.id)
    return list(await db.scalars(statement))


async def reminders_due(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` shifts whose reminder is due."""
    statement = select(Shift.id).where(Shift.remind_at <= now).order_by(Shift.remind_at, Shift.id)
    return list(await db.scalars(statement.limit(most)))


async def claim_reminders(db: AsyncSession, ids: Collection[UUID], now: datetime) -> list[Shift]:
    """Those of these shifts whose reminder is still due, locked; rows locked elsewhere are skipped."""
    statement = select(Shift).where(Shift.id.in_(ids), Shift.remind_at <= now).order_by(Shift.id)
    return list(await db.scalars(statement.with_for_update(skip_locked=True)))
