"""Text messages with links: sending them, and how many may be sent."""

from collections.abc import Collection
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID, uuid4

from app.actor import Actor
from app.consults import service as consults
from app.context import Context
from app.guests import queries, rules
from app.guests.errors import TextNotSent, TooManyTexts
from app.guests.model import TextMessage
from app.platform.logs import log


async def send(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID, phone: str, secret: str) -> None:
    """Text a link to `phone`. Raises TooManyTexts, TextNotSent."""
    await _count(ctx, actor, consult_id, ctx.tokens.pseudonym(phone))
    async with ctx.db.reading() as db:
        [view] = await consults.views(db, [await consults.found(db, consult_id)])
    minutes = max(1, int(ctx.settings.guest_link_s // 60))
    link = f"{ctx.settings.public_url.rstrip('/')}/guest#{secret}"
    try:
        await ctx.texter.send(phone, rules.text(view.language, view.agency, minutes, link))
    except Exception as problem:
        log.warning("text not sent", why=type(problem).__name__)
        raise TextNotSent from None
    async with ctx.unit(actor) as unit:
        guest = await queries.locked(unit.db, guest_id)
        if guest is not None:
            guest.texted_at = ctx.clock.now()


async def _count(ctx: Context, actor: Actor, consult_id: UUID, number_digest: str) -> None:
    """Count a message before it is sent, whether it then arrives or not. Raises TooManyTexts, and counts nothing."""
    now, settings, window = ctx.clock.now(), ctx.settings, timedelta(seconds=ctx.settings.texts_window_s)
    async with ctx.unit(actor) as unit:
        await consults.locked_by_side(unit.db, consult_id, actor)  # two at once are counted one after the other
        mine = TextMessage(
            id=uuid4(), consult_id=consult_id, sender_id=actor.user_id, number_digest=number_digest, sent_at=now
        )
        wait_s = 0.0
        for same, most in (
            (TextMessage.consult_id == mine.consult_id, settings.texts_each_session),
            (TextMessage.sender_id == mine.sender_id, settings.texts_each_user),
            (TextMessage.number_digest == mine.number_digest, settings.texts_each_number),
        ):
            times = await queries.texted_at(unit.db, same, now - window)
            wait_s = max(wait_s, rules.text_wait_s(times, most, window, now))
        if wait_s > 0:
            raise TooManyTexts(retry_after_s=ceil(wait_s))
        unit.db.add(mine)


async def due(ctx: Context, most: int) -> list[UUID]:
    """The ids of at most `most` messages that no longer count."""
    async with ctx.db.reading() as db:
        return await queries.texts_to_forget(db, _counted_since(ctx), most)


async def forget_due(ctx: Context, ids: Collection[UUID]) -> None:
    """Erase from those of these messages that no longer count to whom they went."""
    async with ctx.unit() as unit:
        await queries.forget_numbers(unit.db, ids, _counted_since(ctx))


def _counted_since(ctx: Context) -> datetime:
    return ctx.clock.now() - timedelta(seconds=ctx.settings.texts_window_s)
