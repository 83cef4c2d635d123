"""A short fault run; `./run chaos` does a long one."""

from pathlib import Path

import pytest

from tests.chaos.run import Plan, run
from tests.cluster import PostgreSql


@pytest.fixture
def own_postgresql(tmp_path: Path):
    """A PostgreSQL that can be restarted during the test."""
    server = PostgreSql(tmp_path / "postgresql")
    yield server
    server.cleanup()


@pytest.mark.timeout(300)
async def test_kill_restart_and_cut_lose_no_session_and_book_nobody_twice(
    tmp_path: Path, own_postgresql: PostgreSql
) -> None:
    report = await run(Plan(16, 6, 40, seed=1, talk_s=3, rest_s=5, calm_s=5), tmp_path, own_postgresql)
    assert report.problems == []
    assert len(report.faults) >= 3
    assert report.sessions["closed"] > 10
