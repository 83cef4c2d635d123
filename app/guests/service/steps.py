"""Steps of an invitation: changes of its state, and the events they leave in the session's record."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app import topics
from app.consults import events
from app.consults import service as consults
from app.consults.rules import LIVE, State
from app.consults.view import ConsultView
from app.context import Context
from app.guests import queries, rules
from app.guests.model import Guest
from app.guests.rules import GuestEndReason, GuestState, Step
from app.unit import Unit


def step(guest: Guest, what: Step) -> bool:
    """Apply a step to an invitation; False if it is impossible. No other function changes an invitation's state."""
    after = rules.next_state(GuestState(guest.state), what)
    if after is None:
        return False
    guest.state = after
    if after is GuestState.OVER:
        guest.name = guest.silent_at = None
    return True


async def note(unit: Unit, consult: ConsultView, event: events.OfGuest) -> None:
    """Record a guest's event on the session and notify its guests; a session that is over records no more events.

    The record holds the guest's role in the call, but no name.
    """
    if State(consult.state) in LIVE:
        unit.record(consult, event)
    unit.touch(consult)
    unit.tell(topics.guest(guest.id) for guest in await queries.of_consult(unit.db, consult.id))


async def end(unit: Unit, consult: ConsultView, guest: Guest, why: GuestEndReason) -> None:
    """End an invitation; idempotent. The caller has locked the session and the invitation."""
    if step(guest, Step.END):
        await note(unit, consult, events.GuestLeft(guest=guest.kind, why=why))
        unit.tell([topics.guest(guest.id)])


async def due(ctx: Context, most: int) -> list[UUID]:
    """The ids of at most `most` invitations that expired, whose page is gone, or whose session is over."""
    async with ctx.db.reading() as db:
        return await queries.due(db, ctx.clock.now(), await _over(db), most)


async def _over(db: AsyncSession) -> set[UUID]:
    """The ids of the sessions that are over and still have open invitations."""
    asked = await queries.consults_with_guests(db)
    return {one.id for one in await consults.standing(db, asked) if State(one.state) not in LIVE} if asked else set()


async def end_due(ctx: Context, guest_ids: Collection[UUID]) -> None:
    """End those of these invitations that are still due."""
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        found = await queries.claim_due(unit.db, guest_ids, now, await _over(unit.db))
        # Elsewhere a session is locked before its guests; here, a session that is already locked is left for later.
        held = {one.id: one for one in await consults.claim(unit.db, {guest.consult_id for guest in found})}
        for guest in found:
            why = rules.why_due(GuestState(guest.state), guest.expires_at, guest.silent_at, now)
            if guest.consult_id in held:
                await end(unit, held[guest.consult_id], guest, why or GuestEndReason.SESSION_OVER)
