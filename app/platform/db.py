"""The database: one engine, with `transaction` for writing and `reading` for reading.

SQLite has one writer. A lock in front of `BEGIN IMMEDIATE` makes writers queue fairly instead of polling the file, and
because BEGIN takes the write lock, no transaction can fail halfway with SQLITE_BUSY.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic_core import from_json
from sqlalchemy import ColumnElement, DateTime, Index, MetaData, Select, TextClause, event, func, select
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from app.platform import private, tls
from app.platform.errors import ProblemError

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


POOL = 20  # connections of one process
RENEWED_S = 3600  # a connection to SQLite is closed after so long, and another one opened, seconds
ANALYZED = 400  # how many rows of each index SQLite looks at for its statistics (sqlite.org/lang_analyze.html)

# PostgreSQL error codes after which a retry of the transaction may succeed: connection lost (08), shutting down or
# starting up (57P), too many connections (53300), serialization failure and deadlock (40001, 40P01).
PASSING = ("08", "57P", "53300", "40001", "40P01")


class DatabaseAway(ProblemError):
    """The database is not responding right now. Nothing was lost; try again in a moment."""

    status = 503
    code = "database-away"


def is_away(problem: Exception) -> bool:
    """Whether `problem` means that the database is restarting, unreachable or busy, not that a query is wrong."""
    if isinstance(problem, ConnectionError | TimeoutError | FileNotFoundError):  # the last: its socket file
        return True
    if not isinstance(problem, DBAPIError) or isinstance(problem, IntegrityError):
        return False
    code = getattr(problem.orig, "sqlstate", None) or ""
    closed = problem.connection_invalidated or "closed" in str(problem.orig) or "locked" in str(problem.orig)
    return closed or code.startswith(PASSING)


@asynccontextmanager
async def _naming_absence() -> AsyncIterator[None]:
    try:
        yield
    except Exception as problem:
        if is_away(problem):
            raise DatabaseAway from problem
        raise


class UtcDateTime(TypeDecorator[datetime]):
    """A column of aware datetimes in UTC. SQLite drops the time zone, so it is added again when a value is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base class of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 (SQLAlchemy reads it as a plain attribute)


def one_of(column: str, values: Iterable[str]) -> str:
    """The SQL condition that `column` has one of these values, for a CHECK constraint."""
    return f"{column} IN ({', '.join(repr(str(value)) for value in sorted(values))})"


def partial_index(name: str, *columns: str, where: TextClause, unique: bool = False) -> Index:
    """An index of the rows for which `where` holds.

    A query uses it only if it repeats `where` word for word, because neither database knows a parameter's value when it
    plans the query. So the condition is a constant beside the table, and queries refer to it.
    """
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


def hidden(column: Any) -> ColumnElement[Any]:
    """`column` as an expression, which keeps both databases from choosing an index for a condition on it.

    Use it where another index finds few rows already. SQLite prefers an index with an equality, even one that leads
    through every session an agency has ever had.
    """
    return func.coalesce(column, column)


def each_of(column: Any, *conditions: ColumnElement[bool]) -> Select[tuple[Any]]:
    """A query for the distinct values of `column` in rows where `conditions` hold.

    It takes one lookup per value in an index that begins with the columns of `conditions`. A DISTINCT would read every
    row, because neither database skips equal ones (https://wiki.postgresql.org/wiki/Loose_indexscan).
    """
    smallest = select(column).where(*conditions, column.is_not(None)).order_by(column).limit(1)
    seen = select(smallest.scalar_subquery().label("value")).cte("seen", recursive=True)
    following = select(column).where(*conditions, column > seen.c.value).order_by(column).limit(1)
    seen = seen.union_all(select(following.scalar_subquery()).where(seen.c.value.is_not(None)))
    return select(seen.c.value).where(seen.c.value.is_not(None))


def sqlite_file(url: str) -> Path | None:
    """The file of the SQLite database at `url`; None for one in memory, and for another kind of database."""
    parts = make_url(url)
    is_file = parts.get_backend_name() == "sqlite" and parts.database and parts.database != ":memory:"
    return Path(str(parts.database)) if is_file else None


class Database:
    """Opens database sessions.

    Arguments: `url`, an SQLAlchemy URL with an async driver (`sqlite+aiosqlite:///...` or `postgresql+asyncpg://...`);
    `durable=False` lets SQLite skip fsync, for data that can be recreated; `ca`, for PostgreSQL: the server must show a
    certificate for its name from this CA (libpq's `sslmode=verify-full`), given as in `app.platform.tls.context`;
    empty: no TLS.
    """

    def __init__(self, url: str, durable: bool = True, ca: str = "") -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.file = sqlite_file(url)
        # All are kept: what a connection does when it closes would otherwise be done after each burst.
        options: dict[str, Any] = {} if self.is_sqlite and not self.file else {"pool_size": POOL, "max_overflow": 0}
        if self.file:
            options["pool_recycle"] = RENEWED_S
        if ca and not self.is_sqlite:
            options["connect_args"] = {"ssl": tls.context(ca)}
        # What a failed statement was to write or to find stays out of its error.
        self.engine = create_async_engine(url, json_deserializer=from_json, hide_parameters=True, **options)
        self._writer: AbstractAsyncContextManager[Any] = asyncio.Lock() if self.is_sqlite else nullcontext()
        if self.is_sqlite:
            _prepare_sqlite(self, durable)
        self._write = async_sessionmaker(self.engine, expire_on_commit=False)
        # On PostgreSQL, BEGIN and ROLLBACK around reads are two round trips for nothing: with READ COMMITTED every
        # statement has its own view anyway.
        reading = {"sqlite_begin": "BEGIN"} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._read = async_sessionmaker(
            self.engine.execution_options(**reading), expire_on_commit=False, autoflush=False
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back if the block raises.

        Raises DatabaseAway; the whole block may then be retried.
        """
        async with _naming_absence(), self._writer, self._write() as db, db.begin():
            yield db

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for reading only; it never waits for a writer.

        Each statement sees what was committed when it began (on SQLite: when the first one began). Raises DatabaseAway.
        """
        async with _naming_absence(), self._read() as db:
            yield db

    async def close(self) -> None:
        await self.engine.dispose()


def _prepare_sqlite(database: Database, durable: bool) -> None:
    # SQLite makes its file by the umask, and the files beside it (-wal, -shm, -journal) with the mode of that one.
    @event.listens_for(database.engine.sync_engine, "do_connect")
    def before_connect(_dialect: Any, _record: Any, _arguments: Any, _options: Any) -> None:
        if database.file and database.file.parent.is_dir():
            private.reserve(database.file)

    @event.listens_for(database.engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not send its own BEGIN
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {'NORMAL' if durable else 'OFF'}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA busy_timeout = 15000")
        cursor.close()

    @event.listens_for(database.engine.sync_engine, "close")
    def on_close(connection: Any, _record: Any) -> None:
        # What SQLite asks of every application: what this connection met without good statistics is analyzed, and the
        # connections that are opened after it know of it (sqlite.org/pragma.html#pragma_optimize). PostgreSQL's
        # autovacuum does it by itself.
        with suppress(Exception):  # someone writes, or the connection is broken: the next one that closes tries again
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 100")
            cursor.execute(f"PRAGMA analysis_limit = {ANALYZED}")
            cursor.execute("PRAGMA optimize")
            cursor.close()

    @event.listens_for(database.engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE"))
