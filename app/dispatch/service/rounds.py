"""Rounds of offers: free clinicians are rung for waiting sessions, and the reasons are recorded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.consults import events
from app.consults import service as consults
from app.consults.rules import IN_CALL, State
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import queries
from app.dispatch.model import Decision, Offer
from app.dispatch.rules.matching import Need, Prospect, Roster, match
from app.dispatch.rules.offers import OfferState, Purpose, free_slot
from app.dispatch.rules.reasons import Groups, PassedOver, passed_over
from app.dispatch.service import holding, roster
from app.platform.logs import log
from app.presence import service as presence
from app.presence.rules import Cause
from app.unit import Unit

BATCH = 400  # sessions offered in one transaction; bounds how long their rows are locked
MOST_LOOKING = 20_000  # sessions considered in one round; far more than a cell ever has waiting


@dataclass(frozen=True)
class Plan:
    """The result of one round: the clinicians to ring for each session, and the reasons to record."""

    rings: dict[UUID, list[Prospect]]
    reasons: dict[UUID, list[PassedOver]]


async def looking(ctx: Context, most: int) -> list[UUID]:
    """The ids of at most `most` sessions that need a clinician, in queue order."""
    async with ctx.db.reading() as db:
        return await consults.ids_looking(db, ctx.clock.now(), most)


async def offer(ctx: Context, consult_ids: Collection[UUID]) -> None:
    """Ring free clinicians for those of these sessions that still need one, and record the reasons."""
    async with ctx.db.reading() as db:
        plan = await _plan(ctx, db, frozenset(consult_ids))
    if not plan.reasons:
        return
    try:
        async with ctx.unit() as unit:
            await _carry_out(unit, plan)
    except IntegrityError:
        if len(consult_ids) > 1:
            raise  # the ticker retries with smaller batches: another node has one of them, or it cannot be written
        log.info("session not offered: lost a race", consult=str(next(iter(consult_ids))))


async def _plan(ctx: Context, db: AsyncSession, consult_ids: frozenset[UUID]) -> Plan:
    """Decide without locking any row."""
    now = ctx.clock.now()
    agency_ids = await consults.agencies_looking(db, now, consult_ids)
    wants = await roster.wants_of(ctx, db, agency_ids)
    providers = {cover.provider_id for covers in wants.terms.covers.values() for cover in covers}
    people = Roster(await roster.candidates(db, providers, now))
    rows = await consults.looking(db, now, agency_ids, MOST_LOOKING if people.left else ctx.settings.explained)
    needs = await roster.needs(ctx, db, wants, [row for row in rows if row.id in consult_ids])
    rings = dict(list(match(needs, people, now).items())[:BATCH])
    explained = _explained(needs, rings, ctx.settings.explained)
    groups = Groups(people)
    reasons = {need.consult_id: passed_over(need, rings.get(need.consult_id, ()), groups, now) for need in explained}
    return Plan(rings, await _without_known(db, rings, reasons))


def _explained(needs: Sequence[Need], rings: Collection[UUID], most: int) -> list[Need]:
    """The sessions whose reasons are recorded: those that will ring, and those of the first `most` that will not."""
    ringing = [need for need in needs if need.consult_id in rings][:BATCH]
    return ringing + [need for need in needs[:most] if need.consult_id not in rings]


async def _without_known(
    db: AsyncSession, rings: Collection[UUID], reasons: dict[UUID, list[PassedOver]]
) -> dict[UUID, list[PassedOver]]:
    """The reasons without those of sessions that still ring nobody for the same reasons as before."""
    known = await queries.current_decisions(db, [one for one in reasons if one not in rings])
    same = {
        one
        for one, decision in known.items()
        if decision.outcome == "nobody" and decision.passed_over == _stored(reasons[one])
    }
    return {one: found for one, found in reasons.items() if one not in same}


def _stored(reasons: list[PassedOver]) -> list[dict[str, Any]]:
    return [
        {"why": one.why, "detail": one.detail, "who": [str(person) for person in one.who], "count": one.count}
        for one in reasons
    ]


async def _carry_out(unit: Unit, plan: Plan) -> None:
    """Lock those sessions and clinicians of the plan that nobody else has locked, check them again, and write."""
    held = {consult.id: consult for consult in await consults.claim(unit.db, plan.reasons)}
    slots = await _free_slots(unit, {one.clinician_id for consult_id in held for one in plan.rings.get(consult_id, ())})
    offers: list[Offer] = []
    changed: list[ConsultView] = []
    for consult_id, consult in held.items():
        wanted = plan.rings.get(consult_id, [])
        chosen = [one.clinician_id for one in wanted if one.clinician_id in slots]
        if not _still_looks(consult) or (wanted and not chosen):
            continue
        for rank, one in enumerate(chosen, 1):
            made = new_offer(unit.ctx, consult, one, slots[one], rank)
            offers.append(made)
            unit.record(consult, events.Offered(offer_id=made.id, clinician_id=made.clinician_id))
        unit.touch(consult)
        changed.append(consult)
    unit.db.add_all(offers)
    await _keep_reasons(unit, plan, changed, offers)
    await holding.settle(unit, {one.clinician_id: Cause.OFFERED for one in offers})


async def _free_slots(unit: Unit, clinician_ids: Collection[UUID]) -> dict[UUID, int]:
    """Those of these clinicians who are still free and not locked elsewhere, each with the slot for the offer."""
    free = await presence.hold(unit.db, clinician_ids, unit.ctx.clock.now(), skip=True)
    engaged = await queries.of_clinicians(unit.db, free)
    slots = {
        one: free_slot({offer.slot for offer in engaged[one]}, member.capacity)
        for one, member in free.items()
        if roster.candidate(member, engaged[one]).busy is None
    }
    return {one: slot for one, slot in slots.items() if slot is not None}


def _still_looks(consult: ConsultView) -> bool:
    if consult.state == State.QUEUED:
        return True
    return State(consult.state) in IN_CALL and consult.hand_off_at is not None and consult.second_id is None


def new_offer(ctx: Context, consult: ConsultView, clinician_id: UUID, slot: int, rank: int = 1) -> Offer:
    """A new offer that starts ringing now."""
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


async def _keep_reasons(unit: Unit, plan: Plan, sessions: Collection[ConsultView], offers: Collection[Offer]) -> None:
    now = unit.ctx.clock.now()
    known = await queries.current_decisions(unit.db, [consult.id for consult in sessions])
    for decision in known.values():
        decision.until = now
    await unit.db.flush()  # SQLAlchemy writes inserts before updates, so the current decisions are closed first
    rung: dict[UUID, list[str]] = {consult.id: [] for consult in sessions}
    for offer in offers:
        rung[offer.consult_id].append(str(offer.clinician_id))
    for consult in sessions:
        chosen = rung[consult.id]
        unit.db.add(
            Decision(
                id=uuid7(),
                consult_id=consult.id,
                at=now,
                outcome="offered" if chosen else "nobody",
                chosen=chosen,
                passed_over=_stored(plan.reasons[consult.id]),
            )
        )
