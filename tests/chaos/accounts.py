"""Creates many officers and clinicians at once, each with an access token."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.model import User
from app.accounts.rules import OrganizationKind
from app.accounts.schemas import OrganizationOut
from app.actor import Actor, Principal, Role
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import NewAgreement
from app.platform.bus import LocalBus
from app.platform.clock import SystemClock
from app.platform.db import Database
from app.platform.notifier import LogNotifier
from app.platform.tokens import Tokens, digest
from app.presence import service as presence
from app.presence.schemas import Skills
from app.settings import Settings
from app.signin.model import SignIn

TOKEN_S = 4 * 3600


@dataclass(frozen=True)
class Account:
    """A signed-in user."""

    user_id: UUID
    organization_id: UUID
    role: Role
    token: str
    sign_in_id: UUID | None


def context(url: str, folder: Path, **settings: object) -> Context:
    """A context for a harness that reads the database of the running service."""
    tokens = Tokens.from_file(folder / "signing-key.pem", TOKEN_S)
    return Context(
        Database(url), SystemClock(), LocalBus(), tokens, LogNotifier(), Settings(_env_file=None, **settings)
    )


async def fill(ctx: Context, officers: int, clinicians: int) -> tuple[list[Account], list[Account]]:
    """Create this many officers and clinicians; none has a password, because none signs in with one."""
    county = await _organization(ctx, OrganizationKind.AGENCY, "County Sheriff")
    care = await _organization(ctx, OrganizationKind.PROVIDER, "Crisis Care")
    await coverage.agree(ctx, NewAgreement(provider_id=care, agency_id=county))
    made = (
        [_account(ctx, Role.OFFICER, county) for _ in range(officers)],
        [_account(ctx, Role.CLINICIAN, care) for _ in range(clinicians)],
    )
    async with ctx.db.transaction() as db:
        db.add_all(
            User(
                id=one.user_id,
                organization_id=one.organization_id,
                role=one.role,
                username=f"u{one.user_id.hex}",
                display_name=f"{one.role.title()} {number}",
                password_hash="none",
                created_at=datetime.now(UTC),
            )
            for people in made
            for number, one in enumerate(people)
        )
        await db.flush()  # a sign-in belongs to a user
        db.add_all(_sign_in(one) for people in made for one in people)
    for one in made[1]:
        await presence.enrol(ctx, one.user_id, care, Skills())
    return made


async def _organization(ctx: Context, kind: OrganizationKind, name: str) -> UUID:
    new = OrganizationOut(
        id=uuid7(), kind=kind, name=name, time_zone="America/Chicago", fallback_phone="555-0100", demo=False
    )
    await accounts.add_organization(ctx, new)
    return new.id


def _account(ctx: Context, role: Role, home: UUID) -> Account:
    actor = Actor(Principal.user(uuid7()), role, home, uuid7())
    return Account(actor.user_id, home, role, ctx.tokens.sign(actor.claims(), datetime.now(UTC)), actor.sign_in_id)


def _sign_in(one: Account) -> SignIn:
    now, life = datetime.now(UTC), timedelta(seconds=TOKEN_S)
    secret = digest(one.user_id.hex)
    return SignIn(id=one.sign_in_id, user_id=one.user_id, secret_hash=secret, created_at=now, expires_at=now + life)
