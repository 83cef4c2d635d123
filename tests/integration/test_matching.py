"""Agreements, policies, priority, the desk and the reasons kept, on both databases."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from app.consults import queries as consult_queries
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import Event, Kind, State
from app.consults.schemas import NewConsult
from app.context import Context
from app.coverage import service as coverage
from app.coverage.errors import Closed, NoSuchPlace
from app.coverage.schemas import NewAgreement, PolicyChange
from app.dispatch import service as dispatch
from app.dispatch.errors import LacksRequirement, NotThere, OfferOver
from app.dispatch.rules.matching import Why
from app.dispatch.rules.offers import DeclineReason
from app.dispatch.schemas import Assignment, DecisionOut, Move
from app.platform.clock import ManualClock
from app.presence import service as presence
from app.presence.rules import Status, Wish
from app.presence.schemas import Skills
from tests.integration import play
from tests.integration.test_presence import status_of
from tests.world import World, tick

WHY = "the officer called in"


async def decisions(ctx: Context, consult_id) -> list[DecisionOut]:
    async with ctx.db.reading() as db:
        return await dispatch.decisions_of(db, consult_id)


async def test_closed_hours_are_said_before_the_tap_and_the_tap_is_refused(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    weekdays = NewAgreement(provider_id=world.care, agency_id=world.county, hours=["mon-fri 09:00-17:00"])
    await coverage.agree(ctx, weekdays)
    clock.set(datetime(2026, 3, 1, 20, 0, tzinfo=UTC))
    async with ctx.db.reading() as db:
        opening = await coverage.opening(ctx, db, world.county)
    assert (opening.is_open, opening.opens_at) == (False, datetime(2026, 3, 2, 15, 0, tzinfo=UTC))
    with pytest.raises(Closed):
        await play.start(ctx, world["officer"])
    clock.set(datetime(2026, 3, 2, 15, 0, tzinfo=UTC))
    await play.start(ctx, world["officer"])


async def test_a_place_is_answered_by_its_own_provider_under_its_own_license(ctx: Context, world: World) -> None:
    west = await coverage.add_place(ctx, world.county, "West", license_state="SD")
    await coverage.agree(ctx, NewAgreement(provider_id=world.hills, agency_id=world.county, place_id=west))
    hills = world["hills-clinician"]
    await play.on_call(ctx, world["clinician"], hills)
    consult_id = await consults.start(ctx, world["officer"], "key-00000001", NewConsult(kind=Kind.OTHER, place_id=west))
    await tick(ctx)
    (nobody,) = await decisions(ctx, consult_id)
    assert [(one.why, one.detail, one.count) for one in nobody.passed_over] == [(Why.LICENSE, "SD", 1)]
    await presence.enrol(ctx, hills.user_id, world.hills, Skills(license_states=["SD"]))
    await tick(ctx)
    assert await play.offer_at(ctx, hills)
    with pytest.raises(NoSuchPlace):
        await consults.start(ctx, world["town-officer"], "key-00000001", NewConsult(kind=Kind.OTHER, place_id=west))


async def test_the_backup_provider_the_lead_and_the_reasons_follow_as_the_wait_grows(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    await coverage.agree(ctx, NewAgreement(provider_id=world.hills, agency_id=world.county, tier=2))
    await coverage.set_policy(
        ctx, world.county, PolicyChange(widen_after_s=60, page_lead_after_s=90, lead_id=world["supervisor"].user_id)
    )
    hills = world["hills-clinician"]
    await play.on_call(ctx, hills)
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    clock.advance(60)
    await play.here(ctx, world)
    await tick(ctx)
    offer = await play.offer_at(ctx, hills)
    assert offer
    await dispatch.decline(ctx, hills, offer.id, DeclineReason.BUSY)
    clock.advance(30)
    await play.here(ctx, world)
    await tick(ctx)
    assert ctx.notifier.sent == [(world["supervisor"].user_id, "session_waits")]
    told = await decisions(ctx, consult_id)
    assert [bool(one.chosen) for one in told] == [False, True, False]
    assert all(one.until == after.at for one, after in pairwise(told))
    assert Why.BACKUP in {group.why for group in told[0].passed_over}
    assert {group.why for group in told[2].passed_over} == {Why.OFF_CALL, Why.PASSED}


async def test_the_reason_of_a_decline_is_progress_on_the_officers_page_and_stays_on_record(
    ctx: Context, world: World
) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    offer = await play.offer_at(ctx, world["clinician"])
    assert offer
    await dispatch.decline(ctx, world["clinician"], offer.id, DeclineReason.KNOWS_PERSON)
    step = (await play.place_of(ctx, world.county, consult_id)).step
    assert step
    assert (step.event, step.reason) == (Event.DECLINED, "knows_person")
    async with ctx.db.reading() as db:
        assert (await consult_queries.events_of(db, consult_id))[-1].data["reason"] == "knows_person"


async def test_an_officer_in_danger_goes_first_and_nobody_starves(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    calm = await play.start(ctx, world["officer"], kind=Kind.OTHER)
    clock.advance(60)
    danger = NewConsult(kind=Kind.OTHER, officer_unsafe=True)
    urgent = await consults.start(ctx, world["officer2"], "key-00000001", danger)
    await play.on_call(ctx, world["clinician"])
    await tick(ctx)
    assert await play.state_of(ctx, urgent) is State.OFFERED
    await dispatch.cancel(ctx, world["officer2"], urgent)
    clock.advance(ctx.settings.head_start_safety_s)
    await play.here(ctx, world)
    later = await consults.start(ctx, world["officer3"], "key-00000001", danger)
    await tick(ctx)
    assert await play.state_of(ctx, calm) is State.OFFERED
    assert await play.state_of(ctx, later) is State.QUEUED


async def test_freeswitch_2540_ring_several_the_first_to_accept_wins_and_nobody_stays_ringing(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """signalwire/freeswitch #2540: stuck "Reserved" with ring-all when another answers at the same moment."""
    await coverage.set_policy(ctx, world.county, PolicyChange(ring_at_once=3))
    crowd = [world["clinician"], world["clinician2"], world["clinician3"]]
    await play.on_call(ctx, *crowd)
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    offers = [await play.offer_at(ctx, one) for one in crowd]
    assert all(offers)
    assert offers[0]
    await dispatch.decline(ctx, crowd[0], offers[0].id)
    assert await play.state_of(ctx, consult_id) is State.OFFERED, "the others ring on"
    await dispatch.accept(ctx, crowd[2], consult_id)
    assert [await play.offer_at(ctx, one) for one in crowd] == [None, None, None]
    assert [(await status_of(ctx, one)).status for one in crowd] == [
        Status.ON_CALL,
        Status.ON_CALL,
        Status.IN_SESSION,
    ]
    assert offers[1]
    with pytest.raises(OfferOver):
        await dispatch.decline(ctx, crowd[1], offers[1].id)
    await play.check_invariants(ctx)


async def test_freeswitch_800_a_status_that_changes_during_an_offer_makes_no_loop(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """signalwire/freeswitch #800: a state change during an offer sends the caller round and round."""
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    for wish in (Wish.BREAK, Wish.ON_CALL, Wish.OFF, Wish.ON_CALL, Wish.BREAK):
        await presence.set_wish(ctx, clinician, wish)
    for _ in range(5):
        await tick(ctx)
    events = await play.events_of(ctx, consult_id)
    assert events.count(Event.OFFERED) == events.count(Event.CLINICIAN_GONE) == 1
    assert (await status_of(ctx, clinician)).status is Status.BREAK


async def test_opensips_3123_and_2530_no_row_must_be_deleted_to_free_a_clinician(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """OpenSIPS/opensips #3123, #2530: an agent locked "in call" until the row is deleted and the server restarted."""
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    # Both pages, and the server with every timer in memory, go away in the middle of the call.
    clock.advance(ctx.settings.connection_lost_s + ctx.settings.wrap_up_s)
    await tick(ctx)
    clock.advance(ctx.settings.wrap_up_s)
    await play.on_call(ctx, clinician)
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.ENDED
    assert (await status_of(ctx, clinician)).status is Status.ON_CALL


async def test_a_supervisor_moves_assigns_and_cancels_with_a_reason(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    supervisor = world["supervisor"]
    sessions = []
    for number in ("", "2", "3"):
        sessions.append(await play.start(ctx, world[f"officer{number}"]))
        clock.advance(5)

    async def order() -> list[int]:
        async with ctx.db.reading() as db:
            return [sessions.index(row.consult_id) for row in (await dispatch.desk(db, world.county)).rows]

    await dispatch.move(ctx, supervisor, sessions[2], Move(place=1, reason=WHY))
    assert await order() == [2, 0, 1]
    await dispatch.move(ctx, supervisor, sessions[2], Move(place=2, reason=WHY))
    assert await order() == [0, 2, 1]
    await dispatch.move(ctx, supervisor, sessions[0], Move(place=99, reason=WHY))
    assert await order() == [2, 1, 0]
    with pytest.raises(NoSuchConsult):
        await dispatch.move(ctx, world["town-supervisor"], sessions[0], Move(place=1, reason=WHY))

    clinician = world["clinician"]
    wanted = Assignment(clinician_id=clinician.user_id, reason=WHY)
    with pytest.raises(NotThere):
        await dispatch.assign(ctx, supervisor, sessions[0], wanted)
    await play.on_call(ctx, clinician)
    for _ in range(2):
        await dispatch.assign(ctx, supervisor, sessions[0], wanted)
    offer = await play.offer_at(ctx, clinician)
    assert offer
    assert offer.consult_id == sessions[0]

    await dispatch.cancel_for(ctx, supervisor, sessions[1], WHY)
    async with ctx.db.reading() as db:
        told = await consults.closed_for(ctx, db, world["officer2"].user_id)
        rows = await consult_queries.events_of(db, sessions[0])
    assert told
    assert (told.by_supervisor, told.reason) == (True, WHY)
    assert [row.data["reason"] for row in rows if row.event in (Event.REORDERED, Event.OFFERED)] == [WHY, WHY]
    await dispatch.accept(ctx, clinician, sessions[0])
    with pytest.raises(NotPossibleNow):
        await dispatch.assign(ctx, supervisor, sessions[0], wanted)
    await play.check_invariants(ctx)


async def test_requirements_hold_for_a_supervisor_and_for_the_list_too(ctx: Context, world: World) -> None:
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    spanish = NewConsult(kind=Kind.OTHER, language="es", language_required=True)
    consult_id = await consults.start(ctx, world["officer"], "key-00000001", spanish)
    spoken = {"why": "language", "detail": "es"}
    with pytest.raises(LacksRequirement) as refused:
        await dispatch.accept(ctx, clinician, consult_id)
    assert refused.value.about == spoken
    wanted = Assignment(clinician_id=clinician.user_id, reason=WHY)
    with pytest.raises(LacksRequirement) as refused:
        await dispatch.assign(ctx, world["supervisor"], consult_id, wanted)
    assert refused.value.about == spoken
    async with ctx.db.reading() as db:
        (row,) = (await dispatch.queue_for(ctx, db, clinician)).rows
    assert row.lacking
    assert row.lacking.model_dump() == spoken


async def test_a_clinician_excluded_from_an_agency_neither_sees_nor_takes_its_sessions(
    ctx: Context, world: World
) -> None:
    clinician = world["clinician"]
    for _ in range(2):
        await coverage.exclude(ctx, clinician.user_id, world.county)
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    assert await play.offer_at(ctx, clinician) is None
    with pytest.raises(NoSuchConsult):
        await dispatch.accept(ctx, clinician, consult_id)
    async with ctx.db.reading() as db:
        assert (await dispatch.queue_for(ctx, db, clinician)).rows == []
    assert Why.EXCLUDED in {one.why for one in (await decisions(ctx, consult_id))[0].passed_over}
