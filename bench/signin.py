"""An officer's sign-in on their own tablet while strangers guess passwords, beside one while nobody else signs in.

Sixty guesses come at once with it, each from an address of its own and at a name of its own, so that no limit of
failures stops them. Each costs a whole Argon2 check, the officer's own a small one (tests/conftest.py, CHEAP). The
memory is the most that the server held, above what it held at rest.
"""

import asyncio
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

GUESSES, SIGN_INS = 60, 7
MOST_S = 2
"""What an officer may wait for a sign-in even then, seconds."""
HASHES = 3
MOST_BYTES = (HASHES * 64 + 32) * 1024**2


async def _sign_in(http: httpx.AsyncClient, username: str, password: str, address: str) -> int:
    given = {"username": username, "password": password}
    headers = {"x-forwarded-for": address, "connection": "close"}
    return (await http.post("/api/sign-in", json=given, headers=headers)).status_code


async def _sign_ins_s(tablet: httpx.AsyncClient, service: Service, guesses: int) -> tuple[float, int]:
    """The median time of a sign-in that comes as these guesses do, seconds, and the most memory held, bytes."""
    numbers, times, held = count(), [], 0
    limits = httpx.Limits(max_connections=GUESSES)
    async with httpx.AsyncClient(base_url=service.url, timeout=120, limits=limits) as strangers:
        for turn in range(SIGN_INS):
            names = (f"nobody{next(numbers)}" for _ in range(guesses))
            flood = [
                asyncio.create_task(_sign_in(strangers, name, "wrong", f"198.18.{turn}.{number}"))
                for number, name in enumerate(names)
            ]
            await asyncio.sleep(0)  # they are on their way
            started = perf_counter()
            assert await _sign_in(tablet, "officer", PASSWORD, "203.0.113.7") == 200
            times.append(perf_counter() - started)
            held = max(held, memory_bytes(service.pid))
            assert set(await asyncio.gather(*flood)) <= {401, 503}
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
            await _sign_in(tablet, "officer", PASSWORD, "203.0.113.7")  # from now on it is known
            alone, _ = await _sign_ins_s(tablet, service, 0)
            beside, held = await _sign_ins_s(tablet, service, GUESSES)
    finally:
        service.stop()
    return [
        Row(
            f"sign-in on a known tablet, beside {GUESSES} guesses",
            f"{beside * 1000:.0f} ms",
            f"limit: {MOST_S * 1000:,} ms (alone: {alone * 1000:.0f} ms)",
            f"{beside / MOST_S:.2f}",
            beside <= MOST_S,
        ),
        Row(
            "memory for it",
            f"{(held - at_rest) / 1024**2:.0f} MiB",
            f"limit: {MOST_BYTES // 1024**2} MiB",
            f"{(held - at_rest) / MOST_BYTES:.2f}",
            held - at_rest <= MOST_BYTES,
        ),
    ]
