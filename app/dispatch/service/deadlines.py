"""What happens at deadlines; whichever node is first does it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.consults import events
from app.consults import service as consults
from app.consults.queries import Standing
from app.consults.rules import IN_CALL, State
from app.consults.view import ConsultView
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import queries
from app.dispatch.model import Offer
from app.dispatch.rules.offers import OfferState, Purpose
from app.dispatch.service import holding
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.presence import service as presence
from app.presence.rules import Cause, Wish


async def end_sessions(ctx: Context, consult_ids: Collection[UUID]) -> None:
    """End those of these sessions that are past their deadline or silence limit."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        held = await consults.claim(unit.db, consult_ids)
        due = [(consult, event) for consult in held if (event := consults.due_event(consult, now))]
        await holding.conclude(unit, due)


async def page_leads(ctx: Context, consult_ids: Collection[UUID]) -> None:
    """Page the on-call leads about those of these sessions that have waited too long."""
    async with ctx.unit() as unit:
        late = await consults.claim_leads(unit.db, consult_ids, ctx.clock.now())
        policies = (await coverage.terms(ctx, unit.db, {consult.agency_id for consult in late})).policies
        for consult in late:
            lead = policies[consult.agency_id].lead_id
            unit.record(consult, events.LeadPaged())
            if lead:
                notices.post(unit, lead, NoticeKind.SESSION_WAITS, consult_id=str(consult.id))


async def wrapped_up(ctx: Context, most: int) -> list[UUID]:
    """The ids of at most `most` sessions after which a clinician's wrap-up has reached its limit."""
    async with ctx.db.reading() as db:
        return [offer.consult_id for offer in await queries.wrapped_up(db, ctx.clock.now(), most)]


async def end_wrap_ups(ctx: Context, consult_ids: Collection[UUID]) -> None:
    """Free the clinicians whose wrap-up after these sessions has reached its limit."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        held = {consult.id for consult in await consults.claim(unit.db, consult_ids)}
        offers = await queries.of_consults(unit.db, held)
        over = [one for one in offers if one.wrap_up_until and one.wrap_up_until <= now]
        await holding.hold(unit, over)
        for one in over:
            holding.resolve(ctx, one, OfferState.RELEASED)
        await holding.settle(unit, {one.clinician_id: Cause.WRAP_UP_OVER for one in over})


async def rung_out(ctx: Context, most: int) -> list[UUID]:
    """The ids of sessions with a ringing offer that is over: it expired, or its clinician can no longer answer."""
    now = ctx.clock.now()
    async with ctx.db.reading() as db:
        ringing = await queries.ringing(db)
        if not ringing:
            return []
        over = {one.consult_id for one in ringing if one.expires_at <= now} | await _unanswerable(db, ringing, now)
    return sorted(over)[:most]


async def end_rings(ctx: Context, consult_ids: Collection[UUID]) -> None:
    """End the ringing offers of these sessions that expired, whose clinician is gone, or whose session needs none."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        held = {consult.id: consult for consult in await consults.claim(unit.db, consult_ids)}
        offers = [one for one in await queries.of_consults(unit.db, held) if one.state == OfferState.LIVE]
        people = await presence.hold(unit.db, {one.clinician_id for one in offers}, now)
        causes: dict[UUID, Cause] = {}
        for one in offers:
            consult, person = held[one.consult_id], people[one.clinician_id]
            if not _looks(consult, one):
                causes |= holding.stop_ringing(ctx, [one])
                unit.touch(consult)
            elif not person.here or person.wish is not Wish.ON_CALL:
                causes[one.clinician_id] = await holding.end_ring(unit, consult, one, OfferState.WITHDRAWN)
            elif one.expires_at <= now:
                causes[one.clinician_id] = await holding.end_ring(unit, consult, one, OfferState.EXPIRED)
        await holding.settle(unit, causes)


async def _unanswerable(db: AsyncSession, ringing: Collection[Offer], now: datetime) -> set[UUID]:
    gone = await presence.gone_from_desk(db, {one.clinician_id for one in ringing}, now)
    sessions = {row.id: row for row in await consults.standing(db, {one.consult_id for one in ringing})}
    return {one.consult_id for one in ringing if one.clinician_id in gone or not _looks(sessions[one.consult_id], one)}


def _looks(consult: ConsultView | Standing, offer: Offer) -> bool:
    if offer.purpose == Purpose.ANSWER:
        return consult.state == State.OFFERED
    return State(consult.state) in IN_CALL and consult.hand_off_at is not None
