"""The WebSocket of a real server: one test per sentence of docs/protocol.md, and everything it must withstand."""

import asyncio
import json
import secrets
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app import nouns
from app.actor import Actor
from app.platform.tokens import Tokens
from app.realtime.protocol import PROTOCOL
from app.settings import Settings
from kiosk_client.api import Api
from tests.integration.sockets import SignedIn, close_code, heard, heard_of_type, opened
from tests.service import PATIENCE_S, Service, until
from tests.world import PASSWORD

# A client that does not read does not answer a ping either; here only what it leaves unread may count against it.
PATIENT = {"socket_ping_s": 120, "socket_pong_s": 120}
GENEROUS = {"socket_descriptions_per_s": 1e6, "socket_bytes_per_s": 1e9}


async def in_call(service: Service, officer: Api, clinician: Api) -> dict[str, str]:
    """A session between the two, accepted, as the officer's page sees it."""
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    consult_id: str = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
    await clinician.call("POST", f"/api/consults/{consult_id}/accept")
    session: dict[str, str] = (await officer.call("GET", "/api/snapshot"))["consult"]
    return session


def join(session: dict[str, str], to: str = "clinician_id", peer: str = "peer-00000001", **more: str) -> str:
    return json.dumps({"type": "join", "consult_id": session["id"], "to": f"user:{session[to]}", "peer": peer, **more})


def description(session: dict[str, str], to_peer: str, sdp: str) -> str:
    """An offer to the session's clinician."""
    whom = {"consult_id": session["id"], "to": f"user:{session['clinician_id']}", "from_peer": "peer-00000001"}
    return json.dumps({"type": "description", "kind": "offer", "to_peer": to_peer, "sdp": sdp, **whom})


async def test_a_snapshot_comes_at_once_and_again_when_something_changed(service: Service, signed_in: SignedIn) -> None:
    officer = await signed_in(service, "officer")
    async with opened(service, officer) as socket:
        await officer.call("POST", "/api/consults", json={"kind": "psychosis"})
        changed = await heard_of_type(socket, "changed")
        assert changed["snapshot"]["consult"]["kind"] == "psychosis"
        assert changed["snapshot"]["queue"]["place"] == 1
    snapshot = await officer.call("GET", "/api/snapshot")
    assert snapshot["consult"] == changed["snapshot"]["consult"]


@pytest.mark.settings(refresh_s=300)
async def test_a_ring_is_shown_at_once_however_long_other_news_may_wait(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    async with opened(service, clinician) as desk, asyncio.timeout(PATIENCE_S):
        consult_id = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
        while not (offer := (await heard_of_type(desk, "changed"))["snapshot"]["offer"]):
            pass
        assert offer["consult_id"] == consult_id


async def test_signals_reach_the_other_side_and_nobody_else(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    other = await signed_in(service, "clinician2")
    session = await in_call(service, officer, clinician)
    async with (
        opened(service, officer) as here,
        opened(service, clinician) as there,
        opened(service, other) as elsewhere,
    ):
        await here.send(join(session, sender=f"user:{session['clinician_id']}"))
        message = await heard_of_type(there, "join")
        assert message["peer"] == "peer-00000001"
        assert message["sender"] == f"user:{session['officer_id']}", (
            "the server says who it is from, whatever the client said"
        )
        await here.send(join(session, to="officer_id"))
        assert (await heard_of_type(here, "error"))["code"] == "not_your_session", "nobody is their own other side"
        await elsewhere.send("?")
        assert (await heard_of_type(elsewhere, "error"))["code"] == "not_json"


async def test_while_it_rings_only_the_officer_and_the_rung_clinicians_reach_each_other(
    service: Service, signed_in: SignedIn
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    other = await signed_in(service, "clinician2")
    await other.call("PUT", "/api/presence", json={"wish": "on_call"})
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    async with (
        opened(service, officer) as here,
        opened(service, clinician) as one,
        opened(service, other) as another,
        asyncio.timeout(PATIENCE_S),
    ):
        session_id = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
        while not (shown := (await heard_of_type(here, "changed"))["snapshot"])["ringing"]:
            pass
        [rung_id] = shown["ringing"]
        ids = {(await api.call("GET", "/api/me"))["id"]: place for api, place in ((clinician, one), (other, another))}
        rung = ids.pop(rung_id)
        [(silent_id, silent)] = ids.items()
        session = {"id": session_id, "officer_id": shown["consult"]["officer_id"], "rung": rung_id, "silent": silent_id}
        await here.send(join(session, to="rung"))
        assert (await heard_of_type(rung, "join"))["sender"] == f"user:{session['officer_id']}"
        await rung.send(join(session, to="officer_id"))
        assert (await heard_of_type(here, "join"))["sender"] == f"user:{rung_id}"
        for sender, to in ((here, "silent"), (silent, "officer_id"), (rung, "silent")):
            await sender.send(join(session, to=to))
            assert (await heard_of_type(sender, "error"))["code"] == "not_your_session"


async def test_the_officer_hears_who_accepted_ahead_of_the_snapshot_that_shows_it_and_nobody_else_does(
    service: Service, signed_in: SignedIn
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    async with opened(service, officer) as here, opened(service, clinician) as there, asyncio.timeout(PATIENCE_S):
        session_id = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
        while not (await heard_of_type(here, "changed"))["snapshot"]["ringing"]:
            pass
        await clinician.call("POST", f"/api/consults/{session_id}/accept")
        clinician_id = (await clinician.call("GET", "/api/me"))["id"]
        while (message := await heard(here))["type"] == "changed":
            assert message["snapshot"]["consult"]["state"] == "offered"
        assert message == {"type": "accepted", "consult_id": session_id, "clinician_id": clinician_id}
        assert (await heard(here))["snapshot"]["consult"]["state"] == "accepted"
        while (message := await heard(there))["snapshot"]["consult"] is None:
            pass
        assert message["type"] == "changed"


@pytest.mark.parametrize(
    ("garbage", "code"),
    [
        ("not json", "not_json"),
        (b"\x00\xff", "not_json"),
        ('{"type": "sudo"}', "unknown_type"),
        ('{"type": "join", "consult_id": "x"}', "invalid"),
        ("x" * 200_000, "too_large"),
    ],
    ids=["not json", "bytes", "unknown type", "missing field", "200 kB"],
)
async def test_garbage_gets_a_typed_error_and_the_call_goes_on(
    service: Service, signed_in: SignedIn, garbage: str | bytes, code: str
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    async with opened(service, officer) as here, opened(service, clinician) as there:
        await here.send(garbage)
        assert (await heard_of_type(here, "error"))["code"] == code
        await here.send(join(session))
        await heard_of_type(there, "join")
    assert (await officer.call("GET", "/api/snapshot"))["consult"]["state"] == "accepted"


async def test_a_signal_for_another_persons_session_goes_nowhere(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    intruder = await signed_in(service, "officer2")
    session = await in_call(service, officer, clinician)
    async with opened(service, intruder) as outside, opened(service, clinician) as there:
        for target in (session["id"], str(uuid4())):
            await outside.send(join({**session, "id": target}))
            assert (await heard_of_type(outside, "error"))["code"] == "not_your_session"
        await there.send("?")
        assert (await heard(there))["type"] == "error", "the clinician heard nothing of the intruder"


async def test_a_second_page_of_the_same_user_takes_the_call_over(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    async with opened(service, officer) as first, opened(service, officer) as second:
        await first.send(join(session, peer="peer-first-1"))
        await heard_of_type(second, "taken_over")
        await second.send(join(session, peer="peer-second"))
        assert (await heard_of_type(first, "taken_over"))["consult_id"] == session["id"]


@pytest.mark.settings(hello_s=0.3)
async def test_a_socket_that_says_no_hello_is_closed(service: Service, signed_in: SignedIn) -> None:
    async with opened(service) as socket:
        assert await close_code(socket) == 4408


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("?", 4400),
        ('{"type": "join", "consult_id": "00000000-0000-0000-0000-000000000000", "peer": "12345678"}', 4400),
        ('{"type": "hello", "protocol": 1, "token": "x"}', 4400),
        ('{"type": "hello", "protocol": 2, "token": "x"}', 4401),
    ],
)
async def test_a_first_message_that_is_no_good_hello_closes_the_socket(service: Service, first: str, code: int) -> None:
    async with opened(service) as socket:
        await socket.send(first)
        assert await close_code(socket) == code


async def test_a_page_that_asks_whether_it_is_heard_is_answered_at_once(service: Service, signed_in: SignedIn) -> None:
    async with opened(service, await signed_in(service, "officer")) as socket:
        await socket.send(json.dumps({"type": "ping"}))
        assert await heard(socket) == {"type": "pong"}


async def test_a_second_hello_is_an_error(service: Service, signed_in: SignedIn) -> None:
    officer = await signed_in(service, "officer")
    async with opened(service, officer) as socket:
        await socket.send(json.dumps({"type": "hello", "protocol": PROTOCOL, "token": officer.token}))
        assert (await heard_of_type(socket, "error"))["code"] == "second_hello"


async def test_an_administrator_has_no_socket(service: Service, signed_in: SignedIn) -> None:
    admin = await signed_in(service, "admin")
    async with opened(service) as socket:
        await socket.send(json.dumps({"type": "hello", "protocol": PROTOCOL, "token": admin.token}))
        assert await close_code(socket) == 4403


@pytest.mark.settings(socket_errors=3)
async def test_too_many_bad_messages_close_the_socket(service: Service, signed_in: SignedIn) -> None:
    async with opened(service, await signed_in(service, "officer")) as socket:
        for _ in range(3):
            await socket.send("?")
        assert await close_code(socket) == 4429


async def test_a_message_many_times_too_large_closes_the_socket(service: Service, signed_in: SignedIn) -> None:
    async with opened(service, await signed_in(service, "officer")) as socket:
        await socket.send("x" * (Settings(_env_file=None).socket_drop_bytes + 1))
        assert await close_code(socket) == 4413


async def test_the_socket_closes_when_the_token_expires(service: Service, signed_in: SignedIn) -> None:
    """The token is signed with the server's key here: no setting of a server gives one so short a life."""
    officer = await signed_in(service, "officer")
    tokens, now = Tokens.from_file(service.data_dir / "signing-key.pem", lifetime_s=3), datetime.now(UTC)
    officer.token = tokens.sign(Actor.of(tokens.verify(officer.token, now)).claims(), now)
    async with opened(service, officer) as socket:
        assert await close_code(socket) == 4401


@pytest.mark.settings(socket_backlog=50, socket_send_s=2, **PATIENT, **GENEROUS)
async def test_a_client_that_stops_reading_is_closed_and_harms_nobody(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    noise = secrets.token_hex(15_000)
    async with opened(service, officer) as here, opened(service, clinician, 8192) as deaf:
        for _ in range(600):
            await here.send(description(session, "peer-00000002", noise))
        await here.send("?")
        assert (await heard_of_type(here, "error"))["code"] == "not_json"

        async def given_up() -> bool:  # before anything is read, or the client would not be one that stops
            return '"code": 4503' in service.log.read_text()

        await until(given_up)
        assert await close_code(deaf) == 4503


@pytest.mark.settings(socket_backlog=5000, socket_send_s=120, **PATIENT, **GENEROUS)
async def test_a_client_that_falls_behind_gets_every_message_whole_and_in_order(
    service: Service, signed_in: SignedIn
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    session = await in_call(service, officer, clinician)
    noise = secrets.token_hex(6_000)
    async with opened(service, officer) as here, opened(service, clinician, 8192) as behind:
        for number in range(1000):  # more than the kernel keeps for both of them
            await here.send(description(session, f"peer-{number:08}", sdp=noise[number:]))
        await here.send("?")
        assert (await heard_of_type(here, "error"))["code"] == "not_json"
        got = [await heard_of_type(behind, "description") for _ in range(1000)]
    assert [one["to_peer"] for one in got] == [f"peer-{number:08}" for number in range(1000)]
    assert [one["sdp"] for one in got] == [noise[number:] for number in range(1000)]


async def test_nothing_personal_or_secret_is_in_the_log(service: Service, signed_in: SignedIn) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    request = {"kind": "suicidal", "incident_number": "INC-4711", "language": "es"}
    consult_id = (await officer.call("POST", "/api/consults", json=request))["id"]
    await clinician.call("POST", f"/api/consults/{consult_id}/accept")
    path = f"/api/consults/{consult_id}/documentation"
    await clinician.call("PATCH", path, json={"clinical_note": "lithium", "safety_note": "machete"})
    async with opened(service, officer) as socket:
        await socket.send('{"type": "join", "note": "garbage-content"}')
        await heard_of_type(socket, "error")
    supervisor = await signed_in(service, "supervisor")
    await supervisor.call("GET", "/api/log", params={"kind": "suicidal"})
    log = service.log.read_text()
    assert '"route": "/api/consults/{consult_id}/documentation"' in log
    secrets = (
        "INC-4711",
        "lithium",
        "machete",
        "garbage-content",
        "suicidal",
        "Lovelace",
        "officer",
        "127.0.0.1:",
        PASSWORD,
    )
    found = [word for word in (*secrets, officer.token, clinician.token) if word in log]
    assert found == []


async def test_the_service_says_that_it_is_alive_and_ready(service: Service, signed_in: SignedIn) -> None:
    officer = await signed_in(service, "officer")
    assert await officer.call("GET", "/healthz") == {"status": "ok"}
    ready = await officer.call("GET", "/readyz")
    jobs = ready.pop("jobs")
    assert ready == {"status": "ok", "database": "ok", "bus": "ok"}
    of_the_node = {"heartbeats of open pages": "ok", "sockets whose sign-in is over": "ok"}
    assert jobs == {job.name: "ok" for job in nouns.jobs()} | of_the_node
