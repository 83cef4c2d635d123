"""Which provider organizations answer an agency now. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.platform.calendar import Weekly, current, next_start


@dataclass(frozen=True)
class Cover:
    """One agreement: a provider answers an agency (in one place, or everywhere) during `hours` (none: always)."""

    provider_id: UUID
    agency_id: UUID
    place_id: UUID | None
    tier: int
    hours: tuple[Weekly, ...]
    zone: ZoneInfo

    def is_open(self, now: datetime) -> bool:
        return not self.hours or current(self.hours, self.zone, now) is not None


@dataclass(frozen=True)
class Policy:
    """How an agency's sessions are dispatched. Times are seconds of waiting."""

    ring_at_once: int
    widen_after_s: float
    relax_after_s: float
    page_lead_after_s: float
    lead_id: UUID | None
    license_state: str | None
    relay_only: bool


@dataclass(frozen=True)
class Opening:
    """Whether anybody answers now, and when that changes from no to yes (None: not within a week)."""

    is_open: bool
    opens_at: datetime | None


def applicable(covers: Iterable[Cover], place_id: UUID | None) -> list[Cover]:
    """The agreements for a session at `place_id`. Those made for that very place come instead of the general ones.

    A department can lie across two territories: the place decides, not the agency. A session without a place
    belongs to everybody who answers any part of the agency.
    """
    known = list(covers)
    if place_id is None:
        return known
    special = [cover for cover in known if cover.place_id == place_id]
    return special or [cover for cover in known if cover.place_id is None]


def tiers(covers: Iterable[Cover], now: datetime) -> dict[UUID, int]:
    """The providers that are open now, each with its best tier; 1 is asked first."""
    found: dict[UUID, int] = {}
    for cover in covers:
        if cover.is_open(now):
            found[cover.provider_id] = min(cover.tier, found.get(cover.provider_id, cover.tier))
    return found


def opening(covers: Sequence[Cover], now: datetime) -> Opening:
    """What to say before the tap: open, or closed until when."""
    if any(cover.is_open(now) for cover in covers):
        return Opening(True, None)
    starts = [next_start(cover.hours, cover.zone, now) for cover in covers]
    return Opening(False, min((start for start in starts if start), default=None))
