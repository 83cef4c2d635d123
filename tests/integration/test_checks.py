"""Tablets: checks are kept, the fleet shows them, the echo peer is bounded."""

import asyncio
from uuid import uuid4

import httpx
import pytest
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack

from app.checks import service as checks
from app.checks.errors import BadOffer, EchoBusy, EchoOff
from app.checks.rules import CheckItem, ItemResult, Readiness
from app.checks.schemas import CheckFiguresIn, CheckIn
from app.checks.service import EchoPeers
from app.context import Context
from app.platform.clock import ManualClock
from tests.conftest import START
from tests.service import PATIENCE_S, Service, until
from tests.world import PASSWORD, World

GOOD = dict.fromkeys(CheckItem, ItemResult.OK)


def check(**given: object) -> CheckIn:
    return CheckIn(**{"device_id": uuid4(), "label": "Unit 12", "outcomes": GOOD} | given)


def key() -> str:
    return str(uuid4())


async def test_the_fleet_shows_each_tablet_as_its_latest_check_found_it(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    tablet = uuid4()
    silent = GOOD | {CheckItem.MICROPHONE: ItemResult.FAILED}
    first = await checks.keep(ctx, world["officer"], key(), check(device_id=tablet, outcomes=silent))
    assert (first.verdict, first.findings) == (Readiness.NOT_READY, ["microphone"])
    clock.advance(3600)
    await checks.keep(ctx, world["officer2"], key(), check(device_id=tablet, measured=CheckFiguresIn(rtt_ms=40)))
    await checks.keep(ctx, world["town-officer"], key(), check())
    rows = await checks.fleet(ctx, world["supervisor"])
    assert [(row.device_id, row.verdict, row.officer) for row in rows] == [
        (tablet, Readiness.READY, "Officer2 Lovelace")
    ]
    assert rows[0].measured.rtt_ms == 40


async def test_a_check_that_is_sent_twice_is_one_also_at_once(ctx: Context, world: World, clock: ManualClock) -> None:
    once, same = check(), key()
    answers = await asyncio.gather(*(checks.keep(ctx, world["officer"], same, once) for _ in range(4)))
    clock.advance(60)
    assert {one.checked_at for one in (*answers, await checks.keep(ctx, world["officer"], same, once))} == {START}
    assert len(await checks.fleet(ctx, world["supervisor"])) == 1


async def test_an_officers_key_says_nothing_about_another_officers_check(ctx: Context, world: World) -> None:
    same, tablets = key(), [uuid4() for _ in range(3)]
    for who, tablet in zip(("officer", "officer2", "town-officer"), tablets, strict=True):
        await checks.keep(ctx, world[who], same, check(device_id=tablet))
    rows = {row.device_id: row.officer for row in await checks.fleet(ctx, world["supervisor"])}
    assert rows == {tablets[0]: "Officer Lovelace", tablets[1]: "Officer2 Lovelace"}
    assert [row.device_id for row in await checks.fleet(ctx, world["town-supervisor"])] == [tablets[2]]


async def offer(pc: RTCPeerConnection) -> str:
    pc.addTrack(AudioStreamTrack())
    await pc.setLocalDescription(await pc.createOffer())
    return str(pc.localDescription.sdp)


async def test_the_echo_peer_sends_back_what_it_hears_and_lets_go_when_its_time_is_over() -> None:
    peers = EchoPeers(1, 0.5)
    pc = RTCPeerConnection()
    heard = asyncio.Event()

    @pc.on("track")
    def on_track(track) -> None:
        async def listen() -> None:
            await track.recv()
            heard.set()

        pc.listening = asyncio.ensure_future(listen())

    try:
        await pc.setRemoteDescription(RTCSessionDescription(await peers.answer(await offer(pc)), "answer"))
        async with asyncio.timeout(PATIENCE_S):
            await heard.wait()
        with pytest.raises(EchoBusy):
            await peers.answer("v=0")
    finally:
        await pc.close()

    async def free() -> bool:
        return not peers._open

    await until(free)  # the tablet has gone
    await peers.close()


async def test_an_echo_peer_that_is_off_or_cannot_read_the_offer_says_so() -> None:
    with pytest.raises(EchoOff):
        await EchoPeers(0, 1).answer("v=0")
    peers = EchoPeers(1, 1)
    for garbage in ("", "v=0", "nonsense", "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"):
        with pytest.raises(BadOffer):
            await peers.answer(garbage)

        async def free() -> bool:
            return not peers._open

        await until(free)  # a bad offer holds no place
    await peers.close()


@pytest.mark.settings(echo_peers=0)
async def test_the_test_call_is_off_by_setting(service: Service) -> None:
    async with httpx.AsyncClient(base_url=service.url, timeout=PATIENCE_S) as http:
        given = await http.post("/api/sign-in", json={"username": "officer", "password": PASSWORD})
        headers = {"Authorization": f"Bearer {given.json()['access_token']}"}
        answer = await http.post("/api/echo", json={"sdp": "v=0"}, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:corespond:problem:echo-off")
