"""An officer's sign-in on their own tablet while strangers guess passwords, beside one while nobody else signs in.

Sixty guesses are under way throughout, each from an address of its own and at a name of its own, so that no limit of
failures stops them. Their memory is the most that the server held, above what it held at rest.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx

from app.platform import schema
from app.platform.clock import SystemClock
from bench.table import Row, memory_bytes
from tests.conftest import context
from tests.service import Service
from tests.world import PASSWORD, build

GUESSES, SIGN_INS = 60, 15
MOST = 5
"""A sign-in may take so many times as long: two cores hash for whoever guesses, too."""
HASHES = 3
MOST_BYTES = (HASHES * 64 + 32) * 1024**2


async def _sign_in(http: httpx.AsyncClient, username: str, password: str, address: str) -> int:
    given = {"username": username, "password": password}
    return (await http.post("/api/sign-in", json=given, headers={"x-forwarded-for": address})).status_code


@asynccontextmanager
async def _guessing(url: str) -> AsyncIterator[None]:
    """As many guesses as GUESSES at any time."""
    numbers = count()

    async def guess(http: httpx.AsyncClient) -> None:
        while True:
            number = next(numbers)
            status = await _sign_in(http, f"nobody{number}", "wrong", f"198.18.{number // 250 % 250}.{number % 250}")
            assert status in (401, 503), status

    limits = httpx.Limits(max_connections=GUESSES)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as http, asyncio.TaskGroup() as group:
        tasks = [group.create_task(guess(http)) for _ in range(GUESSES)]
        yield
        for task in tasks:
            task.cancel()


async def _sign_ins_s(http: httpx.AsyncClient, service: Service) -> tuple[float, int]:
    """The median time of a sign-in, seconds, and the most memory the server held, bytes."""
    times, held = [], 0
    for _ in range(SIGN_INS):
        started = perf_counter()
        status = await _sign_in(http, "officer", PASSWORD, "203.0.113.7")
        assert status == 200, status
        times.append(perf_counter() - started)
        held = max(held, memory_bytes(service.pid))
    return median(times), held


async def run(folder: Path) -> list[Row]:
    """A row for the time, and one for the memory."""
    url = f"sqlite+aiosqlite:///{folder / 'corespond.sqlite3'}"
    await asyncio.to_thread(schema.upgrade, url)
    ctx = context(url, SystemClock())
    await build(ctx)
    await ctx.db.close()
    service = Service(folder)
    await service.start()
    try:
        async with httpx.AsyncClient(base_url=service.url, timeout=60) as tablet:  # it keeps its cookie
            at_rest = memory_bytes(service.pid)
            alone, _ = await _sign_ins_s(tablet, service)
            async with _guessing(service.url):
                beside, held = await _sign_ins_s(tablet, service)
    finally:
        service.stop()
    return [
        Row(
            f"sign-in on a known tablet, beside {GUESSES} guesses",
            f"{beside * 1000:.0f} ms",
            f"alone: {alone * 1000:.0f} ms",
            f"{beside / alone:.1f}",
            beside <= MOST * alone,
        ),
        Row(
            "memory for it",
            f"{(held - at_rest) / 1024**2:.0f} MiB",
            f"limit: {MOST_BYTES // 1024**2} MiB",
            f"{(held - at_rest) / MOST_BYTES:.2f}",
            held - at_rest <= MOST_BYTES,
        ),
    ]
