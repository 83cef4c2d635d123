"""What each role's page must show, read in one go. A page is a function of its snapshot."""

from app.audit import service as audit
from app.consults import service as consults
from app.context import Context
from app.dispatch import service as dispatch
from app.identity.rules import Role
from app.identity.service import Actor
from app.platform.errors import NotAllowed
from app.presence import service as presence
from app.realtime.protocol import ClinicianSnapshot, OfficerSnapshot, Snapshot, SupervisorSnapshot


async def snapshot(ctx: Context, actor: Actor) -> Snapshot:
    """Where things stand for `actor`. Raises NotAllowed for a role that has no live page."""
    as_of = ctx.clock.now()
    async with ctx.db.reading() as db:
        if actor.role is Role.OFFICER:
            consult = await consults.current(db, actor)
            place = await dispatch.place(ctx, db, actor.organisation_id, consult.id if consult else None)
            return OfficerSnapshot(as_of=as_of, consult=consult, queue=place)
        if actor.role is Role.CLINICIAN:
            return ClinicianSnapshot(
                as_of=as_of,
                presence=await presence.presence_of(db, actor.user_id),
                queue=await dispatch.queue_for(db, actor.organisation_id),
                offer=await dispatch.offer_for(db, actor.user_id),
                consult=await consults.current(db, actor),
            )
        if actor.role is Role.SUPERVISOR:
            return SupervisorSnapshot(as_of=as_of, live=await audit.live_strip(ctx, db, actor))
    raise NotAllowed


async def topics(ctx: Context, actor: Actor) -> set[str]:
    """The topics whose notices mean that `actor`'s snapshot may differ."""
    mine = {f"user:{actor.user_id}"}
    if actor.role is Role.CLINICIAN:
        return mine | {f"provider:{actor.organisation_id}"}
    async with ctx.db.reading() as db:
        cover = await dispatch.cover_of(db, actor.organisation_id)
    return mine | {f"agency:{actor.organisation_id}"} | {f"provider:{one}" for one in cover.providers}
