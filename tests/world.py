"""The users of the tests: two agencies and two provider organizations, and a password for everybody."""

from dataclasses import dataclass
from uuid import UUID

from uuid6 import uuid7

from app import nouns
from app.accounts import service as accounts
from app.accounts.rules import OrganizationKind
from app.accounts.schemas import NewUser, OrganizationOut
from app.actor import Actor, Principal, Role
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import NewAgreement
from app.presence import service as presence
from app.presence.schemas import Skills
from app.signin import service as signin
from app.signin.schemas import Token
from app.ticker import once

PASSWORD = "correct horse battery"


async def signed_in_as(ctx: Context, actor: Actor) -> Token:
    """An access token for this user, of a sign-in of its own; no password is checked."""
    async with ctx.db.reading() as db:
        user = await accounts.active_user(db, actor.user_id)
    assert user is not None
    async with ctx.unit() as unit:
        return signin.open_sign_in(unit, user).token


@dataclass(frozen=True)
class World:
    """The ids of the tests' users. Provider `care` answers agency `county`; provider `hills` answers agency `town`."""

    county: UUID
    town: UUID
    care: UUID
    hills: UUID
    people: dict[str, Actor]

    def __getitem__(self, username: str) -> Actor:
        return self.people[username]


async def _organization(ctx: Context, kind: OrganizationKind, name: str) -> UUID:
    new = OrganizationOut(
        id=uuid7(), kind=kind, name=name, time_zone="America/Chicago", fallback_phone="555-0100", demo=False
    )
    await accounts.add_organization(ctx, new)
    return new.id


async def build(ctx: Context) -> World:
    """Fill an empty database with the tests' organizations and users."""
    county = await _organization(ctx, OrganizationKind.AGENCY, "County Sheriff")
    town = await _organization(ctx, OrganizationKind.AGENCY, "Town Police")
    care = await _organization(ctx, OrganizationKind.PROVIDER, "Crisis Care")
    hills = await _organization(ctx, OrganizationKind.PROVIDER, "Hills Clinic")
    await coverage.agree(ctx, NewAgreement(provider_id=care, agency_id=county))
    await coverage.agree(ctx, NewAgreement(provider_id=hills, agency_id=town))
    roles = {
        "officer": (Role.OFFICER, county),
        "officer2": (Role.OFFICER, county),
        "officer3": (Role.OFFICER, county),
        "town-officer": (Role.OFFICER, town),
        "clinician": (Role.CLINICIAN, care),
        "clinician2": (Role.CLINICIAN, care),
        "clinician3": (Role.CLINICIAN, care),
        "hills-clinician": (Role.CLINICIAN, hills),
        "supervisor": (Role.SUPERVISOR, county),
        "town-supervisor": (Role.SUPERVISOR, town),
        "admin": (Role.ADMIN, county),
    }
    people: dict[str, Actor] = {}
    for username, (role, home) in roles.items():
        new = NewUser(role=role, username=username, display_name=f"{username.title()} Lovelace", password=PASSWORD)
        made = await accounts.add_user(ctx, home, new)
        people[username] = Actor(Principal.user(made.id), role, home)
        if role is Role.CLINICIAN:
            languages = ["en", "es"] if username == "clinician2" else ["en"]
            await presence.enrol(ctx, made.id, home, Skills(languages=languages))
    return World(county, town, care, hills, people)


async def tick(ctx: Context) -> None:
    """Do everything that is due now, once; notices come last, so that those that become due here are sent as well."""
    await once(ctx, sorted(nouns.jobs(), key=lambda job: job.name == "notices to be sent"))
