"""The link goes down for a while, and comes back."""

import asyncio
import time

import pytest

from tests.field.conftest import Scene

RUNS = 5


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seconds", [2, 8, 30, 120])
async def test_after_an_outage_both_are_back_within_a_second_in_the_same_session(scene: Scene, seconds: int) -> None:
    times = []
    for _ in range(RUNS):
        scene.tablet.way.down()
        if seconds >= 30:
            await scene.officer.screen.sees("Trying to reconnect")
            await scene.clinician.screen.sees("Trying to reconnect")
        await asyncio.sleep(seconds)  # the outage itself
        scene.tablet.way.up()
        up = time.time()
        times.append(await scene.back_after(up))
        for side in scene.sides:
            await side.screen.frames_advance()
    print(f"{seconds} s: {[round(one, 2) for one in times]}")
    assert sorted(times)[len(times) // 2] < 1
