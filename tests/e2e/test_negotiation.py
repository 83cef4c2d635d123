"""Either side may offer, and both at once: what the connections of two real pages make of it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.e2e.pages import Screen, into_call
from tests.service import until

Enter = Callable[..., Awaitable[Screen]]

# Frames: a picture that a rollback freezes (Chromium) goes on for some first.
LASTING = 40

# Keeps back what this page describes, until it is let go.
HOLD = """() => {
    const send = WebSocket.prototype.send;
    window.held = [];
    WebSocket.prototype.send = function (data) {
        const message = JSON.parse(data);
        if (message.type !== "description") return send.call(this, data);
        window.held.push({ kind: message.kind, go: () => send.call(this, data) });
    };
    window.letGo = () => {
        WebSocket.prototype.send = send;
        for (const { go } of window.held) go();
    };
}"""
RESTART = "() => { window.before = window.corespondCall.connection; window.before.restartIce(); }"
# By what name each end is known to the other (RFC 8839): it is new after a restart.
NAMES = r"""() => {
    const { connection } = window.corespondCall;
    const name = (end) => /^a=ice-ufrag:(\S+)/m.exec(connection[end].sdp)[1];
    return [name("currentLocalDescription"), name("currentRemoteDescription")];
}"""


async def restarted(officer: Screen, clinician: Screen, before: list[str]) -> None:
    """Both ends have new names, and know each other by them."""

    async def agreed() -> bool:
        mine, theirs = await asyncio.gather(*(side.page.evaluate(NAMES) for side in (officer, clinician)))
        return mine == theirs[::-1] and not set(mine) & set(before)

    await until(agreed)


async def test_both_sides_offer_at_once_and_neither_picture_freezes(enter: Enter) -> None:
    officer, clinician = await enter("officer"), await enter("clinician")
    await into_call(officer, clinician)
    before = await officer.page.evaluate(NAMES)
    for side in (officer, clinician):
        await side.page.evaluate(HOLD)
        await side.page.evaluate(RESTART)
        await side.page.wait_for_function("() => window.held.some(({ kind }) => kind === 'offer')")
    await asyncio.gather(*(side.page.evaluate("window.letGo()") for side in (officer, clinician)))
    await restarted(officer, clinician, before)
    for side in (officer, clinician):
        await side.frames_advance(by=LASTING)
        assert await side.page.evaluate("window.corespondCall.connection === window.before"), "the same connection"


@pytest.mark.parametrize("who", ["officer", "clinician"])
async def test_either_side_may_offer_alone(enter: Enter, who: str) -> None:
    sides = {"officer": await enter("officer"), "clinician": await enter("clinician")}
    await into_call(sides["officer"], sides["clinician"])
    before = await sides["officer"].page.evaluate(NAMES)
    await sides[who].page.evaluate(RESTART)
    await restarted(sides["officer"], sides["clinician"], before)
    for side in sides.values():
        await side.frames_advance(by=LASTING)
    assert await sides[who].page.evaluate("window.corespondCall.connection === window.before"), "the same connection"
