"""Queries on the tables of coverage."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.coverage.model import AgencyPolicy, Agreement, Exclusion, Place


async def agreements(
    db: AsyncSession, agencies: Collection[UUID] = (), providers: Collection[UUID] = ()
) -> list[Agreement]:
    """The agreements of these agencies and of these providers, ordered by tier."""
    mine = or_(Agreement.agency_id.in_(agencies), Agreement.provider_id.in_(providers))
    return list(await db.scalars(select(Agreement).where(mine).order_by(Agreement.tier, Agreement.id)))


async def same_agreement(db: AsyncSession, wanted: Agreement) -> Agreement | None:
    statement = select(Agreement).where(
        Agreement.provider_id == wanted.provider_id,
        Agreement.agency_id == wanted.agency_id,
        Agreement.place_id.is_(None) if wanted.place_id is None else Agreement.place_id == wanted.place_id,
    )
    return (await db.scalars(statement)).one_or_none()


async def agencies_of(db: AsyncSession, providers: Collection[UUID]) -> set[UUID]:
    return set(await db.scalars(select(Agreement.agency_id).where(Agreement.provider_id.in_(providers))))


async def places(db: AsyncSession, agency_ids: Collection[UUID]) -> list[Place]:
    return list(await db.scalars(select(Place).where(Place.agency_id.in_(agency_ids)).order_by(Place.name)))


async def place_names(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    return {row.id: row.name for row in await db.execute(select(Place.id, Place.name).where(Place.id.in_(ids)))}


async def policies(db: AsyncSession, agency_ids: Collection[UUID]) -> dict[UUID, AgencyPolicy]:
    rows = await db.scalars(select(AgencyPolicy).where(AgencyPolicy.agency_id.in_(agency_ids)))
    return {row.agency_id: row for row in rows}


async def exclusions(db: AsyncSession, agency_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """The exclusions from these agencies, as (clinician id, agency id)."""
    rows = await db.scalars(select(Exclusion).where(Exclusion.agency_id.in_(agency_ids)))
    return {(row.clinician_id, row.agency_id) for row in rows}
