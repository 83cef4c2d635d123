"""Looking at consults: what pages, reports and other nouns ask."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import service as accounts
from app.accounts.actor import Actor
from app.consults import queries, rules
from app.consults.errors import NoSuchConsult
from app.consults.model import Consult, ConsultEvent
from app.consults.queries import Looking, Sides, Standing
from app.consults.rules import Event, State
from app.consults.schemas import ClosedOut, ConsultOut, LogFilter
from app.context import Context
from app.coverage import service as coverage

JUST_NOW = timedelta(minutes=10)  # how long an officer is told how the last session ended


async def views(db: AsyncSession, consults: Collection[Consult]) -> list[ConsultOut]:
    """Consults with the names of their agency and their people."""
    people = {one for c in consults for one in (c.officer_id, c.clinician_id, c.second_id) if one}
    names = await accounts.names_of(db, people)
    places = await coverage.place_names(db, {c.place_id for c in consults if c.place_id})
    agencies = await accounts.organizations(db, {c.agency_id for c in consults})
    return [
        ConsultOut(
            id=c.id,
            code=rules.short_code(c.id),
            state=State(c.state),
            kind=rules.Kind(c.kind),
            incident_number=c.incident_number,
            language=c.language,
            requested_at=c.requested_at,
            waiting_since=c.waiting_since,
            accepted_at=c.accepted_at,
            connected_at=c.connected_at,
            ended_at=c.ended_at,
            agency=agencies[c.agency_id].name,
            place=places[c.place_id] if c.place_id else None,
            juvenile=c.juvenile,
            officer_unsafe=c.officer_unsafe,
            calls_back=c.calls_back,
            not_before=c.not_before,
            officer=names[c.officer_id],
            officer_id=c.officer_id,
            clinician_id=c.clinician_id,
            clinician=names[c.clinician_id] if c.clinician_id else None,
            second=names[c.second_id] if c.second_id else None,
            second_id=c.second_id,
            part=rules.Part(c.part) if c.part else None,
            privacy=rules.Privacy(c.privacy) if c.privacy else None,
            tablet_with_person=c.tablet_with_person,
            advice_only=c.advice_only,
            not_suitable=c.not_suitable,
            hand_off_asked=c.hand_off_at is not None,
        )
        for c in consults
    ]


async def current(db: AsyncSession, actor: Actor) -> Consult | None:
    """The consult that an officer or a clinician must go on with, if there is one."""
    find = queries.of_officer if actor.role == "officer" else queries.of_clinician
    return await find(db, actor.user_id)


async def view(db: AsyncSession, consult: Consult | None) -> ConsultOut | None:
    """The same for one, or for none."""
    return (await views(db, [consult]))[0] if consult else None


async def closed_for(ctx: Context, db: AsyncSession, officer_id: UUID) -> ClosedOut | None:
    """How the officer's last session ended, if it just ended without a consult."""
    last = await queries.last_of_officer(db, officer_id, ctx.clock.now() - JUST_NOW)
    event = await queries.last_event(db, last.id, last.last_seq) if last else None
    if last is None or event is None or event.actor_id == officer_id:
        return None
    return ClosedOut(
        state=State(last.state),
        closed_at=last.changed_at,
        by_supervisor=event.actor_id is not None,
        reason=event.data.get("reason"),
    )


async def looking(ctx: Context, db: AsyncSession, most: int) -> list[Looking]:
    """Consults that look for a clinician, in the order of the queue."""
    return await queries.looking(db, ctx.clock.now(), most)


async def agencies_looking(ctx: Context, db: AsyncSession) -> set[UUID]:
    """The agencies that have such consults."""
    return await queries.agencies_looking(db, ctx.clock.now())


async def claim_leads(ctx: Context, db: AsyncSession, limit: int) -> list[Consult]:
    """Waiting consults whose on-call lead must be told; held by the caller."""
    return await queries.claim_leads(db, ctx.clock.now(), limit)


async def claim_due(ctx: Context, db: AsyncSession, limit: int) -> list[tuple[Consult, Event]]:
    """Consults whose deadline has passed, with what must happen to each; held by the caller."""
    now = ctx.clock.now()
    found = [
        (
            consult,
            rules.due_event(
                State(consult.state),
                consult.deadline_at,
                consult.silent_at,
                now,
                consult.calls_back,
                consult.accepted_at is not None,
            ),
        )
        for consult in await queries.claim_due(db, now, limit)
    ]
    return [(consult, event) for consult, event in found if event]


async def claim(db: AsyncSession, ids: Collection[UUID]) -> list[Consult]:
    """These consults, held by the caller, without those that another transaction holds."""
    return await queries.claim(db, ids)


async def waiting(db: AsyncSession, agencies: Collection[UUID], most: int) -> list[Consult]:
    """The waiting consults of these agencies, in the order of the queue."""
    return await queries.waiting(db, agencies, most)


async def standing(db: AsyncSession, ids: Collection[UUID]) -> list[Standing]:
    """Where these consults stand."""
    return await queries.standing(db, ids)


async def sides(db: AsyncSession, consult_id: UUID) -> Sides:
    """Who takes part in a consult. Raises NoSuchConsult."""
    found = await queries.sides(db, consult_id)
    if found is None:
        raise NoSuchConsult
    return found


async def ahead(db: AsyncSession, agencies: Collection[UUID], consult: Consult) -> int:
    """How many waiting consults of these agencies stand before this one."""
    return await queries.ahead(db, agencies, consult)


async def count_waiting(db: AsyncSession, agencies: Collection[UUID]) -> int:
    """How many sessions of these agencies wait."""
    return await queries.count_waiting(db, agencies)


async def longest_wait_since(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    """Since when the longest waiting session of these agencies has waited."""
    return await queries.longest_wait_since(db, agencies)


async def answer_times(db: AsyncSession, agencies: Collection[UUID], since: datetime, most: int) -> list[float]:
    """Seconds that the latest answered consults of these agencies waited."""
    return await queries.answer_times(db, agencies, since, most)


async def last_event_of(db: AsyncSession, consult: Consult, kinds: Collection[Event]) -> ConsultEvent | None:
    """The newest step of a consult among those of these kinds, since it began to wait."""
    return await queries.last_event_of(db, consult.id, kinds, consult.waiting_since)


async def search(db: AsyncSession, agencies: Collection[UUID], want: LogFilter) -> tuple[list[Consult], int]:
    """One page of these agencies' sessions, and how many match in all."""
    return await queries.search(db, agencies, want)


async def count_in_call(db: AsyncSession, agencies: Collection[UUID]) -> int:
    """How many sessions of these agencies have a clinician now."""
    return await queries.count_in_call(db, agencies)


async def last_change(db: AsyncSession, agencies: Collection[UUID]) -> datetime | None:
    """When a session of these agencies last changed."""
    return await queries.last_change(db, agencies)


async def clinicians_seen(db: AsyncSession, agencies: Collection[UUID]) -> list[UUID]:
    """The clinicians who took sessions of these agencies."""
    return await queries.clinicians_seen(db, agencies)


async def events_of(db: AsyncSession, consult_id: UUID) -> list[ConsultEvent]:
    """Everything that happened to a consult, in order."""
    return await queries.events_of(db, consult_id)
