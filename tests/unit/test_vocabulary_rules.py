"""How long the parts of a consult took."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.consults.rules import Part, part_lengths

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_part_that_comes_twice_counts_both_times() -> None:
    began = [(Part.BRIEFING, NOW), (Part.PERSON, after(60)), (Part.BRIEFING, after(600)), (Part.PERSON, after(630))]
    assert part_lengths(began, after(700)) == {Part.BRIEFING: 90, Part.PERSON: 610}


@given(st.lists(st.tuples(st.sampled_from(Part), st.integers(0, 3600)), min_size=1, max_size=20))
def test_the_parts_together_are_the_whole_call(steps: list[tuple[Part, int]]) -> None:
    at, began = 0, []
    for part, pause in steps:
        began.append((part, after(at)))
        at += pause
    assert sum(part_lengths(began, after(at)).values()) == at
