"""Signing in over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.accounts.errors import WeakPassword, WeakPin
from app.accounts.schemas import UserOut
from app.actor import Role
from app.context import Context
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.passwords import SignInBusy
from app.platform.retry import Retrying
from app.signin import service
from app.signin.access import Anyone, Ctx, Officer, public
from app.signin.errors import LockedOut, WrongPassword
from app.signin.schemas import Credentials, NewPassword, NewPin, Renewal, SignInToken, WhichRole

TABLET = "corespond_tablet"
PROVING = (WrongPassword, LockedOut, SignInBusy)
router = APIRouter(prefix="/api", tags=["sign-in"], route_class=Retrying)
Public = Annotated[None, Depends(public)]


def _cookie(role: Role) -> str:
    """The cookie's name: one cookie per role, so that tabs of one browser can be signed in with different roles."""
    return f"corespond_{role}"


def _keep(ctx: Context, response: Response, role: Role, secret: str) -> None:
    response.set_cookie(
        _cookie(role),
        secret,
        max_age=ctx.settings.sign_in_s,
        path="/api",
        httponly=True,
        samesite="strict",
        secure=ctx.settings.secure_cookies,
    )


def _remember(ctx: Context, response: Response, secret: str) -> None:
    """Mark this browser as one in which somebody has signed in. It names nobody and lets nobody in."""
    response.set_cookie(
        TABLET,
        secret,
        max_age=ctx.settings.known_tablet_days * 24 * 3600,
        path="/api/sign-in",
        httponly=True,
        samesite="strict",
        secure=ctx.settings.secure_cookies,
    )


@router.post("/sign-in", responses=describe(WrongPassword, LockedOut, SignInBusy))
async def sign_in(ctx: Ctx, _: Public, given: Credentials, request: Request, response: Response) -> SignInToken:
    """Sign in with a username and a password; the response sets a cookie that lasts for a shift."""
    origin = service.Origin(request.client.host if request.client else "", request.cookies.get(TABLET, ""))
    done = await service.sign_in(ctx, given, origin)
    _keep(ctx, response, done.token.user.role, done.secret)
    _remember(ctx, response, done.tablet)
    return done.token


@router.post("/token", responses=describe(NotSignedIn))
async def renew(ctx: Ctx, _: Public, which: Renewal, request: Request) -> SignInToken:
    """Issue a new access token for the sign-in in the cookie."""
    secret = request.cookies.get(_cookie(which.role), "")
    return await service.renew(ctx, secret, which.renewal_key, which.role)


@router.post("/sign-out", status_code=204)
async def sign_out(ctx: Ctx, _: Public, which: WhichRole, request: Request, response: Response) -> None:
    """Revoke the sign-in in the cookie."""
    await service.sign_out(ctx, request.cookies.get(_cookie(which.role), ""))
    response.delete_cookie(_cookie(which.role), path="/api")


@router.get("/me", responses=describe(NotSignedIn))
async def me(ctx: Ctx, actor: Anyone) -> UserOut:
    """The signed-in user."""
    return await service.me(ctx, actor)


@router.put("/password", status_code=204, responses=describe(NotSignedIn, *PROVING, WeakPassword))
async def change_password(ctx: Ctx, actor: Anyone, new: NewPassword) -> None:
    """Change one's own password; one's other sign-ins end."""
    await service.change_password(ctx, actor, new)


@router.put("/pin", status_code=204, responses=describe(NotSignedIn, NotAllowed, *PROVING, WeakPin))
async def set_pin(ctx: Ctx, actor: Officer, new: NewPin) -> None:
    """Set the PIN that takes a tablet back from the person."""
    await service.set_pin(ctx, actor, new)
