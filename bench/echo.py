"""A minimal WebSocket server on the same stack: FastAPI on uvicorn, which echoes every message."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from websockets.asyncio.client import connect

from tests.service import free_port, until

APP = """
from fastapi import FastAPI, WebSocket
app = FastAPI()
@app.websocket("/")
async def echo(socket: WebSocket):
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)
"""


class Echo:
    """The echo server in its own process: `async with Echo(folder) as echo` serves at `echo.url`."""

    def __init__(self, folder: Path) -> None:
        (folder / "echo.py").write_text(APP)
        port = free_port()
        command = [Path(sys.executable).parent / "uvicorn", "echo:app", "--port", str(port), "--log-level", "error"]
        self.url = f"ws://127.0.0.1:{port}/"
        self._process = subprocess.Popen([*command, "--ws-per-message-deflate", "false"], cwd=folder)
        self.pid = self._process.pid

    async def __aenter__(self) -> Self:
        async def answers() -> bool:
            with suppress(OSError):
                await (await connect(self.url)).close()
                return True
            return False

        await until(answers)
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(10)
