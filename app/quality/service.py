"""Storing and reading the measurements of calls."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor, Role
from app.consults import service as consults
from app.consults.view import ConsultView
from app.context import Context
from app.quality import rules
from app.quality.errors import EnoughMeasures, NotOfThisCall
from app.quality.model import QualitySlice
from app.quality.schemas import MeasuredOut, QualityOut, SliceIn, SliceOut


async def keep(ctx: Context, actor: Actor, consult_id: UUID, given: SliceIn) -> None:
    """Store one slice of one side's measurements; storing the same slice again replaces it.

    Raises NoSuchConsult, NotOfThisCall, EnoughMeasures.
    """
    async with ctx.unit(actor) as unit:
        consult = await consults.locked_by_side(unit.db, consult_id, actor)
        if not _within(ctx, consult, given):
            raise NotOfThisCall
        others = (
            QualitySlice.consult_id == consult_id,
            QualitySlice.user_id == actor.user_id,
            QualitySlice.started_at != given.started_at,
        )
        if (await unit.db.scalar(select(func.count()).where(*others)) or 0) >= ctx.settings.quality_slices:
            raise EnoughMeasures
        values = given.model_dump() | {"side": actor.role}
        await unit.db.merge(QualitySlice(consult_id=consult_id, user_id=actor.user_id, **values))


def _within(ctx: Context, consult: ConsultView, given: SliceIn) -> bool:
    if consult.accepted_at is None:
        return False
    slack = timedelta(seconds=ctx.settings.quality_slack_s)
    latest = consult.ended_at or ctx.clock.now()
    return consult.accepted_at - slack <= given.started_at <= latest + slack


async def of_consult(db: AsyncSession, consult: ConsultView) -> QualityOut:
    """All measurements of one session's call, in order, with their verdict."""
    statement = select(QualitySlice).where(QualitySlice.consult_id == consult.id).order_by(QualitySlice.started_at)
    slices = [_view(row) for row in await db.scalars(statement)]
    officer, clinician = _whole(slices, Role.OFFICER), _whole(slices, Role.CLINICIAN)
    failed = consult.accepted_at is not None and consult.ended_at is not None and consult.connected_at is None
    return QualityOut(
        slices=slices,
        officer=MeasuredOut.model_validate(officer) if officer else None,
        clinician=MeasuredOut.model_validate(clinician) if clinician else None,
        verdict=rules.verdict([one for one in (officer, clinician) if one], failed),
        since=slices[0].started_at if slices else None,
    )


def _view(row: QualitySlice) -> SliceOut:
    mos = rules.audio_mos(row.concealed, row.rtt_ms, row.jitter_ms)
    given = SliceIn.model_validate(row).model_dump()
    return SliceOut(**given, side=Role(row.side), mos=round(mos, 2))


def _whole(slices: list[SliceOut], side: Role) -> rules.Measured | None:
    return rules.measured([(one.mos, one.seconds) for one in slices if one.side is side])
