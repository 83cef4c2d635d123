"""Consults over HTTP. Every command may be sent again: its effect happens once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header

from app.consults import service
from app.consults.errors import AlreadyInConsult, NoSuchConsult, NotPossibleNow
from app.consults.schemas import ConsultRef, MediaIn, NewConsult
from app.identity.access import Ctx, Officer, OfficerOrClinician
from app.platform.errors import NotAllowed, NotSignedIn, describe

router = APIRouter(prefix="/api/consults", tags=["consults"])
Key = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=64)]
REFUSALS = (NotSignedIn, NotAllowed, NoSuchConsult, NotPossibleNow)


@router.post("", status_code=201, responses=describe(NotSignedIn, NotAllowed, AlreadyInConsult))
async def start(ctx: Ctx, actor: Officer, new: NewConsult, key: Key) -> ConsultRef:
    """Start a consult: it waits in the queue for a clinician."""
    return ConsultRef(id=await service.start(ctx, actor, key, new))


@router.post("/{consult_id}/media", status_code=204, responses=describe(*REFUSALS))
async def report_media(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, given: MediaIn) -> None:
    """Say that this side joined the call, sees the other side's media, or lost it."""
    await service.report_media(ctx, actor, consult_id, given.state)


@router.post("/{consult_id}/end", status_code=204, responses=describe(*REFUSALS))
async def end(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID) -> None:
    """End the call for both sides."""
    await service.end(ctx, actor, consult_id)
