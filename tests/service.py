"""A real server in its own process, which tests can kill and restart."""

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import httpx

from app.cli import cli

PATIENCE_S = 60
"""How long a test waits for what must come, seconds. One that passes goes on at the event, so this may be long: a busy
machine is no failure. Whoever waits for something that must *not* come needs another way than time."""


def free_port() -> int:
    """A port that nobody listens on, below those that a connection's own end is given: so nobody takes it meanwhile."""
    for port in random.sample(range(20_000, 32_768), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port")


async def until(question, seconds: float = PATIENCE_S):
    """The first true answer to `question`, asked again until it comes. Fails after `seconds`.

    Only for other processes and browsers, which give this process no event to wait for.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while True:
        answer = await question()
        if answer:
            return answer
        assert loop.time() < deadline, f"this did not become true in {seconds} s: {question}"
        await asyncio.sleep(0.05)


class Service:
    """`corespond serve` on its own port; its log is kept for tests that read it."""

    def __init__(self, data_dir: Path, *arguments: str, **settings: object) -> None:
        self._arguments = arguments
        self.data_dir, self.port = data_dir, free_port()
        host = settings.get("host", "127.0.0.1")
        self.url = f"http://{'localhost' if host == '127.0.0.1' else host}:{self.port}"  # a page there may use cameras
        self.log = data_dir / "server.log"
        self._settings = {f"CORESPOND_{name.upper()}": str(value) for name, value in settings.items()}
        self._process: subprocess.Popen[bytes] | Forked | None = None

    async def start(self) -> None:
        """Start the server, and wait until it answers."""
        environment = {
            **os.environ,
            "CORESPOND_DATA_DIR": str(self.data_dir),
            "CORESPOND_PORT": str(self.port),
            "CORESPOND_PRODUCTION": "false",
            "CORESPOND_SECURE_COOKIES": "false",
            **self._settings,
        }
        self._process = self._run(environment)

        async def ready() -> bool:
            assert self._process is not None
            assert self._process.poll() is None, self.log.read_text()
            try:
                return (await http.get(f"{self.url}/readyz")).status_code == 200
            except httpx.TransportError:
                return False

        async with httpx.AsyncClient(verify=False) as http:  # made once: to load certificates takes longer than to ask
            await until(ready, 60)

    def _run(self, environment: dict[str, str]) -> "subprocess.Popen[bytes] | Forked":
        command = [Path(sys.executable).parent / "corespond", "serve", *self._arguments]
        with self.log.open("ab") as output:
            return subprocess.Popen(command, env=environment, stdout=output, stderr=output)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """Kill the server with SIGKILL, without a shutdown."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE_S)

    async def restart(self) -> None:
        """Stop the server gracefully, and start a new process."""
        self.stop()
        await self.start()

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE_S)
            except BaseException:
                self._process.send_signal(signal.SIGKILL)  # the test fails; nothing of it stays
                raise


FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.loaded", "pytest"])


def _serve(arguments: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["corespond", "serve", *arguments]
    cli()


class Forked:
    """`corespond serve`, forked from a process that has already imported it; used like a `subprocess.Popen`."""

    def __init__(self, *arguments: object) -> None:
        self._process = FORKS.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, seconds: float) -> None:
        self._process.join(seconds)
        assert self._process.exitcode is not None, f"it has not ended in {seconds} s"

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def terminate(self) -> None:
        self._process.terminate()


class LoadedService(Service):
    """A service that starts from preloaded modules, because importing takes most of the start-up time."""

    def _run(self, environment: dict[str, str]) -> Forked:
        return Forked(self._arguments, environment, self.log)
