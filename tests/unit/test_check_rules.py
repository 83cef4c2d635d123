"""The verdict of a tablet's check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.rules import RELAYS, VITAL, CheckFigures, CheckItem, ItemResult, Readiness, findings, verdict

ALL_OK = dict.fromkeys(CheckItem, ItemResult.OK)
GOOD = CheckFigures(loss=0.001, jitter_ms=4, rtt_ms=60, kbps=900, battery=0.8, charging=False, clock_error_s=0.4)


def test_a_tablet_on_which_everything_works_is_ready() -> None:
    assert verdict(ALL_OK, GOOD) is Readiness.READY
    assert findings(ALL_OK, GOOD) == []


def test_what_cannot_be_looked_at_counts_for_nothing() -> None:
    assert verdict(dict.fromkeys(CheckItem, ItemResult.SKIPPED), CheckFigures()) is Readiness.READY


@pytest.mark.parametrize("item", CheckItem)
def test_one_thing_that_fails_is_named_and_weighs_as_it_should(item: CheckItem) -> None:
    outcomes = ALL_OK | {item: ItemResult.FAILED}
    assert verdict(outcomes, GOOD) is (Readiness.NOT_READY if item in VITAL else Readiness.LIMITED)
    assert findings(outcomes, GOOD)[0] == item


@pytest.mark.parametrize(
    ("measured", "code"),
    [
        (CheckFigures(loss=0.06), "loss"),
        (CheckFigures(jitter_ms=36), "jitter"),
        (CheckFigures(rtt_ms=801), "delay"),
        (CheckFigures(kbps=149), "bandwidth"),
        (CheckFigures(battery=0.2, charging=False), "battery_low"),
        (CheckFigures(clock_error_s=-3600), "clock_wrong"),
    ],
)
def test_each_limit_has_its_finding(measured: CheckFigures, code: str) -> None:
    assert findings(ALL_OK, measured) == [code]
    assert verdict(ALL_OK, measured) is Readiness.LIMITED


def test_a_low_battery_that_is_being_charged_is_no_finding() -> None:
    assert findings(ALL_OK, CheckFigures(battery=0.05, charging=True)) == []


def test_an_unreachable_relay_is_distinguished_from_one_blocked_transport() -> None:
    assert "no_relay" in findings(ALL_OK | dict.fromkeys(RELAYS, ItemResult.FAILED), GOOD)
    assert "no_relay" not in findings(ALL_OK | {CheckItem.TURN_UDP: ItemResult.FAILED}, GOOD)


@given(st.dictionaries(st.sampled_from(CheckItem), st.sampled_from(ItemResult)))
def test_a_tablet_is_ready_exactly_when_nothing_is_found(outcomes: dict[CheckItem, ItemResult]) -> None:
    assert (verdict(outcomes, GOOD) is Readiness.READY) == (findings(outcomes, GOOD) == [])
