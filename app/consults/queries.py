"""Queries on the tables of consults."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.consults.model import Consult, ConsultEvent
from app.consults.rules import IN_CALL, LIVE, WAITING, Event, State
from app.consults.view import ConsultView


async def locked(db: AsyncSession, consult_id: UUID) -> Consult | None:
    return await db.get(Consult, consult_id, with_for_update=True)


async def by_key(db: AsyncSession, officer_id: UUID, key: str) -> Consult | None:
    statement = select(Consult).where(Consult.officer_id == officer_id, Consult.request_key == key)
    return (await db.scalars(statement)).one_or_none()


_UNREPORTED = and_(Consult.state.in_([State.ENDED, State.DOCUMENTED]), Consult.reported_at.is_(None))
# The type is explicit because a foreign key does not know its type before all tables are defined.
_BY_OFFICER = Consult.officer_id == bindparam("officer_id", type_=Uuid())
# Built once: every refresh of every tablet runs these two, and building a statement costs as much as running it.
_OF_OFFICER = (
    select(Consult)
    .where(_BY_OFFICER, or_(Consult.state.in_(LIVE), _UNREPORTED))
    .order_by(Consult.state.in_(LIVE).desc(), Consult.requested_at.desc())
    .limit(1)
)
_LAST_OF_OFFICER = select(Consult).where(_BY_OFFICER).order_by(Consult.requested_at.desc()).limit(1)


async def of_officer(db: AsyncSession, officer_id: UUID) -> Consult | None:
    """The officer's live consult, or else the latest one whose outcome is still to be recorded; None if neither."""
    return (await db.scalars(_OF_OFFICER, {"officer_id": officer_id})).one_or_none()


async def of_clinician(db: AsyncSession, clinician_id: UUID) -> Consult | None:
    """The consult whose call a clinician is in, or else the oldest one they must still document; None if neither."""
    own = and_(Consult.clinician_id == clinician_id, Consult.state.in_([*IN_CALL, State.ENDED]))
    joined = and_(Consult.second_id == clinician_id, Consult.state.in_(IN_CALL))
    statement = (
        select(Consult)
        .where(or_(own, joined))
        .order_by(Consult.state.in_(IN_CALL).desc(), Consult.requested_at)
        .limit(1)
    )
    return (await db.scalars(statement)).one_or_none()


async def waiting(db: AsyncSession, agencies: Collection[UUID], most: int) -> Sequence[ConsultView]:
    """The first `most` waiting consults of these agencies, in queue order."""
    statement = select(Consult).where(Consult.state.in_(WAITING), Consult.agency_id.in_(agencies))
    return list(await db.scalars(statement.order_by(Consult.rank_at, Consult.id).limit(most)))


async def ahead(db: AsyncSession, agencies: Collection[UUID], consult: ConsultView) -> int:
    """The number of these agencies' waiting consults ahead of this one; answered from the index alone."""
    same = and_(Consult.rank_at == consult.rank_at, Consult.id < consult.id)
    before = or_(Consult.rank_at < consult.rank_at, same)
    statement = select(func.count()).where(Consult.state.in_(WAITING), Consult.agency_id.in_(agencies), before)
    return await db.scalar(statement) or 0


async def longest_wait_since(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    """When the longest-waiting session of these agencies began to wait; None if none waits."""
    statement = select(func.min(Consult.waiting_since))
    return await db.scalar(statement.where(Consult.state.in_(WAITING), Consult.agency_id.in_(agencies)))


async def count_waiting(db: AsyncSession, agencies: Collection[UUID]) -> int:
    """The number of waiting sessions of these agencies."""
    statement = select(func.count()).where(Consult.state.in_(WAITING), Consult.agency_id.in_(agencies))
    return await db.scalar(statement) or 0


class Standing(NamedTuple):
    """The columns that tell whether a consult needs a clinician, initially or for a hand-off."""

    id: UUID
    state: str
    hand_off_at: datetime | None


async def standing(db: AsyncSession, ids: Collection[UUID]) -> list[Standing]:
    """The current state of these consults, read without locking."""
    columns = [getattr(Consult, name) for name in Standing._fields]
    return [Standing(*row) for row in await db.execute(select(*columns).where(Consult.id.in_(ids)))]


class Sides(NamedTuple):
    """The participants of a consult, and what decides whether they may connect to each other now."""

    agency_id: UUID
    state: str
    calls_back: bool
    officer_id: UUID
    clinician_id: UUID | None
    second_id: UUID | None


# Built once, like _OF_OFFICER: it runs for every page's first signal.
_SIDES = select(*(getattr(Consult, name) for name in Sides._fields)).where(Consult.id == bindparam("consult_id"))


async def sides(db: AsyncSession, consult_id: UUID) -> Sides | None:
    row = (await db.execute(_SIDES, {"consult_id": consult_id})).one_or_none()
    return Sides(*row) if row else None


class Looking(NamedTuple):
    """The columns that dispatch needs of a consult that needs a clinician."""

    id: UUID
    agency_id: UUID
    place_id: UUID | None
    state: str
    language: str | None
    language_required: bool
    juvenile: bool
    required_skills: list[str]
    preferred_skills: list[str]
    waiting_since: datetime
    rank_at: datetime
    accepted_at: datetime | None
    clinician_id: UUID | None
    hand_off_at: datetime | None
    hand_off_to: UUID | None


def _looks(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    hand_off = and_(Consult.state.in_(IN_CALL), Consult.hand_off_at.is_not(None), Consult.second_id.is_(None))
    queued = and_(Consult.state == State.QUEUED, or_(Consult.not_before.is_(None), Consult.not_before <= now))
    return hand_off, queued


async def looking(db: AsyncSession, now: datetime, agencies: Collection[UUID], most: int) -> list[Looking]:
    """At most `most` consults of each kind, hand-off and queued, that need a clinician, in queue order.

    Sessions whose clinician asked for a warm hand-off come first, because a call is in progress.
    """
    columns = [getattr(Consult, name) for name in Looking._fields]
    hand_off, queued = (and_(looks, Consult.agency_id.in_(agencies)) for looks in _looks(now))
    first = await db.execute(select(*columns).where(hand_off).order_by(Consult.hand_off_at, Consult.id).limit(most))
    then = await db.execute(select(*columns).where(queued).order_by(Consult.rank_at, Consult.id).limit(most))
    return [Looking(*row) for rows in (first, then) for row in rows]


async def ids_looking(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` consults that need a clinician: warm hand-offs first, then in queue order."""
    hand_off, queued = _looks(now)
    first = await db.scalars(select(Consult.id).where(hand_off).order_by(Consult.hand_off_at, Consult.id).limit(most))
    then = await db.scalars(select(Consult.id).where(queued).order_by(Consult.rank_at, Consult.id).limit(most))
    return [*first, *then][:most]


async def agencies_looking(db: AsyncSession, now: datetime, among: Collection[UUID]) -> set[UUID]:
    """The agencies of those of these consults that need a clinician."""
    found = await db.execute(select(Consult.id, Consult.agency_id).where(or_(*_looks(now))))
    return {row.agency_id for row in found if row.id in among}


async def claim(db: AsyncSession, ids: Collection[UUID]) -> Sequence[ConsultView]:
    """These consults, locked until the transaction ends; rows that another node has locked are skipped."""
    statement = select(Consult).where(Consult.id.in_(ids)).order_by(Consult.id)
    statement = statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return list(await db.scalars(statement))


def _late_for_lead(now: datetime) -> ColumnElement[bool]:
    return and_(Consult.state.in_([State.QUEUED, State.OFFERED]), Consult.page_lead_at <= now)


async def leads_due(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` waiting consults for which the on-call lead is to be paged."""
    statement = select(Consult.id).where(_late_for_lead(now)).order_by(Consult.page_lead_at, Consult.id)
    return list(await db.scalars(statement.limit(most)))


async def claim_leads(db: AsyncSession, ids: Collection[UUID], now: datetime) -> Sequence[ConsultView]:
    """Those of these consults whose lead is still to be paged, locked; rows locked elsewhere are skipped."""
    statement = select(Consult).where(Consult.id.in_(ids), _late_for_lead(now)).order_by(Consult.id)
    return list(await db.scalars(statement.with_for_update(skip_locked=True)))


async def due(db: AsyncSession, now: datetime, most: int) -> list[UUID]:
    """The ids of at most `most` live consults that are past a deadline."""
    late = or_(Consult.deadline_at <= now, Consult.silent_at <= now)
    statement = select(Consult.id).where(Consult.state.in_(LIVE), late).order_by(Consult.id).limit(most)
    return list(await db.scalars(statement))


async def set_heard(db: AsyncSession, people: Collection[UUID], waiting_until: datetime, call_until: datetime) -> None:
    """Record that these people's pages are open, by setting the new silence deadlines of their consults."""
    of_officer = Consult.officer_id.in_(people)
    of_either = or_(of_officer, Consult.clinician_id.in_(people))
    waits = and_(of_officer, Consult.calls_back.is_(False))  # a tablet that waits for a callback may be silent
    for states, whose, until in ((WAITING, waits, waiting_until), (IN_CALL, of_either, call_until)):
        await db.execute(update(Consult).where(Consult.state.in_(states), whose).values(silent_at=until))


async def forgive_silence(db: AsyncSession, waiting_until: datetime, call_until: datetime) -> None:
    """Restart all silence deadlines after a server start: no page could be heard while the server was down."""
    for states, until in ((WAITING, waiting_until), (IN_CALL, call_until)):
        mine = Consult.state.in_(states)
        await db.execute(update(Consult).where(mine, Consult.silent_at < until).values(silent_at=until))
    late = and_(Consult.state.in_(IN_CALL), Consult.deadline_at < call_until)
    await db.execute(update(Consult).where(late).values(deadline_at=call_until))


async def last_of_officer(db: AsyncSession, officer_id: UUID, since: datetime) -> Consult | None:
    """The officer's newest request, if it ended after `since` without a consult; otherwise None."""
    last = (await db.scalars(_LAST_OF_OFFICER, {"officer_id": officer_id})).one_or_none()
    over = (State.CANCELLED, State.ABANDONED, State.UNANSWERED)
    return last if last and last.state in over and last.changed_at >= since else None


async def event_at(db: AsyncSession, consult_id: UUID, seq: int) -> ConsultEvent | None:
    return await db.get(ConsultEvent, (consult_id, seq))


async def last_event_of(
    db: AsyncSession, consult_id: UUID, kinds: Collection[Event], since: datetime
) -> ConsultEvent | None:
    statement = (
        select(ConsultEvent)
        .where(ConsultEvent.consult_id == consult_id, ConsultEvent.event.in_(kinds), ConsultEvent.at >= since)
        .order_by(ConsultEvent.seq.desc())
        .limit(1)
    )
    return (await db.scalars(statement)).one_or_none()


async def last_event_by(db: AsyncSession, consult_id: UUID, kind: Event, actor_id: UUID) -> ConsultEvent | None:
    """The newest event of this kind by this person in a consult, or None."""
    mine = (ConsultEvent.consult_id == consult_id, ConsultEvent.event == kind, ConsultEvent.actor_id == actor_id)
    return (await db.scalars(select(ConsultEvent).where(*mine).order_by(ConsultEvent.seq.desc()).limit(1))).first()


async def events_of(db: AsyncSession, consult_id: UUID) -> list[ConsultEvent]:
    statement = select(ConsultEvent).where(ConsultEvent.consult_id == consult_id).order_by(ConsultEvent.seq)
    return list(await db.scalars(statement))


async def answer_times(db: AsyncSession, agencies: Collection[UUID], since: datetime, most: int) -> list[float]:
    """The waits from request to acceptance, seconds, of the latest `most` consults answered for these agencies."""
    statement = (
        select(Consult.wait_s)
        .where(Consult.agency_id.in_(agencies), Consult.requested_at >= since, Consult.wait_s.is_not(None))
        .order_by(Consult.requested_at.desc())
        .limit(most)
    )
    return [wait for wait in await db.scalars(statement) if wait is not None]


async def count_in_call(db: AsyncSession, agencies: Collection[UUID]) -> int:
    """The number of these agencies' sessions that have a clinician now."""
    statement = select(func.count()).where(Consult.agency_id.in_(agencies), Consult.state.in_(IN_CALL))
    return await db.scalar(statement) or 0
