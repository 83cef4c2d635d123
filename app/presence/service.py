"""Who is on call."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.context import Context
from app.identity.service import Actor
from app.presence import queries
from app.presence.model import Clinician
from app.presence.schemas import PresenceOut
from app.realtime.bus import DISPATCH


@dataclass(frozen=True)
class Reachable:
    """A clinician who is on call and whose page is open."""

    clinician_id: UUID
    provider_id: UUID
    languages: frozenset[str]
    backup_after_s: int
    idle_since: datetime


async def enrol(
    ctx: Context, clinician_id: UUID, provider_id: UUID, languages: Collection[str], backup_after_s: int = 0
) -> None:
    """Note what a clinician speaks, and after how many seconds of waiting a backup is offered sessions."""
    async with ctx.db.transaction() as db:
        await db.merge(
            Clinician(
                user_id=clinician_id,
                provider_id=provider_id,
                languages=sorted(languages),
                backup_after_s=backup_after_s,
            )
        )


async def set_on_call(ctx: Context, actor: Actor, on_call: bool) -> None:
    """Go on or off call; saying it twice changes nothing. An offer that rings then goes to the next."""
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        row = await db.get(Clinician, actor.user_id, with_for_update=True)
        if row is None:
            row = Clinician(user_id=actor.user_id, provider_id=actor.organisation_id, on_call=False)
            db.add(row)
        if row.on_call != on_call:
            row.on_call = on_call
            row.on_call_since = row.idle_since = now if on_call else None
        # Setting it is a sign of life too: the socket may only just be reconnecting.
        row.connected_until = max(row.connected_until or now, now + timedelta(seconds=ctx.settings.lease_s))
    ctx.bus.publish([f"user:{actor.user_id}", f"provider:{actor.organisation_id}", DISPATCH])


async def heartbeat(ctx: Context, clinician_ids: Collection[UUID]) -> None:
    """Note that these clinicians' pages are open."""
    until = ctx.clock.now() + timedelta(seconds=ctx.settings.lease_s)
    async with ctx.db.transaction() as db:
        await queries.set_connected(db, clinician_ids, until)


async def page_closed(ctx: Context, clinician_id: UUID) -> None:
    """Note that a clinician's last page closed: they count as there only long enough for a reload."""
    until = ctx.clock.now() + timedelta(seconds=ctx.settings.reload_grace_s)
    async with ctx.db.transaction() as db:
        await queries.set_connected(db, [clinician_id], until)


async def reachable(db: AsyncSession, now: datetime, lock: bool = False) -> list[Reachable]:
    """The clinicians who can be offered a session, busy or not."""
    return [
        Reachable(
            row.user_id,
            row.provider_id,
            frozenset(row.languages),
            row.backup_after_s,
            row.idle_since or now,
        )
        for row in await queries.reachable(db, now, lock)
    ]


async def became_idle(db: AsyncSession, clinician_id: UUID, now: datetime) -> None:
    """A clinician has nothing to do from `now` on; the longest idle is offered the next session."""
    await queries.set_idle(db, clinician_id, now)


async def presence_of(db: AsyncSession, clinician_id: UUID) -> PresenceOut:
    """Whether a clinician is on call, and since when."""
    row = await db.get(Clinician, clinician_id)
    if row is None:
        return PresenceOut(on_call=False, since=None)
    return PresenceOut(on_call=row.on_call, since=row.on_call_since)
