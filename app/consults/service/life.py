"""The life of a consult, and the one door through which its state is written."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts.actor import Actor
from app.consults import queries, rules
from app.consults.errors import AlreadyInConsult, NoSuchConsult, NotPossibleNow
from app.consults.model import Consult, ConsultEvent
from app.consults.rules import WAITING, Event, Kind, Part, Privacy, State
from app.consults.schemas import NewConsult
from app.context import Context
from app.coverage import service as coverage
from app.coverage.rules import Policy
from app.platform.bus import looks
from app.topics import DISPATCH

PRIVACY = {
    Event.PRIVACY_ASKED: Privacy.ASKED,
    Event.PRIVACY_GIVEN: Privacy.GIVEN,
    Event.PRIVACY_REFUSED: Privacy.REFUSED,
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
    consult.state, consult.changed_at = state, now
    consult.last_seq += 1
    _stamp(ctx, consult, event, actor_id, data)
    _move(ctx, consult, event, data)
    limits = rules.Limits(
        ctx.settings.unanswered_after_s, ctx.settings.connection_lost_s, ctx.settings.call_back_answer_s
    )
    waits_from = max(consult.waiting_since, consult.not_before or consult.waiting_since)
    consult.deadline_at = rules.deadline(state, waits_from, consult.calls_back, now, limits)
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


def _between(start: datetime, end: datetime) -> float:
    """Seconds; none where a machine's clock was put back in between."""
    return max((end - start).total_seconds(), 0)


def _stamp(ctx: Context, consult: Consult, event: Event, actor_id: UUID | None, data: dict[str, Any]) -> None:
    """What an event leaves in the row: who has the session now, and the times that reports are made of."""
    now = consult.changed_at  # the very moment that the event bears
    if event is Event.ACCEPTED:
        consult.clinician_id, consult.not_before = actor_id, None
        # The wait that is measured is the first one; a hand-off's is in the events.
        if consult.accepted_at is None:
            consult.accepted_at, consult.wait_s = now, _between(consult.requested_at, now)
        consult.silent_at = now + timedelta(seconds=ctx.settings.connection_lost_s)
    elif event is Event.CONNECTED:
        consult.connected_at = consult.connected_at or now
        consult.part = consult.part or Part.BRIEFING
    elif event is Event.ENDED:
        consult.ended_at, consult.second_id, consult.hand_off_at = now, None, None
        consult.not_suitable = data.get("not_suitable")
        if consult.connected_at:
            consult.duration_s = _between(consult.connected_at, now)
    elif event is Event.REPORTED:
        consult.reported_at, consult.disposition = now, data["disposition"]
    elif event is Event.SECOND_JOINED:
        consult.second_id, consult.hand_off_at = actor_id, None
    elif event is Event.SECOND_LEFT:
        consult.second_id = None
    elif event is Event.HANDED_OVER:
        consult.clinician_id, consult.second_id = consult.second_id, None
    else:
        _note(consult, event, data)


def _note(consult: Consult, event: Event, data: dict[str, Any]) -> None:
    """What an event of the call leaves in the row, for the screens of both sides."""
    if event is Event.PART_BEGAN:
        consult.part = data["part"]
    elif event in PRIVACY:
        consult.privacy = PRIVACY[event]
    elif event in (Event.TABLET_GIVEN, Event.TABLET_TAKEN):
        consult.tablet_with_person = event is Event.TABLET_GIVEN
    elif event is Event.CONSENT_RECORDED:
        consult.advice_only = data["advice_only"]


def _move(ctx: Context, consult: Consult, event: Event, data: dict[str, Any]) -> None:
    """What an event does to the session's place in the queue, and to how long its tablet may be silent."""
    now = consult.changed_at
    silence = timedelta(seconds=ctx.settings.tablet_silence_s)
    if event is Event.HANDED_BACK:
        consult.waiting_since, consult.rank_at = now, now - rules.FRONT
        consult.second_id, consult.hand_off_at, consult.silent_at = None, None, now + silence
    elif event is Event.HAND_OFF_ASKED:
        consult.hand_off_at = now
        consult.hand_off_to = UUID(data["to_id"]) if "to_id" in data else None
    elif event is Event.HAND_OFF_CALLED_OFF:
        consult.hand_off_at = consult.hand_off_to = None
    elif event is Event.LEAD_PAGED:
        consult.page_lead_at = None
    elif event is Event.CALL_BACK_ASKED:
        consult.calls_back, consult.not_before = True, now + timedelta(seconds=data["after_s"])
        consult.silent_at = consult.not_before + timedelta(seconds=ctx.settings.unanswered_after_s)
    elif event is Event.CALL_BACK_ANSWERED:
        consult.calls_back, consult.not_before = False, None
        consult.silent_at = now + silence


async def topics(ctx: Context, db: AsyncSession, *consults: Consult) -> set[str]:
    """Everyone who must look again when these consults changed."""
    tell = {DISPATCH} if consults else set()
    for consult in consults:
        people = {consult.officer_id, consult.clinician_id, consult.second_id} - {None}
        tell |= {f"user:{person}" for person in people} | {f"agency:{consult.agency_id}"}
        tell |= {f"provider:{one}" for one in await coverage.providers_covering(ctx, db, consult.agency_id)}
    return tell


async def start(ctx: Context, actor: Actor, key: str, new: NewConsult) -> UUID:
    """Ask for a clinician. The same key again gives the same consult.

    Raises AlreadyInConsult, NoSuchPlace, Closed.
    """
    try:
        async with ctx.db.transaction() as db:
            known = await queries.by_key(db, actor.user_id, key)
            if known:
                return known.id
            policy = await coverage.must_be_open(ctx, db, actor.organization_id, new.place_id)
            consult = _new(ctx, actor, key, new, policy)
            db.add(consult)
            await db.flush()
            # The tablet's clock is told, not believed: it moves nobody forward in the queue.
            said = {"written_at": new.written_at.isoformat()} if new.written_at else {}
            _write(ctx, db, consult, Event.REQUESTED, State.REQUESTED, actor.user_id, said)
            record(ctx, db, consult, Event.QUEUED, None)
            tell = await topics(ctx, db, consult)
    except IntegrityError:
        # Another request of the same officer came first: the same one sent twice, or another session.
        async with ctx.db.reading() as db:
            known = await queries.by_key(db, actor.user_id, key)
        if known is None:
            raise AlreadyInConsult from None
        return known.id
    ctx.bus.publish(looks(tell))
    return consult.id


def _head_start_s(ctx: Context, new: NewConsult) -> float:
    given = [
        (new.officer_unsafe, ctx.settings.head_start_safety_s),
        (new.kind is Kind.SUICIDAL, ctx.settings.head_start_suicidal_s),
        (new.juvenile, ctx.settings.head_start_juvenile_s),
    ]
    return max((seconds for applies, seconds in given if applies), default=0)


def _new(ctx: Context, actor: Actor, key: str, new: NewConsult, policy: Policy) -> Consult:
    now = ctx.clock.now()
    return Consult(
        id=uuid7(),
        agency_id=actor.organization_id,
        officer_id=actor.user_id,
        state=State.REQUESTED,
        request_key=key,
        last_seq=0,
        requested_at=now,
        changed_at=now,
        waiting_since=now,
        rank_at=rules.rank(now, _head_start_s(ctx, new)),
        calls_back=False,
        page_lead_at=now + timedelta(seconds=policy.page_lead_after_s) if policy.lead_id else None,
        silent_at=now + timedelta(seconds=ctx.settings.tablet_silence_s),
        **(new.model_dump(exclude={"written_at"}) | {"incident_number": new.incident_number or None}),
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
    """The same, for who takes part in it only; to everybody else it does not exist."""
    consult = await locked(db, consult_id)
    if actor.user_id not in (consult.officer_id, consult.clinician_id, consult.second_id):
        raise NoSuchConsult
    return consult


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


async def answer_call_back(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """The officer is at the tablet again; saying it twice is no error. Raises NoSuchConsult, NotPossibleNow."""
    async with ctx.db.transaction() as db:
        consult = await locked_by_side(db, consult_id, actor)
        if not consult.calls_back:
            return
        record(ctx, db, consult, Event.CALL_BACK_ANSWERED, actor.user_id)
        tell = await topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


def reorder(ctx: Context, db: AsyncSession, consult: Consult, rank_at: datetime, actor: Actor, reason: str) -> None:
    """Give a waiting consult another place in the queue. Raises NotPossibleNow."""
    if State(consult.state) not in WAITING:
        raise NotPossibleNow("Only a waiting session has a place in the queue.")
    record(ctx, db, consult, Event.REORDERED, actor.user_id, reason=reason)
    consult.rank_at = rank_at
