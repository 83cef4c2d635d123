"""`corespond-kiosk`: consults and checks on a tablet without a browser."""

import asyncio
import logging
import signal
from collections.abc import Coroutine
from typing import Annotated, Any
from uuid import NAMESPACE_OID, UUID, getnode, uuid5

import httpx
import typer
from rich.console import Console

from app.checks.rules import Readiness
from app.consults.rules import Disposition, Kind
from app.documentation.rules import ConnectionRating, Otherwise
from kiosk_client import check as checking
from kiosk_client import flows
from kiosk_client.api import Api, ServiceError

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
console = Console(highlight=False)

Server = Annotated[str, typer.Option(help="Address of the service.", envvar="CORESPOND_SERVER")]
User = Annotated[str, typer.Option(help="Username.", envvar="CORESPOND_USER")]
Password = Annotated[
    str, typer.Option(help="Password; preferably set in the environment.", envvar="CORESPOND_PASSWORD")
]
Media = Annotated[str, typer.Option(help="Media file to send, or 'synthetic'.")]
Insecure = Annotated[bool, typer.Option(help="Accept a self-signed certificate (demo only).")]
Seconds = Annotated[
    float | None,
    typer.Option(
        help="End the consult this many seconds after it connects; by default, wait for the other side to end it."
    ),
]


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    logging.getLogger("aioice").setLevel(logging.WARNING)
    try:
        return asyncio.run(work)
    except (ServiceError, flows.RelayOnly) as error:
        console.print(f"[red]Refused:[/] {error}")
        raise typer.Exit(1) from None
    except httpx.TransportError:
        console.print("[red]The server cannot be reached.[/] Check the address and the network, then try again.")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


async def _signed_in(server: str, user: str, password: str, insecure: bool) -> Api:
    api = Api(server, verify=not insecure)
    await api.sign_in(user, password)
    return api


@cli.command()
def consult(
    user: User,
    password: Password,
    server: Server = "http://localhost:8000",
    media: Media = "synthetic",
    kind: Annotated[Kind, typer.Option(help="Kind of call.")] = Kind.WELFARE_CHECK,
    seconds: Seconds = None,
    insecure: Insecure = False,
) -> None:
    """Sign in as an officer, start a consult, hold the call, and record the outcome.

    Prints each state with the seconds since the start. Ctrl-C ends the consult and records its outcome.
    """
    outcome = {
        "disposition": Disposition.RESOLVED_ON_SCENE,
        "otherwise": Otherwise.NOT_SURE,
        "minutes_saved": 0,
        "connection": ConnectionRating.GOOD,
    }

    async def work() -> None:
        api = await _signed_in(server, user, password, insecure)
        try:
            stop = asyncio.Event()
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            finished = await flows.consult(api, media, {"kind": kind}, outcome, seconds, stop, console.print)
            console.print(f"Finished: {finished}")
        finally:
            await api.close()

    _run(work())


@cli.command()
def check(
    user: User,
    password: Password,
    server: Server = "http://localhost:8000",
    media: Media = "synthetic",
    label: Annotated[str, typer.Option(help="Label on the back of the tablet.")] = "",
    device: Annotated[
        UUID | None,
        typer.Option(help="Id of the tablet, the same for every check; by default derived from this machine."),
    ] = None,
    insecure: Insecure = False,
) -> None:
    """Check this tablet before a shift: server, clock, relay, and a test call of about ten seconds.

    Exits with status 1 if the tablet is not ready. Items that only a browser can check are skipped; `/officer/check`
    checks them.
    """

    async def work() -> bool:
        api = await _signed_in(server, user, password, insecure)
        try:
            report, found = await checking.check(api, device or uuid5(NAMESPACE_OID, str(getnode())), label, media)
        finally:
            await api.close()
        for item, outcome in report.outcomes.items():
            console.print(f"{item:12} {outcome}")
        for name, value in report.measured.items():
            console.print(f"{name:12} {value:.3g}")
        console.print(f"[bold]{found.verdict.replace('_', ' ')}[/] {', '.join(found.findings)}")
        return found.verdict is not Readiness.NOT_READY

    if not _run(work()):
        raise typer.Exit(1)


@cli.command()
def answer(
    user: User,
    password: Password,
    server: Server = "http://localhost:8000",
    media: Media = "synthetic",
    seconds: Seconds = None,
    insecure: Insecure = False,
) -> None:
    """Sign in as a clinician, go on call, and accept every offer until stopped. For demos and tests."""
    documentation = {
        "recommended": Disposition.RESOLVED_ON_SCENE,
        "clinical_note": "Written by the synthetic clinician.",
    }

    async def work() -> None:
        api = await _signed_in(server, user, password, insecure)
        try:
            await flows.answer(api, media, documentation, seconds, console.print)
        finally:
            await api.close()

    _run(work())
