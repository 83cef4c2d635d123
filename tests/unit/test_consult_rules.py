"""The state machine of a session: every pair of state and event, compared with an independent table."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consults import rules
from app.consults.rules import Event, Refused, State, Unchanged, next_state

# Written out a second time, as a reader of DESIGN.md would: for each state, what each event makes of it. "=" is an
# effect that is already there, "same" a step that leaves the state as it is; what is not named is refused.
EXPECTED: dict[State, dict[Event, State | str]] = {
    State.REQUESTED: {Event.QUEUED: State.QUEUED, Event.CANCELLED: State.CANCELLED},
    State.QUEUED: {
        Event.OFFERED: State.OFFERED,
        Event.ACCEPTED: State.ACCEPTED,
        Event.CANCELLED: State.CANCELLED,
        Event.ABANDONED: State.ABANDONED,
        Event.UNANSWERED: State.UNANSWERED,
    },
    State.OFFERED: {
        Event.DECLINED: State.QUEUED,
        Event.OFFER_EXPIRED: State.QUEUED,
        Event.CLINICIAN_GONE: State.QUEUED,
        Event.ACCEPTED: State.ACCEPTED,
        Event.CANCELLED: State.CANCELLED,
        Event.ABANDONED: State.ABANDONED,
        Event.UNANSWERED: State.UNANSWERED,
    },
    State.ACCEPTED: {Event.JOINED: State.CONNECTING, Event.INTERRUPTED: "=", Event.ENDED: State.ENDED},
    State.CONNECTING: {
        Event.JOINED: "=",
        Event.CONNECTED: State.ACTIVE,
        Event.INTERRUPTED: "=",
        Event.ENDED: State.ENDED,
    },
    State.ACTIVE: {
        Event.JOINED: "=",
        Event.CONNECTED: "=",
        Event.INTERRUPTED: State.INTERRUPTED,
        Event.ENDED: State.ENDED,
    },
    State.INTERRUPTED: {
        Event.JOINED: "=",
        Event.CONNECTED: State.ACTIVE,
        Event.INTERRUPTED: "=",
        Event.ENDED: State.ENDED,
    },
    State.ENDED: {Event.ENDED: "=", Event.REPORTED: State.ENDED, Event.DOCUMENTED: State.DOCUMENTED},
    State.DOCUMENTED: {
        Event.ENDED: "=",
        Event.REPORTED: State.DOCUMENTED,
        Event.DOCUMENTED: "=",
        Event.CLOSED: State.CLOSED,
    },
    State.CLOSED: {Event.ENDED: "=", Event.REPORTED: "=", Event.DOCUMENTED: "="},
    State.CANCELLED: {Event.CANCELLED: "="},
    State.ABANDONED: {},
    State.UNANSWERED: {},
}

WAITS = {
    Event.LEAD_PAGED: "same",
    Event.REORDERED: "same",
    Event.CALL_BACK_ANSWERED: "same",
    Event.CALL_BACK_ASKED: State.QUEUED,
    Event.ENDED: State.ENDED,  # a session that was handed back has been held, and ends
}
TALKS = {
    Event.STEPPED: "same",
    Event.PART_BEGAN: "same",
    Event.TABLET_GIVEN: "same",
    Event.PRIVACY_ASKED: "same",
    Event.PRIVACY_GIVEN: "same",
    Event.PRIVACY_REFUSED: "same",
    Event.CONSENT_RECORDED: "same",
    Event.GUEST_INVITED: "same",
    Event.GUEST_ADMITTED: "same",
    Event.HAND_OFF_ASKED: "same",
    Event.HAND_OFF_CALLED_OFF: "same",
    Event.OFFERED: "same",
    Event.PASSED: "same",
    Event.DECLINED: "same",
    Event.OFFER_EXPIRED: "same",
    Event.CLINICIAN_GONE: "same",
    Event.SECOND_JOINED: "same",
    Event.SECOND_LEFT: "same",
    Event.HANDED_OVER: "same",
    Event.HANDED_BACK: State.QUEUED,
}
for one in (State.QUEUED, State.OFFERED):
    EXPECTED[one] |= WAITS
for one in (State.ACCEPTED, State.CONNECTING, State.ACTIVE, State.INTERRUPTED):
    EXPECTED[one] |= TALKS
for one in (State.ACCEPTED, State.CONNECTING):
    EXPECTED[one] |= {Event.CALL_BACK_ANSWERED: "same", Event.ABANDONED: State.ABANDONED}
# Wherever the session ends up, the officer can take the tablet back.
for one in (*rules.IN_CALL, State.QUEUED, State.OFFERED, State.ENDED, State.DOCUMENTED):
    EXPECTED[one] |= {Event.TABLET_TAKEN: "same"}
EXPECTED[State.OFFERED] |= {Event.OFFERED: "same", Event.PASSED: "same"}
for one in (*rules.IN_CALL, State.QUEUED, State.OFFERED):
    EXPECTED[one] |= {Event.GUEST_WAITS: "same", Event.GUEST_LEFT: "same"}


def agrees(expected: State | str | None, state: State, result: State | Unchanged | Refused) -> bool:
    if expected is None:
        return isinstance(result, Refused) and result.reason.endswith(".")
    if expected == "=":
        return result == Unchanged(state)
    return result == (state if expected == "same" else expected)


def test_every_pair_of_state_and_event_does_what_the_table_says() -> None:
    results = {(state, event): next_state(state, event) for state, event in product(State, Event)}
    wrong = {
        (state, event): result
        for (state, event), result in results.items()
        if not agrees(EXPECTED[state].get(event), state, result)
    }
    assert wrong == {}


def test_a_refusal_says_the_state_in_words_and_never_by_its_code() -> None:
    results = [next_state(state, event) for state, event in product(State, Event)]
    refusals = {result.state: result.reason for result in results if isinstance(result, Refused)}
    assert refusals == {state: f"That is not possible now. {rules.IN_WORDS[state]}" for state in State}
    assert State.CANCELLED not in refusals[State.CANCELLED]
    assert len({*rules.IN_WORDS.values()}) == len(State)


def test_every_state_but_the_first_can_be_reached() -> None:
    assert {*rules.TRANSITIONS.values(), State.REQUESTED} == set(State)


def test_nothing_leads_out_of_a_final_state() -> None:
    assert not {state for state, _ in rules.TRANSITIONS} & rules.FINAL


def test_every_state_that_is_not_final_leads_on() -> None:
    assert {state for state, _ in rules.TRANSITIONS} == set(State) - rules.FINAL


@given(st.lists(st.sampled_from(Event), max_size=40))
def test_whatever_happens_the_recorded_events_replay_to_the_same_state(attempts: list[Event]) -> None:
    state, recorded = State.REQUESTED, [Event.REQUESTED]
    for event in attempts:
        after = next_state(state, event)
        if isinstance(after, State):
            state = after
            recorded.append(event)
    assert rules.replay(recorded) is state


@pytest.mark.parametrize("events", [[], [Event.QUEUED], [Event.REQUESTED, Event.ACCEPTED]])
def test_events_that_contradict_the_table_do_not_replay(events: list[Event]) -> None:
    with pytest.raises(ValueError, match=r"consult|cannot follow"):
        rules.replay(events)


NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
PAST, FUTURE = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "deadline_at", "silent_at", "expected"),
    [
        (State.QUEUED, FUTURE, FUTURE, None),
        (State.QUEUED, PAST, FUTURE, Event.UNANSWERED),
        (State.OFFERED, PAST, FUTURE, Event.UNANSWERED),
        (State.QUEUED, FUTURE, PAST, Event.ABANDONED),
        (State.OFFERED, PAST, PAST, Event.ABANDONED),
        (State.ACTIVE, None, FUTURE, None),
        (State.ACTIVE, None, PAST, Event.ENDED),
        (State.INTERRUPTED, PAST, FUTURE, Event.ENDED),
        (State.CONNECTING, NOW, None, Event.ENDED),
        (State.ENDED, PAST, PAST, None),
        (State.CLOSED, PAST, PAST, None),
    ],
)
def test_what_the_server_does_when_time_runs_out(
    state: State, deadline_at: datetime | None, silent_at: datetime | None, expected: Event | None
) -> None:
    assert rules.due_event(state, deadline_at, silent_at, NOW) == expected


def test_a_called_back_tablet_that_does_not_answer_abandons_its_session() -> None:
    assert rules.due_event(State.ACCEPTED, PAST, FUTURE, NOW, calls_back=True) is Event.ABANDONED
    assert rules.due_event(State.CONNECTING, PAST, FUTURE, NOW, calls_back=False) is Event.ENDED


def test_a_session_that_was_held_ends_and_is_never_called_unanswered() -> None:
    assert rules.due_event(State.QUEUED, PAST, PAST, NOW, held=True) is Event.ENDED


LIMITS = rules.Limits(unanswered_after_s=1800, connection_lost_s=900, call_back_answer_s=90)


def test_being_offered_again_does_not_put_off_the_end_of_waiting() -> None:
    early = rules.deadline(State.QUEUED, NOW, False, NOW, LIMITS)
    late = rules.deadline(State.OFFERED, NOW, False, NOW + timedelta(minutes=20), LIMITS)
    assert early == late == NOW + timedelta(seconds=1800)


def test_a_call_with_media_has_no_deadline_and_one_without_has() -> None:
    assert rules.deadline(State.ACTIVE, NOW, False, NOW, LIMITS) is None
    assert rules.deadline(State.INTERRUPTED, NOW, False, NOW, LIMITS) == NOW + timedelta(seconds=900)
    assert rules.deadline(State.ACCEPTED, NOW, True, NOW, LIMITS) == NOW + timedelta(seconds=90)


@given(st.floats(0, 3600), st.floats(0, 900), st.floats(0, 7200))
def test_priority_is_a_head_start_that_waiting_makes_up_for(came_s: float, head_start_s: float, after_s: float) -> None:
    """Nothing starves: an urgent session overtakes only sessions that came less than its head start before it."""
    calm = rules.rank(NOW + timedelta(seconds=came_s), 0)
    urgent = rules.rank(NOW + timedelta(seconds=came_s + after_s), head_start_s)
    # Times are kept to the microsecond.
    if abs(after_s - head_start_s) > 1e-5:
        assert (urgent < calm) is (after_s < head_start_s)
