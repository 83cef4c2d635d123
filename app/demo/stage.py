"""Prepares the demo: a filled temporary database, and the synthetic clinician that runs next to the server."""

import asyncio
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.context import Context
from app.demo import history, people
from app.platform import private, schema
from app.platform.bus import LocalBus
from app.platform.clock import ManualClock
from app.platform.db import Database
from app.platform.notifier import LogNotifier
from app.platform.tokens import Tokens
from app.settings import Settings

KEEP_S = 7 * 24 * 3600  # older history no longer reaches yesterday


def fingerprint() -> str:
    """A hash of the code that creates the history; changed code creates a new history."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in sorted([*package.rglob("*.py"), *schema.FOLDER.rglob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def filled_database(cache: Path, data_dir: Path, progress: Callable[[int, int], None]) -> None:
    """Put a filled database into `data_dir`; uses the one in `cache` if it is recent enough, or else creates it."""
    kept = cache / f"demo-{fingerprint()}.sqlite3"
    if not kept.exists() or time.time() - kept.stat().st_mtime > KEEP_S:
        private.folder(cache)
        for old in cache.glob("*.sqlite3*"):
            old.unlink()
        making = cache / f"making-{os.getpid()}.sqlite3"
        making.unlink(missing_ok=True)
        _fill(making, progress)
        making.rename(kept)
    shutil.copy(kept, data_dir / "corespond.sqlite3")


def _fill(path: Path, progress: Callable[[int, int], None]) -> None:
    url = f"sqlite+aiosqlite:///{path}"
    schema.upgrade(url)
    asyncio.run(_live(url, path.parent, progress))


async def _live(url: str, folder: Path, progress: Callable[[int, int], None]) -> None:
    now = datetime.now(UTC)
    clock = ManualClock(now - timedelta(days=history.DAYS + 1))
    key = folder / "history-key.pem"
    database = Database(url, durable=False)
    # No pages are open during a simulated day; long leases replace their heartbeats.
    settings = Settings(lease_s=3600, tablet_silence_s=7200, misses=1000, log_level="warning")
    ctx = Context(database, clock, LocalBus(), Tokens.from_file(key, 900), LogNotifier(), settings)
    cast = await people.make(ctx)
    await history.live_through(ctx, clock, cast, now, progress)
    async with database.engine.connect() as connection:
        await connection.exec_driver_sql("COMMIT")
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    await database.close()
    key.unlink()


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen at this address and port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def lan_address() -> str:
    """This machine's address on its local network. Nothing is sent: connecting a datagram socket only picks a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address


def start_synthetic_clinician(address: str, log: Path) -> subprocess.Popen[bytes]:
    """Start the synthetic clinician, which answers when no human does; it retries until the server is up."""
    environment = {**os.environ, "CORESPOND_PASSWORD": people.PASSWORD, "CORESPOND_USER": people.SYNTHETIC}
    arguments = [sys.executable, "-m", "kiosk_client", "answer", "--server", address, "--insecure"]
    private.write(log, b"")
    with log.open("wb") as output:
        return subprocess.Popen(arguments, env=environment, stdout=output, stderr=output)  # noqa: S603
