"""Signing in and out, and making accounts."""

import asyncio
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from pwdlib import PasswordHash
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.context import Context
from app.identity import queries, rules
from app.identity.errors import LockedOut, NameTaken, PinLocked, WrongOrganisation, WrongPassword, WrongPin
from app.identity.model import Organisation, SignIn, User
from app.identity.rules import Role
from app.identity.schemas import NewPin, NewUser, OrganisationOut, Proof, Token, UserOut
from app.platform.errors import NotAllowed, NotSignedIn
from app.platform.tokens import digest

PASSWORDS = PasswordHash.recommended()  # Argon2id with the parameters of RFC 9106
# Checked when there is no such user, so that the answer takes as long as for a real one.
NOBODY = PASSWORDS.hash(secrets.token_hex())


@dataclass(frozen=True)
class Actor:
    """Who is asking: the signed claims of an access token."""

    user_id: UUID
    role: Role
    organisation_id: UUID


@dataclass(frozen=True)
class SignedIn:
    """A fresh sign-in: the token for the answer, the secret for the cookie."""

    token: Token
    secret: str


def token_for(ctx: Context, user: UserOut) -> Token:
    """A fresh access token that makes its bearer `user`."""
    claims = {"sub": str(user.id), "role": str(user.role), "org": str(user.organisation.id)}
    signed = ctx.tokens.sign(claims, ctx.clock.now())
    return Token(access_token=signed, expires_in_s=ctx.tokens.lifetime_s, user=user)


def actor_of(ctx: Context, token: str) -> Actor:
    """Who signed in to get `token`. Raises NotSignedIn."""
    claims = ctx.tokens.verify(token, ctx.clock.now())
    return Actor(UUID(claims["sub"]), Role(claims["role"]), UUID(claims["org"]))


async def sign_in(ctx: Context, username: str, password: str) -> SignedIn:
    """Check the password and open a sign-in. Raises WrongPassword or LockedOut."""
    async with ctx.db.reading() as db:
        known = (await db.scalars(queries.by_name(username))).one_or_none()
    stored = known.password_hash if known and known.active else NOBODY
    right = await asyncio.to_thread(PASSWORDS.verify, password, stored)
    if known is None or not known.active:
        raise WrongPassword
    async with ctx.db.transaction() as db:
        user = (await db.scalars(queries.by_name(username).with_for_update(of=User))).one()
        attempts = rules.Attempts(user.failed_sign_ins, user.locked_until)
        locked, attempts = _count(ctx, attempts, right)
        user.failed_sign_ins, user.locked_until = attempts.failed, attempts.locked_until
        secret = secrets.token_urlsafe(32)
        if right and not locked:
            db.add(_sign_in(ctx, user, secret))
    if locked:
        raise LockedOut
    if not right:
        raise WrongPassword
    return SignedIn(token_for(ctx, UserOut.model_validate(user)), secret)


def _count(ctx: Context, attempts: rules.Attempts, right: bool) -> tuple[bool, rules.Attempts]:
    """Whether the attempt came while locked, and the count after it."""
    now = ctx.clock.now()
    if rules.is_locked(attempts, now):
        return True, attempts
    if right:
        return False, rules.Attempts()
    return False, rules.after_wrong_password(attempts, now, ctx.settings.failed_sign_ins, ctx.settings.lock_out_s)


async def set_pin(ctx: Context, actor: Actor, new: NewPin) -> None:
    """Set the PIN that takes a tablet back. Raises WrongPassword, LockedOut."""
    await _check_password(ctx, actor, new.password)
    pin_hash = await asyncio.to_thread(PASSWORDS.hash, new.pin)
    async with ctx.db.transaction() as db:
        user = await db.get_one(User, actor.user_id, with_for_update=True)
        user.pin_hash, user.failed_pins, user.pin_locked_until = pin_hash, 0, None


async def prove(ctx: Context, actor: Actor, proof: Proof) -> None:
    """That whoever holds the tablet is its officer. Wrong PINs are counted apart from wrong passwords, so that
    somebody who tries numbers cannot keep the officer out.

    Raises WrongPin, PinLocked, WrongPassword, LockedOut.
    """
    if proof.password is not None:
        await _check_password(ctx, actor, proof.password)
        return
    async with ctx.db.reading() as db:
        stored = (await db.get_one(User, actor.user_id)).pin_hash or NOBODY
    right = await asyncio.to_thread(PASSWORDS.verify, proof.pin or "", stored)
    async with ctx.db.transaction() as db:
        user = await db.get_one(User, actor.user_id, with_for_update=True)
        locked, attempts = _count(ctx, rules.Attempts(user.failed_pins, user.pin_locked_until), right)
        user.failed_pins, user.pin_locked_until = attempts.failed, attempts.locked_until
    if locked:
        raise PinLocked
    if not right:
        raise WrongPin


async def _check_password(ctx: Context, actor: Actor, password: str) -> None:
    async with ctx.db.reading() as db:
        stored = (await db.get_one(User, actor.user_id)).password_hash
    right = await asyncio.to_thread(PASSWORDS.verify, password, stored)
    async with ctx.db.transaction() as db:
        user = await db.get_one(User, actor.user_id, with_for_update=True)
        locked, attempts = _count(ctx, rules.Attempts(user.failed_sign_ins, user.locked_until), right)
        user.failed_sign_ins, user.locked_until = attempts.failed, attempts.locked_until
    if locked:
        raise LockedOut
    if not right:
        raise WrongPassword


def _sign_in(ctx: Context, user: User, secret: str) -> SignIn:
    now = ctx.clock.now()
    expires = now + timedelta(seconds=ctx.settings.sign_in_s)
    return SignIn(id=uuid7(), user_id=user.id, secret_hash=digest(secret), created_at=now, expires_at=expires)


async def renew(ctx: Context, secret: str, role: Role) -> Token:
    """A new access token for a sign-in that is still open. Raises NotSignedIn."""
    async with ctx.db.reading() as db:
        found = await queries.user_of_sign_in(db, digest(secret))
    if found is None or found[0].expires_at <= ctx.clock.now() or found[1].role != role:
        raise NotSignedIn
    return token_for(ctx, UserOut.model_validate(found[1]))


async def sign_out(ctx: Context, secret: str) -> None:
    """Close the sign-in; closing it twice is no error."""
    async with ctx.db.transaction() as db:
        found = await queries.user_of_sign_in(db, digest(secret))
        if found:
            found[0].revoked_at = ctx.clock.now()


async def me(ctx: Context, actor: Actor) -> UserOut:
    """The signed-in user. Raises NotSignedIn where the account is gone."""
    async with ctx.db.reading() as db:
        user = await db.get(User, actor.user_id)
    if user is None or not user.active:
        raise NotSignedIn
    return UserOut.model_validate(user)


async def list_users(ctx: Context, actor: Actor) -> list[UserOut]:
    """The accounts of the administrator's own organisation."""
    async with ctx.db.reading() as db:
        return [UserOut.model_validate(user) for user in await queries.users_in(db, actor.organisation_id)]


async def add_user(ctx: Context, organisation_id: UUID, new: NewUser) -> UserOut:
    """Make an account. Raises NameTaken, WrongOrganisation."""
    password_hash = await asyncio.to_thread(PASSWORDS.hash, new.password)
    try:
        async with ctx.db.transaction() as db:
            home = await db.get_one(Organisation, organisation_id)
            if home.kind not in rules.HOME.get(new.role, ()):
                raise WrongOrganisation
            user = User(
                id=uuid7(),
                organisation=home,
                role=new.role,
                username=new.username,
                display_name=new.display_name,
                password_hash=password_hash,
                created_at=ctx.clock.now(),
            )
            db.add(user)
    except IntegrityError:
        raise NameTaken from None
    return UserOut.model_validate(user)


async def add_organisation(ctx: Context, new: OrganisationOut) -> None:
    """Make an organisation. Raises NameTaken."""
    try:
        async with ctx.db.transaction() as db:
            db.add(Organisation(**new.model_dump()))
    except IntegrityError:
        raise NameTaken from None


async def organisation_named(ctx: Context, name: str) -> OrganisationOut | None:
    """The organisation of that name, if there is one."""
    async with ctx.db.reading() as db:
        found = await queries.organisation_named(db, name)
    return OrganisationOut.model_validate(found) if found else None


async def user_named(ctx: Context, username: str) -> UserOut | None:
    """The user who signs in with that name, if there is one."""
    async with ctx.db.reading() as db:
        found = (await db.scalars(queries.by_name(username))).one_or_none()
    return UserOut.model_validate(found) if found else None


async def names_of(db: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """Display names by user id."""
    return await queries.display_names(db, user_ids)


async def organisations(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, OrganisationOut]:
    """Organisations by id."""
    found = await queries.organisations(db, ids)
    return {key: OrganisationOut.model_validate(value) for key, value in found.items()}


def must_be(actor: Actor, *roles: Role) -> None:
    """Raises NotAllowed unless the actor has one of `roles`."""
    if actor.role not in roles:
        raise NotAllowed
