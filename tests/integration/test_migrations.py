"""Migrations up and down, with data, on both databases."""

import asyncio
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from app.platform import schema
from app.platform.clock import ManualClock
from app.platform.db import Base, Database
from tests.conftest import START, administer, context
from tests.integration import play
from tests.world import build


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.sqlite3'}"
    address = request.getfixturevalue("postgresql")
    name = f"empty_{uuid4().hex}"
    await administer(address, f"CREATE DATABASE {name}")
    return str(address.format(name=name))


async def tables(url: str) -> set[str]:
    database = Database(url)
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    await database.close()
    return set(names) - {"alembic_version"}


async def test_up_with_data_down_and_up_again(empty: str) -> None:
    for _ in range(2):
        await asyncio.to_thread(schema.upgrade, empty)
        assert await tables(empty) == set(Base.metadata.tables)
        ctx = context(empty, ManualClock(START))
        world = await build(ctx)
        await play.on_call(ctx, world["clinician"])
        consult_id = await play.start(ctx, world["officer"])
        await play.talk(ctx, world["officer"], world["clinician"], consult_id)
        await ctx.db.close()
        await asyncio.to_thread(schema.downgrade, empty, "base")
        assert await tables(empty) == set()


async def test_the_migrations_make_exactly_the_tables_of_the_models(empty: str) -> None:
    await asyncio.to_thread(schema.upgrade, empty)
    database = Database(empty)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()
