"""One side of a call with aiortc, using the same joins, descriptions and candidates as the browser.

The transport is set up while a clinician's screen rings, and carries nothing until a clinician has accepted. The
protocol allows for what aiortc cannot do: candidates are sent inside the description rather than one by one, and
instead of an ICE restart both sides build a new transport after a new join. docs/field.md lists the rest.
"""

import asyncio
from collections.abc import Awaitable, Callable

from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.contrib.media import MediaRelay
from aiortc.mediastreams import MediaStreamError
from aiortc.sdp import candidate_from_sdp
from uuid6 import uuid7

from app.consults.schemas import MediaState
from app.realtime.protocol import AnySignal, Description, Join, Message
from app.realtime.schemas import IceServers
from kiosk_client.link import Link
from kiosk_client.media import Source
from kiosk_client.target import Target

SETUP_LIMIT_S = 8
REJOIN_S = 2


class Call:
    """Joins a consult's call and keeps it connected until `close`.

    Arguments: `target`, the session and the user at the other end; `offers`, whether this side sends the first
    description (the clinician's side does); `source`, the media to send; `report`, called with each change of the
    media state; `first`, called with the kind (`audio` or `video`) of the first frame of each track; `servers` gives
    the STUN and TURN servers of a new transport. `frames` counts the received frames by kind.
    """

    def __init__(
        self,
        link: Link,
        target: Target,
        offers: bool,
        source: Source,
        report: Callable[[MediaState], Awaitable[None]],
        first: Callable[[str], None],
        servers: Callable[[], Awaitable[IceServers]],
    ) -> None:
        self.consult_id, self.other, self.live = target
        self.connected = False
        self.frames = {"audio": 0, "video": 0}
        self._link, self._offers, self._source = link, offers, source
        self._report, self._first = report, first
        self._servers = servers
        self._relay = MediaRelay()
        self._me = ""
        self._remote = ""
        self._pc: RTCPeerConnection | None = None
        self._jobs: set[asyncio.Task[None]] = set()
        self._watch = asyncio.create_task(self._keep_up())

    @property
    def target(self) -> Target:
        """The session and the user that this call is for, and whether it is live."""
        return Target(self.consult_id, self.other, self.live)

    async def go_live(self) -> None:
        """Start sending video and sound because a clinician has accepted; over the existing transport if possible."""
        if self.live:
            return
        self.live = True
        if self._pc and self._pc.getTransceivers():  # otherwise the tracks are attached when the offer is answered
            self._attach(self._pc)
        await self._report(MediaState.CONNECTED if self.connected else MediaState.JOINED)

    async def join(self) -> None:
        """Announce a new peer id, for which both sides build a new transport."""
        await self._drop()
        self._me, self._remote = str(uuid7()), ""
        await self._send(Join(consult_id=self.consult_id, to=str(self.other), peer=self._me))

    async def on_signal(self, signal: AnySignal) -> None:
        """Handle one signal; signals from other people in the call are ignored."""
        if (signal.consult_id, signal.sender) != (self.consult_id, str(self.other)):
            return
        if isinstance(signal, Join):
            await self._on_join(signal)
        elif (signal.from_peer, signal.to_peer) != (self._remote, self._me) or self._pc is None:
            return  # from a page, or for a transport, that no longer exists
        elif isinstance(signal, Description):
            await self._on_description(self._pc, signal)
        elif signal.candidate:
            candidate = candidate_from_sdp(signal.candidate.removeprefix("candidate:"))
            candidate.sdpMid, candidate.sdpMLineIndex = signal.sdp_mid, signal.sdp_m_line_index
            await self._pc.addIceCandidate(candidate)

    async def _on_join(self, join: Join) -> None:
        fresh = join.peer != self._remote
        if fresh:
            await self._drop()
            self._remote = join.peer
            self._pc = self._make_pc(await self._servers())
        if join.reply_to != self._me:
            await self._send(Join(consult_id=self.consult_id, to=str(self.other), peer=self._me, reply_to=join.peer))
        if fresh and self._offers and self._pc:
            self._attach(self._pc)
            await self._describe(self._pc)

    async def _on_description(self, pc: RTCPeerConnection, given: Description) -> None:
        await pc.setRemoteDescription(RTCSessionDescription(given.sdp, given.kind))
        if given.kind == "offer":
            self._attach(pc)
            await self._describe(pc)

    async def _describe(self, pc: RTCPeerConnection) -> None:
        made = await (pc.createAnswer() if pc.signalingState == "have-remote-offer" else pc.createOffer())
        await pc.setLocalDescription(made)
        await self._send(
            Description(
                consult_id=self.consult_id,
                to=str(self.other),
                from_peer=self._me,
                to_peer=self._remote,
                kind=pc.localDescription.type,
                sdp=pc.localDescription.sdp,
            )
        )

    def _attach(self, pc: RTCPeerConnection) -> None:
        """Make audio and video bidirectional from the start, so that going live needs no new description."""
        for kind, track in (("audio", self._source.audio), ("video", self._source.video)):
            there = [one for one in pc.getTransceivers() if one.kind == kind]
            transceiver = there[0] if there else pc.addTransceiver(kind)
            transceiver.direction = "sendrecv"
            if self.live and track and transceiver.sender.track is None:
                transceiver.sender.replaceTrack(self._relay.subscribe(track))

    def _make_pc(self, servers: IceServers) -> RTCPeerConnection:
        given = [RTCIceServer(**one.model_dump()) for one in servers.ice_servers]
        pc = RTCPeerConnection(RTCConfiguration(iceServers=given))

        @pc.on("track")
        def on_track(track: MediaStreamTrack) -> None:
            self._job(self._count(track))

        @pc.on("connectionstatechange")
        async def on_change() -> None:
            if pc is not self._pc:
                return
            if pc.connectionState == "connected":
                self.connected = True
                if self.live:
                    await self._report(MediaState.CONNECTED)
            elif pc.connectionState in ("failed", "disconnected") and self.connected:
                self.connected = False
                if self.live:
                    await self._report(MediaState.INTERRUPTED)
                self._job(self.join())

        return pc

    async def _count(self, track: MediaStreamTrack) -> None:
        try:
            await track.recv()
            self._first(track.kind)
            while True:
                self.frames[track.kind] += 1
                await track.recv()
        except MediaStreamError:
            return

    async def _keep_up(self) -> None:
        """Repeat a join that was not answered, and rebuild a transport that does not connect in time."""
        waited_s = 0
        while True:
            await asyncio.sleep(REJOIN_S)
            waited_s = 0 if self.connected or not self._me else waited_s + REJOIN_S
            if not waited_s:
                continue
            if not self._remote:
                await self._send(Join(consult_id=self.consult_id, to=str(self.other), peer=self._me))
            elif waited_s >= SETUP_LIMIT_S:
                waited_s = 0
                await self.join()

    def _job(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)

    async def _send(self, message: Message) -> None:
        await self._link.send(message)

    async def _drop(self) -> None:
        pc, self._pc, self.connected = self._pc, None, False
        if pc:
            await pc.close()

    async def close(self) -> None:
        """End the call and stop its media."""
        self._watch.cancel()
        await self._drop()
        for task in tuple(self._jobs):
            task.cancel()
        await asyncio.gather(self._watch, *self._jobs, return_exceptions=True)
        for track in (self._source.audio, self._source.video):
            if track:
                track.stop()
