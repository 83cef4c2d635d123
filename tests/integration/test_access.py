"""Every route times every role, with real tokens."""

from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event

from app.actor import Role
from app.context import Context
from app.http import ROOT_FILES
from app.main import make_app
from app.platform.clock import ManualClock
from app.signin import access
from tests.conftest import Template, context
from tests.world import PASSWORD, World

OFF, CLI, SUP, ADM, GUE = Role.OFFICER, Role.CLINICIAN, Role.SUPERVISOR, Role.ADMIN, Role.GUEST
PUBLIC: frozenset[Role] = frozenset()
EXPECTED: dict[tuple[str, str], set[Role] | frozenset[Role]] = {
    ("POST", "/api/sign-in"): PUBLIC,
    ("POST", "/api/token"): PUBLIC,
    ("POST", "/api/sign-out"): PUBLIC,
    ("GET", "/healthz"): PUBLIC,
    ("GET", "/readyz"): PUBLIC,
    ("GET", "/"): PUBLIC,
    ("GET", "/officer"): PUBLIC,
    ("GET", "/clinician"): PUBLIC,
    ("GET", "/supervisor"): PUBLIC,
    ("GET", "/guest"): PUBLIC,
    ("POST", "/api/guest/open"): PUBLIC,
    ("POST", "/api/guest/token"): PUBLIC,
    ("POST", "/api/guest/leave"): {GUE},
    ("POST", "/api/consults/{consult_id}/guests"): {OFF, CLI},
    ("POST", "/api/consults/{consult_id}/guests/{guest_id}/admit"): {OFF, CLI},
    ("DELETE", "/api/consults/{consult_id}/guests/{guest_id}"): {OFF, CLI},
    **{("GET", f"/{name}"): PUBLIC for name in ROOT_FILES},
    ("GET", "/api/me"): {OFF, CLI, SUP, ADM},
    ("GET", "/api/users"): {ADM},
    ("POST", "/api/users"): {ADM},
    ("PUT", "/api/presence"): {CLI},
    ("POST", "/api/consults"): {OFF},
    ("POST", "/api/consults/{consult_id}/media"): {OFF, CLI},
    ("POST", "/api/consults/{consult_id}/step"): {OFF, CLI},
    ("PUT", "/api/consults/{consult_id}/quality"): {OFF, CLI},
    ("GET", "/api/consults/{consult_id}/ice-servers"): {OFF, CLI, GUE},
    ("PUT", "/api/pin"): {OFF},
    ("PUT", "/api/password"): {OFF, CLI, SUP, ADM},
    ("POST", "/api/checks"): {OFF},
    ("GET", "/api/checks/ice-servers"): {OFF},
    ("POST", "/api/echo"): {OFF},
    ("GET", "/api/fleet"): {SUP},
    ("GET", "/officer/check"): PUBLIC,
    ("POST", "/api/consults/{consult_id}/part"): {OFF, CLI},
    ("POST", "/api/consults/{consult_id}/tablet/give"): {OFF},
    ("POST", "/api/consults/{consult_id}/tablet/take"): {OFF},
    ("POST", "/api/consults/{consult_id}/privacy"): {CLI},
    ("PUT", "/api/consults/{consult_id}/privacy"): {OFF},
    ("PUT", "/api/consults/{consult_id}/consent"): {CLI},
    ("POST", "/api/consults/{consult_id}/not-suitable"): {OFF, CLI},
    ("POST", "/api/consults/{consult_id}/end"): {OFF, CLI},
    ("POST", "/api/consults/{consult_id}/cancel"): {OFF},
    ("POST", "/api/consults/{consult_id}/accept"): {CLI},
    ("POST", "/api/consults/{consult_id}/call-back"): {OFF},
    ("POST", "/api/consults/{consult_id}/here"): {OFF},
    ("POST", "/api/consults/{consult_id}/hand-off"): {CLI},
    ("DELETE", "/api/consults/{consult_id}/hand-off"): {CLI},
    ("POST", "/api/consults/{consult_id}/hand-over"): {CLI},
    ("POST", "/api/consults/{consult_id}/hand-back"): {CLI},
    ("POST", "/api/offers/{offer_id}/decline"): {CLI},
    ("POST", "/api/presence/wrap-up/extend"): {CLI},
    ("POST", "/api/desk/{consult_id}/move"): {SUP},
    ("POST", "/api/desk/{consult_id}/assign"): {SUP},
    ("POST", "/api/desk/{consult_id}/cancel"): {SUP},
    ("PUT", "/api/consults/{consult_id}/outcome"): {OFF},
    ("GET", "/api/consults/{consult_id}/documentation"): {CLI},
    ("PATCH", "/api/consults/{consult_id}/documentation"): {CLI},
    ("POST", "/api/consults/{consult_id}/documentation/complete"): {CLI},
    ("GET", "/api/log"): {SUP},
    ("GET", "/api/log/{consult_id}"): {SUP},
    ("GET", "/api/snapshot"): {OFF, CLI, SUP, GUE},
}
SLICE = {
    "started_at": "2026-03-01T03:00:00Z",
    "seconds": 60,
    "loss": 0.01,
    "in_kbps": 900,
    "out_kbps": 800,
    "frames_per_s": 29.7,
    "freezes": 0,
    "concealed": 0.002,
    "relayed": True,
    "rung": "full",
}
BODIES = {
    "/api/presence": {"wish": "off"},
    "/api/presence/wrap-up/extend": {},
    "/api/offers/{offer_id}/decline": {},
    "/api/consults/{consult_id}/call-back": {},
    "/api/consults/{consult_id}/hand-off": {},
    "/api/consults/{consult_id}/hand-back": {"reason": "the end of my shift"},
    "/api/desk/{consult_id}/move": {"place": 1, "reason": "the officer called"},
    "/api/desk/{consult_id}/assign": {"clinician_id": str(uuid4()), "reason": "the officer called"},
    "/api/desk/{consult_id}/cancel": {"reason": "the officer called"},
    "/api/consults": {"kind": "other"},
    "/api/consults/{consult_id}/media": {"state": "joined"},
    "/api/consults/{consult_id}/step": {"rung": "small", "because": "loss", "loss": 0.1},
    "/api/consults/{consult_id}/quality": SLICE,
    "/api/checks": {"device_id": str(uuid4()), "outcomes": {"https": "ok"}},
    "/api/echo": {"sdp": "v=0"},
    "/api/pin": {"pin": "7305", "password": PASSWORD},
    "/api/password": {"old": PASSWORD, "new": "short"},
    "/api/consults/{consult_id}/part": {"part": "person"},
    "/api/consults/{consult_id}/guests": {"kind": "relative", "secret": "s" * 32},
    "/api/consults/{consult_id}/tablet/take": {"password": PASSWORD},
    "/api/consults/{consult_id}/privacy": {"answer": "given"},
    "/api/consults/{consult_id}/consent": {"consent": "given"},
    "/api/consults/{consult_id}/not-suitable": {"reason": "violent"},
    "/api/consults/{consult_id}/documentation": {},
    "/api/consults/{consult_id}/outcome": {
        "disposition": "other",
        "otherwise": "same",
        "minutes_saved": 0,
        "connection": "good",
    },
}


@pytest.fixture
async def app(template: Template, clock: ManualClock) -> AsyncIterator[FastAPI]:
    ctx = context(await template.copy(), clock, secure_cookies=False)
    yield make_app(ctx)
    await ctx.db.close()


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client that is not signed in by default."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def token(http: httpx.AsyncClient, username: str) -> str:
    if username == GUE:
        return await guest_token(http)
    answer = await http.post("/api/sign-in", json={"username": username, "password": PASSWORD})
    return str(answer.json()["access_token"])


async def guest_token(http: httpx.AsyncClient) -> str:
    """The access token of a guest who opened an invitation link."""
    officer, clinician = [{"Authorization": f"Bearer {await token(http, who)}"} for who in (OFF, CLI)]
    await http.put("/api/presence", json={"wish": "on_call"}, headers=clinician)
    headers = officer | {"Idempotency-Key": "87654321"}
    started = await http.post("/api/consults", json={"kind": "other"}, headers=headers)
    session = f"/api/consults/{started.json()['id']}"
    assert (await http.post(f"{session}/accept", headers=clinician)).status_code == 204
    asked = {"kind": "relative", "secret": "s" * 32}
    assert (await http.post(f"{session}/guests", json=asked, headers=headers)).status_code == 201
    return str((await http.post("/api/guest/open", json={"secret": "s" * 32, "seat": "t" * 32})).json()["access_token"])


def test_every_route_stands_in_the_table(app: FastAPI) -> None:
    assert set(access.permissions(app.routes)) == set(EXPECTED)


@pytest.mark.parametrize("who", [None, *Role])
async def test_every_route_admits_the_roles_in_the_table_and_no_others(
    http: httpx.AsyncClient, who: Role | None
) -> None:
    headers = {"Idempotency-Key": "12345678"}
    if who:
        headers["Authorization"] = f"Bearer {await token(http, who)}"
        http.cookies.clear()
    for (method, path), roles in EXPECTED.items():
        if roles is PUBLIC:
            continue
        url = path.format(consult_id=uuid4(), offer_id=uuid4(), guest_id=uuid4())
        answer = await http.request(method, url, headers=headers, json=BODIES.get(path))
        if who is None:
            assert answer.status_code == 401, (method, path)
        elif who in roles:
            assert answer.status_code not in (401, 403), (method, path, answer.text)
        else:
            assert answer.status_code == 403, (method, path)
            assert answer.headers["content-type"] == "application/problem+json"


def test_a_route_that_names_no_role_stops_the_application_from_starting(app: FastAPI) -> None:
    @app.get("/forgotten")
    async def forgotten() -> None: ...

    with pytest.raises(LookupError, match="/forgotten"):
        access.check_closed(app)


@pytest.mark.parametrize("given", ["", "nonsense", "e30.e30.e30"])
async def test_a_token_that_is_not_ours_is_refused(http: httpx.AsyncClient, given: str) -> None:
    answer = await http.get("/api/me", headers={"Authorization": f"Bearer {given}"})
    assert answer.status_code == 401


async def test_an_access_token_expires_and_the_sign_in_renews_it(http: httpx.AsyncClient, clock: ManualClock) -> None:
    given = (await http.post("/api/sign-in", json={"username": "officer", "password": PASSWORD})).json()
    renewal = {"role": "officer", "renewal_key": given["renewal_key"]}
    old = {"Authorization": f"Bearer {given['access_token']}"}
    clock.advance(901)
    assert (await http.get("/api/me", headers=old)).status_code == 401
    fresh = (await http.post("/api/token", json=renewal)).json()
    assert fresh["ends_in_s"] == given["ends_in_s"] - 901
    new = {"Authorization": f"Bearer {fresh['access_token']}"}
    assert (await http.get("/api/me", headers=new)).status_code == 200
    clock.advance(13 * 3600)
    assert (await http.post("/api/token", json=renewal)).status_code == 401


async def test_an_administrator_makes_accounts_in_the_own_organization_only(
    http: httpx.AsyncClient, world: World
) -> None:
    headers = {"Authorization": f"Bearer {await token(http, 'admin')}"}
    new = {"role": "officer", "username": "rookie", "display_name": "R. Ookie", "password": PASSWORD}
    assert (await http.post("/api/users", json=new, headers=headers)).status_code == 201
    assert (await http.post("/api/users", json=new, headers=headers)).json()["type"].endswith("name-taken")
    wrong = {**new, "role": "clinician", "username": "medic"}
    assert (await http.post("/api/users", json=wrong, headers=headers)).status_code == 422
    seen = {user["username"] for user in (await http.get("/api/users", headers=headers)).json()}
    assert "rookie" in seen
    assert "town-officer" not in seen


async def test_bad_input_is_named_by_its_place_and_never_repeated(http: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {await token(http, 'officer')}", "Idempotency-Key": "12345678"}
    body = {"kind": "secret-kind", "incident_number": "<b>secret</b>"}
    answer = await http.post("/api/consults", json=body, headers=headers)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/body/kind", "/body/incident_number"]
    assert "secret" not in answer.text


async def test_a_refused_step_says_the_sessions_state_in_words_and_in_a_code_for_the_page(
    http: httpx.AsyncClient,
) -> None:
    headers = {"Authorization": f"Bearer {await token(http, 'officer')}", "Idempotency-Key": "12345678"}
    started = (await http.post("/api/consults", json={"kind": "other"}, headers=headers)).json()
    path = f"/api/consults/{started['id']}"
    assert (await http.post(f"{path}/cancel", headers=headers)).status_code == 204
    answer = await http.post(f"{path}/part", json={"part": "person"}, headers=headers)
    assert answer.status_code == 409
    assert answer.json()["detail"] == "That is not possible now. This session was canceled."
    assert answer.json()["about"] == {"state": "cancelled"}


async def test_a_commit_that_fails_is_an_error_and_not_a_success(app: FastAPI, http: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {await token(http, 'officer')}", "Idempotency-Key": "12345678"}
    ctx: Context = app.state.context

    def fail(_connection: object) -> None:
        raise OSError("the disk is full")

    event.listen(ctx.db.engine.sync_engine, "commit", fail)
    answer = await http.post("/api/consults", json={"kind": "other"}, headers=headers)
    event.remove(ctx.db.engine.sync_engine, "commit", fail)
    assert answer.status_code == 500
    assert "disk" not in answer.text
    assert (await http.get("/api/snapshot", headers=headers)).json()["consult"] is None


async def test_nobody_is_made_a_guest_by_an_account(http: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {await token(http, 'admin')}"}
    new = {"role": "guest", "username": "visitor", "display_name": "V. Isitor", "password": PASSWORD}
    assert (await http.post("/api/users", json=new, headers=headers)).status_code == 422
