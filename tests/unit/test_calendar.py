"""When a day begins on a place's wall clock, in zones that change their clocks at midnight among others."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.platform.calendar import day_span, day_start

TABLE = [
    # An ordinary day, and the days on which the United States change their clocks, at 2 a.m.
    ("America/Chicago", "2026-07-04", "2026-07-04T05:00"),
    ("America/Chicago", "2026-03-08", "2026-03-08T06:00"),
    ("America/Chicago", "2026-03-09", "2026-03-09T05:00"),
    ("America/Chicago", "2026-11-01", "2026-11-01T05:00"),
    ("America/Chicago", "2026-11-02", "2026-11-02T06:00"),
    ("Asia/Kolkata", "2026-01-01", "2025-12-31T18:30"),
    # Havana skips from 0:00 to 1:00 in spring, and shows 0:00 to 1:00 twice in fall.
    ("America/Havana", "2024-03-10", "2024-03-10T05:00"),
    ("America/Havana", "2024-03-11", "2024-03-11T04:00"),
    ("America/Havana", "2024-11-03", "2024-11-03T04:00"),
    ("America/Havana", "2024-11-04", "2024-11-04T05:00"),
    # Beirut skips from 0:00 to 1:00 in spring; in fall it sets midnight back to 23:00 of the day before.
    ("Asia/Beirut", "2024-03-31", "2024-03-30T22:00"),
    ("Asia/Beirut", "2024-04-01", "2024-03-31T21:00"),
    ("Asia/Beirut", "2024-10-27", "2024-10-26T22:00"),
    ("Asia/Beirut", "2024-10-26", "2024-10-25T21:00"),
    # Lord Howe changes by half an hour; Apia skipped a whole day.
    ("Australia/Lord_Howe", "2026-04-06", "2026-04-05T13:30"),
    ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00"),
    ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00"),
]


@pytest.mark.parametrize(("zone", "day", "start"), TABLE)
def test_a_day_begins_when_the_wall_clock_says_so(zone: str, day: str, start: str) -> None:
    assert day_start(date.fromisoformat(day), ZoneInfo(zone)) == datetime.fromisoformat(start).replace(tzinfo=UTC)


@pytest.mark.parametrize("name", sorted({zone for zone, _, _ in TABLE} | {"America/Santiago", "Africa/Cairo", "UTC"}))
def test_every_moment_of_three_years_is_in_the_day_that_the_wall_clock_shows(name: str) -> None:
    zone = ZoneInfo(name)
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(3 * 365)]
    for day, start in zip(days, (day_start(day, zone) for day in days), strict=True):
        assert start.astimezone(zone).date() == day
        assert (start - timedelta(microseconds=1)).astimezone(zone).date() == day - timedelta(days=1)


def test_a_span_of_days_holds_its_last_day_whole_be_it_of_23_hours_or_25() -> None:
    havana = ZoneInfo("America/Havana")
    for day, hours in ((date(2024, 3, 10), 23), (date(2024, 11, 3), 25), (date(2024, 7, 1), 24)):
        since, until = day_span(day, day, havana)
        assert since
        assert until
        assert until - since == timedelta(hours=hours)
    assert day_span(None, None, havana) == (None, None)
