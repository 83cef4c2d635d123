"""What officers and clinicians decide: accept, decline, cancel, end, and what follows a call."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.actor import Actor
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.model import Consult
from app.consults.rules import IN_CALL, WAITING, Event, State
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
from app.platform.bus import LOOK_SOON, Frame, Look, looks
from app.presence import service as presence
from app.presence.rules import Cause, Wish
from app.presence.service import Member


async def cancel(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Take the request back; twice is no error. A session that was handed back has been held: it ends.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        tell = await take_back(ctx, db, consult, actor)
    ctx.bus.publish(looks(tell))


async def take_back(ctx: Context, db: AsyncSession, consult: Consult, actor: Actor, **data: str) -> set[str]:
    """End a waiting session for the officer, or for a supervisor with a reason. Raises NotPossibleNow."""
    held = consult.accepted_at is not None and State(consult.state) in WAITING
    event = Event.ENDED if held else Event.CANCELLED
    said = {"ended_by": str(actor.role)} | data if held else data
    return await holding.conclude(ctx, db, [(consult, event, actor.user_id, said)])


async def ask_call_back(ctx: Context, actor: Actor, consult_id: UUID, after_s: int) -> None:
    """The officer must move: keep the place, ring no clinician before `after_s` seconds, then call this tablet.

    Whom it rings now is left in peace. Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        offers = await queries.of_consults(db, [consult.id])
        await holding.hold(ctx, db, offers)
        consults.record(ctx, db, consult, Event.CALL_BACK_ASKED, actor.user_id, after_s=after_s)
        tell = await holding.settle(ctx, db, holding.stop_ringing(ctx, offers))
        tell |= await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def end(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """End the consult; while it waits that takes it back, and a second clinician only leaves it. Twice is no error.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        if State(consult.state) in WAITING:
            if actor.user_id != consult.officer_id:
                raise NotPossibleNow("This session is back in the queue.")
            tell = await take_back(ctx, db, consult, actor)
        elif actor.user_id == consult.second_id:
            tell = await _leave_as_second(ctx, db, consult, actor)
        else:
            tell = await finish(ctx, db, consult, actor)
    ctx.bus.publish(looks(tell))


async def finish(ctx: Context, db: AsyncSession, consult: Consult, actor: Actor, **why: Any) -> set[str]:
    """End a call that one of its sides ends; returns whom to tell. The caller holds the consult."""
    data = {"ended_by": str(actor.role)} | why
    return await holding.conclude(ctx, db, [(consult, Event.ENDED, actor.user_id, data)])


async def _leave_as_second(ctx: Context, db: AsyncSession, consult: Consult, actor: Actor) -> set[str]:
    mine = [one for one in await queries.of_consults(db, [consult.id]) if one.state == OfferState.JOINED]
    await holding.hold(ctx, db, mine)
    for offer in mine:
        holding.resolve(ctx, offer, OfferState.RELEASED)
    consults.record(ctx, db, consult, Event.SECOND_LEFT, actor.user_id)
    tell = await holding.settle(ctx, db, {actor.user_id: Cause.HANDED_OFF})
    return tell | await consults.topics(ctx, db, consult) | {f"user:{actor.user_id}"}


async def accept(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Take a waiting session, or join a call as the second clinician. Accepting one's own again is no error.

    Raises NoSuchConsult, TakenByAnother, NoLongerWaiting, NotYet, OffCall, Engaged, LacksRequirement.
    """
    try:
        async with ctx.db.transaction() as db:
            consult, want = await _for_clinician(ctx, db, consult_id, actor)
            ringing = [one for one in await queries.of_consults(db, [consult.id]) if one.state == OfferState.LIVE]
            held = await holding.hold(ctx, db, ringing, actor.user_id)
            person = _fit(held.get(actor.user_id), want)
            if actor.user_id in (consult.clinician_id, consult.second_id) and State(consult.state) in IN_CALL:
                return
            tell = await _take(ctx, db, consult, person, ringing)
    except IntegrityError:
        # The database let only one engagement through, for the session or for this clinician.
        raise TakenByAnother from None
    if actor.user_id == consult.clinician_id:
        _tell_taken(ctx, consult.officer_id, Accepted(consult_id=consult.id, clinician_id=actor.user_id))
    ctx.bus.publish(looks(tell))


def _tell_taken(ctx: Context, officer_id: UUID, accepted: Accepted) -> None:
    """The officer's page hears of it at once, the clinician's by its answer: both send, and look at the rest after."""
    officer = f"user:{officer_id}"
    word = accepted.model_dump_json().encode()
    ctx.bus.publish({officer: Frame(Look.SOON, word), f"user:{accepted.clinician_id}": LOOK_SOON})


async def _for_clinician(ctx: Context, db: AsyncSession, consult_id: UUID, actor: Actor) -> tuple[Consult, Want]:
    """The session, held; it does not exist for whose provider does not answer it, or who is kept from it."""
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
        raise LacksRequirement(f"You cannot take this session. It asks for {short.why}: {short.detail}.")
    return person


async def _take(
    ctx: Context, db: AsyncSession, consult: Consult, person: Member, ringing: Collection[Offer]
) -> set[str]:
    """The caller holds the session, and the clinicians whom it rings."""
    me = person.clinician_id
    mine = next((offer for offer in ringing if offer.clinician_id == me), None)
    joins = mine is not None and mine.purpose == Purpose.HAND_OFF and State(consult.state) in IN_CALL
    if not joins:
        _must_be_waiting(ctx, consult)
    offer = mine or await _from_the_list(ctx, db, consult, person)
    causes = holding.stop_ringing(ctx, [one for one in ringing if one is not mine])
    await db.flush()  # the unit of work writes inserts first: what rang elsewhere must let go before
    holding.resolve(ctx, offer, OfferState.JOINED if joins else OfferState.ACCEPTED)
    db.add(offer)
    event = Event.SECOND_JOINED if joins else Event.ACCEPTED
    consults.record(ctx, db, consult, event, me, **holding.about(offer))
    tell = await holding.settle(ctx, db, causes | {me: Cause.ACCEPTED})
    return tell | await consults.topics(ctx, db, consult)


def _must_be_waiting(ctx: Context, consult: Consult) -> None:
    if State(consult.state) in IN_CALL:
        raise TakenByAnother
    if State(consult.state) not in WAITING:
        raise NoLongerWaiting
    if consult.not_before and consult.not_before > ctx.clock.now():
        raise NotYet


async def _from_the_list(ctx: Context, db: AsyncSession, consult: Consult, person: Member) -> Offer:
    """A clinician takes a session that does not ring at them."""
    if person.wish is not Wish.ON_CALL:
        raise OffCall
    held = (await queries.of_clinicians(db, [person.clinician_id]))[person.clinician_id]
    slot = free_slot({offer.slot for offer in held}, person.capacity)
    if slot is None:
        raise Engaged
    return rounds.new_offer(ctx, consult, person.clinician_id, slot)


async def decline(ctx: Context, actor: Actor, offer_id: UUID, reason: DeclineReason = DeclineReason.OTHER) -> None:
    """Let an offer pass; twice is no error. Raises OfferOver where it rings here no longer."""
    async with ctx.db.transaction() as db:
        known = await db.get(Offer, offer_id)
        if known is None or known.clinician_id != actor.user_id:
            raise OfferOver
        consult = await consults.locked(db, known.consult_id)
        await db.refresh(known)
        if known.state == OfferState.DECLINED:
            return
        if known.state != OfferState.LIVE:
            raise OfferOver
        await holding.hold(ctx, db, [known])
        known.reason = reason
        cause = await holding.end_ring(ctx, db, consult, known, OfferState.DECLINED, reason=str(reason))
        tell = await holding.settle(ctx, db, {actor.user_id: cause}) | await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def release(ctx: Context, db: AsyncSession, clinician_id: UUID, consult_id: UUID) -> set[str]:
    """The clinician has nothing more to do for this consult, and can be offered the next one.

    The caller holds the consult; returns whom to tell.
    """
    mine = [one for one in await queries.of_consults(db, [consult_id]) if one.clinician_id == clinician_id]
    await holding.hold(ctx, db, mine)
    for offer in mine:
        holding.resolve(ctx, offer, OfferState.RELEASED)
    return await holding.settle(ctx, db, {offer.clinician_id: Cause.DOCUMENTED for offer in mine})


async def extend_wrap_up(ctx: Context, actor: Actor, number: int) -> None:
    """Give a clinician's wrap-up its extension `number`; asking twice for the same extends once.

    Raises NotInWrapUp, NoMoreExtensions.
    """
    if number > ctx.settings.wrap_up_extensions:
        raise NoMoreExtensions
    async with ctx.db.transaction() as db:
        await presence.hold(db, [actor.user_id], ctx.clock.now())
        offer = await queries.in_wrap_up(db, actor.user_id)
        if offer is None or offer.wrap_up_until is None:
            raise NotInWrapUp
        if offer.extensions < number:
            offer.extensions = number
            offer.wrap_up_until += timedelta(seconds=ctx.settings.wrap_up_extension_s)
    ctx.bus.publish(looks([f"user:{actor.user_id}", f"provider:{actor.organization_id}"]))
