"""Over means over, on every node; and what is refused as a new password or PIN."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from app import topics
from app.accounts import service as accounts
from app.accounts.model import User
from app.context import Context
from app.main import make_app
from app.platform.clock import ManualClock
from app.platform.passwords import Lane, SignInBusy
from app.signin import service as signin
from tests.conftest import Template, context
from tests.integration.browsers import another_node, browser, sign_in, whole
from tests.world import PASSWORD, World

NEW = "seven lamps of brass"


@pytest.fixture
async def ctx(template: Template, clock: ManualClock) -> AsyncIterator[Context]:
    made = context(await template.copy(), clock, secure_cookies=False, failed_per_address=12, failed_per_account=9)
    yield made
    await made.db.close()


@pytest.fixture
def app(ctx: Context) -> FastAPI:
    return make_app(ctx)


async def test_neither_half_of_a_sign_ins_secret_renews_without_the_other(app: FastAPI) -> None:
    async with browser(app) as http, browser(app) as elsewhere:
        _, renewal = await whole(http)
        assert (await http.post("/api/token", json=renewal)).status_code == 200
        # What a page has deleted at sign-out without a network; the cookie is still there.
        assert (await http.post("/api/token", json=renewal | {"renewal_key": "x"})).status_code == 401
        assert (await elsewhere.post("/api/token", json=renewal)).status_code == 401


async def _signed_out(_: Context, http: httpx.AsyncClient) -> None:
    await http.post("/api/sign-out", json={"role": "officer"})


async def _signed_out_by_command(ctx: Context, _: httpx.AsyncClient) -> None:
    await signin.sign_out_everywhere(ctx, "officer")


async def _disabled(ctx: Context, _: httpx.AsyncClient) -> None:
    await signin.close_account(ctx, "officer")


async def _new_password(ctx: Context, _: httpx.AsyncClient) -> None:
    await signin.set_password(ctx, await accounts.account_named(ctx, "officer"), NEW)


ENDINGS = [_signed_out, _signed_out_by_command, _disabled, _new_password]


@pytest.mark.parametrize("end", ENDINGS)
async def test_over_means_over_here_at_once_and_on_another_node_within_five_seconds(
    ctx: Context, app: FastAPI, clock: ManualClock, end: Callable[[Context, httpx.AsyncClient], Awaitable[None]]
) -> None:
    told: list[str] = []
    await ctx.bus.subscribe([topics.SIGN_INS], lambda topic, _frame: told.append(topic))
    async with another_node(ctx, clock) as other, browser(app) as here, browser(other) as there:
        header, renewal = await whole(here)
        assert [(await http.get("/api/snapshot", headers=header)).status_code for http in (here, there)] == [200, 200]
        cookie = here.cookies["corespond_officer"]
        await end(ctx, here)
        assert told == [topics.SIGN_INS]
        assert (await here.get("/api/snapshot", headers=header)).status_code == 401
        assert (await here.post("/api/consults", headers=header, json={"kind": "other"})).status_code == 401
        assert (await there.get("/api/snapshot", headers=header)).status_code == 200  # what it looked up a moment ago
        clock.advance(5)
        assert (await there.get("/api/snapshot", headers=header)).status_code == 401
        here.cookies.set("corespond_officer", cookie)
        assert (await here.post("/api/token", json=renewal)).status_code == 401


async def test_a_token_that_names_no_sign_in_is_refused(ctx: Context, app: FastAPI, world: World) -> None:
    old = ctx.tokens.sign(world["officer"].claims(), ctx.clock.now())
    async with browser(app) as http:
        assert (await http.get("/api/me", headers={"Authorization": f"Bearer {old}"})).status_code == 401


async def test_a_closed_account_is_opened_again_but_its_sign_ins_are_not(ctx: Context, app: FastAPI) -> None:
    async with browser(app) as http:
        header, _ = await whole(http)
        await signin.close_account(ctx, "officer")
        assert (await sign_in(http)).status_code == 401
        await signin.reopen_account(ctx, "officer")
        assert (await http.get("/api/me", headers=header)).status_code == 401
        assert (await sign_in(http)).status_code == 200


async def test_a_user_changes_the_password_and_the_other_sign_ins_end(app: FastAPI, clock: ManualClock) -> None:
    change = {"old": PASSWORD, "new": NEW}
    async with browser(app) as here, browser(app) as elsewhere:
        (own, renewal), (other, _) = await whole(here), await whole(elsewhere)
        assert (await here.put("/api/password", headers=own, json=change | {"old": "wrong"})).status_code == 401
        assert (await elsewhere.get("/api/me", headers=other)).status_code == 200
        assert (await here.put("/api/password", headers=own, json=change)).status_code == 204
        # Sent once more, because the answer was lost on the way.
        assert (await here.put("/api/password", headers=own, json=change)).status_code == 204
        assert (await elsewhere.get("/api/me", headers=other)).status_code == 401
        assert (await here.get("/api/me", headers=own)).status_code == 200
        assert (await here.post("/api/token", json=renewal)).status_code == 200
        assert (await sign_in(elsewhere)).status_code == 401
        assert (await sign_in(elsewhere, password=NEW)).status_code == 200


async def test_guessing_the_old_password_locks_the_change_and_nothing_else(app: FastAPI) -> None:
    async with browser(app) as http:
        own, _ = await whole(http)
        wrong = {"old": "wrong", "new": NEW}
        told = [(await http.put("/api/password", headers=own, json=wrong)).status_code for _ in range(6)]
        assert told == [401] * 3 + [429] * 3  # each tells of two passwords that neither is the user's
        assert (await http.put("/api/password", headers=own, json={"old": PASSWORD, "new": NEW})).status_code == 429
        assert (await sign_in(http)).status_code == 200


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("tiny-one", "short"),
        ("password1234password", "common"),
        ("aaaaaaaaaaaaaaaa", "repeated"),
        ("abcdefghijklmnop", "run"),
        ("County-Sheriff-2026", "name"),
        ("officer.lovelace", "name"),
    ],
)
async def test_a_weak_password_is_refused_with_the_reason_and_not_repeated(app: FastAPI, new: str, why: str) -> None:
    async with browser(app) as http:
        own, _ = await whole(http)
        answer = await http.put("/api/password", headers=own, json={"old": PASSWORD, "new": new})
        assert (answer.status_code, answer.json()["about"]) == (422, {"why": why, "characters": "15"})
        assert new not in answer.text
        assert (await sign_in(http)).status_code == 200


@pytest.mark.parametrize(("pin", "why"), [("0000", "repeated"), ("1234", "run"), ("2580", "common")])
async def test_a_weak_pin_is_refused_with_the_reason(app: FastAPI, pin: str, why: str) -> None:
    async with browser(app) as http:
        own, _ = await whole(http)
        answer = await http.put("/api/pin", headers=own, json={"pin": pin, "password": PASSWORD})
        assert (answer.status_code, answer.json()["about"]) == (422, {"why": why})


async def test_a_new_password_is_judged_where_its_hash_waits_and_no_further(ctx: Context, app: FastAPI) -> None:
    async def full(*_: object) -> bool:
        raise SignInBusy(retry_after_s=3)

    async with browser(app) as http:
        own, _ = await whole(http)
        object.__setattr__(ctx.passwords, "beside", full)
        try:
            answer = await http.put("/api/password", headers=own, json={"old": PASSWORD, "new": NEW})
        finally:
            object.__delattr__(ctx.passwords, "beside")
    assert answer.status_code == 503


@pytest.mark.parametrize("how", ["closed", "new password"])
async def test_a_sign_in_under_way_lets_nobody_in_once_the_account_is_closed_or_has_a_new_password(
    ctx: Context, app: FastAPI, how: str
) -> None:
    checked, goes_on = asyncio.Event(), asyncio.Event()
    verify = ctx.passwords.verify

    async def held(secret: str, stored: str | None, *more: Any) -> bool:
        right = await verify(secret, stored, *more)
        checked.set()
        await goes_on.wait()
        return right

    object.__setattr__(ctx.passwords, "verify", held)
    try:
        async with browser(app) as http:
            coming = asyncio.create_task(sign_in(http))
            await checked.wait()
            if how == "closed":
                await signin.close_account(ctx, "officer")
            else:
                await signin.set_password(ctx, await accounts.account_named(ctx, "officer"), NEW)
            goes_on.set()
            assert (await coming).status_code == 401
    finally:
        object.__delattr__(ctx.passwords, "verify")


@pytest.mark.parametrize("what", ["password", "pin"])
@pytest.mark.parametrize("how", ["closed", "new password"])
async def test_a_new_secret_under_way_replaces_nothing_once_the_account_is_closed_or_has_a_new_password(
    ctx: Context, app: FastAPI, how: str, what: str
) -> None:
    """Whoever knows the old password must not take back what was just taken from them."""
    make = ctx.passwords.hash

    async def slow(secret: str, source: str = "") -> str:
        object.__delattr__(ctx.passwords, "hash")
        if how == "closed":
            await signin.close_account(ctx, "officer")
        else:
            await signin.set_password(ctx, await accounts.account_named(ctx, "officer"), "nine owls of glass")
        return await make(secret, source)

    async with browser(app) as http:
        own, _ = await whole(http)
        object.__setattr__(ctx.passwords, "hash", slow)
        given = {"old": PASSWORD, "new": NEW} if what == "password" else {"password": PASSWORD, "pin": "7305"}
        assert (await http.put(f"/api/{what}", headers=own, json=given)).status_code == 401
    async with ctx.db.reading() as db:
        user = await db.scalar(select(User).where(User.username == "officer"))
    assert user is not None
    assert user.pin_hash is None
    assert not await ctx.passwords.verify(NEW, user.password_hash, Lane.KNOWN)
