"""By which ways the media of a session may go."""

from datetime import timedelta
from uuid import UUID

from app.context import Context
from app.coverage import service as coverage
from app.dispatch import service as dispatch
from app.identity.service import Actor
from app.platform import turn
from app.realtime.schemas import IceServer, Ways


async def ways(ctx: Context, actor: Actor, consult_id: UUID) -> Ways:
    """The STUN and TURN servers for one who takes part in this session, with credentials for it.

    Raises NoSuchConsult.
    """
    settings = ctx.settings
    agency_id = (await dispatch.reach(ctx, actor.user_id, consult_id)).agency_id
    async with ctx.db.reading() as db:
        policy = (await coverage.terms(ctx, db, [agency_id])).policies[agency_id]
    until = ctx.clock.now() + timedelta(seconds=settings.turn_credential_s)
    servers = [IceServer(urls=settings.stun)] if settings.stun else []
    if settings.turn:
        given = turn.credentials(settings.turn_secret.get_secret_value(), consult_id, until)
        servers.append(IceServer(urls=settings.turn, username=given.username, credential=given.password))
    return Ways(ice_servers=servers, relay_only=policy.relay_only, expires_at=until)
