"""Hand-offs, warm and cold, and calling a tablet back, on both databases."""

import pytest

from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.rules import Kind, State
from app.consults.schemas import MediaState, NewConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.dispatch.errors import NobodyJoined, NotYet
from app.platform.clock import ManualClock
from app.presence import service as presence
from app.presence.rules import Status
from tests.integration import play
from tests.integration.test_presence import status_of
from tests.world import World, tick


async def test_a_warm_hand_off_has_three_together_and_the_taker_documents(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, first, second = world["officer"], world["clinician"], world["clinician2"]
    await play.on_call(ctx, first, second)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, first, consult_id)
    await play.record(ctx, first, consult_id)
    for _ in range(2):
        await dispatch.ask(ctx, first, consult_id, second.user_id)
    with pytest.raises(NobodyJoined):
        await dispatch.hand_over(ctx, first, consult_id)
    await tick(ctx)
    offer = await play.offer_at(ctx, second)
    assert offer
    assert offer.purpose == "hand_off"
    await dispatch.accept(ctx, second, consult_id)
    async with ctx.db.reading() as db:
        seen = await consults.view(db, await consults.current(db, second))
    assert seen
    assert seen.second_id == second.user_id
    reach = await dispatch.reach(ctx, second.principal, consult_id)
    assert reach.others == {officer.principal, first.principal}
    await play.check_invariants(ctx)
    await dispatch.hand_over(ctx, first, consult_id)
    assert (await status_of(ctx, first)).status is Status.ON_CALL
    with pytest.raises(NoSuchConsult):
        await play.record(ctx, first, consult_id)
    await dispatch.end(ctx, officer, consult_id)
    await play.write_up(ctx, officer, second, consult_id)
    assert await play.state_of(ctx, consult_id) is State.CLOSED
    assert (await status_of(ctx, second)).status is Status.ON_CALL
    await play.check_invariants(ctx)


async def test_a_second_clinician_who_leaves_does_not_end_the_call_and_a_hand_off_can_be_called_off(
    ctx: Context, world: World
) -> None:
    officer, first, second = world["officer"], world["clinician"], world["clinician2"]
    await play.on_call(ctx, first, second)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, first, consult_id)
    await dispatch.ask(ctx, first, consult_id, None)
    await tick(ctx)
    await dispatch.accept(ctx, second, consult_id)
    await dispatch.end(ctx, second, consult_id)
    assert await play.state_of(ctx, consult_id) is State.ACTIVE
    assert (await status_of(ctx, second)).status is Status.ON_CALL
    await dispatch.ask(ctx, first, consult_id, None)
    await tick(ctx)
    assert await play.offer_at(ctx, second)
    for _ in range(2):
        await dispatch.call_off(ctx, first, consult_id)
    assert await play.offer_at(ctx, second) is None
    await play.check_invariants(ctx)


async def test_a_cold_hand_off_puts_the_session_first_and_rings_another_clinician(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, first, second = world["officer"], world["clinician"], world["clinician2"]
    await play.on_call(ctx, first)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, first, consult_id)
    ahead = await consults.start(
        ctx, world["officer2"], "key-00000001", NewConsult(kind=Kind.OTHER, officer_unsafe=True)
    )
    clock.advance(30)
    await play.here(ctx, world)
    await dispatch.hand_back(ctx, first, consult_id, "the end of my shift")
    assert (await play.place_of(ctx, world.county, consult_id)).place == 1
    await tick(ctx)
    offer = await play.offer_at(ctx, first)
    assert offer
    assert offer.consult_id == ahead, "who handed it back is not asked for it again at once"
    await play.on_call(ctx, second)
    await tick(ctx)
    await play.talk(ctx, officer, second, consult_id)
    await play.check_invariants(ctx)
    await dispatch.end(ctx, second, consult_id)
    await play.write_up(ctx, officer, second, consult_id)
    assert await play.state_of(ctx, consult_id) is State.CLOSED


async def test_a_session_that_was_handed_back_ends_and_is_documented_by_its_last_clinician(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    await dispatch.hand_back(ctx, clinician, consult_id, "the end of my shift")
    await dispatch.cancel(ctx, officer, consult_id)
    assert await play.state_of(ctx, consult_id) is State.ENDED
    await play.write_up(ctx, officer, clinician, consult_id)
    assert await play.state_of(ctx, consult_id) is State.CLOSED


async def test_call_me_back_keeps_the_place_rings_nobody_early_and_may_be_silent(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    consult_id = await play.start(ctx, officer)
    await dispatch.ask_call_back(ctx, officer, consult_id, 600)
    await play.on_call(ctx, clinician)
    await tick(ctx)
    assert await play.offer_at(ctx, clinician) is None
    with pytest.raises(NotYet):
        await dispatch.accept(ctx, clinician, consult_id)
    clock.advance(600)  # twice as long as a tablet may be silent otherwise
    await presence.heartbeat(ctx, [clinician.user_id])
    await tick(ctx)
    offer = await play.offer_at(ctx, clinician)
    assert offer
    assert offer.calls_back
    await dispatch.accept(ctx, clinician, consult_id)
    for _ in range(2):
        await consults.answer_call_back(ctx, officer, consult_id)
    await consults.report_media(ctx, officer, consult_id, MediaState.CONNECTED)
    assert await play.state_of(ctx, consult_id) is State.ACTIVE


async def test_an_officer_who_must_move_stops_the_ring_at_once(ctx: Context, world: World) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await tick(ctx)
    assert await play.offer_at(ctx, clinician)
    await dispatch.ask_call_back(ctx, officer, consult_id, 900)
    assert await play.offer_at(ctx, clinician) is None
    assert (await status_of(ctx, clinician)).status is Status.ON_CALL
    await play.check_invariants(ctx)


async def test_a_call_back_that_nobody_answers_frees_the_clinician(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await tick(ctx)
    await dispatch.ask_call_back(ctx, officer, consult_id, 0)
    await tick(ctx)
    await play.check_invariants(ctx)
    await dispatch.accept(ctx, clinician, consult_id)
    clock.advance(ctx.settings.call_back_answer_s)
    await presence.heartbeat(ctx, [clinician.user_id])
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.ABANDONED
    assert (await status_of(ctx, clinician)).status is Status.ON_CALL
    async with ctx.db.reading() as db:
        told = await consults.closed_for(ctx, db, officer.user_id)
    assert told
    assert told.state is State.ABANDONED
    await play.check_invariants(ctx)
