"""The echo peer: the other end of a test call, which sends back what it hears and sees."""

import asyncio
from contextlib import suppress

from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from aiortc.exceptions import InvalidAccessError, InvalidStateError

from app.checks.errors import BadOffer, EchoBusy, EchoOff

# aiortc names no error of its own for a description that it cannot read.
UNREADABLE = (ValueError, AttributeError, LookupError, AssertionError, InvalidAccessError, InvalidStateError)
SETUP_S = 10
"""An offer whose candidates lead nowhere holds its place no longer than that before its call begins."""


class EchoPeers:
    """The test calls of this process. Arguments: how many at once (0: none), and how long each may last, seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._open: set[asyncio.Task[None]] = set()

    async def answer(self, offer: str) -> str:
        """Begin a test call; returns the answer with all its candidates. Raises EchoOff, EchoBusy, BadOffer."""
        if self.most == 0:
            raise EchoOff
        if len(self._open) >= self.most:
            raise EchoBusy
        pc = RTCPeerConnection()
        task = asyncio.create_task(self._hold(pc))  # taken before anything is awaited, so that the bound holds
        self._open.add(task)
        task.add_done_callback(self._open.discard)
        relay = MediaRelay()

        @pc.on("track")
        def send_back(track: MediaStreamTrack) -> None:
            pc.addTrack(relay.subscribe(track))

        try:
            await pc.setRemoteDescription(RTCSessionDescription(offer, "offer"))
            if not pc.getTransceivers():
                raise ValueError("nothing to send back")
            await pc.setLocalDescription(await pc.createAnswer())
        except UNREADABLE:
            task.cancel()
            raise BadOffer from None
        return str(pc.localDescription.sdp)

    async def _hold(self, pc: RTCPeerConnection) -> None:
        """Close the call when its time is over, or when the tablet has gone."""
        gone = asyncio.Event()

        @pc.on("connectionstatechange")
        def on_change() -> None:
            if pc.connectionState in ("failed", "closed"):
                gone.set()

        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(SETUP_S + self.seconds):
                    await gone.wait()
        finally:
            await pc.close()

    async def close(self) -> None:
        """End every test call."""
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
