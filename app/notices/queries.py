"""Queries on the table of notices."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.notices.model import IS_UNSENT, Notice


async def due(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """Unsent notices that are due, the longest due first."""
    statement = select(Notice.id).where(IS_UNSENT, Notice.due_at <= now)
    return list(await db.scalars(statement.order_by(Notice.due_at, Notice.id).limit(most)))


async def claim(db: AsyncSession, ids: Collection[UUID], now: datetime) -> list[Notice]:
    """Which of these are still due, held; another node's are skipped."""
    mine = and_(Notice.id.in_(ids), IS_UNSENT, Notice.due_at <= now)
    statement = select(Notice).where(mine).order_by(Notice.due_at, Notice.id)
    return list(await db.scalars(statement.with_for_update(skip_locked=True)))


async def set_tried(db: AsyncSession, notice: Notice, sent_at: datetime | None, again_at: datetime) -> None:
    """Note that a notice was sent, or when it is to be tried again."""
    statement = update(Notice).where(Notice.id == notice.id, IS_UNSENT)
    await db.execute(statement.values(sent_at=sent_at, due_at=again_at))
