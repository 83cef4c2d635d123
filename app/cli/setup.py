"""Commands that add organizations and users."""

from typing import Annotated

import typer
from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.rules import OrganizationKind
from app.accounts.schemas import NewOrganization, NewUser
from app.actor import Role
from app.cli.base import NAME, checked, cli, run, text
from app.cli.base import organization as organization_named
from app.context import Context
from app.platform.text import Text
from app.presence import service as presence
from app.presence.schemas import Skills

PASSWORD = text(Text(256, exact=True))

organization_cli = typer.Typer(no_args_is_help=True, help="Agencies and provider organizations.")
user_cli = typer.Typer(no_args_is_help=True, help="Accounts.")
cli.add_typer(organization_cli, name="organization")
cli.add_typer(user_cli, name="user")


@organization_cli.command("add")
def add_organization(
    kind: Annotated[OrganizationKind, typer.Argument(help="agency (police) or provider (clinicians).")],
    name: Annotated[str, typer.Argument(callback=NAME, help="Its name.")],
    time_zone: Annotated[str, typer.Option(callback=NAME, help="IANA time zone.")] = "America/Chicago",
    phone: Annotated[
        str | None, typer.Option(callback=NAME, help="Number of the 24-hour line shown to officers.")
    ] = None,
) -> None:
    """Add an agency or a provider organization."""

    new = checked(
        lambda: NewOrganization(id=uuid7(), kind=kind, name=name, time_zone=time_zone, fallback_phone=phone, demo=False)
    )

    async def work(ctx: Context) -> str:
        await accounts.add_organization(ctx, new)
        return f"Added the {kind} “{name}”."

    run(work)


@user_cli.command("add")
def add_user(
    role: Annotated[Role, typer.Argument(help="Role of the user.")],
    username: Annotated[str, typer.Argument(callback=NAME, help="Name to sign in with, in lower case.")],
    organization: Annotated[str, typer.Option(callback=NAME, help="Organization the user belongs to.")],
    name: Annotated[str, typer.Option(callback=NAME, help="Name shown to colleagues.")],
    password: Annotated[str, typer.Option(callback=PASSWORD, prompt=True, hide_input=True, confirmation_prompt=True)],
    language: Annotated[
        list[str] | None, typer.Option(callback=NAME, help="For clinicians: a language they speak, such as es.")
    ] = None,
) -> None:
    """Add a user. Prompts for a password that is long and not easy to guess."""
    new = checked(lambda: NewUser(role=role, username=username, display_name=name, password=password))
    skills = checked(lambda: Skills(languages=language or ["en"]))

    async def work(ctx: Context) -> str:
        home = await organization_named(ctx, organization)
        made = await accounts.add_user(ctx, home.id, new)
        if role is Role.CLINICIAN:
            await presence.enrol(ctx, made.id, home.id, skills)
        return f"Added the {role} “{username}” to “{organization}”."

    run(work)
