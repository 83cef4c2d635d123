"""HTTP routes of dispatch. Every command is idempotent: clients may send it again."""

from uuid import UUID

from fastapi import APIRouter

from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.schemas import CallBackIn
from app.dispatch import service
from app.dispatch.errors import (
    Engaged,
    LacksRequirement,
    NobodyJoined,
    NoLongerWaiting,
    NoMoreExtensions,
    NotInWrapUp,
    NotThere,
    NotYet,
    OffCall,
    OfferOver,
    TakenByAnother,
)
from app.dispatch.schemas import Assignment, Decline, Extension, HandOffIn, Move, Reason
from app.guests.errors import CallFull
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.signin.access import Clinician, Ctx, Officer, OfficerOrClinician, Supervisor

router = APIRouter(prefix="/api", tags=["dispatch"], route_class=Retrying)
COMMON = (NotSignedIn, NotAllowed, NoSuchConsult, NotPossibleNow)
ACCEPT = (
    NotSignedIn,
    NotAllowed,
    NoSuchConsult,
    TakenByAnother,
    NoLongerWaiting,
    NotYet,
    Engaged,
    OffCall,
    LacksRequirement,
)


@router.post("/consults/{consult_id}/cancel", status_code=204, responses=describe(*COMMON))
async def cancel(ctx: Ctx, actor: Officer, consult_id: UUID) -> None:
    """Cancel the request before a clinician accepts it."""
    await service.cancel(ctx, actor, consult_id)


@router.post("/consults/{consult_id}/call-back", status_code=204, responses=describe(*COMMON))
async def ask_call_back(ctx: Ctx, actor: Officer, consult_id: UUID, given: CallBackIn) -> None:
    """Keep the session's place in the queue while the officer moves, and ring this tablet when a clinician is free."""
    await service.ask_call_back(ctx, actor, consult_id, given.after_s)


@router.post("/consults/{consult_id}/end", status_code=204, responses=describe(*COMMON))
async def end(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID) -> None:
    """End the consult; a second clinician only leaves it."""
    await service.end(ctx, actor, consult_id)


@router.post("/consults/{consult_id}/accept", status_code=204, responses=describe(*ACCEPT))
async def accept(ctx: Ctx, actor: Clinician, consult_id: UUID) -> None:
    """Accept a waiting session, or join a call that rings for this clinician. The first clinician to accept gets it."""
    await service.accept(ctx, actor, consult_id)


@router.post("/offers/{offer_id}/decline", status_code=204, responses=describe(NotSignedIn, NotAllowed, OfferOver))
async def decline(ctx: Ctx, actor: Clinician, offer_id: UUID, given: Decline) -> None:
    """Decline an offer with a reason; the session is offered to the next clinician."""
    await service.decline(ctx, actor, offer_id, given.reason)


@router.post(
    "/presence/wrap-up/extend",
    status_code=204,
    responses=describe(NotSignedIn, NotAllowed, NotInWrapUp, NoMoreExtensions),
)
async def extend_wrap_up(ctx: Ctx, actor: Clinician, given: Extension) -> None:
    """Extend the wrap-up."""
    await service.extend_wrap_up(ctx, actor, given.number)


@router.post("/consults/{consult_id}/hand-off", status_code=204, responses=describe(*COMMON, CallFull, NotThere))
async def ask_hand_off(ctx: Ctx, actor: Clinician, consult_id: UUID, given: HandOffIn) -> None:
    """Ring another clinician during the call (warm hand-off)."""
    await service.ask(ctx, actor, consult_id, given.to_id)


@router.delete("/consults/{consult_id}/hand-off", status_code=204, responses=describe(*COMMON))
async def call_off_hand_off(ctx: Ctx, actor: Clinician, consult_id: UUID) -> None:
    """Stop ringing for a hand-off."""
    await service.call_off(ctx, actor, consult_id)


@router.post("/consults/{consult_id}/hand-over", status_code=204, responses=describe(*COMMON, NobodyJoined))
async def hand_over(ctx: Ctx, actor: Clinician, consult_id: UUID) -> None:
    """Hand the session over to the second clinician and leave the call."""
    await service.hand_over(ctx, actor, consult_id)


@router.post("/consults/{consult_id}/hand-back", status_code=204, responses=describe(*COMMON))
async def hand_back(ctx: Ctx, actor: Clinician, consult_id: UUID, given: Reason) -> None:
    """Return the session to the front of the queue for another clinician (cold hand-off)."""
    await service.hand_back(ctx, actor, consult_id, given.reason)


@router.post("/desk/{consult_id}/move", status_code=204, responses=describe(*COMMON))
async def move(ctx: Ctx, actor: Supervisor, consult_id: UUID, given: Move) -> None:
    """Move a waiting session of the supervisor's agency to another place in its queue."""
    await service.move(ctx, actor, consult_id, given)


@router.post("/desk/{consult_id}/assign", status_code=204, responses=describe(*COMMON, NotThere, LacksRequirement))
async def assign(ctx: Ctx, actor: Supervisor, consult_id: UUID, given: Assignment) -> None:
    """Ring one particular clinician for a waiting session of the supervisor's agency."""
    await service.assign(ctx, actor, consult_id, given)


@router.post("/desk/{consult_id}/cancel", status_code=204, responses=describe(*COMMON))
async def cancel_for(ctx: Ctx, actor: Supervisor, consult_id: UUID, given: Reason) -> None:
    """End a waiting session of the supervisor's agency; its officer sees the reason."""
    await service.cancel_for(ctx, actor, consult_id, given.reason)
