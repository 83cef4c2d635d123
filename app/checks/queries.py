"""Queries on the table of checks."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from app.checks.model import DeviceCheck
from app.platform.db import each_of


async def by_key(db: AsyncSession, officer_id: UUID, key: str) -> DeviceCheck | None:
    mine = (DeviceCheck.officer_id == officer_id, DeviceCheck.request_key == key)
    return (await db.scalars(select(DeviceCheck).where(*mine))).one_or_none()


async def latest(db: AsyncSession, agency_id: UUID) -> list[DeviceCheck]:
    """The newest check of each of the agency's tablets: one jump in the index for the tablet, one for the check."""
    tablet = each_of(DeviceCheck.device_id, DeviceCheck.agency_id == agency_id).subquery()
    check = aliased(DeviceCheck)
    newest = (
        select(check.id)
        .where(check.agency_id == agency_id, check.device_id == tablet.c.value)
        .order_by(check.checked_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    ids = select(newest).select_from(tablet)
    statement = select(DeviceCheck).where(DeviceCheck.id.in_(ids)).order_by(DeviceCheck.checked_at)
    return list(await db.scalars(statement))
