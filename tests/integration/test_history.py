"""Nothing walks all of history: the plans of every query that a page, a job or a heartbeat asks of sessions.

The statements are those that really run: each GET, each role's snapshot, every filter and order of the log, each job's
"what is due" (the bench's measures), listened to on their way to the database.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from app.consults.model import Consult, ConsultEvent
from app.platform import schema
from app.platform.db import Base, Database
from app.sessionlog import queries
from bench import past, present
from bench.history import Side, opened
from tests.conftest import administer

SESSIONS = 3_000
TABLES = (Consult.__tablename__, ConsultEvent.__tablename__)
# Of what an index holds of one agency, these read a bounded part: the last change, and one jump for each clinician.
BOUNDED = ("max(consult.changed_at)", "seen(value)")
INDEXES = [index for name in TABLES for index in Base.metadata.tables[name].indexes]
# What is left out of these is all but a few sessions; not so of what a clinician took, which is nearly all of them.
PARTIAL = {index.name for index in INDEXES if index.dialect_options["sqlite"]["where"] is not None} - {
    "ix_consult_taken"
}
# The first two columns of each; a condition on the others alone reads the index, or an agency's part, to its end.
LEADING = {index.name: [column.name for column in index.columns][:2] for index in INDEXES} | {
    f"pk_{name}": [column.name for column in Base.metadata.tables[name].primary_key][:2] for name in TABLES
}


@pytest.fixture(params=["sqlite", "postgresql"])
async def side(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Side]:
    """A county at work, with some years behind it."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'history.sqlite3'}"
    if request.param == "postgresql":
        address, name = request.getfixturevalue("postgresql"), f"history_{uuid4().hex}"
        await administer(address, f"CREATE DATABASE {name}")
        url = address.format(name=name)
    await asyncio.to_thread(schema.upgrade, url)
    ctx = present.context(url, tmp_path)
    shown = await present.make(ctx)
    await ctx.db.close()
    await past.fill(url, past.Span(SESSIONS, present.NOW - timedelta(days=1)))
    async with opened(url, tmp_path, shown) as made:
        yield made


@contextmanager
def heard(database: Database) -> Iterator[dict[str, Any]]:
    """Each statement that goes to the tables of sessions, with parameters it was sent with."""
    found: dict[str, Any] = {}

    def hear(_c: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool) -> None:
        # "1 = 0" asks whether the table is there, and reads nothing of it.
        if re.search(r"\b(FROM|JOIN|UPDATE) consult(_event)?\b(?! WHERE 1 = 0)", statement):
            found[statement] = parameters[0] if many else parameters

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", hear)
    yield found
    event.remove(engine, "before_cursor_execute", hear)


def walk_on_sqlite(step: str, statement: str) -> bool:
    """Whether a step of `EXPLAIN QUERY PLAN` reads a table of sessions, or an agency's part of one, from end to end."""
    found = re.match(
        r"(SCAN|SEARCH) (?:consult|consult_event|anon_\d+)\b(?: USING (?:COVERING )?INDEX (\w+))?(.*)", step
    )
    if not found or found[2] in PARTIAL or re.match(r"(SCAN|SEARCH) anon", step):
        return False
    looked_up = found[2] or "PRIMARY KEY" in found[3]  # a bare SEARCH is the walk for the largest of something
    # What is not NULL is all that is greater than NULL.
    only_agency = found[3].strip() in ("(agency_id=?)", "(agency_id=? AND clinician_id>?)")
    return found[1] == "SCAN" or not looked_up or (only_agency and not is_bounded(statement))


def walk_on_postgresql(node: dict[str, Any], statement: str) -> bool:
    """The same for a node of PostgreSQL's plan."""
    if node["Node Type"] == "Seq Scan":
        return node["Relation Name"] in TABLES
    index = node.get("Index Name", "")
    if index not in LEADING or index in PARTIAL:
        return False
    asked = set(re.findall(r"\w+", node.get("Index Cond", "")))
    first, *second = LEADING[index]
    only_agency = first == "agency_id" and asked.isdisjoint(second)
    return first not in asked or (only_agency and not is_bounded(statement))


def is_bounded(statement: str) -> bool:
    return any(one in statement for one in BOUNDED)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


async def walks(connection: AsyncConnection, statement: str, parameters: Any) -> list[str]:
    """What a plan has of full walks."""
    if connection.dialect.name == "sqlite":
        steps = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [row.detail for row in steps if walk_on_sqlite(row.detail, statement)]
    found = (await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)).scalar_one()
    plan = json.loads(found) if isinstance(found, str) else found
    return [json.dumps(node) for node in nodes(plan[0]["Plan"]) if walk_on_postgresql(node, statement)]


async def all_walks(database: Database, statements: dict[str, Any]) -> list[tuple[str, list[str]]]:
    found = []
    async with database.engine.connect() as connection:
        if not database.is_sqlite:  # with so few rows it reads a whole table rather than an index, where it can
            await connection.exec_driver_sql("SET enable_seqscan = off")
        for statement, parameters in statements.items():
            if bad := await walks(connection, statement, parameters):
                found.append((statement, bad))
        await connection.rollback()
    await database.engine.dispose()
    return found


async def test_no_page_job_or_heartbeat_walks_all_sessions_with_statistics_or_without(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a county with years behind it, the newest sessions that a search looks at are few among all.
    monkeypatch.setattr(queries, "MOST_SEARCHED", SESSIONS // 30)
    with heard(side.ctx.db) as statements:
        for asks in side.measures().values():
            for ask in asks:
                await ask()
    assert len(statements) > 30
    assert await all_walks(side.ctx.db, statements) == []
    async with side.ctx.db.engine.connect() as connection:
        await connection.exec_driver_sql("ANALYZE")
        await connection.commit()
    assert await all_walks(side.ctx.db, statements) == []


WALKS = (
    "SELECT id FROM consult WHERE duration_s > 100",
    "SELECT max(requested_at) FROM consult WHERE incident_number IS NULL",
    "SELECT id FROM consult WHERE agency_id = '{agency}' AND incident_number = 'a'",
    "SELECT id FROM consult WHERE agency_id = '{agency}' AND kind = 'other' ORDER BY requested_at LIMIT 25",
    "SELECT count(*) FROM consult_event WHERE event = 'ended'",
    "SELECT id FROM consult ORDER BY id",
    "SELECT count(clinician_id) FROM consult WHERE agency_id = '{agency}' AND clinician_id IS NOT NULL",
)


async def test_a_full_walk_is_told_from_a_look(side: Side) -> None:
    agency = side.shown.people["supervisor"].organization_id
    said = agency.hex if side.ctx.db.is_sqlite else str(agency)
    statements = [one.replace("{agency}", said) for one in WALKS]
    assert [statement for statement, _ in await all_walks(side.ctx.db, dict.fromkeys(statements, ()))] == statements
