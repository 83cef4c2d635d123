"""Matches waiting sessions with clinicians. Pure, and O(n log n): clinicians with equal profiles share one line.

Sessions are served in the order of `rank_at` (see `consults.rules.rank`). Clinicians are chosen by most preferences
met, then nearest tier, then longest idle time, then fewest sessions today. Ids break ties, so that every node decides
the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID


class Why(StrEnum):
    """Why a clinician was not offered a session."""

    OFF_CALL = "off_call"
    BREAK = "break"
    RINGING = "ringing"
    IN_SESSION = "in_session"
    WRAP_UP = "wrap_up"
    CLOSED = "closed"
    EXCLUDED = "excluded"
    NOT_ASKED = "not_asked"
    LICENSE = "license"
    AGE = "age"
    LANGUAGE = "language"
    SKILL = "skill"
    BACKUP = "backup"
    PREFERRED = "preferred"
    PASSED = "passed"
    AHEAD = "ahead"
    IDLE_LESS = "idle_less"


@dataclass(frozen=True)
class Profile:
    """Everything that decides which sessions a clinician may take; many clinicians share one profile."""

    provider_id: UUID
    languages: frozenset[str] = frozenset({"en"})
    skills: frozenset[str] = frozenset()
    license_states: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset({"adult", "juvenile"})
    backup_after_s: float = 0


@dataclass(frozen=True)
class Prospect:
    """A clinician considered for sessions: free if `busy` is None, else the reason, with a detail such as a time."""

    clinician_id: UUID
    profile: Profile
    idle_since: datetime
    sessions_today: int = 0
    busy: Why | None = None
    detail: str | None = None

    @property
    def turn(self) -> tuple[datetime, int, UUID]:
        return self.idle_since, self.sessions_today, self.clinician_id


@dataclass(frozen=True)
class Want:
    """What a session requires and prefers in a clinician. Preferences lapse after a while, requirements never do."""

    tiers: frozenset[tuple[UUID, int]]
    license_state: str | None = None
    language: str | None = None
    juvenile: bool = False
    skills: frozenset[str] = frozenset()
    preferred_language: str | None = None
    preferred_skills: frozenset[str] = frozenset()
    closed: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Need:
    """A session that needs a clinician, in matching's terms. Fields that end in `_s` are seconds of waiting."""

    consult_id: UUID
    rank_at: datetime
    waited_s: float
    want: Want
    rings: int = 1
    widen_after_s: float = 60
    relax_after_s: float = 30
    excluded: frozenset[UUID] = frozenset()
    passed: Mapping[UUID, datetime] = field(default_factory=dict)
    only: UUID | None = None


@dataclass(frozen=True)
class Unfit:
    """Why a clinician cannot take a session, with a detail such as the missing license or the end of a pause."""

    why: Why
    detail: str | None = None


def unfit(want: Want, profile: Profile) -> Unfit | None:
    """The first requirement that a profile does not meet, or None. Requirements never lapse."""
    if want.license_state and want.license_state not in profile.license_states:
        return Unfit(Why.LICENSE, want.license_state)
    age = "juvenile" if want.juvenile else "adult"
    if age not in profile.ages:
        return Unfit(Why.AGE, age)
    if want.language and want.language not in profile.languages:
        return Unfit(Why.LANGUAGE, want.language)
    lacking = sorted(want.skills - profile.skills)
    return Unfit(Why.SKILL, lacking[0]) if lacking else None


def lacking(want: Want, profile: Profile) -> frozenset[str]:
    """The preferred language and skills that a profile does not have."""
    short = want.preferred_skills - profile.skills
    if want.preferred_language and want.preferred_language not in profile.languages:
        short |= {want.preferred_language}
    return short


T = TypeVar("T")


class Roster:
    """The clinicians considered in one round, and which of them have been taken."""

    def __init__(self, candidates: Iterable[Prospect]) -> None:
        self.by_id = {one.clinician_id: one for one in candidates}
        self.taken: set[UUID] = set()
        self._free: dict[Profile, list[Prospect]] = {}
        self._here: dict[UUID, set[Profile]] = {}
        for one in sorted(self.by_id.values(), key=lambda one: one.turn, reverse=True):
            if one.busy is None:
                self._free.setdefault(one.profile, []).append(one)
            if one.busy not in (Why.OFF_CALL, Why.BREAK):
                self._here.setdefault(one.profile.provider_id, set()).add(one.profile)
        self.left = sum(len(free) for free in self._free.values())
        self._able: dict[Want, list[tuple[Profile, int]]] = {}
        self._attainable: dict[Want, frozenset[str]] = {}

    def able(self, want: Want) -> list[tuple[Profile, int]]:
        """The profiles of clinicians on call that meet all requirements, each with its tier."""
        if want not in self._able:
            found = [(profile, tier) for provider, tier in want.tiers for profile in self._here.get(provider, ())]
            self._able[want] = [(profile, tier) for profile, tier in found if unfit(want, profile) is None]
        return self._able[want]

    def attainable(self, want: Want) -> frozenset[str]:
        """The preferences that some clinician on call meets, busy or free; waiting for others is pointless."""
        if want not in self._attainable:
            wished = want.preferred_skills | ({want.preferred_language} if want.preferred_language else frozenset())
            missed = [lacking(want, profile) for profile, _ in self.able(want)]
            self._attainable[want] = wished - frozenset.intersection(*missed) if missed else frozenset()
        return self._attainable[want]

    def next_of(self, profile: Profile, need: Need, now: datetime) -> Prospect | None:
        """The next free clinician with this profile who may be rung for this session, or None."""
        for one in reversed(self._free.get(profile, ())):
            if may_ask(need, one.clinician_id, now):
                return one
        return None

    def take(self, one: Prospect) -> None:
        free = self._free[one.profile]
        # Nearly always the last one; only clinicians who may not be rung for this session come after it.
        free.pop(len(free) - 1 - next(n for n, other in enumerate(reversed(free)) if other is one))
        self.taken.add(one.clinician_id)
        self.left -= 1


def may_ask(need: Need, clinician_id: UUID, now: datetime) -> bool:
    """Whether this clinician may be rung for a session: not excluded, not rung recently, and no one else requested."""
    if clinician_id in need.excluded or (need.only and need.only != clinician_id):
        return False
    again_at = need.passed.get(clinician_id)
    return again_at is None or now >= again_at


def not_yet(need: Need, roster: Roster, profile: Profile, tier: int) -> Unfit | None:
    """Why a profile may not be rung yet, because of its tier, backup delay or missing preferences; None if it may."""
    opens_after_s = max(need.widen_after_s * (tier - 1), profile.backup_after_s)
    if need.waited_s < opens_after_s:
        return Unfit(Why.BACKUP, f"{opens_after_s:.0f}")
    short = lacking(need.want, profile) & roster.attainable(need.want)
    if short and need.waited_s < need.relax_after_s:
        return Unfit(Why.PREFERRED, sorted(short)[0])
    return None


def _choose(need: Need, roster: Roster, now: datetime) -> Prospect | None:
    best: tuple[tuple[int, int, float, datetime, int, UUID], Prospect] | None = None
    for profile, tier in roster.able(need.want):
        if not_yet(need, roster, profile, tier):
            continue
        one = roster.next_of(profile, need, now)
        if one is None:
            continue
        key = (len(lacking(need.want, profile)), tier, profile.backup_after_s, *one.turn)
        if best is None or key < best[0]:
            best = key, one
    return best[1] if best else None


def match(needs: Sequence[Need], roster: Roster, now: datetime) -> dict[UUID, list[Prospect]]:
    """The clinicians to ring now, by session id.

    Every session in the queue gets one clinician before any session gets a second, so that ringing several at once
    cannot starve the sessions behind.
    """
    queue = sorted(needs, key=lambda need: (need.rank_at, need.consult_id))
    found: dict[UUID, list[Prospect]] = {}
    ring = 1
    while roster.left and queue:
        for need in queue:
            if not roster.left:
                break
            one = _choose(need, roster, now)
            if one:
                roster.take(one)
                found.setdefault(need.consult_id, []).append(one)
        ring += 1
        queue = [need for need in queue if need.rings >= ring and len(found.get(need.consult_id, ())) == ring - 1]
    return found
