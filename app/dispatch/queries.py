"""Queries on the tables of dispatch."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.dispatch.model import HOLDS_CLINICIAN, IS_CURRENT, IS_RINGING, IS_TAKEN, WAS_LET_PASS, Decision, Offer
from app.dispatch.rules.offers import OfferState


async def ringing(db: AsyncSession) -> list[Offer]:
    """Every offer that rings; there are at most as many as clinicians on call."""
    return list(await db.scalars(select(Offer).where(IS_RINGING)))


async def of_consults(db: AsyncSession, consult_ids: Collection[UUID]) -> list[Offer]:
    """The offers of these consults that hold a clinician, as they are now."""
    statement = select(Offer).where(Offer.consult_id.in_(consult_ids), HOLDS_CLINICIAN).order_by(Offer.id)
    return list(await db.scalars(statement.execution_options(populate_existing=True)))


# Asked for every page's first signal; putting the statement together costs as much as running it.
_RUNG = select(Offer.clinician_id).where(Offer.consult_id == bindparam("consult_id", type_=Uuid()), IS_RINGING)


async def rung(db: AsyncSession, consult_id: UUID) -> set[UUID]:
    """The ids of the clinicians being rung for this consult."""
    return set(await db.scalars(_RUNG, {"consult_id": consult_id}))


async def of_clinicians(db: AsyncSession, clinician_ids: Collection[UUID]) -> dict[UUID, list[Offer]]:
    """For each of these clinicians what holds them, as it is now."""
    statement = select(Offer).where(Offer.clinician_id.in_(clinician_ids), HOLDS_CLINICIAN).order_by(Offer.id)
    found: dict[UUID, list[Offer]] = {one: [] for one in clinician_ids}
    for offer in await db.scalars(statement.execution_options(populate_existing=True)):
        found[offer.clinician_id].append(offer)
    return found


async def wrapped_up(db: AsyncSession, now: datetime, most: int) -> list[Offer]:
    """Wrap-ups whose limit is reached."""
    statement = select(Offer).where(IS_TAKEN, Offer.wrap_up_until <= now)
    return list(await db.scalars(statement.order_by(Offer.wrap_up_until, Offer.id).limit(most)))


async def let_pass(db: AsyncSession, since: datetime) -> dict[UUID, dict[UUID, datetime]]:
    """For each consult, the clinicians who declined or missed an offer after `since`, and when they last did."""
    found: dict[UUID, dict[UUID, datetime]] = defaultdict(dict)
    statement = select(Offer.consult_id, Offer.clinician_id, Offer.resolved_at).where(
        WAS_LET_PASS, Offer.resolved_at > since
    )
    for consult_id, clinician_id, at in await db.execute(statement.order_by(Offer.resolved_at)):
        if at:
            found[consult_id][clinician_id] = at
    return found


async def rings_at(db: AsyncSession, clinician_id: UUID) -> Offer | None:
    """What rings at this clinician."""
    statement = select(Offer).where(Offer.clinician_id == clinician_id, HOLDS_CLINICIAN, Offer.state == OfferState.LIVE)
    return (await db.scalars(statement.order_by(Offer.id).limit(1))).one_or_none()


async def in_wrap_up(db: AsyncSession, clinician_id: UUID) -> Offer | None:
    """The wrap-up of this clinician that ends first."""
    mine = (Offer.clinician_id == clinician_id, HOLDS_CLINICIAN, Offer.state == OfferState.ACCEPTED)
    statement = select(Offer).where(*mine, Offer.wrap_up_until.is_not(None))
    return (await db.scalars(statement.order_by(Offer.wrap_up_until).limit(1))).one_or_none()


async def current_decisions(db: AsyncSession, consult_ids: Collection[UUID]) -> dict[UUID, Decision]:
    statement = select(Decision).where(Decision.consult_id.in_(consult_ids), IS_CURRENT)
    rows = await db.scalars(statement.execution_options(populate_existing=True))
    return {row.consult_id: row for row in rows}


async def decisions_of(db: AsyncSession, consult_id: UUID) -> list[Decision]:
    return list(await db.scalars(select(Decision).where(Decision.consult_id == consult_id).order_by(Decision.at)))
