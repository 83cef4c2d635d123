"""The use cases of a consult, and the one door through which its state is written."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.consults import queries, rules
from app.consults.errors import AlreadyInConsult, NoSuchConsult, NotPossibleNow
from app.consults.model import Consult, ConsultEvent
from app.consults.rules import Event, State
from app.consults.schemas import ConsultOut, LogFilter, MediaState, NewConsult
from app.context import Context
from app.identity import service as identity
from app.identity.service import Actor
from app.realtime.bus import DISPATCH

MEDIA_EVENTS = {
    MediaState.JOINED: Event.JOINED,
    MediaState.CONNECTED: Event.CONNECTED,
    MediaState.INTERRUPTED: Event.INTERRUPTED,
}


def record(ctx: Context, db: AsyncSession, consult: Consult, event: Event, actor_id: UUID | None, **data: Any) -> bool:
    """Let `event` happen: new state, new deadline and the event's row, all in the caller's transaction.

    Returns False where its effect was already there. Raises NotPossibleNow.
    """
    after = rules.next_state(State(consult.state), event)
    if isinstance(after, rules.Refused):
        raise NotPossibleNow(after.reason)
    if isinstance(after, rules.Unchanged):
        return False
    _write(ctx, db, consult, event, after, actor_id, data)
    return True


def _write(
    ctx: Context,
    db: AsyncSession,
    consult: Consult,
    event: Event,
    state: State,
    actor_id: UUID | None,
    data: dict[str, Any],
) -> None:
    now = ctx.clock.now()
    limits = ctx.settings
    consult.state, consult.changed_at = state, now
    consult.last_seq += 1
    consult.deadline_at = rules.deadline(
        state, consult.requested_at, now, limits.unanswered_after_s, limits.connection_lost_s
    )
    if event is Event.ACCEPTED:
        consult.clinician_id, consult.accepted_at = actor_id, now
        consult.wait_s = (now - consult.requested_at).total_seconds()
        consult.silent_at = now + timedelta(seconds=limits.connection_lost_s)
    elif event is Event.CONNECTED:
        consult.connected_at = consult.connected_at or now
    elif event is Event.ENDED:
        consult.ended_at = now
        if consult.connected_at:
            consult.duration_s = (now - consult.connected_at).total_seconds()
    elif event is Event.REPORTED:
        consult.reported_at, consult.disposition = now, data["disposition"]
    db.add(
        ConsultEvent(
            consult_id=consult.id,
            seq=consult.last_seq,
            at=now,
            event=event,
            state=state,
            actor_id=actor_id,
            data=data,
        )
    )


async def topics(db: AsyncSession, consult: Consult) -> set[str]:
    """Everyone who must look again when this consult changed."""
    providers = (await identity.providers_covering(db, [consult.agency_id]))[consult.agency_id]
    people = {consult.officer_id, consult.clinician_id} - {None}
    return (
        {f"user:{person}" for person in people}
        | {f"provider:{provider}" for provider in providers}
        | {f"agency:{consult.agency_id}", DISPATCH}
    )


async def start(ctx: Context, actor: Actor, key: str, new: NewConsult) -> UUID:
    """Ask for a clinician. The same key again gives the same consult. Raises AlreadyInConsult."""
    try:
        async with ctx.db.transaction() as db:
            known = await queries.by_key(db, actor.user_id, key)
            if known:
                return known.id
            consult = _new(ctx, actor, key, new)
            db.add(consult)
            await db.flush()
            _write(ctx, db, consult, Event.REQUESTED, State.REQUESTED, actor.user_id, {})
            record(ctx, db, consult, Event.QUEUED, None)
            tell = await topics(db, consult)
    except IntegrityError:
        # Another request of the same officer came first: the same one sent twice, or another session.
        async with ctx.db.reading() as db:
            known = await queries.by_key(db, actor.user_id, key)
        if known is None:
            raise AlreadyInConsult from None
        return known.id
    ctx.bus.publish(tell)
    return consult.id


def _new(ctx: Context, actor: Actor, key: str, new: NewConsult) -> Consult:
    now = ctx.clock.now()
    return Consult(
        id=uuid7(),
        agency_id=actor.organisation_id,
        officer_id=actor.user_id,
        state=State.REQUESTED,
        kind=new.kind,
        incident_number=new.incident_number or None,
        language=new.language,
        request_key=key,
        last_seq=0,
        requested_at=now,
        changed_at=now,
        silent_at=now + timedelta(seconds=ctx.settings.tablet_silence_s),
    )


async def found(db: AsyncSession, consult_id: UUID) -> Consult:
    """The consult, to look at. Raises NoSuchConsult."""
    consult = await db.get(Consult, consult_id)
    if consult is None:
        raise NoSuchConsult
    return consult


async def locked(db: AsyncSession, consult_id: UUID) -> Consult:
    """The consult, held until the transaction ends. Raises NoSuchConsult."""
    consult = await queries.locked(db, consult_id)
    if consult is None:
        raise NoSuchConsult
    return consult


async def locked_by_side(db: AsyncSession, consult_id: UUID, actor: Actor) -> Consult:
    """The same, for one of its two sides only; to everybody else it does not exist."""
    consult = await locked(db, consult_id)
    if actor.user_id not in (consult.officer_id, consult.clinician_id):
        raise NoSuchConsult
    return consult


async def report_media(ctx: Context, actor: Actor, consult_id: UUID, state: MediaState) -> None:
    """One side's word on its call; what the other side said already leaves no second event."""
    async with ctx.db.transaction() as db:
        consult = await locked_by_side(db, consult_id, actor)
        if state is MediaState.CONNECTED and consult.state == State.ACCEPTED:
            record(ctx, db, consult, Event.JOINED, actor.user_id, side=actor.role)
        changed = record(ctx, db, consult, MEDIA_EVENTS[state], actor.user_id, side=actor.role)
        tell = await topics(db, consult) if changed else set()
    ctx.bus.publish(tell)


async def end(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """End the call for both sides; ending it twice is no error."""
    async with ctx.db.transaction() as db:
        consult = await locked_by_side(db, consult_id, actor)
        record(ctx, db, consult, Event.ENDED, actor.user_id, ended_by=actor.role)
        tell = await topics(db, consult)
    ctx.bus.publish(tell)


async def heard(ctx: Context, people: Collection[UUID]) -> None:
    """Note that these people's pages are open, so that their consults do not count as left."""
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        await queries.set_heard(
            db,
            people,
            now + timedelta(seconds=ctx.settings.tablet_silence_s),
            now + timedelta(seconds=ctx.settings.connection_lost_s),
        )


async def after_start(ctx: Context) -> None:
    """Give everybody time to come back after the server was away."""
    now = ctx.clock.now()
    async with ctx.db.transaction() as db:
        await queries.forgive_silence(
            db,
            now + timedelta(seconds=ctx.settings.tablet_silence_s),
            now + timedelta(seconds=ctx.settings.connection_lost_s),
        )


async def counterpart(ctx: Context, actor_id: UUID, consult_id: UUID) -> UUID:
    """The other side of a call that goes on. Raises NoSuchConsult."""
    async with ctx.db.reading() as db:
        consult = await db.get(Consult, consult_id)
    if consult is None or consult.clinician_id is None or State(consult.state) not in rules.IN_CALL:
        raise NoSuchConsult
    sides = {consult.officer_id: consult.clinician_id, consult.clinician_id: consult.officer_id}
    if actor_id not in sides:
        raise NoSuchConsult
    return sides[actor_id]


async def views(db: AsyncSession, consults: Collection[Consult]) -> list[ConsultOut]:
    """Consults with the names of their agency and their people."""
    people = {c.officer_id for c in consults} | {c.clinician_id for c in consults if c.clinician_id}
    names = await identity.names_of(db, people)
    agencies = await identity.organisations(db, {c.agency_id for c in consults})
    return [
        ConsultOut(
            id=c.id,
            state=State(c.state),
            kind=rules.Kind(c.kind),
            incident_number=c.incident_number,
            language=c.language,
            requested_at=c.requested_at,
            accepted_at=c.accepted_at,
            connected_at=c.connected_at,
            ended_at=c.ended_at,
            agency=agencies[c.agency_id].name,
            officer=names[c.officer_id],
            clinician=names[c.clinician_id] if c.clinician_id else None,
        )
        for c in consults
    ]


async def current(db: AsyncSession, actor: Actor) -> ConsultOut | None:
    """The consult that an officer or a clinician must go on with, if there is one."""
    find = queries.of_officer if actor.role == "officer" else queries.of_clinician
    consult = await find(db, actor.user_id)
    return (await views(db, [consult]))[0] if consult else None


async def claim_queued(db: AsyncSession, limit: int) -> list[Consult]:
    """Queued consults for the caller to match, longest waiting first; held until the transaction ends."""
    return await queries.claim_queued(db, limit)


async def claim_due(ctx: Context, db: AsyncSession) -> list[tuple[Consult, Event]]:
    """Consults whose deadline has passed, with what must happen to each; held by the caller."""
    now = ctx.clock.now()
    found = [
        (consult, rules.due_event(State(consult.state), consult.deadline_at, consult.silent_at, now))
        for consult in await queries.claim_due(db, now)
    ]
    return [(consult, event) for consult, event in found if event]


async def waiting(db: AsyncSession, agencies: Collection[UUID]) -> list[Consult]:
    """The waiting consults of these agencies, longest waiting first."""
    return await queries.waiting(db, agencies)


async def recent_waits(db: AsyncSession, agencies: Collection[UUID], since: datetime, most: int) -> list[float]:
    """Seconds that the latest answered consults of these agencies waited."""
    return await queries.recent_waits(db, agencies, since, most)


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
