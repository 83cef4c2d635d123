"""Questions to dispatch's table."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.dispatch.model import Offer
from app.dispatch.rules import OfferState

ENGAGED = (OfferState.LIVE, OfferState.ACCEPTED)
PASSED = (OfferState.DECLINED, OfferState.EXPIRED)


async def live(db: AsyncSession) -> list[Offer]:
    return list(await db.scalars(select(Offer).where(Offer.state == OfferState.LIVE)))


async def live_of_consult(db: AsyncSession, consult_id: UUID) -> Offer | None:
    statement = select(Offer).where(Offer.consult_id == consult_id, Offer.state == OfferState.LIVE)
    return (await db.scalars(statement.with_for_update())).one_or_none()


async def held_by_clinician(db: AsyncSession, clinician_id: UUID) -> Offer | None:
    statement = select(Offer).where(Offer.clinician_id == clinician_id, Offer.state.in_(ENGAGED))
    return (await db.scalars(statement)).one_or_none()


async def engaged(db: AsyncSession) -> set[UUID]:
    """Clinicians with an offer that rings, a session, or documentation to complete."""
    return set(await db.scalars(select(Offer.clinician_id).where(Offer.state.in_(ENGAGED))))


async def passed(db: AsyncSession, consult_ids: Collection[UUID]) -> dict[UUID, dict[UUID, datetime]]:
    """For each consult, which clinicians let it pass, and when they last did."""
    found: dict[UUID, dict[UUID, datetime]] = {consult: {} for consult in consult_ids}
    statement = (
        select(Offer).where(Offer.consult_id.in_(consult_ids), Offer.state.in_(PASSED)).order_by(Offer.resolved_at)
    )
    for offer in await db.scalars(statement):
        if offer.resolved_at:
            found[offer.consult_id][offer.clinician_id] = offer.resolved_at
    return found
