"""The ICE servers of a call: who gets credentials for the TURN server, what they open, and what they do not."""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from aioice import stun, turn
from pydantic import ValidationError

from app.consults.errors import NoSuchConsult
from app.context import Context
from app.platform.turn import credentials
from app.realtime.ice import ice_servers
from app.settings import Settings
from tests.integration import play
from tests.turn import SECRET, TurnServer
from tests.world import World

SESSION = UUID(int=7)


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[TurnServer]:
    made = TurnServer(tmp_path)
    try:
        await made.start()
        yield made
    finally:
        made.stop()


async def allocate(relay: TurnServer, until: datetime, secret: str = SECRET) -> asyncio.DatagramTransport:
    """Allocate an address on the relay. Raises stun.TransactionFailed."""
    given = credentials(secret, SESSION, until)
    transport, _ = await turn.create_turn_endpoint(
        asyncio.DatagramProtocol, ("127.0.0.1", relay.port), given.username, given.password
    )
    return transport


async def test_the_relay_takes_credentials_of_now_and_refuses_old_and_forged_ones(relay: TurnServer) -> None:
    soon, past = datetime.now(UTC) + timedelta(hours=1), datetime.now(UTC) - timedelta(minutes=1)
    (await allocate(relay, soon)).close()
    for until, secret in ((past, SECRET), (soon, "guessed")):
        with pytest.raises(stun.TransactionFailed) as refused:
            await allocate(relay, until, secret)
        assert refused.value.response.attributes["ERROR-CODE"][0] == 401


@pytest.mark.parametrize("inside", ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"])
async def test_the_relay_is_no_way_into_private_networks(relay: TurnServer, inside: str) -> None:
    transport = await allocate(relay, datetime.now(UTC) + timedelta(hours=1))
    protocol = transport._TurnTransport__inner_protocol  # type: ignore[attr-defined]
    with pytest.raises(stun.TransactionFailed) as refused:
        await protocol.channel_bind(0x4000, (inside, 9))
    assert refused.value.response.attributes["ERROR-CODE"][0] == 403
    transport.close()


async def test_only_participants_get_credentials_and_only_during_the_call(ctx: Context, world: World) -> None:
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
    assert given.ice_servers[1].username == f"{int(given.expires_at.timestamp())}:{consult_id}"


def test_a_password_is_the_hmac_of_its_username() -> None:
    given = credentials("north", SESSION, datetime(2026, 1, 1, tzinfo=UTC))
    assert given.username == f"1767225600:{SESSION}"
    digest = hmac.new(b"north", given.username.encode(), hashlib.sha1).digest()
    assert base64.b64decode(given.password) == digest


def test_a_relay_without_its_secret_is_refused_at_the_start() -> None:
    with pytest.raises(ValidationError, match="CORESPOND_TURN_SECRET"):
        Settings(turn_urls="turn:a:1")
