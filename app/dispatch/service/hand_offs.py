"""Hand-offs of a session to another clinician: warm (both join the call for a while) or cold (back to the queue)."""

from uuid import UUID

from app import topics
from app.actor import Actor
from app.consults import events
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import IN_CALL, State
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import queries
from app.dispatch.errors import NobodyJoined, NotThere
from app.dispatch.rules.offers import OfferState
from app.dispatch.service import holding
from app.guests import service as guests
from app.guests.errors import CallFull
from app.presence import service as presence
from app.presence.rules import Cause
from app.unit import Unit


def _must_hold(consult: ConsultView, actor: Actor) -> None:
    if consult.clinician_id != actor.user_id:
        raise NoSuchConsult
    if State(consult.state) not in IN_CALL:
        raise NotPossibleNow("A session can be handed over only during its call.")


async def ask(ctx: Context, actor: Actor, consult_id: UUID, to_id: UUID | None) -> None:
    """Ring another clinician during the call, `to_id` or the next available one; idempotent.

    Raises NoSuchConsult, NotPossibleNow, CallFull; NotThere, whatever is wrong with `to_id`, so that the answer says
    nothing about who else there is.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        _must_hold(consult, actor)
        if to_id is not None and not await _is_colleague(unit, actor, to_id):
            raise NotThere
        if consult.hand_off_at or consult.second_id:
            return
        if await guests.room(unit.db, consult) < 1:
            raise CallFull
        unit.record(consult, events.HandOffAsked(to_id=to_id))


async def _is_colleague(unit: Unit, actor: Actor, clinician_id: UUID) -> bool:
    """Whether this is another clinician of the same provider: these are all that a clinician's page shows."""
    member = (await presence.seen(unit.db, [clinician_id], unit.ctx.clock.now())).get(clinician_id)
    return member is not None and member.provider_id == actor.organization_id and clinician_id != actor.user_id


async def call_off(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Stop ringing for a hand-off; idempotent. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        _must_hold(consult, actor)
        if consult.hand_off_at is None:
            return
        offers = await queries.of_consults(unit.db, [consult.id])
        await holding.hold(unit, offers)
        causes = holding.stop_ringing(ctx, offers)
        unit.record(consult, events.HandOffCalledOff())
        await holding.settle(unit, causes)


async def hand_over(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Hand a session and its documentation over to the second clinician, and leave the call.

    Raises NoSuchConsult, NotPossibleNow, NobodyJoined.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        _must_hold(consult, actor)
        if consult.second_id is None:
            raise NobodyJoined
        taker = consult.second_id
        offers = await queries.of_consults(unit.db, [consult.id])
        await holding.hold(unit, offers)
        for offer in [one for one in offers if one.clinician_id == actor.user_id]:
            holding.resolve(ctx, offer, OfferState.RELEASED)
        await unit.db.flush()  # a session can have only one accepted offer
        for offer in [one for one in offers if one.clinician_id == taker]:
            holding.resolve(ctx, offer, OfferState.ACCEPTED)
        unit.record(consult, events.HandedOver(to_id=taker))
        await holding.settle(unit, {actor.user_id: Cause.HANDED_OFF})
        unit.tell([topics.user(actor.user_id)])


async def hand_back(ctx: Context, actor: Actor, consult_id: UUID, reason: str) -> None:
    """Return a session to the front of the queue for another clinician, with a reason; its officer keeps waiting.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        _must_hold(consult, actor)
        offers = await queries.of_consults(unit.db, [consult.id])
        await holding.hold(unit, offers)
        causes = holding.stop_ringing(ctx, offers)
        for offer in [one for one in offers if one.state in (OfferState.ACCEPTED, OfferState.JOINED)]:
            holding.resolve(ctx, offer, OfferState.RELEASED)
            causes[offer.clinician_id] = Cause.HANDED_OFF
        if consult.second_id:
            unit.tell([topics.user(consult.second_id)])
        unit.record(consult, events.HandedBack(reason=reason))
        await holding.settle(unit, causes)
