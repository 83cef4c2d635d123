"""Signing in: who fails often, and who is known."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from app.context import Context
from app.main import make_app
from app.platform.clock import ManualClock
from app.platform.passwords import Lane, SignInBusy
from app.signin import jobs
from app.signin import service as signin
from app.signin.model import KnownTablet, SignInFailures
from app.ticker import once
from tests.conftest import Template, context
from tests.integration.browsers import OFFICE, STRANGER, another_node, browser, fail, sign_in
from tests.world import PASSWORD


@pytest.fixture
async def ctx(template: Template, clock: ManualClock) -> AsyncIterator[Context]:
    made = context(await template.copy(), clock, secure_cookies=False, failed_per_address=12, failed_per_account=9)
    yield made
    await made.db.close()


@pytest.fixture
def app(ctx: Context) -> FastAPI:
    return make_app(ctx)


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


async def test_a_known_tablet_does_not_wait_behind_strangers(ctx: Context, app: FastAPI) -> None:
    verify = ctx.passwords.verify

    async def full_of_strangers(secret: str, stored: str | None, lane: Lane, source: str) -> bool:
        if lane is Lane.STRANGER:
            raise SignInBusy(retry_after_s=3)
        return await verify(secret, stored, lane, source)

    async with browser(app) as tablet, browser(app, STRANGER) as stranger:
        assert (await sign_in(tablet)).status_code == 200
        object.__setattr__(ctx.passwords, "verify", full_of_strangers)
        try:
            assert (await sign_in(stranger)).status_code == 503
            assert (await sign_in(tablet, "officer2")).status_code == 503  # that name is a stranger here
            assert (await sign_in(tablet)).status_code == 200
        finally:
            object.__delattr__(ctx.passwords, "verify")


async def test_a_name_has_no_more_places_on_many_known_tablets(ctx: Context, app: FastAPI) -> None:
    verify, sources = ctx.passwords.verify, []

    async def noted(secret: str, stored: str | None, lane: Lane, source: str) -> bool:
        sources.append((lane, source))
        return await verify(secret, stored, lane, source)

    async with browser(app) as tablet, browser(app, STRANGER) as another:
        for one in (tablet, another):
            assert (await sign_in(one)).status_code == 200
        object.__setattr__(ctx.passwords, "verify", noted)
        try:
            for one in (tablet, another):
                assert (await sign_in(one)).status_code == 200
        finally:
            object.__delattr__(ctx.passwords, "verify")
    assert len(sources) == 2
    assert len(set(sources)) == 1
    assert sources[0][0] is Lane.KNOWN


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
