"""What a page does not take at once: it waits in order, nothing passes it, and there is an end to it."""

from app.realtime.outbox import Outbox


def opened(most: int = 2) -> Outbox:
    outbox = Outbox(most)
    outbox.open()
    return outbox


def test_a_text_passes_once_the_page_has_its_first_snapshot_and_while_it_reads() -> None:
    outbox = Outbox(2)
    assert not outbox.passes(writable=True)
    outbox.open()
    assert outbox.passes(writable=True)
    assert not outbox.passes(writable=False)


def test_nothing_passes_a_text_that_waits_until_that_one_is_sent() -> None:
    outbox = opened()
    outbox.keep(b"1")
    outbox.keep(b"2")
    assert outbox.first() == b"1"
    assert not outbox.passes(writable=True), "taken out to be sent is not sent"
    outbox.sent()
    assert outbox.first() == b"2"
    assert not outbox.passes(writable=True)
    outbox.sent()
    assert outbox.first() is None
    assert outbox.passes(writable=True)


def test_too_many_are_not_kept() -> None:
    outbox = opened(2)
    assert [outbox.keep(text) for text in (b"1", b"2", b"3")] == [True, True, False]
    assert outbox.first() == b"1"


def test_what_may_be_lost_leaves_half_of_the_room_to_what_may_not() -> None:
    outbox = Outbox(4)
    assert [outbox.keep(b"signal", may_be_lost=True) for _ in range(3)] == [True, True, False]
    assert [outbox.keep(b"answer") for _ in range(3)] == [True, True, False]
