"""The session log beside an order that is worked out by hand, on both databases."""

from datetime import date, timedelta
from itertools import product
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError
from uuid6 import uuid7

from app.consults.model import Consult
from app.consults.rules import Kind, State
from app.context import Context
from app.sessionlog import queries
from app.sessionlog import service as sessionlog
from app.sessionlog.schemas import MOST_SEARCHED, LogFilter, SortBy
from tests.conftest import START
from tests.world import World

SESSIONS = 120
ZONE = ZoneInfo("America/Chicago")
OVER = (State.CLOSED, State.CLOSED, State.CLOSED, State.CANCELLED, State.UNANSWERED, State.ENDED)
DISPOSITIONS = ("resolved_on_scene", "refused", None)
CLINICIANS = ("clinician", "clinician2")


def made(world: World, dice: Random, number: int) -> Consult:
    state = dice.choice(OVER)
    taken = state in (State.CLOSED, State.ENDED)
    at = START - timedelta(hours=dice.randrange(SESSIONS // 2))  # some at the same moment
    agency, officer = (world.town, "town-officer") if number % 10 == 0 else (world.county, "officer")
    return Consult(
        id=uuid7(),
        agency_id=agency,
        officer_id=world[officer].user_id,
        clinician_id=world[dice.choice(CLINICIANS)].user_id if taken else None,
        state=state,
        kind=dice.choice(list(Kind)),
        disposition=dice.choice(DISPOSITIONS) if state is State.CLOSED else None,
        request_key=f"key-{number:08}",
        requested_at=at,
        changed_at=at,
        waiting_since=at,
        rank_at=at,
        wait_s=float(dice.randrange(20)) if taken else None,
        duration_s=float(dice.randrange(20)) if state is State.CLOSED else None,
    )


@pytest.fixture
async def rows(ctx: Context, world: World) -> list[Consult]:
    """The county's sessions, over and of every sort; there are a town's beside them."""
    dice = Random(13)
    sessions = [made(world, dice, number) for number in range(SESSIONS)]
    async with ctx.db.transaction() as db:
        db.add_all(sessions)
    return [one for one in sessions if one.agency_id == world.county]


FILTERS: tuple[dict[str, object], ...] = (
    {},
    {"kind": Kind.OTHER},
    {"state": State.CLOSED},
    {"state": State.CANCELLED},
    {"state": State.QUEUED},
    {"disposition": "refused"},
    {"clinician_id": "clinician"},
    {"since_day": date(2026, 2, 27), "until_day": date(2026, 2, 28)},
    {
        "kind": Kind.SUICIDAL,
        "state": State.CLOSED,
        "clinician_id": "clinician2",
        "since_day": date(2026, 2, 28),
    },
)

DAYS = ("since_day", "until_day")


def matches(row: Consult, chosen: dict[str, object]) -> bool:
    period = {name: chosen[name] for name in DAYS if name in chosen}
    day = row.requested_at.astimezone(ZONE).date()
    return all(getattr(row, name) == value for name, value in chosen.items() if name not in period) and period.get(
        "since_day", day
    ) <= day <= period.get("until_day", day)


def ordered(rows: list[Consult], by: SortBy, descending: bool) -> list[Consult]:
    """Nulls last, then the newest first; sorting is stable, so the least of the keys is sorted by first."""
    column = queries.COLUMNS[by]
    newest = sorted(sorted(rows, key=lambda one: one.id), key=lambda one: one.requested_at, reverse=True)
    known = [one for one in newest if getattr(one, column) is not None]
    return sorted(known, key=lambda one: getattr(one, column), reverse=descending) + [
        one for one in newest if getattr(one, column) is None
    ]


@pytest.mark.parametrize("most", [40, 1_000])
async def test_every_filter_in_every_order_applies_to_the_newest_sessions_of_the_days_chosen(
    ctx: Context, world: World, rows: list[Consult], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_SEARCHED", most)
    newest = sorted(rows, key=lambda one: (one.requested_at, one.id), reverse=True)
    for given, by, descending in product(FILTERS, SortBy, (True, False)):
        chosen = given | (
            {"clinician_id": world[str(given["clinician_id"])].user_id} if "clinician_id" in given else {}
        )
        of_the_days = [row for row in newest if matches(row, {name: chosen[name] for name in DAYS if name in chosen})]
        since = of_the_days[most - 1].requested_at if len(of_the_days) >= most else None
        searched = [row for row in of_the_days if since is None or row.requested_at >= since]
        right = [one.id for one in ordered([row for row in searched if matches(row, chosen)], by, descending)]
        found = []
        async with ctx.db.reading() as db:
            for page in range(1, len(right) // 50 + 2):
                want = LogFilter.model_validate(
                    chosen | {"sort": by, "descending": descending, "page": page, "page_size": 50}
                )
                part = await queries.search(db, world.county, want, ZONE)
                assert (part.total, part.searched_since) == (len(right), since)
                found += [one.id for one in part.rows]
        assert found == right, (chosen, by, descending)


async def test_the_log_names_the_clinicians_who_took_a_session_and_says_that_it_searched_them_all(
    ctx: Context, world: World, rows: list[Consult]
) -> None:
    page = await sessionlog.search(ctx, world["supervisor"], LogFilter())
    assert (page.total, page.searched_since) == (len(rows), None)
    assert {one.name for one in page.clinicians} == {"Clinician Lovelace", "Clinician2 Lovelace"}


async def test_whoever_goes_on_from_the_oldest_day_searched_reaches_every_session(
    ctx: Context, world: World, rows: list[Consult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_SEARCHED", 60)
    found: set[UUID] = set()
    want = LogFilter(page_size=200)
    async with ctx.db.reading() as db:
        while (part := await queries.search(db, world.county, want, ZONE)).searched_since:
            found |= {one.id for one in part.rows}
            want = LogFilter(page_size=200, until_day=part.searched_since.astimezone(ZONE).date())
    assert found | {one.id for one in part.rows} == {one.id for one in rows}


def test_nobody_pages_past_what_is_searched() -> None:
    LogFilter(page=MOST_SEARCHED // 25, page_size=25)
    with pytest.raises(ValidationError, match="no more than 5,000"):
        LogFilter(page=MOST_SEARCHED // 25 + 1, page_size=25)
