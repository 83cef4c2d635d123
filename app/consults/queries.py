"""Queries on the tables of consults."""

from collections.abc import Collection, Sequence
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.consults.model import (
    IS_IN_CALL,
    IS_LIVE,
    IS_UNDOCUMENTED,
    IS_WAITING,
    IS_WRITTEN_UP,
    Consult,
    ConsultEvent,
)
from app.consults.rules import IN_CALL, WAITING, Event, State
from app.consults.view import ConsultView
from app.platform.db import hidden


async def locked(db: AsyncSession, consult_id: UUID) -> Consult | None:
    return await db.get(Consult, consult_id, with_for_update=True)


async def by_key(db: AsyncSession, officer_id: UUID, key: str) -> Consult | None:
    statement = select(Consult).where(Consult.officer_id == officer_id, Consult.request_key == key)
    return (await db.scalars(statement)).one_or_none()


# The type is named because a foreign key does not know its own before all tables are.
_BY_OFFICER = Consult.officer_id == bindparam("officer_id", type_=Uuid())
# Every refresh of every tablet asks these three; putting the statement together costs as much as running it.
_LIVE_OF_OFFICER = select(Consult).where(_BY_OFFICER, IS_LIVE)
_UNREPORTED_OF_OFFICER = (
    select(Consult)
    .where(_BY_OFFICER, IS_WRITTEN_UP, Consult.reported_at.is_(None))
    .order_by(Consult.requested_at.desc())
    .limit(1)
)
_LAST_OF_OFFICER = select(Consult).where(_BY_OFFICER).order_by(Consult.requested_at.desc()).limit(1)


async def of_officer(db: AsyncSession, officer_id: UUID) -> Consult | None:
    """The officer's live consult, or else the latest one whose four questions are still open."""
    mine = {"officer_id": officer_id}
    live = (await db.scalars(_LIVE_OF_OFFICER, mine)).one_or_none()
    return live or (await db.scalars(_UNREPORTED_OF_OFFICER, mine)).one_or_none()


async def of_clinician(db: AsyncSession, clinician_id: UUID) -> Consult | None:
    """The consult a clinician is in (as the second one too), or else the oldest one still to be documented."""
    mine = or_(Consult.clinician_id == clinician_id, Consult.second_id == clinician_id)
    own = Consult.clinician_id == clinician_id
    for condition in (and_(IS_IN_CALL, mine), and_(IS_UNDOCUMENTED, own)):
        statement = select(Consult).where(condition).order_by(Consult.requested_at).limit(1)
        if found := (await db.scalars(statement)).one_or_none():
            return found
    return None


async def waiting(db: AsyncSession, agencies: Collection[UUID], most: int) -> Sequence[ConsultView]:
    """The waiting consults of these agencies, in the order of the queue."""
    statement = select(Consult).where(IS_WAITING, hidden(Consult.agency_id).in_(agencies))
    return list(await db.scalars(statement.order_by(Consult.rank_at, Consult.id).limit(most)))


async def ahead(db: AsyncSession, agencies: Collection[UUID], consult: ConsultView) -> int:
    """The number of these agencies' waiting consults ahead of this one; answered from the index alone."""
    same = and_(Consult.rank_at == consult.rank_at, Consult.id < consult.id)
    before = or_(Consult.rank_at < consult.rank_at, same)
    statement = select(func.count()).where(IS_WAITING, hidden(Consult.agency_id).in_(agencies), before)
    return await db.scalar(statement) or 0


async def longest_wait_since(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    """Since when the longest waiting session of these agencies has waited."""
    statement = select(func.min(Consult.waiting_since)).where(IS_LIVE, Consult.agency_id.in_(agencies))
    return await db.scalar(statement.where(Consult.state.in_(WAITING)))


async def count_waiting(db: AsyncSession, agencies: Collection[UUID]) -> int:
    """How many sessions of these agencies wait."""
    return await _count_live(db, agencies, WAITING)


async def count_in_call(db: AsyncSession, agencies: Collection[UUID]) -> int:
    """How many sessions of these agencies have a clinician now."""
    return await _count_live(db, agencies, IN_CALL)


async def _count_live(db: AsyncSession, agencies: Collection[UUID], states: Collection[State]) -> int:
    statement = select(func.count()).where(IS_LIVE, Consult.agency_id.in_(agencies), Consult.state.in_(states))
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
    hand_off = and_(IS_IN_CALL, Consult.hand_off_at.is_not(None), Consult.second_id.is_(None))
    free = or_(Consult.not_before.is_(None), Consult.not_before <= now)
    return hand_off, and_(IS_WAITING, Consult.state == State.QUEUED, free)


async def looking(db: AsyncSession, now: datetime, agencies: Collection[UUID], most: int) -> list[Looking]:
    """At most `most` consults of each kind, hand-off and queued, that need a clinician, in queue order.

    Sessions whose clinician asked for a warm hand-off come first, because a call is in progress.
    """
    columns = [getattr(Consult, name) for name in Looking._fields]
    hand_off, queued = (and_(looks, hidden(Consult.agency_id).in_(agencies)) for looks in _looks(now))
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
    """The agencies of those of these consults that look for a clinician."""
    found = await db.execute(select(Consult.id, Consult.agency_id).where(IS_LIVE, or_(*_looks(now))))
    return {row.agency_id for row in found if row.id in among}


async def claim(db: AsyncSession, ids: Collection[UUID]) -> Sequence[ConsultView]:
    """These consults, locked until the transaction ends; rows that another node has locked are skipped."""
    statement = select(Consult).where(Consult.id.in_(ids)).order_by(Consult.id)
    statement = statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return list(await db.scalars(statement))


def _late_for_lead(now: datetime) -> ColumnElement[bool]:
    return and_(IS_WAITING, Consult.page_lead_at <= now)


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
    statement = select(Consult.id).where(IS_LIVE, late).order_by(Consult.deadline_at, Consult.id).limit(most)
    return list(await db.scalars(statement))


async def set_heard(db: AsyncSession, people: Collection[UUID], waiting_until: datetime, call_until: datetime) -> None:
    """Record that these people's pages are open, by setting the new silence deadlines of their consults."""
    of_officer = Consult.officer_id.in_(people)
    of_either = or_(of_officer, Consult.clinician_id.in_(people))
    waits = and_(of_officer, Consult.calls_back.is_(False))  # who is called back may be silent until then
    for states, whose, until in ((IS_WAITING, waits, waiting_until), (IS_IN_CALL, of_either, call_until)):
        await db.execute(update(Consult).where(IS_LIVE, states, whose).values(silent_at=until))


async def forgive_silence(db: AsyncSession, waiting_until: datetime, call_until: datetime) -> None:
    """After a start: nobody could be heard while the server was down, so every clock starts anew."""
    for states, until in ((IS_WAITING, waiting_until), (IS_IN_CALL, call_until)):
        await db.execute(update(Consult).where(IS_LIVE, states, Consult.silent_at < until).values(silent_at=until))
    late = and_(IS_LIVE, IS_IN_CALL, Consult.deadline_at < call_until)
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


_ANSWERED = (
    select(Consult.requested_at, Consult.wait_s)
    .where(
        Consult.agency_id == bindparam("agency_id", type_=Uuid()),
        Consult.requested_at >= bindparam("since"),
        Consult.wait_s.is_not(None),
    )
    .order_by(Consult.requested_at.desc())
    .limit(bindparam("most"))
)


async def answer_times(db: AsyncSession, agencies: Collection[UUID], since: datetime, most: int) -> list[float]:
    """Seconds from request to acceptance of the latest answered consults.

    Each agency is asked for its latest: of all of them together no index has the order.
    """
    found = [
        (row.requested_at, row.wait_s)
        for agency_id in agencies
        for row in await db.execute(_ANSWERED, {"agency_id": agency_id, "since": since, "most": most})
    ]
    return [wait_s for _, wait_s in nlargest(most, found)]
