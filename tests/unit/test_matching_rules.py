"""Who is offered which session."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dispatch.rules.matching import Need, Profile, Prospect, Roster, Want, Why, match, may_ask, not_yet, unfit

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
PROVIDER, OTHER = UUID(int=1), UUID(int=2)
HERE = frozenset({(PROVIDER, 1)})
BOTH = frozenset({(PROVIDER, 1), (OTHER, 2)})
WANT = {"license_state", "language", "juvenile", "skills", "preferred_language", "preferred_skills", "tiers"}


def waiting(number: int, waited_s: float = 0, **more: object) -> Need:
    want = Want(**{"tiers": HERE} | {key: more.pop(key) for key in list(more) if key in WANT})
    return Need(UUID(int=100 + number), NOW - timedelta(seconds=waited_s), waited_s, want, **more)


def free(number: int, idle_s: float = 0, busy: Why | None = None, today: int = 0, **more: object) -> Prospect:
    profile = Profile(**{"provider_id": PROVIDER} | more)
    return Prospect(UUID(int=200 + number), profile, NOW - timedelta(seconds=idle_s), today, busy)


def rings(queue: list[Need], roster: list[Prospect]) -> dict[int, list[int]]:
    made = match(queue, Roster(roster), NOW)
    return {session.int - 100: [one.clinician_id.int - 200 for one in chosen] for session, chosen in made.items()}


def test_the_longest_waiting_session_is_offered_first() -> None:
    assert rings([waiting(1, 10), waiting(2, 90)], [free(1)]) == {2: [1]}


def test_the_longest_idle_clinician_comes_first_then_the_one_with_fewest_sessions_today() -> None:
    assert rings([waiting(1)], [free(1, 10), free(2, 90)]) == {1: [2]}
    assert rings([waiting(1)], [free(1, 90, today=4), free(2, 90, today=3)]) == {1: [2]}


@pytest.mark.parametrize(
    ("want", "profile", "why"),
    [
        ({"license_state": "SD"}, {"license_states": frozenset({"ND"})}, Why.LICENSE),
        ({"license_state": "SD"}, {"license_states": frozenset({"ND", "SD"})}, None),
        ({"juvenile": True}, {"ages": frozenset({"adult"})}, Why.AGE),
        ({"juvenile": False}, {"ages": frozenset({"juvenile"})}, Why.AGE),
        ({"language": "es"}, {"languages": frozenset({"en"})}, Why.LANGUAGE),
        ({"language": "es"}, {"languages": frozenset({"en", "es"})}, None),
        ({"skills": frozenset({"youth"})}, {"skills": frozenset({"veterans"})}, Why.SKILL),
        ({"skills": frozenset({"youth"})}, {"skills": frozenset({"youth"})}, None),
    ],
)
def test_what_is_required_is_never_done_without_however_long_it_takes(
    want: dict[str, object], profile: dict[str, object], why: Why | None
) -> None:
    short = unfit(Want(tiers=HERE, **want), Profile(PROVIDER, **profile))
    assert (short.why if short else None) is why
    assert rings([waiting(1, 36_000, **want)], [free(1, **profile)]) == ({} if why else {1: [1]})


def test_dispatch_waits_for_a_preferred_skill_while_a_clinician_on_call_has_it_and_then_relaxes() -> None:
    youth = free(2, busy=Why.IN_SESSION, skills=frozenset({"youth"}))
    wish = {"preferred_skills": frozenset({"youth"}), "relax_after_s": 30}
    assert rings([waiting(1, 29, **wish)], [free(1), youth]) == {}
    assert rings([waiting(1, 30, **wish)], [free(1), youth]) == {1: [1]}


def test_a_preference_nobody_on_call_has_keeps_nobody_waiting() -> None:
    assert rings([waiting(1, preferred_language="vi")], [free(1)]) == {1: [1]}
    away = free(2, busy=Why.OFF_CALL, languages=frozenset({"vi"}))
    assert rings([waiting(1, preferred_language="vi")], [free(1), away]) == {1: [1]}


def test_a_preferred_qualification_counts_more_than_idle_time() -> None:
    roster = [free(1, 900), free(2, 1, languages=frozenset({"es"}))]
    assert rings([waiting(1, preferred_language="es")], roster) == {1: [2]}


def test_a_provider_that_does_not_answer_the_agency_is_never_offered_its_sessions() -> None:
    assert rings([waiting(1)], [free(1, provider_id=OTHER)]) == {}


def test_the_backup_provider_is_asked_only_after_the_widening_time() -> None:
    far = free(1, provider_id=OTHER)
    assert rings([waiting(1, 59, tiers=BOTH)], [far]) == {}
    assert rings([waiting(1, 60, tiers=BOTH)], [far]) == {1: [1]}
    assert rings([waiting(1, 60, tiers=BOTH)], [far, free(2)]) == {1: [2]}, "the nearer tier still goes first"


def test_freeswitch_1216_an_unusable_clinician_does_not_halt_the_queue_behind() -> None:
    """signalwire/freeswitch #1216: one unusable agent halts distribution."""
    queue = [waiting(1, 90, tiers=frozenset({(OTHER, 1)})), waiting(2, 10)]
    assert rings(queue, [free(1)]) == {2: [1]}


def test_a_backup_is_offered_only_what_has_waited_long_enough() -> None:
    assert rings([waiting(1, 9.9)], [free(1, backup_after_s=10)]) == {}
    assert rings([waiting(1, 10)], [free(1, backup_after_s=10)]) == {1: [1]}
    assert rings([waiting(1, 30)], [free(1, 900, backup_after_s=10), free(2)]) == {1: [2]}


@pytest.mark.parametrize(("in_s", "expected"), [(60, False), (1, False), (0, True)])
def test_a_clinician_who_let_a_session_pass_is_not_offered_it_again_before_a_pause(in_s: float, expected: bool) -> None:
    passed = {free(1).clinician_id: NOW + timedelta(seconds=in_s)}
    assert bool(rings([waiting(1, 300, passed=passed)], [free(1)])) is expected


def test_an_excluded_clinician_is_never_rung_and_a_named_one_is_rung_alone() -> None:
    assert rings([waiting(1, excluded=frozenset({free(1).clinician_id}))], [free(1)]) == {}
    assert rings([waiting(1, only=free(2).clinician_id)], [free(1, 900), free(2)]) == {1: [2]}


def test_everyone_in_the_queue_gets_one_ring_before_anybody_gets_a_second() -> None:
    queue = [waiting(1, 90, rings=3), waiting(2, 10)]
    assert rings(queue, [free(n, 100 - n) for n in range(1, 4)]) == {1: [1, 3], 2: [2]}


PROFILES = {
    "provider_id": st.sampled_from([PROVIDER, OTHER]),
    "backup_after_s": st.sampled_from([0, 10]),
    "languages": st.sampled_from([frozenset({"en"}), frozenset({"en", "es"})]),
    "skills": st.sampled_from([frozenset(), frozenset({"youth"})]),
    "ages": st.sampled_from([frozenset({"adult"}), frozenset({"adult", "juvenile"})]),
    "license_states": st.sampled_from([frozenset({"TX"}), frozenset()]),
}
ROSTERS = st.lists(
    st.builds(
        free,
        st.integers(1, 30),
        st.floats(0, 1000),
        st.sampled_from([None, None, Why.IN_SESSION, Why.OFF_CALL]),
        **PROFILES,
    ),
    max_size=12,
    unique_by=lambda one: one.clinician_id,
)
QUEUES = st.lists(
    st.builds(
        waiting,
        st.integers(1, 30),
        st.floats(0, 1000),
        tiers=st.sampled_from([HERE, BOTH, frozenset()]),
        license_state=st.sampled_from([None, "TX"]),
        language=st.sampled_from([None, "es"]),
        juvenile=st.booleans(),
        preferred_skills=st.sampled_from([frozenset(), frozenset({"youth"})]),
        rings=st.integers(1, 3),
        excluded=st.sets(st.integers(201, 230).map(lambda n: UUID(int=n)), max_size=3).map(frozenset),
    ),
    max_size=12,
    unique_by=lambda one: one.consult_id,
)


def allowed(need: Need, one: Prospect, roster: Roster) -> bool:
    tier = dict(need.want.tiers).get(one.profile.provider_id)
    return (
        one.busy is None
        and tier is not None
        and unfit(need.want, one.profile) is None
        and not_yet(need, roster, one.profile, tier) is None
        and may_ask(need, one.clinician_id, NOW)
    )


@given(QUEUES, ROSTERS)
def test_no_clinician_is_matched_twice_no_session_over_its_rings_and_no_rule_is_broken(
    queue: list[Need], roster: list[Prospect]
) -> None:
    made = match(queue, Roster(roster), NOW)
    rung = [one.clinician_id for chosen in made.values() for one in chosen]
    assert len(set(rung)) == len(rung)
    for need in queue:
        chosen = made.get(need.consult_id, [])
        assert len(chosen) <= need.rings
        assert all(allowed(need, one, Roster(roster)) for one in chosen)


@given(QUEUES, ROSTERS)
def test_no_session_waits_while_a_clinician_who_may_take_it_is_idle(queue: list[Need], roster: list[Prospect]) -> None:
    made = match(queue, Roster(roster), NOW)
    rung = {one.clinician_id for chosen in made.values() for one in chosen}
    idle = [one for one in roster if one.clinician_id not in rung]
    waits = [need for need in queue if need.consult_id not in made]
    assert not [(need, one) for need in waits for one in idle if allowed(need, one, Roster(roster))]


@given(QUEUES, ROSTERS)
def test_nobody_is_passed_by_a_session_behind_for_a_clinician_both_could_have(
    queue: list[Need], roster: list[Prospect]
) -> None:
    made = match(queue, Roster(roster), NOW)
    for need in [one for one in queue if one.consult_id not in made]:
        for behind in [one for one in queue if one.rank_at > need.rank_at and one.consult_id in made]:
            assert not [one for one in made[behind.consult_id] if allowed(need, one, Roster(roster))]


@given(QUEUES, ROSTERS, st.integers())
def test_the_order_of_rows_does_not_matter_so_every_node_decides_alike(
    queue: list[Need], roster: list[Prospect], seed: int
) -> None:
    dice = Random(seed)
    shuffled = dice.sample(queue, len(queue)), Roster(dice.sample(roster, len(roster)))
    assert match(*shuffled, NOW) == match(queue, Roster(roster), NOW)
