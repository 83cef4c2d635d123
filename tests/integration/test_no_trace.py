"""Marked personal data is sent through every text of the interface, with a failure behind each; no trace is left.

The requests are made from the service's own description (OpenAPI, and the JSON schema of the socket's messages), so
that a new field is sent as soon as it exists.
"""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from websockets.asyncio.client import ClientConnection, connect

from app.actor import Role
from app.context import Context
from app.dispatch import service as dispatch
from app.platform.clock import ManualClock
from app.realtime.connection import Connection
from app.realtime.exchange import Exchange
from app.realtime.protocol import TO_SERVER
from tests.conftest import Template, context
from tests.integration.sockets import close_code, heard, heard_of_type
from tests.marks import MARK, Filling, changed, is_marked, logging_here
from tests.running import Running, prepared, running

SENT_BACK = {"corespond_guest"}
"""The cookie with the secret that the sender's own page drew for its seat."""
WRITES = "INSERT", "UPDATE"
NOT_TAKEN = "\x00", "\ud800", "\x1b"


@pytest.fixture
async def server(template: Template, clock: ManualClock) -> AsyncIterator[Running]:
    """The server on each database: its log is JSON on the one, and text for reading on the other."""
    ctx = context(await template.copy(), clock, secure_cookies=False, echo_peers=0)
    with logging_here(as_json=not ctx.db.is_sqlite):
        async with running(ctx) as made:
            yield made


@pytest.fixture
def written(server: Running, capfd: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """What the server wrote, to any stream and by any logger, since it was last asked for."""

    def read() -> str:
        found = capfd.readouterr()
        return found.out + found.err

    read()
    return read


@contextmanager
def failing_routes(server: Running) -> Iterator[None]:
    """Behind every route a failure that nobody expected, which holds all that the route was given."""

    async def fail(**given: Any) -> None:
        raise RuntimeError(f"{MARK} in {given!r}")

    contexts = [one for one in iter_route_contexts(server.app.routes) if isinstance(one.original_route, APIRoute)]
    dependants = [one for context in contexts for one in (context.dependant, context.original_route.dependant)]
    kept = [(dependant, dependant.call) for dependant in dependants]
    for dependant, _ in kept:
        dependant.call = fail
    yield
    for dependant, call in reversed(kept):
        dependant.call = call


@contextmanager
def failing_statements(ctx: Context, verbs: tuple[str, ...]) -> Iterator[list[str]]:
    """A database that cannot carry out statements of these kinds that hold a mark. Yields those that it could not."""
    failed: list[str] = []

    def spoil(_connection: Any, _cursor: Any, statement: str, given: Any, *_more: Any) -> tuple[str, Any]:
        if is_marked(given) and statement.startswith(verbs):
            failed.append(statement)
            return f"{statement} AND SO ON", given
        return statement, given

    engine = ctx.db.engine.sync_engine
    event.listen(engine, "before_cursor_execute", spoil, retval=True)
    yield failed
    event.remove(engine, "before_cursor_execute", spoil)


def marked_headers(server: Running) -> list[str]:
    """The headers that hold a mark, of all answers."""
    pairs = [pair for answer in server.answers for pair in answer.headers.multi_items()]
    return [
        f"{name}: {value}" for name, value in pairs if is_marked(value) and value.partition("=")[0] not in SENT_BACK
    ]


def marked_answers(server: Running) -> list[str]:
    return [f"{one.request.url}: {one.text}" for one in server.answers if is_marked(one.text)]


async def seen_by_others(server: Running) -> str:
    """All that anybody can read, in one text: every operation that reads, as every role that it lets in."""
    reads = [one for one in prepared(server.app) if one.method == "GET" and "offer_id" not in one.path]
    answers = [await server.put(one, who) for one in reads for who in server.senders(one)]
    return "\n".join(answer.text for answer in answers)


def test_no_text_of_the_interface_is_sent_in_an_address(server: Running) -> None:
    closed = ({"format": "uuid"}, {"format": "date"}, {"type": "boolean"}, {"type": "integer"})
    for path, operations in server.app.openapi()["paths"].items():
        for operation in operations.values():
            for one in operation.get("parameters", ()):
                if one["in"] in ("query", "path"):
                    several = one["schema"].get("anyOf", [one["schema"]])
                    kinds = [kind for kind in several if kind.get("type") != "null"]
                    assert all(
                        "$ref" in kind or "enum" in kind or any(each.items() <= kind.items() for each in closed)
                        for kind in kinds
                    ), (path, one["name"])


async def test_no_mark_is_left_by_a_failure_behind_a_route(server: Running, written: Callable[[], str]) -> None:
    sent = [(request, who) for request in prepared(server.app) for who in server.senders(request)]
    with failing_routes(server):
        for request, who in sent:
            answer = await server.put(request, who)
            assert answer.status_code == 500, (request.name, who, answer.text)  # so what was made is valid
    said = written()
    assert said.count("RuntimeError") >= len(sent)
    assert not is_marked(said)
    assert marked_answers(server) == []
    assert marked_headers(server) == []
    assert not is_marked(await seen_by_others(server))


@pytest.mark.parametrize("verbs", [("SELECT", *WRITES), WRITES], ids=["any", "write"])
async def test_no_mark_is_left_by_a_statement_that_fails(
    server: Running, written: Callable[[], str], verbs: tuple[str, ...]
) -> None:
    failed_at = set()
    for request in [one for one in prepared(server.app) if one.leaves or one.headers]:
        for who in server.senders(request):
            with failing_statements(server.ctx, verbs) as failed:
                answer = await server.put(request, who)
            if failed:
                failed_at.add(request.name)
                assert answer.status_code == 500, (request.name, answer.text)
    assert failed_at >= {
        *(["POST /api/sign-in", "POST /api/consults"] if "SELECT" in verbs else []),  # the officer has a session
        "POST /api/users",
        "POST /api/checks",
        "PATCH /api/consults/{consult_id}/documentation",
        "POST /api/consults/{consult_id}/hand-back",
    }
    said = written()
    assert "sqlalchemy.exc." in said
    assert not is_marked(said)
    assert marked_answers(server) == []
    assert marked_headers(server) == []
    assert not is_marked(await seen_by_others(server))


async def test_a_failed_statement_does_not_hold_what_it_was_to_write(server: Running) -> None:
    with pytest.raises(DBAPIError) as problem:
        async with server.ctx.db.reading() as db:
            await db.execute(text("SELECT no_such_column FROM consult WHERE code = :code"), {"code": MARK})
    assert MARK not in str(problem.value)


@pytest.mark.parametrize("bad", NOT_TAKEN, ids=["nul", "surrogate", "escape"])
async def test_a_character_that_cannot_be_kept_is_refused_in_every_text(
    server: Running, written: Callable[[], str], bad: str
) -> None:
    for request in [one for one in prepared(server.app) if one.leaves]:
        who = server.senders(request)[0]
        for leaf in request.leaves:
            answer = await server.put(request, who, changed(request.body, leaf, MARK + bad))
            assert answer.status_code == 422, (request.name, leaf, answer.text)
            assert answer.headers["content-type"] == "application/problem+json"
    assert marked_answers(server) == []
    assert marked_headers(server) == []
    assert not is_marked(written())


async def test_what_is_wrong_with_a_request_is_said_without_the_request(
    server: Running, written: Callable[[], str]
) -> None:
    """Names of fields, codes, ids, numbers, dates and addresses that the sender made up are not repeated either."""
    for request in [one for one in prepared(server.app) if isinstance(one.body, dict)]:
        who = server.senders(request)[0]
        for wrong in ([MARK], MARK, {MARK: MARK}, {"\ud800": MARK}, {name: [MARK] for name in request.body}):
            assert (await server.put(request, who, wrong)).status_code < 500, (request.name, wrong)
    body = {"id": MARK, "device_id": MARK, "outcomes": {MARK: MARK}, "measured": {"loss": MARK}}
    await server.send("POST", "/api/checks", Role.OFFICER, body)
    for path in (f"/api/log/{MARK}", f"/api/log?{MARK}={MARK}", f"/api/log?page={MARK}", f"/{MARK}", f"/assets/{MARK}"):
        answer = await server.send("GET", path, Role.SUPERVISOR)
        assert answer.status_code in (404, 422), path
    assert marked_answers(server) == []
    assert marked_headers(server) == []
    assert not is_marked(written())


async def test_what_is_taken_is_not_logged_either(server: Running, written: Callable[[], str]) -> None:
    for request in prepared(server.app):
        for who in server.senders(request):
            await server.put(request, who)
    said = written()
    assert "request" in said
    assert not is_marked(said)
    assert marked_headers(server) == []


def messages() -> dict[str, Any]:
    """One message of each type that a page may send, with a mark in each text."""
    schema = TO_SERVER.json_schema()
    kinds = schema["discriminator"]["mapping"]
    return {name: Filling(schema).value({"$ref": reference}) for name, reference in kinds.items()}


async def open_socket(server: Running, who: Role) -> ClientConnection:
    socket = await connect(f"ws://127.0.0.1:{server.port}/api/socket", ping_interval=None)
    await socket.send(json.dumps({"type": "hello", "token": server.tokens[who]}))
    assert (await heard(socket))["type"] == "ready"
    return socket


def broken(owner: type, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a step behind the socket fail with all that it is given."""

    def fail(_self: object, *given: Any) -> None:
        raise RuntimeError(f"{MARK} in {given!r}")

    monkeypatch.setattr(owner, name, fail)


@pytest.mark.parametrize("type_", [*messages()])
async def test_no_mark_is_left_by_a_failure_behind_a_message(
    server: Running, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch, type_: str
) -> None:
    message = messages()[type_] | ({"consult_id": server.session} if "consult_id" in messages()[type_] else {})
    other = await open_socket(server, Role.CLINICIAN)
    socket = await open_socket(server, Role.OFFICER)
    broken(Exchange, "take", monkeypatch)
    await socket.send(json.dumps(message))
    await close_code(socket)
    await other.close()
    said = written()
    assert "RuntimeError" in said
    assert not is_marked(said)


async def test_no_mark_is_left_by_a_failure_while_the_parties_are_looked_up(
    server: Running, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*given: Any) -> None:
        raise RuntimeError(f"{MARK} in {given!r}")

    monkeypatch.setattr(dispatch, "reach", fail)
    socket = await open_socket(server, Role.OFFICER)
    await socket.send(json.dumps(messages()["description"] | {"consult_id": server.session}))
    assert await close_code(socket) == 1011
    said = written()
    assert "socket failed" in said
    assert "RuntimeError" in said
    assert not is_marked(said)


async def test_no_mark_is_left_by_a_page_that_cannot_be_told(
    server: Running, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(Connection, "hear", monkeypatch)
    socket = await open_socket(server, Role.OFFICER)
    await server.send("POST", server.path("/api/consults/{consult_id}/tablet/give"), Role.OFFICER)
    await socket.close()
    said = written()
    assert "bus listener failed" in said
    assert not is_marked(said)


@pytest.mark.parametrize("bad", NOT_TAKEN, ids=["nul", "surrogate", "escape"])
async def test_a_message_with_a_character_that_cannot_be_kept_is_refused(
    server: Running, written: Callable[[], str], bad: str
) -> None:
    schema = TO_SERVER.json_schema()
    socket = await open_socket(server, Role.OFFICER)
    for type_, reference in schema["discriminator"]["mapping"].items():
        filling = Filling(schema)
        message = filling.value({"$ref": reference})
        for leaf in filling.leaves:
            await socket.send(json.dumps(changed(message, leaf, MARK + bad)))
            assert not is_marked(await heard_of_type(socket, "error")), type_
    await socket.close()
    assert not is_marked(written())


async def test_a_hello_with_marks_is_refused_and_not_logged(server: Running, written: Callable[[], str]) -> None:
    for hello in (json.dumps(messages()["hello"]), json.dumps({"type": MARK}), MARK):
        async with connect(f"ws://127.0.0.1:{server.port}/api/socket?{MARK}", ping_interval=None) as socket:
            await socket.send(hello)
            assert await close_code(socket) in (4400, 4401)
    said = written()
    assert "socket closed" in said
    assert not is_marked(said)
