"""Why a session was or was not offered to each clinician. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from app.dispatch.rules.matching import Need, Profile, Prospect, Roster, Unfit, Why, lacking, not_yet, unfit

MOST_NAMED = 20  # clinicians named for one reason; the rest are counted


@dataclass(frozen=True)
class PassedOver:
    """The clinicians not offered a session for one reason: `count` of them, the first few listed in `who`."""

    why: Why
    detail: str | None
    who: tuple[UUID, ...]
    count: int


class Groups:
    """The clinicians of one round, grouped by profile and status, so that each reason is derived once per group."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._of_provider: dict[UUID, dict[tuple[Profile, Why | None, str | None], dict[UUID, None]]] = {}
        for one in sorted(roster.by_id.values(), key=lambda one: one.clinician_id):
            alike = self._of_provider.setdefault(one.profile.provider_id, {})
            alike.setdefault((one.profile, one.busy, one.detail), {})[one.clinician_id] = None

    def of(self, providers: Iterable[UUID], without: set[UUID]) -> Iterable[tuple[list[UUID], int]]:
        """For each group of these providers, the first few clinicians not in `without`, and how many there are."""
        for provider in sorted(providers):
            for ids in self._of_provider.get(provider, {}).values():
                count = len(ids) - len(without & ids.keys())
                if count:
                    yield list(islice((one for one in ids if one not in without), MOST_NAMED)), count


def passed_over(need: Need, chosen: Iterable[Prospect], groups: Groups, now: datetime) -> list[PassedOver]:
    """The clinicians who were considered for a session and not chosen, by reason.

    All clinicians of the providers that answer this agency and place are considered. If several reasons apply, the one
    that lasts longest is given, such as a missing license rather than a wrap-up.
    """
    rung = {one.clinician_id for one in chosen}
    tiers = dict(need.want.tiers)
    special = {one for one in {*need.excluded, *need.passed} if one in groups.roster.by_id}
    found: dict[Unfit, list[UUID]] = defaultdict(list)
    counted: Counter[Unfit] = Counter()

    def note(person: Prospect, ids: list[UUID], count: int) -> None:
        reason = _reason(need, person, bool(rung), tiers, groups.roster, now)
        found[reason] += ids
        counted[reason] += count

    for ids, count in groups.of({*tiers, *need.want.closed}, rung | special):
        note(groups.roster.by_id[ids[0]], ids, count)
    for one in sorted(special - rung):
        person = groups.roster.by_id[one]
        if person.profile.provider_id in tiers or person.profile.provider_id in need.want.closed:
            note(person, [one], 1)
    return [
        PassedOver(reason.why, reason.detail, tuple(ids[:MOST_NAMED]), counted[reason])
        for reason, ids in sorted(found.items(), key=lambda item: (item[0].why, item[0].detail or ""))
    ]


def _reason(
    need: Need, person: Prospect, offered: bool, tiers: dict[UUID, int], roster: Roster, now: datetime
) -> Unfit:
    if person.clinician_id in need.excluded:
        return Unfit(Why.EXCLUDED)
    if short := unfit(need.want, person.profile):
        return short
    if person.profile.provider_id not in tiers:
        return Unfit(Why.CLOSED)
    if person.busy:
        return Unfit(person.busy, person.detail)
    if need.only and need.only != person.clinician_id:
        return Unfit(Why.NOT_ASKED)
    again_at = need.passed.get(person.clinician_id)
    if again_at and now < again_at:
        return Unfit(Why.PASSED, again_at.isoformat())
    if early := not_yet(need, roster, person.profile, tiers[person.profile.provider_id]):
        return early
    if offered:
        short_of = lacking(need.want, person.profile)
        return Unfit(Why.PREFERRED, sorted(short_of)[0]) if short_of else Unfit(Why.IDLE_LESS)
    return Unfit(Why.AHEAD)
