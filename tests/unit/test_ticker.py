"""When a job that failed is tried again."""

from pathlib import Path

import pytest

from app.main import make_app, make_context
from app.realtime.hub import Hub
from app.settings import Settings
from app.ticker import LONGEST_PAUSE_S, pause_s


@pytest.mark.parametrize(("failures", "wait_s"), [(0, 4), (1, 4), (2, 8), (3, 16), (7, 256), (8, 300), (1000, 300)])
def test_the_first_retry_is_on_time_and_each_later_one_waits_twice_as_long_up_to_a_limit(
    failures: int, wait_s: float
) -> None:
    assert pause_s(failures, 4) == wait_s
    assert pause_s(failures, 2 * LONGEST_PAUSE_S) == 2 * LONGEST_PAUSE_S


def test_what_is_late_after_two_missed_rounds_is_retried_at_every_one(tmp_path: Path) -> None:
    """A lease outlives one heartbeat that failed; five seconds is what an ended sign-in may go on."""
    ctx = make_context(Settings(_env_file=None, data_dir=tmp_path, production=False))
    for job in Hub(ctx).jobs():
        assert job.pause_s(20, ctx.settings) == job.every_s(ctx.settings) <= 5
    assert {job.name for job in Hub(ctx).jobs()} <= {job.name for job in make_app(ctx).state.ticker.jobs}
