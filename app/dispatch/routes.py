"""Dispatch over HTTP."""

from uuid import UUID

from fastapi import APIRouter

from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.dispatch import service
from app.dispatch.errors import Engaged, NoLongerWaiting, OffCall, OfferOver, TakenByAnother
from app.identity.access import Clinician, Ctx, Officer
from app.platform.errors import NotAllowed, NotSignedIn, describe

router = APIRouter(prefix="/api", tags=["dispatch"])
ACCEPT = (NotSignedIn, NotAllowed, NoSuchConsult, TakenByAnother, NoLongerWaiting, Engaged, OffCall)


@router.post(
    "/consults/{consult_id}/cancel",
    status_code=204,
    responses=describe(NotSignedIn, NotAllowed, NoSuchConsult, NotPossibleNow),
)
async def cancel(ctx: Ctx, actor: Officer, consult_id: UUID) -> None:
    """Take the request back before a clinician accepted it."""
    await service.cancel(ctx, actor, consult_id)


@router.post("/consults/{consult_id}/accept", status_code=204, responses=describe(*ACCEPT))
async def accept(ctx: Ctx, actor: Clinician, consult_id: UUID) -> None:
    """Take a waiting session. The first clinician to do so gets it."""
    await service.accept(ctx, actor, consult_id)


@router.post("/offers/{offer_id}/decline", status_code=204, responses=describe(NotSignedIn, NotAllowed, OfferOver))
async def decline(ctx: Ctx, actor: Clinician, offer_id: UUID) -> None:
    """Let an offer pass; the session goes to the next clinician."""
    await service.decline(ctx, actor, offer_id)
