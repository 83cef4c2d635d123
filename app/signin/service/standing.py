"""Over means over: whether the sign-in behind an access token is still open."""

from collections.abc import Collection
from uuid import UUID

from app import topics
from app.accounts import service as accounts
from app.accounts.schemas import Account
from app.actor import Actor, Role
from app.context import Context
from app.platform.errors import NotSignedIn
from app.signin import queries, rules
from app.unit import Unit


async def actor_of(ctx: Context, token: str) -> Actor:
    """The actor that an access token identifies.

    Raises NotSignedIn if the token is invalid or has expired, or if its sign-in is over. The latter is looked up at
    most every `sign_in_check_s` seconds.
    """
    actor = Actor.of(ctx.tokens.verify(token, ctx.clock.now()))
    if actor.role is Role.GUEST:  # has no sign-in: the invitation decides, wherever a guest does something
        return actor
    if actor.sign_in_id is None:
        raise NotSignedIn
    if actor.sign_in_id not in ctx.standing:
        if await over(ctx, {actor.sign_in_id}):
            raise NotSignedIn
        ctx.standing[actor.sign_in_id] = True
    return actor


async def over(ctx: Context, sign_in_ids: Collection[UUID]) -> set[UUID]:
    """Which of these sign-ins are over: signed out, revoked or expired. Asks the database."""
    if not sign_in_ids:
        return set()
    async with ctx.db.reading() as db:
        return set(sign_in_ids) - await queries.open_among(db, sign_in_ids, ctx.clock.now())


def ended(unit: Unit) -> None:
    """Tell every node, after the commit, that sign-ins have ended; this one forgets at once what it knew of them."""
    unit.tell([topics.SIGN_INS])
    unit.ctx.standing.clear()


async def end_all(unit: Unit, user_id: UUID, keep: UUID | None = None) -> None:
    """Revoke a user's sign-ins but `keep`, in the caller's transaction."""
    if await queries.revoke(unit.db, user_id, unit.ctx.clock.now(), keep):
        ended(unit)


async def close_account(ctx: Context, username: str) -> None:
    """Close an account and end all its sign-ins; idempotent. Raises NoSuchUser."""
    account = await accounts.account_named(ctx, username)
    async with ctx.unit() as unit:
        await accounts.set_active(unit.db, account.id, False)
        await end_all(unit, account.id)


async def reopen_account(ctx: Context, username: str) -> None:
    """Reopen a closed account; idempotent. Its former sign-ins stay over. Raises NoSuchUser."""
    account = await accounts.account_named(ctx, username)
    async with ctx.unit() as unit:
        await accounts.set_active(unit.db, account.id, True)


async def sign_out_everywhere(ctx: Context, username: str) -> None:
    """End all of a user's sign-ins; idempotent. Raises NoSuchUser."""
    account = await accounts.account_named(ctx, username)
    async with ctx.unit() as unit:
        await end_all(unit, account.id)


async def overview(ctx: Context, organization_id: UUID | None) -> list[tuple[Account, bool, int]]:
    """Each account of an organization (None: of all) with whether it is locked out somewhere, and its open sign-ins."""
    found, now = await accounts.accounts_in(ctx, organization_id), ctx.clock.now()
    async with ctx.db.reading() as db:
        open_ = await queries.open_counts(db, [one.id for one in found], now)
        locked = await queries.locked_owners(db, [rules.owner_of(one.username) for one in found], now)
    return [(one, rules.owner_of(one.username) in locked, open_.get(one.id, 0)) for one in found]
