"""A real server in this process: failures can be put behind it, and all that it writes can be read."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import uvicorn
from fastapi import FastAPI

from app.actor import Role
from app.cli.serving import OPTIONS
from app.context import Context
from app.main import make_app
from app.signin import access
from tests.marks import Filling
from tests.service import free_port, until
from tests.world import PASSWORD

GUEST, OFFER = UUID(int=7), UUID(int=8)


@dataclass(frozen=True)
class Prepared:
    """A request to one operation with a mark in each of its texts; `leaves` are the places of these in its body."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    leaves: tuple[tuple[str | int, ...], ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


def prepared(app: FastAPI) -> Iterator[Prepared]:
    """A request to each operation that the OpenAPI document describes."""
    document = app.openapi()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            filling = Filling(document)
            given = [one for one in operation.get("parameters", ()) if one["in"] == "header"]
            headers = {one["name"]: filling.value(one["schema"]) for one in given}
            filling.leaves.clear()
            content = operation.get("requestBody", {}).get("content")
            body = filling.value(content["application/json"]["schema"]) if content else None
            yield Prepared(method.upper(), path, headers, body, tuple(filling.leaves))


@dataclass
class Running:
    """The server, its users' tokens, and each answer that it gave since `answers` was cleared."""

    app: FastAPI
    http: httpx.AsyncClient
    port: int
    tokens: dict[Role, str] = field(default_factory=dict)
    session: str = ""
    guest: str = ""
    answers: list[httpx.Response] = field(default_factory=list)

    @property
    def ctx(self) -> Context:
        found: Context = self.app.state.context
        return found

    def senders(self, request: Prepared) -> list[Role | None]:
        """Whom the route lets in; None where it is public."""
        roles = access.permissions(self.app.routes)[request.method, request.path]
        return [*sorted(roles)] or [None]

    def path(self, template: str) -> str:
        """A route's address: about the session that is on, its guest, and an offer that nobody has."""
        return template.format(consult_id=self.session, guest_id=self.guest, offer_id=OFFER)

    async def send(self, method: str, path: str, who: Role | None, body: Any = None, **headers: str) -> httpx.Response:
        """Send a request as `who`, without the cookies of earlier ones."""
        self.http.cookies.clear()
        signed = {"Authorization": f"Bearer {self.tokens[who]}"} if who else {}
        content = None if body is None else json.dumps(body)
        sent = {"Content-Type": "application/json"} | signed | headers
        answer = await self.http.request(method, path, headers=sent, content=content)
        self.answers.append(answer)
        return answer

    async def put(self, request: Prepared, who: Role | None, body: Any = None) -> httpx.Response:
        """Send a prepared request, with another body if one is given."""
        given = request.body if body is None else body
        return await self.send(request.method, self.path(request.path), who, given, **request.headers)


async def _people(made: Running) -> None:
    """Sign everybody in; an officer's session is in its call, and a guest waits to be let in."""
    for role in (one for one in Role if one is not Role.GUEST):  # the world's users are called as their roles
        answer = await made.send("POST", "/api/sign-in", None, {"username": str(role), "password": PASSWORD})
        made.tokens[role] = answer.json()["access_token"]
    await made.send("PUT", "/api/presence", Role.CLINICIAN, {"wish": "on_call"})
    key = {"Idempotency-Key": "87654321"}
    made.session = (await made.send("POST", "/api/consults", Role.OFFICER, {"kind": "other"}, **key)).json()["id"]
    await made.send("POST", made.path("/api/consults/{consult_id}/accept"), Role.CLINICIAN)
    for state in ("joined", "connected"):
        await made.send("POST", made.path("/api/consults/{consult_id}/media"), Role.OFFICER, {"state": state})
    invited = {"kind": "relative", "secret": "s" * 32}
    asked = await made.send("POST", made.path("/api/consults/{consult_id}/guests"), Role.OFFICER, invited, **key)
    made.guest = asked.json()["id"]
    opened = await made.send("POST", "/api/guest/open", None, {"secret": "s" * 32, "seat": "t" * 32})
    made.tokens[Role.GUEST] = opened.json()["access_token"]
    assert [one.status_code for one in made.answers if one.is_error] == []
    made.answers.clear()


@asynccontextmanager
async def running(ctx: Context) -> AsyncIterator[Running]:
    """Serve `ctx` on a free port, with uvicorn and the socket as `corespond serve` has them."""
    app, port = make_app(ctx), free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, **OPTIONS))
    serving = asyncio.create_task(server.serve())

    async def started() -> bool:
        assert not serving.done(), serving
        return server.started

    try:
        await until(started)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
            made = Running(app, http, port)
            await _people(made)
            yield made
    finally:
        server.should_exit = True
        await serving
