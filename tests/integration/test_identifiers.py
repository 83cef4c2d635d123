"""What an id of a request gets that names nothing, or something of another's: the same refusal, on both databases."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from app.actor import Role
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.guests import service as guests
from app.guests.rules import GuestKind
from app.guests.schemas import NewGuest
from app.main import make_app
from app.platform.clock import ManualClock
from app.sessionlog import service as sessionlog
from tests.conftest import Template, context
from tests.integration import play
from tests.integration.test_access import BODIES, EXPECTED
from tests.world import PASSWORD, World, tick

UNKNOWN = UUID(int=1)


@dataclass
class Ground:
    """Two tenants with a session in its call each, and whoever asks over HTTP."""

    ctx: Context
    http: httpx.AsyncClient
    world: World
    here: UUID
    there: UUID
    tokens: dict[str, str]

    async def ask(
        self, who: str, method: str, path: str, body: Any = None, key: str = "key-00000009"
    ) -> httpx.Response:
        """The answer to one request of this user; a 5xx fails."""
        if who not in self.tokens:
            given = await self.http.post("/api/sign-in", json={"username": who, "password": PASSWORD})
            self.tokens[who] = given.json()["access_token"]
            self.http.cookies.clear()
        headers = {"Authorization": f"Bearer {self.tokens[who]}", "Idempotency-Key": key}
        answer = await self.http.request(method, path, headers=headers, json=body)
        assert answer.status_code < 500, (method, path, answer.text)
        return answer

    async def refusal(self, who: str, method: str, path: str, body: Any = None) -> tuple[int, str]:
        """What this user is refused with: status and problem, whole."""
        answer = await self.ask(who, method, path, body)
        assert answer.status_code >= 400, (method, path, answer.text)
        return answer.status_code, answer.text

    async def refusal_code(self, who: str, method: str, path: str, bodies: list[Any]) -> str:
        """The code of the one refusal that each of these bodies gets."""
        [(_, text)] = {await self.refusal(who, method, path, body) for body in bodies}
        code: str = httpx.Response(200, text=text).json()["type"].rpartition(":")[2]
        return code


@pytest.fixture
async def app(template: Template, clock: ManualClock) -> AsyncIterator[FastAPI]:
    ctx = context(await template.copy(), clock, secure_cookies=False)
    yield make_app(ctx)
    await ctx.db.close()


@pytest.fixture
async def ground(app: FastAPI, world: World) -> AsyncIterator[Ground]:
    ctx: Context = app.state.context
    await play.on_call(ctx, world["clinician"], world["clinician2"], world["hills-clinician"])
    sessions = []
    for officer, clinician in (("officer", "clinician"), ("town-officer", "hills-clinician")):
        sessions.append(await play.start(ctx, world[officer]))
        await play.talk(ctx, world[officer], world[clinician], sessions[-1])
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        yield Ground(ctx, http, world, *sessions, tokens={})


async def guest_of(ctx: Context, world: World, officer: str, consult_id: UUID, secret: str) -> UUID:
    new = NewGuest(kind=GuestKind.RELATIVE, secret=secret)
    return await guests.invite(ctx, world[officer], consult_id, "key-00000001", new)


ABOUT_A_SESSION = sorted(
    (method, path, role) for (method, path), roles in EXPECTED.items() if "{consult_id}" in path for role in roles
)


async def test_a_session_of_another_tenant_is_answered_like_one_that_is_not_there(ground: Ground) -> None:
    guest_id = await guest_of(ground.ctx, ground.world, "officer", ground.here, "s" * 32)
    ground.tokens[Role.GUEST] = (await guests.open_link(ground.ctx, "s" * 32, "t" * 32)).access_token
    await guests.admit(ground.ctx, ground.world["officer"], ground.here, guest_id)
    assert len(ABOUT_A_SESSION) > 30
    for method, path, role in ABOUT_A_SESSION:
        paths = [path.format(consult_id=one, guest_id=guest_id) for one in (UNKNOWN, ground.there)]
        unknown, foreign = [await ground.refusal(role, method, one, BODIES.get(path)) for one in paths]
        assert unknown == foreign, (method, path, role)
        assert unknown[0] == 404, (method, path, role, unknown)


async def test_a_guest_of_another_session_is_answered_like_one_that_is_not_there(ground: Ground) -> None:
    foreign = await guest_of(ground.ctx, ground.world, "town-officer", ground.there, "s" * 32)
    session = f"/api/consults/{ground.here}/guests"
    for method, action in (("POST", "/admit"), ("DELETE", "")):
        answers = [
            await ground.refusal("officer", method, f"{session}/{one}{action}")
            for one in (UNKNOWN, foreign, ground.world["clinician"].user_id, ground.here)
        ]
        assert len(set(answers)) == 1
        assert answers[0][0] == 404


async def test_an_offer_of_another_clinician_is_answered_like_one_that_is_not_there(ground: Ground) -> None:
    await dispatch.end(ground.ctx, ground.world["town-officer"], ground.there)
    async with ground.ctx.db.reading() as db:
        offers = [await dispatch_queries.of_consults(db, [one]) for one in (ground.here, ground.there)]
    others = [offer.id for held in offers for offer in held]
    assert others
    answers = {
        await ground.refusal("clinician2", "POST", f"/api/offers/{one}/decline", {}) for one in (UNKNOWN, *others)
    }
    assert [status for status, _ in answers] == [409]


async def test_the_log_finds_nothing_by_another_tenants_ids(ground: Ground) -> None:
    for name, foreign in (("agency_id", ground.world.town), ("clinician_id", ground.world["hills-clinician"].user_id)):
        found = [(await ground.ask("supervisor", "GET", f"/api/log?{name}={one}")).json() for one in (UNKNOWN, foreign)]
        assert found[0] == found[1]
        assert found[0]["rows"] == []
        assert "hills" not in str(found[1]).lower()


async def test_a_place_of_another_agency_is_answered_like_one_that_is_not_there(ground: Ground) -> None:
    foreign = await coverage.add_place(ground.ctx, ground.world.town, "Old Mill")
    bodies = [{"kind": "other", "place_id": str(one)} for one in (UNKNOWN, foreign, ground.world.county)]
    assert await ground.refusal_code("officer2", "POST", "/api/consults", bodies) == "no-such-place"


async def test_nobody_is_named_by_a_hand_off_but_a_colleague(ground: Ground) -> None:
    world = ground.world
    path = f"/api/consults/{ground.here}/hand-off"
    nobody = (UNKNOWN, *(world[one].user_id for one in ("hills-clinician", "officer", "town-officer", "clinician")))
    bodies = [{"to_id": str(one)} for one in (*nobody, world.county, ground.here)]
    assert await ground.refusal_code("clinician", "POST", path, bodies) == "not-there"
    page = await sessionlog.session_page(ground.ctx, world["supervisor"], ground.here)
    assert not page.consult.hand_off_asked
    assert "hills" not in page.model_dump_json().lower()
    colleague = {"to_id": str(world["clinician2"].user_id)}
    assert (await ground.ask("clinician", "POST", path, colleague)).status_code == 204
    assert await ground.refusal_code("clinician", "POST", path, bodies) == "not-there", "also while one is rung"


async def test_nobody_is_assigned_but_a_clinician_who_answers_the_agency(ground: Ground) -> None:
    waiting = await play.start(ground.ctx, ground.world["officer2"])
    nobody = (UNKNOWN, ground.world["hills-clinician"].user_id, ground.world["officer"].user_id, waiting)
    bodies = [{"clinician_id": str(one), "reason": "the officer called"} for one in nobody]
    assert await ground.refusal_code("supervisor", "POST", f"/api/desk/{waiting}/assign", bodies) == "not-there"
    await tick(ground.ctx)
    await play.check_invariants(ground.ctx)


async def test_an_equal_key_of_somebody_else_is_another_key(ground: Ground) -> None:
    """Keys that are another's key, or the id of something of another's, make what any other key makes."""
    keys = ["key-00000001", str(ground.here), str(ground.there), str(ground.world["clinician"].user_id)]
    for key in keys:
        made = await ground.ask("officer2", "POST", "/api/consults", {"kind": "other"}, key)
        assert made.status_code == 201
        assert UUID(made.json()["id"]) not in {ground.here, ground.there}
        assert (await ground.ask("officer2", "POST", "/api/consults", {"kind": "other"}, key)).json() == made.json()
        await dispatch.cancel(ground.ctx, ground.world["officer2"], UUID(made.json()["id"]))
    ids = set()
    for who, secret in (("officer", "a" * 32), ("clinician", "b" * 32)):
        new = {"kind": "relative", "secret": secret}
        given = [await ground.ask(who, "POST", f"/api/consults/{ground.here}/guests", new, keys[3]) for _ in range(2)]
        assert [one.status_code for one in given] == [201, 201]
        ids |= {one.json()["id"] for one in given}
    assert len(ids) == 2
    assert not {str(ground.world[one].user_id) for one in ("officer", "clinician")} & ids
    for who in ("officer", "officer2", "town-officer"):
        check = {"device_id": str(uuid4()), "outcomes": {"https": "ok"}}
        assert (await ground.ask(who, "POST", "/api/checks", check, keys[0])).status_code == 200


async def test_a_seat_that_somebody_has_is_not_taken_twice(ground: Ground) -> None:
    """Two guests whose pages drew the same seat: the second is refused, and learns nothing."""
    for number, (who, consult_id) in enumerate((("officer", ground.here), ("town-officer", ground.there))):
        await guest_of(ground.ctx, ground.world, who, consult_id, f"{number}" * 32)
    taken, again = [
        await ground.http.post("/api/guest/open", json={"secret": f"{number}" * 32, "seat": "t" * 32})
        for number in range(2)
    ]
    assert (taken.status_code, again.status_code) == (200, 410)
    wrong = await ground.http.post("/api/guest/open", json={"secret": "x" * 32, "seat": "t" * 32})
    assert again.json() == wrong.json()
