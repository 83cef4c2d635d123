"""Fixtures shared by several kinds of tests. Each database is created and filled once, and copied for every test."""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from app.context import Context
from app.platform import schema
from app.platform.bus import LocalBus
from app.platform.clock import ManualClock
from app.platform.db import Database
from app.platform.passwords import Passwords
from app.platform.tokens import Tokens
from app.settings import Settings
from kiosk_client.api import Api
from tests.cluster import PostgreSql
from tests.service import LoadedService, Service
from tests.world import PASSWORD, World, build

START = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


LONG_FIXTURES = {"service", "postgresql", "postgresql_template", "two", "browser"}
LONG_FILES = {"test_chaos.py", "test_nodes.py", "test_stateful.py", "test_disaster.py", "test_bus.py"}
LONG_FILES |= {"test_at_rest.py", "test_encrypted.py", "test_fuzz.py"}


def pytest_configure() -> None:
    """What is logged in this process is shown as text, a failure as Python shows it.

    Unasked, structlog draws each with all local variables: of a context or an application that takes seconds.
    """
    console = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, console])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what an everyday run does without: `./run test fast` is pure tests, and those in process on SQLite."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        parameters = getattr(getattr(item, "callspec", None), "params", {}).values()
        if asked & LONG_FIXTURES or "postgresql" in parameters or item.path.name in LONG_FILES:
            item.add_marker(pytest.mark.long)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each folder: how many tests, and how long they took with what was made and taken down for them."""
    counts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    reports = (one for many in terminalreporter.stats.values() for one in many if isinstance(one, pytest.TestReport))
    for report in reports:
        folder = str(Path(report.nodeid.partition("::")[0]).parent)
        counts[folder] += report.when == "setup"
        seconds[folder] += report.duration
    for folder in sorted(counts):
        terminalreporter.write_line(f"{folder:20} {counts[folder]:5} tests {seconds[folder]:7.1f} s")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSql]:
    """One for all tests. Its folder is not pytest's: every pytest that starts closes that one to other users, and for
    root PostgreSQL runs as another."""
    with tempfile.TemporaryDirectory(prefix="corespond-postgresql-") as folder:
        server = PostgreSql(Path(folder) / "data", durable=False)
        try:
            yield server
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def postgresql(postgresql_server: PostgreSql) -> str:
    """The address of a real PostgreSQL, without a database name."""
    return postgresql_server.address


@pytest.fixture
def stoppable_postgresql(postgresql_server: PostgreSql) -> Iterator[PostgreSql]:
    """The same server, for tests that stop it; it runs again after them."""
    try:
        yield postgresql_server
    finally:
        postgresql_server.start()


async def administer(address: str, statement: str) -> None:
    connection = await asyncpg.connect(address.format(name="postgres").replace("+asyncpg", ""))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _copied(address: str, template: str, name: str = "") -> str:
    name = name or f"test_{uuid4().hex}"
    await administer(address, f"CREATE DATABASE {name} TEMPLATE {template}")
    return address.format(name=name)


@dataclass(frozen=True)
class Template:
    """A filled database that tests copy."""

    copy: Callable[[], Awaitable[str]]
    world: World


async def _filled(url: str) -> World:
    ctx = context(url, ManualClock(START))
    world = await build(ctx)
    await ctx.db.close()
    return world


class Kept:
    """A notifier that stores its notices; `refuse` makes it fail."""

    def __init__(self) -> None:
        self.sent: list[tuple[UUID, str]] = []
        self.refuse = False

    async def send(self, user_id: UUID, kind: str, data: dict[str, Any]) -> None:
        if self.refuse:
            raise ConnectionError("no channel")
        self.sent.append((user_id, kind))


# A stored hash includes its parameters. Servers use the production hasher and still check the tests' passwords quickly,
# because those were hashed with these parameters; Argon2 itself is tested in tests/unit/test_passwords.py.
CHEAP = Passwords(PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)))


def context(url: str, clock: ManualClock, **settings: object) -> Context:
    """A context for tests that control the clock."""
    return Context(
        Database(url),
        clock,
        LocalBus(),
        Tokens(Ed25519PrivateKey.generate(), 900),
        Kept(),
        Settings(_env_file=None, **{"setup_cache_s": 0} | settings),
        passwords=CHEAP,
    )


@pytest.fixture(scope="session")
async def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    folder = tmp_path_factory.mktemp("sqlite")
    kept = folder / "template.sqlite3"
    url = f"sqlite+aiosqlite:///{kept}"
    await asyncio.to_thread(schema.upgrade, url)
    world = await _filled(url)

    async def copy() -> str:
        made = folder / f"{uuid4().hex}.sqlite3"
        shutil.copy(kept, made)
        return f"sqlite+aiosqlite:///{made}"

    return Template(copy, world)


@pytest.fixture(scope="session")
async def new_postgresql(postgresql: str) -> Callable[..., Awaitable[str]]:
    """Makes databases that have the tables and nobody in them, of a given name or of any; returns their addresses."""
    await administer(postgresql, "CREATE DATABASE template_empty")
    await asyncio.to_thread(schema.upgrade, postgresql.format(name="template_empty"))
    return lambda name="": _copied(postgresql, "template_empty", name)


@pytest.fixture(scope="session")
async def postgresql_template(postgresql: str, new_postgresql: Callable[..., Awaitable[str]]) -> Template:
    world = await _filled(await new_postgresql("template_filled"))
    return Template(lambda: _copied(postgresql, "template_filled"), world)


@pytest.fixture(params=["sqlite", "postgresql"])
def template(request: pytest.FixtureRequest) -> Template:
    """Runs the test on both databases: whatever works on one must work on the other."""
    return request.getfixturevalue(f"{request.param}_template")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
async def ctx(template: Template, clock: ManualClock) -> AsyncIterator[Context]:
    made = context(await template.copy(), clock)
    yield made
    await made.db.close()


@pytest.fixture
def world(template: Template) -> World:
    return template.world


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).parents[1]


@pytest.fixture
def surrounding_settings() -> dict[str, object]:
    """Settings of `service` that depend on other processes; test modules can override this fixture."""
    return {}


@pytest.fixture
def host() -> str:
    """The address on which `service` listens."""
    return "127.0.0.1"


@pytest.fixture
async def service(
    sqlite_template: Template,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    surrounding_settings: dict[str, object],
    host: str,
) -> AsyncIterator[Service]:
    """A server with the tests' users; `@pytest.mark.settings(ring_s=...)` changes its settings."""
    marker = request.node.get_closest_marker("settings")
    made = LoadedService(tmp_path, tick_s=0.2, host=host, **surrounding_settings, **(marker.kwargs if marker else {}))
    url = await sqlite_template.copy()
    shutil.move(url.removeprefix("sqlite+aiosqlite:///"), tmp_path / "corespond.sqlite3")
    try:
        await made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
async def signed_in() -> AsyncIterator[Callable[[Service, str], Awaitable[Api]]]:
    """Signs users in to the HTTP interface: `await signed_in(service, "officer")`."""
    made: list[Api] = []

    async def sign_in(service: Service, username: str) -> Api:
        api = Api(service.url)
        made.append(api)
        await api.sign_in(username, PASSWORD)
        return api

    yield sign_in
    for api in made:
        await api.close()
