"""Complete flows: an officer's consult, and a clinician who accepts every offer."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from typing import Any
from uuid import UUID

import httpx

from app.consults.rules import AFTER_CALL, Consent, State
from app.consults.schemas import MediaState
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
from kiosk_client.target import Target, goes_on, target_of

Say = Callable[[str], None]
RENEW_S = 30
"""How old credentials for the TURN server may be when a transport is made; they live for a minute at least."""


class RelayOnly(Exception):
    """The agency allows only relay candidates; aiortc cannot be limited to them, and would reveal local addresses."""

    def __init__(self) -> None:
        super().__init__("This agency's calls must go through its relay, which this program cannot do. Use a browser.")


class Printer:
    """Prints each new state once, with the seconds since the start."""

    def __init__(self, say: Say) -> None:
        self._say, self._started, self._last = say, time.monotonic(), ""

    def show(self, state: str) -> None:
        if state != self._last:
            self._last = state
            self._say(f"{time.monotonic() - self._started:8.2f} s  {state}")


class Side:
    """One signed-in user: their connection, and the call of their current session.

    Arguments: `media`, what to send (see `open_source`); `offers`, True for a clinician, whose side sends the first
    description; `say`, called with each line to print.
    """

    def __init__(self, api: Api, media: str, offers: bool, say: Say) -> None:
        self.api, self.link, self._say = api, Link(api), say
        self.call: Call | None = None
        self._media, self._offers = media, offers

    async def snapshots(self) -> AsyncGenerator[Any, None]:
        """Each snapshot, once the call matches it; signals are passed to the call. Raises RelayOnly, ServiceError."""
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
        """Set up, continue or end the call, as this snapshot requires."""
        target = target_of(snapshot)
        if self.call and not goes_on(self.call.target, target):
            await self.hang_up()
        if target is None:
            return
        if self.call is None:
            await self._set_up(target)
        elif target.live and not self.call.live:
            await self.call.go_live()
        elif reconnected and not self.call.connected:
            await self.call.join()

    async def _set_up(self, target: Target) -> None:
        servers = await self._ice_servers(target.consult_id)
        if servers is None:
            return
        source, renew = open_source(self._media), self._renewed(target.consult_id, servers)
        self.call = Call(self.link, target, self._offers, source, self._report, self._first, renew)
        await self.call.join()
        if target.live:
            await self._report(MediaState.JOINED)

    def _renewed(self, consult_id: UUID, servers: IceServers) -> Callable[[], Awaitable[IceServers]]:
        """Gives the servers for a new transport: the same for a while, then with new credentials if they can be had."""
        given, at = servers, time.monotonic()

        async def renew() -> IceServers:
            nonlocal given, at
            if time.monotonic() - at > RENEW_S:
                with suppress(ServiceError, httpx.TransportError):
                    path = f"/api/consults/{consult_id}/ice-servers"
                    given, at = IceServers.model_validate(await self.api.call("GET", path)), time.monotonic()
            return given

        return renew

    async def _ice_servers(self, consult_id: UUID) -> IceServers | None:
        """The servers for this session's call; None if the session is over.

        Raises RelayOnly, after ending the session, if only relay candidates are allowed.
        """
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

    async def _report(self, state: MediaState) -> None:
        if self.call:
            await self.command("POST", f"/api/consults/{self.call.consult_id}/media", json={"state": state})

    def _first(self, kind: str) -> None:
        self._say(f"first {'picture' if kind == 'video' else 'sound'} is here")

    async def command(self, method: str, path: str, **options: Any) -> bool:
        """Send a command. Returns False if it came too late for the session's state, which the next snapshot shows.

        Raises ServiceError for other refusals.
        """
        try:
            await self.api.call(method, path, **options)
        except ServiceError as error:
            if error.status not in (404, 409):
                raise
            return False
        return True

    async def hang_up(self) -> None:
        """Close the call, if any, and print how much it received."""
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
    """Hold a consult as an officer, from request to outcome; returns in words how it finished.

    The consult ends when the clinician ends it, when `stop` is set, or `seconds` after media first flowed; then
    `outcome` is recorded. Before a clinician accepts, `stop` cancels the request. Raises ServiceError, RelayOnly.
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
                return "canceled" if stop.is_set() else "nobody answered"
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
    """Be a clinician on call who accepts every offer, until canceled. Ends each consult `seconds` after it connects.

    `documentation` is saved and completed after each consult. Raises ServiceError, RelayOnly.
    """
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
