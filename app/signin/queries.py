"""Queries on the table of sign-ins."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.signin.model import SignIn


async def still_open(db: AsyncSession, secret_hash: str) -> SignIn | None:
    """The sign-in with this secret hash that was not revoked, or None; it may have expired."""
    statement = select(SignIn).where(SignIn.secret_hash == secret_hash, SignIn.revoked_at.is_(None))
    return (await db.scalars(statement)).one_or_none()
