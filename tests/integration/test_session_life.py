"""The use cases of a session, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.consults import queries as consult_queries
from app.consults import service as consults
from app.consults.errors import AlreadyInConsult, NoSuchConsult, NotPossibleNow
from app.consults.rules import Event, Kind, State
from app.consults.schemas import MediaState, NewConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.documentation.errors import DocumentationClosed, DocumentationIncomplete
from app.documentation.schemas import DocumentationPatch
from app.platform.clock import ManualClock
from app.sessionlog import service as sessionlog
from app.sessionlog.schemas import LogFilter, SortBy
from tests.integration import play
from tests.world import World, tick


async def test_a_consult_from_the_first_tap_to_the_recorded_outcome(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await tick(ctx)
    clock.advance(8)
    await play.talk(ctx, officer, clinician, consult_id)
    clock.advance(1260)
    await dispatch.end(ctx, officer, consult_id)
    await play.write_up(ctx, officer, clinician, consult_id)

    page = await sessionlog.session_page(ctx, world["supervisor"], consult_id)
    assert [step.event for step in page.timeline] == [
        Event.REQUESTED,
        Event.QUEUED,
        Event.OFFERED,
        Event.ACCEPTED,
        Event.JOINED,
        Event.CONNECTED,
        Event.ENDED,
        Event.REPORTED,
        Event.DOCUMENTED,
        Event.CLOSED,
    ]
    assert (page.wait_s, page.duration_s) == (8, 1260)
    assert page.outcome is not None
    assert page.outcome.minutes_saved == 30
    assert page.documentation is not None
    assert page.timeline[2].data == {"clinician": "Clinician Lovelace"}
    await play.check_invariants(ctx)


async def test_a_request_sent_twice_is_one_session(ctx: Context, world: World) -> None:
    first = await play.start(ctx, world["officer"])
    assert await play.start(ctx, world["officer"]) == first


async def test_the_same_request_ten_times_at_once_is_one_session(ctx: Context, world: World) -> None:
    made = await asyncio.gather(*(play.start(ctx, world["officer"]) for _ in range(10)))
    assert len(set(made)) == 1


async def test_an_officer_cannot_hold_two_sessions(ctx: Context, world: World) -> None:
    await play.start(ctx, world["officer"])
    with pytest.raises(AlreadyInConsult):
        await play.start(ctx, world["officer"], key="another-key")


async def test_every_command_may_be_sent_again_without_a_second_event(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    for _ in range(2):
        await play.talk(ctx, officer, clinician, consult_id)
    for side in (officer, clinician):
        await dispatch.end(ctx, side, consult_id)
    await play.record(ctx, clinician, consult_id)
    for _ in range(2):
        await documentation.report(ctx, officer, consult_id, play.OUTCOME)
        await documentation.complete(ctx, clinician, consult_id)
    events = await play.events_of(ctx, consult_id)
    assert len(events) == len(set(events))
    assert await play.state_of(ctx, consult_id) is State.CLOSED


async def test_an_interruption_and_the_return_are_events_and_the_duration_goes_on(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    clock.advance(60)
    await consults.report_media(ctx, clinician, consult_id, MediaState.INTERRUPTED)
    await consults.report_media(ctx, officer, consult_id, MediaState.INTERRUPTED)
    clock.advance(30)
    await consults.report_media(ctx, officer, consult_id, MediaState.CONNECTED)
    clock.advance(60)
    await dispatch.end(ctx, clinician, consult_id)
    events = await play.events_of(ctx, consult_id)
    assert events.count(Event.INTERRUPTED) == 1
    assert events.count(Event.CONNECTED) == 2
    page = await sessionlog.session_page(ctx, world["supervisor"], consult_id)
    assert page.duration_s == 150


async def test_cancelling_frees_the_clinician_whose_screen_rings(ctx: Context, world: World) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await tick(ctx)
    assert await play.offer_at(ctx, world["clinician"])
    for _ in range(2):
        await dispatch.cancel(ctx, world["officer"], consult_id)
    assert await play.offer_at(ctx, world["clinician"]) is None
    assert await play.state_of(ctx, consult_id) is State.CANCELLED
    await play.check_invariants(ctx)


async def test_an_accepted_session_can_no_longer_be_cancelled(ctx: Context, world: World) -> None:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await dispatch.accept(ctx, world["clinician"], consult_id)
    with pytest.raises(NotPossibleNow):
        await dispatch.cancel(ctx, world["officer"], consult_id)


async def test_documentation_needs_consent_and_a_recommendation(ctx: Context, world: World) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    with pytest.raises(NotPossibleNow):
        await documentation.complete(ctx, clinician, consult_id)
    await dispatch.end(ctx, officer, consult_id)
    with pytest.raises(DocumentationIncomplete, match="consent and the recommended disposition"):
        await documentation.complete(ctx, clinician, consult_id)
    await play.record(ctx, clinician, consult_id)
    await documentation.complete(ctx, clinician, consult_id)
    with pytest.raises(DocumentationClosed):
        await play.record(ctx, clinician, consult_id)


async def test_two_windows_that_save_different_fields_lose_nothing(ctx: Context, world: World) -> None:
    officer, clinician = world["officer"], world["clinician"]
    await play.on_call(ctx, clinician)
    consult_id = await play.start(ctx, officer)
    await play.talk(ctx, officer, clinician, consult_id)
    await documentation.save(ctx, clinician, consult_id, DocumentationPatch(clinical_note="calm"))
    await documentation.save(ctx, clinician, consult_id, DocumentationPatch(safety_note="knife in drawer"))
    record = await documentation.read(ctx, clinician, consult_id)
    assert (record.clinical_note, record.safety_note) == ("calm", "knife in drawer")


async def test_the_other_side_cannot_read_or_change_what_is_not_its_own(ctx: Context, world: World) -> None:
    consult_id = await play.start(ctx, world["officer"])
    strangers = [world["officer2"], world["town-officer"]]
    for stranger in strangers:
        with pytest.raises(NoSuchConsult):
            await dispatch.cancel(ctx, stranger, consult_id)
        with pytest.raises(NoSuchConsult):
            await dispatch.end(ctx, stranger, consult_id)
        with pytest.raises(NoSuchConsult):
            await documentation.report(ctx, stranger, consult_id, play.OUTCOME)
    with pytest.raises(NoSuchConsult):
        await play.record(ctx, world["clinician2"], consult_id)
    with pytest.raises(NoSuchConsult):
        await sessionlog.session_page(ctx, world["town-supervisor"], consult_id)


async def test_nobody_sees_another_agencys_sessions(ctx: Context, world: World) -> None:
    ours = await play.start(ctx, world["officer"])
    theirs = await play.start(ctx, world["town-officer"])
    for supervisor, seen in (("supervisor", ours), ("town-supervisor", theirs)):
        page = await sessionlog.search(ctx, world[supervisor], LogFilter())
        assert [row.id for row in page.rows] == [seen]
    asked = await sessionlog.search(ctx, world["supervisor"], LogFilter(agency_id=world.town))
    assert asked.rows == []
    async with ctx.db.reading() as db:
        assert [row.consult_id for row in (await dispatch.queue_for(ctx, db, world["clinician"])).rows] == [ours]
        assert [row.consult_id for row in (await dispatch.queue_for(ctx, db, world["hills-clinician"])).rows] == [
            theirs
        ]


async def test_the_log_filters_sorts_and_pages(ctx: Context, world: World, clock: ManualClock) -> None:
    await play.on_call(ctx, world["clinician"])
    waits = (30, 10, 20)
    ids = []
    for number, wait in enumerate(waits):
        kind = Kind.PSYCHOSIS if number == 1 else Kind.SUICIDAL
        consult_id = await consults.start(ctx, world["officer"], f"key-{number:08}", NewConsult(kind=kind))
        clock.advance(wait)
        await play.talk(ctx, world["officer"], world["clinician"], consult_id)
        await dispatch.end(ctx, world["officer"], consult_id)
        await play.write_up(ctx, world["officer"], world["clinician"], consult_id)
        clock.advance(3600)
        ids.append(consult_id)
    supervisor = world["supervisor"]

    async def found(**want: object) -> list[int]:
        page = await sessionlog.search(ctx, supervisor, LogFilter.model_validate(want))
        return [ids.index(row.id) for row in page.rows]

    assert await found() == [2, 1, 0]
    assert await found(descending=False) == [0, 1, 2]
    assert await found(sort=SortBy.WAIT) == [0, 2, 1]
    assert await found(kind=Kind.PSYCHOSIS) == [1]
    assert await found(disposition="resolved_on_scene") == [2, 1, 0]
    assert await found(disposition="jail_or_citation") == []
    assert await found(state=State.CLOSED, clinician_id=world["clinician"].user_id) == [2, 1, 0]
    assert await found(clinician_id=world["clinician2"].user_id) == []
    assert await found(page=2, page_size=2) == [0]


async def test_the_days_of_the_log_are_those_of_the_agencys_wall_clock(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    """The county is in Chicago; its clocks go forward on the morning of 8 March 2026."""
    ids = []
    for number, at in enumerate(("2026-03-08T05:59", "2026-03-08T06:00", "2026-03-09T04:59", "2026-03-09T05:00")):
        clock.set(datetime.fromisoformat(at).replace(tzinfo=UTC))
        ids.append(await play.start(ctx, world["officer"], f"key-{number:08}"))
        await dispatch.cancel(ctx, world["officer"], ids[-1])

    async def found(**want: str) -> list[int]:
        page = await sessionlog.search(ctx, world["supervisor"], LogFilter.model_validate(want))
        return [ids.index(row.id) for row in page.rows]

    assert await found(since_day="2026-03-08", until_day="2026-03-08") == [2, 1]
    assert await found(until_day="2026-03-07") == [0]
    assert await found(since_day="2026-03-09") == [3]
    assert await found(since_day="2026-03-09", until_day="2026-03-08") == []


async def test_an_officer_comes_back_to_where_they_were_at_every_point(ctx: Context, world: World) -> None:
    officer, clinician = world["officer"], world["clinician"]

    async def here() -> State | None:
        async with ctx.db.reading() as db:
            now = await consults.view(db, await consults.current(db, officer))
        return now.state if now else None

    assert await here() is None
    consult_id = await play.start(ctx, officer)
    assert await here() is State.QUEUED
    await play.on_call(ctx, clinician)
    await tick(ctx)
    assert await here() is State.OFFERED
    await dispatch.accept(ctx, clinician, consult_id)
    assert await here() is State.ACCEPTED
    await consults.report_media(ctx, officer, consult_id, MediaState.CONNECTED)
    assert await here() is State.ACTIVE
    await dispatch.end(ctx, clinician, consult_id)
    assert await here() is State.ENDED
    await play.record(ctx, clinician, consult_id)
    await documentation.complete(ctx, clinician, consult_id)
    assert await here() is State.DOCUMENTED
    await documentation.report(ctx, officer, consult_id, play.OUTCOME)
    assert await here() is None


async def test_what_was_written_without_a_network_keeps_its_time_as_far_as_it_can_be_true(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    asked = NewConsult(kind=Kind.OTHER, written_at=clock.now() - timedelta(minutes=7))
    consult_id = await consults.start(ctx, world["officer"], "key-00000009", asked)
    async with ctx.db.reading() as db:
        first = (await consult_queries.events_of(db, consult_id))[0]
        waiting = await consults.found(db, consult_id)
    assert datetime.fromisoformat(first.data["written_at"]) == asked.written_at
    assert waiting.requested_at == waiting.rank_at == clock.now()  # a tablet's clock moves nobody forward
    await play.on_call(ctx, world["clinician"])
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    await dispatch.end(ctx, world["officer"], consult_id)
    ended = clock.now()
    clock.advance(600)
    for saved, written, kept in ((15, 300, 300), (15, 300, 300), (30, -9999, 0), (60, 9999, 600)):
        outcome = play.OUTCOME.model_copy(
            update={"written_at": ended + timedelta(seconds=written), "minutes_saved": saved}
        )
        await documentation.report(ctx, world["officer"], consult_id, outcome)
        async with ctx.db.reading() as db:
            stored, _ = await documentation.records(db, consult_id)
        assert stored.recorded_at == ended + timedelta(seconds=kept)
