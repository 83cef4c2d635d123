"""Everything a page shows, for each role, read in one go. A page is a function of its snapshot."""

from app import topics
from app.actor import Actor, Role
from app.consults import service as consults
from app.consults.rules import IN_CALL
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import service as dispatch
from app.guests import service as guests
from app.platform.errors import NotAllowed
from app.presence import service as presence
from app.realtime.protocol import ClinicianSnapshot, GuestSnapshot, OfficerSnapshot, Snapshot, SupervisorSnapshot
from app.sessionlog import service as sessionlog


async def snapshot(ctx: Context, actor: Actor) -> Snapshot:
    """The current snapshot for `actor`'s page. Raises NotAllowed for a role that has no live page."""
    as_of = ctx.clock.now()
    async with ctx.db.reading() as db:
        if actor.role is Role.OFFICER:
            mine = await consults.current(db, actor)
            return OfficerSnapshot(
                as_of=as_of,
                consult=await consults.view(db, mine),
                queue=await dispatch.place(ctx, db, actor.organization_id, mine),
                ringing=await dispatch.rings_at(db, mine),
                opening=await coverage.opening(ctx, db, actor.organization_id),
                closed=None if mine else await consults.closed_for(ctx, db, actor.user_id),
                guests=await guests.guests_of(ctx, db, mine),
            )
        if actor.role is Role.CLINICIAN:
            mine = await consults.current(db, actor)
            talks = mine is not None and mine.state in IN_CALL
            return ClinicianSnapshot(
                as_of=as_of,
                presence=await presence.presence_of(ctx, db, actor.user_id),
                queue=await dispatch.queue_for(ctx, db, actor),
                offer=await dispatch.offer_for(db, actor.user_id),
                consult=await consults.view(db, mine),
                wrap_up=await dispatch.wrap_up_for(ctx, db, actor.user_id),
                colleagues=await presence.roster(ctx, db, [actor.organization_id]) if talks else [],
                guests=await guests.guests_of(ctx, db, mine),
            )
        if actor.role is Role.SUPERVISOR:
            cover = await dispatch.shared_queue(ctx, db, actor.organization_id)
            return SupervisorSnapshot(
                as_of=as_of,
                live=await sessionlog.live_strip(ctx, db, actor),
                desk=await dispatch.desk(db, actor.organization_id),
                roster=await presence.roster(ctx, db, cover.providers),
            )
        if actor.role is Role.GUEST:
            return GuestSnapshot(as_of=as_of, visit=await guests.visit(db, actor))
    raise NotAllowed


async def listens_to(ctx: Context, actor: Actor) -> set[str]:
    """The topics that announce changes of `actor`'s snapshot."""
    mine = {topics.principal(actor.principal)}
    if actor.role is Role.CLINICIAN:
        return mine | {topics.provider(actor.organization_id)}
    if actor.role is Role.GUEST:
        return mine | {topics.agency(actor.organization_id)}
    async with ctx.db.reading() as db:
        cover = await dispatch.shared_queue(ctx, db, actor.organization_id)
    return mine | {topics.agency(actor.organization_id)} | {topics.provider(one) for one in cover.providers}
