"""Who is on call, who is there, and who should be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.actor import Actor
from app.context import Context
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.platform.bus import looks
from app.platform.calendar import parse
from app.presence import queries, rules
from app.presence.model import Clinician, PresenceEvent, Shift
from app.presence.rules import Cause, Engagement, Plan, Status, Wish
from app.presence.schemas import NewShift, PresenceOut, RosterRow, Skills
from app.topics import DISPATCH

BATCH = 50  # clinicians or shifts handled in one transaction: bounds how long their rows are held


@dataclass(frozen=True)
class Member:
    """A clinician as dispatch sees them. `here` says that their page is open."""

    clinician_id: UUID
    provider_id: UUID
    status: Status
    wish: Wish
    here: bool
    idle_since: datetime
    sessions_today: int
    capacity: int
    backup_after_s: int
    languages: frozenset[str]
    skills: frozenset[str]
    license_states: frozenset[str]
    ages: frozenset[str]


def _here(row: Clinician, now: datetime) -> bool:
    return row.lost_at is None and row.connected_until is not None and row.connected_until > now


def _member(row: Clinician, now: datetime) -> Member:
    return Member(
        clinician_id=row.user_id,
        provider_id=row.provider_id,
        status=Status(row.status),
        wish=Wish(row.wish),
        here=_here(row, now),
        idle_since=row.idle_since or now,
        sessions_today=row.sessions_today if row.sessions_day == now.date() else 0,
        capacity=row.capacity,
        backup_after_s=row.backup_after_s,
        languages=frozenset(row.languages),
        skills=frozenset(row.skills),
        license_states=frozenset(row.license_states),
        ages=frozenset(row.ages),
    )


async def enrol(ctx: Context, clinician_id: UUID, provider_id: UUID, skills: Skills) -> None:
    """Note what a clinician may take; saying it again changes it, and leaves their status alone."""
    async with ctx.db.transaction() as db:
        await db.merge(Clinician(user_id=clinician_id, provider_id=provider_id, **skills.model_dump(mode="json")))


def _engaged(row: Clinician) -> list[Engagement]:
    return [Engagement(row.status)] if row.status in set(Engagement) else []


def _settle(ctx: Context, db: AsyncSession, row: Clinician, cause: Cause, busy: Collection[Engagement]) -> None:
    """Work out the status anew, and keep the change, if it is one, as an event."""
    now = ctx.clock.now()
    after = rules.status(Wish(row.wish), row.lost_at is None, busy)
    if after == row.status:
        return
    if after is Status.ON_CALL and row.status != Status.OFFERED and cause is not Cause.BACK:
        row.idle_since = now
    row.status, row.status_since, row.cause = after, now, cause
    row.last_seq += 1
    db.add(PresenceEvent(clinician_id=row.user_id, seq=row.last_seq, at=now, status=after, cause=cause))


def _told(rows: Collection[Clinician]) -> set[str]:
    """Everyone who must look again when these clinicians' status changed."""
    return {f"user:{row.user_id}" for row in rows} | {f"provider:{row.provider_id}" for row in rows} | {DISPATCH}


async def set_wish(ctx: Context, actor: Actor, wish: Wish) -> None:
    """Go on call, off call or on a break; saying it twice changes nothing.

    An offer that rings then goes to the next clinician; a session goes on, and the wish counts after it.
    """
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        found = await queries.locked(db, [actor.user_id])
        row = found[0] if found else _first_day(actor)
        if not found:
            db.add(row)
            await db.flush()
        row.wish, row.misses, row.lost_at = wish, 0, None
        # Setting it is a sign of life too: the socket may only just be reconnecting.
        row.connected_until = max(row.connected_until or now, now + timedelta(seconds=ctx.settings.lease_s))
        _settle(ctx, db, row, Cause.SET, _engaged(row))
    ctx.bus.publish(looks(_told([row])))


def _first_day(actor: Actor) -> Clinician:
    skills = Skills().model_dump(mode="json")
    return Clinician(
        user_id=actor.user_id,
        provider_id=actor.organization_id,
        status=Status.OFF,
        last_seq=0,
        sessions_today=0,
        **skills,
    )


async def engage(
    ctx: Context, db: AsyncSession, engagements: Mapping[UUID, Collection[Engagement]], cause: Cause
) -> set[str]:
    """Note what these clinicians are engaged in now, for the reason given; returns whom to tell.

    Too many missed offers in a row set a clinician off call, with a notice (2600hz/kazoo #6609 did so for ever and
    without a word).
    """
    now = ctx.clock.now()
    rows = await queries.locked(db, engagements)
    for row in rows:
        if cause in (Cause.ACCEPTED, Cause.DECLINED):
            row.misses = 0
        if cause is Cause.MISSED:
            row.misses, row.idle_since = row.misses + 1, now
            if row.misses >= ctx.settings.misses and row.wish != Wish.OFF:
                row.wish = Wish.OFF
                notices.post(ctx, db, row.user_id, NoticeKind.SET_OFF_CALL)
        if cause is Cause.ACCEPTED:
            row.sessions_today = row.sessions_today + 1 if row.sessions_day == now.date() else 1
            row.sessions_day = now.date()
        _settle(ctx, db, row, cause, engagements[row.user_id])
    return _told(rows)


async def heartbeat(ctx: Context, clinician_ids: Collection[UUID]) -> None:
    """Note that these clinicians' pages are open; who had been lost is back, as if nothing had been."""
    until = ctx.clock.now() + timedelta(seconds=ctx.settings.lease_s)
    tell: set[str] = set()
    async with ctx.db.transaction() as db:
        if lost := await queries.set_connected(db, clinician_ids, until):
            rows = await queries.locked(db, lost)
            for row in rows:
                row.lost_at = None
                _settle(ctx, db, row, Cause.BACK, _engaged(row))
            tell = _told(rows)
    ctx.bus.publish(looks(tell))


async def page_closed(ctx: Context, clinician_id: UUID) -> None:
    """Note that a clinician's last page closed: they count as there only long enough for a reload."""
    until = ctx.clock.now() + timedelta(seconds=ctx.settings.reload_grace_s)
    async with ctx.db.transaction() as db:
        await queries.set_connected(db, [clinician_id], until)


async def find_lost(ctx: Context) -> None:
    """Take off call whoever has not been heard of for a lease, and forget the wish of who stays away."""
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        lost = await queries.silent(db, now, BATCH)
        for row in lost:
            row.lost_at = now
            _settle(ctx, db, row, Cause.LOST, _engaged(row))
        gone = await queries.gone(db, now - timedelta(seconds=ctx.settings.lost_grace_s), BATCH)
        for row in gone:
            row.wish = Wish.OFF
        tell = _told([*lost, *gone]) if lost or gone else set()
    ctx.bus.publish(looks(tell))


async def members(db: AsyncSession, provider_ids: Collection[UUID], now: datetime) -> list[Member]:
    """Everybody who works for these provider organizations, on call or not."""
    return [_member(row, now) for row in await queries.of_providers(db, provider_ids)]


async def count_on_call(db: AsyncSession, provider_ids: Collection[UUID], now: datetime) -> int:
    """How many clinicians of these providers are on call and there, busy or not."""
    return await queries.count_on_call(db, provider_ids, now)


async def seen(db: AsyncSession, ids: Collection[UUID], now: datetime) -> dict[UUID, Member]:
    """These clinicians, as they stand."""
    return {row.user_id: _member(row, now) for row in await queries.by_ids(db, ids)}


async def gone_from_desk(db: AsyncSession, ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Who of these cannot answer any more: off call, on a break, or without an open page."""
    return set(ids) - await queries.at_desk(db, ids, now)


async def hold(db: AsyncSession, ids: Collection[UUID], now: datetime, skip: bool = False) -> dict[UUID, Member]:
    """The same for these clinicians, held until the transaction ends; with `skip` without those held elsewhere."""
    return {row.user_id: _member(row, now) for row in await queries.locked(db, ids, skip)}


async def presence_of(ctx: Context, db: AsyncSession, clinician_id: UUID) -> PresenceOut:
    """What a clinician's own page says about them."""
    now = ctx.clock.now()
    row = await db.get(Clinician, clinician_id)
    if row is None:
        return PresenceOut(status=Status.OFF, wish=Wish.OFF, since=None, cause=None, shift_until=None, shift_at=None)
    plans = [_plan(shift) for shift in await queries.shifts(db, [clinician_id])]
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


def _plan(shift: Shift) -> Plan:
    return Plan(parse(shift.weekly), ZoneInfo(shift.time_zone), shift.valid_from, shift.valid_until)


async def add_shift(ctx: Context, clinician_id: UUID, new: NewShift) -> UUID:
    """Plan a shift that comes again every week. Returns its id."""
    shift = Shift(id=uuid7(), clinician_id=clinician_id, **new.model_dump())
    shift.remind_at = rules.next_reminder(_plan(shift), ctx.clock.now(), ctx.settings.shift_reminder_s)
    async with ctx.db.transaction() as db:
        db.add(shift)
    return shift.id


async def remind(ctx: Context) -> None:
    """Tell clinicians of shifts that begin soon, once each."""
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        for shift in await queries.claim_reminders(db, now, BATCH):
            notices.post(ctx, db, shift.clinician_id, NoticeKind.SHIFT_SOON)
            shift.remind_at = rules.next_reminder(_plan(shift), now, ctx.settings.shift_reminder_s)


async def roster(ctx: Context, db: AsyncSession, provider_ids: Collection[UUID]) -> list[RosterRow]:
    """Everybody who works for these providers: planned and actual beside each other."""
    now = ctx.clock.now()
    rows = await queries.of_providers(db, provider_ids)
    names = await accounts.names_of(db, [row.user_id for row in rows])
    plans: dict[UUID, list[Plan]] = {row.user_id: [] for row in rows}
    for shift in await queries.shifts(db, list(plans)):
        plans[shift.clinician_id].append(_plan(shift))
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
                here=_here(row, now),
                shift_until=on.end if on else None,
                off_plan=rules.off_plan(Status(row.status), on is not None, bool(plans[row.user_id])),
            )
        )
    return sorted(made, key=lambda one: (one.status == Status.OFF, one.name))
