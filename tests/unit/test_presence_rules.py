"""A clinician's status, derived from three facts; and planned shifts."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notices.rules import LONGEST_PAUSE_S, pause_after
from app.platform.calendar import parse
from app.presence.rules import (
    Engagement,
    OffPlan,
    PlannedShift,
    Status,
    Wish,
    next_reminder,
    off_plan,
    on_shift,
    status,
)

CHICAGO = ZoneInfo("America/Chicago")
E = Engagement


@pytest.mark.parametrize(
    ("wish", "here", "engaged", "expected"),
    [
        (Wish.OFF, True, [], Status.OFF),
        (Wish.ON_CALL, True, [], Status.ON_CALL),
        (Wish.ON_CALL, False, [], Status.OFF),
        (Wish.BREAK, True, [], Status.BREAK),
        (Wish.BREAK, False, [], Status.OFF),
        (Wish.ON_CALL, True, [E.OFFERED], Status.OFFERED),
        (Wish.OFF, False, [E.IN_SESSION], Status.IN_SESSION),
        (Wish.ON_CALL, True, [E.WRAP_UP, E.IN_SESSION, E.OFFERED], Status.IN_SESSION),
        (Wish.ON_CALL, True, [E.WRAP_UP, E.OFFERED], Status.OFFERED),
        (Wish.BREAK, True, [E.WRAP_UP], Status.WRAP_UP),
    ],
)
def test_the_status_follows_from_wish_page_and_engagements(
    wish: Wish, here: bool, engaged: list[Engagement], expected: Status
) -> None:
    assert status(wish, here, engaged) is expected


@given(st.sampled_from(Wish), st.booleans(), st.lists(st.sampled_from(Engagement)))
def test_freeswitch_2540_nobody_is_busy_with_nothing_to_do_and_nobody_idle_with_something(
    wish: Wish, here: bool, engaged: list[Engagement]
) -> None:
    """signalwire/freeswitch #2540: agents stuck "Reserved" after a race."""
    assert (status(wish, here, engaged) in set(Engagement)) is bool(engaged)


NIGHTS = PlannedShift(parse("mon-fri 19:00-07:00"), CHICAGO, date(2026, 1, 1), None)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-03-02 18:59", False),
        ("2026-03-02 19:00", True),
        ("2026-03-03 06:59", True),
        ("2026-03-03 07:00", False),
        ("2026-03-07 03:00", True),  # Saturday morning still belongs to Friday's night
        ("2026-03-07 20:00", False),
    ],
)
def test_a_night_shift_runs_over_midnight_into_the_day_after_its_last(local: str, expected: bool) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=CHICAGO).astimezone(UTC)
    assert (on_shift([NIGHTS], now) is not None) is expected


def test_a_shift_over_the_change_of_clocks_keeps_its_wall_clock_times() -> None:
    sundays = PlannedShift(parse("sat 19:00-07:00"), CHICAGO, date(2026, 1, 1), None)
    spring = on_shift([sundays], datetime(2026, 3, 8, 6, 0, tzinfo=UTC))  # clocks go forward at 02:00 that night
    autumn = on_shift([sundays], datetime(2026, 11, 1, 6, 0, tzinfo=UTC))  # and back
    assert spring
    assert autumn
    assert spring.end - spring.start == timedelta(hours=11)
    assert autumn.end - autumn.start == timedelta(hours=13)
    assert spring.end.astimezone(CHICAGO).hour == autumn.end.astimezone(CHICAGO).hour == 7


def test_a_shift_is_valid_from_its_first_to_its_last_day() -> None:
    plan = PlannedShift(parse("mon-sun 00:00-24:00"), CHICAGO, date(2026, 3, 2), date(2026, 3, 3))
    at = [datetime(2026, 3, day, 12, tzinfo=CHICAGO).astimezone(UTC) for day in (1, 2, 3, 4)]
    assert [on_shift([plan], moment) is not None for moment in at] == [False, True, True, False]


def test_the_reminder_comes_before_the_next_shift_and_never_twice_for_one() -> None:
    now = datetime(2026, 3, 2, 18, 0, tzinfo=CHICAGO).astimezone(UTC)
    first = next_reminder(NIGHTS, now, 900)
    assert first == datetime(2026, 3, 2, 18, 45, tzinfo=CHICAGO)
    assert next_reminder(NIGHTS, first, 900) == datetime(2026, 3, 3, 18, 45, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("now", "planned", "has_plan", "expected"),
    [
        (Status.OFF, True, True, OffPlan.NOT_SIGNED_IN),
        (Status.OFF, False, True, None),
        (Status.ON_CALL, False, True, OffPlan.NOT_ON_SHIFT),
        (Status.ON_CALL, True, True, None),
        (Status.ON_CALL, False, False, None),
    ],
)
def test_plan_and_presence_beside_each_other(
    now: Status, planned: bool, has_plan: bool, expected: OffPlan | None
) -> None:
    assert off_plan(now, planned, has_plan) is expected


@pytest.mark.parametrize("text", ["", "mon", "mon 9-17", "foo 09:00-17:00", "mon 09:00", "mon 25:00-26:00"])
def test_what_is_no_weekly_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="mon-fri 19:00-07:00"):
        parse(text)


@given(st.sampled_from(["mon-fri 09:00-17:00", "sat,sun 20:00-04:00", "fri-mon 00:00-24:00"]), st.datetimes())
def test_no_two_occurrences_overlap_and_each_is_in_order(text: str, since: datetime) -> None:
    if not 1990 < since.year < 2040:
        return
    start = since.replace(tzinfo=UTC)
    plan = PlannedShift(parse(text), CHICAGO, date(1980, 1, 1), None)
    spans = plan.between(start, start + timedelta(days=14))
    assert spans
    assert all(one.start < one.end <= two.start < two.end for one, two in pairwise(spans))


def test_a_failed_notice_is_tried_again_ever_more_slowly_up_to_a_limit() -> None:
    pauses = [pause_after(n).total_seconds() for n in range(1, 12)]
    assert pauses[:4] == [5, 10, 20, 40]
    assert max(pauses) == LONGEST_PAUSE_S
