"""Coverage: which providers answer which agency, where and when, and each agency's dispatch policy."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from uuid6 import uuid7

from app.accounts import service as accounts
from app.accounts.errors import NameTaken, WrongOrganization
from app.accounts.rules import OrganizationKind
from app.context import Context
from app.coverage import queries, rules
from app.coverage.errors import Closed, NoSuchPlace
from app.coverage.model import AgencyPolicy, Agreement, Exclusion, Place
from app.coverage.schemas import NewAgreement, OpeningOut, PlaceOut, PolicyChange
from app.platform.calendar import parse


@dataclass(frozen=True)
class Terms:
    """The coverage of several agencies: agreements, policies, places and exclusions."""

    covers: dict[UUID, list[rules.Cover]]
    policies: dict[UUID, rules.Policy]
    places: dict[UUID, Place]
    excluded: set[tuple[UUID, UUID]]

    def license_state(self, agency_id: UUID, place_id: UUID | None) -> str | None:
        """The license state that applies to a session: the place's, or else the agency's; None if neither has one."""
        place = self.places.get(place_id) if place_id else None
        return (place and place.license_state) or self.policies[agency_id].license_state


async def agree(ctx: Context, new: NewAgreement) -> None:
    """Let a provider organization answer an agency; an existing agreement gets the new hours and tier.

    Raises WrongOrganization, NoSuchPlace.
    """
    async with ctx.unit() as unit:
        homes = await accounts.organizations(unit.db, [new.provider_id, new.agency_id])
        if [homes[one].kind for one in (new.provider_id, new.agency_id)] != list(reversed(OrganizationKind)):
            raise WrongOrganization
        if new.place_id is not None and new.place_id not in {
            p.id for p in await queries.places(unit.db, [new.agency_id])
        }:
            raise NoSuchPlace
        row = Agreement(id=uuid7(), **new.model_dump())
        known = await queries.same_agreement(unit.db, row)
        if known:
            known.hours, known.tier = row.hours, row.tier
        else:
            unit.db.add(row)


async def add_place(ctx: Context, agency_id: UUID, name: str, license_state: str | None = None) -> UUID:
    """Add a place to an agency's area and return its id. Raises NameTaken."""
    place = Place(id=uuid7(), agency_id=agency_id, name=name, license_state=license_state)
    try:
        async with ctx.unit() as unit:
            unit.db.add(place)
    except IntegrityError:
        raise NameTaken from None
    return place.id


async def place_named(ctx: Context, agency_id: UUID, name: str) -> UUID:
    """The id of the agency's place with this name. Raises NoSuchPlace."""
    async with ctx.db.reading() as db:
        for place in await queries.places(db, [agency_id]):
            if place.name == name:
                return place.id
    raise NoSuchPlace


async def exclude(ctx: Context, clinician_id: UUID, agency_id: UUID) -> None:
    """Never offer this agency's sessions to this clinician; idempotent."""
    async with ctx.unit() as unit:
        await unit.db.merge(Exclusion(clinician_id=clinician_id, agency_id=agency_id))


async def set_policy(ctx: Context, agency_id: UUID, change: PolicyChange) -> None:
    """Change an agency's dispatch policy."""
    async with ctx.unit() as unit:
        await unit.db.merge(AgencyPolicy(agency_id=agency_id, **change.model_dump(exclude_unset=True)))


async def terms(ctx: Context, db: AsyncSession, agency_ids: Collection[UUID]) -> Terms:
    """Agreements, policies, places and exclusions of these agencies; cached for `setup_cache_s` seconds."""
    wanted = frozenset(agency_ids)
    return await ctx.kept(("terms", wanted), lambda: _read_terms(ctx, db, wanted))


async def _read_terms(ctx: Context, db: AsyncSession, agency_ids: Collection[UUID]) -> Terms:
    zones = {one.id: ZoneInfo(one.time_zone) for one in (await accounts.organizations(db, agency_ids)).values()}
    covers: dict[UUID, list[rules.Cover]] = defaultdict(list)
    for row in await queries.agreements(db, agencies=agency_ids):
        hours = tuple(parse(text) for text in row.hours)
        covers[row.agency_id].append(
            rules.Cover(row.provider_id, row.agency_id, row.place_id, row.tier, hours, zones[row.agency_id])
        )
    rows = await queries.policies(db, agency_ids)
    return Terms(
        covers=covers,
        policies={agency: _policy(ctx, rows.get(agency)) for agency in agency_ids},
        places={place.id: place for place in await queries.places(db, agency_ids)},
        excluded=await queries.exclusions(db, agency_ids),
    )


def _policy(ctx: Context, row: AgencyPolicy | None) -> rules.Policy:
    own = row or AgencyPolicy()

    def chosen(value: float | None, default: float) -> float:
        return default if value is None else value

    return rules.Policy(
        ring_at_once=own.ring_at_once or 1,
        widen_after_s=chosen(own.widen_after_s, ctx.settings.widen_after_s),
        relax_after_s=chosen(own.relax_after_s, ctx.settings.relax_after_s),
        page_lead_after_s=chosen(own.page_lead_after_s, ctx.settings.page_lead_after_s),
        lead_id=own.lead_id,
        license_state=own.license_state,
        relay_only=own.relay_only or False,
    )


async def must_be_open(ctx: Context, db: AsyncSession, agency_id: UUID, place_id: UUID | None) -> rules.Policy:
    """The agency's dispatch policy, if its sessions at this place are answered now. Raises NoSuchPlace, Closed."""
    found = await terms(ctx, db, [agency_id])
    if place_id is not None and place_id not in found.places:
        raise NoSuchPlace
    covers = rules.applicable(found.covers[agency_id], place_id)
    if not rules.opening(covers, ctx.clock.now()).is_open:
        raise Closed
    return found.policies[agency_id]


async def opening(ctx: Context, db: AsyncSession, agency_id: UUID) -> OpeningOut:
    """Whether the agency's sessions are answered now, as shown to an officer before requesting one."""
    now = ctx.clock.now()
    found = await terms(ctx, db, [agency_id])
    covers = found.covers[agency_id]
    places = [
        PlaceOut(id=place.id, name=place.name, is_open=there.is_open, opens_at=there.opens_at)
        for place in found.places.values()
        for there in [rules.opening(rules.applicable(covers, place.id), now)]
    ]
    whole = rules.opening(covers, now)
    return OpeningOut(is_open=whole.is_open, opens_at=whole.opens_at, places=places)


async def place_names(db: AsyncSession, ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of these places, by id."""
    return await queries.place_names(db, ids)


async def agencies_covered_by(db: AsyncSession, *provider_ids: UUID) -> set[UUID]:
    """The agencies that these provider organizations answer."""
    return await queries.agencies_of(db, provider_ids)


async def providers_covering(ctx: Context, db: AsyncSession, agency_id: UUID) -> frozenset[UUID]:
    """The provider organizations that answer an agency at any hour and place; cached for `setup_cache_s` seconds."""

    async def read() -> frozenset[UUID]:
        return frozenset(row.provider_id for row in await queries.agreements(db, agencies=[agency_id]))

    return await ctx.kept(("covering", agency_id), read)
