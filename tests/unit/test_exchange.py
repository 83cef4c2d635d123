"""What is decided on one socket, without a socket: who gets a signal, what the page is sent, when it is refused."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import topics
from app.actor import Principal
from app.platform.bus import Frame, Look
from app.realtime.budget import Budget
from app.realtime.exchange import NOBODY_S, PARTIES_S, PONG, Action, Exchange, LookUp, Refuse, Relay, Send, Slow, hello
from app.realtime.pace import SOON_S
from app.realtime.protocol import Close, GuestSnapshot, Hello
from app.settings import Settings

ME, OTHER, THIRD, STRANGER = (Principal.user(UUID(int=number)) for number in range(1, 5))
TWIN = Principal.guest(OTHER.id)
SESSION, ANOTHER, SOMEBODY = (UUID(int=number) for number in (11, 12, 13))
ORIGIN = b"this connection"
SETTINGS = Settings(_env_file=None, socket_errors=3, socket_message_bytes=1024, socket_drop_bytes=2048)
NOW = 100.0


def candidate(to: Principal = OTHER, session: UUID = SESSION, line: str = "candidate:1") -> bytes:
    ends = {"from_peer": "peer-00000001", "to_peer": "peer-00000002"}
    return json.dumps(
        {"type": "candidate", "consult_id": str(session), "to": str(to), "candidate": line, **ends}
    ).encode()


def join(to: Principal = OTHER) -> bytes:
    return json.dumps({"type": "join", "consult_id": str(SESSION), "to": str(to), "peer": "peer-00000001"}).encode()


def fresh() -> Exchange:
    return Exchange(SETTINGS, ME, ORIGIN, Budget(SETTINGS))


def knowing(*others: Principal, at: float = NOW) -> Exchange:
    """An exchange that has looked up the parties of SESSION."""
    exchange = fresh()
    exchange.take(candidate(), at)
    exchange.found(others or (OTHER,), at)
    return exchange


def told(actions: Sequence[Action]) -> list[tuple[str, dict[str, Any]]]:
    """What these actions relay: topic and message."""
    return [(one.topic, json.loads(one.frame.word)) for one in actions if isinstance(one, Relay)]


def lines(actions: Sequence[Action]) -> list[str]:
    """The candidates among what is relayed."""
    return [message["candidate"] for _, message in told(actions)]


def code(actions: Sequence[Action]) -> str:
    """The error that these actions answer with, and nothing else."""
    [said] = actions
    assert isinstance(said, Send)
    message = json.loads(said.text)
    assert message["type"] == "error"
    return str(message["code"])


def test_a_signal_goes_to_the_user_it_is_for_with_its_true_sender() -> None:
    [(topic, message)] = told(knowing().take(candidate(), NOW))
    assert (topic, message["sender"]) == (topics.principal(OTHER), str(ME))


def test_a_join_is_also_told_to_the_senders_other_pages_and_not_to_the_page_that_sent_it() -> None:
    actions = knowing().take(join(), NOW)
    assert [(topic, message["type"]) for topic, message in told(actions)] == [
        (topics.principal(OTHER), "join"),
        (topics.principal(ME), "taken_over"),
    ]
    taken_over = actions[1].frame
    assert fresh().word(taken_over) == b""
    assert Exchange(SETTINGS, ME, b"another connection", Budget(SETTINGS)).word(taken_over) == taken_over.word


@pytest.mark.parametrize("to", [STRANGER, ME, TWIN])
def test_a_signal_to_an_outsider_or_to_oneself_goes_nowhere(to: Principal) -> None:
    assert code(knowing().take(candidate(to), NOW)) == "not_your_session"


def test_a_signal_waits_for_its_parties_and_all_after_it_wait_behind_it_in_order() -> None:
    exchange = fresh()
    assert exchange.take(candidate(line="1"), NOW) == (LookUp(SESSION),)
    assert not exchange.reads
    assert exchange.take(candidate(line="2"), NOW) == (), "one lookup is enough"
    assert exchange.take(b'{"type": "ping"}', NOW) == (Send(PONG),), "what needs no lookup does not wait"
    assert lines(exchange.found([OTHER], NOW)) == ["1", "2"]
    assert exchange.reads


def test_a_held_signal_of_another_session_is_looked_up_after_the_first() -> None:
    exchange = fresh()
    exchange.take(candidate(line="1"), NOW)
    exchange.take(candidate(session=ANOTHER, to=THIRD, line="2"), NOW)
    exchange.take(candidate(line="3"), NOW)
    actions = exchange.found([OTHER], NOW)
    assert lines(actions) == ["1"]
    assert actions[-1] == LookUp(ANOTHER)
    actions = exchange.found([THIRD], NOW)
    assert lines(actions) == ["2"]
    assert actions[-1] == LookUp(SESSION)
    assert not exchange.reads


def test_a_signal_whose_parties_cannot_be_looked_up_is_lost_and_the_next_one_is_tried() -> None:
    exchange = fresh()
    exchange.take(candidate(line="1"), NOW)
    exchange.take(candidate(line="2"), NOW)
    assert exchange.not_found(NOW) == [LookUp(SESSION)]
    assert lines(exchange.found([OTHER], NOW)) == ["2"]


@pytest.mark.parametrize(("others", "life_s"), [((OTHER,), PARTIES_S), ((), NOBODY_S)])
def test_parties_are_looked_up_again_when_they_are_old(others: tuple[Principal, ...], life_s: float) -> None:
    exchange = fresh()
    exchange.take(candidate(), NOW)
    exchange.found(others, NOW)
    assert LookUp(SESSION) not in exchange.take(candidate(), NOW + life_s - 0.01)
    assert exchange.take(candidate(), NOW + life_s) == (LookUp(SESSION),)


def test_parties_are_looked_up_again_after_a_change_of_the_users_own_session_only() -> None:
    exchange = knowing()
    exchange.look(topics.agency(SOMEBODY), Look.AGAIN, NOW)
    assert lines(exchange.take(candidate(), NOW)) == ["candidate:1"]
    exchange.look(topics.principal(ME), Look.AGAIN, NOW)
    assert exchange.take(candidate(), NOW) == (LookUp(SESSION),)


def test_parties_that_changed_while_they_were_looked_up_are_not_remembered() -> None:
    exchange = fresh()
    exchange.take(candidate(), NOW)
    exchange.look(topics.principal(ME), Look.AGAIN, NOW)
    assert lines(exchange.found([OTHER], NOW)) == ["candidate:1"]
    assert exchange.take(candidate(), NOW) == (LookUp(SESSION),)
    exchange.found([OTHER], NOW)
    assert lines(exchange.take(candidate(), NOW)) == ["candidate:1"], "the change was before this lookup"


@given(st.lists(st.sampled_from(["this", "another", "changed", "found", "lost"]), max_size=30))
def test_no_signal_is_repeated_or_passed_by_a_later_one_and_one_lookup_runs_at_a_time(steps: list[str]) -> None:
    exchange, relayed, number, asked = fresh(), [], 0, None
    for step in steps:
        actions: Sequence[Action] = ()
        if step in ("this", "another"):
            number += 1
            actions = exchange.take(candidate(session=SESSION if step == "this" else ANOTHER, line=str(number)), NOW)
        elif step == "changed":
            exchange.look(topics.principal(ME), Look.AGAIN, NOW)
        elif asked:
            asked = None
            actions = exchange.found([OTHER], NOW) if step == "found" else exchange.not_found(NOW)
        for action in actions:
            if isinstance(action, LookUp):
                assert asked is None
                asked = action.consult_id
        relayed += [int(line) for line in lines(actions)]
        assert exchange.reads == (asked is None)
    assert relayed == sorted(set(relayed))


def test_a_ping_is_answered_and_a_second_hello_is_an_error() -> None:
    assert fresh().take(b'{"type": "ping"}', NOW) == (Send(b'{"type":"pong"}'),)
    assert code(fresh().take(b'{"type": "hello", "token": "x"}', NOW)) == "second_hello"


def test_bad_messages_are_answered_until_there_are_too_many() -> None:
    exchange = fresh()
    assert code(exchange.take(b"?", NOW)) == "not_json"
    assert code(exchange.take(b"x" * 1025, NOW)) == "too_large"
    said, refused = exchange.take(b"{}", NOW)
    assert code([said]) == "unknown_type"
    assert refused == Refuse(Close.TOO_MANY_ERRORS)


def test_a_message_many_times_too_large_is_refused_unread() -> None:
    assert fresh().take(b"x" * 2049, NOW) == (Refuse(Close.FAR_TOO_LARGE),)


PING = b'{"type": "ping"}'
BURST = int(SETTINGS.socket_pings_per_s * SETTINGS.socket_burst_s)


def test_who_sends_more_than_the_budget_is_slowed_and_then_refused() -> None:
    exchange = fresh()
    for _ in range(BURST):
        assert exchange.take(PING, NOW) == (Send(PONG),)
    said, slowed = exchange.take(PING, NOW)
    assert (said, type(slowed)) == (Send(PONG), Slow), "what was read is taken; it is the next that comes later"
    answers = [exchange.take(PING, NOW) for _ in range(BURST)]
    assert answers[-1] == (Refuse(Close.SENT_TOO_MUCH),)


def test_two_sockets_of_one_user_share_a_budget() -> None:
    budget = Budget(SETTINGS)
    one, other = (Exchange(SETTINGS, ME, origin, budget) for origin in (b"one", b"other"))
    for _ in range(BURST // 2):
        assert one.take(PING, NOW) == other.take(PING, NOW) == (Send(PONG),)
    for exchange in (one, other):
        assert isinstance(exchange.take(PING, NOW)[-1], Slow)


def test_what_a_page_cannot_keep_up_with_is_lost_only_if_the_other_page_repeats_it() -> None:
    exchange = knowing()
    [signal] = exchange.take(candidate(), NOW)
    _, taken_over = exchange.take(join(), NOW)
    accepted = Frame(Look.SOON, b"{}")
    assert [exchange.may_be_lost(one) for one in (signal.frame, taken_over.frame, accepted)] == [True, False, False]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"type": "hello", "protocol": 2, "token": "x"}', Hello(token="x")),
        (b'{"type": "hello", "protocol": 3, "token": "x"}', Close.BAD_HELLO),
        (b'{"type": "ping"}', Close.BAD_HELLO),
        (b"?", Close.BAD_HELLO),
        (b"x" * 1025, Close.BAD_HELLO),
        (b"x" * 2049, Close.FAR_TOO_LARGE),
    ],
    ids=["hello", "of another protocol", "something else", "garbage", "too large", "far too large"],
)
def test_the_first_message_is_a_hello_or_closes_the_socket(raw: bytes, said: Hello | Close) -> None:
    assert hello(raw, SETTINGS) == said


def test_a_word_is_sent_as_it_stands_to_every_page_but_its_origin() -> None:
    assert fresh().word(Frame(word=b"{}")) == b"{}"
    assert fresh().word(Frame(Look.AGAIN, b"{}", b"another connection")) == b"{}"
    assert fresh().word(Frame(Look.AGAIN, b"{}", ORIGIN)) == b""


def test_a_look_makes_a_snapshot_due_and_wakes_the_writer_once() -> None:
    exchange = fresh()
    assert exchange.pace.wait_s(NOW) is None
    assert exchange.look(topics.provider(SOMEBODY), Look.AGAIN, NOW)
    assert not exchange.look(topics.provider(SOMEBODY), Look.AGAIN, NOW)
    assert exchange.pace.wait_s(NOW) == 0


def test_a_change_of_the_users_own_session_does_not_wait_for_the_pause_and_others_do() -> None:
    exchange = fresh()
    exchange.pace.shown(NOW, 10)
    exchange.look(topics.agency(SOMEBODY), Look.AGAIN, NOW)
    assert exchange.pace.wait_s(NOW) == 10
    exchange.look(topics.principal(ME), Look.AGAIN, NOW)
    assert exchange.pace.wait_s(NOW) == 0


def test_a_page_that_knows_of_an_acceptance_is_shown_the_rest_a_moment_later() -> None:
    exchange = fresh()
    assert exchange.look(topics.principal(ME), Look.SOON, NOW)
    assert exchange.pace.wait_s(NOW) == pytest.approx(SOON_S)


def snapshot(state: str, second: int = 0) -> GuestSnapshot:
    nobody = dict.fromkeys(("officer_id", "officer", "clinician_id", "clinician", "second_id", "second"))
    visit = {"consult_id": SESSION, "state": state, "kind": "relative", "live": False, "others": [], **nobody}
    as_of = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    return GuestSnapshot.model_validate({"as_of": as_of, "visit": visit})


def test_a_page_is_shown_its_first_snapshot_and_then_those_that_differ() -> None:
    exchange = fresh()
    assert b'"type":"ready"' in (exchange.show(snapshot("waiting")) or b"")
    assert exchange.show(snapshot("waiting", second=1)) is None, "a later time alone is nothing to show"
    assert b'"type":"changed"' in (exchange.show(snapshot("present", second=2)) or b"")
    assert exchange.show(snapshot("present", second=3)) is None
    assert b'"type":"changed"' in (exchange.show(snapshot("waiting", second=4)) or b"")
