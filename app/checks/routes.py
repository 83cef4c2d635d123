"""HTTP routes of tablet checks."""

from typing import cast

from fastapi import APIRouter, Request

from app.checks import service
from app.checks.errors import BadOffer, EchoBusy, EchoOff
from app.checks.schemas import CheckIn, CheckOut, EchoIn, EchoOut, TabletRow
from app.checks.service import EchoPeers
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import IdempotencyKey, Retrying
from app.signin.access import Ctx, Officer, Supervisor

router = APIRouter(prefix="/api", tags=["devices"], route_class=Retrying)
COMMON = (NotSignedIn, NotAllowed)


@router.post("/checks", responses=describe(*COMMON))
async def keep_check(ctx: Ctx, actor: Officer, given: CheckIn, key: IdempotencyKey) -> CheckOut:
    """Store a tablet's check and return its verdict."""
    return await service.keep(ctx, actor, key, given)


@router.post("/echo", responses=describe(*COMMON, EchoOff, EchoBusy, BadOffer))
async def echo(request: Request, actor: Officer, given: EchoIn) -> EchoOut:
    """Start a test call with the server's echo peer, which returns video and audio and records nothing."""
    peers = cast(EchoPeers, request.app.state.echo)
    return EchoOut(sdp=await peers.answer(actor, given.sdp), seconds=peers.limits.seconds)


@router.get("/fleet", responses=describe(*COMMON))
async def fleet(ctx: Ctx, actor: Supervisor) -> list[TabletRow]:
    """The agency's tablets, each with its latest check; the oldest check comes first."""
    return await service.fleet(ctx, actor)
