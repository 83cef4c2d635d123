"""A clinician's status: what decides it, and how a change is recorded and published."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from app import topics
from app.actor import Actor
from app.context import Context
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.presence import queries, rules
from app.presence.model import Clinician, PresenceEvent
from app.presence.rules import Cause, Engagement, Status, Wish
from app.presence.schemas import Skills
from app.topics import DISPATCH
from app.unit import RECORDINGS, Recording, Unit


@dataclass(frozen=True)
class Settled:
    """A fact behind a clinician's status changed because of `cause`; `busy` holds their current engagements."""

    cause: Cause
    busy: Collection[Engagement]


def _write(unit: Unit, row: Clinician, event: Settled) -> bool:
    """Derive the status again and record a change as an event. Returns False if the status is unchanged."""
    now = unit.ctx.clock.now()
    after = rules.status(Wish(row.wish), row.lost_at is None, event.busy)
    if after == row.status:
        return False
    if after is Status.ON_CALL and row.status != Status.OFFERED and event.cause is not Cause.BACK:
        row.idle_since = now
    row.status, row.status_since, row.cause = after, now, event.cause
    row.last_seq += 1
    unit.db.add(PresenceEvent(clinician_id=row.user_id, seq=row.last_seq, at=now, status=after, cause=event.cause))
    return True


async def _listeners(_unit: Unit, rows: Collection[Clinician]) -> set[str]:
    """The topics to publish when the status of these clinicians has changed."""
    people = {topics.user(row.user_id) for row in rows}
    return people | {topics.provider(row.provider_id) for row in rows} | {DISPATCH}


RECORDINGS[Clinician] = Recording(_write, _listeners)


def _engaged(row: Clinician) -> list[Engagement]:
    return [Engagement(row.status)] if row.status in set(Engagement) else []


async def enrol(ctx: Context, clinician_id: UUID, provider_id: UUID, skills: Skills) -> None:
    """Store a clinician's qualifications; a second call replaces them and leaves the status unchanged."""
    async with ctx.unit() as unit:
        await unit.db.merge(Clinician(user_id=clinician_id, provider_id=provider_id, **skills.model_dump(mode="json")))


async def set_wish(ctx: Context, actor: Actor, wish: Wish) -> None:
    """Go on call, off call or on a break; idempotent.

    A ringing offer then goes to the next clinician. A session continues, and the wish takes effect after it.
    """
    now = ctx.clock.now()
    async with ctx.unit(actor) as unit:
        found = await queries.locked(unit.db, [actor.user_id])
        row = found[0] if found else _first_day(actor)
        if not found:
            unit.db.add(row)
            await unit.db.flush()
        row.wish, row.misses, row.lost_at = wish, 0, None
        # Setting a wish counts as a heartbeat too: the socket may still be reconnecting.
        row.connected_until = max(row.connected_until or now, now + timedelta(seconds=ctx.settings.lease_s))
        unit.record(row, Settled(Cause.SET, _engaged(row)))
        unit.touch(row)


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


async def engage(unit: Unit, engagements: Mapping[UUID, Collection[Engagement]], cause: Cause) -> None:
    """Store the current engagements of these clinicians, and the cause of the change.

    Too many missed offers in a row take a clinician off call, with a notice (2600hz/kazoo #6609 did so permanently and
    silently).
    """
    settings, now = unit.ctx.settings, unit.ctx.clock.now()
    for row in await queries.locked(unit.db, engagements):
        if cause in (Cause.ACCEPTED, Cause.DECLINED):
            row.misses = 0
        if cause is Cause.MISSED:
            row.misses, row.idle_since = row.misses + 1, now
            if row.misses >= settings.misses and row.wish != Wish.OFF:
                row.wish = Wish.OFF
                notices.post(unit, row.user_id, NoticeKind.SET_OFF_CALL)
        if cause is Cause.ACCEPTED:
            row.sessions_today = row.sessions_today + 1 if row.sessions_day == now.date() else 1
            row.sessions_day = now.date()
        unit.record(row, Settled(cause, engagements[row.user_id]))
        unit.touch(row)


async def page_opened(ctx: Context, actor: Actor) -> None:
    """Record that a clinician's page opened, and notify dispatch and supervisors: a session may be waiting for it."""
    async with ctx.unit(actor) as unit:
        await _renew(unit, [actor.user_id])
        unit.tell([DISPATCH, topics.provider(actor.organization_id)])


async def heartbeat(ctx: Context, clinician_ids: Collection[UUID]) -> None:
    """Record that these clinicians' pages are open; those who had lost the connection keep their previous wish."""
    async with ctx.unit() as unit:
        await _renew(unit, clinician_ids)


async def _renew(unit: Unit, clinician_ids: Collection[UUID]) -> None:
    until = unit.ctx.clock.now() + timedelta(seconds=unit.ctx.settings.lease_s)
    if lost := await queries.set_connected(unit.db, clinician_ids, until):
        for row in await queries.locked(unit.db, lost):
            row.lost_at = None
            unit.record(row, Settled(Cause.BACK, _engaged(row)))
            unit.touch(row)


async def page_closed(ctx: Context, clinician_id: UUID) -> None:
    """Record that a clinician's last page closed; they count as present only long enough for a reload."""
    until = ctx.clock.now() + timedelta(seconds=ctx.settings.reload_grace_s)
    async with ctx.unit() as unit:
        await queries.set_connected(unit.db, [clinician_id], until)


async def take_off_lost(ctx: Context, clinician_ids: Collection[UUID]) -> None:
    """Take those of these clinicians off call whose lease has expired."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        for row in await queries.claim_silent(unit.db, clinician_ids, now):
            row.lost_at = now
            unit.record(row, Settled(Cause.LOST, _engaged(row)))
            unit.touch(row)


async def forget_wish(ctx: Context, clinician_ids: Collection[UUID]) -> None:
    """Reset the wish of those of these clinicians who stay away, so that they do not go back on call by accident."""
    async with ctx.unit() as unit:
        for row in await queries.claim_gone(unit.db, clinician_ids, ctx.clock.now() - grace(ctx)):
            row.wish = Wish.OFF
            unit.touch(row)


def grace(ctx: Context) -> timedelta:
    """How long after losing the connection a clinician goes back on call automatically."""
    return timedelta(seconds=ctx.settings.lost_grace_s)
