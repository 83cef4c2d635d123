"""Rounds of offers: whoever is free is rung for whoever waits, and the reasons are kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.consults import service as consults
from app.consults.model import Consult
from app.consults.rules import IN_CALL, Event, State
from app.context import Context
from app.dispatch import queries
from app.dispatch.model import Decision, Offer
from app.dispatch.rules.matching import Candidate, Roster, match
from app.dispatch.rules.offers import OfferState, Purpose, free_slot
from app.dispatch.rules.reasons import Groups, PassedOver, passed_over
from app.dispatch.service import deadlines, holding, roster
from app.platform.bus import looks
from app.platform.logs import log
from app.presence import service as presence
from app.presence.rules import Cause

BATCH = 400  # sessions offered in one transaction: bounds how long their rows are held
MOST_LOOKING = 20_000  # sessions one round looks at: far more than a cell ever has waiting


async def tick(ctx: Context) -> None:
    """Do everything that is due now: deadlines first, then offers to whoever is free."""
    await deadlines.settle_due(ctx)
    await offer(ctx)


async def offer(ctx: Context) -> None:
    """End what must not ring any longer, then ring whoever is free for whoever waits."""
    try:
        await deadlines.end_rings(ctx)
        await _offer_round(ctx)
    except IntegrityError:
        # Another node engaged one of these clinicians first; nothing was written, the next round looks again.
        log.info("offer round lost a race")


@dataclass(frozen=True)
class Plan:
    """What one round wants to write: whom to ring for each session, and the reasons."""

    rings: dict[UUID, list[Candidate]]
    reasons: dict[UUID, list[PassedOver]]


async def _offer_round(ctx: Context) -> None:
    async with ctx.db.reading() as db:
        plan = await _plan(ctx, db)
    if plan is None:
        return
    async with ctx.db.transaction() as db:
        tell = await _carry_out(ctx, db, plan)
    ctx.bus.publish(looks(tell))


async def _plan(ctx: Context, db: AsyncSession) -> Plan | None:
    """Decide from what can be read without holding anybody up; None where nothing is to be written."""
    now = ctx.clock.now()
    agencies = await consults.agencies_looking(ctx, db)
    if not agencies:
        return None
    wants = await roster.wants_of(ctx, db, agencies)
    providers = {cover.provider_id for covers in wants.terms.covers.values() for cover in covers}
    people = Roster(await roster.candidates(db, providers, now))
    rows = await consults.looking(ctx, db, MOST_LOOKING if people.left else ctx.settings.explained)
    needs = await roster.needs(ctx, db, wants, rows)
    rings = dict(list(match(needs, people, now).items())[:BATCH])
    groups = Groups(people)
    told = [need for need in needs if need.consult_id in rings][:BATCH] + [
        need for need in needs[: ctx.settings.explained] if need.consult_id not in rings
    ]
    reasons = {need.consult_id: passed_over(need, rings.get(need.consult_id, ()), groups, now) for need in told}
    known = await queries.current_decisions(db, [one for one in reasons if one not in rings])
    for one, decision in known.items():
        if decision.outcome == "nobody" and decision.passed_over == _stored(reasons[one]):
            del reasons[one]
    return Plan(rings, reasons) if reasons else None


def _stored(reasons: list[PassedOver]) -> list[dict[str, Any]]:
    return [
        {"why": one.why, "detail": one.detail, "who": [str(person) for person in one.who], "count": one.count}
        for one in reasons
    ]


async def _carry_out(ctx: Context, db: AsyncSession, plan: Plan) -> set[str]:
    """Hold the sessions and clinicians of the plan that nobody else holds, look again, and write."""
    now = ctx.clock.now()
    held = {consult.id: consult for consult in await consults.claim(db, plan.reasons)}
    wanted = {one.clinician_id for consult_id in held for one in plan.rings.get(consult_id, ())}
    free = await presence.hold(db, wanted, now, skip=True)
    engaged = await queries.of_clinicians(db, free)
    slots = {
        one: slot
        for one, member in free.items()
        if roster.candidate(member, engaged[one]).busy is None
        and (slot := free_slot({offer.slot for offer in engaged[one]}, member.capacity)) is not None
    }
    offers: list[Offer] = []
    changed: list[Consult] = []
    for consult_id, consult in held.items():
        wanted_here = plan.rings.get(consult_id, [])
        chosen = [one.clinician_id for one in wanted_here if one.clinician_id in slots]
        if not _still_looks(consult) or (wanted_here and not chosen):
            continue
        for rank, one in enumerate(chosen, 1):
            made = new_offer(ctx, consult, one, slots[one], rank)
            offers.append(made)
            consults.record(ctx, db, consult, Event.OFFERED, None, **holding.about(made))
        changed.append(consult)
    db.add_all(offers)
    await _keep_reasons(ctx, db, plan, changed, offers)
    tell = await holding.settle(ctx, db, {one.clinician_id: Cause.OFFERED for one in offers})
    return tell | await consults.topics(ctx, db, *changed)


def _still_looks(consult: Consult) -> bool:
    if consult.state == State.QUEUED:
        return True
    return State(consult.state) in IN_CALL and consult.hand_off_at is not None and consult.second_id is None


def new_offer(ctx: Context, consult: Consult, clinician_id: UUID, slot: int, rank: int = 1) -> Offer:
    """An offer that rings from now on."""
    now = ctx.clock.now()
    return Offer(
        id=uuid7(),
        consult_id=consult.id,
        clinician_id=clinician_id,
        purpose=Purpose.HAND_OFF if State(consult.state) in IN_CALL else Purpose.ANSWER,
        rank=rank,
        slot=slot,
        state=OfferState.LIVE,
        offered_at=now,
        expires_at=now + timedelta(seconds=ctx.settings.ring_s),
    )


async def _keep_reasons(
    ctx: Context, db: AsyncSession, plan: Plan, sessions: Collection[Consult], offers: Collection[Offer]
) -> None:
    now = ctx.clock.now()
    known = await queries.current_decisions(db, [consult.id for consult in sessions])
    for decision in known.values():
        decision.until = now
    await db.flush()  # the unit of work writes inserts first: what was current must let go before
    rung: dict[UUID, list[str]] = {consult.id: [] for consult in sessions}
    for offer in offers:
        rung[offer.consult_id].append(str(offer.clinician_id))
    for consult in sessions:
        chosen = rung[consult.id]
        db.add(
            Decision(
                id=uuid7(),
                consult_id=consult.id,
                at=now,
                outcome="offered" if chosen else "nobody",
                chosen=chosen,
                passed_over=_stored(plan.reasons[consult.id]),
            )
        )
