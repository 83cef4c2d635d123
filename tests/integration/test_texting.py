"""The text message gateway: what is sent to it, and what counts as a refusal."""

import json
from collections.abc import AsyncIterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

import httpx
import pytest
from fastapi import FastAPI
from pydantic import ValidationError

from app.guests.errors import TooManyTexts
from app.main import make_context
from app.platform import errors
from app.platform.texting import NoTexter, WebhookTexter
from app.settings import Settings


class Gateway(BaseHTTPRequestHandler):
    """A fake provider's gateway that answers as the test configures it."""

    status = 202
    heard: ClassVar[list[tuple[str, object]]] = []

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        Gateway.heard.append((self.headers["Authorization"], json.loads(content)))
        self.send_response(Gateway.status)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
async def url() -> AsyncIterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    thread = Thread(target=server.serve_forever)
    thread.start()
    Gateway.heard, Gateway.status = [], 202
    yield f"http://127.0.0.1:{server.server_port}/messages"
    server.shutdown()
    thread.join()
    server.server_close()


async def test_a_message_reaches_the_gateway_with_its_token(url: str) -> None:
    await WebhookTexter(url, "let-me-in", 5).send("+15550100100", "Come in")
    assert Gateway.heard == [("Bearer let-me-in", {"to": "+15550100100", "text": "Come in"})]


async def test_a_gateway_that_refuses_or_is_away_is_an_error(url: str) -> None:
    Gateway.status = 500
    with pytest.raises(httpx.HTTPStatusError):
        await WebhookTexter(url, "let-me-in", 5).send("+15550100100", "Come in")
    with pytest.raises(httpx.TransportError):
        await WebhookTexter("http://127.0.0.1:1/", "let-me-in", 5).send("+15550100100", "Come in")


async def test_too_many_texts_are_a_problem_that_says_when_to_try_again() -> None:
    app = FastAPI()
    errors.install(app)

    @app.get("/")
    async def refuse() -> None:
        raise TooManyTexts(retry_after_s=90)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as http:
        answer = await http.get("/")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "90")
    assert answer.json()["type"] == "urn:corespond:problem:too-many-texts"


async def test_the_settings_choose_and_a_link_without_an_address_is_refused(tmp_path, monkeypatch) -> None:
    for given, kind in ({}, NoTexter), ({"text_url": "http://x", "public_url": "https://y"}, WebhookTexter):
        ctx = make_context(Settings(_env_file=None, data_dir=tmp_path, production=False, **given))
        assert isinstance(ctx.texter, kind)
        await ctx.db.close()
    with pytest.raises(ValidationError, match="CORESPOND_PUBLIC_URL"):
        Settings(_env_file=None, text_url="http://x")
