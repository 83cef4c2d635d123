"""Runs scheduled work: one job for each kind, so that one failure does not stop the others."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from time import monotonic
from typing import Any

from app.context import Context
from app.platform.db import DatabaseAway
from app.platform.logs import log
from app.settings import Settings

LONGEST_PAUSE_S = 300
"""Longest pause before a failing job, or a failing item of a job, is retried, seconds."""


def every_tick(settings: Settings) -> float:
    """The interval of most jobs: `tick_s` seconds."""
    return settings.tick_s


@dataclass(frozen=True)
class Job:
    """A kind of scheduled work. Each noun declares its jobs in `jobs.py`.

    `due(ctx, most)` reads the keys of at most `most` items that are due now, the most overdue first; it locks and
    writes nothing. `do(ctx, keys)` processes these items in one unit of work and skips those that another node has
    locked or already done. A job runs every `every_s(settings)` seconds, and at each frame on a topic in `wakes`.
    """

    name: str
    due: Callable[[Context, int], Awaitable[Collection[Hashable]]]
    do: Callable[[Context, Collection[Any]], Awaitable[None]]
    every_s: Callable[[Settings], float] = every_tick
    wakes: frozenset[str] = frozenset()
    batch: int = 200
    """The most items to process in one unit of work; bounds how long their rows are locked."""
    longest_pause_s: float = LONGEST_PAUSE_S
    """The longest pause before a failure is retried, seconds; 0: always the usual interval, for work that is late if it
    misses two rounds."""

    def pause_s(self, failures: int, settings: Settings) -> float:
        """Seconds to wait after `failures` failures in a row."""
        return pause_s(failures, self.every_s(settings), self.longest_pause_s)


class Health(StrEnum):
    """The health of one job on this node."""

    OK = "ok"
    SET_ASIDE = "set_aside"
    """The job runs, but at least one due item keeps failing and waits to be retried."""
    FAILING = "failing"
    """The job's last round failed."""
    STALLED = "stalled"
    """The job has not finished a round for `job_stalled_s` seconds."""


def pause_s(failures: int, every_s: float, longest_s: float = LONGEST_PAUSE_S) -> float:
    """Seconds to wait after `failures` failures in a row: the usual pause after one, then twice as long each time.

    The first retry is on time because some jobs must not miss two rounds: a lease outlives one heartbeat that failed.
    """
    return float(min(every_s * 2 ** min(max(failures - 1, 0), 20), max(longest_s, every_s)))


@dataclass
class Pulse:
    """A job's heartbeat and failures. Times are seconds of the monotonic clock."""

    beat_at: float
    failed: int = 0
    failures: int = 0
    set_aside: dict[Hashable, tuple[int, float]] = field(default_factory=dict)
    """For each item that failed: how many times in a row, and when it may be retried."""

    def health(self, now: float, wait_s: float, stalled_s: float) -> Health:
        """The job's health at `now` (monotonic seconds), given its pause now and its stall limit, both in seconds."""
        if now - self.beat_at > max(stalled_s, 2 * wait_s):
            return Health.STALLED
        if self.failed:
            return Health.FAILING
        return Health.SET_ASIDE if self.set_aside else Health.OK


class Ticker:
    """Runs jobs, each in its own task, and reports the health of each."""

    def __init__(self, ctx: Context, jobs: Iterable[Job]) -> None:
        self.ctx, self.jobs = ctx, tuple(jobs)
        self.pulses = {job.name: Pulse(monotonic()) for job in self.jobs}

    def health(self) -> dict[str, Health]:
        """The health of each job, by name."""
        now = monotonic()
        return {job.name: self._health(job, now) for job in self.jobs}

    def _health(self, job: Job, now: float) -> Health:
        pulse, settings = self.pulses[job.name], self.ctx.settings
        return pulse.health(now, job.pause_s(pulse.failed, settings), settings.job_stalled_s)

    async def run(self) -> None:
        """Run all jobs until canceled."""
        await asyncio.gather(*(self._keep(job) for job in self.jobs))

    async def _keep(self, job: Job) -> None:
        wake = asyncio.Event()
        unsubscribe = await self.ctx.bus.subscribe(job.wakes, lambda _topic, _frame: wake.set())
        try:
            while True:
                wake.clear()
                await self.round(job)
                failed = self.pulses[job.name].failed
                wait_s = job.pause_s(failed, self.ctx.settings)
                if failed:
                    await asyncio.sleep(wait_s)  # another wake-up would only make it fail again
                else:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(wait_s):
                            await wake.wait()
        finally:
            unsubscribe()

    async def round(self, job: Job) -> None:
        """Run one round of a job: find what is due and do it. Never raises: failures are counted and logged."""
        pulse = self.pulses[job.name]
        try:
            async with asyncio.timeout(self.ctx.settings.job_stalled_s):
                await self._round(job, pulse)
            pulse.failed = 0
        except DatabaseAway:
            log.warning("database unreachable; the job will be retried", job=job.name)
        except Exception as problem:
            pulse.failed, pulse.failures = pulse.failed + 1, pulse.failures + 1
            log.exception("job failed", job=job.name, why=type(problem).__name__, in_a_row=pulse.failed)
        pulse.beat_at = monotonic()

    async def _round(self, job: Job, pulse: Pulse) -> None:
        found = await job.due(self.ctx, job.batch + len(pulse.set_aside))
        pulse.set_aside = {key: kept for key, kept in pulse.set_aside.items() if key in found}
        now = monotonic()
        keys = [key for key in found if pulse.set_aside.get(key, (0, 0.0))[1] <= now][: job.batch]
        if not keys:
            return
        await self._do(job, pulse, keys)

    async def _do(self, job: Job, pulse: Pulse, keys: list[Hashable]) -> None:
        """Process `keys`; on failure, bisect until the failing items are isolated, and set those aside."""
        try:
            await job.do(self.ctx, keys)
        except DatabaseAway:
            raise
        except Exception as problem:
            if len(keys) == 1:
                self._set_aside(job, pulse, keys[0], problem)
                return
            log.warning("job batch failed; retrying with smaller batches", job=job.name, why=type(problem).__name__)
            half = len(keys) // 2
            await self._do(job, pulse, keys[:half])
            await self._do(job, pulse, keys[half:])
        else:
            for key in keys:
                pulse.set_aside.pop(key, None)

    def _set_aside(self, job: Job, pulse: Pulse, key: Hashable, problem: Exception) -> None:
        failed = pulse.set_aside.get(key, (0, 0.0))[0] + 1
        pulse.failures += 1
        pulse.set_aside[key] = failed, monotonic() + job.pause_s(failed, self.ctx.settings)
        log.exception("set aside", job=job.name, key=str(key), why=type(problem).__name__, in_a_row=failed)


async def once(ctx: Context, jobs: Iterable[Job]) -> None:
    """Do everything that is due now, one job after another, for tests and simulated history. Failures propagate."""
    for job in jobs:
        if keys := await job.due(ctx, job.batch):
            await job.do(ctx, keys)
