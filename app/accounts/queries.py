"""Queries on the tables of organizations and users."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.model import Organization, User


async def by_name(db: AsyncSession, username: str) -> User | None:
    return (await db.scalars(select(User).where(User.username == username))).one_or_none()


async def users_in(db: AsyncSession, organization_id: UUID | None) -> list[User]:
    """The users of an organization, or all of them, by username."""
    statement = select(User).order_by(User.username)
    if organization_id:
        statement = statement.where(User.organization_id == organization_id)
    return list(await db.scalars(statement))


async def organization_named(db: AsyncSession, name: str) -> Organization | None:
    return (await db.scalars(select(Organization).where(Organization.name == name))).one_or_none()


async def display_names(db: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    rows = await db.execute(select(User.id, User.display_name).where(User.id.in_(user_ids)))
    return {row.id: row.display_name for row in rows}


async def organizations(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Organization]:
    rows = await db.scalars(select(Organization).where(Organization.id.in_(ids)))
    return {row.id: row for row in rows}
