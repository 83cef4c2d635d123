"""The session log's questions to the tables of sessions: the one noun beside consults that reads them.

Each is answered from an index, and costs the same however many sessions are over.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, literal, nulls_last, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from app.consults.model import Consult
from app.consults.rules import Kind, State
from app.platform.calendar import day_span
from app.platform.db import each_of
from app.sessionlog.schemas import MOST_PAGED, LogFilter, SortBy

FEW = 1_000  # so many matching sessions are put in order where they are found; of more, the order's own index is walked
FILTERS = ("agency_id", "clinician_id", "kind", "state", "disposition")
COLUMNS: dict[SortBy, str] = {
    SortBy.REQUESTED: "requested_at",
    SortBy.WAIT: "wait_s",
    SortBy.DURATION: "duration_s",
    SortBy.KIND: "kind",
    SortBy.STATE: "state",
}
VALUES: dict[SortBy, type[Kind | State]] = {SortBy.KIND: Kind, SortBy.STATE: State}
Conditions = list[ColumnElement[bool]]
Order = tuple[Any, ...]
Span = tuple[datetime | None, datetime | None]


class Found(NamedTuple):
    """One page of the log. `total` counts all that match, or as many as are counted where there are `more`."""

    rows: list[Consult]
    total: int
    more: bool


async def search(
    db: AsyncSession,
    agencies: Collection[UUID],
    want: LogFilter,
    zone: ZoneInfo,
    few: int = FEW,
    most: int = MOST_PAGED,
) -> Found:
    """One page of the log, and how many sessions match. The days of the filter are those of `zone`."""
    span = day_span(want.since_day, want.until_day, zone)
    matching = [Consult.agency_id.in_(agencies), *_filters(want, span)]
    total = await _count(db, matching, most + 1)
    skip = (want.page - 1) * want.page_size
    if total <= few:
        rows = await _sorted(db, matching, want, skip, few)
    else:
        rows = await _walked(db, _parts(agencies, want, span), skip, want.page_size)
    return Found(rows, min(total, most), total > most)


def _filters(want: LogFilter, span: Span, hidden: bool = False) -> Conditions:
    """What the filters ask for; `hidden` keeps their indexes from being used, where the order's is to be walked."""

    def column(name: str) -> Any:
        found = getattr(Consult, name)
        return func.coalesce(found, found) if hidden else found

    chosen = [column(name) == value for name in FILTERS if (value := getattr(want, name)) is not None]
    begin, end = span
    since = [column("requested_at") >= begin] if begin else []
    until = [column("requested_at") < end] if end else []
    return chosen + since + until


async def _count(db: AsyncSession, conditions: Conditions, most: int) -> int:
    """How many sessions there are, counted no further than `most`."""
    found = select(literal(1)).select_from(Consult).where(*conditions).limit(most).subquery()
    return await db.scalar(select(func.count()).select_from(found)) or 0


async def _sorted(db: AsyncSession, matching: Conditions, want: LogFilter, skip: int, few: int) -> list[Consult]:
    """A page of a few sessions: all of them are found by the filters' index, and then put in order."""
    row = aliased(Consult, select(Consult).where(*matching).limit(few).subquery())
    column = getattr(row, COLUMNS[want.sort])
    order = nulls_last(column.desc() if want.descending else column.asc())
    statement = select(row).order_by(order, row.requested_at.desc(), row.id)
    return list(await db.scalars(statement.limit(want.page_size).offset(skip)))


def _parts(agencies: Collection[UUID], want: LogFilter, span: Span) -> list[tuple[Conditions, Order]]:
    """The log in the order asked for, as parts that follow each other, each of which has an index in its order."""
    ours = Consult.agency_id.in_(agencies)
    newest = (Consult.requested_at.desc(), Consult.id)
    matching = [ours, *_filters(want, span)]
    column = getattr(Consult, COLUMNS[want.sort])
    way = column.desc() if want.descending else column.asc()
    if want.sort is SortBy.REQUESTED:
        return [(matching, (way, Consult.id))]
    if want.sort in VALUES:
        chosen = getattr(want, want.sort)
        values = [chosen] if chosen else sorted(VALUES[want.sort], reverse=want.descending)
        return [([*matching, column == value], newest) for value in values]
    measured = [ours, column.is_not(None), *_filters(want, span, hidden=True)]
    return [(measured, (way, *newest)), ([*matching, column.is_(None)], newest)]


async def _walked(db: AsyncSession, parts: list[tuple[Conditions, Order]], skip: int, size: int) -> list[Consult]:
    """The page that begins after `skip` sessions."""
    rows: list[Consult] = []
    for conditions, order in parts:
        statement = select(Consult).where(*conditions).order_by(*order).limit(size - len(rows)).offset(skip)
        found = list(await db.scalars(statement))
        rows += found
        if len(rows) == size:
            break
        skip = 0 if found or not skip else skip - await _count(db, conditions, skip)
    return rows


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
