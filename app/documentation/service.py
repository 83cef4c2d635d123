"""Use cases of documentation: the officer's outcome and the clinician's record."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor
from app.consults import events
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import AFTER_CALL, IN_CALL, NotSuitable, State
from app.consults.view import ConsultView
from app.context import Context
from app.dispatch import service as dispatch
from app.documentation import rules
from app.documentation.errors import DocumentationClosed, DocumentationIncomplete
from app.documentation.model import Documentation, Outcome
from app.documentation.schemas import (
    Answers,
    ConsentIn,
    DocumentationOut,
    DocumentationPatch,
    OutcomeIn,
    OutcomeOut,
    SupervisorsDocumentation,
)
from app.unit import Unit


async def report(ctx: Context, actor: Actor, consult_id: UUID, given: OutcomeIn) -> None:
    """Store the officer's four answers; idempotent for the same answers. A closed session accepts no others.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        if State(consult.state) not in AFTER_CALL:
            raise NotPossibleNow("The outcome is recorded after the consult has ended.")
        known = await unit.db.get(Outcome, consult_id)
        answers = Answers.model_validate(given.model_dump(exclude={"written_at"}))
        if known and Answers.model_validate(known) == answers:
            return
        if not unit.record(consult, events.Reported(disposition=given.disposition)):
            raise NotPossibleNow("This session is closed. Its outcome can no longer be changed.")
        await unit.db.merge(
            Outcome(
                consult_id=consult_id,
                officer_id=actor.user_id,
                recorded_at=rules.recorded_at(given.written_at, consult.ended_at, ctx.clock.now()),
                **answers.model_dump(),
            )
        )
        _close_if_both(unit, consult)


def _close_if_both(unit: Unit, consult: ConsultView) -> None:
    if consult.state == State.DOCUMENTED and consult.reported_at:
        unit.record(consult, events.Closed())


async def _mine(db: AsyncSession, actor: Actor, consult_id: UUID) -> tuple[ConsultView, Documentation]:
    """The session, locked, and the record of the clinician who has it now; a hand-off passes the record on."""
    consult = await consults.locked_by_side(db, consult_id, actor)
    if consult.clinician_id != actor.user_id:
        raise NoSuchConsult
    record = await db.get(Documentation, consult_id)
    if record is None:
        record = Documentation(consult_id=consult_id, safety_note="", clinical_note="")
    record.clinician_id = actor.user_id
    return consult, record


def _view(record: Documentation, consult: ConsultView) -> DocumentationOut:
    seen = DocumentationOut.model_validate(record)
    draft = rules.Draft(seen.consent, seen.recommended, seen.not_suitable)
    seen.missing = rules.missing(draft, connected=consult.connected_at is not None)
    return seen


async def read(ctx: Context, actor: Actor, consult_id: UUID) -> DocumentationOut:
    """The clinician's own record of a consult; empty if nothing has been written yet."""
    async with ctx.db.reading() as db:
        consult, record = await _mine(db, actor, consult_id)
        return _view(record, consult)


async def save(ctx: Context, actor: Actor, consult_id: UUID, patch: DocumentationPatch) -> DocumentationOut:
    """Store the changed fields of a draft. Raises NoSuchConsult, DocumentationClosed."""
    async with ctx.unit(actor) as unit:
        consult, record = await _draft(unit.db, actor, consult_id)
        for name, value in patch.model_dump(exclude_unset=True).items():
            setattr(record, name, value)
        return _keep(unit, consult, record)


async def record_consent(ctx: Context, actor: Actor, consult_id: UUID, given: ConsentIn) -> DocumentationOut:
    """Record the answer about consent to speak through the tablet, and when it was given; idempotent.

    During the call this also records an event, which the officer's screen shows. Raises NoSuchConsult,
    DocumentationClosed.
    """
    async with ctx.unit(actor) as unit:
        consult, record = await _draft(unit.db, actor, consult_id)
        if (record.consent, record.consent_by, consult.advice_only) != (
            given.consent,
            given.consent_by,
            given.advice_only,
        ):
            record.consent, record.consent_by = given.consent, given.consent_by
            record.consent_at = ctx.clock.now() if given.consent else None
            if given.consent and State(consult.state) in IN_CALL:
                event = events.ConsentRecorded(
                    consent=given.consent, by=given.consent_by, advice_only=given.advice_only
                )
                unit.record(consult, event)
        return _keep(unit, consult, record)


async def _draft(db: AsyncSession, actor: Actor, consult_id: UUID) -> tuple[ConsultView, Documentation]:
    """The session, locked, and its record, if it is not complete. Raises NoSuchConsult, DocumentationClosed."""
    consult, record = await _mine(db, actor, consult_id)
    if record.completed_at:
        raise DocumentationClosed
    return consult, record


def _keep(unit: Unit, consult: ConsultView, record: Documentation) -> DocumentationOut:
    record.updated_at = unit.ctx.clock.now()
    unit.db.add(record)
    return _view(record, consult)


async def not_suitable(ctx: Context, actor: Actor, consult_id: UUID, reason: NotSuitable) -> None:
    """End the call because a consult by tablet cannot help, which is an outcome with its own reason, not a failure.

    Idempotent. Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        if State(consult.state) not in IN_CALL | AFTER_CALL or actor.user_id == consult.second_id:
            raise NotPossibleNow
        if State(consult.state) in AFTER_CALL:
            return
        record = await unit.db.get(Documentation, consult_id) or Documentation(
            consult_id=consult_id, clinician_id=consult.clinician_id, safety_note="", clinical_note=""
        )
        record.not_suitable, record.updated_at = reason, ctx.clock.now()
        unit.db.add(record)
        await dispatch.finish(unit, consult, actor, not_suitable=reason)


async def complete(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Complete the clinician's record, which frees the clinician; idempotent.

    Raises NoSuchConsult, NotPossibleNow, DocumentationIncomplete.
    """
    async with ctx.unit(actor) as unit:
        consult, record = await _mine(unit.db, actor, consult_id)
        if record.completed_at:
            return
        if State(consult.state) not in AFTER_CALL:
            raise NotPossibleNow("End the consult before you complete its documentation.")
        if fields := _view(record, consult).missing:
            names = " and ".join(rules.IN_WORDS[field] for field in fields)
            raise DocumentationIncomplete(f"Still to be completed: {names}.")
        record.completed_at = record.updated_at = ctx.clock.now()
        unit.db.add(record)
        unit.record(consult, events.Documented())
        _close_if_both(unit, consult)
        await dispatch.release(unit, actor.user_id, consult_id)


async def records(db: AsyncSession, consult_id: UUID) -> tuple[OutcomeOut | None, SupervisorsDocumentation | None]:
    """The officer's and the clinician's record of a consult, each or None, without the clinical note."""
    outcome = await db.get(Outcome, consult_id)
    documentation = await db.get(Documentation, consult_id)
    return (
        OutcomeOut.model_validate(outcome) if outcome else None,
        SupervisorsDocumentation.model_validate(documentation) if documentation else None,
    )
