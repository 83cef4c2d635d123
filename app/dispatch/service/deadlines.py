"""What a deadline decides, by whichever node comes first."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.consults import service as consults
from app.consults.model import Consult
from app.consults.queries import Standing
from app.consults.rules import IN_CALL, Event, State
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import queries
from app.dispatch.model import Offer
from app.dispatch.rules.offers import OfferState, Purpose
from app.dispatch.service import holding
from app.guests import service as guests
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.platform.bus import looks
from app.presence import service as presence
from app.presence.rules import Cause, Wish

BATCH = 200  # sessions handled in one transaction: bounds how long their rows are held


async def settle_due(ctx: Context) -> None:
    """Everything that a deadline decides: lost clinicians, reminders, limits of waiting, connection and wrap-up."""
    await presence.find_lost(ctx)
    await presence.remind(ctx)
    await _end_due(ctx)
    await _page_leads(ctx)
    await _end_wrap_ups(ctx)
    await guests.settle_due(ctx)
    await notices.deliver(ctx)


async def _end_due(ctx: Context) -> None:
    async with ctx.db.transaction() as db:
        due = await consults.claim_due(ctx, db, BATCH)
        if not due:
            return
        tell = await holding.conclude(
            ctx,
            db,
            [
                (consult, event, None, {"ended_by": _who_ended(consult)} if event is Event.ENDED else {})
                for consult, event in due
            ],
        )
    ctx.bus.publish(looks(tell))


def _who_ended(consult: Consult) -> str:
    return "connection_lost" if State(consult.state) in IN_CALL else "nobody_free"


async def _page_leads(ctx: Context) -> None:
    async with ctx.db.transaction() as db:
        late = await consults.claim_leads(ctx, db, BATCH)
        if not late:
            return
        policies = (await coverage.terms(ctx, db, {consult.agency_id for consult in late})).policies
        for consult in late:
            lead = policies[consult.agency_id].lead_id
            consults.record(ctx, db, consult, Event.LEAD_PAGED, None)
            if lead:
                notices.post(ctx, db, lead, NoticeKind.SESSION_WAITS, consult_id=str(consult.id))
        tell = await consults.topics(ctx, db, *late)
    ctx.bus.publish(looks(tell))


async def _end_wrap_ups(ctx: Context) -> None:
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        due = await queries.wrapped_up(db, now, BATCH)
        if not due:
            return
        held = {consult.id for consult in await consults.claim(db, {offer.consult_id for offer in due})}
        over = [one for one in await queries.of_consults(db, held) if one.wrap_up_until and one.wrap_up_until <= now]
        await holding.hold(ctx, db, over)
        for one in over:
            holding.resolve(ctx, one, OfferState.RELEASED)
        tell = await holding.settle(ctx, db, {one.clinician_id: Cause.WRAP_UP_OVER for one in over})
    ctx.bus.publish(looks(tell))


async def end_rings(ctx: Context) -> None:
    """Offers that are over: expired, their clinician gone, or their session no longer looking."""
    now = ctx.clock.now()
    async with ctx.db.reading() as db:
        ringing = await queries.ringing(db)
        if not ringing:
            return
        over = {one.consult_id for one in ringing if one.expires_at <= now} | await _unanswerable(db, ringing, now)
    if not over:
        return
    async with ctx.db.transaction() as db:
        held = {consult.id: consult for consult in await consults.claim(db, over)}
        offers = [one for one in await queries.of_consults(db, held) if one.state == OfferState.LIVE]
        there = await presence.hold(db, {one.clinician_id for one in offers}, now)
        causes: dict[UUID, Cause] = {}
        for one in offers:
            consult, person = held[one.consult_id], there[one.clinician_id]
            if not _looks(consult, one):
                causes |= holding.stop_ringing(ctx, [one])
            elif not person.here or person.wish is not Wish.ON_CALL:
                state = OfferState.WITHDRAWN
                causes[one.clinician_id] = await holding.end_ring(ctx, db, consult, one, state)
            elif one.expires_at <= now:
                causes[one.clinician_id] = await holding.end_ring(ctx, db, consult, one, OfferState.EXPIRED)
        tell = await holding.settle(ctx, db, causes) | await consults.topics(ctx, db, *held.values())
    ctx.bus.publish(looks(tell))


async def _unanswerable(db: AsyncSession, ringing: Collection[Offer], now: datetime) -> set[UUID]:
    gone = await presence.gone_from_desk(db, {one.clinician_id for one in ringing}, now)
    sessions = {row.id: row for row in await consults.standing(db, {one.consult_id for one in ringing})}
    return {one.consult_id for one in ringing if one.clinician_id in gone or not _looks(sessions[one.consult_id], one)}


def _looks(consult: Consult | Standing, offer: Offer) -> bool:
    if offer.purpose == Purpose.ANSWER:
        return consult.state == State.OFFERED
    return State(consult.state) in IN_CALL and consult.hand_off_at is not None
