"""Renegotiation between two real pages, started by either side or by both at once."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.e2e.pages import Screen, into_call
from tests.service import until

Enter = Callable[..., Awaitable[Screen]]

# Frames. In Chromium, video that a rollback freezes continues for some frames first.
LASTING = 40

# Holds this page's session descriptions until they are released.
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
# The ICE username fragment of each end (RFC 8839), which changes with an ICE restart.
NAMES = r"""() => {
    const { connection } = window.corespondCall;
    const name = (end) => /^a=ice-ufrag:(\S+)/m.exec(connection[end].sdp)[1];
    return [name("currentLocalDescription"), name("currentRemoteDescription")];
}"""


async def restarted(officer: Screen, clinician: Screen, before: list[str]) -> None:
    """Wait until both ends have new ICE username fragments and each knows the other's."""

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
