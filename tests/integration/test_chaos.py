"""A short fault run; `./run chaos` does a long one."""

from pathlib import Path

import pytest

from tests.chaos.run import Plan, run
from tests.cluster import PostgreSql


@pytest.mark.timeout(300)
async def test_kill_restart_and_cut_lose_no_session_and_book_nobody_twice(
    tmp_path: Path, stoppable_postgresql: PostgreSql
) -> None:
    report = await run(Plan(16, 6, 12, seed=1, talk_s=1, rest_s=2, calm_s=1, away_s=2), tmp_path, stoppable_postgresql)
    assert report.problems == []
    assert len(report.faults) >= 3
    assert report.sessions["closed"] > 10
