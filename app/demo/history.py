"""Simulates about 400 past sessions by running the real use cases under a simulated clock.

The proportions follow the published programs named in docs/architecture.md as far as those report them; they are for a
demo, not a finding.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from app import nouns
from app.actor import Actor
from app.consults import service as consults
from app.consults.rules import Consent, ConsentBy, Disposition, Kind, NotSuitable, Part
from app.consults.schemas import MediaState, NewConsult
from app.context import Context
from app.demo.measures import measure
from app.demo.people import Cast
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.documentation.rules import ConnectionRating, Otherwise
from app.documentation.schemas import ConsentIn, DocumentationPatch, OutcomeIn
from app.platform.clock import ManualClock
from app.presence import service as presence
from app.presence.rules import Wish
from app.ticker import once

T = TypeVar("T")

SHIFT_CHANGE = 0.2  # chance before each session

SESSIONS = 400
DAYS = 90
# Enough for the log's first pages; measurements for all sessions would make the first start a minute longer.
MEASURED_DAYS = 7

KINDS = {
    Kind.SUICIDAL: 54,
    Kind.PSYCHOSIS: 16,
    Kind.SUBSTANCE_USE: 9,
    Kind.WELFARE_CHECK: 14,
    Kind.OTHER: 7,
}
RECOMMENDED = {
    Disposition.RESOLVED_ON_SCENE: 76,
    Disposition.INVOLUNTARY_HOLD: 13,
    Disposition.VOLUNTARY_TRANSPORT: 5,
    Disposition.CRISIS_CENTER: 4,
    Disposition.EMERGENCY_DEPARTMENT: 2,
}
OTHERWISE = {
    Otherwise.SAME: 30,
    Otherwise.EMERGENCY_DEPARTMENT: 26,
    Otherwise.INVOLUNTARY_HOLD: 14,
    Otherwise.JAIL_OR_CITATION: 15,
    Otherwise.LEFT_ON_SCENE: 5,
    Otherwise.NOT_SURE: 10,
}
NOT_SUITABLE = dict.fromkeys(NotSuitable, 1)
MINUTES = {-30: 3, -15: 7, 0: 24, 15: 28, 30: 24, 60: 14}
CONNECTIONS = {ConnectionRating.GOOD: 86, ConnectionRating.POOR: 11, ConnectionRating.FAILED: 3}
# Relative number of calls by hour of the day: few before dawn, most in the evening.
HOURS = (5, 4, 3, 2, 2, 2, 2, 3, 4, 5, 6, 6, 6, 7, 7, 8, 8, 9, 10, 10, 10, 9, 8, 7)


class Story:
    """Plays one session after another and moves the simulated clock."""

    def __init__(self, ctx: Context, clock: ManualClock, cast: Cast, seed: int, measured_from: datetime) -> None:
        self.ctx, self.clock, self.cast, self.measured_from = ctx, clock, cast, measured_from
        self.on_shift: list[Actor] = []
        self.dice = random.Random(seed)  # noqa: S311 (randomness for a demo, not for secrets)

    def pick(self, weights: dict[T, int]) -> T:
        return self.dice.choices(list(weights), weights=list(weights.values()))[0]

    async def play(self, moment: datetime) -> None:
        """Play one session that begins at `moment`, or right after the previous one if that ends later."""
        self.clock.set(max(moment, self.clock.now()))
        officer = self.dice.choice(self.cast.officers)
        if self.dice.random() < SHIFT_CHANGE:
            await self.change_shift()
        on_call = self.on_shift
        new = NewConsult(
            kind=self.pick(KINDS),
            incident_number=f"{self.clock.now():%y%m%d}-{self.dice.randrange(10_000):04}",
            language=self.dice.choices(("en", "es", None), weights=(6, 2, 2))[0],
        )
        consult_id = await consults.start(self.ctx, officer, f"demo-{self.clock.now().timestamp():.3f}", new)
        taker = await self.wait(officer, consult_id, on_call)
        if taker:
            connection = self.pick(CONNECTIONS)
            await self.talk(officer, taker, consult_id, connection)
            await self.write_up(officer, taker, consult_id, connection)

    async def change_shift(self) -> None:
        """Put other clinicians on call; occasionally none."""
        for clinician in self.on_shift:
            await presence.set_wish(self.ctx, clinician, Wish.OFF)
        self.on_shift = self.dice.sample(self.cast.clinicians, self.dice.choices((0, 1, 2, 3), (1, 4, 10, 10))[0])
        for clinician in self.on_shift:
            await presence.set_wish(self.ctx, clinician, Wish.ON_CALL)

    async def wait(self, officer: Actor, consult_id: UUID, on_call: list[Actor]) -> Actor | None:
        """Ring clinicians until one accepts, and return that one; None if nobody accepts."""
        patience = self.dice.random()
        for _ in range(8):
            await presence.heartbeat(self.ctx, [clinician.user_id for clinician in on_call])
            await once(self.ctx, nouns.jobs())
            ringing = [
                (clinician, offer)
                for clinician in on_call
                if (offer := await self.offer_of(clinician.user_id)) is not None
            ]
            if patience < 0.03:
                self.clock.advance(self.dice.uniform(20, 90))
                await dispatch.cancel(self.ctx, officer, consult_id)
                return None
            if not ringing:
                self.clock.advance(self.ctx.settings.reoffer_after_s)
                continue
            clinician, offer = ringing[0]
            answer = self.dice.random()
            if answer < 0.88:
                self.clock.advance(min(self.dice.lognormvariate(2.4, 0.5), 28))
                await dispatch.accept(self.ctx, clinician, consult_id)
                return clinician
            if answer < 0.95:
                self.clock.advance(self.dice.uniform(3, 12))
                await dispatch.decline(self.ctx, clinician, offer)
            else:
                self.clock.advance(self.ctx.settings.ring_s)
        self.clock.advance(self.ctx.settings.unanswered_after_s)
        await consults.heard(self.ctx, [officer.user_id])
        await once(self.ctx, nouns.jobs())
        return None

    async def offer_of(self, clinician_id: UUID) -> UUID | None:
        async with self.ctx.db.reading() as db:
            offer = await dispatch.offer_for(db, clinician_id)
        return offer.id if offer else None

    async def talk(self, officer: Actor, clinician: Actor, consult_id: UUID, connection: ConnectionRating) -> None:
        """Play the call, sometimes with a lost connection."""
        say = consults.report_media
        self.clock.advance(self.dice.uniform(0.2, 1))
        await say(self.ctx, clinician, consult_id, MediaState.JOINED)
        self.clock.advance(self.dice.lognormvariate(0.4, 0.6))
        await say(self.ctx, officer, consult_id, MediaState.CONNECTED)
        began = self.clock.now()
        minutes = min(self.dice.lognormvariate(3.0, 0.4), 75)
        self.clock.advance(minutes * 60 * self.dice.uniform(0.05, 0.12))
        await consults.begin_part(self.ctx, clinician, consult_id, Part.PERSON)
        for _ in range(self.dice.choices((0, 1, 2), weights=(80, 15, 5))[0]):
            self.clock.advance(minutes * 60 * self.dice.uniform(0.1, 0.4))
            await say(self.ctx, officer, consult_id, MediaState.INTERRUPTED)
            self.clock.advance(self.dice.lognormvariate(2, 0.8))
            await say(self.ctx, officer, consult_id, MediaState.CONNECTED)
        self.clock.advance(minutes * 60 * 0.7)
        await consults.begin_part(self.ctx, clinician, consult_id, Part.DECISION)
        self.clock.advance(minutes * 60 * self.dice.uniform(0.05, 0.15))
        await dispatch.end(self.ctx, self.dice.choice((officer, clinician)), consult_id)
        if began > self.measured_from:
            lasted = int((self.clock.now() - began).total_seconds() // 60)
            await measure(self.ctx, self.dice, consult_id, (officer, clinician), began, lasted, connection)

    async def write_up(self, officer: Actor, clinician: Actor, consult_id: UUID, connection: ConnectionRating) -> None:
        """Write both records. The actual disposition matches the recommended one nine times in ten."""
        suitable = self.dice.random() < 0.95
        recommended = self.pick(RECOMMENDED) if suitable else None
        actual = recommended if recommended and self.dice.random() < 0.9 else self.pick(RECOMMENDED)
        self.clock.advance(self.dice.uniform(20, 120))
        outcome = OutcomeIn(
            disposition=actual,
            otherwise=self.pick(OTHERWISE),
            minutes_saved=self.pick(MINUTES),
            connection=connection,
        )
        if officer is self.cast.officers[0] or self.dice.random() < 0.97:
            await documentation.report(self.ctx, officer, consult_id, outcome)
        self.clock.advance(self.dice.uniform(120, 700))
        consent = ConsentIn(
            consent=Consent.GIVEN if suitable else self.dice.choice((Consent.DECLINED, Consent.NOT_ASKED)),
            consent_by=ConsentBy.PERSON if suitable else None,
        )
        await documentation.record_consent(self.ctx, clinician, consult_id, consent)
        patch = DocumentationPatch(
            recommended=recommended,
            not_suitable=None if suitable else self.pick(NOT_SUITABLE),
            clinical_note="Demo note.",
        )
        await documentation.save(self.ctx, clinician, consult_id, patch)
        await documentation.complete(self.ctx, clinician, consult_id)


def moments(dice: random.Random, now: datetime) -> list[datetime]:
    """The start times of the sessions of the last 90 days, oldest first; the last session is over by `now`."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS)
    drawn = [
        start
        + timedelta(days=dice.randrange(DAYS), hours=dice.choices(range(24), weights=HOURS)[0])
        + timedelta(seconds=dice.randrange(3600))
        for _ in range(SESSIONS)
    ]
    return sorted(moment for moment in drawn if moment < now - timedelta(hours=3))


async def live_through(
    ctx: Context, clock: ManualClock, cast: Cast, now: datetime, progress: Callable[[int, int], None]
) -> None:
    """Simulate the whole history, ending before `now`; `progress(done, total)` is called after each session."""
    story = Story(ctx, clock, cast, 20171201, now - timedelta(days=MEASURED_DAYS))
    await story.change_shift()
    starts = moments(story.dice, now)
    for number, moment in enumerate(starts, 1):
        await story.play(moment)
        progress(number, len(starts))
    for clinician in story.on_shift:
        await presence.set_wish(ctx, clinician, Wish.OFF)
