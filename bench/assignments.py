"""Assignments per second on PostgreSQL, compared with a minimal claim: one UPDATE with SKIP LOCKED for each."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import asyncpg
from sqlalchemy import func, select, text
from uuid6 import uuid7

from app import nouns
from app.actor import Actor, Principal, Role
from app.consults import events
from app.consults.rules import Kind
from app.consults.schemas import NewConsult
from app.consults.service import life
from app.context import Context
from app.coverage import service as coverage
from app.dispatch import service as dispatch
from app.dispatch.model import Offer
from app.platform import schema
from app.presence import service as presence
from app.presence.model import Clinician
from app.ticker import once
from bench.table import Row
from tests.chaos import accounts
from tests.cluster import PostgreSql

SESSIONS = 1_000
ROUNDS = 3
CLAIM = """UPDATE bare SET state = 'offered', clinician = $1 WHERE id = (
    SELECT id FROM bare WHERE state = 'queued' ORDER BY rank_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id"""


ROUND = [job for job in nouns.jobs() if job.name in ("rings that are over", "sessions to be offered")]


async def _bare(dsn: str) -> float:
    """Minimal claims per second, each in its own transaction, on one connection."""
    connection = await asyncpg.connect(dsn)
    await connection.execute("DROP TABLE IF EXISTS bare")
    await connection.execute(
        "CREATE TABLE bare (id uuid PRIMARY KEY, rank_at timestamptz, state text, clinician uuid);"
        "CREATE INDEX ON bare (rank_at) WHERE state = 'queued'"
    )
    now = datetime.now(UTC)
    rows = [(uuid7(), now - timedelta(seconds=n), "queued", None) for n in range(SESSIONS)]
    await connection.executemany("INSERT INTO bare VALUES ($1, $2, $3, $4)", rows)
    clinician = uuid7()
    started = perf_counter()
    while await connection.fetchval(CLAIM, clinician):
        pass
    taken = perf_counter() - started
    await connection.close()
    return SESSIONS / taken


async def _queue(ctx: Context, officers: list[accounts.Account]) -> None:
    """Queue one request per officer, written as `consults.start` does, but in one transaction to save setup time."""
    agency_id = officers[0].organization_id
    async with ctx.unit() as unit:
        policy = (await coverage.terms(ctx, unit.db, [agency_id])).policies[agency_id]
        for one in officers:
            actor = Actor(Principal.user(one.user_id), Role.OFFICER, one.organization_id)
            consult = life._new(ctx, actor, str(uuid7()), NewConsult(kind=Kind.OTHER), policy)
            unit.db.add(consult)
            await unit.db.flush()
            unit.record(consult, events.Queued())


async def _ours(ctx: Context, officers: list[accounts.Account]) -> float:
    """Offers per second, from the queue to stored offers with statuses, events and all reasons."""
    async with ctx.db.transaction() as db:
        for table in ("decision", "offer", "consult_event", "presence_event", "consult"):
            await db.execute(text(f"DELETE FROM {table}"))
        now = ctx.clock.now()
        for row in await db.scalars(select(Clinician)):
            row.wish, row.status, row.lost_at = "on_call", "on_call", None
            row.connected_until, row.idle_since, row.last_seq = now + timedelta(hours=1), now, 0
    await _queue(ctx, officers)
    started = perf_counter()
    made = 0
    while made < SESSIONS:
        await once(ctx, ROUND)
        async with ctx.db.reading() as db:
            made = await db.scalar(select(func.count()).select_from(Offer)) or 0
    return SESSIONS / (perf_counter() - started)


async def _accepts(ctx: Context) -> float:
    """Acceptances per second of the last round's offers, by eight clinicians at a time."""
    async with ctx.db.reading() as db:
        ringing = list(await db.scalars(select(Offer).limit(400)))
        people = await presence.seen(db, [one.clinician_id for one in ringing], ctx.clock.now())
    gate = asyncio.Semaphore(8)

    async def one(offer: Offer) -> None:
        async with gate:
            provider = people[offer.clinician_id].provider_id
            await dispatch.accept(
                ctx, Actor(Principal.user(offer.clinician_id), Role.CLINICIAN, provider), offer.consult_id
            )

    started = perf_counter()
    await asyncio.gather(*(one(offer) for offer in ringing))
    return len(ringing) / (perf_counter() - started)


async def run(folder: Path) -> list[Row]:
    """Medians of several runs, alternating between corespond and the minimal claim."""
    server = PostgreSql(folder / "postgresql")
    try:
        url = server.address.format(name="postgres")
        await asyncio.to_thread(schema.upgrade, url)
        ctx = accounts.context(url, folder)
        officers, _ = await accounts.fill(ctx, SESSIONS, SESSIONS)
        dsn = url.replace("+asyncpg", "")
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(await _bare(dsn))
            ours.append(await _ours(ctx, officers))
        accepts = await _accepts(ctx)
        await ctx.db.close()
    finally:
        server.cleanup()
    ratio = median(ours) / median(bare)
    return [
        Row(
            "assignments, queue to stored offer with its reasons",
            f"{median(ours):.0f}/s",
            f"minimal SKIP LOCKED claim: {median(bare):.0f}/s",
            f"{ratio:.2f}",
            ratio >= 0.25,
        ),
        Row("accepts, eight at a time", f"{accepts:.0f}/s", "–", "–", None),
    ]
