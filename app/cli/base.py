"""Helpers shared by all commands of `corespond`."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar

import typer
from pydantic import BaseModel, TypeAdapter, ValidationError
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from app.accounts import service as accounts
from app.accounts.schemas import OrganizationOut, UserOut
from app.actor import Role
from app.context import Context
from app.main import make_context
from app.platform import logs
from app.platform.db import DatabaseAway
from app.platform.errors import ProblemError, sentence
from app.platform.private import Exposed
from app.platform.text import Text
from app.platform.tls import NoCa
from app.production import NotForProduction
from app.settings import Settings

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Connects officers' tablets to on-call clinicians by video, and keeps a record of every step.",
    epilog="Settings are environment variables that begin with CORESPOND_; app/settings.py lists them.",
)
console = Console(highlight=False)
M = TypeVar("M", bound=BaseModel)


@cli.callback()
def begin() -> None:
    """What every command begins with: a failure is reported by type and place, because its text may be personal."""
    logs.configure("warning", as_json=False)


def text(kind: Text) -> Callable[[Any], Any]:
    """The `callback` of an argument or option that takes a text: it is kept clean, or the command stops."""
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, kind])

    def clean(given: Any) -> Any:
        if isinstance(given, list | tuple):
            return [clean(one) for one in given]
        try:
            return given if given is None else adapter.validate_python(given)
        except ValidationError as problem:
            raise typer.BadParameter(sentence(problem.errors()[0])) from None

    return clean


NAME = text(Text(120, least=1))
"""The `callback` of a name of somebody or something."""


def stop(message: str) -> typer.Exit:
    """Print an error message and return the exception to raise: `raise stop(...)`."""
    console.print(message, style="red", markup=False)
    return typer.Exit(1)


def checked(make: Callable[[], M]) -> M:
    """What `make` returns; stops the command with a sentence for each value that is not allowed, without the value."""
    try:
        return make()
    except ValidationError as problem:
        wrong = [": ".join((*map(str, one["loc"]), sentence(one))) for one in problem.errors()]
        raise stop("; ".join(wrong)) from None


@contextmanager
def sentences() -> Iterator[None]:
    """Stop the command with a sentence where the settings, or the files they name, do not let it start."""
    try:
        yield
    except (NotForProduction, Exposed, NoCa) as problem:
        raise stop(str(problem)) from None
    except ValidationError as problem:
        wrong = [": ".join((*_settings(one["loc"]), sentence(one))) for one in problem.errors()]
        raise stop("\n".join(wrong)) from None


def _settings(place: tuple[int | str, ...]) -> list[str]:
    return [f"CORESPOND_{str(part).upper()}" for part in place]


def run(work: Callable[[Context], Coroutine[Any, Any, str]]) -> None:
    """Run `work` with the configured database and print its result; errors are printed as one sentence."""

    async def go() -> str:
        with sentences():
            ctx = make_context(Settings())
        try:
            return await work(ctx)
        finally:
            await ctx.db.close()

    try:
        console.print(asyncio.run(go()), markup=False)  # names may have brackets
    except DatabaseAway as problem:
        raise stop(f"{problem.detail} Is CORESPOND_DATABASE_URL correct?") from None
    except ProblemError as problem:
        raise stop(problem.detail) from None
    except SQLAlchemyError:
        raise stop("The database cannot be used. Run `corespond migrate` first.") from None


async def organization(ctx: Context, name: str) -> OrganizationOut:
    """The organization with this name; stops the command with a message if there is none."""
    found = await accounts.organization_named(ctx, name)
    if found is None:
        raise stop(f"There is no organization called “{name}”. Add it with `corespond organization add`.")
    return found


async def user(ctx: Context, username: str, role: Role) -> UserOut:
    """The user with this username and role; stops the command with a message if there is none."""
    found = await accounts.user_named(ctx, username)
    if found is None or found.role is not role:
        raise stop(f"There is no {role} called “{username}”. Add one with `corespond user add`.")
    return found
