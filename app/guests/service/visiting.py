"""A guest's own actions: opening the link, staying connected, leaving."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import service as accounts
from app.accounts.schemas import UserOut
from app.actor import Actor, Role
from app.consults import events
from app.consults import service as consults
from app.consults.rules import LIVE, State
from app.consults.view import ConsultView
from app.context import Context
from app.guests import queries
from app.guests.errors import LinkOver
from app.guests.model import Guest
from app.guests.rules import HERE, GuestEndReason, GuestState, Step
from app.guests.service.steps import end, note, step
from app.platform.errors import NotSignedIn
from app.platform.tokens import digest
from app.signin import service as signin
from app.signin.schemas import Token
from app.unit import Unit


async def open_link(ctx: Context, secret: str, seat: str) -> Token:
    """Take the only seat of a link and wait to be admitted; idempotent for the same seat. Raises LinkOver."""
    async with ctx.db.reading() as db:
        found = await queries.by_link(db, digest(secret))
    if found is None:
        raise LinkOver
    try:
        async with ctx.unit() as unit:
            consult = await consults.locked(unit.db, found.consult_id)
            guest = await queries.locked(unit.db, found.id)
            if guest is None or State(consult.state) not in LIVE:
                raise LinkOver
            await _take_seat(unit, consult, guest, digest(seat))
            return await _token(ctx, unit.db, guest, consult.agency_id)
    except IntegrityError:  # another guest has this very seat: their page drew it
        raise LinkOver from None


async def _take_seat(unit: Unit, consult: ConsultView, guest: Guest, seat_hash: str) -> None:
    now = unit.ctx.clock.now()
    if guest.seat_hash == seat_hash and guest.state in HERE:
        return
    if guest.expires_at <= now or not step(guest, Step.OPEN):
        raise LinkOver
    guest.seat_hash = seat_hash
    guest.silent_at = now + timedelta(seconds=unit.ctx.settings.guest_silence_s)
    await note(unit, consult, events.GuestWaits(guest=guest.kind))


async def renew(ctx: Context, seat: str) -> Token:
    """A new access token for the guest with this seat. Raises NotSignedIn."""
    async with ctx.db.reading() as db:
        guest = await queries.by_seat(db, digest(seat))
        if guest is None or guest.state == GuestState.OVER:
            raise NotSignedIn
        consult = await consults.found(db, guest.consult_id)
        return await _token(ctx, db, guest, consult.agency_id)


async def _token(ctx: Context, db: AsyncSession, guest: Guest, agency_id: UUID) -> Token:
    agency = (await accounts.organizations(db, {agency_id}))[agency_id]
    user = UserOut(
        id=guest.id,
        role=Role.GUEST,
        username=Role.GUEST,
        display_name=guest.name or "",
        organization=agency,
        has_pin=False,
    )
    return signin.token_for(ctx, user)


async def leave(ctx: Context, actor: Actor) -> None:
    """Leave the call for good; idempotent."""
    async with ctx.db.reading() as db:
        known = await db.get(Guest, actor.guest_id)
    if known is None:
        return
    async with ctx.unit(actor) as unit:
        consult = await consults.locked(unit.db, known.consult_id)
        guest = await queries.locked(unit.db, known.id)
        if guest:
            await end(unit, consult, guest, GuestEndReason.LEFT)


async def heard(ctx: Context, ids: Collection[UUID]) -> None:
    """Record that these guests' pages are open."""
    async with ctx.unit() as unit:
        await queries.set_heard(unit.db, ids, ctx.clock.now() + timedelta(seconds=ctx.settings.guest_silence_s))
