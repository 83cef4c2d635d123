"""Questions to presence's table."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.presence.model import Clinician


async def reachable(db: AsyncSession, now: datetime, lock: bool) -> list[Clinician]:
    """Clinicians on call whose page is open. Locked rows are another node's to match: they are skipped."""
    statement = select(Clinician).where(Clinician.on_call, Clinician.connected_until > now)
    if lock:
        statement = statement.with_for_update(skip_locked=True)
    return list(await db.scalars(statement))


async def set_connected(db: AsyncSession, ids: Collection[UUID], until: datetime) -> None:
    await db.execute(update(Clinician).where(Clinician.user_id.in_(ids)).values(connected_until=until))


async def set_idle(db: AsyncSession, clinician_id: UUID, since: datetime) -> None:
    await db.execute(update(Clinician).where(Clinician.user_id == clinician_id).values(idle_since=since))
