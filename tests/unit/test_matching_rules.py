"""Who is offered which consult."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dispatch.rules import Free, Waiting, match, may_take, recent_wait_s

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
PROVIDER, OTHER = UUID(int=1), UUID(int=2)


def waiting(number: int, waited_s: float = 0, **more: object) -> Waiting:
    given = {"providers": frozenset({PROVIDER}), **more}
    return Waiting(UUID(int=100 + number), NOW - timedelta(seconds=waited_s), **given)


def free(number: int, idle_s: float = 0, **more: object) -> Free:
    given = {"provider_id": PROVIDER, "idle_since": NOW - timedelta(seconds=idle_s), **more}
    return Free(UUID(int=200 + number), **given)


def pairs(queue: list[Waiting], roster: list[Free]) -> list[tuple[int, int]]:
    return [(w.consult_id.int - 100, f.clinician_id.int - 200) for w, f in match(queue, roster, NOW, 60)]


def test_the_longest_waiting_session_is_offered_first() -> None:
    assert pairs([waiting(1, 10), waiting(2, 90)], [free(1)]) == [(2, 1)]


def test_the_longest_idle_clinician_is_offered_first() -> None:
    assert pairs([waiting(1)], [free(1, 10), free(2, 90)]) == [(1, 2)]


def test_who_speaks_the_language_comes_before_who_is_longer_idle() -> None:
    roster = [free(1, 900), free(2, 1, languages=frozenset({"es"}))]
    assert pairs([waiting(1, language="es")], roster) == [(1, 2)]


def test_a_language_nobody_speaks_keeps_nobody_waiting() -> None:
    assert pairs([waiting(1, language="vi")], [free(1)]) == [(1, 1)]


def test_a_provider_that_does_not_cover_the_agency_is_never_offered_its_sessions() -> None:
    assert pairs([waiting(1)], [free(1, provider_id=OTHER)]) == []


def test_an_unusable_clinician_does_not_halt_the_queue_behind() -> None:
    """signalwire/freeswitch #1216: one unusable agent halts distribution."""
    queue = [waiting(1, 90, providers=frozenset({OTHER})), waiting(2, 10)]
    assert pairs(queue, [free(1)]) == [(2, 1)]


def test_a_backup_is_offered_only_what_has_waited_long_enough() -> None:
    assert pairs([waiting(1, 9.9)], [free(1, backup_after_s=10)]) == []
    assert pairs([waiting(1, 10)], [free(1, backup_after_s=10)]) == [(1, 1)]


def test_a_regular_clinician_comes_before_a_backup() -> None:
    assert pairs([waiting(1, 30)], [free(1, 900, backup_after_s=10), free(2)]) == [(1, 2)]


@pytest.mark.parametrize(("ago_s", "expected"), [(0, False), (59, False), (60, True)])
def test_who_let_a_session_pass_is_not_offered_it_again_before_a_pause(ago_s: float, expected: bool) -> None:
    passed = {free(1).clinician_id: NOW - timedelta(seconds=ago_s)}
    assert may_take(waiting(1, 300, passed=passed), free(1), NOW, 60) is expected


ROSTERS = st.lists(
    st.builds(
        free,
        st.integers(1, 30),
        st.floats(0, 1000),
        provider_id=st.sampled_from([PROVIDER, OTHER]),
        backup_after_s=st.sampled_from([0, 10]),
    ),
    max_size=12,
    unique_by=lambda one: one.clinician_id,
)
QUEUES = st.lists(
    st.builds(
        waiting,
        st.integers(1, 30),
        st.floats(0, 1000),
        providers=st.sets(st.sampled_from([PROVIDER, OTHER])).map(frozenset),
        language=st.sampled_from([None, "es"]),
    ),
    max_size=12,
    unique_by=lambda one: one.consult_id,
)


@given(QUEUES, ROSTERS)
def test_no_clinician_and_no_session_is_matched_twice_and_no_rule_is_broken(
    queue: list[Waiting], roster: list[Free]
) -> None:
    made = match(queue, roster, NOW, 60)
    assert len({w.consult_id for w, _ in made}) == len({f.clinician_id for _, f in made}) == len(made)
    assert all(may_take(w, f, NOW, 60) for w, f in made)


@given(QUEUES, ROSTERS)
def test_nobody_waits_while_somebody_who_may_take_them_is_idle(queue: list[Waiting], roster: list[Free]) -> None:
    made = match(queue, roster, NOW, 60)
    left_waiting = [w for w in queue if w not in [pair[0] for pair in made]]
    left_idle = [f for f in roster if f not in [pair[1] for pair in made]]
    assert not [(w, f) for w in left_waiting for f in left_idle if may_take(w, f, NOW, 60)]


@given(QUEUES, ROSTERS, st.randoms())
def test_the_order_of_rows_does_not_matter_so_every_node_decides_alike(
    queue: list[Waiting], roster: list[Free], dice: object
) -> None:
    shuffled = (queue[:], roster[:])
    for rows in shuffled:
        dice.shuffle(rows)
    assert match(*shuffled, NOW, 60) == match(queue, roster, NOW, 60)


def test_the_recent_wait_is_the_median_and_is_not_invented_from_too_few() -> None:
    assert recent_wait_s([1, 2, 3, 4]) is None
    assert recent_wait_s([5, 1, 400, 3, 2]) == 3
