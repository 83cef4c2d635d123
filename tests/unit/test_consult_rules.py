"""The session's life: every pair of state and event, told apart by a table of its own."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consults import rules
from app.consults.rules import Event, Refused, State, Unchanged, next_state

# Written out a second time, as a reader of DESIGN.md would: for each state, what each event makes of it. "=" is an
# effect that is already there; what is not named is refused.
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


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", Event)
def test_every_pair_of_state_and_event_does_what_the_table_says(state: State, event: Event) -> None:
    expected = EXPECTED[state].get(event)
    result = next_state(state, event)
    if expected is None:
        assert isinstance(result, Refused)
        assert result.reason.endswith(".")
    elif expected == "=":
        assert result == Unchanged(state)
    else:
        assert result == expected


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


def test_being_offered_again_does_not_put_off_the_end_of_waiting() -> None:
    early = rules.deadline(State.QUEUED, NOW, NOW, 1800, 900)
    late = rules.deadline(State.OFFERED, NOW, NOW + timedelta(minutes=20), 1800, 900)
    assert early == late == NOW + timedelta(seconds=1800)


def test_a_call_with_media_has_no_deadline_and_one_without_has() -> None:
    assert rules.deadline(State.ACTIVE, NOW, NOW, 1800, 900) is None
    assert rules.deadline(State.INTERRUPTED, NOW, NOW, 1800, 900) == NOW + timedelta(seconds=900)
