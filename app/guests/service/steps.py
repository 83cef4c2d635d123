"""What happens to an invitation, on its row and on the session's record."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.consults import service as consults
from app.consults.model import Consult
from app.consults.rules import LIVE, Event, State
from app.context import Context
from app.guests import queries, rules
from app.guests.model import Guest
from app.guests.rules import GuestState, Step, Why
from app.platform.bus import looks

BATCH = 100  # invitations ended in one transaction: bounds how long their rows are held


def step(guest: Guest, what: Step) -> bool:
    """Let `what` happen; False where it cannot follow. The one door through which an invitation's state is written."""
    after = rules.next_state(GuestState(guest.state), what)
    if after is None:
        return False
    guest.state = after
    if after is GuestState.OVER:
        guest.name = guest.silent_at = None
    return True


def note(ctx: Context, db: AsyncSession, consult: Consult, guest: Guest, event: Event, **said: Any) -> None:
    """On the record: what they are in the call for, and no name. A session that is over has no more events."""
    actor_id = said.pop("by", None)
    if State(consult.state) in LIVE:
        consults.record(ctx, db, consult, event, actor_id, guest=guest.kind, **said)


async def topics(ctx: Context, db: AsyncSession, consult: Consult) -> set[str]:
    """Everyone who must look again: the session's, and its guests."""
    people = await queries.of_consult(db, consult.id)
    return await consults.topics(ctx, db, consult) | {f"user:{guest.id}" for guest in people}


async def end(ctx: Context, db: AsyncSession, consult: Consult, guest: Guest, why: Why, **by: UUID) -> set[str]:
    """End an invitation; returns whom to tell, nobody where it was over. The caller holds the session and it."""
    if not step(guest, Step.END):
        return set()
    note(ctx, db, consult, guest, Event.GUEST_LEFT, why=str(why), **by)
    return await topics(ctx, db, consult) | {f"user:{guest.id}"}


async def settle_due(ctx: Context) -> None:
    """End the invitations that nobody opened in time, whose page is gone, and whose session is over."""
    now = ctx.clock.now()
    async with ctx.db.reading() as db:
        asked = await queries.consults_with_guests(db)
        if not asked:
            return
        over = {one.id for one in await consults.standing(db, asked) if State(one.state) not in LIVE}
    async with ctx.db.transaction() as db:
        due = await queries.claim_due(db, now, over, BATCH)
        tell: set[str] = set()
        # Everywhere else a session is held before its guests; here one that somebody else holds is left for later.
        held = {consult.id: consult for consult in await consults.claim(db, {guest.consult_id for guest in due})}
        for guest in due:
            why = rules.why_due(GuestState(guest.state), guest.expires_at, guest.silent_at, now) or Why.SESSION_OVER
            if guest.consult_id in held:
                tell |= await end(ctx, db, held[guest.consult_id], guest, why)
    ctx.bus.publish(looks(tell))
