"""Consults from their request on: start, find, lock, and keep them from counting as abandoned."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.actor import Actor
from app.consults import events, queries, rules
from app.consults.errors import AlreadyInConsult, NoSuchConsult
from app.consults.model import Consult
from app.consults.rules import Kind, State
from app.consults.schemas import NewConsult
from app.consults.view import ConsultView
from app.context import Context
from app.coverage import service as coverage
from app.coverage.rules import Policy


async def start(ctx: Context, actor: Actor, key: str, new: NewConsult) -> UUID:
    """Request a consult and return its id; idempotent by `key`.

    Raises AlreadyInConsult, NoSuchPlace, Closed.
    """
    try:
        async with ctx.unit(actor) as unit:
            known = await queries.by_key(unit.db, actor.user_id, key)
            if known:
                return known.id
            policy = await coverage.must_be_open(ctx, unit.db, actor.organization_id, new.place_id)
            consult = _new(ctx, actor, key, new, policy)
            unit.db.add(consult)
            await unit.db.flush()
            # The tablet's clock is recorded but not trusted: it cannot move a session forward in the queue.
            unit.record(consult, events.Requested(written_at=new.written_at))
            unit.record(consult, events.Queued())
    except IntegrityError:
        # Another request by the same officer came first: either the same one sent twice, or another session.
        async with ctx.db.reading() as db:
            known = await queries.by_key(db, actor.user_id, key)
        if known is None:
            raise AlreadyInConsult from None
        return known.id
    return consult.id


def _head_start_s(ctx: Context, new: NewConsult) -> float:
    given = [
        (new.officer_unsafe, ctx.settings.head_start_safety_s),
        (new.kind is Kind.SUICIDAL, ctx.settings.head_start_suicidal_s),
        (new.juvenile, ctx.settings.head_start_juvenile_s),
    ]
    return max((seconds for applies, seconds in given if applies), default=0)


def _new(ctx: Context, actor: Actor, key: str, new: NewConsult, policy: Policy) -> Consult:
    now = ctx.clock.now()
    return Consult(
        id=uuid7(),
        agency_id=actor.organization_id,
        officer_id=actor.user_id,
        state=State.REQUESTED,
        request_key=key,
        last_seq=0,
        requested_at=now,
        changed_at=now,
        waiting_since=now,
        rank_at=rules.rank(now, _head_start_s(ctx, new)),
        calls_back=False,
        page_lead_at=now + timedelta(seconds=policy.page_lead_after_s) if policy.lead_id else None,
        silent_at=now + timedelta(seconds=ctx.settings.tablet_silence_s),
        **(new.model_dump(exclude={"written_at"}) | {"incident_number": new.incident_number or None}),
    )


async def found(db: AsyncSession, consult_id: UUID) -> ConsultView:
    """The consult, read without locking. Raises NoSuchConsult."""
    consult = await db.get(Consult, consult_id)
    if consult is None:
        raise NoSuchConsult
    return consult


async def locked(db: AsyncSession, consult_id: UUID) -> ConsultView:
    """The consult, locked until the transaction ends. Raises NoSuchConsult."""
    consult = await queries.locked(db, consult_id)
    if consult is None:
        raise NoSuchConsult
    return consult


async def locked_by_side(db: AsyncSession, consult_id: UUID, actor: Actor) -> ConsultView:
    """The consult, locked until the transaction ends, for one of its participants.

    Raises NoSuchConsult if there is none or `actor` does not take part in it.
    """
    consult = await locked(db, consult_id)
    if actor.user_id not in (consult.officer_id, consult.clinician_id, consult.second_id):
        raise NoSuchConsult
    return consult


async def heard(ctx: Context, people: Collection[UUID]) -> None:
    """Record that these people's pages are open, so that their consults do not count as abandoned."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        await queries.set_heard(
            unit.db,
            people,
            now + timedelta(seconds=ctx.settings.tablet_silence_s),
            now + timedelta(seconds=ctx.settings.connection_lost_s),
        )


async def after_start(ctx: Context) -> None:
    """Restart all silence deadlines after a server start, so that pages have time to reconnect."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        await queries.forgive_silence(
            unit.db,
            now + timedelta(seconds=ctx.settings.tablet_silence_s),
            now + timedelta(seconds=ctx.settings.connection_lost_s),
        )


async def answer_call_back(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Record that the officer is back at the tablet; idempotent. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.unit(actor) as unit:
        consult = await locked_by_side(unit.db, consult_id, actor)
        if consult.calls_back:
            unit.record(consult, events.CallBackAnswered())
