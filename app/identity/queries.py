"""Questions to identity's tables."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.identity.model import Organisation, SignIn, User


def by_name(username: str) -> Select[User]:
    return select(User).where(User.username == username)


async def user_of_sign_in(db: AsyncSession, secret_hash: str) -> tuple[SignIn, User] | None:
    statement = (
        select(SignIn, User)
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.secret_hash == secret_hash, SignIn.revoked_at.is_(None), User.active)
    )
    row = (await db.execute(statement)).one_or_none()
    return (row[0], row[1]) if row else None


async def users_in(db: AsyncSession, organisation_id: UUID) -> list[User]:
    statement = select(User).where(User.organisation_id == organisation_id).order_by(User.username)
    return list(await db.scalars(statement))


async def organisation_named(db: AsyncSession, name: str) -> Organisation | None:
    return (await db.scalars(select(Organisation).where(Organisation.name == name))).one_or_none()


async def display_names(db: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    rows = await db.execute(select(User.id, User.display_name).where(User.id.in_(user_ids)))
    return {row.id: row.display_name for row in rows}


async def organisations(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Organisation]:
    rows = await db.scalars(select(Organisation).where(Organisation.id.in_(ids)))
    return {row.id: row for row in rows}
