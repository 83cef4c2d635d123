"""Which provider organizations answer an agency's sessions at a given time. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.platform.calendar import Weekly, current, next_start


@dataclass(frozen=True)
class Cover:
    """One agreement: a provider answers an agency, in one place or everywhere, during `hours` (empty: always)."""

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
    """An agency's dispatch policy. Times are seconds of waiting."""

    ring_at_once: int
    widen_after_s: float
    relax_after_s: float
    page_lead_after_s: float
    lead_id: UUID | None
    license_state: str | None
    relay_only: bool


@dataclass(frozen=True)
class Opening:
    """Whether sessions are answered now, and if not, when that changes (None: not within a week)."""

    is_open: bool
    opens_at: datetime | None


def applicable(covers: Iterable[Cover], place_id: UUID | None) -> list[Cover]:
    """The agreements that apply to a session at `place_id`; agreements for that place replace the general ones.

    An agency's area can span two provider territories, so the place decides, not the agency. All agreements of the
    agency apply to a session without a place.
    """
    known = list(covers)
    if place_id is None:
        return known
    special = [cover for cover in known if cover.place_id == place_id]
    return special or [cover for cover in known if cover.place_id is None]


def tiers(covers: Iterable[Cover], now: datetime) -> dict[UUID, int]:
    """The best open tier of each provider that is open at `now`; tier 1 is offered sessions first."""
    found: dict[UUID, int] = {}
    for cover in covers:
        if cover.is_open(now):
            found[cover.provider_id] = min(cover.tier, found.get(cover.provider_id, cover.tier))
    return found


def opening(covers: Sequence[Cover], now: datetime) -> Opening:
    """Whether any of these agreements is open at `now`, and if none is, when the next one opens."""
    if any(cover.is_open(now) for cover in covers):
        return Opening(True, None)
    starts = [next_start(cover.hours, cover.zone, now) for cover in covers]
    return Opening(False, min((start for start in starts if start), default=None))
