"""Short names for the steps that many tests share."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor
from app.consults import queries as consult_queries
from app.consults import service as consults
from app.consults.rules import Consent, Disposition, Event, Kind, State, replay
from app.consults.schemas import MediaState, NewConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.dispatch.schemas import OfferOut, PlaceInQueue
from app.documentation import service as documentation
from app.documentation.rules import ConnectionRating, Otherwise
from app.documentation.schemas import ConsentIn, DocumentationPatch, OutcomeIn
from app.presence import service as presence
from app.presence.rules import Wish
from tests.world import World

OUTCOME = OutcomeIn(
    disposition=Disposition.RESOLVED_ON_SCENE,
    otherwise=Otherwise.EMERGENCY_DEPARTMENT,
    minutes_saved=30,
    connection=ConnectionRating.GOOD,
)
RECORD = DocumentationPatch(recommended=Disposition.RESOLVED_ON_SCENE)


async def on_call(ctx: Context, *clinicians: Actor) -> None:
    for clinician in clinicians:
        await presence.set_wish(ctx, clinician, Wish.ON_CALL)
    await presence.heartbeat(ctx, [clinician.user_id for clinician in clinicians])


async def here(ctx: Context, world: World) -> None:
    """Send a heartbeat for everybody's page."""
    await presence.heartbeat(ctx, [one.user_id for one in world.people.values() if one.role == "clinician"])
    await consults.heard(ctx, [one.user_id for one in world.people.values() if one.role == "officer"])


async def start(ctx: Context, officer: Actor, key: str = "key-00000001", kind: Kind = Kind.SUICIDAL) -> UUID:
    return await consults.start(ctx, officer, key, NewConsult(kind=kind))


async def offer_at(ctx: Context, clinician: Actor) -> OfferOut | None:
    async with ctx.db.reading() as db:
        return await dispatch.offer_for(db, clinician.user_id)


async def place_of(ctx: Context, agency_id: UUID, consult_id: UUID | None) -> PlaceInQueue:
    async with ctx.db.reading() as db:
        consult = await consults.found(db, consult_id) if consult_id else None
        return await dispatch.place(ctx, db, agency_id, consult)


async def state_of(ctx: Context, consult_id: UUID) -> State:
    async with ctx.db.reading() as db:
        return State((await consults.found(db, consult_id)).state)


async def events_of(ctx: Context, consult_id: UUID) -> list[Event]:
    async with ctx.db.reading() as db:
        return [Event(row.event) for row in await consult_queries.events_of(db, consult_id)]


async def talk(ctx: Context, officer: Actor, clinician: Actor, consult_id: UUID) -> None:
    """Bring a session from the queue into its call."""
    await dispatch.accept(ctx, clinician, consult_id)
    await consults.report_media(ctx, officer, consult_id, MediaState.JOINED)
    await consults.report_media(ctx, officer, consult_id, MediaState.CONNECTED)


async def record(ctx: Context, clinician: Actor, consult_id: UUID) -> None:
    """All that a clinician's record must have."""
    await documentation.record_consent(ctx, clinician, consult_id, ConsentIn(consent=Consent.GIVEN))
    await documentation.save(ctx, clinician, consult_id, RECORD)


async def write_up(ctx: Context, officer: Actor, clinician: Actor, consult_id: UUID) -> None:
    """Bring a session from the end of its call to closed."""
    await documentation.report(ctx, officer, consult_id, OUTCOME)
    await record(ctx, clinician, consult_id)
    await documentation.complete(ctx, clinician, consult_id)


async def check_invariants(ctx: Context) -> None:
    """Check the invariants: rows agree with their events, and no clinician is engaged without a session."""
    async with ctx.db.reading() as db:
        await check(db)


async def check(db: AsyncSession) -> None:
    """Check the invariants with an open database session."""
    events = defaultdict(list)
    for consult_id, seq, event in await db.execute(
        text("SELECT consult_id, seq, event FROM consult_event ORDER BY consult_id, seq")
    ):
        events[consult_id].append((seq, Event(event)))
    for consult_id, state, last_seq in await db.execute(text("SELECT id, state, last_seq FROM consult")):
        assert [seq for seq, _ in events[consult_id]] == list(range(1, last_seq + 1))
        assert replay([event for _, event in events[consult_id]]) == state
    stuck = await db.execute(
        text(
            "SELECT offer.id FROM offer JOIN consult ON consult.id = offer.consult_id "
            "WHERE (offer.state = 'live' AND offer.purpose = 'answer' AND consult.state <> 'offered') "
            "OR (offer.state = 'accepted' AND consult.state IN ('queued', 'offered', 'documented', 'closed')) "
            "OR (offer.state = 'accepted' AND consult.clinician_id <> offer.clinician_id) "
            "OR (offer.state = 'joined' AND consult.second_id <> offer.clinician_id)"
        )
    )
    assert stuck.all() == []
    idle = await db.execute(
        text(
            "SELECT user_id FROM clinician WHERE (status IN ('offered', 'in_session', 'wrap_up')) <> EXISTS "
            "(SELECT 1 FROM offer WHERE offer.clinician_id = clinician.user_id "
            "AND offer.state IN ('live', 'accepted', 'joined'))"
        )
    )
    assert idle.all() == []
