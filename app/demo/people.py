"""The people and organizations of the demo. All names are made up; every organization is marked as demo."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.rules import OrganizationKind
from app.accounts.schemas import NewUser, OrganizationOut
from app.actor import Actor, Principal, Role
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import NewAgreement
from app.presence import service as presence
from app.presence.schemas import Skills

PASSWORD = "made-up people only"  # noqa: S105 (printed on the demo's card, valid only for the demo's database)
SYNTHETIC = "synthetic"
BACKUP_AFTER_S = 10

OFFICERS = (
    "Deputy A. Marlow",
    "Deputy R. Castillo",
    "Deputy J. Okafor",
    "Deputy L. Brandt",
    "Deputy S. Nguyen",
)
CLINICIANS = {
    "Dana Reyes, LPC": ("en", "es"),
    "Miriam Cole, LCSW": ("en",),
    "Tomas Iglesias, LPC": ("en", "es"),
    "Ruth Adeyemi, LMFT": ("en", "fr"),
    "Kim Tran, LCSW": ("en", "vi"),
}


@dataclass(frozen=True)
class Cast:
    """The actors of the demo."""

    officers: list[Actor]
    clinicians: list[Actor]


async def _organization(ctx: Context, kind: OrganizationKind, name: str) -> UUID:
    made = OrganizationOut(
        id=uuid7(),
        kind=kind,
        name=name,
        time_zone="America/Chicago",
        fallback_phone="555-0100",
        demo=True,
    )
    await accounts.add_organization(ctx, made)
    return made.id


async def _user(ctx: Context, home: UUID, role: Role, username: str, name: str) -> Actor:
    new = NewUser(role=role, username=username, display_name=name, password=PASSWORD)
    made = await accounts.add_user(ctx, home, new)
    return Actor(Principal.user(made.id), role, home)


async def make(ctx: Context) -> Cast:
    """Fill an empty database with the demo's organizations and people."""
    agency = await _organization(ctx, OrganizationKind.AGENCY, "Bayou County Sheriff (demo)")
    provider = await _organization(ctx, OrganizationKind.PROVIDER, "Gulf Crisis Care (demo)")
    await coverage.agree(ctx, NewAgreement(provider_id=provider, agency_id=agency))
    officers = await asyncio.gather(
        *(_user(ctx, agency, Role.OFFICER, f"officer{number or ''}", name) for number, name in enumerate(OFFICERS))
    )
    clinicians = await asyncio.gather(
        *(
            _user(ctx, provider, Role.CLINICIAN, f"clinician{number or ''}", name)
            for number, name in enumerate(CLINICIANS)
        )
    )
    for clinician, languages in zip(clinicians, CLINICIANS.values(), strict=True):
        await presence.enrol(ctx, clinician.user_id, provider, Skills(languages=list(languages)))
    await _user(ctx, agency, Role.SUPERVISOR, "supervisor", "Sgt. P. Whitfield")
    synthetic = await _user(ctx, provider, Role.CLINICIAN, SYNTHETIC, "Synthetic clinician (demo)")
    await presence.enrol(
        ctx, synthetic.user_id, provider, Skills(languages=["en", "es"], backup_after_s=BACKUP_AFTER_S)
    )
    return Cast(list(officers), list(clinicians))
