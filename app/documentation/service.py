"""Recording what became of a consult."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.actor import Actor
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.model import Consult
from app.consults.rules import AFTER_CALL, IN_CALL, Event, State
from app.context import Context
from app.dispatch import service as dispatch
from app.documentation import rules
from app.documentation.errors import DocumentationClosed, DocumentationIncomplete
from app.documentation.model import Documentation, Outcome
from app.documentation.rules import NotSuitable
from app.documentation.schemas import (
    Answers,
    AuditedDocumentation,
    DocumentationOut,
    DocumentationPatch,
    OutcomeIn,
    OutcomeOut,
)
from app.platform.bus import looks


async def report(ctx: Context, actor: Actor, consult_id: UUID, given: OutcomeIn) -> None:
    """Store the officer's four answers. The same answers again change nothing; once closed, none are taken.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        if State(consult.state) not in AFTER_CALL:
            raise NotPossibleNow("The outcome is recorded after the consult has ended.")
        known = await db.get(Outcome, consult_id)
        answers = Answers.model_validate(given.model_dump(exclude={"written_at"}))
        if known and Answers.model_validate(known) == answers:
            return
        if not consults.record(ctx, db, consult, Event.REPORTED, actor.user_id, disposition=given.disposition):
            raise NotPossibleNow("This session is closed. Its outcome can no longer be changed.")
        await db.merge(
            Outcome(
                consult_id=consult_id,
                officer_id=actor.user_id,
                recorded_at=rules.recorded_at(given.written_at, consult.ended_at, ctx.clock.now()),
                **answers.model_dump(),
            )
        )
        _close_if_both(ctx, db, consult)
        tell = await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


def _close_if_both(ctx: Context, db: AsyncSession, consult: Consult) -> None:
    if consult.state == State.DOCUMENTED and consult.reported_at:
        consults.record(ctx, db, consult, Event.CLOSED, None)


async def _mine(db: AsyncSession, actor: Actor, consult_id: UUID) -> tuple[Consult, Documentation]:
    """The session and its record; after a hand-off it is the taker's, who goes on where the other stopped."""
    consult = await consults.locked_by_side(db, consult_id, actor)
    if consult.clinician_id != actor.user_id:
        raise NoSuchConsult
    record = await db.get(Documentation, consult_id)
    if record is None:
        record = Documentation(consult_id=consult_id, safety_note="", clinical_note="")
    record.clinician_id = actor.user_id
    return consult, record


def _view(record: Documentation, consult: Consult) -> DocumentationOut:
    seen = DocumentationOut.model_validate(record)
    draft = rules.Draft(seen.consent, seen.recommended, seen.not_suitable)
    seen.missing = rules.missing(draft, connected=consult.connected_at is not None)
    return seen


async def read(ctx: Context, actor: Actor, consult_id: UUID) -> DocumentationOut:
    """The clinician's own record of a consult, empty where nothing is written yet."""
    async with ctx.db.reading() as db:
        consult, record = await _mine(db, actor, consult_id)
        return _view(record, consult)


async def save(ctx: Context, actor: Actor, consult_id: UUID, patch: DocumentationPatch) -> DocumentationOut:
    """Store the changed fields of a draft. Raises NoSuchConsult, DocumentationClosed."""
    async with ctx.db.transaction() as db:
        consult, record = await _mine(db, actor, consult_id)
        if record.completed_at:
            raise DocumentationClosed
        changes = patch.model_dump(exclude_unset=True)
        advice_only = changes.pop("advice_only", False)
        tell = await _consent(ctx, db, consult, record, actor, changes, advice_only)
        for name, value in changes.items():
            setattr(record, name, value)
        record.updated_at = ctx.clock.now()
        db.add(record)
        seen = _view(record, consult)
    ctx.bus.publish(looks(tell))
    return seen


async def _consent(
    ctx: Context,
    db: AsyncSession,
    consult: Consult,
    record: Documentation,
    actor: Actor,
    changes: dict[str, Any],
    advice_only: bool,
) -> set[str]:
    """Notes when the person said it; during the call that is an event, which the officer's screen shows."""
    before = (record.consent, record.consent_by, consult.advice_only)
    after = (changes.get("consent", record.consent), changes.get("consent_by", record.consent_by), advice_only)
    if "consent" not in changes or before == after:
        return set()
    record.consent_at = ctx.clock.now() if changes["consent"] else None
    if State(consult.state) not in IN_CALL or not changes["consent"]:
        return set()
    said = {"consent": after[0], "by": after[1], "advice_only": advice_only}
    consults.record(ctx, db, consult, Event.CONSENT_RECORDED, actor.user_id, **said)
    return await consults.topics(ctx, db, consult)


async def not_suitable(ctx: Context, actor: Actor, consult_id: UUID, reason: NotSuitable) -> None:
    """End the call because a consult by tablet cannot help: an outcome, with its reason, and no failure.

    Twice is no error. Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await consults.locked_by_side(db, consult_id, actor)
        if State(consult.state) not in IN_CALL | AFTER_CALL or actor.user_id == consult.second_id:
            raise NotPossibleNow
        if State(consult.state) in AFTER_CALL:
            return
        record = await db.get(Documentation, consult_id) or Documentation(
            consult_id=consult_id, clinician_id=consult.clinician_id, safety_note="", clinical_note=""
        )
        record.not_suitable, record.updated_at = reason, ctx.clock.now()
        db.add(record)
        tell = await dispatch.finish(ctx, db, consult, actor, not_suitable=reason)
    ctx.bus.publish(looks(tell))


async def complete(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Close the clinician's record and free the clinician; twice is no error.

    Raises NoSuchConsult, NotPossibleNow, DocumentationIncomplete.
    """
    async with ctx.db.transaction() as db:
        consult, record = await _mine(db, actor, consult_id)
        if record.completed_at:
            return
        if State(consult.state) not in AFTER_CALL:
            raise NotPossibleNow("End the consult before you complete its documentation.")
        if fields := _view(record, consult).missing:
            names = " and ".join(fields)
            raise DocumentationIncomplete(f"Still to be filled: {names}.")
        record.completed_at = record.updated_at = ctx.clock.now()
        db.add(record)
        consults.record(ctx, db, consult, Event.DOCUMENTED, actor.user_id)
        _close_if_both(ctx, db, consult)
        tell = await dispatch.release(ctx, db, actor.user_id, consult_id)
        tell |= await consults.topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))


async def records(db: AsyncSession, consult_id: UUID) -> tuple[OutcomeOut | None, AuditedDocumentation | None]:
    """Both records of a consult, without the clinical note."""
    outcome = await db.get(Outcome, consult_id)
    documentation = await db.get(Documentation, consult_id)
    return (
        OutcomeOut.model_validate(outcome) if outcome else None,
        AuditedDocumentation.model_validate(documentation) if documentation else None,
    )
