"""Invitations: every pair of state and step, expiry, and the size of a call."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from app.guests import rules
from app.guests.rules import GuestEndReason, GuestState, Step

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EXPECTED = {
    (GuestState.INVITED, Step.OPEN): GuestState.WAITING,
    (GuestState.INVITED, Step.END): GuestState.OVER,
    (GuestState.WAITING, Step.ADMIT): GuestState.PRESENT,
    (GuestState.WAITING, Step.END): GuestState.OVER,
    (GuestState.PRESENT, Step.END): GuestState.OVER,
}


def test_every_pair_of_state_and_step_does_what_the_table_says() -> None:
    pairs = list(product(GuestState, Step))
    assert {pair: rules.next_state(*pair) for pair in pairs} == {pair: EXPECTED.get(pair) for pair in pairs}


def test_a_link_opens_once_and_nobody_comes_in_without_being_let_in() -> None:
    assert rules.next_state(GuestState.WAITING, Step.OPEN) is None
    assert rules.next_state(GuestState.INVITED, Step.ADMIT) is None


@pytest.mark.parametrize(
    ("state", "expires_s", "silent_s", "why"),
    [
        (GuestState.INVITED, 1, None, None),
        (GuestState.INVITED, 0, None, GuestEndReason.EXPIRED),
        (GuestState.WAITING, -60, 1, None),  # once it is opened, a link's time no longer counts
        (GuestState.WAITING, 60, 0, GuestEndReason.GONE),
        (GuestState.PRESENT, -60, 5, None),
        (GuestState.PRESENT, 60, -1, GuestEndReason.GONE),
    ],
)
def test_time_ends_a_link_that_nobody_opens_and_a_guest_whose_page_is_silent(
    state: GuestState, expires_s: int, silent_s: int | None, why: GuestEndReason | None
) -> None:
    silent_at = None if silent_s is None else NOW + timedelta(seconds=silent_s)
    assert rules.why_due(state, NOW + timedelta(seconds=expires_s), silent_at, NOW) == why


@pytest.mark.parametrize(("second", "guests", "room"), [(False, 0, 2), (True, 0, 1), (False, 2, 0), (True, 1, 0)])
def test_a_call_holds_four(second: bool, guests: int, room: int) -> None:
    assert rules.room(second, guests) == room


@pytest.mark.parametrize(
    ("number", "right"), [("+15550100100", True), ("5550100100", False), ("+1 555 010", False), ("+0123456789", False)]
)
def test_a_telephone_number_has_its_country_code(number: str, right: bool) -> None:
    assert rules.is_phone(number) is right


def test_the_message_speaks_the_persons_language_or_english() -> None:
    said = {language: rules.text(language, "County", 15, "https://x/guest#s") for language in ("en", "es", "vi", None)}
    assert said["vi"] == said[None] == said["en"] != said["es"]
    assert all("County" in text and text.endswith("https://x/guest#s") for text in said.values())


@pytest.mark.parametrize(("sent_s", "wait_s"), [([], 0), ([10], 0), ([10, 20], 70), ([10, 20, 30], 80)])
def test_a_text_waits_until_as_many_count_no_more(sent_s: list[int], wait_s: float) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    times = [start + timedelta(seconds=one) for one in sent_s]
    assert rules.text_wait_s(times, 2, timedelta(seconds=100), start + timedelta(seconds=40)) == wait_s
