"""Telling people outside their pages. What is to be told is stored with its cause, so that no crash loses it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.context import Context
from app.notices import queries, rules
from app.notices.model import Notice
from app.notices.rules import NoticeKind
from app.platform.logs import log

BATCH = 20  # notices sent by one tick: bounds how long their rows are held


def post(ctx: Context, db: AsyncSession, user_id: UUID, kind: NoticeKind, **data: Any) -> None:
    """Leave something to be told, in the caller's transaction. `data` holds ids and times, nothing personal."""
    db.add(Notice(id=uuid7(), user_id=user_id, kind=kind, data=data, due_at=ctx.clock.now()))


async def deliver(ctx: Context) -> None:
    """Hand what is due to the notifier; what it refuses is tried again after a pause.

    A node that dies between sending and storing sends again: at least once, never lost.
    """
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        for notice in await queries.claim_due(db, now, BATCH):
            try:
                await ctx.notifier.send(notice.user_id, notice.kind, notice.data)
                notice.sent_at = now
            except Exception as problem:
                notice.attempts += 1
                notice.due_at = now + rules.pause_after(notice.attempts)
                log.warning("notice not sent", kind=notice.kind, why=type(problem).__name__, attempt=notice.attempts)
