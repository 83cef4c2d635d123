"""Organizations, user accounts, and the stored hashes of their passwords and PINs."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts import queries, rules
from app.accounts.errors import NameTaken, NoSuchUser, WeakPassword, WeakPin, WrongOrganization
from app.accounts.model import Organization, User
from app.accounts.rules import Weakness
from app.accounts.schemas import Account, NewUser, OrganizationOut, UserOut
from app.actor import Actor
from app.context import Context


class SecretKind(StrEnum):
    """The kinds of secrets by which a user can authenticate."""

    PASSWORD = "password"  # noqa: S105 (the name of a column)
    PIN = "pin"


COLUMN = {SecretKind.PASSWORD: "password_hash", SecretKind.PIN: "pin_hash"}
WHY_WEAK = {
    Weakness.SHORT: "It is too short.",
    Weakness.COMMON: "Many people use it, or it is built from common ones.",
    Weakness.REPEATED: "It repeats itself.",
    Weakness.RUN: "It is a sequence, such as counting, the alphabet or neighboring keys.",
    Weakness.NAME: "It is made of your name or your organization's.",
}


async def secret_of(db: AsyncSession, user_id: UUID, kind: SecretKind) -> str | None:
    """The hash of a user's password or PIN; None if it is not set."""
    found: str | None = getattr(await db.get_one(User, user_id), COLUMN[kind])
    return found


async def keep_secret(db: AsyncSession, user_id: UUID, kind: SecretKind, made: str) -> None:
    """Store the hash of a user's new password or PIN, in the caller's transaction."""
    setattr(await db.get_one(User, user_id), COLUMN[kind], made)


async def hash_password(ctx: Context, password: str, names: Collection[str], source: str = "") -> str:
    """The hash of a new password. Raises WeakPassword if it is too easy to guess, SignInBusy.

    `names`: what somebody who knows the user would try first. `source`: who asks, such as a user id.
    """
    shortest = ctx.settings.password_characters
    # In a bounded number of threads, like the hash: zxcvbn takes half a second for the worst of what it looks at.
    why = await ctx.passwords.beside(lambda: rules.weakness_of_password(password, names, shortest), source)
    if why:
        about = {"why": str(why), "characters": str(shortest)}
        raise WeakPassword(f"{WHY_WEAK[why]} {WeakPassword.__doc__}", about=about)
    return await ctx.passwords.hash(password, source)


async def hash_pin(ctx: Context, pin: str, source: str = "") -> str:
    """The hash of a new PIN. Raises WeakPin if it is too easy to guess, SignInBusy."""
    if why := rules.weakness_of_pin(pin):
        raise WeakPin(f"{WHY_WEAK[why]} {WeakPin.__doc__}", about={"why": str(why)})
    return await ctx.passwords.hash(pin, source)


def names_around(user: UserOut) -> tuple[str, ...]:
    """The names that a user's password must not be made of."""
    return user.username, user.display_name, user.organization.name


async def holds(db: AsyncSession, user_id: UUID, kind: SecretKind, stored: str | None) -> bool:
    """Whether the account is open and `stored` is still its secret's hash. Locks the account's row until the commit, so
    that what is decided on it and what closes the account or replaces the secret come one after the other.
    """
    user = await db.get(User, user_id, with_for_update=True, populate_existing=True)
    return user is not None and user.active and getattr(user, COLUMN[kind]) == stored


async def set_active(db: AsyncSession, user_id: UUID, active: bool) -> None:
    """Close or reopen an account, in the caller's transaction."""
    (await db.get_one(User, user_id)).active = active


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
    """Create an account and return it. Raises NameTaken, WrongOrganization, WeakPassword."""
    async with ctx.db.reading() as db:
        agency = await db.get_one(Organization, organization_id)
    password_hash = await hash_password(ctx, new.password, (new.username, new.display_name, agency.name))
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


async def account_named(ctx: Context, username: str) -> Account:
    """The account with this username, open or closed. Raises NoSuchUser."""
    async with ctx.db.reading() as db:
        found = await queries.by_name(db, username)
    if found is None:
        raise NoSuchUser
    return Account.model_validate(found)


async def accounts_in(ctx: Context, organization_id: UUID | None) -> list[Account]:
    """All accounts of an organization, or of all of them, open and closed."""
    async with ctx.db.reading() as db:
        return [Account.model_validate(user) for user in await queries.users_in(db, organization_id)]


async def names_of(db: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """The display names of these users, by user id."""
    return await queries.display_names(db, user_ids)


async def organizations(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, OrganizationOut]:
    """These organizations, by id."""
    found = await queries.organizations(db, ids)
    return {key: OrganizationOut.model_validate(value) for key, value in found.items()}
