"""Commands for accounts that exist: who there is, closing and reopening, unlocking, new passwords, signing out."""

from typing import Annotated

import typer

from app.accounts import service as accounts
from app.cli.base import NAME, organization, run
from app.cli.setup import PASSWORD, user_cli
from app.context import Context
from app.signin import service as signin

Username = Annotated[str, typer.Argument(callback=NAME, help="Username.")]
SOON = "Pages and tokens that are still open stop within five seconds."


@user_cli.command("list")
def list_users(
    of: Annotated[str | None, typer.Option("--organization", callback=NAME, help="Only of this organization.")] = None,
) -> None:
    """List accounts: username, role, organization, name, and whether each is disabled, locked or signed in."""

    async def work(ctx: Context) -> str:
        home = (await organization(ctx, of)).id if of else None
        rows = []
        for account, locked, sign_ins in await signin.overview(ctx, home):
            states = [
                "active" if account.active else "disabled",
                *(["locked out somewhere"] if locked else []),
                *([f"signed in {sign_ins}x"] if sign_ins else []),
            ]
            rows.append(
                f"{account.username}  {account.role}  {account.organization.name}  {account.display_name}  "
                f"({', '.join(states)})"
            )
        return "\n".join(rows) or "There are no accounts yet."

    run(work)


@user_cli.command("disable")
def disable(username: Username) -> None:
    """Close an account and end everything it is signed in to."""

    async def work(ctx: Context) -> str:
        await signin.close_account(ctx, username)
        return f"“{username}” is disabled. {SOON}"

    run(work)


@user_cli.command("enable")
def enable(username: Username) -> None:
    """Reopen a disabled account."""

    async def work(ctx: Context) -> str:
        await signin.reopen_account(ctx, username)
        return f"“{username}” can sign in again."

    run(work)


@user_cli.command("unlock")
def unlock(username: Username) -> None:
    """Let a user try again who gave too many wrong passwords or PINs."""

    async def work(ctx: Context) -> str:
        await accounts.account_named(ctx, username)
        await signin.unlock(ctx, username)
        return f"“{username}” is unlocked."

    run(work)


@user_cli.command("password")
def password(
    username: Username,
    new: Annotated[
        str, typer.Option("--password", callback=PASSWORD, prompt=True, hide_input=True, confirmation_prompt=True)
    ],
) -> None:
    """Give a user a new password, unlock the account, and end everything it is signed in to."""

    async def work(ctx: Context) -> str:
        await signin.set_password(ctx, await accounts.account_named(ctx, username), new)
        return f"“{username}” has a new password. {SOON}"

    run(work)


@user_cli.command("sign-out")
def sign_out(username: Username) -> None:
    """End everything a user is signed in to; the account stays open."""

    async def work(ctx: Context) -> str:
        await signin.sign_out_everywhere(ctx, username)
        return f"“{username}” is signed out everywhere. {SOON}"

    run(work)
