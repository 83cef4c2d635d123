"""Queries on the table of checks."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.checks.model import DeviceCheck


async def latest(db: AsyncSession, agency_id: UUID) -> list[DeviceCheck]:
    newest = (
        select(DeviceCheck.device_id, func.max(DeviceCheck.checked_at).label("at"))
        .where(DeviceCheck.agency_id == agency_id)
        .group_by(DeviceCheck.device_id)
        .subquery()
    )
    statement = (
        select(DeviceCheck)
        .join(newest, (newest.c.device_id == DeviceCheck.device_id) & (newest.c.at == DeviceCheck.checked_at))
        .where(DeviceCheck.agency_id == agency_id)
        .order_by(DeviceCheck.checked_at)
    )
    return list(await db.scalars(statement))
