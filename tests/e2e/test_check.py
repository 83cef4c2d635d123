"""The check before a shift, on the page and without a browser."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.service import Service
from tests.turn import SECRET, TurnServer
from tests.world import PASSWORD


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[TurnServer]:
    made = TurnServer(tmp_path)
    try:
        await made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def surrounding_settings(relay: TurnServer) -> dict[str, object]:
    ways = ",".join(relay.url(way) for way in ("udp", "tcp", "tls"))
    return {"turn_urls": ways, "turn_secret": SECRET, "echo_s": 3, "echo_networks": "0.0.0.0/0,::/0"}


async def test_a_tablet_is_checked_with_a_real_call_and_its_supervisor_sees_it(enter, launch) -> None:
    trusting: Browser = await launch(extra=("--ignore-certificate-errors",))  # the relay's was made on the spot
    officer, supervisor = await enter("officer", on=trusting), await enter("supervisor")
    await supervisor.sees("No tablet has been checked yet.")
    await officer.tap("Check this tablet")
    await officer.page.get_by_label("Label on the back of the tablet").fill("Unit 12")
    await officer.tap("Start check")
    await officer.tap("Yes, I heard it")
    await officer.sees("This tablet is ready")
    rows = officer.page.get_by_role("listitem")
    for name in (
        "Server name",
        "Camera",
        "Microphone",
        "Relay over UDP",
        "Relay over TCP",
        "Relay over TLS",
        "Test call",
    ):
        assert "good" in await rows.filter(has_text=name).first.inner_text(), name
    await supervisor.page.reload()
    await supervisor.sees("Unit 12")
    await supervisor.sees("This tablet is ready")
    await officer.tap("Back to start")
    await officer.sees_button("Start consult")


async def test_a_speaker_nobody_hears_and_a_blocked_microphone_are_said_with_what_to_do(enter, launch) -> None:
    deaf: Browser = await launch(without=("--use-fake-ui-for-media-stream",), extra=("--deny-permission-prompts",))
    officer = await enter("officer", on=deaf)
    await officer.page.goto(f"{officer.base}/officer/check")
    await officer.tap("Start check")
    await officer.tap("No")
    await officer.sees("Do not use this tablet")
    await officer.sees("The camera or the microphone is blocked.")
    await officer.sees("The tone was not heard.")


ELSEWHERE = """
window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(given) {
        super(JSON.parse(JSON.stringify(given ?? {}).replace("stun:localhost", "stun:no-such-name.invalid")));
    }
};
"""


@pytest.mark.parametrize(("script", "outcome"), [(ELSEWHERE, "failed"), ("", "good")], ids=["no name", "a name"])
async def test_an_unknown_name_is_distinguished_from_a_server_that_does_not_respond(
    enter, script: str, outcome: str
) -> None:
    officer = await enter("officer")
    await officer.page.add_init_script(script)
    await officer.page.route("**/healthz", lambda route: route.abort())
    await officer.page.goto(f"{officer.base}/officer/check")
    await officer.tap("Start check")
    await officer.tap("Yes, I heard it")
    rows = officer.page.get_by_role("listitem")
    await expect(rows.filter(has_text="Server name").first).to_contain_text(outcome)
    await officer.sees("The server does not respond.")
    await expect(officer.page.get_by_text("Failed to fetch")).to_have_count(0)  # the browser's words are not ours
    await expect(officer.page.get_by_text("The server name was not found.")).to_have_count(int(outcome == "failed"))


async def test_the_kiosk_program_checks_the_tablet_too(service: Service, enter) -> None:
    command = [
        Path(sys.executable).parent / "corespond-kiosk", "check", "--server", service.url,
        "--user", "officer", "--password", PASSWORD, "--label", "Unit 14",
    ]  # fmt: skip
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    said = (await process.communicate())[0].decode()
    assert process.returncode == 0, said
    for line in (
        "https        ok",
        "dns          ok",
        "turn_udp     ok",
        "turn_tcp     ok",
        "call         ok",
        "camera       skipped",
    ):
        assert line in said, said
    supervisor = await enter("supervisor")
    await supervisor.sees("Unit 14")
