"""What one user or guest may send, and how many sockets they may have."""

from contextlib import ExitStack
from math import inf
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actor import Principal
from app.realtime.budget import Bucket, Budget
from app.realtime.protocol import Candidate, Close, Description, Error, Join, Ping
from app.realtime.senders import SPARE, Sender, Senders
from app.settings import Settings

SETTINGS = Settings(_env_file=None)
NOW = 1000.0
# One id: a user and a guest are two all the same.
SPENT, THERE = Principal.user(UUID(int=9999)), Principal.guest(UUID(int=9999))
KINDS = (Join, Description, Candidate, Ping, Error)
# What is sent in one second while three connections are lost again as soon as they are up: see app/settings.py.
CYCLE = [(Join, 300)] * 2 + [(Description, 8_000)] * 2 + [(Candidate, 400)] * 40
CYCLE_S = 1.4


@pytest.mark.parametrize(
    ("per_s", "burst", "spent", "after_s", "overdrawn_s"),
    [
        (1, 5, 5, 0, 0),
        (1, 5, 6, 0, 1),
        (1, 5, 6, 1, 0),
        (10, 5, 6, 0, 0.1),
        (1, 5, 15, 3, 7),
        (1, 5, 0, 0, -5),
        (1, 5, 5, 1000, -5),
    ],
)
def test_a_bucket_is_overdrawn_by_what_is_not_earned_yet(
    per_s: float, burst: float, spent: float, after_s: float, overdrawn_s: float
) -> None:
    bucket = Bucket(per_s, burst)
    bucket.spend(spent, NOW)
    assert bucket.spend(0, NOW + after_s) == pytest.approx(overdrawn_s, abs=1e-5)


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 5)), max_size=50), st.floats(0.1, 10), st.floats(0, 20))
def test_whatever_is_sent_when_no_more_passes_than_the_burst_and_what_is_earned(
    steps: list[tuple[float, float]], per_s: float, burst: float
) -> None:
    bucket, now, passed = Bucket(per_s, burst), NOW, 0.0
    for cost, pause_s in steps:
        now += pause_s
        overdrawn_s = bucket.spend(cost, now)
        if overdrawn_s > 0:
            now += overdrawn_s  # a sender that is slowed
        passed += cost
        assert passed <= burst + per_s * (now - NOW) + 1e-4 * (1 + passed)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 40_000), st.floats(0, 2)), max_size=200))
def test_a_sender_is_slowed_no_longer_than_a_pause_or_closed_and_a_patient_one_neither(
    messages: list[tuple[type, int, float]],
) -> None:
    budget, now = Budget(SETTINGS), NOW
    for kind, size, later_s in messages:
        now += later_s
        pause_s = budget.charge(kind, size, now)
        assert pause_s == inf or 0 <= pause_s <= SETTINGS.socket_pause_s
    now += 1000
    assert budget.is_full(now)
    assert budget.charge(Description, 8_000, now) == 0


def test_three_connections_that_are_lost_as_soon_as_they_are_up_stay_within_the_budget_for_an_hour() -> None:
    budget, now = Budget(SETTINGS), NOW
    while now < NOW + 3600:
        for kind, size in CYCLE * 3:
            assert budget.charge(kind, size, now) == 0
        assert budget.charge(Ping, 15, now) == budget.charge(Ping, 15, now + 0.3) == 0
        now += CYCLE_S


def test_two_hundred_reconnects_one_after_the_other_stay_within_the_budget() -> None:
    budget = Budget(SETTINGS)
    assert {budget.charge(*message, NOW + turn) for turn in range(200) for message in CYCLE} == {0}


@pytest.mark.parametrize(
    ("kind", "times", "size"),
    [
        (Description, 400, 8_000),
        (Join, 300, 300),
        (Ping, 5_000, 15),
        (Candidate, 5_000, 400),
        (Description, 40, 32_000),
    ],
)
def test_a_flood_is_closed(kind: type, times: int, size: int) -> None:
    budget = Budget(SETTINGS)
    assert inf in [budget.charge(kind, size, NOW) for _ in range(times)]


def test_a_flood_that_is_slowed_again_and_again_is_closed_in_the_end() -> None:
    budget, now, slowed_s = Budget(SETTINGS), NOW, 0.0
    for _ in range(10_000):
        pause_s = budget.charge(Description, 8_000, now)
        if pause_s == inf:
            break
        now += pause_s
        slowed_s += pause_s
    assert pause_s == inf
    assert slowed_s == pytest.approx(SETTINGS.socket_slowed_s, rel=0.2)


def test_sockets_that_are_opened_too_fast_wait() -> None:
    budget, burst = Budget(SETTINGS), int(SETTINGS.socket_opens_per_s * SETTINGS.socket_burst_s)
    waits = [budget.open(NOW) for _ in range(burst + 3)]
    assert waits[:burst] == [0] * burst
    assert waits[burst:] == pytest.approx([number / SETTINGS.socket_opens_per_s for number in (1, 2, 3)], abs=1e-5)


class Page:
    """A connection that remembers how it was refused."""

    code: Close | None = None

    def refuse(self, code: Close) -> None:
        self.code = code


def test_a_further_socket_closes_the_oldest() -> None:
    sender, pages = Sender(SETTINGS), [Page() for _ in range(SETTINGS.sockets_each + 2)]
    with ExitStack() as open_:
        for page in pages:
            open_.enter_context(sender.seat(page))
        assert [page.code for page in pages] == [Close.TOO_MANY_SOCKETS] * 2 + [None] * SETTINGS.sockets_each
    assert sender.is_gone


def test_a_budget_outlasts_its_sockets_until_it_is_full_again() -> None:
    senders = Senders(SETTINGS)
    sender = senders.of(SPENT, NOW)
    sender.budget.charge(Ping, 15, NOW)
    with senders.of(THERE, NOW).seat(Page()):
        for number in range(SPARE):
            senders.of(Principal.user(UUID(int=number)), NOW)
        assert senders.of(SPENT, NOW) is sender
        for number in range(10 * SPARE):
            senders.of(Principal.guest(UUID(int=number)), NOW + 1000)
        assert len(senders) <= 2 * SPARE, "who is gone and has spent nothing is forgotten"
        assert senders.of(SPENT, NOW + 1000) is not sender
        assert not senders.of(THERE, NOW + 1000).is_gone
