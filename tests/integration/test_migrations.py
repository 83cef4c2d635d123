"""Migrations up and down, with data, on both databases."""

import asyncio
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from app.platform import schema
from app.platform.clock import ManualClock
from app.platform.db import Base, Database
from app.presence import service as presence
from app.presence.schemas import NewShift
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


ORGANISATION = "INSERT INTO organisation (id, kind, name, time_zone, demo) VALUES (:id, :kind, :kind, 'UTC', :demo)"
USER = (
    "INSERT INTO user_account (id, organisation_id, role, username, display_name, password_hash, active, "
    "failed_sign_ins, created_at) VALUES (:id, :home, :role, :name, 'N', 'x', :yes, 0, :now)"
)
CLINICIAN = (
    "INSERT INTO clinician (user_id, provider_id, languages, backup_after_s, on_call, connected_until) "
    "VALUES (:id, :home, '[\"en\"]', 0, :yes, :now)"
)
CONSULT = (
    "INSERT INTO consult (id, agency_id, officer_id, clinician_id, state, kind, request_key, last_seq, requested_at, "
    "changed_at) VALUES (:id, :agency, :officer, :clinician, :state, 'other', :name, 0, :now, :now)"
)
OFFER = (
    "INSERT INTO offer (id, consult_id, clinician_id, state, offered_at, expires_at) "
    "VALUES (:id, :consult, :clinician, 'accepted', :now, :now)"
)


async def execute(url: str, *statements: tuple[str, dict[str, object]]) -> list[object]:
    """Run SQL statements as an older version would have; returns the rows of the last one."""
    database = Database(url)
    try:
        async with database.transaction() as db:
            for statement, values in statements:
                result = await db.execute(text(statement), values)
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        await database.close()


async def test_a_database_in_use_keeps_its_meaning_on_the_way_to_this_version(empty: str) -> None:
    await asyncio.to_thread(schema.upgrade, empty, "0001")
    ids = {name: uuid4().hex for name in ("county", "care", "lee", "reyes", "cole", "one", "two", "o1", "o2")}
    now = START if "postgresql" in empty else START.isoformat(" ").removesuffix("+00:00")
    yes: dict[str, object] = {"yes": True, "now": now}
    await execute(
        empty,
        (ORGANISATION, {"id": ids["county"], "kind": "agency", "demo": False}),
        (ORGANISATION, {"id": ids["care"], "kind": "provider", "demo": False}),
        ("INSERT INTO coverage VALUES (:care, :county)", {"care": ids["care"], "county": ids["county"]}),
        (USER, {"id": ids["lee"], "name": "lee", "home": ids["county"], "role": "officer", **yes}),
        *(
            (USER, {"id": ids[one], "name": one, "home": ids["care"], "role": "clinician", **yes})
            for one in ("reyes", "cole")
        ),
        *((CLINICIAN, {"id": ids[one], "home": ids["care"], **yes}) for one in ("reyes", "cole")),
        *(
            (
                CONSULT,
                {
                    "id": ids[session],
                    "name": session,
                    "agency": ids["county"],
                    "officer": ids["lee"],
                    "clinician": ids[who],
                    "state": state,
                    "now": now,
                },
            )
            for session, who, state in (("one", "reyes", "active"), ("two", "cole", "ended"))
        ),
        *(
            (OFFER, {"id": ids[offer], "consult": ids[session], "clinician": ids[who], "now": now})
            for offer, session, who in (("o1", "one", "reyes"), ("o2", "two", "cole"))
        ),
    )
    await asyncio.to_thread(schema.upgrade, empty)
    found = await execute(empty, ("SELECT wish, status FROM clinician ORDER BY status", {}))
    assert found == [("on_call", "in_session"), ("on_call", "wrap_up")]
    assert len(await execute(empty, ("SELECT 1 FROM agreement WHERE tier = 1", {}))) == 1
    assert len(await execute(empty, ("SELECT 1 FROM consult WHERE rank_at = requested_at", {}))) == 2
    await asyncio.to_thread(schema.downgrade, empty, "0001")
    assert len(await execute(empty, ("SELECT 1 FROM clinician WHERE on_call", {}))) == 2
    assert len(await execute(empty, ("SELECT 1 FROM coverage", {}))) == 1


async def test_the_way_back_refuses_to_lose_what_the_older_version_cannot_hold(empty: str) -> None:
    await asyncio.to_thread(schema.upgrade, empty)
    ctx = context(empty, ManualClock(START))
    world = await build(ctx)
    plan = NewShift(weekly="mon 08:00-16:00", time_zone="UTC", valid_from=START.date())
    await presence.add_shift(ctx, world["clinician"].user_id, plan)
    await ctx.db.close()
    with pytest.raises(RuntimeError, match="shifts, which version 0002 cannot hold"):
        await asyncio.to_thread(schema.downgrade, empty, "0001")
    assert len(await execute(empty, ("SELECT 1 FROM shift", {}))) == 1
