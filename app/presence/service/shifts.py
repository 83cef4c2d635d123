"""Planned shifts, and the comparison of planned and actual."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts import service as accounts
from app.context import Context
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.platform.calendar import parse
from app.presence import queries, rules
from app.presence.model import Clinician, Shift
from app.presence.rules import Cause, PlannedShift, Status, Wish
from app.presence.schemas import NewShift, PresenceOut, RosterRow
from app.presence.service.members import is_here


def plan_of(shift: Shift) -> PlannedShift:
    """The plan of a stored shift. Raises ValueError or ZoneInfoNotFoundError if the stored values are invalid."""
    return PlannedShift(parse(shift.weekly), ZoneInfo(shift.time_zone), shift.valid_from, shift.valid_until)


async def add_shift(ctx: Context, clinician_id: UUID, new: NewShift) -> UUID:
    """Plan a shift that repeats every week. Returns its id."""
    shift = Shift(id=uuid7(), clinician_id=clinician_id, **new.model_dump())
    shift.remind_at = rules.next_reminder(plan_of(shift), ctx.clock.now(), ctx.settings.shift_reminder_s)
    async with ctx.unit() as unit:
        unit.db.add(shift)
    return shift.id


async def remind(ctx: Context, shift_ids: Collection[UUID]) -> None:
    """Send the reminders of these shifts that are still due, once each."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        for shift in await queries.claim_reminders(unit.db, shift_ids, now):
            notices.post(unit, shift.clinician_id, NoticeKind.SHIFT_SOON)
            shift.remind_at = rules.next_reminder(plan_of(shift), now, ctx.settings.shift_reminder_s)


async def presence_of(ctx: Context, db: AsyncSession, clinician_id: UUID) -> PresenceOut:
    """A clinician's presence, as shown on their own page."""
    now = ctx.clock.now()
    row = await db.get(Clinician, clinician_id)
    if row is None:
        return PresenceOut(status=Status.OFF, wish=Wish.OFF, since=None, cause=None, shift_until=None, shift_at=None)
    plans = [plan_of(shift) for shift in await queries.shifts(db, [clinician_id])]
    on = rules.on_shift(plans, now)
    coming = [span.start for plan in plans for span in plan.between(now, now + timedelta(hours=12)) if span.start > now]
    return PresenceOut(
        status=Status(row.status),
        wish=Wish(row.wish),
        since=row.status_since,
        cause=Cause(row.cause) if row.cause else None,
        shift_until=on.end if on else None,
        shift_at=None if on else min(coming, default=None),
    )


async def roster(ctx: Context, db: AsyncSession, provider_ids: Collection[UUID]) -> list[RosterRow]:
    """All clinicians of these providers, each with planned and actual status."""
    now = ctx.clock.now()
    rows = await queries.of_providers(db, provider_ids)
    names = await accounts.names_of(db, [row.user_id for row in rows])
    plans: dict[UUID, list[PlannedShift]] = {row.user_id: [] for row in rows}
    for shift in await queries.shifts(db, list(plans)):
        plans[shift.clinician_id].append(plan_of(shift))
    made = []
    for row in rows:
        on = rules.on_shift(plans[row.user_id], now)
        made.append(
            RosterRow(
                id=row.user_id,
                name=names[row.user_id],
                status=Status(row.status),
                since=row.status_since,
                cause=Cause(row.cause) if row.cause else None,
                here=is_here(row, now),
                shift_until=on.end if on else None,
                off_plan=rules.off_plan(Status(row.status), on is not None, bool(plans[row.user_id])),
            )
        )
    return sorted(made, key=lambda one: (one.status == Status.OFF, one.name))
