"""Confirming who has the tablet, and changing what confirms it."""

from uuid import UUID

from app.accounts import service as accounts
from app.accounts.schemas import Account
from app.accounts.service import SecretKind
from app.actor import Actor
from app.context import Context
from app.platform.errors import NotSignedIn, ProblemError
from app.platform.passwords import Lane
from app.signin import queries, rules
from app.signin.errors import LockedOut, PinLocked, WrongPassword, WrongPin
from app.signin.schemas import NewPassword, NewPin, Proof
from app.signin.service import limits
from app.signin.service.standing import end_all
from app.unit import Unit

REFUSALS: dict[SecretKind, tuple[type[ProblemError], type[ProblemError]]] = {
    SecretKind.PASSWORD: (WrongPassword, LockedOut),
    SecretKind.PIN: (WrongPin, PinLocked),
}


async def _check(ctx: Context, actor: Actor, kind: SecretKind, *given: str) -> str | None:
    """Check that one of `given` is the actor's secret; if none is, each is a failure. No row is locked while hashing.

    Returns what was stored of it.

    Raises WrongPassword and LockedOut, or WrongPin and PinLocked; SignInBusy; NotSignedIn if the account is closed.
    """
    async with ctx.db.reading() as db:
        user = await accounts.active_user(db, actor.user_id)
        if user is None:
            raise NotSignedIn
        stored = await accounts.secret_of(db, user.id, kind)
    wrong, locked = REFUSALS[kind]
    counters = rules.of_proof(limits.limits(ctx.settings), kind, user.id, actor.sign_in_id, user.username)
    await limits.check(ctx, counters, locked)
    right = False
    for one in given:
        right = right or await ctx.passwords.verify(one, stored, Lane.KNOWN, str(user.id))
    async with ctx.unit() as unit:
        right = right and await accounts.holds(unit.db, user.id, kind, stored)
        await limits.settle(unit, counters, right, locked, tries=len(given))
    if not right:
        raise wrong
    return stored


async def _still(unit: Unit, actor: Actor, proven: str | None) -> None:
    """Lock the actor's account for what is about to be written on the strength of the password that was `proven`.

    Hashing the new secret took a while. Raises NotSignedIn if the account was closed in the meantime, its password
    replaced, or the sign-in ended.
    """
    holds = await accounts.holds(unit.db, actor.user_id, SecretKind.PASSWORD, proven)
    ids = {actor.sign_in_id} if actor.sign_in_id else set()
    if not holds or ids - await queries.open_among(unit.db, ids, unit.ctx.clock.now()):
        raise NotSignedIn


async def prove(ctx: Context, actor: Actor, proof: Proof) -> None:
    """Check by PIN or password that the officer has the tablet.

    Wrong PINs are counted separately from wrong passwords, so that guessing PINs cannot lock the officer out.
    Raises WrongPin, PinLocked, WrongPassword, LockedOut, SignInBusy.
    """
    if proof.password is not None:
        await _check(ctx, actor, SecretKind.PASSWORD, proof.password)
    else:
        await _check(ctx, actor, SecretKind.PIN, proof.pin or "")


async def set_pin(ctx: Context, actor: Actor, new: NewPin) -> None:
    """Set the officer's PIN for taking a tablet back. Raises WrongPassword, LockedOut, WeakPin, SignInBusy."""
    proven = await _check(ctx, actor, SecretKind.PASSWORD, new.password)
    made = await accounts.hash_pin(ctx, new.pin, str(actor.user_id))
    async with ctx.unit(actor) as unit:
        await _still(unit, actor, proven)
        await accounts.keep_secret(unit.db, actor.user_id, SecretKind.PIN, made)
        # Whoever proves the password and sets a new PIN starts counting wrong ones anew.
        counters = rules.of_proof(limits.limits(ctx.settings), SecretKind.PIN, actor.user_id, actor.sign_in_id, "")
        await queries.forget_failures(unit.db, [one.key for one in counters])


async def change_password(ctx: Context, actor: Actor, new: NewPassword) -> None:
    """Change one's own password and end one's other sign-ins.

    Raises WrongPassword, LockedOut, WeakPassword, SignInBusy, NotSignedIn.
    """
    # Sent again because the answer was lost, the old password no longer fits and the new one does.
    proven = await _check(ctx, actor, SecretKind.PASSWORD, new.old, new.new)
    async with ctx.db.reading() as db:
        user = await accounts.active_user(db, actor.user_id)
    if user is None:
        raise NotSignedIn
    made = await accounts.hash_password(ctx, new.new, accounts.names_around(user), str(user.id))
    async with ctx.unit() as unit:
        await _still(unit, actor, proven)
        await _replace(unit, user.id, made, keep=actor.sign_in_id)


async def set_password(ctx: Context, account: Account, password: str) -> None:
    """Give a user a new password, as whoever runs the service, and end all their sign-ins and lockouts.

    Raises WeakPassword.
    """
    made = await accounts.hash_password(ctx, password, accounts.names_around(account))
    async with ctx.unit() as unit:
        await _replace(unit, account.id, made, keep=None)
    await limits.unlock(ctx, account.username)


async def _replace(unit: Unit, user_id: UUID, made: str, keep: UUID | None) -> None:
    await accounts.keep_secret(unit.db, user_id, SecretKind.PASSWORD, made)
    await end_all(unit, user_id, keep)
