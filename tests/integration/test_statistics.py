"""SQLite knows what its tables hold: a connection that closes leaves the planner statistics of what it met."""

import pytest
from sqlalchemy import text

from app.context import Context
from app.dispatch import service as dispatch
from app.platform import db as platform
from app.platform.db import Database
from tests.conftest import Template
from tests.integration import play
from tests.world import World

ANALYZED = text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")


async def analyzed(url: str) -> bool:
    database = Database(url)
    async with database.engine.connect() as connection:  # asks nothing that statistics would help
        found = (await connection.execute(ANALYZED)).scalar_one()
    await database.engine.dispose(close=False)
    return bool(found)


@pytest.fixture
def template(sqlite_template: Template) -> Template:
    """PostgreSQL's autovacuum analyzes by itself."""
    return sqlite_template


async def test_what_a_connection_met_is_analyzed_when_it_closes(ctx: Context, world: World) -> None:
    url = str(ctx.db.engine.url)
    await dispatch.cancel(ctx, world["officer"], await play.start(ctx, world["officer"], "key-00000001"))
    assert not await analyzed(url)
    await ctx.db.close()
    assert await analyzed(url)


async def test_a_connection_is_closed_after_a_while_without_a_restart(
    ctx: Context, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "RENEWED_S", 0)
    database = Database(str(ctx.db.engine.url))
    try:
        seen = set()
        for _ in range(2):
            async with database.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                seen.add(id(raw.driver_connection))
                await connection.execute(text("SELECT id FROM consult WHERE officer_id = 'a' AND requested_at > 'b'"))
        assert len(seen) == 2
        assert await analyzed(str(ctx.db.engine.url))
    finally:
        await database.close()
