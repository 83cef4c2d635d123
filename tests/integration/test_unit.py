"""A unit of work: what it told is published after its commit, once, and not at all if it fails."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import pytest

from app import topics
from app.context import Context
from app.dispatch import service as dispatch
from app.notices import service as notices
from app.notices.rules import NoticeKind
from app.platform.bus import LOOK_SOON, Frame, LocalBus, Look
from app.topics import DISPATCH
from tests.integration import play
from tests.world import World, tick


class Heard(LocalBus):
    """A bus that keeps what was published, call by call."""

    def __init__(self) -> None:
        super().__init__()
        self.published: list[dict[str, Frame]] = []

    def publish(self, frames: Mapping[str, Frame]) -> None:
        self.published.append(dict(frames))
        super().publish(frames)


@pytest.fixture
def bus() -> Heard:
    return Heard()


@pytest.fixture
def heard(ctx: Context, bus: Heard) -> Context:
    return replace(ctx, bus=bus)


async def test_an_acceptance_tells_each_page_once(heard: Context, bus: Heard, world: World) -> None:
    await play.on_call(heard, world["clinician"])
    consult_id = await play.start(heard, world["officer"])
    await tick(heard)
    bus.published.clear()
    await dispatch.accept(heard, world["clinician"], consult_id)
    [frames] = bus.published
    told = frames[topics.user(world["officer"].user_id)]
    assert told.look is Look.SOON
    assert b'"accepted"' in told.word
    assert frames[topics.user(world["clinician"].user_id)] == LOOK_SOON
    assert {topics.agency(world.county), topics.provider(world.care)} <= frames.keys()


async def test_nothing_is_told_before_the_commit(heard: Context, bus: Heard, world: World) -> None:
    async with heard.unit() as unit:
        unit.tell([DISPATCH])
        assert bus.published == []
    assert bus.published == [{DISPATCH: Frame(Look.AGAIN)}]


async def test_a_unit_that_fails_stores_and_tells_nothing(heard: Context, bus: Heard, world: World) -> None:
    person = world["clinician"].user_id

    async def fail() -> None:
        async with heard.unit() as unit:
            notices.post(unit, person, NoticeKind.SHIFT_SOON)
            unit.tell([topics.user(person)])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert bus.published == []
    await tick(heard)
    assert heard.notifier.sent == []  # type: ignore[attr-defined]


async def test_a_topic_told_twice_is_published_once(heard: Context, bus: Heard) -> None:
    somebody = topics.user(UUID(int=1))
    async with heard.unit() as unit:
        unit.tell([somebody])
        unit.tell([somebody], Frame(Look.SOON, b"word"))
        unit.tell([somebody])
    assert bus.published == [{somebody: Frame(Look.SOON, b"word")}]


async def test_a_command_whose_effect_is_there_already_is_not_told_again(
    heard: Context, bus: Heard, world: World
) -> None:
    consult_id = await play.start(heard, world["officer"])
    await dispatch.cancel(heard, world["officer"], consult_id)
    bus.published.clear()
    await dispatch.cancel(heard, world["officer"], consult_id)
    assert bus.published == [{}]
