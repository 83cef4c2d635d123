"""Decisions of officers and clinicians: accept, decline, cancel, call back, end, and wrap-up."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app import topics
from app.actor import Actor
from app.consults import events
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import IN_CALL, WAITING, NotSuitable, State
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import queries
from app.dispatch.errors import (
    Engaged,
    LacksRequirement,
    NoLongerWaiting,
    NoMoreExtensions,
    NotInWrapUp,
    NotYet,
    OffCall,
    OfferOver,
    TakenByAnother,
)
from app.dispatch.model import Offer
from app.dispatch.rules.matching import Want, unfit
from app.dispatch.rules.offers import DeclineReason, OfferState, Purpose, free_slot
from app.dispatch.schemas import Accepted
from app.dispatch.service import holding, roster, rounds
from app.platform.bus import LOOK_SOON, Frame, Look
from app.presence import service as presence
from app.presence.rules import Cause, Wish
from app.presence.service import Member
from app.unit import Unit


async def cancel(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Cancel a waiting session; idempotent. A session that waits again after a hand-off ends instead.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        await take_back(unit, consult, actor)


async def take_back(unit: Unit, consult: ConsultView, actor: Actor, reason: str | None = None) -> None:
    """Cancel or end a waiting session, for its officer or for a supervisor with a reason. Raises NotPossibleNow."""
    held = consult.accepted_at is not None and State(consult.state) in WAITING
    ended = events.Ended(ended_by=actor.role, reason=reason) if held else events.Cancelled(reason=reason)
    await holding.conclude(unit, [(consult, ended)])


async def ask_call_back(ctx: Context, actor: Actor, consult_id: UUID, after_s: int) -> None:
    """Keep a waiting session's place while its officer moves on: no clinician is rung for `after_s` seconds.

    Offers that are ringing now are withdrawn; after that time the tablet is called back. Raises NoSuchConsult,
    NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        offers = await queries.of_consults(unit.db, [consult.id])
        await holding.hold(unit, offers)
        unit.record(consult, events.CallBackAsked(after_s=after_s))
        await holding.settle(unit, holding.stop_ringing(ctx, offers))


async def end(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """End a consult; idempotent. A consult that still waits is canceled; a second clinician only leaves the call.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        if State(consult.state) in WAITING:
            if actor.user_id != consult.officer_id:
                raise NotPossibleNow("This session is back in the queue.")
            await take_back(unit, consult, actor)
        elif actor.user_id == consult.second_id:
            await _leave_as_second(unit, consult, actor)
        else:
            await finish(unit, consult, actor)


async def finish(unit: Unit, consult: ConsultView, actor: Actor, not_suitable: NotSuitable | None = None) -> None:
    """End a call at the request of one of its sides. The caller has locked the consult."""
    await holding.conclude(unit, [(consult, events.Ended(ended_by=actor.role, not_suitable=not_suitable))])


async def _leave_as_second(unit: Unit, consult: ConsultView, actor: Actor) -> None:
    mine = [one for one in await queries.of_consults(unit.db, [consult.id]) if one.state == OfferState.JOINED]
    await holding.hold(unit, mine)
    for offer in mine:
        holding.resolve(unit.ctx, offer, OfferState.RELEASED)
    unit.record(consult, events.SecondLeft())
    await holding.settle(unit, {actor.user_id: Cause.HANDED_OFF})
    unit.tell([topics.user(actor.user_id)])


async def accept(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Accept a waiting session, or join a call as the second clinician; idempotent.

    Raises NoSuchConsult, TakenByAnother, NoLongerWaiting, NotYet, OffCall, Engaged, LacksRequirement.
    """
    try:
        async with ctx.unit(actor) as unit:
            consult, want = await _for_clinician(ctx, unit.db, consult_id, actor)
            offers = await queries.of_consults(unit.db, [consult.id])
            ringing = [one for one in offers if one.state == OfferState.LIVE]
            held = await holding.hold(unit, ringing, actor.user_id)
            person = _fit(held.get(actor.user_id), want)
            if actor.user_id not in (consult.clinician_id, consult.second_id) or State(consult.state) not in IN_CALL:
                await _take(unit, consult, person, ringing)
    except IntegrityError:
        # A unique index refused a second engagement, either of the session or of this clinician.
        raise TakenByAnother from None


def _tell_accepted(unit: Unit, consult: ConsultView, clinician_id: UUID) -> None:
    """Tell the officer's page at once; the clinician's page learns from the response. Both send before they refresh."""
    accepted = Accepted(consult_id=consult.id, clinician_id=clinician_id)
    unit.tell([topics.user(consult.officer_id)], Frame(Look.SOON, accepted.model_dump_json().encode()))
    unit.tell([topics.user(clinician_id)], LOOK_SOON)


async def _for_clinician(ctx: Context, db: AsyncSession, consult_id: UUID, actor: Actor) -> tuple[ConsultView, Want]:
    """The session, locked, with its requirements of a clinician.

    Raises NoSuchConsult if the clinician's provider does not answer the agency, or the clinician is excluded from it.
    """
    consult = await consults.locked(db, consult_id)
    wants = await roster.wants_of(ctx, db, [consult.agency_id])
    want = wants.of(consult)
    if actor.organization_id not in {*dict(want.tiers), *want.closed}:
        raise NoSuchConsult
    if actor.user_id in wants.excluded(consult.agency_id):
        raise NoSuchConsult
    return consult, want


def _fit(person: Member | None, want: Want) -> Member:
    if person is None:
        raise OffCall
    if short := unfit(want, roster.profile_of(person)):
        raise LacksRequirement(short.why, short.detail)
    return person


async def _take(unit: Unit, consult: ConsultView, person: Member, ringing: Collection[Offer]) -> None:
    """Accept a session for this clinician. The caller has locked the session and the clinicians it rings."""
    me = person.clinician_id
    mine = next((offer for offer in ringing if offer.clinician_id == me), None)
    joins = mine is not None and mine.purpose == Purpose.HAND_OFF and State(consult.state) in IN_CALL
    if not joins:
        _must_be_waiting(unit.ctx, consult)
    offer = mine or await _from_the_list(unit, consult, person)
    causes = holding.stop_ringing(unit.ctx, [one for one in ringing if one is not mine])
    await unit.db.flush()  # SQLAlchemy writes inserts before updates, so the other rings are released first
    holding.resolve(unit.ctx, offer, OfferState.JOINED if joins else OfferState.ACCEPTED)
    unit.db.add(offer)
    kind = events.SecondJoined if joins else events.Accepted
    unit.record(consult, kind(offer_id=offer.id, clinician_id=me))
    if not joins:
        _tell_accepted(unit, consult, me)
    await holding.settle(unit, causes | {me: Cause.ACCEPTED})


def _must_be_waiting(ctx: Context, consult: ConsultView) -> None:
    if State(consult.state) in IN_CALL:
        raise TakenByAnother
    if State(consult.state) not in WAITING:
        raise NoLongerWaiting
    if consult.not_before and consult.not_before > ctx.clock.now():
        raise NotYet


async def _from_the_list(unit: Unit, consult: ConsultView, person: Member) -> Offer:
    """An offer for a clinician who takes a session from the list, without being rung for it."""
    if person.wish is not Wish.ON_CALL:
        raise OffCall
    held = (await queries.of_clinicians(unit.db, [person.clinician_id]))[person.clinician_id]
    slot = free_slot({offer.slot for offer in held}, person.capacity)
    if slot is None:
        raise Engaged
    return rounds.new_offer(unit.ctx, consult, person.clinician_id, slot)


async def decline(ctx: Context, actor: Actor, offer_id: UUID, reason: DeclineReason = DeclineReason.OTHER) -> None:
    """Decline an offer; idempotent. Raises OfferOver if it no longer rings for this clinician."""
    async with ctx.unit(actor) as unit:
        known = await unit.db.get(Offer, offer_id)
        if known is None or known.clinician_id != actor.user_id:
            raise OfferOver
        consult = await consults.locked(unit.db, known.consult_id)
        await unit.db.refresh(known)
        if known.state == OfferState.DECLINED:
            return
        if known.state != OfferState.LIVE:
            raise OfferOver
        await holding.hold(unit, [known])
        known.reason = reason
        cause = await holding.end_ring(unit, consult, known, OfferState.DECLINED, reason)
        await holding.settle(unit, {actor.user_id: cause})


async def release(unit: Unit, clinician_id: UUID, consult_id: UUID) -> None:
    """Free a clinician who has finished with this consult. The caller has locked the consult."""
    mine = [one for one in await queries.of_consults(unit.db, [consult_id]) if one.clinician_id == clinician_id]
    await holding.hold(unit, mine)
    for offer in mine:
        holding.resolve(unit.ctx, offer, OfferState.RELEASED)
    await holding.settle(unit, {offer.clinician_id: Cause.DOCUMENTED for offer in mine})


async def extend_wrap_up(ctx: Context, actor: Actor, number: int) -> None:
    """Grant extension `number` of a clinician's wrap-up, 1 for the first; idempotent for the same number.

    Raises NotInWrapUp, NoMoreExtensions.
    """
    if number > ctx.settings.wrap_up_extensions:
        raise NoMoreExtensions
    async with ctx.unit(actor) as unit:
        await presence.hold(unit.db, [actor.user_id], ctx.clock.now())
        offer = await queries.in_wrap_up(unit.db, actor.user_id)
        if offer is None or offer.wrap_up_until is None:
            raise NotInWrapUp
        if offer.extensions < number:
            offer.extensions = number
            offer.wrap_up_until += timedelta(seconds=ctx.settings.wrap_up_extension_s)
        unit.tell([topics.user(actor.user_id), topics.provider(actor.organization_id)])
