"""Browsers that sign in at the application, without a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI

from app.context import Context
from app.main import make_app
from app.platform.clock import ManualClock
from tests.conftest import context
from tests.world import PASSWORD

STRANGER, OFFICE = "203.0.113.9", "198.51.100.4"


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
