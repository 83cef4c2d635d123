"""The session log beside an order that is worked out by hand, on both databases."""

from datetime import date, timedelta
from itertools import product
from random import Random
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError
from uuid6 import uuid7

from app.consults.model import Consult
from app.consults.rules import Kind, State
from app.context import Context
from app.sessionlog import queries
from app.sessionlog import service as sessionlog
from app.sessionlog.schemas import MOST_PAGED, LogFilter, SortBy
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


def matches(row: Consult, chosen: dict[str, object]) -> bool:
    period = {name: chosen[name] for name in ("since_day", "until_day") if name in chosen}
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


@pytest.mark.parametrize("few", [0, 25, 1_000])
async def test_every_filter_in_every_order_gives_the_same_pages_by_every_way_to_find_them(
    ctx: Context, world: World, rows: list[Consult], few: int
) -> None:
    for given, by, descending in product(FILTERS, SortBy, (True, False)):
        chosen = given | (
            {"clinician_id": world[str(given["clinician_id"])].user_id} if "clinician_id" in given else {}
        )
        right = [one.id for one in ordered([row for row in rows if matches(row, chosen)], by, descending)]
        found = []
        async with ctx.db.reading() as db:
            for page in range(1, len(right) // 50 + 2):
                want = LogFilter.model_validate(
                    chosen | {"sort": by, "descending": descending, "page": page, "page_size": 50}
                )
                part = await queries.search(db, [world.county], want, ZONE, few=few)
                assert (part.total, part.more) == (len(right), False)
                found += [one.id for one in part.rows]
        assert found == right, (chosen, by, descending)


async def test_a_total_is_counted_no_further_than_can_be_paged_through_and_says_so(
    ctx: Context, world: World, rows: list[Consult]
) -> None:
    async with ctx.db.reading() as db:
        for most, total, more in ((len(rows) + 1, len(rows), False), (len(rows), len(rows), False), (50, 50, True)):
            found = await queries.search(db, [world.county], LogFilter(), ZONE, most=most)
            assert (found.total, found.more) == (total, more)
    page = await sessionlog.search(ctx, world["supervisor"], LogFilter())
    assert (page.total, page.more) == (len(rows), False)
    assert {one.name for one in page.clinicians} == {"Clinician Lovelace", "Clinician2 Lovelace"}


def test_nobody_pages_past_what_is_counted() -> None:
    LogFilter(page=MOST_PAGED // 25, page_size=25)
    with pytest.raises(ValidationError, match="Only the first 10,000"):
        LogFilter(page=MOST_PAGED // 25 + 1, page_size=25)
