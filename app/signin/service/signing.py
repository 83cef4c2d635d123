"""Signing in and out, and what a sign-in lets in."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.schemas import UserOut
from app.accounts.service import SecretKind
from app.actor import Actor, Principal, Role
from app.context import Context
from app.platform.errors import NotSignedIn
from app.platform.passwords import Lane
from app.platform.tokens import digest
from app.signin import queries, rules
from app.signin.errors import LockedOut, WrongPassword
from app.signin.model import KnownTablet, SignIn
from app.signin.schemas import Credentials, SignInToken, Token
from app.signin.service import limits
from app.signin.service.standing import ended
from app.unit import Unit


@dataclass(frozen=True)
class Origin:
    """Where a sign-in comes from: the client's address, and the secret of its tablet's cookie ("": it has none)."""

    address: str
    tablet: str


@dataclass(frozen=True)
class SignedIn:
    """A new sign-in: the token for the response, the secrets for the two cookies."""

    token: SignInToken
    secret: str
    tablet: str


def token_for(ctx: Context, user: UserOut, sign_in_id: UUID | None = None) -> Token:
    """A new access token that identifies `user`; a guest has no sign-in."""
    actor = Actor(Principal(user.role.kind, user.id), user.role, user.organization.id, sign_in_id)
    signed = ctx.tokens.sign(actor.claims(), ctx.clock.now())
    return Token(access_token=signed, expires_in_s=ctx.tokens.lifetime_s, user=user)


async def sign_in(ctx: Context, given: Credentials, origin: Origin) -> SignedIn:
    """Check the password and create a sign-in. Raises WrongPassword, LockedOut, SignInBusy.

    A name that nobody has, one whose account is closed, and a wrong password are answered alike, and at the same cost.
    """
    async with ctx.db.reading() as db:
        tablet = await queries.known_tablet(
            db, digest(origin.tablet), rules.owner_of(given.username), limits.known_since(ctx)
        )
        user = await accounts.active_user_named(db, given.username)
        stored = await accounts.secret_of(db, user.id, SecretKind.PASSWORD) if user else None
    known = tablet.secret_hash if tablet else ""
    counters = rules.of_sign_in(limits.limits(ctx.settings), given.username, origin.address, known)
    await limits.check(ctx, counters, LockedOut)
    # By name, not by tablet: whoever signs in again and again has many known tablets, and no more places by it.
    source = rules.owner_of(given.username) if tablet else rules.place_of(origin.address)
    lane = Lane.KNOWN if tablet else Lane.STRANGER
    right = await ctx.passwords.verify(given.password, stored, lane, source)
    async with ctx.unit() as unit:
        # Hashing took a while: the account may have been closed, or its password replaced, in the meantime.
        lets_in = right and user and await accounts.holds(unit.db, user.id, SecretKind.PASSWORD, stored)
        await limits.settle(unit, counters, bool(lets_in), LockedOut)
        if user and lets_in:
            secret = await _recognize(unit, origin.tablet, rules.owner_of(given.username), tablet)
            return open_sign_in(unit, user, secret)
    raise WrongPassword


async def _recognize(unit: Unit, secret: str, owner: str, tablet: KnownTablet | None) -> str:
    """Remember that this name signed in on this tablet; returns the secret for the tablet's cookie."""
    now = unit.ctx.clock.now()
    if tablet:
        (await unit.db.merge(tablet)).seen_at = now
        return secret
    if not await queries.is_tablet(unit.db, digest(secret)):
        secret = secrets.token_urlsafe(32)
    await queries.remember_tablet(unit.db, digest(secret), owner, now)
    return secret


def open_sign_in(unit: Unit, user: UserOut, tablet: str = "") -> SignedIn:
    """Create a sign-in of `user`, who has proven to be that user, in the caller's transaction."""
    ctx, now, life_s = unit.ctx, unit.ctx.clock.now(), unit.ctx.settings.sign_in_s
    made = SignIn(id=uuid7(), user_id=user.id, created_at=now, expires_at=now + timedelta(seconds=life_s))
    secret, key = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    made.secret_hash, made.key_hash = digest(secret), digest(key)
    unit.db.add(made)
    token = token_for(ctx, user, made.id)
    return SignedIn(SignInToken(**dict(token), ends_in_s=life_s, renewal_key=key), secret, tablet)


async def renew(ctx: Context, secret: str, key: str, role: Role) -> SignInToken:
    """A new access token for an open sign-in, given both halves of its secret, and its role. Raises NotSignedIn."""
    now = ctx.clock.now()
    async with ctx.db.reading() as db:
        found = await queries.still_open(db, digest(secret))
        user = await accounts.active_user(db, found.user_id) if found else None
    if found is None or user is None or found.expires_at <= now or user.role != role:
        raise NotSignedIn
    if not hmac.compare_digest(digest(key), found.key_hash or ""):
        raise NotSignedIn
    token = token_for(ctx, user, found.id)
    ends_in_s = int((found.expires_at - now).total_seconds())
    return SignInToken(**dict(token), ends_in_s=ends_in_s, renewal_key=key)


async def sign_out(ctx: Context, secret: str) -> None:
    """Revoke the sign-in with this secret; idempotent. The cookie's half is enough: whoever has it may only end it."""
    async with ctx.db.reading() as db:  # a stranger's request costs no write
        if not await queries.still_open(db, digest(secret)):
            return
    async with ctx.unit() as unit:
        found = await queries.still_open(unit.db, digest(secret))
        if found:
            found.revoked_at = ctx.clock.now()
            ended(unit)


async def me(ctx: Context, actor: Actor) -> UserOut:
    """The signed-in user. Raises NotSignedIn if the account is closed."""
    async with ctx.db.reading() as db:
        user = await accounts.active_user(db, actor.user_id)
    if user is None:
        raise NotSignedIn
    return user
