"""HTTP routes beside the socket: the same snapshot, and the STUN and TURN servers of a call."""

from uuid import UUID

from fastapi import APIRouter

from app.consults.errors import NoSuchConsult
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.realtime.ice import ice_servers, ice_servers_to_check
from app.realtime.protocol import Snapshot
from app.realtime.schemas import IceServers
from app.realtime.snapshots import snapshot
from app.signin.access import Caller, Ctx, Officer, Watcher

router = APIRouter(prefix="/api", tags=["realtime"], route_class=Retrying)


@router.get("/snapshot", responses=describe(NotSignedIn, NotAllowed))
async def get_snapshot(ctx: Ctx, actor: Watcher) -> Snapshot:
    """Everything the signed-in user's page shows now."""
    return await snapshot(ctx, actor)


@router.get(
    "/consults/{consult_id}/ice-servers", tags=["consults"], responses=describe(NotSignedIn, NotAllowed, NoSuchConsult)
)
async def get_ice_servers(ctx: Ctx, actor: Caller, consult_id: UUID) -> IceServers:
    """The STUN and TURN servers for a call that the user takes part in, with short-lived credentials."""
    return await ice_servers(ctx, actor, consult_id)


@router.get("/checks/ice-servers", tags=["devices"], responses=describe(NotSignedIn, NotAllowed))
async def get_ice_servers_to_check(ctx: Ctx, actor: Officer) -> IceServers:
    """The STUN and TURN servers for a tablet that tries each of them before a shift."""
    return await ice_servers_to_check(ctx, actor)
