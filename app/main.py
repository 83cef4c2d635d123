"""Builds the application from its settings: nothing else knows how it is assembled."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse
from fastapi.routing import APIRoute
from sqlalchemy import text
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.audit import routes as audit
from app.consults import routes as consults
from app.consults import service as consult_service
from app.context import Context
from app.devices import routes as devices
from app.devices.service import EchoPeers
from app.dispatch import routes as dispatch
from app.dispatch import service as dispatch_service
from app.documentation import routes as documentation
from app.guests import routes as guests
from app.identity import access
from app.identity import routes as identity
from app.platform import errors, logs
from app.platform.clock import Clock, SystemClock
from app.platform.db import Database, DatabaseAway
from app.platform.logs import AccessLog, log
from app.platform.notifier import LogNotifier
from app.platform.texting import NoTexter, Texter, WebhookTexter
from app.platform.tokens import Tokens
from app.presence import routes as presence
from app.quality import routes as quality
from app.realtime import bus, entrance
from app.realtime import routes as realtime
from app.realtime.bus import DISPATCH
from app.realtime.hub import Hub
from app.settings import Settings

STATIC = Path(__file__).parent / "static"
# A collection walks every open connection; at the default of 700 new objects that was an eighth of a busy relay's time.
COLLECT = (20_000, 20, 20)
PAGES = ("officer", "clinician", "supervisor", "guest", "docs")
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "connect-src 'self' ws: wss:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
    )
)
ROOT_FILES = ("again.js", "officer-worker.js", "officer.webmanifest", "icon.svg")
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(self), microphone=(self), geolocation=()",
}


def make_context(settings: Settings, clock: Clock | None = None) -> Context:
    """The surroundings of the service as `settings` want them."""
    return Context(
        db=Database(settings.database),
        clock=clock or SystemClock(),
        bus=bus.make(settings.nats_url),
        notifier=LogNotifier(),
        tokens=Tokens.from_file(settings.data_dir / "signing-key.pem", settings.access_token_s),
        settings=settings,
        texter=_texter(settings),
    )


def _texter(settings: Settings) -> Texter:
    if not settings.text_url:
        return NoTexter()
    return WebhookTexter(settings.text_url, settings.text_token.get_secret_value(), settings.text_timeout_s)


def make_app(ctx: Context) -> FastAPI:
    """The application. Raises LookupError where a route does not say who may call it."""
    app = FastAPI(
        title="corespond",
        version="0.1.0",
        summary="Officers' tablets to on-call clinicians, every step on record.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.context = ctx
    app.state.hub = Hub(ctx)
    app.state.echo = EchoPeers(ctx.settings.echo_peers, ctx.settings.echo_s)
    app.state.database_patience_s = ctx.settings.database_patience_s
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Headers)
    app.add_middleware(AccessLog)
    errors.install(app)
    for noun in (identity, presence, consults, guests, dispatch, documentation, quality, devices, audit, realtime):
        app.include_router(noun.router)
    _add_health(app, ctx)
    _add_pages(app)
    access.check_closed(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
    ctx: Context = app.state.context
    await ctx.bus.start()
    await consult_service.after_start(ctx)
    tasks = [asyncio.create_task(app.state.hub.heartbeat()), asyncio.create_task(tick_until_cancelled(ctx))]
    gc.collect()
    gc.freeze()  # what the libraries made while starting stays; to walk it again and again makes everybody's ring wait
    gc.set_threshold(*COLLECT)
    log.info("started", database=ctx.db.engine.dialect.name, bus=type(ctx.bus).__name__)
    yield {"settings": ctx.settings, "serve_socket": partial(entrance.serve, ctx, app.state.hub)}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.state.echo.close()
    await ctx.bus.close()
    await ctx.db.close()


async def tick_until_cancelled(ctx: Context) -> None:
    """Offer at every change that concerns dispatch; look at the deadlines every `tick_s` seconds."""
    wake = asyncio.Event()
    due_at = 0.0
    unsubscribe = await ctx.bus.subscribe([DISPATCH], lambda _topic, _message: wake.set())
    try:
        while True:
            wake.clear()
            try:
                if monotonic() >= due_at:
                    due_at = monotonic() + ctx.settings.tick_s
                    await dispatch_service.settle_due(ctx)
                await dispatch_service.offer(ctx)
            except DatabaseAway:
                log.warning("database away; the next tick tries again")
            except Exception:
                log.exception("tick failed; the next one tries again")
            with suppress(TimeoutError):
                await asyncio.wait_for(wake.wait(), max(due_at - monotonic(), 0))
    finally:
        unsubscribe()


def _add_health(app: FastAPI, ctx: Context) -> None:
    @app.get("/healthz", tags=["health"], dependencies=[Depends(access.public)])
    async def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["health"], dependencies=[Depends(access.public)])
    async def readyz() -> JSONResponse:
        """The service can do its work: 200 (also while it polls because NATS is away), or 503 with what is wrong."""
        try:
            async with asyncio.timeout(2), ctx.db.reading() as db:
                await db.execute(text("SELECT 1 FROM consult WHERE 1 = 0"))
        except Exception as problem:
            log.warning("not ready", why=type(problem).__name__)
            return JSONResponse({"status": "unavailable", "database": "unreachable"}, 503)
        if not ctx.bus.healthy:
            return JSONResponse({"status": "degraded", "database": "ok", "bus": "away: pages are refreshed by polling"})
        return JSONResponse({"status": "ok", "database": "ok", "bus": "ok"})


def _add_pages(app: FastAPI) -> None:
    def page(name: str, path: str = "") -> APIRoute:
        async def show() -> FileResponse:
            return FileResponse(STATIC / name / "index.html", headers={"cache-control": "no-cache"})

        route = path or f"/{name}"
        return APIRoute(route, show, include_in_schema=False, dependencies=[Depends(access.public)], name=route)

    app.router.routes.extend(page(name) for name in PAGES)
    app.router.routes.append(page("officer", "/officer/check"))

    @app.get("/", include_in_schema=False, dependencies=[Depends(access.public)])
    async def home() -> RedirectResponse:
        return RedirectResponse("/officer")

    for name in ROOT_FILES:
        app.router.routes.append(_root_file(name))
    app.mount("/assets", StaticFiles(directory=STATIC / "assets", check_dir=False), name="assets")


def _root_file(name: str) -> APIRoute:
    """A file that is served from the root: a service worker rules only over what lies beside or below it."""

    async def show() -> FileResponse:
        return FileResponse(STATIC / name, headers={"cache-control": "no-cache"})

    return APIRoute(f"/{name}", show, include_in_schema=False, dependencies=[Depends(access.public)], name=name)


class Headers:
    """ASGI middleware: security headers on every answer, and long caching of what carries a hash in its name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS.items()]
                if scope["path"].startswith("/assets/"):
                    message["headers"].append((b"cache-control", b"public, max-age=31536000, immutable"))
                elif scope["path"].startswith("/api/"):
                    message["headers"].append((b"cache-control", b"no-store"))
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)


def from_environment() -> FastAPI:
    """The application with its settings from the environment, for servers that load it by name."""
    settings = Settings()
    logs.configure(settings.log_level, settings.log_json)
    return make_app(make_context(settings))
