"""Which participants of a session may connect to each other."""

from typing import NamedTuple
from uuid import UUID

from app.actor import Principal
from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.rules import IN_CALL, State
from app.context import Context
from app.dispatch import queries
from app.guests import service as visitors


class Reach(NamedTuple):
    """The participants whom one participant of a session may connect to."""

    agency_id: UUID
    others: frozenset[Principal]


async def reach(ctx: Context, asking: Principal, consult_id: UUID) -> Reach:
    """The participants whom the page of `asking` may connect to for this session.

    In a call, everyone may connect to everyone. While a session rings, its officer and each clinician being rung may
    connect, so that the connection is ready when one accepts. Raises NoSuchConsult.
    """
    async with ctx.db.reading() as db:
        sides = await consults.sides(db, consult_id)
        rings = sides.state == State.OFFERED and not sides.calls_back
        talks = State(sides.state) in IN_CALL
        guests = await visitors.present(db, consult_id) if talks else set()
        rung = await queries.rung(db, consult_id) if rings else set()
    officer = Principal.user(sides.officer_id)
    if talks:
        users = {one for one in (sides.clinician_id, sides.second_id) if one}
        people = {officer, *map(Principal.user, users), *map(Principal.guest, guests)}
    else:
        people = {officer, *map(Principal.user, rung)} if rings else set()
    if asking not in people:
        raise NoSuchConsult
    only_officer = rings and asking != officer
    return Reach(sides.agency_id, frozenset({officer} if only_officer else people - {asking}))
