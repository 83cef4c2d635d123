"""Scheduled work of notices: sending and retrying."""

from collections.abc import Collection
from uuid import UUID

from app.context import Context
from app.notices import queries, service
from app.ticker import Job

BATCH = 20  # sent at once


async def _due(ctx: Context, most: int) -> Collection[UUID]:
    async with ctx.db.reading() as db:
        return await queries.due(db, ctx.clock.now(), most)


JOBS = (Job("notices to be sent", _due, service.deliver, batch=BATCH),)
