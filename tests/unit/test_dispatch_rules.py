"""The reasons for offers, and the estimated wait."""

import json
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dispatch.rules.estimate import estimate
from app.dispatch.rules.matching import Need, Prospect, Roster, Why, match
from app.dispatch.rules.offers import OfferState, engagement, free_slot
from app.dispatch.rules.reasons import MOST_NAMED, Groups, passed_over
from app.presence.rules import Engagement
from tests.unit.test_matching_rules import BOTH, NOW, OTHER, QUEUES, ROSTERS, free, waiting


def reasons(need: Need, roster: list[Prospect], queue: list[Need] | None = None) -> dict[int, tuple[Why, str | None]]:
    people = Roster(roster)
    made = match(queue or [need], people, NOW)
    told = passed_over(need, made.get(need.consult_id, ()), Groups(people), NOW)
    return {who.int - 200: (one.why, one.detail) for one in told for who in one.who}


def test_a_missing_license_is_named_with_its_state() -> None:
    assert reasons(waiting(1, license_state="SD"), [free(1)]) == {1: (Why.LICENSE, "SD")}


def test_a_wrap_up_is_named_with_its_end() -> None:
    until = (NOW + timedelta(minutes=5)).isoformat()
    busy = Prospect(UUID(int=201), free(1).profile, NOW, 0, Why.WRAP_UP, until)
    assert reasons(waiting(1), [busy]) == {1: (Why.WRAP_UP, until)}


def test_every_reason_has_its_case() -> None:
    again = NOW + timedelta(seconds=20)
    need = waiting(
        1,
        5,
        tiers=BOTH,
        juvenile=True,
        language="es",
        skills=frozenset({"youth"}),
        preferred_skills=frozenset({"veterans"}),
        excluded=frozenset({UUID(int=201)}),
        passed={UUID(int=202): again},
    )
    able = {"languages": frozenset({"es"}), "skills": frozenset({"youth", "veterans"})}
    roster = [
        free(1, **able),
        free(2, **able),
        free(3, **able, ages=frozenset({"adult"})),
        free(4, skills=able["skills"]),
        free(5, languages=able["languages"]),
        free(6, **able, provider_id=OTHER),
        free(7, **able, busy=Why.OFF_CALL),
        free(8, languages=frozenset({"es"}), skills=frozenset({"youth"})),
        free(9, 60, **able),
        free(10, 30, **able),
    ]
    assert reasons(need, roster) == {
        1: (Why.EXCLUDED, None),
        2: (Why.PASSED, again.isoformat()),
        3: (Why.AGE, "juvenile"),
        4: (Why.LANGUAGE, "es"),
        5: (Why.SKILL, "youth"),
        6: (Why.BACKUP, "60"),
        7: (Why.OFF_CALL, None),
        8: (Why.PREFERRED, "veterans"),
        10: (Why.IDLE_LESS, None),
    }


def test_a_clinician_needed_by_a_session_ahead_is_named_with_that_reason() -> None:
    first, second = waiting(1, 90), waiting(2, 10)
    assert reasons(second, [free(1)], [first, second]) == {1: (Why.AHEAD, None)}


def test_a_hundred_alike_are_counted_and_only_the_first_named() -> None:
    people = Roster([free(n, busy=Why.OFF_CALL) for n in range(100)])
    (told,) = passed_over(waiting(1), (), Groups(people), NOW)
    assert (told.count, len(told.who)) == (100, MOST_NAMED)


@given(QUEUES, ROSTERS)
def test_every_clinician_considered_is_either_rung_or_has_one_reason(queue: list[Need], roster: list[Prospect]) -> None:
    people = Roster(roster)
    made = match(queue, people, NOW)
    for need in queue:
        rung = made.get(need.consult_id, [])
        told = passed_over(need, rung, Groups(people), NOW)
        considered = {one.clinician_id for one in roster if one.profile.provider_id in dict(need.want.tiers)}
        named = [who for one in told for who in one.who]
        assert sorted([*named, *(one.clinician_id for one in rung)]) == sorted(considered)
        json.dumps([asdict(one) | {"who": [str(who) for who in one.who]} for one in told])


@pytest.mark.parametrize(
    ("times", "waited_s", "expected"),
    [
        ([], 0, None),
        ([1, 2, 3, 4], 0, None),
        ([10, 20, 30, 40, 50], 0, (30, 46, 5)),
        ([10, 20, 30, 40, 50], 5, (25, 41, 5)),
        ([10, 20, 30, 40, 50], 15, None),
        ([5] * 100 + [100, 200, 300, 400, 500], 10, (290, 450, 5)),
    ],
)
def test_the_estimate_is_what_is_left_for_those_who_waited_this_long_and_is_not_invented(
    times: list[float], waited_s: float, expected: tuple[float, float, int] | None
) -> None:
    found = estimate(times, waited_s)
    assert (found and (found.half_s, pytest.approx(found.most_s), found.based_on)) == expected


@given(st.lists(st.floats(0, 3600), min_size=5), st.floats(0, 3600))
def test_an_estimate_is_never_negative_and_most_is_never_under_half(times: list[float], waited_s: float) -> None:
    found = estimate(times, waited_s)
    assert found is None or 0 < found.half_s <= found.most_s + 1e-9


def test_slots_run_out_at_capacity() -> None:
    assert [free_slot(used, 2) for used in (set(), {0}, {1}, {0, 1})] == [0, 1, 0, None]


def test_what_an_offer_engages_its_clinician_in() -> None:
    assert engagement(OfferState.LIVE, None) is Engagement.OFFERED
    assert engagement(OfferState.ACCEPTED, None) is Engagement.IN_SESSION
    assert engagement(OfferState.JOINED, None) is Engagement.IN_SESSION
    assert engagement(OfferState.ACCEPTED, NOW) is Engagement.WRAP_UP
