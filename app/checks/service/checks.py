"""Storing checks, and the fleet's latest checks."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts import service as accounts
from app.actor import Actor
from app.checks import queries, rules
from app.checks.model import DeviceCheck
from app.checks.rules import CheckFigures, Readiness
from app.checks.schemas import CheckFiguresIn, CheckIn, CheckOut, TabletRow
from app.context import Context


async def keep(ctx: Context, actor: Actor, key: str, given: CheckIn) -> CheckOut:
    """Store a check and return its verdict; idempotent by the officer's `key`."""
    try:
        async with ctx.unit(actor) as unit:
            kept = await queries.by_key(unit.db, actor.user_id, key)
            if kept is None:
                kept = _new(ctx, actor, key, given)
                unit.db.add(kept)
    except IntegrityError:
        # The same check, sent twice at once.
        async with ctx.db.reading() as db:
            kept = await queries.by_key(db, actor.user_id, key)
        if kept is None:
            raise
    return CheckOut(verdict=Readiness(kept.verdict), findings=kept.findings, checked_at=kept.checked_at)


def _new(ctx: Context, actor: Actor, key: str, given: CheckIn) -> DeviceCheck:
    measured = CheckFigures(**given.measured.model_dump())
    return DeviceCheck(
        id=uuid7(),
        agency_id=actor.organization_id,
        officer_id=actor.user_id,
        request_key=key,
        device_id=given.device_id,
        label=given.label.strip(),
        checked_at=ctx.clock.now(),
        verdict=rules.verdict(given.outcomes, measured),
        findings=rules.findings(given.outcomes, measured),
        measured=given.measured.model_dump(exclude_none=True),
    )


async def fleet(ctx: Context, actor: Actor) -> list[TabletRow]:
    """The tablets of the supervisor's agency, each with its latest check; the oldest check comes first."""
    async with ctx.db.reading() as db:
        latest = await queries.latest(db, actor.organization_id)
        return await _rows(db, latest)


async def _rows(db: AsyncSession, checks: list[DeviceCheck]) -> list[TabletRow]:
    names: dict[UUID, str] = await accounts.names_of(db, {one.officer_id for one in checks})
    return [
        TabletRow(
            device_id=one.device_id,
            label=one.label,
            officer=names[one.officer_id],
            verdict=Readiness(one.verdict),
            findings=one.findings,
            checked_at=one.checked_at,
            measured=CheckFiguresIn(**one.measured),
        )
        for one in checks
    ]
