"""The session log's questions to the tables of sessions: the one noun beside consults that reads them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, nulls_last, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.consults.model import Consult
from app.platform.calendar import day_span
from app.sessionlog.schemas import LogFilter, SortBy

SORT: dict[SortBy, Any] = {
    SortBy.REQUESTED: Consult.requested_at,
    SortBy.WAIT: Consult.wait_s,
    SortBy.DURATION: Consult.duration_s,
    SortBy.KIND: Consult.kind,
    SortBy.STATE: Consult.state,
}


def _filtered(statement: Select[Any], agencies: Collection[UUID], want: LogFilter, zone: ZoneInfo) -> Select[Any]:
    since, until = day_span(want.since_day, want.until_day, zone)
    statement = statement.where(Consult.agency_id.in_(agencies))
    if since:
        statement = statement.where(Consult.requested_at >= since)
    if until:
        statement = statement.where(Consult.requested_at < until)
    for name in ("agency_id", "clinician_id", "kind", "state", "disposition"):
        if (value := getattr(want, name)) is not None:
            statement = statement.where(getattr(Consult, name) == value)
    return statement


async def search(
    db: AsyncSession, agencies: Collection[UUID], want: LogFilter, zone: ZoneInfo
) -> tuple[list[Consult], int]:
    """One page of the log, and how many sessions match in all. The days of the filter are those of `zone`."""
    total = await db.scalar(_filtered(select(func.count()).select_from(Consult), agencies, want, zone))
    column = SORT[want.sort]
    order = nulls_last(column.desc() if want.descending else column.asc())
    statement = (
        _filtered(select(Consult), agencies, want, zone)
        .order_by(order, Consult.requested_at.desc(), Consult.id)
        .limit(want.page_size)
        .offset((want.page - 1) * want.page_size)
    )
    return list(await db.scalars(statement)), total or 0


async def last_change(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    statement = select(func.max(Consult.changed_at)).where(Consult.agency_id.in_(agencies))
    return await db.scalar(statement)


async def clinicians_seen(db: AsyncSession, agencies: Collection[UUID]) -> list[UUID]:
    """The clinicians who took sessions of these agencies."""
    statement = select(Consult.clinician_id).where(Consult.agency_id.in_(agencies)).distinct()
    return [clinician for clinician in await db.scalars(statement) if clinician]
