"""Each answer has the security headers; whatever went wrong is a problem (RFC 9457) without its cause."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from app.main import make_app
from app.platform.accesslog import AccessLog
from app.platform.clock import ManualClock
from app.platform.errors import MEDIA_TYPE
from tests.conftest import Template, context

SECRET = "what the failure was about"
NEEDED = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")


@pytest.fixture
async def app(sqlite_template: Template, clock: ManualClock) -> AsyncIterator[FastAPI]:
    ctx = context(await sqlite_template.copy(), clock, secure_cookies=False)
    made = make_app(ctx)

    @made.get("/api/fails")
    async def fails() -> None:
        raise RuntimeError(SECRET)

    @made.get("/api/refuses/{status}")
    async def refuses(status: int) -> None:
        raise HTTPException(status, SECRET, {"Retry-After": "5"})

    @made.get("/api/answers-badly")
    async def answers_badly() -> dict[str, int]:
        return {"number": SECRET}  # type: ignore[dict-item]

    yield made
    await ctx.db.close()


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


def check(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status
    assert [name for name in NEEDED if name not in answer.headers] == []
    assert len(answer.headers.get_list("content-security-policy")) == 1
    if status >= 400:
        assert answer.headers["content-type"] == MEDIA_TYPE
        assert answer.json()["status"] == status
        assert answer.json()["type"].startswith("urn:corespond:problem:")
        assert SECRET not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("GET", "/", 307),
        ("GET", "/api/fails", 500),
        ("GET", "/api/answers-badly", 500),
        ("GET", "/api/nothing", 404),
        ("GET", "/nothing", 404),
        ("GET", "/assets/nothing.js", 404),
        ("GET", "/assets/%00", 404),
        ("GET", "/assets/../../settings.py", 404),
        ("POST", "/assets/nothing.js", 405),
        ("DELETE", "/api/sign-in", 405),
        ("GET", "/api/me", 401),
        ("GET", "/api/log/not-an-id", 401),
        ("POST", "/api/sign-in", 422),
        *(("GET", f"/api/refuses/{status}", status) for status in (400, 403, 413, 415, 429, 500, 503)),
    ],
)
async def test_every_answer_has_the_security_headers_and_every_error_is_a_problem_without_its_cause(
    http: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    check(await http.request(method, path), status)


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, b'"\\ud800"', b'{"\\ud800": 1}', b"1" * 5000, b"NaN"])
async def test_a_body_that_cannot_be_read_is_the_senders_fault(http: httpx.AsyncClient, body: bytes) -> None:
    answer = await http.post("/api/sign-in", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    check(answer, answer.status_code)


async def test_a_failure_in_a_middleware_is_answered_like_any_other(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_given: Any) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(AccessLog, "__call__", fail)
    check(await http.get("/healthz"), 500)


async def test_what_belongs_to_an_answer_is_kept(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/refuses/503")).headers["retry-after"] == "5"
    assert (await http.delete("/api/sign-in")).headers["allow"] == "POST"
