"""What a page asks for over HTTP beside its socket: the same snapshot, and the ways that media may go."""

from uuid import UUID

from fastapi import APIRouter

from app.consults.errors import NoSuchConsult
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.realtime.protocol import Snapshot
from app.realtime.relays import ways, ways_to_check
from app.realtime.schemas import Ways
from app.realtime.snapshots import snapshot
from app.signin.access import Caller, Ctx, Officer, Watcher

router = APIRouter(prefix="/api", tags=["realtime"], route_class=Retrying)


@router.get("/snapshot", responses=describe(NotSignedIn, NotAllowed))
async def get_snapshot(ctx: Ctx, actor: Watcher) -> Snapshot:
    """All that the signed-in user's page must show now."""
    return await snapshot(ctx, actor)


@router.get(
    "/consults/{consult_id}/ways", tags=["consults"], responses=describe(NotSignedIn, NotAllowed, NoSuchConsult)
)
async def get_ways(ctx: Ctx, actor: Caller, consult_id: UUID) -> Ways:
    """The STUN and TURN servers of a call one is in, with credentials of this session that soon expire."""
    return await ways(ctx, actor, consult_id)


@router.get("/checks/ways", tags=["devices"], responses=describe(NotSignedIn, NotAllowed))
async def get_ways_to_check(ctx: Ctx, actor: Officer) -> Ways:
    """The STUN and TURN servers, for a tablet that tries each of them before a shift."""
    return await ways_to_check(ctx, actor)
