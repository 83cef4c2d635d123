"""The tablet's own program: aiortc against the server, against itself, and against Chromium."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import av
import numpy as np
import pytest

from app.consults.rules import State
from app.realtime.protocol import Changed, FromServer, Message, OfficerSnapshot, Ready
from kiosk_client.flows import Side
from tests.e2e.pages import Screen
from tests.integration.sockets import SignedIn
from tests.service import PATIENCE_S, Service, until
from tests.world import PASSWORD

Enter = Callable[..., Awaitable[Screen]]


@asynccontextmanager
async def kiosk(service: Service, command: str, user: str, *options: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Runs `corespond-kiosk COMMAND` until the end of the block."""
    program = Path(sys.executable).parent / "corespond-kiosk"
    environment = {**os.environ, "CORESPOND_PASSWORD": PASSWORD, "PYTHONUNBUFFERED": "1"}
    process = await asyncio.create_subprocess_exec(
        program,
        *(command, "--server", service.url, "--user", user, *options),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def printed(process: asyncio.subprocess.Process, text: str) -> str:
    """Everything printed up to and including the line that contains `text`."""
    assert process.stdout is not None
    lines = ""
    async with asyncio.timeout(PATIENCE_S):
        while text not in lines:
            line = await process.stdout.readline()
            assert line, f"it stopped before saying {text!r}:\n{lines}"
            lines += line.decode()
    return lines


def received(output: str) -> tuple[int, int]:
    found = re.search(r"received (\d+) pictures and (\d+) packets", output)
    assert found, output
    return int(found[1]), int(found[2])


async def test_a_whole_consult_between_two_kiosk_clients(service: Service) -> None:
    async with (
        kiosk(service, "answer", "clinician") as clinician,
        kiosk(service, "consult", "officer", "--seconds", "3") as officer,
    ):
        output = await printed(officer, "Finished")
        assert await officer.wait() == 0
        answered = await printed(clinician, "received")
    states = re.findall(r"^ *[\d.]+ s  (.+?)\s*$", output, re.MULTILINE)
    assert [state for state in states if state in ("active", "ended")] == ["active", "ended"], output
    assert "Finished: outcome recorded" in output
    for pictures, sounds in (received(output), received(answered)):
        assert pictures > 5, "they flow: a first one alone would be no call"
        assert sounds > 5


STANDS = """async () => {
    const connection = window.corespondCall?.connection;
    if (connection?.connectionState !== "connected") return null;
    const stats = [...(await connection.getStats()).values()];
    return stats.filter((one) => one.type === "inbound-rtp").reduce((all, one) => all + one.bytesReceived, 1);
}"""


async def test_a_kiosks_transport_stands_while_it_rings_and_carries_nothing_before_a_clinician_accepts(
    service: Service, enter: Enter
) -> None:
    clinician = await enter("clinician")
    await clinician.tap("On call")
    async with kiosk(service, "consult", "officer"):
        await clinician.sees_button("Decline")
        assert await until(lambda: clinician.page.evaluate(STANDS)) == 1
        await clinician.page.evaluate("window.warm = window.corespondCall.connection")
        await clinician.tap("Accept")
        await clinician.frames_advance()
        assert await clinician.page.evaluate("window.warm === window.corespondCall.connection"), "the same connection"


class Told:
    """A link on which the test provides the server's messages."""

    def __init__(self, *messages: FromServer) -> None:
        self._messages = messages

    async def messages(self) -> AsyncIterator[FromServer]:
        for message in self._messages:
            yield message

    async def send(self, message: Message) -> None:
        """Nobody listens."""


async def test_a_kiosks_call_that_rings_again_carries_nothing_until_a_clinician_accepts_again(
    service: Service, signed_in: SignedIn
) -> None:
    officer, clinician = await signed_in(service, "officer"), await signed_in(service, "clinician")
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    consult_id = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
    await clinician.call("POST", f"/api/consults/{consult_id}/accept")
    talk = OfficerSnapshot.model_validate(await officer.call("GET", "/api/snapshot"))
    assert talk.consult
    offered = talk.consult.model_copy(update={"state": State.OFFERED})
    rings = talk.model_copy(update={"consult": offered, "ringing": [talk.consult.clinician_id]})
    side = Side(officer, "synthetic", offers=False, say=print)
    side.link = Told(Ready(snapshot=talk), Changed(snapshot=rings))
    live = [side.call and side.call.live async for _ in side.snapshots()]
    await side.hang_up()
    assert live == [True, False]


async def test_a_kiosk_officer_and_a_clinician_in_chromium_see_each_other(service: Service, enter: Enter) -> None:
    clinician = await enter("clinician")
    await clinician.tap("On call")
    async with kiosk(service, "consult", "officer") as officer:
        await clinician.tap("Accept")
        await clinician.frames_advance()
        assert await clinician.stat("audio", "packetsReceived") > 0
        await printed(officer, "first picture is here")
        await clinician.end_consult()
        pictures, sounds = received(await printed(officer, "Finished"))
    assert pictures > 0
    assert sounds > 0


async def test_an_officer_in_chromium_and_a_kiosk_clinician_survive_a_reload(service: Service, enter: Enter) -> None:
    officer = await enter("officer")
    async with kiosk(service, "answer", "clinician") as clinician:
        await printed(clinician, "on call")
        await officer.start_consult()
        await officer.frames_advance()
        await printed(clinician, "first picture is here")
        await officer.page.reload()
        await officer.frames_advance()
        await printed(clinician, "first picture is here")
        await officer.end_consult()
        pictures, _ = received(await printed(clinician, "received"))
        await printed(clinician, "on call")
    assert pictures > 0


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file with two seconds of video and a tone."""
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=15)
        video.width, video.height, video.pix_fmt = 320, 240, "yuv420p"
        sound = container.add_stream("aac", rate=48_000)
        for number in range(30):
            picture = np.full((240, 320, 3), number * 8 % 256, np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        wave = (np.sin(np.arange(96_000) / 20) * 3000).astype(np.int16)
        for start in range(0, 96_000, 1024):
            frame = av.AudioFrame.from_ndarray(wave[None, start : start + 1024], format="s16", layout="mono")
            frame.sample_rate, frame.pts = 48_000, start
            container.mux(sound.encode(frame))
        container.mux(video.encode())
        container.mux(sound.encode())
    return path


async def test_a_media_file_is_sent_as_the_tablets_picture(service: Service, enter: Enter, film: Path) -> None:
    clinician = await enter("clinician")
    await clinician.tap("On call")
    async with kiosk(service, "consult", "officer", "--media", str(film)) as officer:
        await clinician.tap("Accept")
        await clinician.frames_advance()
        assert await clinician.stat("video", "frameWidth") == 320
        await clinician.end_consult()
        await printed(officer, "Finished")


async def test_ctrl_c_ends_the_consult_for_both_sides(service: Service, enter: Enter) -> None:
    clinician = await enter("clinician")
    await clinician.tap("On call")
    async with kiosk(service, "consult", "officer") as officer:
        await clinician.tap("Accept")
        await printed(officer, "active")
        officer.send_signal(signal.SIGINT)
        await printed(officer, "Finished: outcome recorded")
        assert await officer.wait() == 0
    await clinician.sees_button("Complete documentation")


async def test_ctrl_c_takes_back_a_request_that_nobody_accepted(service: Service) -> None:
    async with kiosk(service, "consult", "officer") as officer:
        await printed(officer, "queued")
        officer.send_signal(signal.SIGINT)
        await printed(officer, "Finished: canceled")


@pytest.mark.settings(unanswered_after_s=2)
async def test_an_unanswered_request_is_reported_as_unanswered(service: Service) -> None:
    async with kiosk(service, "consult", "officer") as officer:
        await printed(officer, "Finished: nobody answered")


async def test_a_wrong_password_is_reported_in_a_sentence(service: Service) -> None:
    async with kiosk(service, "consult", "officer", "--password", "wrong") as officer:
        assert "do not match" in await printed(officer, "Refused")
        assert await officer.wait() == 1
