"""HTTP routes of consults. Every command is idempotent: clients may send it again."""

from uuid import UUID

from fastapi import APIRouter

from app.consults import service
from app.consults.errors import AlreadyInConsult, NoSuchConsult, NotPossibleNow
from app.consults.schemas import ConsultRef, MediaIn, NewConsult, PartIn, PrivacyIn, StepIn
from app.coverage.errors import Closed, NoSuchPlace
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import IdempotencyKey, Retrying
from app.signin.access import Clinician, Ctx, Officer, OfficerOrClinician
from app.signin.errors import LockedOut, PinLocked, WrongPassword, WrongPin
from app.signin.schemas import Proof

router = APIRouter(prefix="/api/consults", tags=["consults"], route_class=Retrying)
REFUSALS = (NotSignedIn, NotAllowed, NoSuchConsult, NotPossibleNow)


@router.post("", status_code=201, responses=describe(NotSignedIn, NotAllowed, AlreadyInConsult, Closed, NoSuchPlace))
async def start(ctx: Ctx, actor: Officer, new: NewConsult, key: IdempotencyKey) -> ConsultRef:
    """Start a consult, which then waits in the queue for a clinician."""
    return ConsultRef(id=await service.start(ctx, actor, key, new))


@router.post("/{consult_id}/media", status_code=204, responses=describe(*REFUSALS))
async def report_media(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, given: MediaIn) -> None:
    """Report that this side joined the call, receives the other side's media, or lost it."""
    await service.report_media(ctx, actor, consult_id, given.state)


@router.post("/{consult_id}/step", status_code=204, responses=describe(*REFUSALS))
async def report_step(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, given: StepIn) -> None:
    """Report that this side changed how much it sends, and why."""
    await service.report_step(ctx, actor, consult_id, given)


@router.post("/{consult_id}/here", status_code=204, responses=describe(*REFUSALS))
async def answer_call_back(ctx: Ctx, actor: Officer, consult_id: UUID) -> None:
    """Report that the officer is back at the tablet, before or during the callback."""
    await service.answer_call_back(ctx, actor, consult_id)


@router.post("/{consult_id}/part", status_code=204, responses=describe(*REFUSALS))
async def begin_part(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, given: PartIn) -> None:
    """Begin the next part of the consult: briefing, with the person, or deciding."""
    await service.begin_part(ctx, actor, consult_id, given.part)


@router.post("/{consult_id}/tablet/give", status_code=204, responses=describe(*REFUSALS))
async def give_tablet(ctx: Ctx, actor: Officer, consult_id: UUID) -> None:
    """Hand the tablet to the person; it then shows only the clinician."""
    await service.give_tablet(ctx, actor, consult_id)


@router.post(
    "/{consult_id}/tablet/take",
    status_code=204,
    responses=describe(*REFUSALS, WrongPin, PinLocked, WrongPassword, LockedOut),
)
async def take_tablet(ctx: Ctx, actor: Officer, consult_id: UUID, given: Proof) -> None:
    """Take the tablet back, with the PIN or the password."""
    await service.take_tablet(ctx, actor, consult_id, given)


@router.post("/{consult_id}/privacy", status_code=204, responses=describe(*REFUSALS))
async def ask_privacy(ctx: Ctx, actor: Clinician, consult_id: UUID) -> None:
    """Ask the officer to step away."""
    await service.ask_privacy(ctx, actor, consult_id)


@router.put("/{consult_id}/privacy", status_code=204, responses=describe(*REFUSALS))
async def answer_privacy(ctx: Ctx, actor: Officer, consult_id: UUID, given: PrivacyIn) -> None:
    """Report that the officer has stepped away or must stay nearby."""
    await service.answer_privacy(ctx, actor, consult_id, given.answer)
