"""HTTP routes of documentation."""

from uuid import UUID

from fastapi import APIRouter

from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.documentation import service
from app.documentation.errors import DocumentationClosed, DocumentationIncomplete
from app.documentation.schemas import ConsentIn, DocumentationOut, DocumentationPatch, NotSuitableIn, OutcomeIn
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.signin.access import Clinician, Ctx, Officer, OfficerOrClinician

router = APIRouter(prefix="/api/consults/{consult_id}", tags=["documentation"], route_class=Retrying)
COMMON = (NotSignedIn, NotAllowed, NoSuchConsult)


@router.put("/outcome", status_code=204, responses=describe(*COMMON, NotPossibleNow))
async def report(ctx: Ctx, actor: Officer, consult_id: UUID, given: OutcomeIn) -> None:
    """Record the officer's four answers about the outcome."""
    await service.report(ctx, actor, consult_id, given)


@router.get("/documentation", responses=describe(*COMMON))
async def read(ctx: Ctx, actor: Clinician, consult_id: UUID) -> DocumentationOut:
    """The clinician's record in its current state."""
    return await service.read(ctx, actor, consult_id)


@router.patch("/documentation", responses=describe(*COMMON, DocumentationClosed))
async def save(ctx: Ctx, actor: Clinician, consult_id: UUID, patch: DocumentationPatch) -> DocumentationOut:
    """Save the changed fields of the clinician's record."""
    return await service.save(ctx, actor, consult_id, patch)


@router.put("/consent", responses=describe(*COMMON, DocumentationClosed))
async def record_consent(ctx: Ctx, actor: Clinician, consult_id: UUID, given: ConsentIn) -> DocumentationOut:
    """Record the answer about consent to speak through the tablet."""
    return await service.record_consent(ctx, actor, consult_id, given)


@router.post(
    "/documentation/complete",
    status_code=204,
    responses=describe(*COMMON, NotPossibleNow, DocumentationIncomplete),
)
async def complete(ctx: Ctx, actor: Clinician, consult_id: UUID) -> None:
    """Complete the clinician's record, which frees the clinician for the next session."""
    await service.complete(ctx, actor, consult_id)


@router.post("/not-suitable", status_code=204, responses=describe(*COMMON, NotPossibleNow))
async def not_suitable(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, given: NotSuitableIn) -> None:
    """End the call because a consult by tablet cannot help, and record why."""
    await service.not_suitable(ctx, actor, consult_id, given.reason)
