"""SQLite knows what its tables hold: a connection that closes leaves the planner statistics of what it met."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from app.context import Context
from app.dispatch import service as dispatch
from app.platform import db as platform
from app.platform.db import Database
from tests.conftest import Template
from tests.integration import play
from tests.world import World


def ask(ctx: Context, statement: str) -> list[tuple[int]]:
    """The answer of the file, asked without the application, which would leave statistics."""
    with closing(sqlite3.connect(str(ctx.db.file))) as connection, connection:
        return connection.execute(statement).fetchall()


def analyzed(ctx: Context) -> bool:
    return ask(ctx, "SELECT count(*) FROM sqlite_stat1") != [(0,)]


@pytest.fixture(autouse=True)
def not_yet_analyzed(ctx: Context) -> None:
    """The template was, when the connection that filled it closed."""
    ask(ctx, "DELETE FROM sqlite_stat1")


@pytest.fixture
def template(sqlite_template: Template) -> Template:
    """PostgreSQL's autovacuum analyzes by itself."""
    return sqlite_template


async def test_what_a_connection_met_is_analyzed_when_it_closes(ctx: Context, world: World) -> None:
    await dispatch.cancel(ctx, world["officer"], await play.start(ctx, world["officer"], "key-00000001"))
    assert not analyzed(ctx)
    await ctx.db.close()
    assert analyzed(ctx)


async def test_a_connection_is_closed_after_a_while_without_a_restart(
    ctx: Context, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "RENEWED_S", 0)
    database = Database(str(ctx.db.engine.url))
    try:
        seen = []
        for _ in range(2):
            async with database.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                seen.append(raw.driver_connection)
                await connection.execute(text("SELECT * FROM agreement WHERE provider_id = 'a' AND agency_id = 'b'"))
        assert seen[0] is not seen[1]
        assert analyzed(ctx)
    finally:
        await database.close()
