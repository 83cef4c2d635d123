"""The view of clinicians that dispatch uses."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.presence import queries
from app.presence.model import Clinician
from app.presence.rules import Status, Wish


@dataclass(frozen=True)
class Member:
    """A clinician as dispatch sees them. `here` means that their page is open."""

    clinician_id: UUID
    provider_id: UUID
    status: Status
    wish: Wish
    here: bool
    idle_since: datetime
    sessions_today: int
    capacity: int
    backup_after_s: int
    languages: frozenset[str]
    skills: frozenset[str]
    license_states: frozenset[str]
    ages: frozenset[str]


def is_here(row: Clinician, now: datetime) -> bool:
    """Whether the clinician's page counts as open at `now`: its lease is valid."""
    return row.lost_at is None and row.connected_until is not None and row.connected_until > now


def _member(row: Clinician, now: datetime) -> Member:
    return Member(
        clinician_id=row.user_id,
        provider_id=row.provider_id,
        status=Status(row.status),
        wish=Wish(row.wish),
        here=is_here(row, now),
        idle_since=row.idle_since or now,
        sessions_today=row.sessions_today if row.sessions_day == now.date() else 0,
        capacity=row.capacity,
        backup_after_s=row.backup_after_s,
        languages=frozenset(row.languages),
        skills=frozenset(row.skills),
        license_states=frozenset(row.license_states),
        ages=frozenset(row.ages),
    )


async def members(db: AsyncSession, provider_ids: Collection[UUID], now: datetime) -> list[Member]:
    """All clinicians of these provider organizations, whether on call or not."""
    return [_member(row, now) for row in await queries.of_providers(db, provider_ids)]


async def count_on_call(db: AsyncSession, provider_ids: Collection[UUID], now: datetime) -> int:
    """The number of these providers' clinicians who are on call with an open page, whether busy or not."""
    return await queries.count_on_call(db, provider_ids, now)


async def seen(db: AsyncSession, ids: Collection[UUID], now: datetime) -> dict[UUID, Member]:
    """The current state of these clinicians, by id; nothing is locked."""
    return {row.user_id: _member(row, now) for row in await queries.by_ids(db, ids)}


async def gone_from_desk(db: AsyncSession, ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of these clinicians who can no longer answer: off call, on a break, or without an open page."""
    return set(ids) - await queries.at_desk(db, ids, now)


async def hold(db: AsyncSession, ids: Collection[UUID], now: datetime, skip: bool = False) -> dict[UUID, Member]:
    """These clinicians by id, locked until the transaction ends; `skip` leaves out rows locked elsewhere."""
    return {row.user_id: _member(row, now) for row in await queries.locked(db, ids, skip)}
