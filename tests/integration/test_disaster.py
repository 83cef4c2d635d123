"""Five thousand sessions at once: still first come, first served within priority, and every page says the truth."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select
from uuid6 import uuid7

from app.accounts.model import User
from app.consults import service as consults
from app.consults.model import Consult, ConsultEvent
from app.consults.rules import rank
from app.context import Context
from app.dispatch import service as dispatch
from app.dispatch.model import Offer
from app.documentation import service as documentation
from app.platform.clock import ManualClock
from app.presence import service as presence
from tests.integration import play
from tests.world import World, tick

MANY = 5_000
URGENT_EVERY = 50
HEAD_START_S = 600


async def queue_up(ctx: Context, world: World, clock: ManualClock) -> list[UUID]:
    """Queue everybody's request within 15 minutes, every fiftieth officer not safe; returns the ids in queue order."""
    start = clock.now()
    people, sessions, events = [], [], []
    for number in range(MANY):
        at = start + timedelta(seconds=number * 900 / MANY)
        urgent = number % URGENT_EVERY == 0
        officer = {
            "id": uuid7(),
            "organization_id": world.county,
            "role": "officer",
            "username": f"crowd{number}",
            "display_name": "O",
            "password_hash": "none",
            "created_at": start,
        }
        session = {
            "id": uuid7(),
            "agency_id": world.county,
            "officer_id": officer["id"],
            "state": "queued",
            "kind": "other",
            "request_key": "crowd-key",
            "officer_unsafe": urgent,
            "last_seq": 2,
            "requested_at": at,
            "changed_at": at,
            "waiting_since": at,
            "rank_at": rank(at, HEAD_START_S if urgent else 0),
            "silent_at": at + timedelta(hours=2),
            "deadline_at": at + timedelta(hours=2),
        }
        people.append(officer)
        sessions.append(session)
        for seq, event in ((1, "requested"), (2, "queued")):
            events.append({"consult_id": session["id"], "seq": seq, "at": at, "event": event, "state": event})
    async with ctx.db.transaction() as db:
        for model, rows in ((User, people), (Consult, sessions), (ConsultEvent, events)):
            await db.execute(insert(model), rows)
    clock.advance(900)
    return [id_ for _, id_ in sorted((one["rank_at"], one["id"]) for one in sessions)]


@pytest.mark.timeout(300)
async def test_five_thousand_wait_in_order_and_each_sees_its_place(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    order = await queue_up(ctx, world, clock)
    clinicians = [world["clinician"], world["clinician2"], world["clinician3"]]
    await play.on_call(ctx, *clinicians)
    for turn in range(4):
        await presence.heartbeat(ctx, [one.user_id for one in clinicians])
        await tick(ctx)
        async with ctx.db.reading() as db:
            rung = set(await db.scalars(select(Offer.consult_id).where(Offer.state == "live")))
        assert rung == set(order[3 * turn : 3 * turn + 3])
        for clinician in clinicians:
            offer = await play.offer_at(ctx, clinician)
            assert offer
            await dispatch.accept(ctx, clinician, offer.consult_id)
            await dispatch.end(ctx, clinician, offer.consult_id)
            await documentation.complete(ctx, clinician, offer.consult_id)  # it never connected: nothing to fill
    for index in (12, 99, 2_500, MANY - 1):
        assert (await play.place_of(ctx, world.county, order[index])).place == index - 11
    async with ctx.db.reading() as db:
        queue = await dispatch.queue_for(ctx, db, clinicians[0])
        desk = await dispatch.desk(db, world.county)
    assert (len(queue.rows), queue.total) == (len(desk.rows), desk.total) == (25, MANY - 12)
    assert desk.rows[0].decision is not None


async def test_a_free_clinician_far_behind_is_found_in_one_round(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """The whole queue is considered: thousands that nobody can take do not hold up one that somebody can."""
    await queue_up(ctx, world, clock)
    theirs = await play.start(ctx, world["town-officer"])
    await play.on_call(ctx, world["hills-clinician"])
    await tick(ctx)
    offer = await play.offer_at(ctx, world["hills-clinician"])
    assert offer
    assert offer.consult_id == theirs
    async with ctx.db.reading() as db:
        assert await consults.count_waiting(db, [world.county]) == MANY
