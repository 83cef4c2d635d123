"""Coverage: places, hours, tiers."""

from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from app.coverage.rules import Cover, applicable, opening, tiers
from app.platform.calendar import parse

CHICAGO = ZoneInfo("America/Chicago")
NEAR, FAR, AGENCY = UUID(int=1), UUID(int=2), UUID(int=3)
EAST, WEST = UUID(int=10), UUID(int=11)


def cover(provider: UUID = NEAR, place: UUID | None = None, tier: int = 1, hours: str | None = None) -> Cover:
    return Cover(provider, AGENCY, place, tier, (parse(hours),) if hours else (), CHICAGO)


def at(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=CHICAGO).astimezone(UTC)


def test_a_department_across_two_territories_is_answered_by_the_places_own_provider() -> None:
    covers = [cover(NEAR, EAST), cover(FAR, WEST)]
    assert [one.provider_id for one in applicable(covers, EAST)] == [NEAR]
    assert [one.provider_id for one in applicable(covers, WEST)] == [FAR]
    assert applicable(covers, None) == covers


def test_a_place_without_an_agreement_of_its_own_falls_to_the_general_one() -> None:
    general = cover(NEAR)
    assert applicable([general, cover(FAR, WEST)], EAST) == [general]


def test_the_best_open_tier_of_a_provider_counts() -> None:
    covers = [cover(NEAR, tier=2), cover(NEAR, tier=1, hours="mon 09:00-17:00"), cover(FAR, tier=3)]
    assert tiers(covers, at("2026-03-02 12:00")) == {NEAR: 1, FAR: 3}
    assert tiers(covers, at("2026-03-02 18:00")) == {NEAR: 2, FAR: 3}


@pytest.mark.parametrize(
    ("local", "is_open", "opens"),
    [
        ("2026-03-06 12:00", True, None),
        ("2026-03-06 17:00", False, "2026-03-09 09:00"),
        ("2026-03-07 23:00", False, "2026-03-09 09:00"),  # the clocks go forward in between
    ],
)
def test_closed_hours_are_said_with_the_next_opening(local: str, is_open: bool, opens: str | None) -> None:
    found = opening([cover(hours="mon-fri 09:00-17:00")], at(local))
    assert found.is_open is is_open
    assert found.opens_at == (at(opens) if opens else None)


def test_an_agency_nobody_answers_is_closed_without_a_promise() -> None:
    assert opening([], at("2026-03-02 12:00")) == opening([], at("2026-03-02 13:00"))
    assert not opening([], at("2026-03-02 12:00")).is_open
