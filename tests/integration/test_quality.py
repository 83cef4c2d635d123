"""What each side says of its connection: steps of the ladder, and slices of what it measured."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.consults import queries as consult_queries
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import Because, Event, Rung, short_code
from app.consults.schemas import StepIn
from app.context import Context
from app.dispatch import service as dispatch
from app.platform.clock import ManualClock
from app.quality import service as quality
from app.quality.errors import EnoughMeasures, NotOfThisCall
from app.quality.schemas import SliceIn
from app.sessionlog import service as sessionlog
from tests.conftest import START
from tests.integration import play
from tests.world import World

SMALL = StepIn(rung=Rung.SMALL, because=Because.LOSS, loss=0.12, rtt_ms=310.4)
BACK = StepIn(rung=Rung.FULL, because=Because.RECOVERED, loss=0)


def a_slice(**changes: Any) -> SliceIn:
    plain = {"seconds": 60, "loss": 0, "in_kbps": 900, "out_kbps": 800, "frames_per_s": 30, "freezes": 0}
    return SliceIn(**plain | {"started_at": START, "concealed": 0, "relayed": False, "rung": "full"} | changes)


async def in_call(ctx: Context, world: World):
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    return consult_id


async def test_each_step_of_the_ladder_is_an_event_with_its_numbers_and_said_twice_it_is_one(
    ctx: Context, world: World
) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    with pytest.raises(NotPossibleNow):
        await consults.report_step(ctx, world["officer"], consult_id, SMALL)
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    for step in (BACK, SMALL, SMALL, BACK, SMALL):
        await consults.report_step(ctx, world["officer"], consult_id, step)
    await consults.report_step(ctx, world["clinician"], consult_id, SMALL)
    async with ctx.db.reading() as db:
        steps = [one for one in await consult_queries.events_of(db, consult_id) if one.event == Event.STEPPED]
    assert [(one.data["side"], one.data["rung"]) for one in steps] == [
        ("officer", "small"),
        ("officer", "full"),
        ("officer", "small"),
        ("clinician", "small"),
    ]
    assert steps[0].data["because"] == "loss"
    assert (steps[0].data["loss"], steps[0].data["rtt_ms"]) == (0.12, 310.4)


async def test_nobody_else_says_anything_of_a_session(ctx: Context, world: World) -> None:
    consult_id = await in_call(ctx, world)
    for stranger in ("officer2", "clinician2", "town-officer"):
        with pytest.raises(NoSuchConsult):
            await quality.keep(ctx, world[stranger], consult_id, a_slice())
        with pytest.raises(NoSuchConsult):
            await consults.report_step(ctx, world[stranger], consult_id, SMALL)


async def test_slices_are_kept_once_and_shown_with_how_the_sound_was(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    consult_id = await in_call(ctx, world)
    later = START + timedelta(seconds=60)
    for given in (a_slice(seconds=20), a_slice(), a_slice(started_at=later, concealed=0.3, rtt_ms=300)):
        await quality.keep(ctx, world["officer"], consult_id, given)
    await quality.keep(ctx, world["clinician"], consult_id, a_slice())
    page = await sessionlog.session_page(ctx, world["supervisor"], consult_id)
    mine = [one for one in page.quality.slices if one.side == "officer"]
    assert [(one.started_at, one.seconds) for one in mine] == [(START, 60), (later, 60)]
    assert mine[0].mos > 4.2 > 2 > mine[1].mos
    assert page.quality.officer
    assert page.quality.officer.poor_share == 0.5
    assert page.quality.clinician
    assert page.quality.clinician.poor_share == 0
    assert page.quality.verdict == "poor", "it was poor for half of the time at the officer"


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_a_measure_that_is_not_of_the_calls_time_is_refused(ctx: Context, world: World, minutes: int) -> None:
    consult_id = await in_call(ctx, world)
    given = a_slice(started_at=START + timedelta(minutes=minutes))
    with pytest.raises(NotOfThisCall):
        await quality.keep(ctx, world["officer"], consult_id, given)


async def test_a_session_is_named_on_the_telephone_by_five_letters(ctx: Context, world: World) -> None:
    consult_id = await in_call(ctx, world)
    page = await sessionlog.session_page(ctx, world["supervisor"], consult_id)
    assert page.consult.code == short_code(consult_id)
    assert len(page.consult.code) == 5


async def test_no_page_can_fill_the_database_with_measures(ctx: Context, world: World) -> None:
    consult_id = await in_call(ctx, world)
    for number in range(ctx.settings.quality_slices):
        await quality.keep(
            ctx, world["officer"], consult_id, a_slice(started_at=START + timedelta(microseconds=number))
        )
    with pytest.raises(EnoughMeasures):
        await quality.keep(ctx, world["officer"], consult_id, a_slice(started_at=START + timedelta(seconds=1)))
    await quality.keep(ctx, world["clinician"], consult_id, a_slice())


async def test_a_call_that_never_connected_failed_and_one_that_nobody_took_says_nothing(
    ctx: Context, world: World
) -> None:
    async def verdict(consult_id: UUID) -> str | None:
        return (await sessionlog.session_page(ctx, world["supervisor"], consult_id)).quality.verdict

    waiting = await play.start(ctx, world["officer"])
    await dispatch.cancel(ctx, world["officer"], waiting)
    assert await verdict(waiting) is None
    await play.on_call(ctx, world["clinician"])
    taken = await play.start(ctx, world["officer"], "key-00000002")
    await dispatch.accept(ctx, world["clinician"], taken)
    assert await verdict(taken) is None, "it may connect yet"
    await dispatch.end(ctx, world["officer"], taken)
    assert await verdict(taken) == "failed"
