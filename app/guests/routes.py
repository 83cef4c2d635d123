"""HTTP routes of guests."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.guests import service
from app.guests.errors import (
    CallFull,
    LinkOver,
    NoPhoneNumber,
    NoSuchGuest,
    NoTexts,
    NotWaiting,
    TextNotSent,
    TooManyTexts,
)
from app.guests.schemas import GuestRef, LinkIn, NewGuest
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import IdempotencyKey, Retrying
from app.signin.access import Ctx, Guest, OfficerOrClinician, public
from app.signin.schemas import Token

router = APIRouter(prefix="/api", tags=["guests"], route_class=Retrying)
Public = Annotated[None, Depends(public)]
COOKIE = "corespond_guest"
REFUSALS = (NotSignedIn, NotAllowed, NoSuchConsult, NoSuchGuest)


@router.post(
    "/consults/{consult_id}/guests",
    status_code=201,
    responses=describe(
        *REFUSALS, NotPossibleNow, CallFull, LinkOver, NoTexts, NoPhoneNumber, TooManyTexts, TextNotSent
    ),
)
async def invite_guest(
    ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, new: NewGuest, key: IdempotencyKey
) -> GuestRef:
    """Invite someone without an account to the call, through a link that works once."""
    return GuestRef(id=await service.invite(ctx, actor, consult_id, key, new))


@router.post(
    "/consults/{consult_id}/guests/{guest_id}/admit", status_code=204, responses=describe(*REFUSALS, NotWaiting)
)
async def admit_guest(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, guest_id: UUID) -> None:
    """Admit a waiting guest to the call."""
    await service.admit(ctx, actor, consult_id, guest_id)


@router.delete("/consults/{consult_id}/guests/{guest_id}", status_code=204, responses=describe(*REFUSALS))
async def see_guest_out(ctx: Ctx, actor: OfficerOrClinician, consult_id: UUID, guest_id: UUID) -> None:
    """Withdraw an invitation, refuse a waiting guest, or remove a guest from the call."""
    await service.see_out(ctx, actor, consult_id, guest_id)


@router.post("/guest/open", responses=describe(LinkOver))
async def open_link(ctx: Ctx, _: Public, given: LinkIn, response: Response) -> Token:
    """Open an invitation link, which uses it up; this browser then waits to be admitted."""
    seat = given.seat.get_secret_value()
    token = await service.open_link(ctx, given.secret.get_secret_value(), seat)
    response.set_cookie(
        COOKIE, seat, path="/api/guest", httponly=True, samesite="strict", secure=ctx.settings.secure_cookies
    )
    return token


@router.post("/guest/token", responses=describe(NotSignedIn))
async def renew_guest(ctx: Ctx, _: Public, request: Request) -> Token:
    """Issue a new access token for the seat in the cookie."""
    return await service.renew(ctx, request.cookies.get(COOKIE, ""))


@router.post("/guest/leave", status_code=204, responses=describe(NotSignedIn, NotAllowed))
async def leave_call(ctx: Ctx, actor: Guest, response: Response) -> None:
    """Leave the call for good."""
    await service.leave(ctx, actor)
    response.delete_cookie(COOKIE, path="/api/guest")
