"""Tablets: checks are kept, the fleet shows them, the echo peer is bounded."""

import asyncio
import socket
from uuid import UUID, uuid4

import httpx
import pytest
from aioice.ice import get_host_addresses
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack

from app.actor import Actor, Principal, Role
from app.checks import service as checks
from app.checks.errors import BadOffer, EchoBusy, EchoOff
from app.checks.rules import CheckItem, ItemResult, Readiness
from app.checks.schemas import CheckFiguresIn, CheckIn
from app.checks.service import EchoLimits, EchoPeers
from app.checks.service.echo import GuardedTransport
from app.context import Context
from app.platform.addresses import Network, Reachable, networks
from app.platform.clock import ManualClock
from tests.conftest import START
from tests.service import PATIENCE_S, Service, until
from tests.world import PASSWORD, World

COUNTY = UUID(int=1)
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


ANYWHERE = networks("0.0.0.0/0,::/0")


def somebody(agency: UUID) -> Actor:
    return Actor(Principal.user(uuid4()), Role.OFFICER, agency)


OFFICER, COLLEAGUE, ELSEWHERE = somebody(COUNTY), somebody(COUNTY), somebody(UUID(int=2))


def peers_for(
    most: int = 1, each_agency: int = 1, seconds: float = 1, named: tuple[Network, ...] = ANYWHERE
) -> EchoPeers:
    return EchoPeers(EchoLimits(most, each_agency, seconds, named))


async def all_are_free(peers: EchoPeers) -> None:
    async def free() -> bool:
        return not peers._open

    await until(free)


async def test_the_echo_peer_sends_back_what_it_hears_and_lets_go_when_its_time_is_over() -> None:
    peers = peers_for(seconds=0.5)
    pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    heard = asyncio.Event()

    @pc.on("track")
    def on_track(track) -> None:
        async def listen() -> None:
            await track.recv()
            heard.set()

        pc.listening = asyncio.ensure_future(listen())

    try:
        answer = await peers.answer(OFFICER, await offer(pc))
        await pc.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        async with asyncio.timeout(PATIENCE_S):
            await heard.wait()
        with pytest.raises(EchoBusy):
            await peers.answer(ELSEWHERE, description())
    finally:
        await pc.close()
    await all_are_free(peers)  # the tablet has gone
    await peers.close()


def description(*addresses: str) -> str:
    """An offer of sound with these addresses as candidates."""
    lines = "v=0|o=- 1 1 IN IP4 0.0.0.0|s=-|t=0 0|a=group:BUNDLE 0|m=audio 9 UDP/TLS/RTP/SAVPF 111|c=IN IP4 0.0.0.0|"
    lines += "a=mid:0|a=sendrecv|a=rtpmap:111 opus/48000/2|a=rtcp-mux|a=setup:actpass|a=ice-ufrag:abcd|"
    lines += f"a=ice-pwd:{'p' * 22}|a=fingerprint:sha-256 {':'.join(['AB'] * 32)}|"
    lines += "".join(f"a=candidate:{n} 1 udp 1 {one} 9 typ host|" for n, one in enumerate(addresses))
    return (lines + "a=end-of-candidates|").replace("|", "\r\n")


async def test_one_user_has_one_test_call_and_one_agency_its_share() -> None:
    peers = peers_for(most=3, each_agency=2)
    for _ in range(5):
        await peers.answer(OFFICER, description())  # a page that is reloaded
    assert len(peers._open) == 1
    await peers.answer(COLLEAGUE, description())
    third = somebody(COUNTY)
    with pytest.raises(EchoBusy):
        await peers.answer(third, description())
    await peers.answer(ELSEWHERE, description())
    with pytest.raises(EchoBusy):
        await peers.answer(somebody(uuid4()), description())
    await peers.close()


def listening(family: socket.AddressFamily, host: str) -> tuple[socket.socket, int]:
    made = socket.socket(family, socket.SOCK_DGRAM)
    if family == socket.AF_INET6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    made.bind((host, 0))
    made.setblocking(False)
    return made, made.getsockname()[1]


async def test_the_echo_peer_sends_nothing_to_where_it_must_not_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket of this machine stands for one inside the county's network; an offer names it in every form."""
    loop = asyncio.get_running_loop()
    inside, port = listening(socket.AF_INET6, "::")
    control, control_port = listening(socket.AF_INET, "0.0.0.0")
    [mine, *hosts] = [one for one in get_host_addresses(use_ipv4=True, use_ipv6=True) if ":" not in one]
    asked: list[object] = []
    monkeypatch.setattr("aioice.ice.get_or_create_mdns_protocol", asked.append)
    monkeypatch.setattr("aioice.ice.server_reflexive_candidate", lambda *given: asked.append(given))
    targets = ["127.0.0.1", "::1", "::ffff:127.0.0.1", "::127.0.0.1", f"::ffff:{mine}", "localhost", "x.local", *hosts]
    forbidden = description(*targets).replace(" 9 typ", f" {port} typ")
    peers = peers_for(named=networks(mine), seconds=30)
    await peers.answer(OFFICER, forbidden + f"a=candidate:99 1 udp 1 {mine} {control_port} typ host\r\n")
    async with asyncio.timeout(PATIENCE_S):
        for _ in range(2):  # the second time it is asked, every other candidate has had its turn
            await loop.sock_recv(control, 2000)
    with pytest.raises(BlockingIOError):
        inside.recv(2000)
    await peers.close()
    peers = peers_for(seconds=30)  # anywhere: to see that it would have been heard
    await peers.answer(OFFICER, description(mine).replace(" 9 typ", f" {port} typ"))
    async with asyncio.timeout(PATIENCE_S):
        await loop.sock_recv(inside, 2000)
    await peers.close()
    inside.close()
    control.close()
    assert asked == [], "no name is asked for, and no STUN server"


async def test_a_check_from_where_nothing_may_be_sent_is_not_answered() -> None:
    """ICE answers whoever sends it a check, and the sender of a datagram can be made up."""
    sent: list[tuple[str, int]] = []

    class Wire:
        def sendto(self, _data: bytes, to: tuple[str, int]) -> None:
            sent.append(to)

    guarded = GuardedTransport(Wire(), Reachable((), networks("198.51.100.0/24")))
    for host in ("10.0.0.1", "127.0.0.1", "198.51.100.7", "::1", "fe80::1%eth0", "8.8.8.8", "2600::1"):
        guarded.sendto(b"", (host, 9))
    assert sent == [("8.8.8.8", 9), ("2600::1", 9)]


async def test_an_echo_peer_that_is_off_or_cannot_read_the_offer_says_so() -> None:
    with pytest.raises(EchoOff):
        await peers_for(most=0).answer(OFFICER, "v=0")
    peers = peers_for()
    many = description() + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" * 3
    for garbage in ("", "v=0", "nonsense", "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", many):
        with pytest.raises(BadOffer):
            await peers.answer(OFFICER, garbage)
        await all_are_free(peers)  # a bad offer holds no place
    await peers.close()


@pytest.mark.settings(echo_peers=0)
async def test_the_test_call_is_off_by_setting(service: Service) -> None:
    async with httpx.AsyncClient(base_url=service.url, timeout=PATIENCE_S) as http:
        given = await http.post("/api/sign-in", json={"username": "officer", "password": PASSWORD})
        headers = {"Authorization": f"Bearer {given.json()['access_token']}"}
        answer = await http.post("/api/echo", json={"sdp": "v=0"}, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:corespond:problem:echo-off")
