"""The cost of every GET and every role's snapshot with 10,000 and with 1,000,000 past sessions, on both databases.

Both sizes have the same present (people; sessions that wait, ring, are in a call or are being documented; 400 sessions
of the last 90 days) and differ only in the sessions of the last five years. Each request goes through the whole
application, alternates between the sizes, and may cost at most half as much again with a hundred times as much history.
The cost is the processor time of the application and the database, which does not depend on what else the machine does.
Nothing is cached between requests (`setup_cache_s` is 0), so that each reads everything it shows.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf
from pathlib import Path
from time import process_time

import httpx
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from app import nouns
from app.actor import Actor, Role
from app.consults import service as consults
from app.consults.rules import Disposition, Kind, State
from app.context import Context
from app.main import make_app
from app.platform import logs, schema
from app.presence import service as presence
from app.sessionlog.schemas import MOST_SEARCHED, SortBy
from app.ticker import once
from bench import past, present
from bench.present import NOW, Present
from bench.table import Row
from tests.cluster import PostgreSql
from tests.world import signed_in_as

SIZES = (10_000, 1_000_000)
RECENT, RECENT_S = 400, 90 * 86_400
ROUNDS = 12
MOST = 1.5
LAST_PAGE = MOST_SEARCHED // 25
ORDERS = [f"sort={by}&descending={down}" for by in SortBy for down in ("true", "false")]
# What is filled is thrown away, so nothing of it need survive a power cut.
FORGETFUL = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET max_wal_size = '4GB'",
    "SELECT pg_reload_conf()",
)
# Who asks for what. The braces are sessions of `Present`; a log's row is as slow as the slowest of its orders.
REQUESTS: dict[str, list[tuple[str, str]]] = {
    "/api/snapshot": [
        (who, "/api/snapshot")
        for who in (
            *("officer at rest", "officer in the queue", "officer in a call", "officer to write up"),
            *("clinician at rest", "clinician in a call", "clinician to write up", "supervisor", "guest"),
        )
    ],
    "/api/log/{consult_id}": [("supervisor", "/api/log/{past}"), ("supervisor", "/api/log/{talking}")],
    "/api/consults/{consult_id}/documentation": [
        ("clinician to write up", "/api/consults/{to write up}/documentation")
    ],
    "/api/consults/{consult_id}/ice-servers": [("officer in a call", "/api/consults/{talking}/ice-servers")],
    "/api/checks/ice-servers": [("officer at rest", "/api/checks/ice-servers")],
    "/api/fleet": [("supervisor", "/api/fleet")],
    "/api/users": [("admin", "/api/users")],
    "/api/me": [("officer at rest", "/api/me")],
    "/healthz": [("officer at rest", "/healthz")],
    "/readyz": [("officer at rest", "/readyz")],
}


def _filters(shown: Present) -> list[str]:
    """Filters of the log. Each finds a full page at both sizes, or the same few rows: a longer page is not history."""
    month = f"since_day={NOW - timedelta(days=400):%Y-%m-%d}&until_day={NOW - timedelta(days=371):%Y-%m-%d}"
    clinician = f"clinician_id={shown.people['clinician at rest'].user_id}"
    return [
        *("", month, clinician, f"kind={Kind.OTHER}", f"kind={Kind.SUICIDAL}"),
        *(f"state={state}" for state in (State.CLOSED, State.ABANDONED, State.QUEUED)),
        *(f"disposition={one}" for one in (Disposition.RESOLVED_ON_SCENE, Disposition.CRISIS_CENTER)),
        *(f"{clinician}&kind={Kind.OTHER}", f"kind={Kind.SUICIDAL}&state={State.CLOSED}&{month}", f"page={LAST_PAGE}"),
    ]


@dataclass
class Side:
    """One of the two databases, behind an application of its own."""

    ctx: Context
    shown: Present
    http: httpx.AsyncClient
    tokens: dict[str, str]
    backends: list[Path] = field(default_factory=list)
    """Where the kernel says how long each process that serves us in PostgreSQL has run, nanoseconds first."""

    async def look_up_backends(self) -> None:
        """To be called after a request or two, when the pool has its connections. SQLite runs in this process."""
        if self.ctx.db.is_sqlite:
            return
        ours = "datname = current_database() AND backend_type = 'client backend'"
        async with self.ctx.db.reading() as db:
            pids = await db.scalars(text(f"SELECT pid FROM pg_stat_activity WHERE {ours}"))
            self.backends = [Path(f"/proc/{pid}/schedstat") for pid in pids]

    def spent_s(self) -> float:
        """Processor time up to now, seconds."""
        return process_time() + sum(int(one.read_text().split()[0]) for one in self.backends) / 1e9

    async def cost_s(self, ask: Callable[[], Awaitable[object]]) -> float:
        """Processor time that `ask` takes, seconds."""
        started = self.spent_s()
        await ask()
        return self.spent_s() - started

    def get(self, who: str, path: str) -> Callable[[], Awaitable[object]]:
        headers = {"authorization": f"Bearer {self.tokens[who]}"}
        for name, session in self.shown.sessions.items():
            path = path.replace(f"{{{name}}}", str(session))

        async def ask() -> None:
            answer = await self.http.get(path, headers=headers)
            assert answer.status_code == 200, (path, answer.text)

        return ask

    def measures(self) -> dict[str, list[Callable[[], Awaitable[object]]]]:
        """What a row of the table asks for, in one or several requests."""
        made = {f"GET {path} ({who})": [self.get(who, path)] for asked in REQUESTS.values() for who, path in asked}
        for chosen in _filters(self.shown):
            name = chosen.replace(str(self.shown.people["clinician at rest"].user_id), "…")
            made[f"GET /api/log?{name}"] = [self.get("supervisor", f"/api/log?{chosen}&{order}") for order in ORDERS]
        made["each second: deadlines and offers"] = [lambda: once(self.ctx, nouns.jobs())]
        made["each heartbeat: open pages are noted"] = [self.heartbeat]
        return made

    async def heartbeat(self) -> None:
        everybody = [one.user_id for one in self.shown.people.values() if one.role is not Role.GUEST]
        await presence.heartbeat(self.ctx, everybody)
        await consults.heard(self.ctx, everybody)


async def _token(ctx: Context, actor: Actor) -> str:
    if actor.role is Role.GUEST:
        return ctx.tokens.sign(actor.claims(), NOW)
    return (await signed_in_as(ctx, actor)).access_token


@asynccontextmanager
async def opened(url: str, folder: Path, shown: Present) -> AsyncIterator[Side]:
    """The application on the database at `url`."""
    ctx = present.context(url, folder)
    app = make_app(ctx)
    asked = {path for path, methods in app.openapi()["paths"].items() if "get" in methods}
    assert asked == {*REQUESTS, "/api/log"}, "every GET is measured"
    try:
        past_one = await present.a_past_session(ctx, shown.people["supervisor"].organization_id)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bench") as http:
            tokens = {name: await _token(ctx, one) for name, one in shown.people.items()}
            yield Side(ctx, Present(shown.people, shown.sessions | {"past": past_one}), http, tokens)
    finally:
        await ctx.db.close()


Asks = list[Callable[[], Awaitable[object]]]


async def _least(sides: list[Side], pair: Asks) -> list[float]:
    """The least that a request cost on each side, of as many rounds for every request, whatever they show.

    What a busy machine adds (its caches are shared) is in the other rounds.
    """
    least = [inf, inf]
    for _ in range(ROUNDS):
        for number, (side, ask) in enumerate(zip(sides, pair, strict=True)):
            least[number] = min(least[number], await side.cost_s(ask))
    return least


async def _compare(name: str, sides: list[Side], asks: list[Asks]) -> Row:
    """A row of the table: of several requests the one that grew most. `asks` has those of each side."""
    worst = (0.0, 0.0, 0.0)
    for pair in zip(*asks, strict=True):
        small, large = await _least(sides, list(pair))
        worst = max(worst, (large / small, large, small))
    ratio, large, small = worst
    ours, beside = (
        f"{size:,} past sessions: {taken * 1000:.1f} ms"
        for size, taken in zip(SIZES[::-1], (large, small), strict=True)
    )
    return Row(name, ours, beside, f"{ratio:.2f}", ratio <= MOST)


async def _measured(database: str, urls: list[str], folder: Path, shown: Present) -> list[Row]:
    async with AsyncExitStack() as stack:
        sides = [await stack.enter_async_context(opened(url, folder, shown)) for url in urls]
        measures = [side.measures() for side in sides]
        rows = []
        for name in measures[0]:
            for side, mine in zip(sides, measures, strict=True):
                await mine[name][0]()
                await side.look_up_backends()
            rows.append(await _compare(f"{database}: {name}", sides, [mine[name] for mine in measures]))
            print(rows[-1].what, rows[-1].beside, rows[-1].ours, rows[-1].ratio, flush=True)
        return rows


async def _history(url: str, size: int) -> None:
    long_ago, lately = past.Span(size, NOW - timedelta(days=1)), past.Span(RECENT, NOW - timedelta(hours=3), RECENT_S)
    await past.fill(url, long_ago, lately)


async def _on_sqlite(folder: Path) -> list[Row]:
    files = [folder / f"{size}.sqlite3" for size in SIZES]
    urls = [f"sqlite+aiosqlite:///{file}" for file in files]
    await asyncio.to_thread(schema.upgrade, urls[0])
    ctx = present.context(urls[0], folder)
    shown = await present.make(ctx)
    await ctx.db.close()
    shutil.copy(*files)
    for url, size in zip(urls, SIZES, strict=True):
        await _history(url, size)
    rows = await _measured("SQLite", urls, folder, shown)
    for file in files:
        file.unlink()
    return rows


async def _on_postgresql(folder: Path) -> list[Row]:
    server = PostgreSql(folder / "postgresql")
    try:
        urls = [server.address.format(name=f"of_{size}") for size in SIZES]
        admin = create_async_engine(server.address.format(name="postgres"), isolation_level="AUTOCOMMIT")
        async with admin.connect() as connection:
            for statement in FORGETFUL:
                await connection.exec_driver_sql(statement)
            await connection.exec_driver_sql(f"CREATE DATABASE of_{SIZES[0]}")
            await asyncio.to_thread(schema.upgrade, urls[0])
            ctx = present.context(urls[0], folder)
            shown = await present.make(ctx)
            await ctx.db.close()
            await connection.exec_driver_sql(f"CREATE DATABASE of_{SIZES[1]} TEMPLATE of_{SIZES[0]}")
        await admin.dispose()
        for url, size in zip(urls, SIZES, strict=True):
            await _history(url, size)
        return await _measured("PostgreSQL", urls, folder, shown)
    finally:
        server.cleanup()


async def run(folder: Path) -> list[Row]:
    """A row for each request and each database, and for what the server does by itself."""
    logs.configure("error", as_json=False)
    return [*await _on_sqlite(folder), *await _on_postgresql(folder)]
