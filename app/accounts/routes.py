"""Accounts over HTTP."""

from fastapi import APIRouter

from app.accounts import service
from app.accounts.errors import NameTaken, WeakPassword, WrongOrganization
from app.accounts.schemas import NewUser, UserOut
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.signin.access import Admin, Ctx

router = APIRouter(prefix="/api", tags=["accounts"], route_class=Retrying)


@router.get("/users", responses=describe(NotSignedIn, NotAllowed))
async def users(ctx: Ctx, actor: Admin) -> list[UserOut]:
    """The accounts of the administrator's organization."""
    return await service.list_users(ctx, actor)


@router.post(
    "/users", status_code=201, responses=describe(NotSignedIn, NotAllowed, NameTaken, WrongOrganization, WeakPassword)
)
async def add_user(ctx: Ctx, actor: Admin, new: NewUser) -> UserOut:
    """Create an account in the administrator's organization."""
    return await service.add_user(ctx, actor.organization_id, new)
