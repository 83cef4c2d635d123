"""What supervisors read: the session log, a session's page, and the current activity."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import service as accounts
from app.actor import Actor
from app.consults import events
from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.rules import Disposition, Kind, Part, State, part_lengths
from app.consults.schemas import EventOut
from app.consults.service import Recorded
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.quality import service as quality
from app.sessionlog import queries
from app.sessionlog.schemas import LiveStrip, LogFilter, LogPage, LogRow, Named, PartOut, SessionPage

PERSON_KEYS = {"clinician_id": "clinician", "to_id": "to"}


def _scope(actor: Actor) -> list[UUID]:
    """The agencies whose sessions a supervisor may see: only their own. Every query here is limited to them."""
    return [actor.organization_id]


async def search(ctx: Context, actor: Actor, want: LogFilter) -> LogPage:
    """One page of the session log of the supervisor's agency."""
    async with ctx.db.reading() as db:
        agencies = await accounts.organizations(db, _scope(actor))
        zone = ZoneInfo(agencies[actor.organization_id].time_zone)
        rows, total, searched_since = await queries.search(db, actor.organization_id, want, zone)
        takers = await queries.clinicians_seen(db, _scope(actor))
        people = {row.officer_id for row in rows} | takers
        names = await accounts.names_of(db, people)
    return LogPage(
        rows=[
            LogRow(
                id=row.id,
                requested_at=row.requested_at,
                agency=agencies[row.agency_id].name,
                demo=agencies[row.agency_id].demo,
                officer=names[row.officer_id],
                clinician=names[row.clinician_id] if row.clinician_id else None,
                kind=Kind(row.kind),
                incident_number=row.incident_number,
                state=State(row.state),
                disposition=Disposition(row.disposition) if row.disposition else None,
                wait_s=row.wait_s,
                duration_s=row.duration_s,
            )
            for row in rows
        ],
        total=total,
        searched_since=searched_since,
        page=want.page,
        page_size=want.page_size,
        agencies=[Named(id=one.id, name=one.name) for one in agencies.values()],
        clinicians=sorted((Named(id=i, name=names[i]) for i in takers), key=lambda one: one.name),
    )


async def session_page(ctx: Context, actor: Actor, consult_id: UUID) -> SessionPage:
    """One session with its timeline and both records. Raises NoSuchConsult for sessions of other agencies."""
    async with ctx.db.reading() as db:
        consult = await consults.found(db, consult_id)
        if consult.agency_id not in _scope(actor):
            raise NoSuchConsult
        outcome, record = await documentation.records(db, consult_id)
        agencies = await accounts.organizations(db, [consult.agency_id])
        steps = await consults.history(db, consult_id)
        return SessionPage(
            consult=(await consults.views(db, [consult]))[0],
            demo=agencies[consult.agency_id].demo,
            wait_s=consult.wait_s,
            duration_s=consult.duration_s,
            parts=_parts(ctx, consult, steps),
            timeline=await _timeline(db, steps),
            outcome=outcome,
            documentation=record,
            decisions=await dispatch.decisions_of(db, consult_id),
            quality=await quality.of_consult(db, consult),
        )


def _parts(ctx: Context, consult: ConsultView, steps: list[Recorded]) -> list[PartOut]:
    if consult.connected_at is None:
        return []
    changes = [(step.event.part, step.at) for step in steps if isinstance(step.event, events.PartBegan)]
    began = [(Part.BRIEFING, consult.connected_at), *changes]
    lengths = part_lengths(began, consult.ended_at or ctx.clock.now())
    return [PartOut(part=part, seconds=seconds) for part, seconds in lengths.items()]


async def _timeline(db: AsyncSession, steps: list[Recorded]) -> list[EventOut]:
    stored = {step.seq: step.event.stored() for step in steps}
    meant = {UUID(data[key]) for data in stored.values() for key in PERSON_KEYS if key in data}
    names = await accounts.names_of(db, {step.account_id for step in steps if step.account_id} | meant)

    def shown(data: dict[str, Any]) -> dict[str, Any]:
        plain = {key: value for key, value in data.items() if not key.endswith("_id")}
        return plain | {PERSON_KEYS[key]: names[UUID(data[key])] for key in PERSON_KEYS if key in data}

    return [
        EventOut(
            seq=step.seq,
            at=step.at,
            event=step.kind,
            state=step.state,
            actor=names[step.account_id] if step.account_id else None,
            data=shown(stored[step.seq]),
        )
        for step in steps
    ]


async def live_strip(ctx: Context, db: AsyncSession, actor: Actor) -> LiveStrip:
    """The current activity in the supervisor's agency."""
    cover = await dispatch.shared_queue(ctx, db, actor.organization_id)
    return LiveStrip(
        waiting=await consults.count_waiting(db, _scope(actor)),
        in_consult=await consults.count_in_call(db, _scope(actor)),
        on_call=await dispatch.on_call_for(ctx, db, cover.providers),
        longest_wait_since=await consults.longest_wait_since(db, _scope(actor)),
        last_change_at=await queries.last_change(db, _scope(actor)),
    )
