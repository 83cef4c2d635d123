"""Liveness and readiness of this node."""

import asyncio
from typing import cast

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse
from sqlalchemy import text

from app.context import Context
from app.platform.logs import log
from app.signin import access
from app.ticker import Health, Ticker

DATABASE_S = 2


def add_health(app: FastAPI, ctx: Context) -> None:
    """Add `/healthz` and `/readyz`, for load balancers and operators."""

    @app.get("/healthz", tags=["health"], dependencies=[Depends(access.public)])
    async def healthz() -> dict[str, str]:
        """Liveness: 200 as long as the process answers."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["health"], dependencies=[Depends(access.public)])
    async def readyz() -> JSONResponse:
        """Readiness: 200 with a list of what is degraded, or 503 with the reason why the service cannot work.

        Degraded means that NATS is unreachable, so pages refresh by polling; that a job fails; or that a job has set
        aside an item that keeps failing.
        """
        if not await _database_answers(ctx):
            return JSONResponse({"status": "unavailable", "database": "unreachable"}, 503)
        jobs = cast(Ticker, app.state.ticker).health()
        bus = "ok" if ctx.bus.healthy else "away: pages are refreshed by polling"
        status = "ok" if bus == "ok" and set(jobs.values()) <= {Health.OK} else "degraded"
        stalled = Health.STALLED in jobs.values()
        found = {"status": "unavailable" if stalled else status, "database": "ok", "bus": bus, "jobs": jobs}
        return JSONResponse(found, 503 if stalled else 200)


async def _database_answers(ctx: Context) -> bool:
    try:
        async with asyncio.timeout(DATABASE_S), ctx.db.reading() as db:
            await db.execute(text("SELECT 1 FROM consult WHERE 1 = 0"))
    except Exception as problem:
        log.warning("not ready", why=type(problem).__name__)
        return False
    return True
