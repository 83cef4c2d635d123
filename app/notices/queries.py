"""Queries on the table of notices."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.notices.model import Notice


async def due(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` unsent notices that are due, the most overdue first."""
    statement = select(Notice.id).where(Notice.sent_at.is_(None), Notice.due_at <= now)
    return list(await db.scalars(statement.order_by(Notice.due_at, Notice.id).limit(most)))


async def claim(db: AsyncSession, ids: Collection[UUID], now: datetime) -> list[Notice]:
    """Those of these notices that are still due, locked; rows that another node has locked are skipped."""
    mine = and_(Notice.id.in_(ids), Notice.sent_at.is_(None), Notice.due_at <= now)
    statement = select(Notice).where(mine).order_by(Notice.due_at, Notice.id)
    return list(await db.scalars(statement.with_for_update(skip_locked=True)))


async def set_tried(db: AsyncSession, notice: Notice, sent_at: datetime | None, again_at: datetime) -> None:
    """Record that a notice was sent, or when to retry it."""
    statement = update(Notice).where(Notice.id == notice.id, Notice.sent_at.is_(None))
    await db.execute(statement.values(sent_at=sent_at, due_at=again_at))
