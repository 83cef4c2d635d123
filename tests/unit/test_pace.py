"""When a page is shown its next snapshot: a table of what happens, at which second, and how long it then waits."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.realtime.pace import AGAIN_S, SOON_S, Pace

PAUSE_S = 10
Step = Callable[[Pace, float], object]


def own(pace: Pace, now: float) -> object:
    return pace.told(own=True)


def others(pace: Pace, now: float) -> object:
    return pace.told(own=False)


def calm(pace: Pace, now: float) -> object:
    return pace.calm(now)


def shown(pace: Pace, now: float) -> object:
    pace.reading()
    return pace.shown(now, PAUSE_S)


def failed(pace: Pace, now: float) -> object:
    pace.reading()
    return pace.failed(now, PAUSE_S)


@pytest.mark.parametrize(
    ("steps", "at", "wait_s"),
    [
        # Nothing to show: the writer sleeps until it is told.
        ([], 0, None),
        ([(0, shown)], 0, None),
        ([(0, own), (1, shown)], 1, None),
        ([(0, calm)], 0, None),
        # The page's own session is shown at once, also within the pause.
        ([(0, own)], 0, 0),
        ([(0, shown), (1, own)], 1, 0),
        ([(0, shown), (1, others), (2, own)], 2, 0),
        # Others' sessions wait for the rest of the pause, however often they change.
        ([(0, others)], 0, 0),
        ([(0, shown), (1, others)], 1, PAUSE_S - 1),
        ([(0, shown), (1, others), (4, others)], 4, PAUSE_S - 4),
        ([(0, shown), (1, others)], PAUSE_S + 5, 0),
        # What is shown for the page's own session shows the others too, and the pause begins anew.
        ([(0, shown), (1, others), (2, own), (2, shown)], 3, None),
        ([(0, shown), (2, own), (2, shown), (3, others)], 3, PAUSE_S - 1),
        # A page that knows the urgent part is left alone for a moment; others' pause is not shortened by that.
        ([(0, calm), (0, own)], 0, SOON_S),
        ([(0, own), (0, calm)], 0, SOON_S),
        ([(0, calm), (0, own)], SOON_S, 0),
        ([(0, calm), (0, others)], 0, SOON_S),
        ([(0, shown), (0, calm), (0, others)], 0, PAUSE_S),
        ([(0, shown), (PAUSE_S, others), (PAUSE_S, calm)], PAUSE_S, SOON_S),
        # The database was away: the page's own session is tried again soon, others' after the pause.
        ([(0, own), (0, failed)], 0, AGAIN_S),
        ([(0, own), (0, failed), (AGAIN_S, failed)], AGAIN_S, PAUSE_S),
        ([(0, others), (0, failed)], 0, PAUSE_S),
        ([(0, own), (0, others), (0, failed)], 0, AGAIN_S),
        ([(0, own), (0, failed), (0.5, own)], 0.5, 0),
    ],
)
def test_how_long_the_next_snapshot_waits(steps: list[tuple[float, Step]], at: float, wait_s: float | None) -> None:
    pace = Pace()
    for now, step in steps:
        step(pace, now)
    assert pace.wait_s(at) == (None if wait_s is None else pytest.approx(wait_s))


def test_what_is_told_while_a_snapshot_is_read_is_shown_by_the_next() -> None:
    pace = Pace()
    pace.told(own=True)
    pace.reading()
    pace.told(own=True)
    pace.shown(5, PAUSE_S)
    assert pace.wait_s(5) == 0
    pace.reading()
    pace.told(own=False)
    pace.shown(6, PAUSE_S)
    assert pace.wait_s(6) == PAUSE_S


def test_a_page_that_waits_already_is_not_woken_by_others_again() -> None:
    """In a disaster each answer is told to thousands of pages; waking them all for nothing is work too."""
    pace = Pace()
    assert pace.told(own=False)
    assert not pace.told(own=False)
    assert pace.told(own=True)
    pace.reading()
    assert pace.told(own=False)


@given(
    st.lists(st.tuples(st.floats(0, 5), st.sampled_from([own, others, calm, shown, failed]))),
    st.floats(0, 5),
)
def test_a_connection_that_is_not_woken_waits_no_longer_than_planned(
    steps: list[tuple[float, Step]], later: float
) -> None:
    """The writer sleeps for `wait_s` and is woken where `told` says so: it never sleeps past what is due."""
    pace, now = Pace(), 0.0
    wakes_at = None
    for pause, step in steps:
        now += pause
        woken = step(pace, now)
        due = None if (wait := pace.wait_s(now)) is None else now + wait
        if step in (shown, failed) or woken:
            wakes_at = due
        elif step is not calm:
            assert wakes_at is not None
            assert due is not None
            assert wakes_at <= due + 1e-6
