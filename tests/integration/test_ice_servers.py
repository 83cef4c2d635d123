"""The ICE servers of a call: who gets credentials for the TURN server, what they open, and what they do not."""

import asyncio
import base64
import hashlib
import hmac
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from uuid import UUID

import pytest
from aioice import stun, turn
from pydantic import ValidationError

from app.actor import Actor
from app.consults.errors import NoSuchConsult
from app.context import Context
from app.platform.clock import ManualClock
from app.platform.turn import credentials, name_of
from app.realtime.ice import ice_servers, ice_servers_to_check
from app.settings import Settings
from tests.integration import play
from tests.service import until as until_true
from tests.turn import CONFIGURATION, SECRET, TurnServer
from tests.world import World

SESSION = UUID(int=7)
NAME = name_of(SECRET, str(SESSION), "somebody")
# An address inside, 10.1.2.3, in each form that a relay could be asked for it, and others that are not public.
INSIDE = [
    *("10.1.2.3", "0.0.0.0", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1"),
    *("192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.251", "240.0.0.1", "255.255.255.255"),
    *("::ffff:10.1.2.3", "::10.1.2.3", "64:ff9b::a01:203", "64:ff9b:1::a01:203", "2002:a01:203::1", "::", "::1"),
    *(
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "::ffff:0:10.1.2.3",
        "fec0::1",
        "fc00::1",
    ),
    *("fd12::1", "fe80::1", "ff02::fb", "2001::1", "2001:db8::1", "3fff::1", "5f00::1", "100::1"),
]
OUTSIDE = ["9.9.9.9", "2620:fe::fe"]


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[TurnServer]:
    made = TurnServer(tmp_path)
    try:
        await made.start()
        yield made
    finally:
        made.stop()


# aioice asks for addresses of IPv4 only (RFC 8656 section 18.8: family 2 in the first of four bytes).
stun.ATTRIBUTES_BY_NAME["REQUESTED-ADDRESS-FAMILY"] = (0x0017, "REQUESTED-ADDRESS-FAMILY", stun.pack_unsigned, None)
IPV6 = 0x02000000


class Lent(turn.TurnClientUdpProtocol):
    """An address that the relay has lent."""

    async def ask(self, method: stun.Method, **attributes: object) -> None:
        """Ask the relay for something. Raises stun.TransactionFailed."""
        request = stun.Message(message_method=method, message_class=stun.Class.REQUEST)
        request.attributes |= {name.replace("_", "-"): value for name, value in attributes.items()}
        await self.request_with_retry(request)

    async def refusal(self, method: stun.Method, **attributes: object) -> int | None:
        """The code of the error with which the relay refuses; None if it does not."""
        try:
            await self.ask(method, **attributes)
        except stun.TransactionFailed as refused:
            return int(refused.response.attributes["ERROR-CODE"][0])
        return None

    def close(self) -> None:
        self.transport.close()


async def allocate(relay: TurnServer, until: datetime, secret: str = SECRET, name: str = NAME, **more: object) -> Lent:
    """Allocate an address on the relay. Raises stun.TransactionFailed."""
    given = credentials(secret, name, until)
    server = ("127.0.0.1", relay.port)
    _, lent = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: Lent(server, given.username, given.password, 600, 500), remote_addr=server
    )
    try:
        await lent.ask(stun.Method.ALLOCATE, LIFETIME=600, REQUESTED_TRANSPORT=turn.UDP_TRANSPORT, **more)
    except stun.TransactionFailed:
        lent.close()
        raise
    return lent


async def test_the_relay_takes_credentials_of_now_and_refuses_old_and_forged_ones(relay: TurnServer) -> None:
    soon, past = datetime.now(UTC) + timedelta(hours=1), datetime.now(UTC) - timedelta(minutes=1)
    (await allocate(relay, soon)).close()
    for until, secret in ((past, SECRET), (soon, "guessed")):
        with pytest.raises(stun.TransactionFailed) as refused:
            await allocate(relay, until, secret)
        assert refused.value.response.attributes["ERROR-CODE"][0] == 401


@pytest.mark.parametrize("method", [stun.Method.CREATE_PERMISSION, stun.Method.CHANNEL_BIND])
async def test_the_relay_is_no_way_into_private_networks(relay: TurnServer, method: stun.Method) -> None:
    """It lends addresses of both families, so that no peer is refused for its family alone (443)."""
    found = {}
    for family, more in ((4, {}), (6, {"REQUESTED_ADDRESS_FAMILY": IPV6})):
        lent = await allocate(relay, datetime.now(UTC) + timedelta(hours=1), **more)
        for number, peer in enumerate(one for one in (*INSIDE, *OUTSIDE) if ip_address(one).version == family):
            channel = {"CHANNEL_NUMBER": 0x4000 + number} if method is stun.Method.CHANNEL_BIND else {}
            found[peer] = await lent.refusal(method, XOR_PEER_ADDRESS=(peer, 9), **channel)
        lent.close()
    assert found == dict.fromkeys(INSIDE, 403) | dict.fromkeys(OUTSIDE)


async def test_one_side_of_a_session_has_one_quota_however_often_it_asks_for_credentials(relay: TurnServer) -> None:
    now = datetime.now(UTC)
    quota = int(re.findall(r"^user-quota=(\d+)$", CONFIGURATION.read_text(), re.MULTILINE)[0])
    lent = [await allocate(relay, now + timedelta(hours=1, seconds=n)) for n in range(quota)]
    with pytest.raises(stun.TransactionFailed) as refused:
        await allocate(relay, now + timedelta(hours=2))
    assert refused.value.response.attributes["ERROR-CODE"][0] == 486
    lent.append(await allocate(relay, now + timedelta(hours=1), name=name_of(SECRET, str(SESSION), "somebody else")))
    for one in lent:
        one.close()


async def test_what_was_lent_outlasts_the_credentials_and_nothing_more_is_lent(relay: TurnServer) -> None:
    """So a call may last longer than its credentials; whoever was removed from it keeps what they had, and no more."""
    until = datetime.now(UTC) + timedelta(seconds=2)
    lent = await allocate(relay, until)

    async def over() -> bool:
        try:
            (await allocate(relay, until)).close()
        except stun.TransactionFailed as refused:
            return bool(refused.response.attributes["ERROR-CODE"][0] == 401)
        return False

    await until_true(over)
    assert await lent.refusal(stun.Method.CREATE_PERMISSION, XOR_PEER_ADDRESS=("9.9.9.9", 9)) is None
    assert await lent.refusal(stun.Method.REFRESH, LIFETIME=600) is None
    lent.close()


async def test_only_participants_get_credentials_and_only_during_the_call(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician, other = world["officer"], world["clinician"], world["clinician2"]
    ctx.settings.turn_urls, ctx.settings.stun_urls = "turn:a:1, turns:a:2", "stun:a:1"
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    with pytest.raises(NoSuchConsult):
        await ice_servers(ctx, officer, consult_id)
    await play.talk(ctx, officer, clinician, consult_id)
    for outsider in (other, world["officer2"], world["supervisor"]):
        with pytest.raises(NoSuchConsult):
            await ice_servers(ctx, outsider, consult_id)
    given = await ice_servers(ctx, officer, consult_id)
    assert [one.urls for one in given.ice_servers] == [["stun:a:1"], ["turn:a:1", "turns:a:2"]]
    assert given.expires_at == ctx.clock.now() + timedelta(seconds=ctx.settings.turn_credential_s)
    names = {one: await name_at_the_relay(ctx, one, consult_id) for one in (officer, clinician)}
    assert len(set(names.values())) == 2
    for one, name in names.items():
        assert name.startswith(f"{consult_id}.")
        assert str(one.user_id) not in name
        clock.advance(60)
        assert await name_at_the_relay(ctx, one, consult_id) == name, "one name for each side, however often it asks"


async def name_at_the_relay(ctx: Context, actor: Actor, consult_id: UUID | None = None) -> str:
    given = await (ice_servers(ctx, actor, consult_id) if consult_id else ice_servers_to_check(ctx, actor))
    expiry, _, name = (given.ice_servers[-1].username or "").partition(":")
    assert int(expiry) == int(given.expires_at.timestamp())
    return name


async def test_a_user_has_one_name_at_the_relay_for_all_checks(ctx: Context, world: World, clock: ManualClock) -> None:
    ctx.settings.turn_urls = "turn:a:1"
    name = await name_at_the_relay(ctx, world["officer"])
    clock.advance(3600)
    assert await name_at_the_relay(ctx, world["officer"]) == name != await name_at_the_relay(ctx, world["officer2"])
    assert str(world["officer"].user_id) not in name


def test_a_password_is_the_hmac_of_its_username() -> None:
    given = credentials("north", NAME, datetime(2026, 1, 1, tzinfo=UTC))
    assert given.username == f"1767225600:{NAME}"
    digest = hmac.new(b"north", given.username.encode(), hashlib.sha1).digest()
    assert base64.b64decode(given.password) == digest


def test_a_relay_without_its_secret_is_refused_at_the_start() -> None:
    with pytest.raises(ValidationError, match="CORESPOND_TURN_SECRET"):
        Settings(turn_urls="turn:a:1")
