"""Storing checks, and the fleet's latest checks."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import service as accounts
from app.actor import Actor
from app.checks import queries, rules
from app.checks.model import DeviceCheck
from app.checks.rules import CheckFigures, Readiness
from app.checks.schemas import CheckFiguresIn, CheckIn, CheckOut, TabletRow
from app.context import Context
from app.platform.errors import NotAllowed


async def keep(ctx: Context, actor: Actor, given: CheckIn) -> CheckOut:
    """Store a check and return its verdict; idempotent by the check's id.

    Raises NotAllowed if the id belongs to another officer's check.
    """
    measured = CheckFigures(**given.measured.model_dump())
    async with ctx.unit(actor) as unit:
        known = await unit.db.get(DeviceCheck, given.id)
        if known is not None and known.officer_id != actor.user_id:
            raise NotAllowed
        if known is None:
            known = DeviceCheck(
                id=given.id,
                agency_id=actor.organization_id,
                officer_id=actor.user_id,
                device_id=given.device_id,
                label=given.label.strip(),
                checked_at=ctx.clock.now(),
                verdict=rules.verdict(given.outcomes, measured),
                findings=rules.findings(given.outcomes, measured),
                measured=given.measured.model_dump(exclude_none=True),
            )
            unit.db.add(known)
    return CheckOut(verdict=Readiness(known.verdict), findings=known.findings, checked_at=known.checked_at)


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
