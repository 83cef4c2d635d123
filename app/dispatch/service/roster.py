"""Reads what matching needs from the database and converts it to matching's terms."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.consults.queries import Looking
from app.consults.view import ConsultView
from app.context import Context
from app.coverage import rules as cover_rules
from app.coverage import service as coverage
from app.coverage.service import Terms
from app.dispatch import queries
from app.dispatch.model import Offer
from app.dispatch.rules.matching import Need, Profile, Prospect, Want, Why
from app.dispatch.rules.offers import OfferState, free_slot
from app.presence import service as presence
from app.presence.rules import Wish
from app.presence.service import Member


def profile_of(member: Member) -> Profile:
    """The profile that matching uses for a clinician."""
    return Profile(
        member.provider_id,
        member.languages,
        member.skills,
        member.license_states,
        member.ages,
        member.backup_after_s,
    )


def candidate(member: Member, held: Collection[Offer]) -> Prospect:
    """A clinician in matching's terms: free, or busy with a reason. `held` are the offers that engage them."""
    busy, detail = _busy(member, held)
    return Prospect(member.clinician_id, profile_of(member), member.idle_since, member.sessions_today, busy, detail)


def _busy(member: Member, held: Collection[Offer]) -> tuple[Why | None, str | None]:
    if any(offer.state == OfferState.LIVE for offer in held):
        return Why.RINGING, None
    if free_slot({offer.slot for offer in held}, member.capacity) is None:
        ends = [offer.wrap_up_until for offer in held if offer.wrap_up_until]
        return (Why.WRAP_UP, min(ends).isoformat()) if ends else (Why.IN_SESSION, None)
    if member.wish is Wish.BREAK and member.here:
        return Why.BREAK, None
    return (None, None) if member.wish is Wish.ON_CALL and member.here else (Why.OFF_CALL, None)


async def candidates(db: AsyncSession, provider_ids: Collection[UUID], now: datetime) -> list[Prospect]:
    """All clinicians of these provider organizations, in matching's terms."""
    members = await presence.members(db, provider_ids, now)
    held = await queries.of_clinicians(db, [member.clinician_id for member in members])
    return [candidate(member, held[member.clinician_id]) for member in members]


class Wants:
    """Converts sessions to matching's terms; sessions with the same requirements and preferences share one `Want`."""

    def __init__(self, terms: Terms, now: datetime) -> None:
        self.terms, self.now = terms, now
        self._tiers: dict[tuple[UUID, UUID | None], tuple[frozenset[tuple[UUID, int]], frozenset[UUID]]] = {}
        self._known: dict[Want, Want] = {}
        self._excluded: dict[UUID, set[UUID]] = defaultdict(set)
        for clinician_id, agency_id in terms.excluded:
            self._excluded[agency_id].add(clinician_id)

    def excluded(self, agency_id: UUID) -> frozenset[UUID]:
        """The ids of the clinicians who are never offered this agency's sessions."""
        return frozenset(self._excluded[agency_id])

    def of(self, consult: ConsultView | Looking) -> Want:
        """What a session requires and prefers in a clinician."""
        tiers, closed = self._open(consult.agency_id, consult.place_id)
        required, language = consult.language_required, consult.language
        want = Want(
            tiers=tiers,
            license_state=self.terms.license_state(consult.agency_id, consult.place_id),
            language=language if required else None,
            juvenile=consult.juvenile,
            skills=frozenset(consult.required_skills),
            preferred_language=None if required else language,
            preferred_skills=frozenset(consult.preferred_skills),
            closed=closed,
        )
        return self._known.setdefault(want, want)

    def _open(self, agency_id: UUID, place_id: UUID | None) -> tuple[frozenset[tuple[UUID, int]], frozenset[UUID]]:
        if (agency_id, place_id) not in self._tiers:
            covers = cover_rules.applicable(self.terms.covers.get(agency_id, ()), place_id)
            tiers = cover_rules.tiers(covers, self.now)
            closed = frozenset(cover.provider_id for cover in covers) - set(tiers)
            self._tiers[agency_id, place_id] = frozenset(tiers.items()), closed
        return self._tiers[agency_id, place_id]


async def needs(ctx: Context, db: AsyncSession, wants: Wants, rows: Collection[Looking]) -> list[Need]:
    """The sessions that need a clinician, in matching's terms."""
    pause = timedelta(seconds=ctx.settings.reoffer_after_s)
    passed = await queries.let_pass(db, wants.now - pause)
    return [_need(wants, row, passed.get(row.id, {}), pause) for row in rows]


def _need(wants: Wants, row: Looking, passed: dict[UUID, datetime], pause: timedelta) -> Need:
    policy = wants.terms.policies[row.agency_id]
    since = row.hand_off_at or row.waiting_since
    excluded = wants.excluded(row.agency_id)
    again = {one: at + pause for one, at in passed.items()}
    if row.hand_off_at and row.clinician_id:
        excluded |= {row.clinician_id}
    elif row.accepted_at and row.clinician_id:
        # The clinician who handed the session back is rung for it again only after a pause.
        again.setdefault(row.clinician_id, row.waiting_since + pause)
    return Need(
        consult_id=row.id,
        # A call is in progress, so the hand-off takes precedence over the queue.
        rank_at=row.rank_at - timedelta(days=365) if row.hand_off_at else row.rank_at,
        # A machine's clock may have been set back since.
        waited_s=max((wants.now - since).total_seconds(), 0),
        want=wants.of(row),
        rings=policy.ring_at_once,
        widen_after_s=policy.widen_after_s,
        relax_after_s=policy.relax_after_s,
        excluded=excluded,
        passed=again,
        only=row.hand_off_to if row.hand_off_at else None,
    )


async def wants_of(ctx: Context, db: AsyncSession, agency_ids: Collection[UUID]) -> Wants:
    """A converter for the sessions of these agencies, with the coverage in force now."""
    return Wants(await coverage.terms(ctx, db, agency_ids), ctx.clock.now())
