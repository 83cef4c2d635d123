"""The estimate of how a call sounded (ITU-T G.107)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quality import rules

SHARES = st.floats(0, 1)
TIMES = st.floats(0, 10_000)


def test_a_perfect_line_is_as_good_as_a_telephone_gets() -> None:
    assert rules.audio_mos(0, 0, 0) == pytest.approx(4.39, abs=0.03)


@pytest.mark.parametrize(
    ("concealed", "rtt_ms", "jitter_ms", "mos"),
    [(0.0, 300, 5, 4.23), (0.05, 100, 5, 3.82), (0.1, 300, 20, 2.83), (0.3, 300, 40, 1.41), (0.0, 1000, 0, 2.08)],
)
def test_loss_and_delay_lower_it_as_the_e_model_says(
    concealed: float, rtt_ms: float, jitter_ms: float, mos: float
) -> None:
    assert rules.audio_mos(concealed, rtt_ms, jitter_ms) == pytest.approx(mos, abs=0.01)


@given(SHARES, SHARES, TIMES, TIMES, TIMES)
def test_more_loss_or_more_delay_never_sounds_better(
    one: float, other: float, rtt: float, later: float, jitter: float
) -> None:
    less, more = sorted((one, other))
    soon, late = sorted((rtt, later))
    best, worst = rules.audio_mos(less, soon, jitter), rules.audio_mos(more, late, jitter)
    assert 1 <= worst <= best + 1e-9 <= 4.6


def test_a_whole_call_is_its_median_its_worst_and_the_share_that_was_poor() -> None:
    found = rules.measured([(4.3, 60), (4.2, 60), (2.0, 30)])
    assert found == rules.Measured(4.2, 2.0, 0.2)
    assert rules.measured([]) is None


GOOD, POOR = rules.Measured(4.3, 4.0, 0), rules.Measured(4.2, 2.0, 0.2)


@pytest.mark.parametrize(
    ("sides", "failed", "verdict"),
    [
        ([GOOD, GOOD], False, rules.Verdict.GOOD),
        ([GOOD, POOR], False, rules.Verdict.POOR),
        ([GOOD], False, rules.Verdict.GOOD),
        ([], False, None),
        ([], True, rules.Verdict.FAILED),
    ],
)
def test_a_call_is_as_good_as_its_worse_side_heard_it(
    sides: list[rules.Measured], failed: bool, verdict: rules.Verdict | None
) -> None:
    assert rules.verdict(sides, failed) is verdict
