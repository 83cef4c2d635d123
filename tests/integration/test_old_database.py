"""A database that version 0.2.0 filled stays readable: brought to this version, on both databases.

`data/0.2.0.sql` is the dump (`sqlite3.Connection.iterdump`) of a database that the use cases of 0.2.0 filled, at its
schema 0008. A script played them under a `ManualClock` from 2026-03-01T03:00Z, with the people of `tests/world.py`,
ids made from that clock and seeded dice, and no password hashes, so that it gave the same rows each time. It does not
run on newer code. It made every kind of event, with every shape and every code of `data` that 0.2.0 wrote:

- a session declined for each reason, missed, its clinician gone, then taken; the same for two who ring at once
- a lead paged; a session moved, assigned and canceled by a supervisor; officers called back, one of whom never answers
- a call with a step to each rung for each cause, all parts, privacy given and refused, the tablet given and taken back,
  each consent, a lost connection, measures of both sides
- guests of each kind, over for each reason, one of them through a hand-back
- a warm hand-off called off, declined, missed, its clinician gone, joined and left, joined and taken over
- sessions ended by either side, by a supervisor, because nobody was free, by a lost connection, and as not suitable
  for each reason; canceled, abandoned, unanswered; reported with each disposition
- at the end one that waits, one in its call with a guest at the door, and one that both sides still have to write up
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import JSON, Boolean, Connection, Date, DateTime, MetaData, Uuid, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.types import TypeEngine

from app.actor import Actor, Principal, Role
from app.consults import queries as consult_queries
from app.consults.rules import Event, State
from app.context import Context
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.platform import schema
from app.platform.clock import ManualClock
from app.realtime.snapshots import snapshot
from app.sessionlog import service as sessionlog
from tests.conftest import administer, context
from tests.integration import play
from tests.world import tick

DUMP = Path(__file__).parent / "data" / "0.2.0.sql"
SCHEMA = "0008"
SESSIONS, EVENTS, KINDS = 25, 291, 40

CONVERT: dict[type, Any] = {
    Uuid: UUID,
    DateTime: lambda value: datetime.fromisoformat(value).replace(tzinfo=UTC),
    Date: date.fromisoformat,
    Boolean: bool,
    JSON: json.loads,
}


def restore(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.executescript(DUMP.read_text())
    return database


def converted(value: Any, kind: TypeEngine[Any]) -> Any:
    """A value from SQLite, converted to the column's type in the other database."""
    make = next((make for wanted, make in CONVERT.items() if isinstance(kind, wanted)), None)
    return make(value) if make and value is not None else value


async def copy(old: sqlite3.Connection, url: str) -> None:
    """Copy the rows of `old` to the database at `url`, which has the same schema version."""

    def fill(connection: Connection) -> None:
        known = MetaData()
        known.reflect(connection)
        for table in known.sorted_tables:
            rows = [
                {column.name: converted(row[column.name], column.type) for column in table.columns}
                for row in old.execute(f'SELECT * FROM "{table.name}"')
            ]
            if rows and table.name != "alembic_version":
                connection.execute(table.insert(), rows)

    old.row_factory = sqlite3.Row
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(fill)
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
async def ctx(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Context]:
    """The old database, migrated to the current schema, at the time when its server was stopped."""
    old = restore(tmp_path / "old.sqlite3")
    [stopped] = old.execute("SELECT max(changed_at) FROM consult").fetchone()
    url = f"sqlite+aiosqlite:///{tmp_path / 'old.sqlite3'}"
    if request.param == "postgresql":
        address, name = request.getfixturevalue("postgresql"), f"old_{uuid4().hex}"
        await administer(address, f"CREATE DATABASE {name}")
        url = address.format(name=name)
        await asyncio.to_thread(schema.upgrade, url, SCHEMA)
        await copy(old, url)
    old.close()
    await asyncio.to_thread(schema.upgrade, url)
    made = context(url, ManualClock(datetime.fromisoformat(stopped).replace(tzinfo=UTC)))
    yield made
    await made.db.close()


async def people(ctx: Context) -> dict[str, Actor]:
    async with ctx.db.reading() as db:
        rows = await db.execute(text("SELECT username, id, role, organization_id FROM user_account"))
        ids = [(name, UUID(str(one)), Role(role), UUID(str(home))) for name, one, role, home in rows]
        return {name: Actor(Principal.user(one), role, home) for name, one, role, home in ids}


async def session_ids(ctx: Context) -> list[UUID]:
    async with ctx.db.reading() as db:
        return [UUID(str(one)) for one in await db.scalars(text("SELECT id FROM consult ORDER BY id"))]


async def test_every_event_and_every_sessions_page_of_an_old_database_can_be_read(ctx: Context) -> None:
    supervisor = (await people(ctx))["supervisor"]
    ids = await session_ids(ctx)
    told = [step for one in ids for step in (await sessionlog.session_page(ctx, supervisor, one)).timeline]
    assert (len(ids), len(told), len({step.event for step in told})) == (SESSIONS, EVENTS, KINDS)
    async with ctx.db.reading() as db:
        rows = [row for one in ids for row in await consult_queries.events_of(db, one)]
        stored = await db.scalars(text("SELECT CAST(data AS TEXT) FROM consult_event ORDER BY consult_id, seq"))
        kept = [json.loads(one) for one in stored]
    assert [Event(row.event) for row in rows] == [step.event for step in told]
    for step, was in zip(told, kept, strict=True):
        shown = {key: value for key, value in was.items() if not key.endswith("_id") and value is not None}
        if "written_at" in shown:  # the same moment; RFC 3339 has two ways to write UTC
            shown["written_at"] = shown["written_at"].replace("+00:00", "Z")
        people_named = {"clinician", "to"} & step.data.keys()
        assert {key: value for key, value in step.data.items() if key not in people_named} == shown
        assert all(str(step.data[key]).endswith("Lovelace") for key in people_named)
        assert len(people_named) == len({"clinician_id", "to_id"} & was.keys())


async def test_what_rows_of_an_old_database_say_follows_from_their_events(ctx: Context) -> None:
    await play.check_invariants(ctx)


async def test_everybodys_page_shows_what_was_going_on_and_it_goes_on(ctx: Context) -> None:
    who = await people(ctx)
    shown = {name: await snapshot(ctx, one) for name, one in who.items() if one.role is not Role.ADMIN}
    states = {name: shown[name].consult.state for name in ("officer", "officer2", "officer3")}
    assert states == {"officer": State.ACTIVE, "officer2": State.ENDED, "officer3": State.QUEUED}
    await play.here(ctx, SimpleNamespace(people=who))
    talking, ended, waiting = (shown[name].consult for name in states)
    await tick(ctx)
    await dispatch.cancel(ctx, who["officer3"], waiting.id)
    await dispatch.end(ctx, who["officer"], talking.id)
    clinicians = {one.user_id: one for one in who.values()}
    for name, session in (("officer", talking), ("officer2", ended)):
        await play.write_up(ctx, who[name], clinicians[session.clinician_id], session.id)
        assert await play.state_of(ctx, session.id) is State.CLOSED
    await play.check_invariants(ctx)


async def test_the_record_of_an_old_session_keeps_both_sides_words(ctx: Context) -> None:
    who = await people(ctx)
    pages = [await sessionlog.session_page(ctx, who["supervisor"], one) for one in await session_ids(ctx)]
    assert {page.outcome.disposition for page in pages if page.outcome} > {"crisis_center", "involuntary_hold"}
    [measured] = [page for page in pages if page.quality.slices]
    assert measured.documentation
    assert measured.documentation.safety_note == "Dog in the yard."
    clinician = next(one for one in who.values() if one.user_id == measured.consult.clinician_id)
    assert (await documentation.read(ctx, clinician, measured.consult.id)).clinical_note == "A note."
