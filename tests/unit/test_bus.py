"""The frames of the bus, their encoding between nodes, and the merging of frames for one topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.platform.bus import LOOK_AGAIN, LOOK_SOON, VERSION, Frame, LocalBus, Look, UnknownFrame, looks, merged

frames = st.builds(Frame, st.sampled_from(Look), st.binary(max_size=100), st.binary(max_size=255))
SILENT = Frame()


@given(frames)
def test_a_frame_is_read_as_it_was_written(frame: Frame) -> None:
    assert Frame.decode(frame.encode()) == frame


def test_the_bytes_of_version_1_stay_what_they_are() -> None:
    """Nodes of different releases talk to each other during an upgrade, so a new layout needs a new version."""
    assert VERSION == 1
    assert Frame(Look.AGAIN).encode() == b"\x01\x01\x00"
    assert Frame(Look.SOON, b'{"type":"pong"}').encode() == b'\x01\x02\x00{"type":"pong"}'
    assert Frame(word=b"{}", origin=b"abc").encode() == b"\x01\x00\x03abc{}"


@pytest.mark.parametrize(
    ("raw", "version"),
    [
        (b"", None),
        (b"+", ord("+")),
        (b'|{"type":"join"}', ord("|")),
        (b"\x02\x01\x00", 2),
        (b"\x01", 1),
        (b"\x01\x01", 1),
        (b"\x01\x03\x00", 1),
        (b"\x01\x00\x04abc", 1),
    ],
    ids=[
        "empty",
        "0.2.0: soon",
        "0.2.0: a word",
        "the next version",
        "no look",
        "no length",
        "no such look",
        "cut off",
    ],
)
def test_what_another_version_wrote_is_not_guessed_at(raw: bytes, version: int | None) -> None:
    with pytest.raises(UnknownFrame) as refused:
        Frame.decode(raw)
    assert refused.value.version == version


@given(st.binary(max_size=40))
def test_any_bytes_are_a_frame_or_unknown(raw: bytes) -> None:
    try:
        frame = Frame.decode(raw)
    except UnknownFrame:
        return
    assert frame.encode() == raw


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (SILENT, SILENT, SILENT),
        (SILENT, LOOK_AGAIN, LOOK_AGAIN),
        (LOOK_AGAIN, SILENT, LOOK_AGAIN),
        (LOOK_AGAIN, LOOK_AGAIN, LOOK_AGAIN),
        (LOOK_SOON, LOOK_AGAIN, LOOK_SOON),
        (LOOK_AGAIN, LOOK_SOON, LOOK_SOON),
        (Frame(word=b"a"), LOOK_AGAIN, Frame(Look.AGAIN, b"a")),
        (LOOK_AGAIN, Frame(Look.SOON, b"a"), Frame(Look.SOON, b"a")),
        (Frame(word=b"a", origin=b"1"), Frame(Look.AGAIN, origin=b"2"), Frame(Look.AGAIN, b"a", b"1")),
        (Frame(word=b"a", origin=b"1"), Frame(word=b"b"), Frame(word=b"b")),
    ],
)
def test_a_topic_told_twice_is_told_once_and_loses_nothing(first: Frame, second: Frame, told: Frame) -> None:
    assert merged(first, second) == told


@given(frames, frames, frames)
def test_it_does_not_matter_which_two_are_merged_first(a: Frame, b: Frame, c: Frame) -> None:
    assert merged(merged(a, b), c) == merged(a, merged(b, c))


def test_looks_tells_every_topic_the_same() -> None:
    assert looks({"user:1", "dispatch"}) == {"user:1": LOOK_AGAIN, "dispatch": LOOK_AGAIN}
    assert looks(["user:1"], LOOK_SOON) == {"user:1": LOOK_SOON}


async def test_in_one_process_the_very_frame_arrives_in_order_until_undone() -> None:
    bus, heard = LocalBus(), []
    undo = await bus.subscribe(["user:1", "user:2"], lambda topic, frame: heard.append((topic, frame)))
    signal = Frame(word=b"signal")
    bus.publish({"user:1": LOOK_AGAIN, "user:3": LOOK_AGAIN})
    bus.relay("user:2", signal)
    assert heard == [("user:1", LOOK_AGAIN), ("user:2", signal)]
    assert heard[1][1] is signal
    undo()
    bus.publish({"user:1": LOOK_AGAIN})
    assert len(heard) == 2
    assert bus.topics() == []


async def test_a_listener_that_fails_keeps_no_other_from_hearing_and_fails_no_use_case() -> None:
    bus, heard = LocalBus(), []

    def fails(topic: str, frame: Frame) -> None:
        raise RuntimeError

    await bus.subscribe(["user:1"], fails)
    await bus.subscribe(["user:1"], lambda topic, frame: heard.append(topic))
    bus.publish({"user:1": LOOK_AGAIN})
    bus.relay("user:1", LOOK_AGAIN)
    assert heard == ["user:1", "user:1"]
