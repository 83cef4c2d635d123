"""Notices to people outside their pages. A notice is stored with its cause, so that a crash cannot lose it."""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from app.context import Context
from app.notices import queries, rules
from app.notices.model import Notice
from app.notices.rules import NoticeKind
from app.platform.logs import log
from app.unit import Unit


def post(unit: Unit, user_id: UUID, kind: NoticeKind, **data: Any) -> None:
    """Store a notice in the caller's transaction, to be sent after it. `data` holds ids and times, nothing personal."""
    unit.db.add(Notice(id=uuid7(), user_id=user_id, kind=kind, data=data, due_at=unit.ctx.clock.now()))


async def deliver(ctx: Context, notice_ids: Collection[UUID]) -> None:
    """Send those of these notices that are still due; a failed one is retried after a pause.

    No row is locked while sending, so a slow notifier blocks nobody else. Delivery is at least once: if a node dies
    between sending a notice and recording it, the notice is sent again.
    """
    now = ctx.clock.now()
    async with ctx.unit() as unit:
        mine = await queries.claim(unit.db, notice_ids, now)
        for notice in mine:
            notice.attempts += 1
            # Other nodes wait for this attempt.
            notice.due_at = now + timedelta(seconds=2 * ctx.settings.notice_timeout_s)
    results = await asyncio.gather(*(_send(ctx, notice) for notice in mine))
    async with ctx.unit() as unit:
        for notice, sent in zip(mine, results, strict=True):
            await queries.set_tried(unit.db, notice, now if sent else None, now + rules.pause_after(notice.attempts))


async def _send(ctx: Context, notice: Notice) -> bool:
    try:
        async with asyncio.timeout(ctx.settings.notice_timeout_s):
            await ctx.notifier.send(notice.user_id, notice.kind, notice.data)
    except Exception as problem:
        log.warning("notice not sent", kind=notice.kind, why=type(problem).__name__, attempt=notice.attempts)
        return False
    return True
