"""Presence over HTTP."""

from fastapi import APIRouter

from app.identity.access import Clinician, Ctx
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.presence import service
from app.presence.schemas import PresenceIn

router = APIRouter(prefix="/api", tags=["presence"])


@router.put("/presence", status_code=204, responses=describe(NotSignedIn, NotAllowed))
async def set_presence(ctx: Ctx, actor: Clinician, given: PresenceIn) -> None:
    """Go on call or off call."""
    await service.set_on_call(ctx, actor, given.on_call)
