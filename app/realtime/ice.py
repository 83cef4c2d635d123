"""The STUN and TURN servers for the browsers in a call, with short-lived credentials."""

from datetime import timedelta
from uuid import UUID

from app.actor import Actor
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import service as dispatch
from app.platform import turn
from app.realtime.schemas import IceServer, IceServers

CHECK_S = 120  # time for everything in a check besides its test call


async def ice_servers(ctx: Context, actor: Actor, consult_id: UUID) -> IceServers:
    """The servers for a participant of this session, with credentials valid for `turn_credential_s` seconds.

    Each side has one name at the relay for the whole session, however often it asks.

    Raises NoSuchConsult.
    """
    agency_id = (await dispatch.reach(ctx, actor.principal, consult_id)).agency_id
    return await _ice_servers(ctx, agency_id, f"{consult_id}", actor, ctx.settings.turn_credential_s)


async def ice_servers_to_check(ctx: Context, actor: Actor) -> IceServers:
    """The servers for a tablet's check before a shift, with credentials valid for the length of a check.

    Each user has one name at the relay, however many checks they make.
    """
    return await _ice_servers(ctx, actor.organization_id, "check", actor, ctx.settings.echo_s + CHECK_S)


async def _ice_servers(ctx: Context, agency_id: UUID, what: str, actor: Actor, life_s: float) -> IceServers:
    settings = ctx.settings
    async with ctx.db.reading() as db:
        policy = (await coverage.terms(ctx, db, [agency_id])).policies[agency_id]
    until = ctx.clock.now() + timedelta(seconds=life_s)
    servers = [IceServer(urls=settings.stun)] if settings.stun else []
    if settings.turn:
        secret = settings.turn_secret.get_secret_value()
        given = turn.credentials(secret, turn.name_of(secret, what, str(actor.principal)), until)
        servers.append(IceServer(urls=settings.turn, username=given.username, credential=given.password))
    return IceServers(ice_servers=servers, relay_only=policy.relay_only, expires_at=until)
