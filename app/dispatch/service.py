"""The queue: who waits, who is offered what, who took it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.model import Consult
from app.consults.rules import WAITING, Event, Kind, State
from app.context import Context
from app.dispatch import queries, rules
from app.dispatch.errors import Engaged, NoLongerWaiting, OffCall, OfferOver, TakenByAnother
from app.dispatch.model import Offer
from app.dispatch.rules import OfferState
from app.dispatch.schemas import OfferOut, PlaceInQueue, QueueRow
from app.identity import service as identity
from app.identity.service import Actor
from app.platform.logs import log
from app.presence import service as presence

MATCH_BATCH = 200  # consults matched in one transaction: bounds the time their rows are held
RECENT_WAITS = 20  # answered consults that "lately" looks at
RECENT_DAYS = 14


async def tick(ctx: Context) -> None:
    """Do everything that is due now: deadlines first, then offers to whoever is free."""
    await _settle(ctx)
    try:
        await _offer_round(ctx)
    except IntegrityError:
        # Another node engaged one of these clinicians first; nothing was written, the next tick looks again.
        log.info("offer round lost a race")


async def _settle(ctx: Context) -> None:
    now = ctx.clock.now()
    tell: set[str] = set()
    async with ctx.db.transaction() as db:
        for consult, event in await consults.claim_due(ctx, db):
            if consult.state in WAITING:
                tell |= await _withdraw(ctx, db, consult)
            data = {"ended_by": "connection_lost"} if event is Event.ENDED else {}
            consults.record(ctx, db, consult, event, None, **data)
            tell |= await consults.topics(db, consult)
        here = {one.clinician_id for one in await presence.reachable(db, now)}
        for seen in await queries.live(db):
            if seen.clinician_id in here and seen.expires_at > now:
                continue
            consult = await consults.locked(db, seen.consult_id)
            offer = await queries.live_of_consult(db, consult.id)
            if offer is None or offer.id != seen.id:
                continue
            gone = offer.clinician_id not in here
            _resolve(ctx, offer, OfferState.WITHDRAWN if gone else OfferState.EXPIRED)
            event = Event.CLINICIAN_GONE if gone else Event.OFFER_EXPIRED
            consults.record(ctx, db, consult, event, None, **_about(offer))
            tell |= await _topics(db, consult, offer)
    ctx.bus.publish(tell)


async def _offer_round(ctx: Context) -> None:
    now = ctx.clock.now()
    tell: set[str] = set()
    async with ctx.db.transaction() as db:
        queued = {consult.id: consult for consult in await consults.claim_queued(db, MATCH_BATCH)}
        if not queued:
            return
        queue = await _as_waiting(db, queued.values())
        roster = await _free(ctx, db)
        for waiting, free in rules.match(queue, roster, now, ctx.settings.reoffer_after_s):
            consult = queued[waiting.consult_id]
            offer = _new_offer(ctx, consult.id, free.clinician_id, OfferState.LIVE)
            db.add(offer)
            consults.record(ctx, db, consult, Event.OFFERED, None, **_about(offer))
            tell |= await _topics(db, consult, offer)
    ctx.bus.publish(tell)


async def _as_waiting(db: AsyncSession, queued: Iterable[Consult]) -> list[rules.Waiting]:
    rows = list(queued)
    covering = await identity.providers_covering(db, {row.agency_id for row in rows})
    passed = await queries.passed(db, [row.id for row in rows])
    return [
        rules.Waiting(row.id, row.requested_at, frozenset(covering[row.agency_id]), row.language, passed[row.id])
        for row in rows
    ]


async def _free(ctx: Context, db: AsyncSession) -> list[rules.Free]:
    ready = await presence.reachable(db, ctx.clock.now(), lock=True)
    busy = await queries.engaged(db)
    return [
        rules.Free(one.clinician_id, one.provider_id, one.idle_since, one.languages, one.backup_after_s)
        for one in ready
        if one.clinician_id not in busy
    ]


def _new_offer(ctx: Context, consult_id: UUID, clinician_id: UUID, state: OfferState) -> Offer:
    now = ctx.clock.now()
    return Offer(
        id=uuid7(),
        consult_id=consult_id,
        clinician_id=clinician_id,
        state=state,
        offered_at=now,
        expires_at=now + timedelta(seconds=ctx.settings.ring_s),
        resolved_at=None if state is OfferState.LIVE else now,
    )


def _about(offer: Offer) -> dict[str, str]:
    return {"offer_id": str(offer.id), "clinician_id": str(offer.clinician_id)}


def _resolve(ctx: Context, offer: Offer, state: OfferState) -> None:
    offer.state, offer.resolved_at = state, ctx.clock.now()


async def _topics(db: AsyncSession, consult: Consult, offer: Offer) -> set[str]:
    return {f"user:{offer.clinician_id}"} | await consults.topics(db, consult)


async def _withdraw(ctx: Context, db: AsyncSession, consult: Consult) -> set[str]:
    """Stop the ringing, if there is any; returns whom to tell."""
    offer = await queries.live_of_consult(db, consult.id)
    if offer is None:
        return set()
    _resolve(ctx, offer, OfferState.WITHDRAWN)
    return {f"user:{offer.clinician_id}"}


async def cancel(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """The officer takes the request back; twice is no error. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        tell = set()
        if consults.record(ctx, db, consult, Event.CANCELLED, actor.user_id):
            tell = await _withdraw(ctx, db, consult) | await consults.topics(db, consult)
    ctx.bus.publish(tell)


async def accept(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Take a waiting session, whether it rings here, elsewhere, or nowhere. The first one gets it.

    Raises TakenByAnother, NoLongerWaiting, Engaged, OffCall; NoSuchConsult where the clinician's provider
    organisation does not cover the agency.
    """
    try:
        async with ctx.db.transaction() as db:
            consult = await consults.locked(db, consult_id)
            covered = await identity.providers_covering(db, [consult.agency_id])
            if actor.organisation_id not in covered[consult.agency_id]:
                raise NoSuchConsult
            if consult.clinician_id == actor.user_id:
                return
            if consult.clinician_id is not None:
                raise TakenByAnother
            if State(consult.state) not in WAITING:
                raise NoLongerWaiting
            tell = await _take(ctx, db, actor, consult)
    except IntegrityError:
        raise Engaged from None
    ctx.bus.publish(tell)


async def _take(ctx: Context, db: AsyncSession, actor: Actor, consult: Consult) -> set[str]:
    tell: set[str] = set()
    offer = await queries.live_of_consult(db, consult.id)
    if offer is not None and offer.clinician_id == actor.user_id:
        _resolve(ctx, offer, OfferState.ACCEPTED)
    else:
        if not (await presence.presence_of(db, actor.user_id)).on_call:
            raise OffCall
        tell = await _withdraw(ctx, db, consult)
        await db.flush()  # the unit of work writes inserts first: the old offer must let go before
        offer = _new_offer(ctx, consult.id, actor.user_id, OfferState.ACCEPTED)
        db.add(offer)
        await db.flush()
    consults.record(ctx, db, consult, Event.ACCEPTED, actor.user_id, **_about(offer))
    return tell | await _topics(db, consult, offer)


async def decline(ctx: Context, actor: Actor, offer_id: UUID) -> None:
    """Let an offer pass; twice is no error. Raises OfferOver where it rings here no longer."""
    async with ctx.db.transaction() as db:
        known = await db.get(Offer, offer_id)
        if known is None or known.clinician_id != actor.user_id:
            raise OfferOver
        consult = await consults.locked(db, known.consult_id)
        offer = await queries.live_of_consult(db, consult.id)
        if offer is None or offer.id != offer_id:
            await db.refresh(known)
            if known.state == OfferState.DECLINED:
                return
            raise OfferOver
        _resolve(ctx, offer, OfferState.DECLINED)
        consults.record(ctx, db, consult, Event.DECLINED, actor.user_id, **_about(offer))
        tell = await _topics(db, consult, offer)
    ctx.bus.publish(tell)


async def release(ctx: Context, db: AsyncSession, clinician_id: UUID, consult_id: UUID) -> None:
    """The clinician has nothing more to do for this consult, and can be offered the next one."""
    offer = await queries.held_by_clinician(db, clinician_id)
    if offer and offer.consult_id == consult_id:
        _resolve(ctx, offer, OfferState.RELEASED)
        await presence.became_idle(db, clinician_id, ctx.clock.now())


async def queue_for(db: AsyncSession, provider_id: UUID) -> list[QueueRow]:
    """The waiting sessions that this provider organisation covers, longest waiting first."""
    rows = await consults.waiting(db, await identity.agencies_covered_by(db, provider_id))
    names = await identity.organisations(db, {row.agency_id for row in rows})
    return [
        QueueRow(
            consult_id=row.id,
            kind=Kind(row.kind),
            agency=names[row.agency_id].name,
            language=row.language,
            requested_at=row.requested_at,
            ringing=row.state == State.OFFERED,
        )
        for row in rows
    ]


async def offer_for(db: AsyncSession, clinician_id: UUID) -> OfferOut | None:
    """The offer that rings at this clinician, if there is one."""
    offer = await queries.held_by_clinician(db, clinician_id)
    if offer is None or offer.state != OfferState.LIVE:
        return None
    consult = await db.get_one(Consult, offer.consult_id)
    names = await identity.organisations(db, [consult.agency_id])
    return OfferOut(
        id=offer.id,
        consult_id=consult.id,
        kind=Kind(consult.kind),
        agency=names[consult.agency_id].name,
        language=consult.language,
        requested_at=consult.requested_at,
        expires_at=offer.expires_at,
    )


@dataclass(frozen=True)
class Cover:
    """Who shares an agency's queue: its providers, and every agency that they answer."""

    providers: frozenset[UUID]
    agencies: frozenset[UUID]


async def cover_of(db: AsyncSession, agency_id: UUID) -> Cover:
    """The queue that an agency's sessions wait in."""
    providers = (await identity.providers_covering(db, [agency_id]))[agency_id]
    agencies = {agency_id}
    for provider in providers:
        agencies |= set(await identity.agencies_covered_by(db, provider))
    return Cover(frozenset(providers), frozenset(agencies))


async def on_call_for(ctx: Context, db: AsyncSession, agency_id: UUID) -> int:
    """How many clinicians are on call and there for an agency, busy or not."""
    providers = (await identity.providers_covering(db, [agency_id]))[agency_id]
    return sum(one.provider_id in providers for one in await presence.reachable(db, ctx.clock.now()))


async def place(ctx: Context, db: AsyncSession, agency_id: UUID, consult_id: UUID | None) -> PlaceInQueue:
    """What to tell an officer about the wait. Only sessions that share a clinician count as ahead."""
    cover = await cover_of(db, agency_id)
    rows = await consults.waiting(db, cover.agencies)
    ahead = [row.id for row in rows]
    since = ctx.clock.now() - timedelta(days=RECENT_DAYS)
    waits = await consults.recent_waits(db, cover.agencies, since, RECENT_WAITS)
    return PlaceInQueue(
        place=ahead.index(consult_id) + 1 if consult_id in ahead else None,
        recent_wait_s=rules.recent_wait_s(waits),
        clinicians_on_call=await on_call_for(ctx, db, agency_id),
    )
