"""What a supervisor may do to the queue of their own agency, each with a reason that the record keeps."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.actor import Actor
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.model import Consult
from app.consults.rules import Event, State
from app.context import Context
from app.dispatch import queries
from app.dispatch.errors import LacksRequirement, NotThere
from app.dispatch.rules.matching import unfit
from app.dispatch.rules.offers import free_slot
from app.dispatch.schemas import Assignment, Move
from app.dispatch.service import answers, holding, roster, rounds
from app.platform.bus import looks
from app.presence import service as presence
from app.presence.rules import Cause

STEP = timedelta(milliseconds=1)


async def _own(db: AsyncSession, actor: Actor, consult_id: UUID) -> Consult:
    consult = await consults.locked(db, consult_id)
    if consult.agency_id != actor.organization_id:
        raise NoSuchConsult
    return consult


async def move(ctx: Context, actor: Actor, consult_id: UUID, wanted: Move) -> None:
    """Give a waiting session another place in the agency's queue. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.db.transaction() as db:
        consult = await _own(db, actor, consult_id)
        others = [
            row for row in await consults.waiting(db, [consult.agency_id], wanted.place + 1) if row.id != consult.id
        ]
        rank_at = _between(others, wanted.place - 1)
        if rank_at is not None:
            consults.reorder(ctx, db, consult, rank_at, actor, wanted.reason)
        tell = await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


def _between(others: list[Consult], index: int) -> datetime | None:
    """The rank that stands before the session now at `index`, after the one before it; None if there are no others."""
    if not others:
        return None
    if index == 0:
        return others[0].rank_at - STEP
    if index >= len(others):
        return others[-1].rank_at + STEP
    before, after = others[index - 1].rank_at, others[index].rank_at
    return before + (after - before) / 2


async def assign(ctx: Context, actor: Actor, consult_id: UUID, wanted: Assignment) -> None:
    """Ring this clinician for a waiting session, and nobody else. Requirements hold for a supervisor too.

    Raises NoSuchConsult, NotPossibleNow, LacksRequirement, NotThere.
    """
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        consult = await _own(db, actor, consult_id)
        if State(consult.state) not in (State.QUEUED, State.OFFERED):
            raise NotPossibleNow("Only a waiting session can be assigned.")
        ringing = await queries.of_consults(db, [consult.id])
        await holding.hold(ctx, db, ringing, wanted.clinician_id)
        if any(offer.clinician_id == wanted.clinician_id for offer in ringing):
            return
        slot = await _slot_of(ctx, db, consult, wanted.clinician_id, now)
        causes = holding.stop_ringing(ctx, ringing)
        await db.flush()
        offer = rounds.new_offer(ctx, consult, wanted.clinician_id, slot)
        db.add(offer)
        consults.record(ctx, db, consult, Event.OFFERED, actor.user_id, reason=wanted.reason, **holding.about(offer))
        tell = await holding.settle(ctx, db, causes | {wanted.clinician_id: Cause.SUPERVISOR})
        tell |= await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def _slot_of(ctx: Context, db: AsyncSession, consult: Consult, clinician_id: UUID, now: datetime) -> int:
    wants = await roster.wants_of(ctx, db, [consult.agency_id])
    want = wants.of(consult)
    person = (await presence.seen(db, [clinician_id], now)).get(clinician_id)
    if person is None or person.provider_id not in {*dict(want.tiers), *want.closed}:
        raise NotThere
    if clinician_id in wants.excluded(consult.agency_id):
        raise LacksRequirement("This clinician is excluded from this agency's sessions.")
    if short := unfit(want, roster.profile_of(person)):
        raise LacksRequirement(f"This clinician cannot take it. The session asks for {short.why}: {short.detail}.")
    held = (await queries.of_clinicians(db, [clinician_id]))[clinician_id]
    slot = free_slot({offer.slot for offer in held}, person.capacity)
    if roster.candidate(person, held).busy is not None or slot is None:
        raise NotThere
    return slot


async def cancel_for(ctx: Context, actor: Actor, consult_id: UUID, reason: str) -> None:
    """End a waiting session; its officer is shown the reason. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.db.transaction() as db:
        consult = await _own(db, actor, consult_id)
        tell = await answers.take_back(ctx, db, consult, actor, reason=reason)
    ctx.bus.publish(looks(tell))
