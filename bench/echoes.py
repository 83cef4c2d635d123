"""Number of test calls that one core can answer, from the service's processor time while it echoes one."""

import asyncio
from pathlib import Path

from app.platform import schema
from app.platform.clock import SystemClock
from app.realtime.schemas import IceServers
from bench.table import Row, cpu_s
from kiosk_client.api import Api
from kiosk_client.check import Report, hold_test_call
from tests.conftest import context
from tests.service import Service
from tests.world import PASSWORD, build

SECONDS = 10
LEAST = 2


async def run(folder: Path) -> list[Row]:
    """Measures one call with 640x480 video at 30 frames per second and a tone, as the kiosk client sends it."""
    url = f"sqlite+aiosqlite:///{folder / 'corespond.sqlite3'}"
    await asyncio.to_thread(schema.upgrade, url)
    ctx = context(url, SystemClock())
    await build(ctx)
    await ctx.db.close()
    service = Service(folder, echo_s=SECONDS, echo_networks="0.0.0.0/0,::/0")
    await service.start()
    api = Api(service.url)
    try:
        await api.sign_in("officer", PASSWORD)
        servers = IceServers.model_validate(await api.call("GET", "/api/checks/ice-servers"))
        before = cpu_s(service.pid)
        await hold_test_call(api, servers, Report(), "synthetic")
        share = (cpu_s(service.pid) - before) / SECONDS
    finally:
        await api.close()
        service.stop()
    return [
        Row(
            "echo peers per core",
            f"{1 / share:.1f}",
            f"default setting: {LEAST} per process",
            f"{1 / share / LEAST:.2f}",
            1 / share >= LEAST,
        )
    ]
