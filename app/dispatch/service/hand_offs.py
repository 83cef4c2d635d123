"""Another clinician for a session that is on: warm (three together for a moment) or cold (back to the queue)."""

from uuid import UUID

from app.accounts.actor import Actor
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.model import Consult
from app.consults.rules import IN_CALL, Event, State
from app.context import Context
from app.dispatch import queries
from app.dispatch.errors import NobodyJoined
from app.dispatch.rules.offers import OfferState
from app.dispatch.service import holding
from app.guests import service as guests
from app.guests.errors import CallFull
from app.platform.bus import looks
from app.presence.rules import Cause


def _must_hold(consult: Consult, actor: Actor) -> None:
    if consult.clinician_id != actor.user_id:
        raise NoSuchConsult
    if State(consult.state) not in IN_CALL:
        raise NotPossibleNow("A session can be handed over only while its call is on.")


async def ask(ctx: Context, actor: Actor, consult_id: UUID, to_id: UUID | None) -> None:
    """Have another clinician rung while the call goes on; asking twice is no error.

    Raises NoSuchConsult, NotPossibleNow, CallFull.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        _must_hold(consult, actor)
        if consult.hand_off_at or consult.second_id:
            return
        if await guests.room(db, consult) < 1:
            raise CallFull
        data = {"to_id": str(to_id)} if to_id else {}
        consults.record(ctx, db, consult, Event.HAND_OFF_ASKED, actor.user_id, **data)
        tell = await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def call_off(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Ring nobody else any more; twice is no error. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        _must_hold(consult, actor)
        if consult.hand_off_at is None:
            return
        offers = await queries.of_consults(db, [consult.id])
        await holding.hold(ctx, db, offers)
        causes = holding.stop_ringing(ctx, offers)
        consults.record(ctx, db, consult, Event.HAND_OFF_CALLED_OFF, actor.user_id)
        tell = await holding.settle(ctx, db, causes) | await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def hand_over(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Leave the call to the second clinician, whose session and documentation it is from now on.

    Raises NoSuchConsult, NotPossibleNow, NobodyJoined.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        _must_hold(consult, actor)
        if consult.second_id is None:
            raise NobodyJoined
        taker = consult.second_id
        offers = await queries.of_consults(db, [consult.id])
        await holding.hold(ctx, db, offers)
        for offer in [one for one in offers if one.clinician_id == actor.user_id]:
            holding.resolve(ctx, offer, OfferState.RELEASED)
        await db.flush()  # only one offer of a session may be accepted
        for offer in [one for one in offers if one.clinician_id == taker]:
            holding.resolve(ctx, offer, OfferState.ACCEPTED)
        consults.record(ctx, db, consult, Event.HANDED_OVER, actor.user_id, to_id=str(taker))
        tell = await holding.settle(ctx, db, {actor.user_id: Cause.HANDED_OFF})
        tell |= await consults.topics(ctx, db, consult) | {f"user:{actor.user_id}"}
    ctx.bus.publish(looks(tell))


async def hand_back(ctx: Context, actor: Actor, consult_id: UUID, reason: str) -> None:
    """Put the session at the front of the queue for somebody else, with a reason; its officer stays on the line.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        _must_hold(consult, actor)
        offers = await queries.of_consults(db, [consult.id])
        await holding.hold(ctx, db, offers)
        causes = holding.stop_ringing(ctx, offers)
        for offer in [one for one in offers if one.state in (OfferState.ACCEPTED, OfferState.JOINED)]:
            holding.resolve(ctx, offer, OfferState.RELEASED)
            causes[offer.clinician_id] = Cause.HANDED_OFF
        others = {consult.second_id} - {None}
        consults.record(ctx, db, consult, Event.HANDED_BACK, actor.user_id, reason=reason)
        tell = await holding.settle(ctx, db, causes) | await consults.topics(ctx, db, consult)
        tell |= {f"user:{one}" for one in others}
    ctx.bus.publish(looks(tell))
