"""Failures of jobs are isolated: an item that fails is named, and everything else that is due is still done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from app import nouns
from app.consults.rules import Event, State
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import PolicyChange
from app.dispatch import service as dispatch
from app.guests import service as guests
from app.guests.model import TextMessage
from app.guests.rules import GuestKind
from app.guests.schemas import NewGuest
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.platform.clock import ManualClock
from app.presence import service as presence
from app.presence.schemas import NewShift
from app.signin import service as signin
from app.signin.errors import WrongPassword
from app.signin.model import KnownTablet
from app.signin.schemas import Credentials
from app.signin.service.signing import Origin
from app.ticker import Health, Job, Ticker
from tests.conftest import START, Kept
from tests.integration import play
from tests.world import World, tick

KEYS = {"clinician": "user_id", "sign_in_failures": "key"}
Row = UUID | str
"""A row's key."""


async def poison(ctx: Context, table: str, row: Row) -> None:
    """Make the database refuse all changes of this row, and its deletion, from now on."""
    is_it = f"OLD.{KEYS.get(table, 'id')} = '{plain(ctx, row)}'"
    refuse = "CREATE FUNCTION poison() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$ LANGUAGE plpgsql"
    if ctx.db.is_sqlite:
        statements = [
            f"CREATE TRIGGER no_{what} BEFORE {what} ON {table} WHEN {is_it} BEGIN SELECT RAISE(ABORT, 'poison'); END"
            for what in ("UPDATE", "DELETE")
        ]
    else:
        trigger = f"CREATE TRIGGER poison BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW WHEN ({is_it})"
        statements = [refuse, f"{trigger} EXECUTE FUNCTION poison()"]
    async with ctx.db.transaction() as db:
        for statement in statements:
            await db.execute(text(statement))


async def column(ctx: Context, table: str, name: str, row: Row) -> object:
    question = text(f"SELECT {name} FROM {table} WHERE {KEYS.get(table, 'id')} = :id")
    async with ctx.db.reading() as db:
        return (await db.execute(question, {"id": plain(ctx, row)})).scalar()


def plain(ctx: Context, row: Row) -> object:
    """A key in the form in which the database stores it."""
    return row.hex if ctx.db.is_sqlite and isinstance(row, UUID) else row


Case = Callable[[Context, World, ManualClock], Awaitable[tuple[str, str, Row, Row]]]
"""Makes two items of a job due; returns the table, a column that the job changes, and both row ids."""


async def waiting(ctx: Context, world: World) -> tuple[UUID, UUID]:
    return await play.start(ctx, world["officer"]), await play.start(ctx, world["officer2"], "key-00000002")


async def past_a_deadline(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    bad, good = await waiting(ctx, world)
    clock.advance(ctx.settings.unanswered_after_s + 1)
    return "consult", "state", bad, good


async def leads(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await coverage.set_policy(ctx, world.county, PolicyChange(lead_id=world["supervisor"].user_id))
    bad, good = await waiting(ctx, world)
    clock.advance(ctx.settings.page_lead_after_s + 1)
    return "consult", "page_lead_at", bad, good


async def to_be_offered(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await play.on_call(ctx, world["clinician"], world["clinician2"])
    bad, good = await waiting(ctx, world)
    return "consult", "state", bad, good


async def rings(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await play.on_call(ctx, world["clinician"], world["clinician2"])
    bad, good = await waiting(ctx, world)
    await tick(ctx)
    clock.advance(ctx.settings.ring_s + 1)
    await play.here(ctx, world)
    return "consult", "state", bad, good


async def wrap_ups(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await play.on_call(ctx, world["clinician"], world["clinician2"])
    for officer, clinician, consult_id in zip(
        ("officer", "officer2"), ("clinician", "clinician2"), await waiting(ctx, world), strict=True
    ):
        await play.talk(ctx, world[officer], world[clinician], consult_id)
        await dispatch.end(ctx, world[officer], consult_id)
    clock.advance(ctx.settings.wrap_up_s + 1)
    return "clinician", "status", world["clinician"].user_id, world["clinician2"].user_id


async def not_heard_of(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await play.on_call(ctx, world["clinician"], world["clinician2"])
    clock.advance(ctx.settings.lease_s + 1)
    return "clinician", "lost_at", world["clinician"].user_id, world["clinician2"].user_id


async def stay_away(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await not_heard_of(ctx, world, clock)
    await tick(ctx)
    clock.advance(ctx.settings.lost_grace_s + 1)
    return "clinician", "wish", world["clinician"].user_id, world["clinician2"].user_id


async def shifts(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    weekly = f"mon-sun {START + timedelta(hours=2):%H:%M}-{START + timedelta(hours=3):%H:%M}"
    new = NewShift(weekly=weekly, time_zone="UTC", valid_from=START.date())
    bad, good = [await presence.add_shift(ctx, world[one].user_id, new) for one in ("clinician", "clinician2")]
    clock.advance(2 * 3600)
    return "shift", "remind_at", bad, good


async def invitations(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    keys = [str(uuid4()) for _ in range(2)]
    asked = [(key, NewGuest(kind=GuestKind.RELATIVE, secret=key)) for key in keys]
    bad, good = [await guests.invite(ctx, world["officer"], consult_id, key, new) for key, new in asked]
    clock.advance(ctx.settings.guest_link_s + 1)
    return "guest", "state", bad, good


async def texted_numbers(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    rows = [uuid4(), uuid4()]
    async with ctx.unit() as unit:
        for row in rows:
            sent = {"sender_id": world["officer"].user_id, "number_digest": "0" * 64, "sent_at": ctx.clock.now()}
            unit.db.add(TextMessage(id=row, consult_id=consult_id, **sent))
    clock.advance(ctx.settings.texts_window_s + 1)
    return "text_message", "number_digest", rows[0], rows[1]


async def to_be_sent(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    async with ctx.unit() as unit:
        for person in ("clinician", "clinician2"):
            notices.post(unit, world[person].user_id, NoticeKind.SHIFT_SOON)
    async with ctx.db.reading() as db:
        found = await db.execute(text("SELECT id FROM notice ORDER BY id"))
        bad, good = (UUID(str(row.id)) for row in found)
    return "notice", "sent_at", bad, good


async def failures(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, str, str]:
    for name in ("nobody", "nobody else"):
        with pytest.raises(WrongPassword):
            await signin.sign_in(ctx, Credentials(username=name, password="wrong"), Origin(f"192.0.2.{len(name)}", ""))
    async with ctx.db.reading() as db:
        bad, good, *_ = (row.key for row in await db.execute(text("SELECT key FROM sign_in_failures ORDER BY key")))
    clock.advance(max(ctx.settings.failed_within_s, ctx.settings.lock_out_s) + 1)
    return "sign_in_failures", "key", bad, good


async def tablets(ctx: Context, world: World, clock: ManualClock) -> tuple[str, str, UUID, UUID]:
    bad, good = uuid4(), uuid4()
    async with ctx.db.transaction() as db:
        db.add_all(KnownTablet(id=one, secret_hash=one.hex, owner=one.hex, seen_at=clock.now()) for one in (bad, good))
    clock.advance((ctx.settings.known_tablet_days + 1) * 86_400)
    return "known_tablet", "seen_at", bad, good


CASES: dict[str, Case] = {
    "sessions past a deadline": past_a_deadline,
    "leads to be told": leads,
    "sessions to be offered": to_be_offered,
    "rings that are over": rings,
    "wrap-ups past their limit": wrap_ups,
    "clinicians not heard of": not_heard_of,
    "clinicians who stay away": stay_away,
    "shifts that begin soon": shifts,
    "invitations that are over": invitations,
    "numbers to be forgotten": texted_numbers,
    "notices to be sent": to_be_sent,
    "failed sign-ins out of date": failures,
    "tablets not seen for long": tablets,
}


def test_every_job_is_poisoned_below() -> None:
    assert set(CASES) == {job.name for job in nouns.jobs()}


@pytest.mark.parametrize("name", CASES)
async def test_one_row_that_cannot_be_changed_keeps_nothing_else_from_being_done(
    ctx: Context, world: World, clock: ManualClock, name: str
) -> None:
    table, changed, bad, good = await CASES[name](ctx, world, clock)
    before = {row: await column(ctx, table, changed, row) for row in (bad, good)}
    await poison(ctx, table, bad)
    ticker = Ticker(ctx, [job for job in nouns.jobs() if job.name == name])
    for job in ticker.jobs:
        await ticker.round(job)
    assert await column(ctx, table, changed, good) != before[good]
    assert await column(ctx, table, changed, bad) == before[bad]
    # On SQLite, the job that offers sessions takes the row for another node's and skips it.
    if not (name == "sessions to be offered" and ctx.db.is_sqlite):
        assert ticker.health() == {name: Health.SET_ASIDE}
        assert len(ticker.pulses[name].set_aside) == 1


async def test_an_unknown_time_zone_in_one_agency_keeps_no_other_agencys_sessions_from_being_offered(
    ctx: Context, world: World
) -> None:
    await play.on_call(ctx, world["clinician"], world["hills-clinician"])
    bad = await play.start(ctx, world["officer"])
    good = await play.start(ctx, world["town-officer"])
    async with ctx.db.transaction() as db:
        county = plain(ctx, world.county)
        await db.execute(text("UPDATE organization SET time_zone = 'Mars/Olympus' WHERE id = :id"), {"id": county})
    ticker = Ticker(ctx, [job for job in nouns.jobs() if job.name == "sessions to be offered"])
    await ticker.round(ticker.jobs[0])
    assert await play.state_of(ctx, good) is State.OFFERED
    assert await play.state_of(ctx, bad) is State.QUEUED
    assert ticker.health() == {"sessions to be offered": Health.SET_ASIDE}


async def test_an_unknown_time_zone_in_a_shift_stops_no_deadline(
    ctx: Context, world: World, clock: ManualClock
) -> None:
    _, _, shift_id, _ = await shifts(ctx, world, clock)
    async with ctx.db.transaction() as db:
        await db.execute(
            text("UPDATE shift SET time_zone = 'Mars/Olympus' WHERE id = :id"), {"id": plain(ctx, shift_id)}
        )
    consult_id = await play.start(ctx, world["officer"])
    clock.advance(ctx.settings.unanswered_after_s + 1)
    ticker = Ticker(ctx, nouns.jobs())
    for job in [*ticker.jobs, *ticker.jobs]:  # the second tick processes what became due in the first
        await ticker.round(job)
    assert (await play.events_of(ctx, consult_id))[-1] in (Event.ABANDONED, Event.UNANSWERED)
    kept = ctx.notifier
    assert isinstance(kept, Kept)
    assert (world["clinician2"].user_id, NoticeKind.SHIFT_SOON) in kept.sent
    assert ticker.health()["shifts that begin soon"] is Health.SET_ASIDE


class SlowNotifier:
    """A notifier that blocks until it is released."""

    def __init__(self) -> None:
        self.asked, self.let = asyncio.Event(), asyncio.Event()

    async def send(self, user_id: UUID, kind: str, data: dict[str, object]) -> None:
        self.asked.set()
        await self.let.wait()


async def test_a_slow_notifier_keeps_no_officer_waiting(ctx: Context, world: World, clock: ManualClock) -> None:
    slow = SlowNotifier()
    ctx = replace(ctx, notifier=slow)
    await to_be_sent(ctx, world, clock)
    [job] = [job for job in nouns.jobs() if job.name == "notices to be sent"]
    sending = asyncio.create_task(job.do(ctx, await job.due(ctx, 10)))
    await slow.asked.wait()
    assert await play.state_of(ctx, await play.start(ctx, world["officer"])) is State.QUEUED
    assert not sending.done()
    slow.let.set()
    await sending


async def test_a_job_that_hangs_is_given_up_and_named(ctx: Context) -> None:
    async def hang(_ctx: Context, _most: int) -> list[int]:
        await asyncio.Event().wait()
        return []

    async def nothing(_ctx: Context, _keys: object) -> None:
        return None

    made = Ticker(ctx, [Job("hangs", hang, nothing)])
    object.__setattr__(ctx.settings, "job_stalled_s", 0.01)
    await made.round(made.jobs[0])
    assert made.health() == {"hangs": Health.FAILING}


async def test_a_failure_is_logged_by_the_name_of_its_job(ctx: Context, caplog: pytest.LogCaptureFixture) -> None:
    async def fail(_ctx: Context, _most: int) -> list[int]:
        raise ValueError("not due")

    async def nothing(_ctx: Context, _keys: object) -> None:
        return None

    made = Ticker(ctx, [Job("fails", fail, nothing)])
    with caplog.at_level(logging.ERROR):
        await made.round(made.jobs[0])
    assert made.pulses["fails"].failures == 1
    assert made.health() == {"fails": Health.FAILING}
