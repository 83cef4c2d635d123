"""Queries on the tables of signing in."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.signin.model import KnownTablet, SignIn, SignInFailures


async def still_open(db: AsyncSession, secret_hash: str) -> SignIn | None:
    """The sign-in with this secret hash that was not revoked, or None; it may have expired."""
    statement = select(SignIn).where(SignIn.secret_hash == secret_hash, SignIn.revoked_at.is_(None))
    return (await db.scalars(statement)).one_or_none()


async def open_among(db: AsyncSession, ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Which of these sign-ins are neither revoked nor expired at `now`."""
    statement = select(SignIn.id).where(SignIn.id.in_(ids), SignIn.revoked_at.is_(None), SignIn.expires_at > now)
    return set(await db.scalars(statement))


async def revoke(db: AsyncSession, user_id: UUID, now: datetime, keep: UUID | None) -> bool:
    """Revoke a user's open sign-ins but `keep`; returns whether there were any."""
    others: list[ColumnElement[bool]] = [SignIn.user_id == user_id, SignIn.revoked_at.is_(None)]
    if keep:
        others.append(SignIn.id != keep)
    done: CursorResult[Any] = await db.execute(update(SignIn).where(*others).values(revoked_at=now))  # type: ignore[assignment]
    return done.rowcount > 0


async def open_counts(db: AsyncSession, user_ids: Collection[UUID], now: datetime) -> dict[UUID, int]:
    """How many sign-ins each of these users has open, by user; without those who have none."""
    open_ = (SignIn.user_id.in_(user_ids), SignIn.revoked_at.is_(None), SignIn.expires_at > now)
    found = await db.execute(select(SignIn.user_id, func.count()).where(*open_).group_by(SignIn.user_id))
    return dict(found.all())


async def failures(db: AsyncSession, keys: Collection[str], hold: bool = False) -> dict[str, SignInFailures]:
    """What is counted under these keys; `hold` locks the rows, always in the same order."""
    statement = select(SignInFailures).where(SignInFailures.key.in_(keys)).order_by(SignInFailures.key)
    return {row.key: row for row in await db.scalars(statement.with_for_update() if hold else statement)}


def _insert(db: AsyncSession) -> Any:
    """The INSERT of the database in use, which can say what happens if the row is there."""
    return postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert


async def begin_counting(db: AsyncSession, owners: dict[str, str], now: datetime) -> None:
    """Make the rows that are missing among these keys (with the owner of each), so that they can be locked."""
    # In one order: of two that make the same rows, one waits for the other and neither for both.
    rows = [{"key": key, "owner": owners[key], "failed": 0, "forgotten_at": now} for key in sorted(owners)]
    await db.execute(_insert(db)(SignInFailures).values(rows).on_conflict_do_nothing())


async def forget_failures(db: AsyncSession, keys: Collection[str]) -> None:
    await db.execute(delete(SignInFailures).where(SignInFailures.key.in_(keys)))


async def forget_failures_of(db: AsyncSession, owner: str) -> None:
    await db.execute(delete(SignInFailures).where(SignInFailures.owner == owner))


async def locked_owners(db: AsyncSession, owners: Collection[str], now: datetime) -> set[str]:
    """Which of these owners are locked out somewhere at `now`."""
    locked = (SignInFailures.owner.in_(owners), SignInFailures.locked_until > now)
    return set(await db.scalars(select(SignInFailures.owner).where(*locked)))


async def failures_forgotten(db: AsyncSession, now: datetime, most: int) -> list[str]:
    due = SignInFailures.forgotten_at <= now
    statement = select(SignInFailures.key).where(due).order_by(SignInFailures.forgotten_at).limit(most)
    return list(await db.scalars(statement))


async def drop_forgotten(db: AsyncSession, keys: Collection[str], now: datetime) -> None:
    """Delete these, but not one that was counted on in the meantime."""
    due = (SignInFailures.key.in_(keys), SignInFailures.forgotten_at <= now)
    await db.execute(delete(SignInFailures).where(*due))


async def known_tablet(db: AsyncSession, secret_hash: str, owner: str, since: datetime) -> KnownTablet | None:
    """The tablet with this secret, if this name signed in on it at or after `since`."""
    mine = (KnownTablet.secret_hash == secret_hash, KnownTablet.owner == owner, KnownTablet.seen_at >= since)
    return (await db.scalars(select(KnownTablet).where(*mine))).one_or_none()


async def is_tablet(db: AsyncSession, secret_hash: str) -> bool:
    """Whether anybody has signed in on a tablet with this secret."""
    return bool(await db.scalar(select(KnownTablet.id).where(KnownTablet.secret_hash == secret_hash).limit(1)))


async def remember_tablet(db: AsyncSession, secret_hash: str, owner: str, now: datetime) -> None:
    """Note that this name signed in on this tablet now; one of several at once is enough."""
    row = {"id": uuid7(), "secret_hash": secret_hash, "owner": owner, "seen_at": now}
    keep = _insert(db)(KnownTablet).values(row)
    same = [KnownTablet.secret_hash, KnownTablet.owner]
    await db.execute(keep.on_conflict_do_update(index_elements=same, set_={"seen_at": now}))


async def tablets_unseen(db: AsyncSession, since: datetime, most: int) -> list[UUID]:
    statement = select(KnownTablet.id).where(KnownTablet.seen_at < since).order_by(KnownTablet.seen_at).limit(most)
    return list(await db.scalars(statement))


async def drop_tablets(db: AsyncSession, ids: Collection[UUID], since: datetime) -> None:
    """Delete these tablets, but not one that was seen in the meantime."""
    await db.execute(delete(KnownTablet).where(KnownTablet.id.in_(ids), KnownTablet.seen_at < since))
