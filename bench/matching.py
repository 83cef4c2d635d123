"""The cost of one round of matching as queue and roster grow together."""

import gc
import math
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from uuid import UUID

from app.dispatch.rules.matching import Need, Profile, Prospect, Roster, Want, match
from app.dispatch.rules.reasons import Groups, passed_over
from bench.table import Row

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SIZES = (10, 100, 1_000, 10_000)
TRIES = 7
EXPLAINED = 20


def _scene(size: int) -> tuple[list[Need], list[Prospect]]:
    dice = Random(size)
    providers = [UUID(int=n) for n in range(1, 6)]
    languages = [frozenset({"en"}), frozenset({"en", "es"}), frozenset({"en", "vi"})]
    ages = [frozenset({"adult"}), frozenset({"adult", "juvenile"})]
    people = [
        Prospect(
            UUID(int=10_000 + n),
            Profile(dice.choice(providers), dice.choice(languages), frozenset(), frozenset({"TX"}), dice.choice(ages)),
            NOW - timedelta(seconds=dice.uniform(0, 7200)),
        )
        for n in range(size)
    ]
    wants = [
        Want(
            tiers=frozenset({(dice.choice(providers), 1), (dice.choice(providers), 2)}),
            license_state="TX",
            juvenile=dice.random() < 0.2,
            preferred_language=dice.choice((None, "es", "vi")),
        )
        for _ in range(60)
    ]
    needs = []
    for n in range(size):
        waited = dice.uniform(0, 1800)
        needs.append(Need(UUID(int=50_000 + n), NOW - timedelta(seconds=waited), waited, dice.choice(wants), rings=1))
    return needs, people


def _once(needs: list[Need], people: list[Prospect]) -> float:
    gc.collect()
    started = perf_counter()
    roster = Roster(people)
    made = match(needs, roster, NOW)
    groups = Groups(roster)
    for need in needs[:EXPLAINED]:
        passed_over(need, made.get(need.consult_id, ()), groups, NOW)
    return perf_counter() - started


async def run(_folder: Path) -> list[Row]:
    """One row per size: the time, and the time per n log n compared with the previous size."""
    rows, before = [], 0.0
    for size in SIZES:
        scene = _scene(size)
        taken = median(_once(*scene) for _ in range(TRIES))
        unit = taken / (size * math.log2(size))
        ratio = unit / before if before else 1.0
        # A bound of 2, because the first sizes are mostly fixed cost and noise; a quadratic cost would show as 7 to 10.
        rows.append(
            Row(
                f"matching, {size:,} waiting and {size:,} on call",
                f"{taken * 1000:.2f} ms",
                f"{unit * 1e9:.0f} ns per n log₂ n",
                f"{ratio:.2f} of the previous size",
                ratio <= 2 if before else None,
            )
        )
        before = unit
    return rows
