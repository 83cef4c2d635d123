"""By which ways the media of a session may go."""

from datetime import timedelta
from uuid import UUID, uuid4

from app.actor import Actor
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import service as dispatch
from app.platform import turn
from app.realtime.schemas import IceServer, Ways

CHECK_S = 120  # for all that a check does beside its call


async def ways(ctx: Context, actor: Actor, consult_id: UUID) -> Ways:
    """The STUN and TURN servers for one who takes part in this session, with credentials for it.

    Raises NoSuchConsult.
    """
    return await _ways(ctx, (await dispatch.reach(ctx, actor.user_id, consult_id)).agency_id, consult_id)


async def ways_to_check(ctx: Context, actor: Actor) -> Ways:
    """The same for a tablet's test call, with credentials for as long as one takes."""
    return await _ways(ctx, actor.organization_id, uuid4(), ctx.settings.echo_s + CHECK_S)


async def _ways(ctx: Context, agency_id: UUID, session_id: UUID, life_s: float | None = None) -> Ways:
    settings = ctx.settings
    async with ctx.db.reading() as db:
        policy = (await coverage.terms(ctx, db, [agency_id])).policies[agency_id]
    until = ctx.clock.now() + timedelta(seconds=life_s or settings.turn_credential_s)
    servers = [IceServer(urls=settings.stun)] if settings.stun else []
    if settings.turn:
        given = turn.credentials(settings.turn_secret.get_secret_value(), session_id, until)
        servers.append(IceServer(urls=settings.turn, username=given.username, credential=given.password))
    return Ways(ice_servers=servers, relay_only=policy.relay_only, expires_at=until)
