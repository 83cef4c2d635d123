"""Tablets over HTTP."""

from typing import cast

from fastapi import APIRouter, Request

from app.checks import service
from app.checks.errors import BadOffer, EchoBusy, EchoOff
from app.checks.schemas import CheckIn, CheckOut, EchoIn, EchoOut, TabletRow
from app.checks.service import EchoPeers
from app.platform.errors import NotAllowed, NotSignedIn, describe
from app.platform.retry import Retrying
from app.signin.access import Ctx, Officer, Supervisor

router = APIRouter(prefix="/api", tags=["devices"], route_class=Retrying)
COMMON = (NotSignedIn, NotAllowed)


@router.post("/checks", responses=describe(*COMMON))
async def keep_check(ctx: Ctx, actor: Officer, given: CheckIn) -> CheckOut:
    """Keep what a tablet found out about itself, and hear what it means."""
    return await service.keep(ctx, actor, given)


@router.post("/echo", responses=describe(*COMMON, EchoOff, EchoBusy, BadOffer))
async def echo(request: Request, _: Officer, given: EchoIn) -> EchoOut:
    """Begin a test call with the server's echo peer, which sends back what it hears and sees, and keeps nothing."""
    peers = cast(EchoPeers, request.app.state.echo)
    return EchoOut(sdp=await peers.answer(given.sdp), seconds=peers.seconds)


@router.get("/fleet", responses=describe(*COMMON))
async def fleet(ctx: Ctx, actor: Supervisor) -> list[TabletRow]:
    """The agency's tablets, each with its latest check, the longest unchecked first."""
    return await service.fleet(ctx, actor)
