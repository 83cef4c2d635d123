"""Asking somebody without an account into a call, letting them in, and seeing them out."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.actor import Actor
from app.consults import service as consults
from app.consults.errors import NotPossibleNow
from app.consults.model import Consult
from app.consults.rules import IN_CALL, Event, State
from app.context import Context
from app.guests import queries, rules
from app.guests.errors import CallFull, LinkOver, NoPhoneNumber, NoSuchGuest, NoTexts, NotWaiting, TextNotSent
from app.guests.model import Guest
from app.guests.rules import GuestState, Step
from app.guests.schemas import NewGuest
from app.guests.service.steps import end, note, step, topics
from app.platform.bus import looks
from app.platform.logs import log
from app.platform.tokens import digest


async def invite(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID, new: NewGuest) -> None:
    """Ask somebody into the call. The same id again is the same invitation, and sends a text that was not sent yet.

    Raises NoSuchConsult, NotPossibleNow, CallFull, LinkOver, NoTexts, NoPhoneNumber, TextNotSent.
    """
    secret, phone = new.secret.get_secret_value(), new.phone.get_secret_value() if new.phone else None
    if phone is not None and not ctx.texter.works:
        raise NoTexts
    if phone is not None and not rules.is_phone(phone):
        raise NoPhoneNumber
    try:
        untold = await _invite(ctx, actor, consult_id, guest_id, new, digest(secret))
    except IntegrityError:
        raise LinkOver from None
    if phone is not None and untold:
        await _send(ctx, consult_id, guest_id, phone, secret)


async def _invite(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID, new: NewGuest, link_hash: str) -> bool:
    """Whether a text is still to be sent."""
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        known = await queries.locked(db, guest_id)
        if known is not None:
            if known.consult_id != consult_id or known.link_hash != link_hash:
                raise NoSuchGuest
            return known.state == GuestState.INVITED and known.texted_at is None
        if State(consult.state) not in IN_CALL:
            raise NotPossibleNow("Somebody can be asked into a call only while it is on.")
        if await room(db, consult) < 1:
            raise CallFull
        guest = Guest(
            id=guest_id,
            consult_id=consult_id,
            invited_by=actor.user_id,
            kind=new.kind,
            name=(new.name or "").strip() or None,
            state=GuestState.INVITED,
            link_hash=link_hash,
            created_at=now,
            expires_at=now + timedelta(seconds=ctx.settings.guest_link_s),
        )
        db.add(guest)
        note(ctx, db, consult, guest, Event.GUEST_INVITED, by=actor.user_id)
        tell = await topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))
    return True


async def _send(ctx: Context, consult_id: UUID, guest_id: UUID, phone: str, secret: str) -> None:
    async with ctx.db.reading() as db:
        [view] = await consults.views(db, [await consults.found(db, consult_id)])
    minutes = max(1, int(ctx.settings.guest_link_s // 60))
    link = f"{ctx.settings.public_url.rstrip('/')}/guest#{secret}"
    try:
        await ctx.texter.send(phone, rules.text(view.language, view.agency, minutes, link))
    except Exception as problem:
        log.warning("text not sent", why=type(problem).__name__)
        raise TextNotSent from None
    async with ctx.db.transaction() as db:
        guest = await queries.locked(db, guest_id)
        if guest is not None:
            guest.texted_at = ctx.clock.now()


async def room(db: AsyncSession, consult: Consult) -> int:
    """How many more the call holds; a second clinician who is being found has a seat."""
    second = consult.second_id is not None or consult.hand_off_at is not None
    return rules.room(second, await queries.count(db, consult.id))


async def admit(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID) -> None:
    """Let who waits into the call; twice is no error. Raises NoSuchConsult, NoSuchGuest, NotWaiting."""
    async with ctx.db.transaction() as db:
        consult, guest = await _of_side(db, actor, consult_id, guest_id)
        if guest.state == GuestState.PRESENT:
            return
        if State(consult.state) not in IN_CALL or not step(guest, Step.ADMIT):
            raise NotWaiting
        note(ctx, db, consult, guest, Event.GUEST_ADMITTED, by=actor.user_id)
        tell = await topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def see_out(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID) -> None:
    """Withdraw an invitation, refuse who waits, or remove who is there; twice is no error.

    Raises NoSuchConsult, NoSuchGuest.
    """
    async with ctx.db.transaction() as db:
        consult, guest = await _of_side(db, actor, consult_id, guest_id)
        tell = await end(ctx, db, consult, guest, rules.why_ended(GuestState(guest.state)), by=actor.user_id)
    ctx.bus.publish(looks(tell))


async def _of_side(db: AsyncSession, actor: Actor, consult_id: UUID, guest_id: UUID) -> tuple[Consult, Guest]:
    consult = await consults.locked_by_side(db, consult_id, actor)
    guest = await queries.locked(db, guest_id)
    if guest is None or guest.consult_id != consult_id:
        raise NoSuchGuest
    return consult, guest
