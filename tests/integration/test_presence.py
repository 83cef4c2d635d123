"""Who is on call, on both databases."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.actor import Actor
from app.context import Context
from app.dispatch import service as dispatch
from app.dispatch.errors import NoMoreExtensions, NotInWrapUp
from app.platform.clock import ManualClock
from app.presence import service as presence
from app.presence.model import PresenceEvent
from app.presence.rules import Cause, OffPlan, Status, Wish
from app.presence.schemas import NewShift, PresenceOut, Skills
from tests.integration import play
from tests.world import World, tick


async def status_of(ctx: Context, clinician: Actor) -> PresenceOut:
    async with ctx.db.reading() as db:
        return await presence.presence_of(ctx, db, clinician.user_id)


async def changes_of(ctx: Context, clinician: Actor) -> list[tuple[str, str]]:
    async with ctx.db.reading() as db:
        mine = select(PresenceEvent).where(PresenceEvent.clinician_id == clinician.user_id)
        rows = list(await db.scalars(mine.order_by(PresenceEvent.seq)))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    return [(row.status, row.cause) for row in rows]


async def test_every_change_of_status_is_an_event_with_its_cause(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    await presence.set_wish(ctx, clinician, Wish.BREAK)
    await presence.set_wish(ctx, clinician, Wish.ON_CALL)
    consult_id = await play.start(ctx, officer)
    await tick(ctx)
    await play.talk(ctx, officer, clinician, consult_id)
    await dispatch.end(ctx, officer, consult_id)
    await play.write_up(ctx, officer, clinician, consult_id)
    await presence.set_wish(ctx, clinician, Wish.OFF)
    assert await changes_of(ctx, clinician) == [
        (Status.ON_CALL, Cause.SET),
        (Status.BREAK, Cause.SET),
        (Status.ON_CALL, Cause.SET),
        (Status.OFFERED, Cause.OFFERED),
        (Status.IN_SESSION, Cause.ACCEPTED),
        (Status.WRAP_UP, Cause.CALL_ENDED),
        (Status.ON_CALL, Cause.DOCUMENTED),
        (Status.OFF, Cause.SET),
    ]


async def test_a_lost_clinician_is_found_within_fifteen_seconds_and_a_blink_is_not_punished(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    since = clock.now()
    clock.advance(ctx.settings.lease_s - 1)
    await tick(ctx)
    assert (await status_of(ctx, clinician)).status is Status.ON_CALL
    clock.advance(1)
    await tick(ctx)
    assert (await status_of(ctx, clinician)).status is Status.OFF
    assert clock.now() - since + timedelta(seconds=ctx.settings.tick_s) <= timedelta(seconds=15)
    await presence.heartbeat(ctx, [clinician.user_id])
    back = await status_of(ctx, clinician)
    assert (back.status, back.cause) == (Status.ON_CALL, Cause.BACK)
    async with ctx.db.reading() as db:
        seen = (await presence.seen(db, [clinician.user_id], clock.now()))[clinician.user_id]
    assert seen.idle_since == since, "a blink costs no place among the longest idle"


async def test_a_clinician_away_longer_than_the_grace_period_does_not_return_on_call(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    clock.advance(ctx.settings.lease_s)
    await tick(ctx)
    clock.advance(ctx.settings.lost_grace_s)
    await tick(ctx)
    await presence.heartbeat(ctx, [clinician.user_id])
    assert (await status_of(ctx, clinician)).status is Status.OFF


async def test_kazoo_6609_missed_offers_set_off_call_with_a_notice_and_one_tap_undoes_it(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """2600hz/kazoo #6609: an agent logged out for ever after missed calls, and without a word."""
    clinician = world["clinician"]
    await play.on_call(ctx, clinician)
    await play.start(ctx, world["officer"])
    for _ in range(ctx.settings.misses):
        await presence.heartbeat(ctx, [clinician.user_id])
        await tick(ctx)
        assert await play.offer_at(ctx, clinician)
        clock.advance(ctx.settings.ring_s)
        await presence.heartbeat(ctx, [clinician.user_id])
        await tick(ctx)
        clock.advance(ctx.settings.reoffer_after_s)
    now = await status_of(ctx, clinician)
    assert (now.status, now.cause) == (Status.OFF, Cause.MISSED)
    await tick(ctx)
    assert ctx.notifier.sent == [(clinician.user_id, "set_off_call")]
    await play.on_call(ctx, clinician)
    await tick(ctx)
    assert await play.offer_at(ctx, clinician)


async def test_wrap_up_has_a_limit_that_frees_the_clinician_while_the_record_stays_open(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    await dispatch.end(ctx, officer, consult_id)
    clock.advance(ctx.settings.wrap_up_s)
    await presence.heartbeat(ctx, [clinician.user_id])
    await tick(ctx)
    now = await status_of(ctx, clinician)
    assert (now.status, now.cause) == (Status.ON_CALL, Cause.WRAP_UP_OVER)
    await play.write_up(ctx, officer, clinician, consult_id)
    await play.check_invariants(ctx)


async def test_wrap_up_is_extended_once_for_each_number_and_not_without_end(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    with pytest.raises(NotInWrapUp):
        await dispatch.extend_wrap_up(ctx, clinician, 1)
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    await dispatch.end(ctx, officer, consult_id)
    for _ in range(2):
        await dispatch.extend_wrap_up(ctx, clinician, 1)
    async with ctx.db.reading() as db:
        wrap_up = await dispatch.wrap_up_for(ctx, db, clinician.user_id)
    assert wrap_up
    limit_s = ctx.settings.wrap_up_s + ctx.settings.wrap_up_extension_s
    assert wrap_up.until == clock.now() + timedelta(seconds=limit_s)
    assert wrap_up.extensions_left == ctx.settings.wrap_up_extensions - 1
    with pytest.raises(NoMoreExtensions):
        await dispatch.extend_wrap_up(ctx, clinician, ctx.settings.wrap_up_extensions + 1)


async def test_opensips_2679_the_end_of_one_wrap_up_ends_nobody_elses(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """OpenSIPS/opensips #2679: wrap-up ends for everybody when it ends for the last."""
    for number in ("", "2"):
        officer, clinician = world[f"officer{number}"], world[f"clinician{number}"]
        await play.on_call(ctx, clinician)
        consult_id = await play.start(ctx, officer)
        await play.talk(ctx, officer, clinician, consult_id)
        await dispatch.end(ctx, officer, consult_id)
        clock.advance(60)
    clock.advance(ctx.settings.wrap_up_s - 120)
    await presence.heartbeat(ctx, [world["clinician"].user_id, world["clinician2"].user_id])
    await tick(ctx)
    assert (await status_of(ctx, world["clinician"])).status is Status.ON_CALL
    assert (await status_of(ctx, world["clinician2"])).status is Status.WRAP_UP


async def test_a_clinician_with_two_places_gets_two_sessions_and_never_a_third(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    clinician = world["clinician"]
    await presence.enrol(ctx, clinician.user_id, world.care, Skills(capacity=2))
    await play.on_call(ctx, clinician)
    sessions = [await play.start(ctx, world[f"officer{number}"]) for number in ("", "2", "3")]
    for consult_id in sessions[:2]:
        await tick(ctx)
        offer = await play.offer_at(ctx, clinician)
        assert offer
        assert offer.consult_id == consult_id
        await dispatch.accept(ctx, clinician, consult_id)
    await tick(ctx)
    assert await play.offer_at(ctx, clinician) is None
    await play.check_invariants(ctx)


async def test_a_shift_is_reminded_of_once_and_plan_and_presence_stand_beside_each_other(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    clinician, other = world["clinician"], world["clinician2"]
    clock.set(datetime(2026, 3, 2, 12, 0, tzinfo=UTC))
    plan = NewShift(weekly="mon 08:00-16:00", time_zone="America/Chicago", valid_from=date(2026, 3, 1))
    await presence.add_shift(ctx, clinician.user_id, plan)
    await presence.add_shift(ctx, other.user_id, plan.model_copy(update={"weekly": "tue 08:00-16:00"}))

    async def off_plan() -> dict[UUID, OffPlan | None]:
        async with ctx.db.reading() as db:
            return {row.id: row.off_plan for row in await presence.roster(ctx, db, [world.care])}

    clock.set(datetime(2026, 3, 2, 13, 45, tzinfo=UTC))
    for _ in range(2):
        await tick(ctx)
    assert ctx.notifier.sent == [(clinician.user_id, "shift_soon")]
    assert (await status_of(ctx, clinician)).shift_at == datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    clock.set(datetime(2026, 3, 2, 14, 0, tzinfo=UTC))
    await play.on_call(ctx, other)
    seen = await off_plan()
    assert seen[clinician.user_id] is OffPlan.NOT_SIGNED_IN
    assert seen[other.user_id] is OffPlan.NOT_ON_SHIFT
    await play.on_call(ctx, clinician)
    assert (await off_plan())[clinician.user_id] is None
    assert (await status_of(ctx, clinician)).shift_until == datetime(2026, 3, 2, 22, 0, tzinfo=UTC)


async def test_a_notice_that_could_not_be_sent_is_kept_and_sent_later(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    plan = NewShift(weekly="sun 22:00-23:00", time_zone="UTC", valid_from=date(2026, 1, 1))
    await presence.add_shift(ctx, world["clinician"].user_id, plan)
    clock.set(datetime(2026, 3, 1, 21, 45, tzinfo=UTC))
    ctx.notifier.refuse = True
    await tick(ctx)
    ctx.notifier.refuse = False
    await tick(ctx)
    assert ctx.notifier.sent == []
    clock.advance(5)
    await tick(ctx)
    assert ctx.notifier.sent == [(world["clinician"].user_id, "shift_soon")]
