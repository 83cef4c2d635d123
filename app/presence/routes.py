"""HTTP routes of presence."""

from fastapi import APIRouter

from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.presence import service
from app.presence.schemas import PresenceIn
from app.signin.access import Clinician, Ctx

router = APIRouter(prefix="/api", tags=["presence"], route_class=Retrying)


@router.put("/presence", status_code=204, responses=describe(NotSignedIn, NotAllowed))
async def set_presence(ctx: Ctx, actor: Clinician, given: PresenceIn) -> None:
    """Go on call, off call, or on a break."""
    await service.set_wish(ctx, actor, given.wish)
