"""The wire protocol: messages survive a round trip, and no input can break the parser."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.actor import Principal
from app.dispatch.schemas import Accepted, EstimateOut
from app.realtime.protocol import (
    CLOSE_TEXTS,
    ERROR_TEXTS,
    TO_CLIENT,
    Candidate,
    Changed,
    Close,
    Description,
    Error,
    ErrorCode,
    FromClient,
    FromServer,
    Hello,
    Join,
    Ping,
    Pong,
    Ready,
    Signal,
    TakenOver,
    read,
    signed,
)
from docs import protocol as documented

LIMIT = 65_536
PEERS = st.from_regex(r"\A[A-Za-z0-9-]{8,64}\Z")
PRINCIPALS = st.builds(Principal).map(str)
WHO = {"to": PRINCIPALS, "sender": st.none() | PRINCIPALS}
ENDS = WHO | {"from_peer": PEERS, "to_peer": PEERS}
LINES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=64)
SIGNALS = (
    st.builds(Join, peer=PEERS, reply_to=st.none() | PEERS, **WHO),
    st.builds(Description, **ENDS, sdp=st.lists(LINES).map("\r\n".join)),
    st.builds(Candidate, **ENDS, candidate=st.none() | LINES, sdp_mid=st.none() | LINES),
)
TO_SERVER = st.one_of(st.builds(Hello, token=LINES), st.builds(Ping), *SIGNALS)
# Hypothesis reads bounds from an annotation, but not that a number is finite.
SECONDS = st.floats(0, allow_nan=False, allow_infinity=False)
st.register_type_strategy(EstimateOut, st.builds(EstimateOut, half_s=SECONDS, most_s=SECONDS))
SNAPSHOTS = st.one_of(*(st.builds(model) for model in documented.SNAPSHOTS))
TO_CLIENT_MESSAGES = st.one_of(
    st.builds(Ready, snapshot=SNAPSHOTS),
    st.builds(Changed, snapshot=SNAPSHOTS),
    st.builds(Accepted),
    *SIGNALS,
    st.builds(TakenOver, peer=PEERS),
    st.builds(Pong),
    st.builds(Error),
)


@given(TO_SERVER)
def test_a_message_to_the_server_survives_the_wire(message: FromClient) -> None:
    assert read(message.model_dump_json().encode(), LIMIT * 10) == message


@given(st.one_of(SIGNALS), PRINCIPALS, st.booleans())
def test_a_signal_is_handed_on_as_it_was_with_its_true_sender(signal: Signal, sender: str, says_so: bool) -> None:
    raw = signal.model_dump_json(indent=1, exclude=None if says_so else {"sender"}).encode() + b"\n"
    read_back = read(raw, LIMIT * 10)
    assert isinstance(read_back, Signal)
    handed_on = signed(read_back, raw, sender)
    assert TO_CLIENT.validate_json(handed_on) == signal.model_copy(update={"sender": sender})
    assert handed_on.count(b'"sender"') == 1


@given(TO_CLIENT_MESSAGES)
def test_a_message_to_the_client_survives_the_wire(message: FromServer) -> None:
    assert TO_CLIENT.validate_json(message.model_dump_json()) == message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.binary() | st.text().map(str.encode) | JSON.map(lambda made: json.dumps(made).encode()))
def test_garbage_of_any_kind_gets_a_typed_error(raw: bytes) -> None:
    assert isinstance(read(raw, LIMIT), Error)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", ErrorCode.NOT_JSON),
        (b"{", ErrorCode.NOT_JSON),
        (b"[]", ErrorCode.NOT_JSON),
        (b"[" * 100_000, ErrorCode.TOO_LARGE),
        (b"[" * 60_000, ErrorCode.NOT_JSON),
        (b"\xff\xfe", ErrorCode.NOT_JSON),
        (b'{"a": 1}', ErrorCode.UNKNOWN_TYPE),
        (b'{"type": "rm"}', ErrorCode.UNKNOWN_TYPE),
        (b'{"type": "join"}', ErrorCode.INVALID),
        (b'{"type": "hello", "token": "x", "extra": 1}', ErrorCode.INVALID),
        (b'{"type": "hello", "token": "x", "protocol": 1}', ErrorCode.INVALID),
    ],
)
def test_each_kind_of_garbage_has_its_code(raw: bytes, code: ErrorCode) -> None:
    result = read(raw, LIMIT)
    assert isinstance(result, Error)
    assert result.code == code


def test_every_error_and_close_code_has_its_sentence() -> None:
    assert set(ERROR_TEXTS) == set(ErrorCode)
    assert set(CLOSE_TEXTS) == set(Close)


def test_the_page_names_every_message() -> None:
    page = documented.prose()
    models = (*documented.TO_SERVER, *documented.TO_CLIENT)
    assert all(f"### `{model.model_fields['type'].default}`" in page for model in models)
    assert all(f"### `{model.__name__}`" in page for model in documented.SNAPSHOTS)


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_a_number_that_json_cannot_carry_is_refused_where_it_arises(number: float) -> None:
    with pytest.raises(ValidationError):
        EstimateOut(half_s=0, most_s=number, based_on=5, days=28)
