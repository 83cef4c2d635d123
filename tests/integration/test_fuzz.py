"""Requests that nobody thought of, as every role of two tenants: no 5xx, and nothing of the other tenant's.

schemathesis draws each request from the OpenAPI: allowed ones, and ones that are not. They follow each other in one
installation: ids that earlier answers of either tenant named are used in later requests, whoever asks.
`FUZZ_EXAMPLES` sets how many requests are made.
"""

import asyncio
import json
import os
import re
import secrets
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode

from app.actor import Role
from app.context import Context
from app.main import make_app
from app.platform.clock import ManualClock
from app.signin import access
from tests.conftest import START, Template, context
from tests.world import PASSWORD

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "200"))
UUID_TEXT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TENANTS = {
    "county": ("officer", "clinician", "supervisor", ("County Sheriff", "Crisis Care")),
    "town": ("town-officer", "hills-clinician", "town-supervisor", ("Town Police", "Hills Clinic")),
}
LEFT_OUT = ("/api/sign-in", "/api/sign-out", "/api/echo")
"""Who is signed in stays so, and no picture is decoded. They have tests of their own."""


@dataclass
class Installation:
    """Two tenants, each in a call with a guest, and what was learned of both."""

    http: httpx.AsyncClient
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    """By "tenant:role": what its requests carry. A stranger's carry nothing."""
    ids: list[str] = field(default_factory=list)
    """Every id that an answer named, whose ever it was."""

    async def ask(
        self, who: str, method: str, path: str, body: object = None, query: dict[str, Any] | None = None
    ) -> httpx.Response:
        headers = {"Idempotency-Key": secrets.token_hex(8), "Content-Type": "application/json"}
        headers |= self.headers.get(who, {})
        content = b"" if body is None else json.dumps(body).encode()  # escaped: also what UTF-8 cannot hold
        answer = await self.http.request(method, path, content=content, params=query, headers=headers)
        self.http.cookies.clear()
        self.learn(answer)
        return answer

    def learn(self, answer: httpx.Response) -> None:
        known = set(self.ids)
        self.ids += [one for one in dict.fromkeys(UUID_TEXT.findall(answer.text)) if one not in known]

    async def needs(self, who: str, method: str, path: str, body: object = None) -> dict[str, Any]:
        answer = await self.ask(who, method, path, body)
        assert answer.status_code < 300, (who, method, path, answer.text)
        return answer.json() if answer.content else {}

    async def sign_in(self, who: str, username: str) -> None:
        given = await self.needs("", "POST", "/api/sign-in", {"username": username, "password": PASSWORD})
        self.headers[who] = {"Authorization": f"Bearer {given['access_token']}"}

    async def begin(self) -> None:
        """Fill both tenants."""
        for tenant in TENANTS:
            await self.settle(tenant)
        await self.sign_in("county:admin", "admin")

    async def settle(self, tenant: str) -> None:
        """The tenant's people in a call with a guest; every text of it is marked as the tenant's."""
        officer, clinician, supervisor, _ = TENANTS[tenant]
        for role, username in (("officer", officer), ("clinician", clinician), ("supervisor", supervisor)):
            await self.sign_in(f"{tenant}:{role}", username)
        await self.needs(f"{tenant}:clinician", "PUT", "/api/presence", {"wish": "on_call"})
        asked = {"kind": "other", "incident_number": mark(tenant)}
        session = (await self.needs(f"{tenant}:officer", "POST", "/api/consults", asked))["id"]
        await self.needs(f"{tenant}:clinician", "POST", f"/api/consults/{session}/accept")
        note = {"safety_note": mark(tenant), "clinical_note": mark(tenant)}
        await self.needs(f"{tenant}:clinician", "PATCH", f"/api/consults/{session}/documentation", note)
        await self._invite(tenant, session)

    async def _invite(self, tenant: str, session: str) -> None:
        link, guests = secrets.token_urlsafe(24), f"/api/consults/{session}/guests"
        asked = {"kind": "relative", "name": mark(tenant), "secret": link}
        guest = (await self.needs(f"{tenant}:officer", "POST", guests, asked))["id"]
        opened = {"secret": link, "seat": secrets.token_urlsafe(24)}
        given = await self.needs("", "POST", "/api/guest/open", opened)
        self.headers[f"{tenant}:guest"] = {"Authorization": f"Bearer {given['access_token']}"}
        await self.needs(f"{tenant}:clinician", "POST", f"{guests}/{guest}/admit")


def mark(tenant: str) -> str:
    return f"zq{tenant}zq"


def foreign(who: str) -> list[str]:
    """What no answer to `who` may hold: marks, names of people and of organizations of the other tenants."""
    found = []
    for tenant, (*usernames, organizations) in TENANTS.items():
        if not who.startswith(tenant):
            # In quotes: the name of one is the end of another's.
            found += [mark(tenant), *organizations, *(f'"{name.title()} Lovelace"' for name in usernames)]
    return found


def with_ids(value: Any, data: st.DataObject, ids: list[str]) -> Any:
    """The same value, with most of its ids replaced by ones that answers named."""
    if isinstance(value, dict):
        return {key: with_ids(one, data, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [with_ids(one, data, ids) for one in value]
    if isinstance(value, str) and UUID_TEXT.fullmatch(value) and data.draw(st.integers(0, 9)):
        return data.draw(st.sampled_from(ids))
    return value


def leaves(answer: httpx.Response) -> str:
    """All that an answer says, as text without escapes."""
    words = answer.text
    if answer.content and "json" in answer.headers.get("content-type", ""):
        words = json.dumps(answer.json(), ensure_ascii=False)
    return words + "".join(f"{name}: {value}\n" for name, value in answer.headers.items())


@dataclass
class Fuzz:
    """What is asked, of whom it may be asked, and what was found."""

    here: Installation
    operations: list[APIOperation]
    allowed: dict[str, list[APIOperation]]
    """What each role may call, by role; a stranger is ""."""
    answered: Counter[str] = field(default_factory=Counter)
    """How many requests of each person were taken."""
    found: dict[object, object] = field(default_factory=dict)

    async def step(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(["", *self.here.headers]))
        role = who.partition(":")[2]
        operation = data.draw(st.sampled_from(self.allowed[role] if data.draw(st.integers(0, 3)) else self.operations))
        mode = GenerationMode.POSITIVE if data.draw(st.integers(0, 2)) else GenerationMode.NEGATIVE
        case: Case = data.draw(operation.as_strategy(generation_mode=mode))
        request = self._request(case, data)
        answer = await self.here.ask(who, case.method, *request)
        self.answered[who] += answer.status_code < 300
        told = (who or "a stranger", case.method, operation.path)
        if answer.status_code >= 500:
            self.found[*told, answer.status_code] = request
        if words := [word for word in foreign(who) if word in leaves(answer)]:
            self.found[*told, *words] = request

    def _request(self, case: Case, data: st.DataObject) -> tuple[str, object, dict[str, Any]]:
        """Path, body and query."""
        kwargs = with_ids(case.as_transport_kwargs(base_url="http://localhost"), data, self.here.ids)
        path = case.operation.path
        for name, value in (case.path_parameters or {}).items():
            path = path.replace(f"{{{name}}}", str(with_ids(value, data, self.here.ids)))
        return path, kwargs.get("json"), kwargs.get("params") or {}


def fuzz_of(app: FastAPI, http: httpx.AsyncClient) -> Fuzz:
    description = deepcopy(app.openapi())
    for path in LEFT_OUT:
        del description["paths"][path]
    for operation in (one for many in description["paths"].values() for one in many.values()):
        # The real token is added, and a fresh key.
        own = [one for one in operation.get("parameters", []) if one["in"] != "header"]
        operation["parameters"] = own
        operation.pop("security", None)
    schema = schemathesis.openapi.from_dict(description)
    operations = [found.ok() for found in schema.get_all_operations()]
    roles = access.permissions(app.routes)
    allowed = {
        str(role): [one for one in operations if (names := roles[one.method.upper(), one.path]) and role in names]
        for role in Role
    }
    allowed[""] = [one for one in operations if not roles[one.method.upper(), one.path]]
    return Fuzz(Installation(http), operations, allowed)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_request_of_any_role_fails_the_server_or_shows_anything_of_another_tenant(
    database: str, request: pytest.FixtureRequest
) -> None:
    template = request.getfixturevalue(f"{database}_template")
    with asyncio.Runner() as runner:
        ctx = runner.run(_context(template))
        app = make_app(ctx)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        http = httpx.AsyncClient(transport=transport, base_url="http://localhost")
        fuzz = fuzz_of(app, http)
        try:
            runner.run(fuzz.here.begin())

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                derandomize=True,  # a suite says the same of the same code
                suppress_health_check=list(HealthCheck),
                phases=(Phase.generate,),  # what is there when a request comes is not there again
            )
            @given(st.data())
            def chain(data: st.DataObject) -> None:
                runner.run(fuzz.step(data))

            chain()
        finally:
            runner.run(http.aclose())
            runner.run(ctx.db.close())
    assert fuzz.found == {}
    taken = {who.partition(":")[0] for who, count in fuzz.answered.items() if count}
    assert taken >= {"county", "town"}, "what is drawn is what the interface takes"


async def _context(template: Template) -> Context:
    return context(await template.copy(), ManualClock(START), secure_cookies=False)
