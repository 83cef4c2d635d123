"""A real server in a process of its own, which a test may kill and start again."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def until(question, seconds: float = 20):
    """The first true answer to `question`, asked again until it comes. Fails after `seconds`.

    For what another process or a browser does, which gives this one no event to wait for.
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
    """`corespond serve` on a port of its own; its log is kept for the tests that read it."""

    def __init__(self, data_dir: Path, *arguments: str, **settings: object) -> None:
        self._arguments = arguments
        self.data_dir, self.port = data_dir, free_port()
        host = settings.get("host", "127.0.0.1")
        self.url = f"http://{'localhost' if host == '127.0.0.1' else host}:{self.port}"  # a page there may use cameras
        self.log = data_dir / "server.log"
        self._settings = {f"CORESPOND_{name.upper()}": str(value) for name, value in settings.items()}
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Returns once it answers."""
        environment = {
            **os.environ,
            "CORESPOND_DATA_DIR": str(self.data_dir),
            "CORESPOND_PORT": str(self.port),
            "CORESPOND_SECURE_COOKIES": "false",
            **self._settings,
        }
        command = [Path(sys.executable).parent / "corespond", "serve", *self._arguments]
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)  # noqa: ASYNC220

        async def ready() -> bool:
            assert self._process is not None
            assert self._process.poll() is None, self.log.read_text()
            try:
                async with httpx.AsyncClient() as http:
                    return (await http.get(f"{self.url}/readyz")).status_code == 200
            except httpx.TransportError:
                return False

        await until(ready)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """kill -9: no farewell, nothing saved."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    async def restart(self) -> None:
        """An orderly stop, and a new process."""
        self.stop()
        await self.start()

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(10)
