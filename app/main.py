"""Builds the application from its settings: nothing else knows how it is assembled."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from app import __version__, nouns, production
from app.checks.service import EchoLimits, EchoPeers
from app.consults import service as consult_service
from app.context import Context
from app.health import add_health
from app.http import add_pages
from app.platform import errors, logs, private
from app.platform.accesslog import AccessLog
from app.platform.addresses import networks
from app.platform.bus import Bus, LocalBus
from app.platform.clock import Clock, SystemClock
from app.platform.db import Database, sqlite_file
from app.platform.headers import Headers
from app.platform.httplimits import HttpLimits
from app.platform.logs import log
from app.platform.natsbus import Login, NatsBus
from app.platform.notifier import LogNotifier
from app.platform.passwords import HashLimits, Passwords
from app.platform.texting import NoTexter, Texter, WebhookTexter
from app.platform.tokens import Tokens
from app.realtime import entrance
from app.realtime.hub import Hub
from app.settings import Settings
from app.signin import access
from app.ticker import Ticker

# Each garbage collection walks every open connection; at the default threshold of 700 new objects, collections took an
# eighth of a busy relay's time.
COLLECT = (20_000, 20, 20)
SIGNING_KEY = "signing-key.pem"


def make_ready(settings: Settings) -> None:
    """Make the data folder if it is not there.

    Raises NotForProduction if the settings are refused, Exposed if other users of the machine reach what is private.
    """
    production.check(settings)
    private.folder(settings.data_dir)
    database = sqlite_file(settings.database)
    own = [database.with_name(database.name + end) for end in ("", "-wal", "-shm", "-journal")] if database else []
    private.check(settings.data_dir, [settings.data_dir / SIGNING_KEY, *own])


def make_context(settings: Settings, clock: Clock | None = None) -> Context:
    """The service's dependencies, configured by `settings`. Raises what `make_ready` raises."""
    make_ready(settings)
    return Context(
        db=Database(settings.database, ca=settings.database_ca),
        clock=clock or SystemClock(),
        bus=_bus(settings),
        notifier=LogNotifier(),
        tokens=Tokens.from_file(settings.data_dir / SIGNING_KEY, settings.access_token_s),
        settings=settings,
        texter=_texter(settings),
        passwords=Passwords(limits=_hash_limits(settings)),
    )


def _hash_limits(settings: Settings) -> HashLimits:
    return HashLimits(
        strangers=settings.hash_threads_strangers,
        known=settings.hash_threads_known,
        queue=settings.hash_queue,
        share=settings.hash_queue_share,
        retry_s=settings.hash_retry_s,
    )


def _bus(settings: Settings) -> Bus:
    if not settings.nats:
        return LocalBus()
    password = settings.nats_password.get_secret_value()
    return NatsBus(settings.nats, Login(settings.nats_user, password), settings.nats_ca)


def _texter(settings: Settings) -> Texter:
    if not settings.text_url:
        return NoTexter()
    return WebhookTexter(settings.text_url, settings.text_token.get_secret_value(), settings.text_timeout_s)


class Service(FastAPI):
    """An application whose every answer has the security headers: also one to a failure in a middleware of its own."""

    def build_middleware_stack(self) -> ASGIApp:
        return Headers(super().build_middleware_stack(), self.state.context.settings.hsts_s)


def make_app(ctx: Context) -> FastAPI:
    """The application. Raises LookupError if a route does not declare who may call it."""
    app = Service(
        title="corespond",
        version=__version__,
        summary="Connects officers' tablets to on-call clinicians, and keeps a record of every step.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json" if ctx.settings.interface_docs else None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.context = ctx
    app.state.hub = Hub(ctx)
    app.state.ticker = Ticker(ctx, [*nouns.jobs(), *app.state.hub.jobs()])
    app.state.echo = EchoPeers(_echo_limits(ctx.settings))
    app.state.database_patience_s = ctx.settings.database_patience_s
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(AccessLog)
    errors.install(app)
    for routes in nouns.rooms("routes"):
        app.include_router(routes.router)
    add_health(app, ctx)
    add_pages(app, ctx.settings.interface_docs)
    access.check_closed(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
    ctx: Context = app.state.context
    await ctx.bus.start()
    await consult_service.after_start(ctx)
    ticking = asyncio.create_task(app.state.ticker.run())
    gc.collect()
    gc.freeze()  # objects made at startup stay; collecting over them again and again would delay every ring
    gc.set_threshold(*COLLECT)
    log.info("started", database=ctx.db.engine.dialect.name, bus=type(ctx.bus).__name__)
    yield {
        "http_limits": _http_limits(ctx.settings),
        "socket_limits": entrance.limits(ctx.settings),
        "serve_socket": partial(entrance.serve, ctx, app.state.hub),
    }
    ticking.cancel()
    await asyncio.gather(ticking, return_exceptions=True)
    await app.state.echo.close()
    await ctx.bus.close()
    await ctx.db.close()


def _echo_limits(settings: Settings) -> EchoLimits:
    return EchoLimits(
        settings.echo_peers, settings.echo_peers_each_agency, settings.echo_s, networks(settings.echo_networks)
    )


def _http_limits(settings: Settings) -> HttpLimits:
    return HttpLimits(
        header_s=settings.http_header_s,
        header_bytes=settings.http_header_bytes,
        body_s=settings.http_body_s,
        body_bytes=settings.http_body_bytes,
        send_s=settings.http_send_s,
        keep_alive_s=settings.http_keep_alive_s,
    )


def from_environment() -> FastAPI:
    """The application, configured from the environment, for servers that import it by name."""
    settings = Settings()
    logs.configure(settings.log_level, settings.log_json)
    return make_app(make_context(settings))
