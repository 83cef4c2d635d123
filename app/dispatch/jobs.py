"""Scheduled work of dispatch: deadlines of sessions, rings and wrap-ups, paging of leads, and rounds of offers."""

from uuid import UUID

from app.consults import service as consults
from app.context import Context
from app.dispatch.service import deadlines, rounds
from app.ticker import Job
from app.topics import DISPATCH


async def _sessions_due(ctx: Context, most: int) -> list[UUID]:
    async with ctx.db.reading() as db:
        return await consults.due(db, ctx.clock.now(), most)


async def _leads_due(ctx: Context, most: int) -> list[UUID]:
    async with ctx.db.reading() as db:
        return await consults.leads_due(db, ctx.clock.now(), most)


JOBS = (
    Job("sessions past a deadline", _sessions_due, deadlines.end_sessions),
    Job("leads to be told", _leads_due, deadlines.page_leads),
    Job("wrap-ups past their limit", deadlines.wrapped_up, deadlines.end_wrap_ups),
    Job("rings that are over", deadlines.rung_out, deadlines.end_rings, wakes=frozenset({DISPATCH})),
    Job("sessions to be offered", rounds.looking, rounds.offer, wakes=frozenset({DISPATCH}), batch=rounds.MOST_LOOKING),
)
