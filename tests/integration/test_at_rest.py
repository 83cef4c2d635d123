"""What lies on the disk: nobody else on the machine reads it, and the service does not start where somebody could."""

import asyncio
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.cli.base import console
from app.demo.stage import fingerprint
from app.platform import certificates, private
from app.platform.db import Database
from app.platform.tokens import Tokens
from app.production import DEMO_FOLDER
from tests.conftest import Template
from tests.service import Service, free_port, until

CORESPOND = Path(sys.executable).parent / "corespond"


def modes(folder: Path) -> dict[str, str]:
    """The mode of the folder and of everything in it."""
    return {
        str(path.relative_to(folder)): f"{stat.S_IMODE(path.stat().st_mode):04o}"
        for path in (folder, *folder.rglob("*"))
    }


def environment(data_dir: Path, **settings: object) -> dict[str, str]:
    given = {"data_dir": data_dir, **settings}
    return {
        **os.environ,
        "COLUMNS": "300",
        "NO_COLOR": "1",
        **{f"CORESPOND_{name.upper()}": str(value) for name, value in given.items()},
    }


def corespond(*arguments: str, data_dir: Path, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a careless shell does: whatever names no mode is open to everybody."""
    return subprocess.run(
        [CORESPOND, *arguments], env=environment(data_dir, **settings), capture_output=True, text=True, umask=0
    )


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


class Open(Service):
    """A service that is started with an open umask."""

    def _run(self, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        with open(self.log, "ab") as output:
            return subprocess.Popen([CORESPOND, "serve"], env=environment, stdout=output, stderr=output, umask=0)


async def test_what_migrate_and_serve_write_is_the_services_own_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    done = await asyncio.to_thread(corespond, "migrate", data_dir=folder)
    assert done.returncode == 0, done.stderr
    assert modes(folder) == {".": "0700", "corespond.sqlite3": "0600"}
    service = Open(folder)
    service.log = tmp_path / "server.log"
    try:
        await service.start()
        found = modes(folder)
    finally:
        service.stop()
    assert {"signing-key.pem", "corespond.sqlite3", "corespond.sqlite3-wal", "corespond.sqlite3-shm"} <= set(found)
    assert found == {name: "0700" if name == "." else "0600" for name in found}


async def test_what_the_demo_writes_is_its_own_whatever_the_umask(tmp_path: Path, sqlite_template: Template) -> None:
    url = await sqlite_template.copy()
    cache = private.folder(tmp_path / "cache")
    shutil.copy(url.removeprefix("sqlite+aiosqlite:///"), cache / f"demo-{fingerprint()}.sqlite3")
    port = free_port()
    command = [CORESPOND, "demo", "--port", str(port), "--cache", cache]
    surroundings = environment(tmp_path, production=True) | {"TMPDIR": str(tmp_path)}
    with (tmp_path / "demo.log").open("wb") as output:
        process = subprocess.Popen(  # noqa: ASYNC220
            command, env=surroundings, stdout=output, stderr=output, umask=0
        )
    try:
        async with httpx.AsyncClient() as http:

            async def ready() -> bool:
                assert process.poll() is None, (tmp_path / "demo.log").read_text()
                try:
                    return (await http.get(f"http://localhost:{port}/readyz")).status_code == 200
                except httpx.TransportError:
                    return False

            await until(ready)
        (folder,) = tmp_path.glob(f"{DEMO_FOLDER}*")  # noqa: ASYNC240
        found = modes(folder)
    finally:
        process.terminate()
        process.wait(60)
    assert {"signing-key.pem", "corespond.sqlite3-wal", "synthetic-clinician.log"} <= set(found)
    assert found == {name: "0700" if name == "." else "0600" for name in found}
    assert not folder.exists()


async def test_a_key_a_certificate_and_a_database_are_made_for_their_owner_alone(
    tmp_path: Path, open_umask: None
) -> None:
    folder = tmp_path / "made"
    Tokens.from_file(folder / "signing-key.pem", 900)
    certificates.make(folder, "127.0.0.1")
    database = Database(f"sqlite+aiosqlite:///{folder / 'own.sqlite3'}")
    async with database.engine.connect() as connection:
        await connection.exec_driver_sql("CREATE TABLE t (x)")
        assert "own.sqlite3-wal" in modes(folder)
        assert modes(folder) == {name: "0700" if name == "." else "0600" for name in modes(folder)}
    await database.close()


EXPOSED = [(".", 0o755, "0755", "chmod 700 {}"), ("corespond.sqlite3", 0o644, "0644", "chmod 600 {}/corespond.sqlite3")]
EXPOSED += [("signing-key.pem", 0o640, "0640", "chmod 600 {}/signing-key.pem")]
EXPOSED += [("corespond.sqlite3-wal", 0o604, "0604", "chmod 600 {}/corespond.sqlite3-wal")]


@pytest.mark.parametrize("command", [("serve",), ("migrate",), ("organization", "add", "agency", "X")])
@pytest.mark.parametrize(("name", "mode", "said", "mend"), EXPOSED)
def test_a_data_folder_that_others_can_read_is_refused_with_the_command_that_mends_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    name: str,
    mode: int,
    said: str,
    mend: str,
) -> None:
    monkeypatch.setattr(console, "width", 300)
    folder = private.folder(tmp_path / "data")
    for file in ("corespond.sqlite3", "corespond.sqlite3-wal", "signing-key.pem"):
        private.reserve(folder / file)
    (folder / name).chmod(mode)
    done = CliRunner(env=environment(folder)).invoke(cli, command)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 1
    assert said in done.output
    assert mend.format(folder) in done.output


def test_the_command_that_is_said_mends_it(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    folder.chmod(0o755)
    with pytest.raises(private.Exposed) as refused:
        private.check(folder, [])
    subprocess.run(str(refused.value).partition("Run this first: ")[2], shell=True, check=True)
    private.check(folder, [])
