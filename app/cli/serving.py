"""`corespond serve`, `migrate` and `demo`."""

import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import segno
import typer
import uvicorn
from alembic.util import CommandError
from rich.panel import Panel
from rich.progress import Progress
from rich.table import Table

from app.cli.base import NAME, cli, console, sentences, stop
from app.context import Context
from app.demo import people, stage
from app.main import make_app, make_context, make_ready
from app.platform import certificates, logs, schema
from app.production import DEMO_FOLDER
from app.settings import Settings

CACHE = Path.home() / ".cache" / "corespond"

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]

PACKAGE = Path(__file__).parents[1]
FACTORY = "app.main:from_environment"

# Options for uvicorn.
OPTIONS: dict[str, Any] = {
    "log_config": None,
    "access_log": False,
    "http": "app.platform.httplimits:LimitedHttp",
    "ws": "app.platform.socket:Protocol",
    "timeout_graceful_shutdown": 2,
}


def _listen(ctx: Context, **more: Any) -> None:
    with suppress(KeyboardInterrupt):  # uvicorn has already closed all connections
        uvicorn.Server(uvicorn.Config(make_app(ctx), **OPTIONS, **more)).run()


@cli.command()
def serve(
    host: Annotated[
        str | None, typer.Option(callback=NAME, help="Address to listen on; default: CORESPOND_HOST.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; default: CORESPOND_PORT.")] = None,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Number of server processes; more than one needs PostgreSQL and NATS.")
    ] = 1,
    reload: Annotated[
        bool, typer.Option("--reload", help="For development: start anew when the code changes.")
    ] = False,
) -> None:
    """Serve the pages, the HTTP interface and the WebSocket. Run `corespond migrate` first."""
    with sentences():
        settings = Settings()
        logs.configure(settings.log_level, settings.log_json)
        ctx = make_context(settings)  # makes the signing key too, before several workers would
    where: dict[str, Any] = {
        "host": host or settings.host,
        "port": port or settings.port,
        "forwarded_allow_ips": settings.trusted_proxies,
    }
    if reload:
        uvicorn.run(FACTORY, factory=True, reload=True, reload_dirs=[str(PACKAGE)], **OPTIONS, **where)
    elif workers == 1:
        _listen(ctx, **where)
    elif ctx.db.is_sqlite or not settings.nats_url:
        raise stop("Several workers need CORESPOND_DATABASE_URL (PostgreSQL) and CORESPOND_NATS_URL.")
    else:
        uvicorn.run(FACTORY, factory=True, workers=workers, **OPTIONS, **where)


@cli.command()
def migrate(
    revision: Annotated[str, typer.Argument(callback=NAME, help="Schema version to migrate to.")] = "head",
    back: Annotated[bool, typer.Option("--back", help="Downgrade to an older version instead.")] = False,
) -> None:
    """Migrate the database to the schema of this release; an empty database gets all tables."""
    with sentences():
        settings = Settings()
        make_ready(settings)
    move = schema.downgrade if back else schema.upgrade
    try:
        with sentences():
            move(settings.database, revision, settings.database_ca)
    except CommandError as problem:  # about the revision that was asked for
        raise stop(str(problem)) from None
    console.print(f"The database is at version {revision}.")


@cli.command()
def demo(
    port: Port = 8000,
    lan: Annotated[
        bool, typer.Option("--lan", help="Serve HTTPS on the local network, to try it on a real tablet.")
    ] = False,
    cache: Annotated[Path, typer.Option(help="Where the filled demo database is kept between starts.")] = CACHE,
) -> None:
    """Serve a demo with made-up people and 90 days of made-up history. Its data is deleted when it stops."""
    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 (asked for with --lan)
    if not stage.port_is_free(host, port):
        raise stop(f"Port {port} is in use. Stop the program that uses it, or choose another port: --port {port + 1}")
    with tempfile.TemporaryDirectory(prefix=DEMO_FOLDER) as folder:
        _demo(Path(folder), cache, host, port, lan)


def _demo(folder: Path, cache: Path, host: str, port: int, lan: bool) -> None:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Simulating 90 days of demo sessions", total=None)
        stage.filled_database(cache, folder, lambda done, total: bar.update(task, completed=done, total=total))
    certificate = key = None
    address = f"http://localhost:{port}"
    if lan:
        seen_as = stage.lan_address()
        certificate, key = certificates.make(folder, seen_as)
        address = f"https://{seen_as}:{port}"
    settings = Settings(
        production=False,
        data_dir=folder,
        database_url="",
        nats_url="",
        hsts_s=0,
        interface_docs=True,
        log_level="warning",
        log_json=False,
        secure_cookies=lan,
        echo_networks="0.0.0.0/0,::/0",  # tablets and server are on one private network, or one machine
        ring_s=people.BACKUP_AFTER_S,
        tick_s=0.5,
    )
    logs.configure(settings.log_level, settings.log_json)
    _show_card(address, lan)
    own = f"https://127.0.0.1:{port}" if lan else f"http://127.0.0.1:{port}"
    # After its own shutdown, uvicorn raises a caught SIGTERM again; the helper must still be stopped then.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    helper = stage.start_synthetic_clinician(own, folder / "synthetic-clinician.log")
    try:
        _listen(make_context(settings), host=host, port=port, ssl_certfile=certificate, ssl_keyfile=key)
    finally:
        helper.terminate()
        helper.wait(10)
    console.print("Stopped. The demo's data is gone.")


def _show_card(address: str, lan: bool) -> None:
    table = Table.grid(padding=(0, 2))
    for role, path in (("officer", "officer"), ("clinician", "clinician"), ("supervisor", "supervisor")):
        table.add_row(f"[bold]{role.capitalize()}[/]", f"{address}/{path}", role, people.PASSWORD)
    console.print(Panel(table, title="corespond demo", subtitle="press Ctrl-C to stop", padding=(1, 2), expand=False))
    console.print(
        "Alone? Start a consult as the officer: a synthetic clinician answers after "
        f"{people.BACKUP_AFTER_S} seconds.\nAll people and sessions are made up."
    )
    if lan:
        console.print(f"\nScan with a tablet on the same network ({address}/officer).")
        console.print("The browser will show a warning once, because the certificate is self-signed.\n")
        segno.make(f"{address}/officer").terminal(out=sys.stdout, compact=True)
