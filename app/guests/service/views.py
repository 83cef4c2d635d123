"""Guests as shown to both sides of a call, and the call as shown to a guest."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor
from app.consults import service as consults
from app.consults.rules import IN_CALL, State
from app.consults.view import ConsultView
from app.context import Context
from app.guests import queries
from app.guests.model import Guest
from app.guests.rules import GuestKind, GuestState
from app.guests.schemas import GuestOut, GuestsOut, VisitOut
from app.guests.service.inviting import room
from app.platform.errors import NotSignedIn


async def present(db: AsyncSession, consult_id: UUID) -> set[UUID]:
    """The ids of the guests who were admitted to the call."""
    return await queries.present(db, consult_id)


def _out(guest: Guest) -> GuestOut:
    return GuestOut(
        id=guest.id,
        kind=GuestKind(guest.kind),
        name=guest.name,
        state=GuestState(guest.state),
        expires_at=guest.expires_at,
    )


async def guests_of(ctx: Context, db: AsyncSession, consult: ConsultView | None) -> GuestsOut | None:
    """The guests of a call: present, waiting, or invited; None if there is no call now."""
    if consult is None or State(consult.state) not in IN_CALL:
        return None
    people = [_out(guest) for guest in await queries.of_consult(db, consult.id)]
    return GuestsOut(people=people, room=await room(db, consult), texts=ctx.texter.works)


async def visit(db: AsyncSession, actor: Actor) -> VisitOut:
    """The call as shown to a guest. Raises NotSignedIn if there is no such guest."""
    guest = await db.get(Guest, actor.guest_id)
    if guest is None:
        raise NotSignedIn
    let_in = guest.state == GuestState.PRESENT
    view = await consults.view(db, await consults.found(db, guest.consult_id)) if let_in else None
    others = [_out(one) for one in await queries.of_consult(db, guest.consult_id) if one.id != guest.id]
    return VisitOut(
        consult_id=guest.consult_id,
        state=GuestState(guest.state),
        kind=GuestKind(guest.kind),
        live=view is not None and view.state in IN_CALL,
        officer_id=view and view.officer_id,
        officer=view and view.officer,
        clinician_id=view and view.clinician_id,
        clinician=view and view.clinician,
        second_id=view and view.second_id,
        second=view and view.second,
        others=[one for one in others if one.state is GuestState.PRESENT] if let_in else [],
    )
