"""The two whole jobs: an officer's consult, and a clinician who answers."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any
from uuid import UUID

from app.consults.rules import AFTER_CALL, IN_CALL, Consent, State
from app.consults.schemas import ConsultOut, MediaState
from app.realtime.protocol import (
    AnySignal,
    Changed,
    ClinicianSnapshot,
    OfficerSnapshot,
    Ready,
    Snapshot,
    TakenOver,
)
from app.realtime.schemas import IceServers
from kiosk_client.api import Api, ServiceError
from kiosk_client.call import Call
from kiosk_client.link import Link
from kiosk_client.media import open_source

Say = Callable[[str], None]


class RelayOnly(Exception):
    """aiortc tries every way it finds and would show this machine's addresses."""

    def __init__(self) -> None:
        super().__init__("This agency's calls go by the relay only. This program cannot do that; use a browser.")


class Printer:
    """Says each new state once, with the seconds since the start."""

    def __init__(self, say: Say) -> None:
        self._say, self._started, self._last = say, time.monotonic(), ""

    def show(self, state: str) -> None:
        if state != self._last:
            self._last = state
            self._say(f"{time.monotonic() - self._started:8.2f} s  {state}")


class Side:
    """What both jobs share: the link, and the call of the consult that is on now."""

    def __init__(self, api: Api, media: str, offers: bool, say: Say) -> None:
        self.api, self.link, self._say = api, Link(api), say
        self.call: Call | None = None
        self._media, self._offers = media, offers

    async def snapshots(self) -> AsyncGenerator[Any, None]:
        """Every snapshot; signals go to the call on the way."""
        async with aclosing(self.link.messages()) as messages:
            async for message in messages:
                if isinstance(message, Ready | Changed):
                    await self._follow(message.snapshot, isinstance(message, Ready))
                    yield message.snapshot
                elif isinstance(message, TakenOver):
                    await self.hang_up()
                elif self.call and isinstance(message, AnySignal):
                    await self.call.on_signal(message)

    async def _follow(self, snapshot: Snapshot, reconnected: bool) -> None:
        wanted = self._wanted(getattr(snapshot, "consult", None))
        live = wanted is not None
        wanted = wanted or self._rings(snapshot)
        # What was live and rings again has come back to the queue meanwhile: nobody has accepted it now.
        if self.call and ((self.call.consult_id, self.call.other) != wanted or (self.call.live and not live)):
            await self.hang_up()
        if wanted and self.call is None:
            servers = await self._ice_servers(wanted[0])
            if servers is None:
                return
            source = open_source(self._media)
            self.call = Call(self.link, *wanted, self._offers, source, self._report, self._first, servers, live)
            await self.call.join()
            if live:
                await self._report(MediaState.JOINED)
        elif live and self.call and not self.call.live:
            await self.call.go_live()
        elif wanted and reconnected and self.call and not self.call.connected:
            await self.call.join()

    async def _ice_servers(self, consult_id: UUID) -> IceServers | None:
        """The servers for this call; None where the session has moved on. Ends the call and raises RelayOnly."""
        path = f"/api/consults/{consult_id}"
        try:
            servers = IceServers.model_validate(await self.api.call("GET", f"{path}/ice-servers"))
        except ServiceError as error:
            if error.status != 404:
                raise
            return None
        if servers.relay_only:
            await self.command("POST", f"{path}/end")
            raise RelayOnly
        return servers

    def _wanted(self, consult: ConsultOut | None) -> tuple[UUID, UUID] | None:
        """The call that should be on, and with whom: of three in a call, this program talks to the main other side."""
        if consult is None or consult.state not in IN_CALL:
            return None
        other = consult.officer_id if self._offers else consult.clinician_id
        return (consult.id, other) if other else None

    def _rings(self, snapshot: Snapshot) -> tuple[UUID, UUID] | None:
        """The call to set up while it rings; of several clinicians whom it rings, with the first."""
        if isinstance(snapshot, OfficerSnapshot) and snapshot.consult and not snapshot.consult.calls_back:
            return (snapshot.consult.id, snapshot.ringing[0]) if snapshot.ringing else None
        if isinstance(snapshot, ClinicianSnapshot) and snapshot.offer and snapshot.consult is None:
            offer = snapshot.offer
            return None if offer.calls_back else (offer.consult_id, offer.officer_id)
        return None

    async def _report(self, state: MediaState) -> None:
        if self.call:
            await self.command("POST", f"/api/consults/{self.call.consult_id}/media", json={"state": state})

    def _first(self, kind: str) -> None:
        self._say(f"first {'picture' if kind == 'video' else 'sound'} is here")

    async def command(self, method: str, path: str, **options: Any) -> bool:
        """Send a command; False where the session has moved on meanwhile, as the next snapshot shows."""
        try:
            await self.api.call(method, path, **options)
        except ServiceError as error:
            if error.status not in (404, 409):
                raise
            return False
        return True

    async def hang_up(self) -> None:
        if self.call:
            call, self.call = self.call, None
            await call.close()
            if call.live:
                self._say(f"received {call.frames['video']} pictures and {call.frames['audio']} packets of sound")


async def consult(
    api: Api,
    media: str,
    request: dict[str, Any],
    outcome: dict[str, Any],
    seconds: float | None,
    stop: asyncio.Event,
    say: Say,
) -> str:
    """Hold a whole consult as an officer; returns how it finished, in words.

    It ends when the other side ends it, when `stop` is set, or `seconds` after the connection; then `outcome` is
    recorded. `stop` takes back a request that nobody has accepted yet.
    """
    side, printer = Side(api, media, False, say), Printer(say)
    path = f"/api/consults/{(await api.call('POST', '/api/consults', json=request))['id']}"
    timer: asyncio.TimerHandle | None = None

    async def end_when_told() -> None:
        await stop.wait()
        if not await side.command("POST", f"{path}/cancel"):  # a clinician has accepted
            await side.command("POST", f"{path}/end")

    ender = asyncio.create_task(end_when_told())
    try:
        async for snapshot in side.snapshots():
            assert isinstance(snapshot, OfficerSnapshot)  # noqa: S101 (an officer's socket sends nothing else)
            now = snapshot.consult
            if now is None or not path.endswith(str(now.id)):
                return "cancelled" if stop.is_set() else "nobody answered"
            printer.show(now.state)
            if now.state is State.ACTIVE and seconds is not None and timer is None:
                timer = asyncio.get_running_loop().call_later(seconds, stop.set)
            if now.state in AFTER_CALL:
                await side.hang_up()
                await side.command("PUT", f"{path}/outcome", json=outcome)
                return "outcome recorded"
    finally:
        ender.cancel()
        await side.hang_up()
    raise AssertionError("unreachable")


async def answer(api: Api, media: str, documentation: dict[str, Any], seconds: float | None, say: Say) -> None:
    """Be a clinician on call who accepts every offer, until cancelled. Ends a consult after `seconds`."""
    side, printer = Side(api, media, True, say), Printer(say)
    enders: dict[Any, asyncio.Task[bool]] = {}

    async def end_later(consult_id: Any) -> bool:
        await asyncio.sleep(seconds or 0)
        return await side.command("POST", f"/api/consults/{consult_id}/end")

    await api.call("PUT", "/api/presence", json={"wish": "on_call"})
    try:
        async for snapshot in side.snapshots():
            assert isinstance(snapshot, ClinicianSnapshot)  # noqa: S101 (a clinician's socket)
            now = snapshot.consult
            printer.show(f"session {now.state}" if now else snapshot.presence.status.replace("_", " "))
            if snapshot.offer:
                await side.command("POST", f"/api/consults/{snapshot.offer.consult_id}/accept")
            if now and now.state is State.ACTIVE and seconds is not None and now.id not in enders:
                enders[now.id] = asyncio.create_task(end_later(now.id))
            if now and now.state is State.ENDED:
                path = f"/api/consults/{now.id}/documentation"
                await side.command("PUT", f"/api/consults/{now.id}/consent", json={"consent": Consent.GIVEN})
                await side.command("PATCH", path, json=documentation)
                await side.command("POST", f"{path}/complete")
    finally:
        for task in enders.values():
            task.cancel()
        await side.hang_up()
