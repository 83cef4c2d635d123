"""Reading consults, for pages and other nouns, wherever more than one query is needed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import service as accounts
from app.actor import Actor
from app.consults import events, queries, rules
from app.consults.errors import NoSuchConsult
from app.consults.events import Happening
from app.consults.model import ConsultEvent
from app.consults.queries import Sides
from app.consults.rules import IN_CALL, Event, State
from app.consults.schemas import ClosedOut, ConsultOut
from app.consults.view import ConsultView
from app.context import Context
from app.coverage import service as coverage

JUST_NOW = timedelta(minutes=10)  # how long an officer is shown how the last session ended


@dataclass(frozen=True)
class Recorded:
    """A recorded event of a session: when, the account it is attributed to (None: server or guest), and what."""

    seq: int
    at: datetime
    state: State
    account_id: UUID | None
    kind: Event
    event: Happening

    @property
    def reason(self) -> str | None:
        """The reason given for the event, if it has one."""
        return getattr(self.event, "reason", None)


def _recorded(row: ConsultEvent) -> Recorded:
    event = events.read(row.event, row.data)
    return Recorded(row.seq, row.at, State(row.state), row.actor_id, Event(row.event), event)


async def history(db: AsyncSession, consult_id: UUID) -> list[Recorded]:
    """All recorded events of a consult, in order."""
    return [_recorded(row) for row in await queries.events_of(db, consult_id)]


async def last_step(db: AsyncSession, consult: ConsultView, kinds: Collection[Event]) -> Recorded | None:
    """The newest event of one of these kinds since the consult's current wait began, or None."""
    row = await queries.last_event_of(db, consult.id, kinds, consult.waiting_since)
    return _recorded(row) if row else None


async def views(db: AsyncSession, consults: Collection[ConsultView]) -> list[ConsultOut]:
    """Consults with the names of their agencies and people."""
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


async def current(db: AsyncSession, actor: Actor) -> ConsultView | None:
    """The consult that is live for an officer or clinician or still to be documented by them, or None."""
    find = queries.of_officer if actor.role == "officer" else queries.of_clinician
    return await find(db, actor.user_id)


async def view(db: AsyncSession, consult: ConsultView | None) -> ConsultOut | None:
    """A consult with the names of its agency and people; None if `consult` is None."""
    return (await views(db, [consult]))[0] if consult else None


async def closed_for(ctx: Context, db: AsyncSession, officer_id: UUID) -> ClosedOut | None:
    """How the officer's last session ended, if it recently ended without a consult; otherwise None."""
    last = await queries.last_of_officer(db, officer_id, ctx.clock.now() - JUST_NOW)
    row = await queries.event_at(db, last.id, last.last_seq) if last else None
    if last is None or row is None or row.actor_id == officer_id:
        return None
    return ClosedOut(
        state=State(last.state),
        closed_at=last.changed_at,
        by_supervisor=row.actor_id is not None,
        reason=_recorded(row).reason,
    )


def due_event(consult: ConsultView, now: datetime) -> Happening | None:
    """The event that the server records for a consult past its deadline or silence limit; None if it is not past."""
    state, held = State(consult.state), consult.accepted_at is not None
    found = rules.due_event(state, consult.deadline_at, consult.silent_at, now, consult.calls_back, held)
    if found is Event.ENDED:
        return events.Ended(ended_by="connection_lost" if state in IN_CALL else "nobody_free")
    return events.KINDS[found]() if found else None


async def sides(db: AsyncSession, consult_id: UUID) -> Sides:
    """The participants of a consult. Raises NoSuchConsult."""
    found = await queries.sides(db, consult_id)
    if found is None:
        raise NoSuchConsult
    return found
