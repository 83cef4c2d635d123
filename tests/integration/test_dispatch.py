"""Offers, expiry, re-offer, and races, on both databases."""

import asyncio
from collections import Counter

import pytest

from app.accounts.schemas import NewUser
from app.accounts.service import add_user
from app.actor import Actor, Principal, Role
from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import Event, State
from app.consults.schemas import MediaState
from app.context import Context
from app.dispatch import service as dispatch
from app.dispatch.errors import Engaged, NoLongerWaiting, OffCall, OfferOver, TakenByAnother
from app.platform.clock import ManualClock
from app.presence import service as presence
from app.presence.rules import Wish
from tests.integration import play
from tests.world import PASSWORD, World, tick


async def test_fifty_clinicians_accept_at_once_and_exactly_one_wins(ctx: Context, world: World) -> None:
    crowd = []
    for number in range(50):
        new = NewUser(role=Role.CLINICIAN, username=f"crowd{number}", display_name="C", password=PASSWORD)
        crowd.append(Actor(Principal.user((await add_user(ctx, world.care, new)).id), Role.CLINICIAN, world.care))
    await play.on_call(ctx, *crowd)
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    results = await asyncio.gather(
        *(dispatch.accept(ctx, clinician, consult_id) for clinician in crowd), return_exceptions=True
    )
    assert Counter(type(result) for result in results) == {type(None): 1, TakenByAnother: 49}
    assert (await play.events_of(ctx, consult_id)).count(Event.ACCEPTED) == 1
    await play.check_invariants(ctx)


async def test_two_requests_one_clinician_and_many_ticks_at_once_make_one_offer(ctx: Context, world: World) -> None:
    await play.on_call(ctx, world["clinician"])
    first = await play.start(ctx, world["officer"])
    second = await play.start(ctx, world["officer2"])
    await asyncio.gather(*(tick(ctx) for _ in range(8)))
    assert [await play.state_of(ctx, one) for one in (first, second)] == [State.OFFERED, State.QUEUED]
    await play.check_invariants(ctx)


async def test_an_offer_that_nobody_answers_goes_to_the_next(ctx: Context, world: World, clock: ManualClock) -> None:
    await play.on_call(ctx, world["clinician"])
    clock.advance(1)
    await play.on_call(ctx, world["clinician2"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    assert await play.offer_at(ctx, world["clinician"])
    clock.advance(ctx.settings.ring_s)
    await presence.heartbeat(ctx, [world["clinician"].user_id, world["clinician2"].user_id])
    await tick(ctx)
    assert await play.offer_at(ctx, world["clinician"]) is None
    assert await play.offer_at(ctx, world["clinician2"])
    assert Event.OFFER_EXPIRED in await play.events_of(ctx, consult_id)


async def test_a_declined_offer_goes_to_the_next_and_comes_back_after_a_pause(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    offer = await play.offer_at(ctx, clinician)
    assert offer
    for _ in range(2):
        await dispatch.decline(ctx, clinician, offer.id)
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.QUEUED
    clock.advance(ctx.settings.reoffer_after_s)
    await presence.heartbeat(ctx, [clinician.user_id])
    await tick(ctx)
    again = await play.offer_at(ctx, clinician)
    assert again
    assert again.id != offer.id
    with pytest.raises(OfferOver):
        await dispatch.decline(ctx, world["clinician2"], again.id)


async def test_a_clinician_whose_page_closes_loses_the_offer_long_before_it_expires(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    await play.on_call(ctx, world["clinician"])
    clock.advance(1)
    await play.on_call(ctx, world["clinician2"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    await presence.page_closed(ctx, world["clinician"].user_id)
    await tick(ctx)
    assert await play.offer_at(ctx, world["clinician"]), "a reload is waited for"
    clock.advance(ctx.settings.reload_grace_s)
    await tick(ctx)
    assert await play.offer_at(ctx, world["clinician2"])
    assert Event.CLINICIAN_GONE in await play.events_of(ctx, consult_id)


async def test_going_off_call_hands_the_ringing_session_to_the_next(ctx: Context, world: World) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    await presence.set_wish(ctx, world["clinician"], Wish.OFF)
    await tick(ctx)
    assert await play.offer_at(ctx, world["clinician"]) is None
    assert await play.state_of(ctx, consult_id) is State.QUEUED


async def test_a_session_keeps_its_place_when_an_offer_fails(ctx: Context, world: World, clock: ManualClock) -> None:
    first = await play.start(ctx, world["officer"])
    clock.advance(5)
    second = await play.start(ctx, world["officer2"])
    await play.on_call(ctx, world["clinician"])
    await tick(ctx)
    offer = await play.offer_at(ctx, world["clinician"])
    assert offer
    assert offer.consult_id == first
    await dispatch.decline(ctx, world["clinician"], offer.id)
    assert (await play.place_of(ctx, world.county, first)).place == 1
    assert (await play.place_of(ctx, world.county, second)).place == 2


async def test_a_waiting_session_ends_unanswered_after_the_limit(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    consult_id = await play.start(ctx, world["officer"])
    clock.advance(ctx.settings.unanswered_after_s)
    await consults.heard(ctx, [world["officer"].user_id])
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.UNANSWERED


async def test_a_tablet_that_stays_silent_abandons_its_session_and_frees_the_clinician(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, world["officer"])
    clock.advance(ctx.settings.tablet_silence_s - 1)
    await presence.heartbeat(ctx, [clinician.user_id])
    await tick(ctx)
    assert await play.offer_at(ctx, clinician)
    clock.advance(1)
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.ABANDONED
    assert await play.offer_at(ctx, clinician) is None
    await play.check_invariants(ctx)


async def test_freeswitch_1973_a_call_that_both_sides_left_ends_and_does_not_keep_its_clinician_for_ever(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """signalwire/freeswitch #1973: a member is still "Answered" hours after the call ended."""
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    clock.advance(ctx.settings.connection_lost_s)
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.ENDED
    await play.write_up(ctx, officer, clinician, consult_id)
    second = await play.start(ctx, officer, key="second-key")
    await presence.heartbeat(ctx, [clinician.user_id])
    await tick(ctx)
    assert await play.state_of(ctx, second) is State.OFFERED


async def test_an_interrupted_call_is_given_time_and_then_ended(ctx: Context, world: World, clock: ManualClock) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    await consults.report_media(ctx, clinician, consult_id, MediaState.INTERRUPTED)
    clock.advance(ctx.settings.connection_lost_s - 1)
    await consults.heard(ctx, [clinician.user_id])
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.INTERRUPTED
    clock.advance(1)
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.ENDED


async def test_when_the_server_was_away_nobody_is_punished_for_its_silence(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    consult_id = await play.start(ctx, world["officer"])
    clock.advance(ctx.settings.tablet_silence_s + 1)
    await consults.after_start(ctx)
    await tick(ctx)
    assert await play.state_of(ctx, consult_id) is State.QUEUED


async def test_a_clinician_in_wrap_up_is_not_offered_the_next_session(ctx: Context, world: World) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    await dispatch.end(ctx, officer, consult_id)
    waiting = await play.start(ctx, world["officer2"])
    await tick(ctx)
    assert await play.state_of(ctx, waiting) is State.QUEUED
    with pytest.raises(Engaged):
        await dispatch.accept(ctx, clinician, waiting)
    await play.write_up(ctx, officer, clinician, consult_id)
    await tick(ctx)
    assert await play.state_of(ctx, waiting) is State.OFFERED


async def test_accepting_from_the_list_stops_the_ringing_elsewhere(ctx: Context, world: World) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    await play.on_call(ctx, world["clinician2"])
    await dispatch.accept(ctx, world["clinician2"], consult_id)
    assert await play.offer_at(ctx, world["clinician"]) is None
    with pytest.raises(TakenByAnother, match="just accepted"):
        await dispatch.accept(ctx, world["clinician"], consult_id)
    await play.check_invariants(ctx)


async def test_what_cannot_be_accepted_is_refused_with_its_reason(ctx: Context, world: World) -> None:
    consult_id = await play.start(ctx, world["officer"])
    with pytest.raises(OffCall):
        await dispatch.accept(ctx, world["clinician"], consult_id)
    with pytest.raises(NoSuchConsult):
        await dispatch.accept(ctx, world["hills-clinician"], consult_id)
    await dispatch.cancel(ctx, world["officer"], consult_id)
    with pytest.raises(NoLongerWaiting):
        await dispatch.accept(ctx, world["clinician"], consult_id)


async def test_accepting_and_cancelling_at_once_leaves_one_truth(ctx: Context, world: World) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    results = await asyncio.gather(
        dispatch.accept(ctx, world["clinician"], consult_id),
        dispatch.cancel(ctx, world["officer"], consult_id),
        return_exceptions=True,
    )
    refused = [type(result) for result in results if result]
    assert refused in ([NoLongerWaiting], [NotPossibleNow])
    await play.check_invariants(ctx)


async def test_the_estimate_is_shown_only_with_enough_history(ctx: Context, world: World, clock: ManualClock) -> None:
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)

    async def told() -> float | None:
        estimate = (await play.place_of(ctx, world.county, None)).estimate
        return estimate.half_s if estimate else None

    for number, wait in enumerate((10, 20, 30, 40, 50)):
        assert await told() is None
        consult_id = await play.start(ctx, world["officer"], key=f"key-{number:08}")
        clock.advance(wait)
        await play.talk(ctx, world["officer"], clinician, consult_id)
        await dispatch.end(ctx, world["officer"], consult_id)
        await play.write_up(ctx, world["officer"], clinician, consult_id)
    assert await told() == 30
