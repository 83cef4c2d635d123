"""Runs what comes due by itself: a job for each thing, so that one failure stays one."""

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
"""A job, or one thing of a job, that fails again and again is tried no less often than that."""


def every_tick(settings: Settings) -> float:
    """How often most jobs look: each `tick_s` seconds."""
    return settings.tick_s


@dataclass(frozen=True)
class Job:
    """Something that comes due by itself. Declared by its noun, in `jobs.py`.

    `due(ctx, most)` reads the keys of what is due now, the longest due first; it holds nothing and writes nothing.
    `do(ctx, keys)` does it in one unit of work, and passes over what another node holds or has done meanwhile. It looks
    every `every_s` seconds, and at each frame on one of `wakes`.
    """

    name: str
    due: Callable[[Context, int], Awaitable[Collection[Hashable]]]
    do: Callable[[Context, Collection[Any]], Awaitable[None]]
    every_s: Callable[[Settings], float] = every_tick
    wakes: frozenset[str] = frozenset()
    batch: int = 200
    """How many are done in one unit of work: bounds how long their rows are held."""


class Health(StrEnum):
    """How a job of this node is."""

    OK = "ok"
    SET_ASIDE = "set_aside"
    """It runs, but something that is due fails again and again, and waits for its next try."""
    FAILING = "failing"
    """Its last round failed."""
    STALLED = "stalled"
    """It has not ended a round for `job_stalled_s`."""


def pause_s(failures: int, every_s: float) -> float:
    """How long to wait after that many failures in a row: twice as long each time."""
    return float(min(every_s * 2 ** min(failures, 20), max(LONGEST_PAUSE_S, every_s)))


@dataclass
class Pulse:
    """What a job leaves of itself: its heartbeat, its failures. Times are of the monotonic clock, in seconds."""

    beat_at: float
    failed: int = 0
    failures: int = 0
    set_aside: dict[Hashable, tuple[int, float]] = field(default_factory=dict)
    """What failed: how often in a row, and until when it is not tried again."""

    def health(self, now: float, every_s: float, stalled_s: float) -> Health:
        """How the job is at `now`."""
        if now - self.beat_at > max(stalled_s, 2 * pause_s(self.failed, every_s)):
            return Health.STALLED
        if self.failed:
            return Health.FAILING
        return Health.SET_ASIDE if self.set_aside else Health.OK


class Ticker:
    """Runs jobs, each in a task of its own, and knows how each is."""

    def __init__(self, ctx: Context, jobs: Iterable[Job]) -> None:
        self.ctx, self.jobs = ctx, tuple(jobs)
        self.pulses = {job.name: Pulse(monotonic()) for job in self.jobs}

    def health(self) -> dict[str, Health]:
        """How each job is, by name."""
        settings, now = self.ctx.settings, monotonic()
        return {
            job.name: self.pulses[job.name].health(now, job.every_s(settings), settings.job_stalled_s)
            for job in self.jobs
        }

    async def run(self) -> None:
        """Until cancelled: keep every job going."""
        await asyncio.gather(*(self._keep(job) for job in self.jobs))

    async def _keep(self, job: Job) -> None:
        wake = asyncio.Event()
        unsubscribe = await self.ctx.bus.subscribe(job.wakes, lambda _topic, _frame: wake.set())
        try:
            while True:
                wake.clear()
                await self.round(job)
                failed = self.pulses[job.name].failed
                wait_s = pause_s(failed, job.every_s(self.ctx.settings))
                if failed:
                    await asyncio.sleep(wait_s)  # whatever wakes it would only make it fail again
                else:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(wait_s):
                            await wake.wait()
        finally:
            unsubscribe()

    async def round(self, job: Job) -> None:
        """Look once what of a job is due, and do it. Never raises: a failure is counted, named and logged."""
        pulse = self.pulses[job.name]
        try:
            async with asyncio.timeout(self.ctx.settings.job_stalled_s):
                await self._round(job, pulse)
            pulse.failed = 0
        except DatabaseAway:
            log.warning("database away; the job is tried again", job=job.name)
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
        """Do what is due; where that fails, halve it until what fails stands alone, and set that aside."""
        try:
            await job.do(self.ctx, keys)
        except DatabaseAway:
            raise
        except Exception as problem:
            if len(keys) == 1:
                self._set_aside(job, pulse, keys[0], problem)
                return
            log.warning("job failed as a whole; fewer are tried at once", job=job.name, why=type(problem).__name__)
            half = len(keys) // 2
            await self._do(job, pulse, keys[:half])
            await self._do(job, pulse, keys[half:])
        else:
            for key in keys:
                pulse.set_aside.pop(key, None)

    def _set_aside(self, job: Job, pulse: Pulse, key: Hashable, problem: Exception) -> None:
        failed = pulse.set_aside.get(key, (0, 0.0))[0] + 1
        pulse.failures += 1
        pulse.set_aside[key] = failed, monotonic() + pause_s(failed, job.every_s(self.ctx.settings))
        log.exception("set aside", job=job.name, key=str(key), why=type(problem).__name__, in_a_row=failed)


async def once(ctx: Context, jobs: Iterable[Job]) -> None:
    """Do everything that is due now, job after job, as a test or a played history wants it. What fails, raises."""
    for job in jobs:
        if keys := await job.due(ctx, job.batch):
            await job.do(ctx, keys)
