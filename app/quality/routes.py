"""HTTP routes of call measurements."""

from uuid import UUID

from fastapi import APIRouter

from app.consults.errors import NoSuchConsult
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.quality import service
from app.quality.errors import EnoughMeasures, NotOfThisCall
from app.quality.schemas import SliceIn
from app.signin.access import Ctx, OfficerOrClinician

router = APIRouter(prefix="/api/consults", tags=["quality"], route_class=Retrying)


@router.put(
    "/{consult_id}/quality",
    status_code=204,
    responses=describe(NotSignedIn, NotAllowed, NoSuchConsult, NotOfThisCall, EnoughMeasures),
)
async def keep_quality(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, given: SliceIn) -> None:
    """Store this side's measurements of about a minute of its call."""
    await service.keep(ctx, actor, consult_id, given)
