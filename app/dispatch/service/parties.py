"""Who may reach whom about a session."""

from typing import NamedTuple
from uuid import UUID

from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.model import Consult
from app.consults.rules import IN_CALL, State
from app.context import Context
from app.dispatch import queries
from app.dispatch.rules.offers import OfferState


class Reach(NamedTuple):
    """A session that rings or is in its call, as one who takes part sees it."""

    agency_id: UUID
    others: frozenset[UUID]


async def reach(ctx: Context, actor_id: UUID, consult_id: UUID) -> Reach:
    """Everybody else whom this person's page may connect to for this session.

    In a call everybody in it reaches everybody. While a session rings, its officer and each clinician whom it rings
    reach each other, so that their connection stands when one accepts. Raises NoSuchConsult.
    """
    async with ctx.db.reading() as db:
        consult = await consults.found(db, consult_id)
        offers = await queries.of_consults(db, [consult_id])
    people = _people(consult, {one.clinician_id for one in offers if one.state == OfferState.LIVE})
    if actor_id not in people:
        raise NoSuchConsult
    only_officer = consult.state == State.OFFERED and actor_id != consult.officer_id
    return Reach(consult.agency_id, frozenset({consult.officer_id} if only_officer else people - {actor_id}))


def _people(consult: Consult, rung: set[UUID]) -> set[UUID]:
    if State(consult.state) in IN_CALL:
        return {one for one in (consult.officer_id, consult.clinician_id, consult.second_id) if one}
    if consult.state == State.OFFERED and not consult.calls_back:
        return {consult.officer_id, *rung}
    return set()
