"""What each screen shows of the queue: the officer's place, the clinician's list and offer, the supervisor's desk."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import service as accounts
from app.actor import Actor
from app.consults import service as consults
from app.consults.rules import WAITING, Event, Kind, State
from app.consults.view import ConsultView
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import queries
from app.dispatch.model import Decision, Offer
from app.dispatch.rules.estimate import estimate
from app.dispatch.rules.matching import Why, unfit
from app.dispatch.rules.offers import OfferState, Purpose
from app.dispatch.schemas import (
    DecisionOut,
    Desk,
    DeskRow,
    EstimateOut,
    Lack,
    OfferOut,
    PassedOverOut,
    PlaceInQueue,
    QueueOut,
    QueueRow,
    StepOut,
    WrapUpOut,
)
from app.dispatch.service import roster
from app.presence import service as presence

MOST_ROWS = 25  # rows of the queue on one page; its total length is sent along
MOST_ANSWERS = 500  # most answered sessions that an estimate is based on
PROGRESS = (
    Event.PASSED,
    Event.DECLINED,
    Event.OFFER_EXPIRED,
    Event.CLINICIAN_GONE,
    Event.HANDED_BACK,
    Event.LEAD_PAGED,
)


async def queue_for(ctx: Context, db: AsyncSession, actor: Actor) -> QueueOut:
    """The queue as shown to a clinician: waiting sessions of the agencies that their provider answers."""
    home = actor.organization_id
    agencies = await ctx.kept(("answered", home), lambda: coverage.agencies_covered_by(db, home))
    rows = await consults.waiting(db, agencies, MOST_ROWS)
    names = await accounts.organizations(db, {row.agency_id for row in rows})
    wants = await roster.wants_of(ctx, db, {row.agency_id for row in rows})
    person = (await presence.seen(db, [actor.user_id], ctx.clock.now())).get(actor.user_id)

    def lacking(row: ConsultView) -> Lack | None:
        short = unfit(wants.of(row), roster.profile_of(person)) if person else None
        return Lack(why=short.why, detail=short.detail) if short else None

    made = [
        QueueRow(
            consult_id=row.id,
            kind=Kind(row.kind),
            agency=names[row.agency_id].name,
            language=row.language,
            juvenile=row.juvenile,
            officer_unsafe=row.officer_unsafe,
            waiting_since=row.waiting_since,
            ringing=row.state == State.OFFERED,
            not_before=row.not_before,
            lacking=lacking(row),
        )
        for row in rows
        if actor.user_id not in wants.excluded(row.agency_id)
        and actor.organization_id in {*dict(wants.of(row).tiers), *wants.of(row).closed}
    ]
    total = len(rows) if len(rows) < MOST_ROWS else await consults.count_waiting(db, agencies)
    return QueueOut(rows=made, total=total)


async def offer_for(db: AsyncSession, clinician_id: UUID) -> OfferOut | None:
    """The offer that rings for this clinician, or None."""
    offer = await queries.rings_at(db, clinician_id)
    if offer is None:
        return None
    consult = await consults.found(db, offer.consult_id)
    names = await accounts.organizations(db, [consult.agency_id])
    return OfferOut(
        id=offer.id,
        consult_id=consult.id,
        officer_id=consult.officer_id,
        purpose=Purpose(offer.purpose),
        kind=Kind(consult.kind),
        agency=names[consult.agency_id].name,
        language=consult.language,
        juvenile=consult.juvenile,
        officer_unsafe=consult.officer_unsafe,
        calls_back=consult.calls_back,
        waiting_since=consult.hand_off_at or consult.waiting_since,
        expires_at=offer.expires_at,
    )


async def rings_at(db: AsyncSession, consult: ConsultView | None) -> list[UUID]:
    """The ids of the clinicians being rung for this session; empty if `consult` is None or does not ring."""
    if consult is None or consult.state != State.OFFERED:
        return []
    offers = await queries.of_consults(db, [consult.id])
    return [one.clinician_id for one in offers if one.state == OfferState.LIVE]


async def wrap_up_for(ctx: Context, db: AsyncSession, clinician_id: UUID) -> WrapUpOut | None:
    """This clinician's current wrap-up, or None."""
    offer: Offer | None = await queries.in_wrap_up(db, clinician_id)
    if offer is None or offer.wrap_up_until is None:
        return None
    left = max(ctx.settings.wrap_up_extensions - offer.extensions, 0)
    return WrapUpOut(
        consult_id=offer.consult_id, until=offer.wrap_up_until, extensions=offer.extensions, extensions_left=left
    )


@dataclass(frozen=True)
class SharedQueue:
    """The organizations that share an agency's queue: its providers, and all agencies that those answer."""

    providers: frozenset[UUID]
    agencies: frozenset[UUID]


async def shared_queue(ctx: Context, db: AsyncSession, agency_id: UUID) -> SharedQueue:
    """The organizations that share the queue of this agency's sessions; cached for `setup_cache_s` seconds."""
    return await ctx.kept(("cover", agency_id), lambda: _read_shared_queue(ctx, db, agency_id))


async def _read_shared_queue(ctx: Context, db: AsyncSession, agency_id: UUID) -> SharedQueue:
    providers = await coverage.providers_covering(ctx, db, agency_id)
    agencies = await coverage.agencies_covered_by(db, *providers)
    return SharedQueue(providers, frozenset(agencies | {agency_id}))


async def on_call_for(ctx: Context, db: AsyncSession, providers: Collection[UUID]) -> int:
    """The number of these providers' clinicians who are on call with an open page, whether busy or not."""
    return await presence.count_on_call(db, providers, ctx.clock.now())


async def place(ctx: Context, db: AsyncSession, agency_id: UUID, consult: ConsultView | None) -> PlaceInQueue:
    """What an officer sees about the wait. Only sessions that share clinicians count as ahead."""
    now = ctx.clock.now()
    cover = await shared_queue(ctx, db, agency_id)
    waits = consult is not None and State(consult.state) in WAITING
    since = now - timedelta(days=ctx.settings.estimate_days)
    times = await ctx.kept(
        ("answers", cover.agencies), lambda: consults.answer_times(db, cover.agencies, since, MOST_ANSWERS)
    )
    waited_s = max((now - consult.waiting_since).total_seconds(), 0) if consult and waits else 0
    likely = estimate(times, waited_s)
    return PlaceInQueue(
        place=await consults.ahead(db, cover.agencies, consult) + 1 if consult and waits else None,
        estimate=EstimateOut(**asdict(likely), days=ctx.settings.estimate_days) if likely else None,
        clinicians_on_call=await on_call_for(ctx, db, cover.providers),
        step=await _step(db, consult) if consult and waits else None,
    )


async def _step(db: AsyncSession, consult: ConsultView) -> StepOut | None:
    last = await consults.last_step(db, consult, PROGRESS)
    return StepOut(event=last.kind, at=last.at, reason=last.reason) if last else None


async def decisions_of(db: AsyncSession, consult_id: UUID) -> list[DecisionOut]:
    """All dispatch decisions about a session, in order, with the names of the clinicians."""
    return await _with_names(db, await queries.decisions_of(db, consult_id))


async def _with_names(db: AsyncSession, rows: Collection[Decision]) -> list[DecisionOut]:
    def people(row: Decision) -> list[UUID]:
        passed = [one for group in row.passed_over for one in group["who"]]
        return [UUID(one) for one in [*row.chosen, *passed]]

    names = await accounts.names_of(db, {one for row in rows for one in people(row)})

    def named(ids: list[str]) -> list[str]:
        return [names[UUID(one)] for one in ids]

    def group(given: dict[str, Any]) -> PassedOverOut:
        return PassedOverOut(
            why=Why(given["why"]), detail=given["detail"], who=named(given["who"]), count=given["count"]
        )

    return [
        DecisionOut(
            at=row.at,
            until=row.until,
            chosen=named(row.chosen),
            passed_over=[group(given) for given in row.passed_over],
        )
        for row in rows
    ]


async def desk(db: AsyncSession, agency_id: UUID) -> Desk:
    """The agency's queue as shown to its supervisor, each session with the reason why it waits."""
    rows = await consults.waiting(db, [agency_id], MOST_ROWS)
    current = await queries.current_decisions(db, [row.id for row in rows])
    decisions = dict(zip(current, await _with_names(db, list(current.values())), strict=True))
    names = await accounts.names_of(db, {row.officer_id for row in rows})
    made = [
        DeskRow(
            consult_id=row.id,
            state=State(row.state),
            kind=Kind(row.kind),
            officer=names[row.officer_id],
            incident_number=row.incident_number,
            language=row.language,
            juvenile=row.juvenile,
            officer_unsafe=row.officer_unsafe,
            waiting_since=row.waiting_since,
            not_before=row.not_before,
            decision=decisions.get(row.id),
        )
        for row in rows
    ]
    total = len(rows) if len(rows) < MOST_ROWS else await consults.count_waiting(db, [agency_id])
    return Desk(rows=made, total=total)
