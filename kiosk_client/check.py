"""The check before a shift, without a browser: the items that a program can check."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from typing import Any
from uuid import UUID

import httpx
from aiortc import RTCConfiguration, RTCIceServer, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from websockets.exceptions import WebSocketException

from app.checks.rules import CheckItem, ItemResult
from app.checks.schemas import CheckFiguresIn, CheckIn, CheckOut
from app.realtime.schemas import IceServer, IceServers
from kiosk_client.api import Api, ServiceError
from kiosk_client.link import Link
from kiosk_client.media import open_source

GATHER_S = 5
SERVER_KINDS: dict[CheckItem, Callable[[str], bool]] = {
    CheckItem.STUN: lambda url: url.startswith("stun:"),
    CheckItem.TURN_UDP: lambda url: url.startswith("turn:") and "transport=tcp" not in url,
    CheckItem.TURN_TCP: lambda url: url.startswith("turn:") and "transport=tcp" in url,
    CheckItem.TURN_TLS: lambda url: url.startswith("turns:"),
}


@dataclass
class Report:
    """The result of each item, and the measurements (`clock_error_s`, `rtt_ms`, `jitter_ms`; `loss`, a share)."""

    outcomes: dict[CheckItem, ItemResult] = field(default_factory=dict)
    measured: dict[str, Any] = field(default_factory=dict)

    def note(self, item: CheckItem, good: bool) -> None:
        self.outcomes[item] = ItemResult.OK if good else ItemResult.FAILED


async def check(api: Api, device_id: UUID, label: str, media: str) -> tuple[Report, CheckOut]:
    """Run the check and send its report to the server; returns the report and the server's verdict.

    `device_id` and `label` identify the tablet; `media` is what the test call sends (see `open_source`). Camera,
    microphone, speaker, battery and storage are skipped: only a browser can check them. Raises ServiceError.
    """
    report = Report(dict.fromkeys(CheckItem, ItemResult.SKIPPED))
    await _server(api, report)
    ice = IceServers.model_validate(await api.call("GET", "/api/checks/ice-servers"))
    for item, fits in SERVER_KINDS.items():
        servers = [(one, url) for one in ice.ice_servers for url in one.urls if fits(url)]
        if servers:
            kind = "srflx" if item is CheckItem.STUN else "relay"
            report.note(item, await _gathers(servers[0][0], servers[0][1], kind))
    await hold_test_call(api, ice, report, media)
    given = CheckIn(
        device_id=device_id,
        label=label,
        outcomes=report.outcomes,
        measured=CheckFiguresIn(**report.measured),
    )
    answer = await api.call("POST", "/api/checks", json=given.model_dump(mode="json"))
    return report, CheckOut.model_validate(answer)


async def _server(api: Api, report: Report) -> None:
    host = httpx.URL(api.base_url).host
    try:
        await asyncio.get_running_loop().getaddrinfo(host, None)
        report.note(CheckItem.DNS, True)
    except OSError:
        report.note(CheckItem.DNS, False)
    async with httpx.AsyncClient(base_url=api.base_url, verify=api.verify) as http:
        answer = await http.get("/healthz")
    report.note(CheckItem.HTTPS, answer.status_code == 200)
    said = datetime.strptime(answer.headers["date"], "%a, %d %b %Y %H:%M:%S %Z").replace(tzinfo=UTC)
    report.measured["clock_error_s"] = round((datetime.now(UTC) - said).total_seconds())
    report.note(CheckItem.CLOCK, abs(report.measured["clock_error_s"]) < 60)
    messages = Link(api).messages()
    try:
        async with asyncio.timeout(10):
            await anext(messages)
        report.note(CheckItem.SOCKET, True)
    except (TimeoutError, OSError, WebSocketException):
        report.note(CheckItem.SOCKET, False)
    finally:
        await messages.aclose()


async def _gathers(server: IceServer, url: str, kind: str) -> bool:
    """Whether this STUN or TURN server yields a candidate of this kind (`srflx`, `relay`) within GATHER_S seconds."""
    one = RTCIceServer(urls=[url], username=server.username, credential=server.credential)
    pc = RTCPeerConnection(RTCConfiguration(iceServers=[one]))
    try:
        pc.createDataChannel("probe")
        async with asyncio.timeout(GATHER_S):
            await pc.setLocalDescription(await pc.createOffer())
        return f" typ {kind}" in pc.localDescription.sdp
    except (TimeoutError, OSError):
        return False
    finally:
        await pc.close()


async def hold_test_call(api: Api, ice: IceServers, report: Report, media: str) -> None:
    """Call the server's echo peer, and record whether sound came back and the quality of the connection."""
    servers = [RTCIceServer(**one.model_dump()) for one in ice.ice_servers]
    pc = RTCPeerConnection(RTCConfiguration(iceServers=servers))
    source, relay = open_source(media), MediaRelay()
    frames = {"audio": 0, "video": 0}
    jobs: list[asyncio.Task[None]] = []

    async def count(track: MediaStreamTrack) -> None:
        try:
            while True:
                await track.recv()
                frames[track.kind] += 1
        except MediaStreamError:
            return

    pc.on("track", lambda track: jobs.append(asyncio.ensure_future(count(track))))
    try:
        for track in (source.audio, source.video):
            if track:
                pc.addTrack(relay.subscribe(track))
        async with asyncio.timeout(2 * GATHER_S):
            await pc.setLocalDescription(await pc.createOffer())
        given = await api.call("POST", "/api/echo", json={"sdp": pc.localDescription.sdp})
        await pc.setRemoteDescription(RTCSessionDescription(given["sdp"], "answer"))
        report.measured |= await _measure(pc, given["seconds"])
        report.note(CheckItem.CALL, frames["audio"] > 0)
    except ServiceError as refused:
        if refused.code not in ("echo-off", "echo-busy"):  # in both cases the tablet is not at fault
            report.note(CheckItem.CALL, False)
    except (httpx.HTTPError, TimeoutError, OSError):
        report.note(CheckItem.CALL, False)
    finally:
        for job in jobs:
            job.cancel()
        await pc.close()
        for track in (source.audio, source.video):
            if track:
                track.stop()


async def _measure(pc: RTCPeerConnection, seconds: float) -> dict[str, float]:
    """The sound's median round trip and jitter (ms) and its loss (0 to 1), from aiortc's statistics every second.

    aiortc does not estimate bandwidth.
    """
    trips: list[float] = []
    jitters: list[float] = []
    loss = 0.0
    for _ in range(max(int(seconds), 1)):
        await asyncio.sleep(1)
        for one in (await pc.getStats()).values():
            if one.type == "remote-inbound-rtp" and one.kind == "audio":
                if one.roundTripTime is not None:  # the first report has no round trip yet
                    trips.append(one.roundTripTime * 1000)
                loss = max(one.fractionLost / 256, 0)
            elif one.type == "inbound-rtp" and one.kind == "audio":
                jitters.append(one.jitter / 48_000 * 1000)  # RTP units of 48 kHz (RFC 7587 section 4.1)
    found = {"rtt_ms": median(trips)} if trips else {}
    return found | ({"jitter_ms": median(jitters), "loss": min(loss, 1)} if jitters else {})
