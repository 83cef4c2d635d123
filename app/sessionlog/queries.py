"""The session log's questions to the tables of sessions: the one noun beside consults that reads them.

Each is answered from an index, and costs the same however many sessions are over.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, nulls_last, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only

from app.consults.model import Consult
from app.platform.calendar import day_span
from app.platform.db import each_of, hidden
from app.sessionlog.schemas import MOST_SEARCHED, LogFilter, SortBy

FILTERS = ("agency_id", "clinician_id", "kind", "state", "disposition")
COLUMNS: dict[SortBy, str] = {
    SortBy.REQUESTED: "requested_at",
    SortBy.WAIT: "wait_s",
    SortBy.DURATION: "duration_s",
    SortBy.KIND: "kind",
    SortBy.STATE: "state",
}

SHOWN = (
    *(Consult.requested_at, Consult.agency_id, Consult.officer_id, Consult.clinician_id, Consult.kind),
    *(Consult.incident_number, Consult.state, Consult.disposition, Consult.wait_s, Consult.duration_s),
)
"""The columns of a row of the log; the others are not read."""
FIRST = datetime(1970, 1, 1, tzinfo=UTC)
"""No session was requested before; the days of the filter do not begin earlier either."""
Conditions = list[ColumnElement[bool]]


class Found(NamedTuple):
    """One page of the log, and how many of the sessions searched match.

    `searched_since` is when the oldest session searched was requested, where as many were searched as may be.
    """

    rows: list[Consult]
    total: int
    searched_since: datetime | None


async def search(db: AsyncSession, agency_id: UUID, want: LogFilter, zone: ZoneInfo) -> Found:
    """One page of the log: of the newest MOST_SEARCHED sessions of the days chosen, those that match, as ordered.

    The days are those of `zone`. Filters and orders read the newest part of ix_consult_log and no row, so that the
    rarest filter in the oddest order costs what none does.
    """
    begin, end = day_span(want.since_day, want.until_day, zone)
    ours = [Consult.agency_id == agency_id, *([Consult.requested_at < end] if end else [])]
    first = begin or FIRST
    newest = select(Consult.requested_at).where(*ours, Consult.requested_at >= first)
    newest = newest.order_by(Consult.requested_at.desc()).offset(MOST_SEARCHED - 1).limit(1)
    since = await db.scalar(newest)
    # One lower bound, not two: SQLite would begin at the first that it reads.
    matching = [*ours, Consult.requested_at >= (since or first), *_filters(want)]
    total = await db.scalar(select(func.count()).select_from(Consult).where(*matching)) or 0
    return Found(await _page(db, matching, want) if total else [], total, since)


def _filters(want: LogFilter) -> Conditions:
    """What the filters ask for, hidden from the planner: it would look at all sessions of a clinician instead."""
    chosen = ((getattr(Consult, name), getattr(want, name)) for name in FILTERS)
    return [hidden(column) == value for column, value in chosen if value is not None]


async def _page(db: AsyncSession, matching: Conditions, want: LogFilter) -> list[Consult]:
    column = getattr(Consult, COLUMNS[want.sort])
    way = column.desc() if want.descending else column.asc()
    first = (way,) if want.sort is SortBy.REQUESTED else (nulls_last(way), Consult.requested_at.desc())
    statement = select(Consult.id).where(*matching).order_by(*first, Consult.id).limit(want.page_size)
    ids = list(await db.scalars(statement.offset((want.page - 1) * want.page_size)))
    shown = select(Consult).where(Consult.id.in_(ids)).options(load_only(*SHOWN))
    rows = {row.id: row for row in await db.scalars(shown)}
    return [rows[one] for one in ids]


async def last_change(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    """When a session of these agencies last changed."""
    statement = select(func.max(Consult.changed_at)).where(Consult.agency_id.in_(agencies))
    return await db.scalar(statement)


async def clinicians_seen(db: AsyncSession, agencies: Collection[UUID]) -> set[UUID]:
    """The clinicians who took sessions of these agencies."""
    found: set[UUID] = set()
    for agency_id in agencies:
        found |= set(await db.scalars(each_of(Consult.clinician_id, Consult.agency_id == agency_id)))
    return found
