"""HTTP routes of the session log, for supervisors only."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.consults.errors import NoSuchConsult
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.sessionlog import service
from app.sessionlog.schemas import LogFilter, LogPage, SessionPage
from app.signin.access import Ctx, Supervisor

router = APIRouter(prefix="/api/log", tags=["session log"], route_class=Retrying)


@router.get("", responses=describe(NotSignedIn, NotAllowed))
async def search(ctx: Ctx, actor: Supervisor, want: Annotated[LogFilter, Query()]) -> LogPage:
    """One page of the session log: of the newest 5,000 sessions of the days chosen, newest first by default."""
    return await service.search(ctx, actor, want)


@router.get("/{consult_id}", responses=describe(NotSignedIn, NotAllowed, NoSuchConsult))
async def session_page(ctx: Ctx, actor: Supervisor, consult_id: UUID) -> SessionPage:
    """One session with its timeline and both records."""
    return await service.session_page(ctx, actor, consult_id)
