"""Signing in: who fails often, who is known, and that over means over."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from app import topics
from app.accounts import service as accounts
from app.context import Context
from app.main import make_app
from app.platform.clock import ManualClock
from app.platform.passwords import SignInBusy
from app.signin import jobs
from app.signin import service as signin
from app.signin.model import KnownTablet, SignInFailures
from app.ticker import once
from tests.conftest import Template, context
from tests.world import PASSWORD, World

STRANGER, OFFICE = "203.0.113.9", "198.51.100.4"
NEW = "seven lamps of brass"


@pytest.fixture
async def ctx(template: Template, clock: ManualClock) -> AsyncIterator[Context]:
    made = context(await template.copy(), clock, secure_cookies=False, failed_per_address=12, failed_per_account=9)
    yield made
    await made.db.close()


@pytest.fixture
def app(ctx: Context) -> FastAPI:
    return make_app(ctx)


@asynccontextmanager
async def browser(app: FastAPI, address: str = OFFICE) -> AsyncIterator[httpx.AsyncClient]:
    """A browser at this address, with cookies of its own."""
    transport = httpx.ASGITransport(app, client=(address, 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as made:
        yield made


@asynccontextmanager
async def another_node(ctx: Context, clock: ManualClock) -> AsyncIterator[FastAPI]:
    """A second node on the same database, with the same signing key and a bus that hears nothing of the first."""
    url = ctx.db.engine.url.render_as_string(hide_password=False)
    other = context(url, clock, secure_cookies=False)
    object.__setattr__(other, "tokens", ctx.tokens)
    try:
        yield make_app(other)
    finally:
        await other.db.close()


async def sign_in(http: httpx.AsyncClient, name: str = "officer", password: str = PASSWORD) -> httpx.Response:
    return await http.post("/api/sign-in", json={"username": name, "password": password})


async def fail(http: httpx.AsyncClient, name: str, times: int) -> list[int]:
    return [(await sign_in(http, name, "wrong")).status_code for _ in range(times)]


async def whole(http: httpx.AsyncClient, name: str = "officer") -> tuple[dict[str, str], dict[str, str]]:
    """Sign in; returns the header for further requests, and the body that renews."""
    given = (await sign_in(http, name)).json()
    renewal = {"role": given["user"]["role"], "renewal_key": given["renewal_key"]}
    return {"Authorization": f"Bearer {given['access_token']}"}, renewal


async def test_five_wrong_passwords_lock_even_the_right_one_out_for_ten_minutes_and_it_is_said_why(
    app: FastAPI, clock: ManualClock
) -> None:
    async with browser(app) as http:
        assert await fail(http, "officer", 5) == [401] * 5
        refused = await sign_in(http)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "600")
        assert refused.json()["about"] == {"why": "name", "until": "2026-03-01T03:10:00+00:00", "wait_s": "600"}
        assert (await sign_in(http, "officer2")).status_code == 200  # a colleague on the same tablet
        clock.advance(600)
        assert (await sign_in(http)).status_code == 200


async def test_guesses_sent_all_at_once_are_no_more_guesses(app: FastAPI) -> None:
    async with browser(app) as http:
        answers = await asyncio.gather(*(sign_in(http, password="wrong") for _ in range(10)))
        told = Counter(answer.status_code for answer in answers)
        assert told == {401: 5, 429: 5}
        assert (await sign_in(http)).status_code == 429


async def test_right_and_wrong_guesses_at_the_same_instant_all_get_an_answer(app: FastAPI) -> None:
    """A success deletes what the failures beside it are about to count on."""
    async with browser(app) as http:
        guesses = [sign_in(http, password=password) for password in ("wrong", PASSWORD) for _ in range(4)]
        told = Counter(answer.status_code for answer in await asyncio.gather(*guesses))
        assert set(told) <= {200, 401, 429}


async def test_a_known_and_an_unknown_name_are_answered_alike_to_the_end(app: FastAPI) -> None:
    async def story(name: str, address: str) -> list[tuple[int, bytes, str | None]]:
        async with browser(app, address) as http:
            answers = [await sign_in(http, name, "wrong") for _ in range(7)]
        return [(one.status_code, one.content, one.headers.get("retry-after")) for one in answers]

    assert await story("officer", "203.0.113.1") == await story("nobody", "203.0.113.2")


async def test_an_unknown_name_and_a_closed_account_cost_a_whole_check(ctx: Context, app: FastAPI) -> None:
    asked: list[str | None] = []
    verify = ctx.passwords.verify

    async def noted(secret: str, stored: str | None, *more: object) -> bool:
        asked.append(stored)
        return await verify(secret, stored, *more)  # type: ignore[arg-type]

    object.__setattr__(ctx.passwords, "verify", noted)
    try:
        await signin.close_account(ctx, "officer2")
        async with browser(app) as http:
            told = [await sign_in(http, name) for name in ("nobody", "officer2")]
    finally:
        object.__delattr__(ctx.passwords, "verify")
    assert asked == [None, None]
    assert told[0].json() == told[1].json()


async def test_a_strangers_failures_do_not_lock_out_the_officer_with_a_known_tablet(app: FastAPI) -> None:
    async with browser(app) as tablet, browser(app, STRANGER) as stranger, browser(app, OFFICE) as neighbor:
        assert (await sign_in(tablet)).status_code == 200
        await tablet.post("/api/sign-out", json={"role": "officer"})
        for http in (stranger, neighbor):  # also one behind the same address
            assert (await fail(http, "officer", 6))[-1] == 429
        assert (await sign_in(tablet)).status_code == 200


async def test_who_holds_a_known_tablet_has_no_more_tries_than_anybody(app: FastAPI) -> None:
    async with browser(app) as tablet:
        await sign_in(tablet, "officer2")
        assert await fail(tablet, "officer", 6) == [401] * 5 + [429]


async def test_tablets_on_which_others_signed_in_give_no_tries_at_a_name(app: FastAPI) -> None:
    told: Counter[int] = Counter()
    for _ in range(3):
        async with browser(app) as tablet:
            await sign_in(tablet, "officer2")
            told.update(await fail(tablet, "officer", 5))
    assert told == {401: 5, 429: 10}


async def test_a_tablet_knows_each_of_those_who_signed_in_on_it(app: FastAPI) -> None:
    async with browser(app) as tablet, browser(app, STRANGER) as stranger:
        for name in ("officer", "officer2"):
            assert (await sign_in(tablet, name)).status_code == 200
        for name in ("officer", "officer2"):
            await fail(stranger, name, 6)
            assert (await sign_in(tablet, name)).status_code == 200


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


async def test_one_address_has_so_many_tries_whatever_the_names_and_one_name_from_all_addresses(app: FastAPI) -> None:
    async with browser(app, STRANGER) as http:
        for number in range(12):
            assert (await sign_in(http, f"nobody{number}", "wrong")).status_code == 401
        refused = await sign_in(http)
        assert (refused.status_code, refused.json()["about"]["why"]) == (429, "place")
    for number in range(9):
        async with browser(app, f"192.0.2.{number}") as http:
            assert await fail(http, "officer", 1) == [401]
    async with browser(app, "192.0.2.77") as http:
        assert (await sign_in(http)).status_code == 429


async def test_what_one_node_counts_the_others_know(ctx: Context, app: FastAPI, clock: ManualClock) -> None:
    async with another_node(ctx, clock) as other, browser(app, STRANGER) as here, browser(other, STRANGER) as there:
        await fail(here, "officer", 3)
        await fail(there, "officer", 2)
        assert [(await sign_in(http)).status_code for http in (here, there)] == [429, 429]


async def test_unlocking_lets_a_name_in_again_everywhere(ctx: Context, app: FastAPI) -> None:
    async with browser(app, STRANGER) as http:
        await fail(http, "officer", 6)
        await signin.unlock(ctx, "officer")
        assert (await sign_in(http)).status_code == 200


async def test_what_no_longer_counts_is_deleted(ctx: Context, app: FastAPI, clock: ManualClock) -> None:
    async def rows(table: type) -> int:
        async with ctx.db.reading() as db:
            return await db.scalar(select(func.count()).select_from(table)) or 0

    async with browser(app, STRANGER) as http:
        await fail(http, "nobody", 2)
        await sign_in(http)
    assert (await rows(SignInFailures), await rows(KnownTablet)) == (3, 1)
    clock.advance(899)
    await once(ctx, jobs.JOBS)
    assert await rows(SignInFailures) == 3
    clock.advance(1)
    await once(ctx, jobs.JOBS)
    assert (await rows(SignInFailures), await rows(KnownTablet)) == (0, 1)
    clock.advance(ctx.settings.known_tablet_days * 86_400)
    await once(ctx, jobs.JOBS)
    assert await rows(KnownTablet) == 0


async def test_when_all_places_are_taken_the_answer_says_when_to_come_again(ctx: Context, app: FastAPI) -> None:
    async def full(*_: object) -> bool:
        raise SignInBusy(retry_after_s=3)

    object.__setattr__(ctx.passwords, "verify", full)
    try:
        async with browser(app) as http:
            answer = await sign_in(http)
    finally:
        object.__delattr__(ctx.passwords, "verify")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert answer.json()["type"] == "urn:corespond:problem:sign-in-busy"


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
        assert told == [401] * 5 + [429]
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
