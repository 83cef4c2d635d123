"""The echo peer: the other end of a test call, which sends back the video and audio it receives."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from aiortc.exceptions import InvalidAccessError, InvalidStateError

from app.actor import Actor
from app.checks import rules
from app.checks.errors import BadOffer, EchoBusy, EchoOff
from app.platform.addresses import Network, Reachable, own_networks

# aiortc has no error class of its own for a description that it cannot parse.
UNREADABLE = (ValueError, AttributeError, LookupError, AssertionError, InvalidAccessError, InvalidStateError)
SETUP_S = 10
"""Longest time that an offer may occupy its slot while its connection is set up, seconds."""


@dataclass(frozen=True)
class EchoLimits:
    """At most `most` test calls at a time in this process (0: none), `each_agency` of them of one agency.

    Each lasts for `seconds` at most. `networks` may be sent to although they are private or the server's own.
    """

    most: int
    each_agency: int
    seconds: float
    networks: tuple[Network, ...] = ()


class GuardedTransport:
    """A datagram socket of the ICE agent that sends nothing to where it must not, whoever asked for it.

    What an offer names is looked at before (`rules.offer_to_answer`). But an agent also answers whoever sends it a
    check (RFC 8445 section 7.3.1.4), and the sender of a datagram can be made up.
    """

    def __init__(self, transport: asyncio.DatagramTransport, reachable: Reachable) -> None:
        self._transport, self._reachable = transport, reachable

    def sendto(self, data: bytes, to: tuple[str, int]) -> None:
        if to[0] in self._reachable:
            self._transport.sendto(data, to)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class EchoPeers:
    """The test calls of this process: one of a user, few of an agency."""

    def __init__(self, limits: EchoLimits) -> None:
        self.limits = limits
        self._open: dict[asyncio.Task[None], Actor] = {}

    async def answer(self, actor: Actor, offer: str) -> str:
        """Start a test call from an SDP offer, and return the SDP answer with all ICE candidates.

        A test call that the same user still has ends: its page was reloaded. Raises EchoOff, EchoBusy, BadOffer.
        """
        if self.limits.most == 0:
            raise EchoOff
        reachable = Reachable(self.limits.networks, own_networks())
        wanted = rules.offer_to_answer(offer, reachable)
        if wanted is None:
            raise BadOffer
        self._make_room(actor)
        pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))  # without the list aiortc asks a public STUN server
        task = asyncio.create_task(self._hold(pc))  # takes the place before the first await, so that the limits hold
        self._open[task] = actor
        task.add_done_callback(lambda done: self._open.pop(done, None))
        relay = MediaRelay()

        @pc.on("track")
        def send_back(track: MediaStreamTrack) -> None:
            pc.addTrack(relay.subscribe(track))

        try:
            await pc.setRemoteDescription(RTCSessionDescription(wanted, "offer"))
            if not pc.getTransceivers():
                raise ValueError("the offer has no media")
        except UNREADABLE:
            task.cancel()
            raise BadOffer from None
        try:
            await self._guard(pc, reachable)  # not an offer's fault if it fails
        except BaseException:  # also whoever asked going away: the place is free again
            task.cancel()
            raise
        try:
            await pc.setLocalDescription(await pc.createAnswer())
        except UNREADABLE:
            task.cancel()
            raise BadOffer from None
        return str(pc.localDescription.sdp)

    def _make_room(self, actor: Actor) -> None:
        """End the test call that the user still has. Raises EchoBusy if there is no place for a new one."""
        for task, one in tuple(self._open.items()):
            if one.principal == actor.principal:
                task.cancel()
                del self._open[task]
        of_agency = sum(one.organization_id == actor.organization_id for one in self._open.values())
        if len(self._open) >= self.limits.most or of_agency >= self.limits.each_agency:
            raise EchoBusy

    async def _guard(self, pc: RTCPeerConnection, reachable: Reachable) -> None:
        """Open the sockets, before anything is sent through them, and guard each."""
        dtls = {one.sender.transport for one in pc.getTransceivers()} | ({pc.sctp.transport} if pc.sctp else set())
        for ice in {one.transport for one in dtls}:
            await ice.iceGatherer.gather()
            for protocol in ice.iceGatherer._connection._protocols:
                protocol.transport = cast(asyncio.DatagramTransport, GuardedTransport(protocol.transport, reachable))

    async def _hold(self, pc: RTCPeerConnection) -> None:
        """Close the call when its time is up or the tablet disconnects."""
        gone = asyncio.Event()

        @pc.on("connectionstatechange")
        def on_change() -> None:
            if pc.connectionState in ("failed", "closed"):
                gone.set()

        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(SETUP_S + self.limits.seconds):
                    await gone.wait()
        finally:
            await pc.close()

    async def close(self) -> None:
        """End every test call."""
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
