"""Inviting guests to a call, admitting them, and removing them."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.actor import Actor
from app.consults import events
from app.consults import service as consults
from app.consults.errors import NotPossibleNow
from app.consults.rules import IN_CALL, State
from app.consults.view import ConsultView
from app.context import Context
from app.guests import queries, rules
from app.guests.errors import CallFull, LinkOver, NoPhoneNumber, NoSuchGuest, NoTexts, NotWaiting
from app.guests.model import Guest
from app.guests.rules import GuestState, Step
from app.guests.schemas import NewGuest
from app.guests.service import texting
from app.guests.service.steps import end, note, step
from app.platform.tokens import digest


async def invite(ctx: Context, actor: Actor, consult_id: UUID, key: str, new: NewGuest) -> UUID:
    """Invite someone to the call and return the guest's id; idempotent by `key`, for the same link.

    A repeated request sends a text message that was not sent before.

    Raises NoSuchConsult, NotPossibleNow, CallFull, LinkOver, NoTexts, NoPhoneNumber, TooManyTexts,
    TextNotSent.
    """
    secret, phone = new.secret.get_secret_value(), new.phone.get_secret_value() if new.phone else None
    if phone is not None and not ctx.texter.works:
        raise NoTexts
    if phone is not None and not rules.is_phone(phone):
        raise NoPhoneNumber
    try:
        guest_id, untold = await _invite(ctx, actor, consult_id, key, new, digest(secret))
    except IntegrityError:
        raise LinkOver from None
    if phone is not None and untold:
        await texting.send(ctx, actor, consult_id, guest_id, phone, secret)
    return guest_id


async def _invite(
    ctx: Context, actor: Actor, consult_id: UUID, key: str, new: NewGuest, link_hash: str
) -> tuple[UUID, bool]:
    """Store the invitation unless it exists; returns its id, and whether a text message is still to be sent."""
    now = ctx.clock.now()
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        known = await queries.by_key(unit.db, consult_id, actor.user_id, key)
        if known is not None:
            if known.link_hash != link_hash:
                raise LinkOver
            return known.id, known.state == GuestState.INVITED and known.texted_at is None
        if State(consult.state) not in IN_CALL:
            raise NotPossibleNow("You can invite someone only during the call.")
        if await room(unit.db, consult) < 1:
            raise CallFull
        guest = Guest(
            id=uuid7(),
            consult_id=consult_id,
            invited_by=actor.user_id,
            request_key=key,
            kind=new.kind,
            name=(new.name or "").strip() or None,
            state=GuestState.INVITED,
            link_hash=link_hash,
            created_at=now,
            expires_at=now + timedelta(seconds=ctx.settings.guest_link_s),
        )
        unit.db.add(guest)
        await unit.db.flush()
        await note(unit, consult, events.GuestInvited(guest=guest.kind))
    return guest.id, True


async def room(db: AsyncSession, consult: ConsultView) -> int:
    """The number of free seats in the call; a second clinician who is being found counts as seated."""
    second = consult.second_id is not None or consult.hand_off_at is not None
    return rules.room(second, await queries.count(db, consult.id))


async def admit(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID) -> None:
    """Admit a waiting guest to the call; idempotent. Raises NoSuchConsult, NoSuchGuest, NotWaiting."""
    async with ctx.unit(actor) as unit:
        consult, guest = await _of_side(unit.db, actor, consult_id, guest_id)
        if guest.state == GuestState.PRESENT:
            return
        if State(consult.state) not in IN_CALL or not step(guest, Step.ADMIT):
            raise NotWaiting
        await note(unit, consult, events.GuestAdmitted(guest=guest.kind))


async def see_out(ctx: Context, actor: Actor, consult_id: UUID, guest_id: UUID) -> None:
    """Withdraw an invitation, refuse a waiting guest, or remove a guest from the call; idempotent.

    Raises NoSuchConsult, NoSuchGuest.
    """
    async with ctx.unit(actor) as unit:
        consult, guest = await _of_side(unit.db, actor, consult_id, guest_id)
        await end(unit, consult, guest, rules.why_ended(GuestState(guest.state)))


async def _of_side(db: AsyncSession, actor: Actor, consult_id: UUID, guest_id: UUID) -> tuple[ConsultView, Guest]:
    consult = await consults.locked_by_side(db, consult_id, actor)
    guest = await queries.locked(db, guest_id)
    if guest is None or guest.consult_id != consult_id:
        raise NoSuchGuest
    return consult, guest
