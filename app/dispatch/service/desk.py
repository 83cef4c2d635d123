"""A supervisor's changes to their own agency's queue, each with a reason that is kept on record."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor
from app.consults import events
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import WAITING, State
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import queries
from app.dispatch.errors import LacksRequirement, NotThere
from app.dispatch.rules.matching import Why, unfit
from app.dispatch.rules.offers import free_slot
from app.dispatch.schemas import Assignment, Move
from app.dispatch.service import answers, holding, roster, rounds
from app.presence import service as presence
from app.presence.rules import Cause

STEP = timedelta(milliseconds=1)


async def _own(db: AsyncSession, actor: Actor, consult_id: UUID) -> ConsultView:
    consult = await consults.locked(db, consult_id)
    if consult.agency_id != actor.organization_id:
        raise NoSuchConsult
    return consult


async def move(ctx: Context, actor: Actor, consult_id: UUID, wanted: Move) -> None:
    """Move a waiting session to another place in the agency's queue. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.unit(actor) as unit:
        consult = await _own(unit.db, actor, consult_id)
        others = [
            row
            for row in await consults.waiting(unit.db, [consult.agency_id], wanted.place + 1)
            if row.id != consult.id
        ]
        if State(consult.state) not in WAITING:
            raise NotPossibleNow("Only a waiting session has a place in the queue.")
        rank_at = _between(others, wanted.place - 1)
        if rank_at is not None:
            unit.record(consult, events.Reordered(reason=wanted.reason, rank_at=rank_at))


def _between(others: list[ConsultView], index: int) -> datetime | None:
    """A rank between the session now at `index` and the one before it; None if there are no other sessions."""
    if not others:
        return None
    if index == 0:
        return others[0].rank_at - STEP
    if index >= len(others):
        return others[-1].rank_at + STEP
    before, after = others[index - 1].rank_at, others[index].rank_at
    return before + (after - before) / 2


async def assign(ctx: Context, actor: Actor, consult_id: UUID, wanted: Assignment) -> None:
    """Ring only this clinician for a waiting session. A supervisor cannot override its requirements.

    Raises NoSuchConsult, NotPossibleNow, LacksRequirement, NotThere.
    """
    now = ctx.clock.now()
    async with ctx.unit(actor) as unit:
        consult = await _own(unit.db, actor, consult_id)
        if State(consult.state) not in (State.QUEUED, State.OFFERED):
            raise NotPossibleNow("Only a waiting session can be assigned.")
        ringing = await queries.of_consults(unit.db, [consult.id])
        await holding.hold(unit, ringing, wanted.clinician_id)
        if any(offer.clinician_id == wanted.clinician_id for offer in ringing):
            return
        slot = await _slot_of(ctx, unit.db, consult, wanted.clinician_id, now)
        causes = holding.stop_ringing(ctx, ringing)
        await unit.db.flush()
        offer = rounds.new_offer(ctx, consult, wanted.clinician_id, slot)
        unit.db.add(offer)
        offered = events.Offered(offer_id=offer.id, clinician_id=offer.clinician_id, reason=wanted.reason)
        unit.record(consult, offered)
        await holding.settle(unit, causes | {wanted.clinician_id: Cause.SUPERVISOR})


async def _slot_of(ctx: Context, db: AsyncSession, consult: ConsultView, clinician_id: UUID, now: datetime) -> int:
    wants = await roster.wants_of(ctx, db, [consult.agency_id])
    want = wants.of(consult)
    person = (await presence.seen(db, [clinician_id], now)).get(clinician_id)
    if person is None or person.provider_id not in {*dict(want.tiers), *want.closed}:
        raise NotThere
    if clinician_id in wants.excluded(consult.agency_id):
        raise LacksRequirement(Why.EXCLUDED)
    if short := unfit(want, roster.profile_of(person)):
        raise LacksRequirement(short.why, short.detail)
    held = (await queries.of_clinicians(db, [clinician_id]))[clinician_id]
    slot = free_slot({offer.slot for offer in held}, person.capacity)
    if roster.candidate(person, held).busy is not None or slot is None:
        raise NotThere
    return slot


async def cancel_for(ctx: Context, actor: Actor, consult_id: UUID, reason: str) -> None:
    """End a waiting session; its officer sees the reason. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.unit(actor) as unit:
        consult = await _own(unit.db, actor, consult_id)
        await answers.take_back(unit, consult, actor, reason=reason)
