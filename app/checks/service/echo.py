"""The echo peer: the other end of a test call, which sends back the video and audio it receives."""

import asyncio
from contextlib import suppress

from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from aiortc.exceptions import InvalidAccessError, InvalidStateError

from app.checks.errors import BadOffer, EchoBusy, EchoOff

# aiortc has no error class of its own for a description that it cannot parse.
UNREADABLE = (ValueError, AttributeError, LookupError, AssertionError, InvalidAccessError, InvalidStateError)
SETUP_S = 10
"""Longest time that an offer may occupy its slot while its connection is set up, seconds."""


class EchoPeers:
    """The test calls of this process: at most `most` at a time (0: none), each for at most `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._open: set[asyncio.Task[None]] = set()

    async def answer(self, offer: str) -> str:
        """Start a test call from an SDP offer, and return the SDP answer with all ICE candidates.

        Raises EchoOff, EchoBusy, BadOffer.
        """
        if self.most == 0:
            raise EchoOff
        if len(self._open) >= self.most:
            raise EchoBusy
        pc = RTCPeerConnection()
        task = asyncio.create_task(self._hold(pc))  # takes the slot before the first await, so that the limit holds
        self._open.add(task)
        task.add_done_callback(self._open.discard)
        relay = MediaRelay()

        @pc.on("track")
        def send_back(track: MediaStreamTrack) -> None:
            pc.addTrack(relay.subscribe(track))

        try:
            await pc.setRemoteDescription(RTCSessionDescription(offer, "offer"))
            if not pc.getTransceivers():
                raise ValueError("the offer has no media")
            await pc.setLocalDescription(await pc.createAnswer())
        except UNREADABLE:
            task.cancel()
            raise BadOffer from None
        return str(pc.localDescription.sdp)

    async def _hold(self, pc: RTCPeerConnection) -> None:
        """Close the call when its time is up or the tablet disconnects."""
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
