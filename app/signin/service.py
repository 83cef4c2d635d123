"""Signing in and out, and confirming the identity of a signed-in officer."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.schemas import UserOut
from app.accounts.service import Secret, SecretKind
from app.actor import Actor, Principal, Role
from app.context import Context
from app.platform.errors import NotSignedIn, ProblemError
from app.platform.tokens import digest
from app.signin import queries, rules
from app.signin.errors import LockedOut, PinLocked, WrongPassword, WrongPin
from app.signin.model import SignIn
from app.signin.schemas import NewPin, Proof, Token

REFUSALS: dict[SecretKind, tuple[type[ProblemError], type[ProblemError]]] = {
    SecretKind.PASSWORD: (WrongPassword, LockedOut),
    SecretKind.PIN: (WrongPin, PinLocked),
}


@dataclass(frozen=True)
class SignedIn:
    """A new sign-in: the token for the response, the secret for the cookie."""

    token: Token
    secret: str


def token_for(ctx: Context, user: UserOut) -> Token:
    """A new access token that identifies `user`."""
    actor = Actor(Principal(user.role.kind, user.id), user.role, user.organization.id)
    signed = ctx.tokens.sign(actor.claims(), ctx.clock.now())
    return Token(access_token=signed, expires_in_s=ctx.tokens.lifetime_s, user=user)


def actor_of(ctx: Context, token: str) -> Actor:
    """The actor that an access token identifies. Raises NotSignedIn if it is invalid, has expired or names nobody."""
    return Actor.of(ctx.tokens.verify(token, ctx.clock.now()))


async def sign_in(ctx: Context, username: str, password: str) -> SignedIn:
    """Check the password and create a sign-in. Raises WrongPassword or LockedOut."""
    async with ctx.db.reading() as db:
        user = await accounts.active_user_named(db, username)
    if user is None:
        await ctx.passwords.verify(password, None)  # so that an unknown username takes as long as a known one
        raise WrongPassword
    await _check(ctx, user.id, SecretKind.PASSWORD, password)
    secret, now = secrets.token_urlsafe(32), ctx.clock.now()
    expires = now + timedelta(seconds=ctx.settings.sign_in_s)
    async with ctx.unit() as unit:
        unit.db.add(SignIn(id=uuid7(), user_id=user.id, secret_hash=digest(secret), created_at=now, expires_at=expires))
    return SignedIn(token_for(ctx, user), secret)


async def _check(ctx: Context, user_id: UUID, kind: SecretKind, given: str) -> None:
    """Check `given` against the user's stored secret and count a failed attempt. No row is locked while hashing.

    Raises WrongPassword and LockedOut, or WrongPin and PinLocked.
    """
    async with ctx.db.reading() as db:
        stored = (await accounts.secret_of(db, user_id, kind)).hash
    right = await ctx.passwords.verify(given, stored)
    wrong, too_often = REFUSALS[kind]
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        secret = await accounts.secret_of(unit.db, user_id, kind, hold=True)
        before = rules.Attempts(secret.failed, secret.locked_until)
        if rules.is_locked(before, now):
            raise too_often
        limit, lock_out_s = ctx.settings.failed_sign_ins, ctx.settings.lock_out_s
        after = rules.Attempts() if right else rules.after_wrong_password(before, now, limit, lock_out_s)
        await accounts.keep_secret(unit.db, user_id, kind, Secret(secret.hash, after.failed, after.locked_until))
    if not right:
        raise wrong


async def set_pin(ctx: Context, actor: Actor, new: NewPin) -> None:
    """Set the officer's PIN for taking a tablet back. Raises WrongPassword, LockedOut."""
    await _check(ctx, actor.user_id, SecretKind.PASSWORD, new.password)
    pin_hash = await ctx.passwords.hash(new.pin)
    async with ctx.unit(actor) as unit:
        await accounts.keep_secret(unit.db, actor.user_id, SecretKind.PIN, Secret(pin_hash, 0, None))


async def prove(ctx: Context, actor: Actor, proof: Proof) -> None:
    """Check by PIN or password that the officer has the tablet.

    Wrong PINs are counted separately from wrong passwords, so that guessing PINs cannot lock the officer out.
    Raises WrongPin, PinLocked, WrongPassword, LockedOut.
    """
    if proof.password is not None:
        await _check(ctx, actor.user_id, SecretKind.PASSWORD, proof.password)
    else:
        await _check(ctx, actor.user_id, SecretKind.PIN, proof.pin or "")


async def renew(ctx: Context, secret: str, role: Role) -> Token:
    """A new access token for an open sign-in, given its secret and role. Raises NotSignedIn."""
    async with ctx.db.reading() as db:
        found = await queries.still_open(db, digest(secret))
        user = await accounts.active_user(db, found.user_id) if found else None
    if found is None or user is None or found.expires_at <= ctx.clock.now() or user.role != role:
        raise NotSignedIn
    return token_for(ctx, user)


async def sign_out(ctx: Context, secret: str) -> None:
    """Revoke the sign-in with this secret; idempotent."""
    async with ctx.unit() as unit:
        found = await queries.still_open(unit.db, digest(secret))
        if found:
            found.revoked_at = ctx.clock.now()


async def me(ctx: Context, actor: Actor) -> UserOut:
    """The signed-in user. Raises NotSignedIn if the account is closed."""
    async with ctx.db.reading() as db:
        user = await accounts.active_user(db, actor.user_id)
    if user is None:
        raise NotSignedIn
    return user
