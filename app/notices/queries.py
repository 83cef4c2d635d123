"""Questions to the table of notices."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.notices.model import Notice


async def claim_due(db: AsyncSession, now: datetime, most: int) -> list[Notice]:
    """Unsent notices that are due. Those another node sends are skipped."""
    statement = (
        select(Notice)
        .where(Notice.sent_at.is_(None), Notice.due_at <= now)
        .order_by(Notice.due_at, Notice.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return list(await db.scalars(statement))
