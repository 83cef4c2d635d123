"""The fault run: `./run chaos [--minutes N] [--seed N]`. Simulated users at work while components fail.

Three nodes behind a front door, PostgreSQL, NATS; officers and clinicians who speak the protocol. Nodes are killed with
kill -9, NATS is killed, PostgreSQL restarted, every connection cut, in an order drawn from the seed. At the end every
session asked for must be there, over, held by nobody twice, and its events must replay to its state.
"""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import create_async_engine

from app.consults.model import Consult, ConsultEvent
from app.consults.rules import FINAL, State
from app.context import Context
from app.dispatch.model import Offer
from app.platform import schema
from app.platform.db import DatabaseAway
from tests.chaos import accounts
from tests.chaos.people import Clinician, Officer, Tally
from tests.cluster import Cluster, Nats, PostgreSql
from tests.integration import play
from tests.service import until

# Times short enough for many sessions within minutes, in the same proportions as the defaults.
SETTINGS = {
    "ring_s": 5,
    "reoffer_after_s": 2,
    "unanswered_after_s": 120,
    "tablet_silence_s": 45,
    "connection_lost_s": 45,
    "wrap_up_s": 20,
    "heartbeat_s": 2,
    "lease_s": 8,
    "log_level": "warning",
    "database_patience_s": 15,
}


@dataclass(frozen=True)
class Plan:
    """The size, length and pace of a run."""

    officers: int
    clinicians: int
    seconds: float
    seed: int
    talk_s: float = 12
    rest_s: float = 50
    calm_s: float = 12  # between two faults
    away_s: float = 8  # longest time that what is broken stays so


@dataclass
class Report:
    """The faults of a run, and their cost."""

    faults: Counter[str] = field(default_factory=Counter)
    sessions: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    slowest_command_s: float = 0
    longest_stall_s: float = 0
    drained_s: float = 0
    answered_s: tuple[float, float] = (0, 0)
    problems: list[str] = field(default_factory=list)

    def table(self) -> str:
        rows = [(f"{count} × {name}", "survived") for name, count in sorted(self.faults.items())]
        rows += [(f"sessions {state}", str(count)) for state, count in sorted(self.sessions.items())]
        rows += [
            ("sessions in all", str(self.sessions.total())),
            ("commands sent", str(self.commands)),
            ("slowest command, with its retries", f"{self.slowest_command_s:.1f} s"),
            ("longest stall: nothing happened to any session", f"{self.longest_stall_s:.1f} s"),
            ("until the last session was over, after the last request", f"{self.drained_s:.0f} s"),
            ("request to acceptance, median and ninth decile", "{:.1f} s, {:.1f} s".format(*self.answered_s)),
            ("problems", str(len(self.problems))),
        ]
        return "| what | outcome |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)


class Faults:
    """Breaks one component after another, and repairs each."""

    def __init__(self, cluster: Cluster, postgres: PostgreSql, plan: Plan, report: Report) -> None:
        self.cluster, self.postgres, self.plan, self.report = cluster, postgres, plan, report
        self.dice = random.Random(plan.seed)

    async def go_on(self, stop: asyncio.Event) -> None:
        kinds: list[Callable[[], Awaitable[str]]] = [self.node, self.nats, self.database, self.connections]
        while not stop.is_set():
            self.dice.shuffle(kinds)
            for break_it in kinds:
                await asyncio.sleep(self.plan.calm_s * self.dice.uniform(0.5, 1.5))
                if stop.is_set():
                    return
                self.report.faults[await break_it()] += 1

    async def node(self) -> str:
        node = self.dice.choice(self.cluster.nodes)
        node.kill()
        await asyncio.sleep(self.plan.away_s * self.dice.uniform(0.1, 0.75))
        await node.start()
        return "node killed with kill -9"

    async def nats(self) -> str:
        self.cluster.nats.kill()
        await asyncio.sleep(self.plan.away_s * self.dice.uniform(0.1, 1))
        await self.cluster.nats.start()
        return "NATS killed"

    async def database(self) -> str:
        await asyncio.to_thread(self.postgres.stop)
        await asyncio.sleep(self.plan.away_s * self.dice.uniform(0, 0.4))
        await asyncio.to_thread(self.postgres.start)
        return "PostgreSQL restarted"

    async def connections(self) -> str:
        self.cluster.door.cut()
        await asyncio.sleep(0)
        return "every connection cut"


async def live(plan: Plan, cluster: Cluster, postgres: PostgreSql, ctx: Context, report: Report) -> Tally:
    """Run everybody, with one fault after another, and then without faults until every session is over."""
    officers, clinicians = await accounts.fill(ctx, plan.officers, plan.clinicians)
    tally, quiet, home = Tally(), asyncio.Event(), asyncio.Event()
    url = cluster.door.url
    at_work = [Officer(url, one.token, one.role, tally, plan.seed + n) for n, one in enumerate(officers)]
    on_call = [Clinician(url, one.token, one.role, tally, plan.seed - n) for n, one in enumerate(clinicians, 1)]
    links = [asyncio.create_task(person.watch()) for person in (*at_work, *on_call)]
    answering = [asyncio.create_task(person.work(home)) for person in on_call]
    asking = [asyncio.create_task(person.work(plan.talk_s, plan.rest_s, quiet)) for person in at_work]
    faults = Faults(cluster, postgres, plan, report)
    breaking = asyncio.create_task(faults.go_on(quiet))
    await asyncio.sleep(plan.seconds)
    quiet.set()
    await breaking
    started = monotonic()
    await asyncio.gather(*asking)
    with suppress(AssertionError):  # sessions that are not over by then are reported as stuck
        await until(lambda: _all_over(ctx), 150)
    report.drained_s = monotonic() - started
    home.set()
    await asyncio.gather(*answering)
    for link in links:
        link.cancel()
    await asyncio.gather(*links, return_exceptions=True)
    await asyncio.gather(*(person.close() for person in (*at_work, *on_call)))
    return tally


async def _all_over(ctx: Context) -> bool:
    try:
        async with ctx.db.reading() as db:
            going = await db.scalars(select(Consult.state).where(Consult.state.not_in(FINAL)))
            return not list(going)
    except DatabaseAway:  # the connection is from before the database was restarted
        return False


async def check(ctx: Context, tally: Tally, report: Report) -> None:
    """Check every promise from the database alone."""
    await play.check_invariants(ctx)
    async with ctx.db.reading() as db:
        sessions = {row.id: row for row in await db.scalars(select(Consult))}
        offers = list(await db.scalars(select(Offer).order_by(Offer.clinician_id, Offer.offered_at)))
        events = list(await db.scalars(select(ConsultEvent).order_by(ConsultEvent.at)))
    report.sessions = Counter(row.state for row in sessions.values())
    report.commands, report.slowest_command_s = tally.commands, tally.slowest_s
    report.longest_stall_s = max(
        ((after.at - before.at).total_seconds() for before, after in pairwise(events)), default=0
    )
    waits = sorted(row.wait_s for row in sessions.values() if row.wait_s is not None)
    if len(waits) > 1:
        report.answered_s = (waits[len(waits) // 2], waits[len(waits) * 9 // 10])
    lost = [key for key, session in tally.requested.items() if UUID(session) not in sessions]
    stuck = [row for row in sessions.values() if State(row.state) not in FINAL]
    report.problems += [f"lost: {key}" for key in lost] + [f"stuck: {row.id} {row.state}" for row in stuck]
    report.problems += tally.surprises + _double_booked(offers, events)


def _double_booked(offers: list[Offer], events: list[ConsultEvent]) -> list[str]:
    """Sessions accepted twice, and clinicians with two sessions at once (everybody here has room for one)."""
    accepted = Counter(event.consult_id for event in events if event.event == "accepted")
    found = [f"accepted {count} times: {session}" for session, count in accepted.items() if count > 1]
    held: dict[UUID, list[tuple[datetime, datetime]]] = {}
    for offer in offers:
        if offer.state == "released" and offer.resolved_at:
            held.setdefault(offer.clinician_id, []).append((offer.offered_at, offer.resolved_at))
    slack = timedelta(milliseconds=1)
    for person, spans in held.items():
        overlaps = [one for one, after in pairwise(sorted(spans)) if after[0] + slack < one[1]]
        found += [f"two sessions at once: {person}" for _ in overlaps]
    return found


async def run(plan: Plan, folder: Path, postgres: PostgreSql) -> Report:
    """Do one complete run in an empty `folder`."""
    report = Report()
    engine = create_async_engine(postgres.address.format(name="postgres"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("CREATE DATABASE chaos"))
    await engine.dispose()
    url = postgres.address.format(name="chaos")
    await asyncio.to_thread(schema.upgrade, url)
    ctx = accounts.context(url, folder)
    nats = Nats(folder)
    await nats.start()
    cluster = Cluster(folder, url, nats, 3, **SETTINGS)
    try:
        await cluster.start()
        tally = await live(plan, cluster, postgres, ctx, report)
        await check(ctx, tally, report)
    finally:
        await cluster.stop()
        nats.kill()
        await ctx.db.close()
    return report


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--officers", type=int, default=200)
    parser.add_argument("--clinicians", type=int, default=60)
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="corespond-chaos-") as name:
        folder = Path(name)
        postgres = PostgreSql(folder / "postgresql")
        try:
            plan = Plan(given.officers, given.clinicians, given.minutes * 60, given.seed)
            report = asyncio.run(run(plan, folder, postgres))
        finally:
            postgres.cleanup()
    print(report.table())
    for problem in report.problems:
        print(problem)
    sys.exit(1 if report.problems else 0)


if __name__ == "__main__":
    main()
