"""Scheduled work of presence: clinicians who lost the connection or stay away, and shift reminders."""

from collections.abc import Collection
from uuid import UUID

from app.context import Context
from app.presence import queries, service
from app.ticker import Job


async def _silent(ctx: Context, most: int) -> Collection[UUID]:
    async with ctx.db.reading() as db:
        return await queries.silent(db, ctx.clock.now(), most)


async def _gone(ctx: Context, most: int) -> Collection[UUID]:
    async with ctx.db.reading() as db:
        return await queries.gone(db, ctx.clock.now() - service.grace(ctx), most)


async def _soon(ctx: Context, most: int) -> Collection[UUID]:
    async with ctx.db.reading() as db:
        return await queries.reminders_due(db, ctx.clock.now(), most)


JOBS = (
    Job("clinicians not heard of", _silent, service.take_off_lost, batch=50),
    Job("clinicians who stay away", _gone, service.forget_wish, batch=50),
    Job("shifts that begin soon", _soon, service.remind, batch=50),
)
