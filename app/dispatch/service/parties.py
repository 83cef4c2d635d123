"""Which participants of a session may connect to each other."""

from typing import NamedTuple
from uuid import UUID

from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.rules import IN_CALL, State
from app.context import Context
from app.dispatch import queries
from app.guests import service as visitors


class Reach(NamedTuple):
    """The participants whom one participant of a session may connect to."""

    agency_id: UUID
    others: frozenset[UUID]


async def reach(ctx: Context, actor_id: UUID, consult_id: UUID) -> Reach:
    """The participants whom this person's page may connect to for this session.

    In a call, everyone may connect to everyone. While a session rings, its officer and each clinician being rung may
    connect, so that the connection is ready when one accepts. Raises NoSuchConsult.
    """
    async with ctx.db.reading() as db:
        sides = await consults.sides(db, consult_id)
        rings = sides.state == State.OFFERED and not sides.calls_back
        talks = State(sides.state) in IN_CALL
        guests = await visitors.present(db, consult_id) if talks else set()
        rung = await queries.rung(db, consult_id) if rings else set()
    if talks:
        people = {one for one in (sides.officer_id, sides.clinician_id, sides.second_id) if one} | guests
    else:
        people = {sides.officer_id, *rung} if rings else set()
    if actor_id not in people:
        raise NoSuchConsult
    only_officer = rings and actor_id != sides.officer_id
    return Reach(sides.agency_id, frozenset({sides.officer_id} if only_officer else people - {actor_id}))
