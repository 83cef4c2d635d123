"""Organizations, user accounts, and the stored hashes of their passwords and PINs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts import queries, rules
from app.accounts.errors import NameTaken, WrongOrganization
from app.accounts.model import Organization, User
from app.accounts.schemas import NewUser, OrganizationOut, UserOut
from app.actor import Actor
from app.context import Context


class SecretKind(StrEnum):
    """The kinds of secrets by which a user can authenticate."""

    PASSWORD = "password"  # noqa: S105 (the name of a column)
    PIN = "pin"


@dataclass(frozen=True)
class Secret:
    """A stored password or PIN: its hash (None: not set), the failed attempts in a row, and the end of a lockout."""

    hash: str | None
    failed: int
    locked_until: datetime | None


COLUMNS = {
    SecretKind.PASSWORD: ("password_hash", "failed_sign_ins", "locked_until"),
    SecretKind.PIN: ("pin_hash", "failed_pins", "pin_locked_until"),
}


async def secret_of(db: AsyncSession, user_id: UUID, kind: SecretKind, hold: bool = False) -> Secret:
    """A user's stored secret; `hold` locks its row until the transaction ends."""
    user = await db.get_one(User, user_id, with_for_update=hold)
    return Secret(*(getattr(user, column) for column in COLUMNS[kind]))


async def keep_secret(db: AsyncSession, user_id: UUID, kind: SecretKind, secret: Secret) -> None:
    """Store a user's secret with its count of failed attempts, in the caller's transaction."""
    user = await db.get_one(User, user_id)
    for column, value in zip(COLUMNS[kind], (secret.hash, secret.failed, secret.locked_until), strict=True):
        setattr(user, column, value)


async def active_user(db: AsyncSession, user_id: UUID) -> UserOut | None:
    """The user with this id; None if there is none or the account is closed."""
    user = await db.get(User, user_id)
    return UserOut.model_validate(user) if user and user.active else None


async def active_user_named(db: AsyncSession, username: str) -> UserOut | None:
    """The user with this username; None if there is none or the account is closed."""
    user = await queries.by_name(db, username)
    return UserOut.model_validate(user) if user and user.active else None


async def list_users(ctx: Context, actor: Actor) -> list[UserOut]:
    """The accounts of the administrator's own organization."""
    async with ctx.db.reading() as db:
        return [UserOut.model_validate(user) for user in await queries.users_in(db, actor.organization_id)]


async def add_user(ctx: Context, organization_id: UUID, new: NewUser) -> UserOut:
    """Create an account and return it. Raises NameTaken, WrongOrganization."""
    password_hash = await ctx.passwords.hash(new.password)
    try:
        async with ctx.unit() as unit:
            home = await unit.db.get_one(Organization, organization_id)
            if home.kind not in rules.HOME.get(new.role, ()):
                raise WrongOrganization
            user = User(
                id=uuid7(),
                organization=home,
                role=new.role,
                username=new.username,
                display_name=new.display_name,
                password_hash=password_hash,
                created_at=ctx.clock.now(),
            )
            unit.db.add(user)
    except IntegrityError:
        raise NameTaken from None
    return UserOut.model_validate(user)


async def add_organization(ctx: Context, new: OrganizationOut) -> None:
    """Create an organization. Raises NameTaken."""
    try:
        async with ctx.unit() as unit:
            unit.db.add(Organization(**new.model_dump()))
    except IntegrityError:
        raise NameTaken from None


async def organization_named(ctx: Context, name: str) -> OrganizationOut | None:
    """The organization with this name, or None."""
    async with ctx.db.reading() as db:
        found = await queries.organization_named(db, name)
    return OrganizationOut.model_validate(found) if found else None


async def user_named(ctx: Context, username: str) -> UserOut | None:
    """The user with this username, or None; includes closed accounts."""
    async with ctx.db.reading() as db:
        found = await queries.by_name(db, username)
    return UserOut.model_validate(found) if found else None


async def names_of(db: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """The display names of these users, by user id."""
    return await queries.display_names(db, user_ids)


async def organizations(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, OrganizationOut]:
    """These organizations, by id."""
    found = await queries.organizations(db, ids)
    return {key: OrganizationOut.model_validate(value) for key, value in found.items()}
