"""Engaging and releasing clinicians, shared by all use cases of dispatch.

Lock order, so that transactions cannot deadlock: consults first (a second one only if nobody else has locked it), then
all clinicians concerned in one statement, by id.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from app.consults import events
from app.consults.events import Happening
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import queries
from app.dispatch.model import Offer
from app.dispatch.rules.offers import ENDINGS, DeclineReason, OfferState, engagement
from app.presence import service as presence
from app.presence.rules import Cause
from app.presence.service import Member
from app.unit import Unit


def resolve(ctx: Context, offer: Offer, state: OfferState) -> None:
    """Set an offer's state; the only function that does."""
    offer.state, offer.resolved_at = state, ctx.clock.now()


async def settle(unit: Unit, causes: Mapping[UUID, Cause]) -> None:
    """Derive the engagements of these clinicians again, and record each change with its cause."""
    if not causes:
        return
    await unit.db.flush()
    held = await queries.of_clinicians(unit.db, causes)
    for cause in sorted(set(causes.values())):
        engaged = {
            one: [engagement(OfferState(offer.state), offer.wrap_up_until) for offer in held[one]]
            for one, why in causes.items()
            if why is cause
        }
        await presence.engage(unit, engaged, cause)


async def hold(unit: Unit, offers: Iterable[Offer], *others: UUID) -> dict[UUID, Member]:
    """Lock the clinicians of these offers, and others, until the transaction ends; returns them by id."""
    people = {offer.clinician_id for offer in offers} | set(others)
    return await presence.hold(unit.db, people, unit.ctx.clock.now())


def stop_ringing(ctx: Context, offers: Iterable[Offer]) -> dict[UUID, Cause]:
    """Withdraw those of these offers that still ring; returns the cause for each of their clinicians."""
    taken = [offer for offer in offers if offer.state == OfferState.LIVE]
    for offer in taken:
        resolve(ctx, offer, OfferState.WITHDRAWN)
    return {offer.clinician_id: Cause.WITHDRAWN for offer in taken}


async def end_ring(
    unit: Unit, consult: ConsultView, offer: Offer, state: OfferState, reason: DeclineReason | None = None
) -> Cause:
    """End one ringing offer that was not accepted; other offers of the session keep ringing. Returns the cause."""
    event, cause = ENDINGS[state]
    resolve(unit.ctx, offer, state)
    await unit.db.flush()
    others = [one for one in await queries.of_consults(unit.db, [consult.id]) if one.state == OfferState.LIVE]
    about = {"offer_id": offer.id, "clinician_id": offer.clinician_id, "reason": reason}
    kind = events.Passed if others else events.KINDS[event]
    unit.record(consult, kind.model_validate(about | {"how": event}))
    return cause


Ending = tuple[ConsultView, Happening]


async def conclude(unit: Unit, endings: Collection[Ending]) -> None:
    """End sessions before or during their call: ringing stops and wrap-up begins. The caller has locked the sessions.

    Raises NotPossibleNow.
    """
    offers = await queries.of_consults(unit.db, [consult.id for consult, _ in endings])
    await hold(unit, offers)
    causes: dict[UUID, Cause] = {}
    for consult, event in endings:
        if unit.record(consult, event):
            mine = [offer for offer in offers if offer.consult_id == consult.id]
            causes |= stop_ringing(unit.ctx, mine) | _let_go(unit.ctx, mine, isinstance(event, events.Ended))
    await settle(unit, causes)


def _let_go(ctx: Context, offers: Iterable[Offer], wraps_up: bool) -> dict[UUID, Cause]:
    causes: dict[UUID, Cause] = {}
    for offer in offers:
        if offer.state == OfferState.JOINED:
            resolve(ctx, offer, OfferState.RELEASED)
            causes[offer.clinician_id] = Cause.HANDED_OFF
        elif offer.state == OfferState.ACCEPTED:
            if wraps_up:
                offer.wrap_up_until = ctx.clock.now() + timedelta(seconds=ctx.settings.wrap_up_s)
            else:
                resolve(ctx, offer, OfferState.RELEASED)
            causes[offer.clinician_id] = Cause.CALL_ENDED
    return causes
