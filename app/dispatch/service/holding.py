"""What holds a clinician, and what letting go of it does: shared by everything that dispatch does.

Order of locks, so that no two transactions wait for each other in a circle: consults first (a further one only if
nobody holds it), then all clinicians concerned in one statement, by id.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.consults import service as consults
from app.consults.model import Consult
from app.consults.rules import Event
from app.context import Context
from app.dispatch import queries
from app.dispatch.model import Offer
from app.dispatch.rules.offers import ENDINGS, OfferState, engagement
from app.presence import service as presence
from app.presence.rules import Cause
from app.presence.service import Member


def resolve(ctx: Context, offer: Offer, state: OfferState) -> None:
    """Write an offer's state: the one place that does."""
    offer.state, offer.resolved_at = state, ctx.clock.now()


def about(offer: Offer) -> dict[str, str]:
    """What an event says of an offer."""
    return {"offer_id": str(offer.id), "clinician_id": str(offer.clinician_id)}


async def settle(ctx: Context, db: AsyncSession, causes: Mapping[UUID, Cause]) -> set[str]:
    """Work out anew what these clinicians are engaged in, each for its cause; returns whom to tell."""
    if not causes:
        return set()
    await db.flush()
    held = await queries.of_clinicians(db, causes)
    tell: set[str] = set()
    for cause in sorted(set(causes.values())):
        engaged = {
            one: [engagement(OfferState(offer.state), offer.wrap_up_until) for offer in held[one]]
            for one, why in causes.items()
            if why is cause
        }
        tell |= await presence.engage(ctx, db, engaged, cause)
    return tell


async def hold(ctx: Context, db: AsyncSession, offers: Iterable[Offer], *others: UUID) -> dict[UUID, Member]:
    """Hold the clinicians of these offers, and others, until the transaction ends; returns them as they stand."""
    return await presence.hold(db, {offer.clinician_id for offer in offers} | set(others), ctx.clock.now())


def stop_ringing(ctx: Context, offers: Iterable[Offer]) -> dict[UUID, Cause]:
    """Take back every offer of these that still rings."""
    taken = [offer for offer in offers if offer.state == OfferState.LIVE]
    for offer in taken:
        resolve(ctx, offer, OfferState.WITHDRAWN)
    return {offer.clinician_id: Cause.WITHDRAWN for offer in taken}


async def end_ring(
    ctx: Context, db: AsyncSession, consult: Consult, offer: Offer, state: OfferState, **data: Any
) -> Cause:
    """One ringing offer ends without being accepted. Others of the same session may ring on."""
    event, cause = ENDINGS[state]
    actor_id = offer.clinician_id if state is OfferState.DECLINED else None
    resolve(ctx, offer, state)
    await db.flush()
    others = [one for one in await queries.of_consults(db, [consult.id]) if one.state == OfferState.LIVE]
    said = about(offer) | data
    if others:
        consults.record(ctx, db, consult, Event.PASSED, actor_id, how=event, **said)
    else:
        consults.record(ctx, db, consult, event, actor_id, **said)
    return cause


Ending = tuple[Consult, Event, UUID | None, dict[str, Any]]


async def conclude(ctx: Context, db: AsyncSession, endings: Collection[Ending]) -> set[str]:
    """Sessions end, in or before their call: nobody is rung any more, wrap-up begins. The caller holds the sessions.

    Raises NotPossibleNow.
    """
    offers = await queries.of_consults(db, [consult.id for consult, *_ in endings])
    await hold(ctx, db, offers)
    causes: dict[UUID, Cause] = {}
    for consult, event, actor_id, data in endings:
        if consults.record(ctx, db, consult, event, actor_id, **data):
            mine = [offer for offer in offers if offer.consult_id == consult.id]
            causes |= stop_ringing(ctx, mine) | _let_go(ctx, mine, event)
    tell = await settle(ctx, db, causes)
    return tell | await consults.topics(ctx, db, *(consult for consult, *_ in endings))


def _let_go(ctx: Context, offers: Iterable[Offer], event: Event) -> dict[UUID, Cause]:
    causes: dict[UUID, Cause] = {}
    for offer in offers:
        if offer.state == OfferState.JOINED:
            resolve(ctx, offer, OfferState.RELEASED)
            causes[offer.clinician_id] = Cause.HANDED_OFF
        elif offer.state == OfferState.ACCEPTED:
            if event is Event.ENDED:
                offer.wrap_up_until = ctx.clock.now() + timedelta(seconds=ctx.settings.wrap_up_s)
            else:
                resolve(ctx, offer, OfferState.RELEASED)
            causes[offer.clinician_id] = Cause.CALL_ENDED
    return causes
