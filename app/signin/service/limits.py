"""Counting what goes wrong in the database, so that every node counts the same."""

import math
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from app.context import Context
from app.platform.errors import ProblemError
from app.settings import Settings
from app.signin import queries, rules
from app.signin.model import SignInFailures
from app.signin.rules import Attempts, Counter, FailureLimits, Limit
from app.unit import Unit

NOTHING = Attempts()


def limits(settings: Settings) -> FailureLimits:
    """The limits that the settings name."""

    def limit(tries: int) -> Limit:
        return Limit(tries, settings.failed_within_s, settings.lock_out_s)

    return FailureLimits(
        name_here=limit(settings.failed_sign_ins),
        address=limit(settings.failed_per_address),
        tablet=limit(settings.failed_per_tablet),
        account=limit(settings.failed_per_account),
    )


def _attempts(row: SignInFailures | None) -> Attempts:
    return Attempts(row.failed, row.since, row.locked_until) if row else NOTHING


def _refuse(
    counters: Sequence[Counter], rows: dict[str, SignInFailures], now: datetime, locked: type[ProblemError]
) -> None:
    if found := rules.worst(((one, _attempts(rows.get(one.key))) for one in counters), now):
        counter, until = found
        wait_s = math.ceil((until - now).total_seconds())
        about = {"why": str(counter.because), "until": until.isoformat(), "wait_s": str(wait_s)}
        raise locked(about=about, retry_after_s=wait_s)


async def check(ctx: Context, counters: Sequence[Counter], locked: type[ProblemError]) -> None:
    """Raise `locked` if any of these counts locks out now. Nothing is hashed for who is locked out."""
    async with ctx.db.reading() as db:
        rows = await queries.failures(db, [one.key for one in counters])
    _refuse(counters, rows, ctx.clock.now(), locked)


async def _held(unit: Unit, counters: Sequence[Counter], begin: bool) -> dict[str, SignInFailures]:
    """The rows of these counts by key, locked; with `begin`, of every count, made where there is none."""
    keys = {one.key: one.owner for one in counters}
    while True:
        if begin:
            await queries.begin_counting(unit.db, keys, unit.ctx.clock.now())
        rows = await queries.failures(unit.db, list(keys), hold=True)
        if not begin or len(rows) == len(keys):
            return rows
        # A success elsewhere deleted a row between the two statements, on PostgreSQL: it begins anew.


async def settle(
    unit: Unit, counters: Sequence[Counter], right: bool, locked: type[ProblemError], tries: int = 1
) -> None:
    """Count the outcome of a try, in the caller's transaction: as `tries` failures if so many secrets were tried.

    Raises `locked` if others failed so often in the meantime that this outcome must not be told, not even a right one:
    guesses sent all at once are no more guesses than the limit allows.
    """
    now = unit.ctx.clock.now()
    rows = await _held(unit, counters, begin=not right)
    _refuse(counters, rows, now, locked)
    if right:
        await queries.forget_failures(unit.db, [one.key for one in counters if one.clears])
        return
    for one in counters:
        row, limit = rows[one.key], one.limit
        after = _attempts(row)
        for _ in range(tries):
            after = rules.after_failure(after, now, limit)
        row.failed, row.since, row.locked_until = after.failed, after.since, after.locked_until
        row.forgotten_at = rules.forgotten_at(after, now, limit)


async def unlock(ctx: Context, username: str) -> None:
    """Forget every failure of this name, wherever it was; idempotent."""
    async with ctx.unit() as unit:
        await queries.forget_failures_of(unit.db, rules.owner_of(username))


async def due(ctx: Context, most: int) -> Collection[str]:
    """Keys of counts that no longer say anything."""
    async with ctx.db.reading() as db:
        return await queries.failures_forgotten(db, ctx.clock.now(), most)


async def forget_due(ctx: Context, keys: Collection[str]) -> None:
    """Delete these counts."""
    async with ctx.unit() as unit:
        await queries.drop_forgotten(unit.db, keys, ctx.clock.now())


async def tablets_due(ctx: Context, most: int) -> Collection[UUID]:
    """Tablets on which nobody has signed in for `known_tablet_days` days."""
    async with ctx.db.reading() as db:
        return await queries.tablets_unseen(db, known_since(ctx), most)


async def forget_tablets(ctx: Context, ids: Collection[UUID]) -> None:
    """Delete these tablets."""
    async with ctx.unit() as unit:
        await queries.drop_tablets(unit.db, ids, known_since(ctx))


def known_since(ctx: Context) -> datetime:
    """A tablet is known if somebody signed in there at or after this moment."""
    return ctx.clock.now() - timedelta(days=ctx.settings.known_tablet_days)
