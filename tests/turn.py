"""A real coturn on loopback, with the configuration that the project ships."""

import asyncio
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from app.accounts import service as accounts
from app.coverage import service as coverage
from app.coverage.schemas import PolicyChange
from app.platform import certificates
from app.platform.clock import SystemClock
from tests.conftest import context
from tests.service import PATIENCE_S, Service, free_port, until

SECRET = "a-secret-of-the-tests"
CONFIGURATION = Path(__file__).parents[1] / "deploy" / "coturn" / "turnserver.conf"


class TurnServer:
    """coturn configured by `deploy/coturn/turnserver.conf`, except for what loopback addresses and free ports need."""

    def __init__(self, folder: Path, host: str = "127.0.0.1") -> None:
        self.host, self.port, self.tls_port = host, free_port(), free_port()
        certificate, key = certificates.make(folder, host)
        text = CONFIGURATION.read_text()
        for line, instead in (
            ("realm=<turn.example.gov>", "realm=corespond.test"),
            ("static-auth-secret=<the same as CORESPOND_TURN_SECRET>", f"static-auth-secret={SECRET}"),
            ("cert=</etc/coturn/fullchain.pem>", f"cert={certificate}"),
            ("pkey=</etc/coturn/privkey.pem>", f"pkey={key}"),
            ("listening-port=3478", f"listening-port={self.port}"),
            ("tls-listening-port=443", f"tls-listening-port={self.tls_port}"),
            ("denied-peer-ip=127.0.0.0-127.255.255.255", "allow-loopback-peers"),
            ("syslog", "log-file=stdout"),
        ):
            assert f"\n{line}\n" in f"\n{text}\n", line
            text = f"\n{text}\n".replace(f"\n{line}\n", f"\n{instead}\n")
        text += f"\nlistening-ip={host}\nrelay-ip=127.0.0.1\nrelay-ip=::1\n"
        (folder / "turnserver.conf").write_text(text)
        program = shutil.which("turnserver")
        assert program, "coturn is missing. On Debian or Ubuntu: sudo apt install coturn"
        options = ["-c", folder / "turnserver.conf", "--pidfile", folder / "turnserver.pid"]
        self.log = folder / "turnserver.log"
        with self.log.open("wb") as output:
            self._process = subprocess.Popen([program, *options], stdout=output, stderr=output)

    async def start(self) -> None:
        """Start coturn, and wait until it listens."""

        async def listens() -> bool:
            assert self._process.poll() is None, self.log.read_text()
            with suppress(OSError):
                for port in (self.port, self.tls_port):
                    _, writer = await asyncio.open_connection(self.host, port)
                    writer.close()
                return True
            return False

        await until(listens)

    def url(self, way: str) -> str:
        """The server's TURN URL for `udp`, `tcp` or `tls`."""
        if way == "tls":
            return f"turns:{self.host}:{self.tls_port}?transport=tcp"
        return f"turn:{self.host}:{self.port}?transport={way}"

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE_S)


async def relay_only(service: Service) -> None:
    """Make the calls of the tests' county use only relay candidates."""
    ctx = context(f"sqlite+aiosqlite:///{service.data_dir / 'corespond.sqlite3'}", SystemClock())
    county = await accounts.organization_named(ctx, "County Sheriff")
    assert county
    await coverage.set_policy(ctx, county.id, PolicyChange(relay_only=True))
    await ctx.db.close()
