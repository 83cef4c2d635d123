"""Commands that add organizations and users."""

from typing import Annotated

import typer
from pydantic import ValidationError
from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.rules import OrganizationKind
from app.accounts.schemas import NewUser, OrganizationOut
from app.actor import Role
from app.cli.base import cli, run, stop
from app.cli.base import organization as organization_named
from app.context import Context
from app.presence import service as presence
from app.presence.schemas import Skills

organization_cli = typer.Typer(no_args_is_help=True, help="Agencies and provider organizations.")
user_cli = typer.Typer(no_args_is_help=True, help="Accounts.")
cli.add_typer(organization_cli, name="organization")
cli.add_typer(user_cli, name="user")


@organization_cli.command("add")
def add_organization(
    kind: Annotated[OrganizationKind, typer.Argument(help="agency (police) or provider (clinicians).")],
    name: Annotated[str, typer.Argument(help="Its name.")],
    time_zone: Annotated[str, typer.Option(help="IANA time zone.")] = "America/Chicago",
    phone: Annotated[str | None, typer.Option(help="Number of the 24-hour line shown to officers.")] = None,
) -> None:
    """Add an agency or a provider organization."""

    async def work(ctx: Context) -> str:
        new = OrganizationOut(id=uuid7(), kind=kind, name=name, time_zone=time_zone, fallback_phone=phone, demo=False)
        await accounts.add_organization(ctx, new)
        return f"Added the {kind} “{name}”."

    run(work)


@user_cli.command("add")
def add_user(
    role: Annotated[Role, typer.Argument(help="Role of the user.")],
    username: Annotated[str, typer.Argument(help="Name to sign in with, in lower case.")],
    organization: Annotated[str, typer.Option(help="Organization the user belongs to.")],
    name: Annotated[str, typer.Option(help="Name shown to colleagues.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
    language: Annotated[
        list[str] | None, typer.Option(help="For clinicians: a language they speak, such as es.")
    ] = None,
) -> None:
    """Add a user. Prompts for a password of at least 12 characters."""
    try:
        new = NewUser(role=role, username=username, display_name=name, password=password)
    except ValidationError as problem:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors())
        raise stop(wrong) from None

    async def work(ctx: Context) -> str:
        home = await organization_named(ctx, organization)
        made = await accounts.add_user(ctx, home.id, new)
        if role is Role.CLINICIAN:
            await presence.enrol(ctx, made.id, home.id, Skills(languages=language or ["en"]))
        return f"Added the {role} “{username}” to “{organization}”."

    run(work)
