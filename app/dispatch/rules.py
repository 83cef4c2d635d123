"""Who is offered which consult. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from uuid import UUID


class OfferState(StrEnum):
    """Where an offer stands; `live` rings, `accepted` keeps the clinician engaged."""

    LIVE = "live"
    ACCEPTED = "accepted"
    RELEASED = "released"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Waiting:
    """A queued consult, as matching sees it. `passed` holds who let it pass, and when."""

    consult_id: UUID
    requested_at: datetime
    providers: frozenset[UUID]
    language: str | None = None
    passed: Mapping[UUID, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Free:
    """A clinician on call with nothing to do. A backup is offered only what waited `backup_after_s`."""

    clinician_id: UUID
    provider_id: UUID
    idle_since: datetime
    languages: frozenset[str] = frozenset()
    backup_after_s: float = 0


def may_take(waiting: Waiting, free: Free, now: datetime, reoffer_after_s: float) -> bool:
    """Whether this clinician may be offered this consult now."""
    if free.provider_id not in waiting.providers:
        return False
    if now < waiting.requested_at + timedelta(seconds=free.backup_after_s):
        return False
    passed_at = waiting.passed.get(free.clinician_id)
    return passed_at is None or now >= passed_at + timedelta(seconds=reoffer_after_s)


def match(
    queue: Sequence[Waiting], roster: Sequence[Free], now: datetime, reoffer_after_s: float
) -> list[tuple[Waiting, Free]]:
    """Pairs to offer now.

    Longest waiting first; for each, whoever speaks the language before who does not, regular before backup,
    then longest idle. Ids break ties, so that every node decides alike.
    """
    left = sorted(roster, key=lambda free: (free.backup_after_s, free.idle_since, free.clinician_id))
    pairs: list[tuple[Waiting, Free]] = []
    for waiting in sorted(queue, key=lambda w: (w.requested_at, w.consult_id)):
        able = [free for free in left if may_take(waiting, free, now, reoffer_after_s)]
        if not able:
            continue
        # `min` keeps the first of equals, which is the order of the roster.
        chosen = min(able, key=lambda free: waiting.language not in free.languages)
        pairs.append((waiting, chosen))
        left.remove(chosen)
    return pairs


FEWEST_FOR_RECENT_WAIT = 5


def recent_wait_s(waits: Sequence[float]) -> float | None:
    """How long people have been waiting lately: the median of the given waits, seconds.

    None below five, because fewer say nothing about the next one.
    """
    return median(waits) if len(waits) >= FEWEST_FOR_RECENT_WAIT else None
