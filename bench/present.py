"""A county and a town with the people of a working day and their current sessions, made with the use cases."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from uuid6 import uuid7

from app import nouns
from app.accounts import service as accounts
from app.accounts.model import User
from app.accounts.rules import OrganizationKind
from app.accounts.schemas import OrganizationOut
from app.actor import Actor, Principal, Role
from app.consults import service as consults
from app.consults.rules import Disposition, Kind
from app.consults.schemas import MediaState, NewConsult
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import NewAgreement
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.documentation.rules import ConnectionRating, Otherwise
from app.documentation.schemas import OutcomeIn
from app.guests import service as guests
from app.guests.rules import GuestKind
from app.guests.schemas import NewGuest
from app.platform.bus import LocalBus
from app.platform.clock import ManualClock
from app.platform.db import Database
from app.platform.notifier import LogNotifier
from app.platform.tokens import Tokens
from app.presence import service as presence
from app.presence.rules import Wish
from app.presence.schemas import Skills
from app.settings import Settings
from app.ticker import once

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
PEOPLE = {"county": (Role.OFFICER, 60), "town": (Role.OFFICER, 10), "care": (Role.CLINICIAN, 20)}
RINGING, TALKING, WAITING = 2, 5, 3
OUTCOME = OutcomeIn(
    disposition=Disposition.RESOLVED_ON_SCENE,
    otherwise=Otherwise.SAME,
    minutes_saved=15,
    connection=ConnectionRating.GOOD,
)


@dataclass(frozen=True)
class Present:
    """Who is asked for in a measure, by name, and a few sessions of theirs."""

    people: dict[str, Actor]
    sessions: dict[str, UUID]


def context(url: str, folder: Path) -> Context:
    """The service's surroundings at a moment that does not pass; nothing is kept between two requests."""
    settings = Settings(
        _env_file=None,
        setup_cache_s=0,
        lease_s=3600,
        access_token_s=86_400,
        job_stalled_s=86_400,  # nothing ticks by itself here, and /readyz is to say ok
        log_level="error",
    )
    tokens = Tokens.from_file(folder / "signing-key.pem", settings.access_token_s)
    return Context(Database(url), ManualClock(NOW), LocalBus(), tokens, LogNotifier(), settings)


async def make(ctx: Context) -> Present:
    """Fill an empty database."""
    people = await _people(ctx)
    sessions = await _sessions(ctx, people)
    return Present(people, sessions)


async def _people(ctx: Context) -> dict[str, Actor]:
    homes = {name: uuid7() for name in PEOPLE}
    for name, home in homes.items():
        kind = OrganizationKind.PROVIDER if name == "care" else OrganizationKind.AGENCY
        new = OrganizationOut(
            id=home, kind=kind, name=name, time_zone="America/Chicago", fallback_phone="555-0100", demo=False
        )
        await accounts.add_organization(ctx, new)
    for agency in ("county", "town"):
        await coverage.agree(ctx, NewAgreement(provider_id=homes["care"], agency_id=homes[agency]))
    people = {
        f"{name}-{number}": Actor(Principal.user(uuid7()), role, homes[name])
        for name, (role, count) in PEOPLE.items()
        for number in range(count)
    }
    people["supervisor"] = Actor(Principal.user(uuid7()), Role.SUPERVISOR, homes["county"])
    people["admin"] = Actor(Principal.user(uuid7()), Role.ADMIN, homes["county"])
    async with ctx.db.transaction() as db:
        db.add_all(_user(name, actor) for name, actor in people.items())
    for actor in people.values():
        if actor.role is Role.CLINICIAN:
            await presence.enrol(ctx, actor.user_id, homes["care"], Skills(languages=["en", "es"]))
    return people


def _user(name: str, actor: Actor) -> User:
    return User(
        id=actor.user_id,
        organization_id=actor.organization_id,
        role=actor.role,
        username=name,
        display_name=name.title(),
        password_hash="none",
        created_at=NOW,
    )


async def _sessions(ctx: Context, people: dict[str, Actor]) -> dict[str, UUID]:
    """Some talk, with a guest and a hand-off; two are to be written up; some ring; some wait."""
    officers = [people[f"county-{number}"] for number in range(RINGING + TALKING + WAITING)]
    clinicians = [people[f"care-{number}"] for number in range(RINGING + TALKING)]
    for clinician in clinicians:
        await presence.set_wish(ctx, clinician, Wish.ON_CALL)
    taken = {}
    for officer in officers[:TALKING]:
        session = await consults.start(ctx, officer, str(uuid7()), NewConsult(kind=Kind.OTHER))
        await once(ctx, nouns.jobs())
        taken[session] = officer, await _take(ctx, officer, clinicians, session)
    for officer in officers[TALKING:]:
        await consults.start(ctx, officer, str(uuid7()), NewConsult(kind=Kind.SUICIDAL))
    first, second, third, *_ = taken
    people["guest"] = await _guest(ctx, taken[first], first)
    await dispatch.ask(ctx, taken[first][1], first, None)
    for session in (second, third):
        await dispatch.end(ctx, taken[session][0], session)
    await documentation.report(ctx, taken[third][0], third, OUTCOME)
    for _ in range(3):
        await once(ctx, nouns.jobs())
    people["officer in a call"], people["clinician in a call"] = taken[first]
    people["officer to write up"], people["clinician to write up"] = taken[second]
    people["officer in the queue"], people["officer at rest"] = officers[-1], people["county-30"]
    people["clinician at rest"] = people["care-15"]
    return {"talking": first, "to write up": second}


async def _take(ctx: Context, officer: Actor, clinicians: list[Actor], session: UUID) -> Actor:
    for clinician in clinicians:
        async with ctx.db.reading() as db:
            offer = await dispatch.offer_for(db, clinician.user_id)
        if offer:
            await dispatch.accept(ctx, clinician, session)
            await consults.report_media(ctx, officer, session, MediaState.CONNECTED)
            return clinician
    raise LookupError("nobody is rung")


async def _guest(ctx: Context, sides: tuple[Actor, Actor], session: UUID) -> Actor:
    secret, new = "a" * 32, NewGuest(kind=GuestKind.INTERPRETER, secret="a" * 32)
    guest_id = await guests.invite(ctx, sides[0], session, str(uuid7()), new)
    token = await guests.open_link(ctx, secret, "b" * 32)
    await guests.admit(ctx, sides[1], session, guest_id)
    return Actor.of(ctx.tokens.verify(token.access_token, ctx.clock.now()))


async def a_past_session(ctx: Context, agency_id: UUID) -> UUID:
    """One that the agency closed long ago."""
    statement = text(
        "SELECT id FROM consult WHERE agency_id = :agency AND state = 'closed' ORDER BY requested_at LIMIT 1"
    )
    agency = agency_id.hex if ctx.db.is_sqlite else agency_id
    async with ctx.db.reading() as db:
        return UUID(str(await db.scalar(statement, {"agency": agency})))
