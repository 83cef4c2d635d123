"""What every answer says to the browser, and what is not served at all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from app.main import make_app
from app.platform.clock import ManualClock
from app.signin import access
from tests.conftest import START, Template, context


@asynccontextmanager
async def served(template: Template, base_url: str, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    ctx = context(await template.copy(), ManualClock(START), **settings)
    transport = httpx.ASGITransport(make_app(ctx), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=base_url) as client:
        yield client
    await ctx.db.close()


def directives(answer: httpx.Response) -> dict[str, str]:
    policy = answer.headers["content-security-policy"]
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


@pytest.mark.parametrize(
    ("base_url", "allowed"),
    [
        ("https://corespond.county.gov", "'self' wss://corespond.county.gov"),
        ("https://corespond.county.gov:8443", "'self' wss://corespond.county.gov:8443"),
        ("http://localhost:8000", "'self' ws://localhost:8000 wss://localhost:8000"),
        ("http://[::1]:8000", "'self' ws://[::1]:8000 wss://[::1]:8000"),
    ],
)
async def test_a_page_may_connect_to_its_own_host_and_to_no_other(
    sqlite_template: Template, base_url: str, allowed: str
) -> None:
    async with served(sqlite_template, base_url) as http:
        found = [directives(await http.get(path)) for path in ("/healthz", "/api/me", "/nowhere", "/assets/no.js")]
    expected = {
        "default-src": "'self'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "connect-src": allowed,
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'none'",
    }
    assert found == [expected] * 4


async def test_a_host_that_is_none_adds_nothing_to_the_policy(sqlite_template: Template) -> None:
    async with served(sqlite_template, "https://localhost") as http:
        for host in ("evil.example; script-src *", "a b", "*", "*.gov", "x'self'", "a,b", "[::1", "", "é", "-.gov"):
            found = directives(await http.get("/healthz", headers={"Host": host.encode("latin-1")}))
            assert found["connect-src"] == "'self'", host
            assert "script-src" not in found, host


async def test_who_came_by_https_is_told_to_use_nothing_else_and_nobody_else_is(sqlite_template: Template) -> None:
    async with served(sqlite_template, "https://corespond.county.gov") as http:
        assert (await http.get("/healthz")).headers["strict-transport-security"] == "max-age=31536000"
        assert (await http.get("/nowhere")).headers["strict-transport-security"] == "max-age=31536000"
    async with served(sqlite_template, "http://corespond.county.gov") as http:
        assert "strict-transport-security" not in (await http.get("/healthz")).headers
        claimed = await http.get("/healthz", headers={"X-Forwarded-Proto": "https"})  # uvicorn reads it, of whom it may
        assert "strict-transport-security" not in claimed.headers
    async with served(sqlite_template, "https://corespond.county.gov", hsts_s=0) as http:
        assert "strict-transport-security" not in (await http.get("/healthz")).headers


async def test_the_interface_is_described_only_where_a_setting_says_so(sqlite_template: Template) -> None:
    async with served(sqlite_template, "http://localhost") as http:
        assert [(await http.get(path)).status_code for path in ("/docs", "/openapi.json", "/redoc")] == [404] * 3
    async with served(sqlite_template, "http://localhost", interface_docs=True) as http:
        assert "/api/sign-in" in (await http.get("/openapi.json")).json()["paths"]
        assert ("GET", "/docs") in access.permissions(http._transport.app.routes)  # its file is made with the pages
