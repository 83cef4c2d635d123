"""The installed command `corespond`."""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import segno
import typer
import uvicorn
from pydantic import ValidationError
from rich.console import Console
from rich.panel import Panel
from rich.progress import Progress
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError
from uuid6 import uuid7

from app.context import Context
from app.demo import people, stage
from app.identity import service as identity
from app.identity.rules import OrganisationKind, Role
from app.identity.schemas import NewUser, OrganisationOut
from app.main import make_app, make_context
from app.platform import certificates, logs, schema
from app.platform.errors import ProblemError
from app.presence import service as presence
from app.settings import Settings

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Officers' tablets to on-call clinicians by video, every step on record.",
    epilog="Settings are environment variables that begin with CORESPOND_; app/settings.py lists them.",
)
user_cli = typer.Typer(no_args_is_help=True, help="Accounts.")
organisation_cli = typer.Typer(no_args_is_help=True, help="Agencies and provider organisations.")
cli.add_typer(user_cli, name="user")
cli.add_typer(organisation_cli, name="organisation")
console = Console(highlight=False)
CACHE = Path.home() / ".cache" / "corespond"

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]


def _stop(message: str) -> typer.Exit:
    console.print(f"[red]{message}[/]")
    return typer.Exit(1)


def _listen(ctx: Context, host: str, port: int, certificate: Path | None = None, key: Path | None = None) -> None:
    server = uvicorn.Config(
        make_app(ctx),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        ws_ping_interval=10,
        ws_ping_timeout=10,
        ws_max_size=2 * ctx.settings.socket_drop_bytes,
        timeout_graceful_shutdown=2,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    with suppress(KeyboardInterrupt):  # uvicorn has already said goodbye to everybody
        uvicorn.Server(server).run()


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; default CORESPOND_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; default CORESPOND_PORT.")] = None,
) -> None:
    """Serve the pages, the HTTP interface and the WebSocket. Run `corespond migrate` first."""
    settings = Settings()
    logs.configure(settings.log_level, settings.log_json)
    _listen(make_context(settings), host or settings.host, port or settings.port)


@cli.command()
def migrate(
    revision: Annotated[str, typer.Argument(help="Version to bring the database to.")] = "head",
    back: Annotated[bool, typer.Option("--back", help="Go back to an older version instead.")] = False,
) -> None:
    """Bring the database to this version's tables; creates them where there are none."""
    settings = Settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    (schema.downgrade if back else schema.upgrade)(settings.database, revision)
    console.print(f"The database is at version {revision}.")


@cli.command()
def demo(
    port: Port = 8000,
    lan: Annotated[
        bool, typer.Option("--lan", help="Serve HTTPS to this network, for a try on a real tablet.")
    ] = False,
    cache: Annotated[Path, typer.Option(help="Where the filled demo database is kept between starts.")] = CACHE,
) -> None:
    """Serve a demo with made-up people and 90 days of made-up history. Nothing is kept when it stops."""
    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 (asked for with --lan)
    if not stage.port_is_free(host, port):
        raise _stop(f"Port {port} is in use. Stop what runs there, or choose another: --port {port + 1}")
    with tempfile.TemporaryDirectory(prefix="corespond-demo-") as folder:
        _demo(Path(folder), cache, host, port, lan)


def _demo(folder: Path, cache: Path, host: str, port: int, lan: bool) -> None:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Living through 90 days of demo sessions", total=None)
        stage.filled_database(cache, folder, lambda done, total: bar.update(task, completed=done, total=total))
    certificate = key = None
    address = f"http://localhost:{port}"
    if lan:
        seen_as = stage.lan_address()
        certificate, key = certificates.make(folder, seen_as)
        address = f"https://{seen_as}:{port}"
    settings = Settings(
        data_dir=folder,
        database_url="",
        log_level="warning",
        log_json=False,
        secure_cookies=lan,
        ring_s=people.BACKUP_AFTER_S,
        tick_s=0.5,
    )
    logs.configure(settings.log_level, settings.log_json)
    _show_card(address, lan)
    own = f"https://127.0.0.1:{port}" if lan else f"http://127.0.0.1:{port}"
    # uvicorn hands a caught SIGTERM on after its own shutdown; the helper must still be stopped then.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    helper = stage.start_synthetic_clinician(own, folder / "synthetic-clinician.log")
    try:
        _listen(make_context(settings), host, port, certificate, key)
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
        console.print("Its browser will warn once: the certificate was made on the spot.\n")
        segno.make(f"{address}/officer").terminal(out=sys.stdout, compact=True)


def _run(work: Callable[[Context], Coroutine[Any, Any, str]]) -> None:
    async def go() -> str:
        ctx = make_context(Settings())
        try:
            return await work(ctx)
        finally:
            await ctx.db.close()

    try:
        console.print(asyncio.run(go()))
    except ProblemError as problem:
        raise _stop(problem.detail) from None
    except SQLAlchemyError:
        raise _stop("The database cannot be used. Run `corespond migrate` first.") from None


async def _organisation(ctx: Context, name: str) -> OrganisationOut:
    found = await identity.organisation_named(ctx, name)
    if found is None:
        raise _stop(f"There is no organisation called “{name}”. Make it with `corespond organisation add`.")
    return found


@organisation_cli.command("add")
def add_organisation(
    kind: Annotated[OrganisationKind, typer.Argument(help="agency (police) or provider (clinicians).")],
    name: Annotated[str, typer.Argument(help="Its name.")],
    time_zone: Annotated[str, typer.Option(help="IANA time zone.")] = "America/Chicago",
    phone: Annotated[str | None, typer.Option(help="24-hour telephone line shown to officers.")] = None,
) -> None:
    """Add an agency or a provider organisation."""

    async def work(ctx: Context) -> str:
        new = OrganisationOut(id=uuid7(), kind=kind, name=name, time_zone=time_zone, fallback_phone=phone, demo=False)
        await identity.add_organisation(ctx, new)
        return f"Added the {kind} “{name}”."

    _run(work)


@organisation_cli.command("cover")
def cover(
    provider: Annotated[str, typer.Argument(help="Provider organisation.")],
    agency: Annotated[str, typer.Argument(help="Agency whose sessions it answers.")],
) -> None:
    """Let a provider organisation answer an agency's sessions."""

    async def work(ctx: Context) -> str:
        await identity.cover(ctx, (await _organisation(ctx, provider)).id, (await _organisation(ctx, agency)).id)
        return f"“{provider}” answers “{agency}”."

    _run(work)


@user_cli.command("add")
def add_user(
    role: Annotated[Role, typer.Argument(help="What the user is.")],
    username: Annotated[str, typer.Argument(help="Name to sign in with; lower case.")],
    organisation: Annotated[str, typer.Option(help="Organisation the user belongs to.")],
    name: Annotated[str, typer.Option(help="Name that colleagues see.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
    language: Annotated[list[str] | None, typer.Option(help="Clinicians: a language spoken, such as es.")] = None,
) -> None:
    """Add a user. Asks for the password, which is at least 12 characters long."""
    try:
        new = NewUser(role=role, username=username, display_name=name, password=password)
    except ValidationError as problem:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors())
        raise _stop(wrong) from None

    async def work(ctx: Context) -> str:
        home = await _organisation(ctx, organisation)
        made = await identity.add_user(ctx, home.id, new)
        if role is Role.CLINICIAN:
            await presence.enrol(ctx, made.id, home.id, language or [])
        return f"Added the {role} “{username}” to “{organisation}”."

    _run(work)
