"""Questions to the consult's tables."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, nulls_last, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.consults.model import Consult, ConsultEvent
from app.consults.rules import IN_CALL, LIVE, WAITING, State
from app.consults.schemas import LogFilter, SortBy

SORT: dict[SortBy, Any] = {
    SortBy.REQUESTED: Consult.requested_at,
    SortBy.WAIT: Consult.wait_s,
    SortBy.DURATION: Consult.duration_s,
    SortBy.KIND: Consult.kind,
    SortBy.STATE: Consult.state,
}


async def locked(db: AsyncSession, consult_id: UUID) -> Consult | None:
    return await db.get(Consult, consult_id, with_for_update=True)


async def by_key(db: AsyncSession, officer_id: UUID, key: str) -> Consult | None:
    statement = select(Consult).where(Consult.officer_id == officer_id, Consult.request_key == key)
    return (await db.scalars(statement)).one_or_none()


async def of_officer(db: AsyncSession, officer_id: UUID) -> Consult | None:
    """The officer's live consult, or else the latest one whose four questions are still open."""
    unreported = and_(Consult.state.in_([State.ENDED, State.DOCUMENTED]), Consult.reported_at.is_(None))
    statement = (
        select(Consult)
        .where(Consult.officer_id == officer_id, or_(Consult.state.in_(LIVE), unreported))
        .order_by(Consult.state.in_(LIVE).desc(), Consult.requested_at.desc())
        .limit(1)
    )
    return (await db.scalars(statement)).one_or_none()


async def of_clinician(db: AsyncSession, clinician_id: UUID) -> Consult | None:
    """The consult a clinician is in, or whose documentation is still open."""
    statement = (
        select(Consult)
        .where(Consult.clinician_id == clinician_id, Consult.state.in_([*IN_CALL, State.ENDED]))
        .order_by(Consult.requested_at.desc())
        .limit(1)
    )
    return (await db.scalars(statement)).one_or_none()


async def waiting(db: AsyncSession, agencies: Collection[UUID] | None = None) -> list[Consult]:
    """Waiting consults (of `agencies`, or of all), longest waiting first."""
    statement = select(Consult).where(Consult.state.in_(WAITING)).order_by(Consult.requested_at, Consult.id)
    if agencies is not None:
        statement = statement.where(Consult.agency_id.in_(agencies))
    return list(await db.scalars(statement))


async def claim_queued(db: AsyncSession, limit: int) -> list[Consult]:
    """Queued consults to match now, longest waiting first. Those another node matches are skipped."""
    statement = (
        select(Consult)
        .where(Consult.state == State.QUEUED)
        .order_by(Consult.requested_at, Consult.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(await db.scalars(statement))


async def claim_due(db: AsyncSession, now: datetime) -> list[Consult]:
    """Live consults with a deadline behind them. Those another node handles are skipped."""
    statement = (
        select(Consult)
        .where(Consult.state.in_(LIVE), or_(Consult.deadline_at <= now, Consult.silent_at <= now))
        .with_for_update(skip_locked=True)
    )
    return list(await db.scalars(statement))


async def set_heard(db: AsyncSession, people: Collection[UUID], waiting_until: datetime, call_until: datetime) -> None:
    """Note that the pages of these officers and clinicians are open."""
    of_officer = Consult.officer_id.in_(people)
    of_either = or_(of_officer, Consult.clinician_id.in_(people))
    for states, whose, until in ((WAITING, of_officer, waiting_until), (IN_CALL, of_either, call_until)):
        await db.execute(update(Consult).where(Consult.state.in_(states), whose).values(silent_at=until))


async def forgive_silence(db: AsyncSession, waiting_until: datetime, call_until: datetime) -> None:
    """After a start: nobody could be heard while the server was down, so every clock starts anew."""
    for states, until in ((WAITING, waiting_until), (IN_CALL, call_until)):
        mine = Consult.state.in_(states)
        await db.execute(update(Consult).where(mine, Consult.silent_at < until).values(silent_at=until))
    late = and_(Consult.state.in_(IN_CALL), Consult.deadline_at < call_until)
    await db.execute(update(Consult).where(late).values(deadline_at=call_until))


async def events_of(db: AsyncSession, consult_id: UUID) -> list[ConsultEvent]:
    statement = select(ConsultEvent).where(ConsultEvent.consult_id == consult_id).order_by(ConsultEvent.seq)
    return list(await db.scalars(statement))


async def recent_waits(db: AsyncSession, agencies: Collection[UUID], since: datetime, most: int) -> list[float]:
    """Seconds from request to acceptance of the latest answered consults."""
    statement = (
        select(Consult.wait_s)
        .where(Consult.agency_id.in_(agencies), Consult.accepted_at >= since, Consult.wait_s.is_not(None))
        .order_by(Consult.accepted_at.desc())
        .limit(most)
    )
    return [wait for wait in await db.scalars(statement) if wait is not None]


def _filtered(statement: Select[Any], agencies: Collection[UUID], want: LogFilter) -> Select[Any]:
    statement = statement.where(Consult.agency_id.in_(agencies))
    if want.since:
        statement = statement.where(Consult.requested_at >= want.since)
    if want.until:
        statement = statement.where(Consult.requested_at < want.until)
    for name in ("agency_id", "clinician_id", "kind", "state", "disposition"):
        if (value := getattr(want, name)) is not None:
            statement = statement.where(getattr(Consult, name) == value)
    return statement


async def search(db: AsyncSession, agencies: Collection[UUID], want: LogFilter) -> tuple[list[Consult], int]:
    """One page of the log, and how many sessions match in all."""
    total = await db.scalar(_filtered(select(func.count()).select_from(Consult), agencies, want))
    column = SORT[want.sort]
    order = nulls_last(column.desc() if want.descending else column.asc())
    statement = (
        _filtered(select(Consult), agencies, want)
        .order_by(order, Consult.requested_at.desc(), Consult.id)
        .limit(want.page_size)
        .offset((want.page - 1) * want.page_size)
    )
    return list(await db.scalars(statement)), total or 0


async def count_in_call(db: AsyncSession, agencies: Collection[UUID]) -> int:
    statement = select(func.count()).where(Consult.agency_id.in_(agencies), Consult.state.in_(IN_CALL))
    return await db.scalar(statement) or 0


async def last_change(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    statement = select(func.max(Consult.changed_at)).where(Consult.agency_id.in_(agencies))
    return await db.scalar(statement)


async def clinicians_seen(db: AsyncSession, agencies: Collection[UUID]) -> list[UUID]:
    """The clinicians who took sessions of these agencies."""
    statement = select(Consult.clinician_id).where(Consult.agency_id.in_(agencies)).distinct()
    return [clinician for clinician in await db.scalars(statement) if clinician]
