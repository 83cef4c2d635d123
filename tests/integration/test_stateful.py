"""The dispatcher under thousands of steps in any order, against a model that knows only the promises."""

import asyncio
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Row, event, select

from app.actor import Actor
from app.consults import service as consults
from app.consults.model import Consult
from app.consults.rules import FINAL, LIVE, Kind, State
from app.consults.schemas import MediaState, NewConsult
from app.context import Context
from app.dispatch import service as dispatch
from app.dispatch.model import Offer
from app.dispatch.rules.offers import HOLDING, LET_PASS, DeclineReason, OfferState
from app.dispatch.schemas import Assignment, Move
from app.documentation import service as documentation
from app.platform.clock import ManualClock
from app.platform.errors import ProblemError
from app.presence import service as presence
from app.presence.model import Clinician
from app.presence.rules import Wish
from app.presence.schemas import Skills
from tests.conftest import START, Template, context
from tests.integration import play
from tests.world import tick

OFFICERS = ("officer", "officer2", "officer3")
CLINICIANS = ("clinician", "clinician2", "clinician3")
CAPACITY = {"clinician": 1, "clinician2": 1, "clinician3": 2}
SPANISH = {"clinician2"}
WHY = "a supervisor's reason"
# What is looked at after each of the thousands of steps: plain columns, for each table once.
OFFERS = select(Offer.consult_id, Offer.clinician_id, Offer.state, Offer.resolved_at)
SESSIONS = select(
    *(Consult.id, Consult.state, Consult.language, Consult.language_required),
    *(Consult.not_before, Consult.clinician_id, Consult.accepted_at),
)
PEOPLE = select(
    *(Clinician.user_id, Clinician.provider_id, Clinician.capacity, Clinician.languages),
    *(Clinician.wish, Clinician.lost_at, Clinician.connected_until),
)


class Dispatcher(RuleBasedStateMachine):
    """Officers and clinicians of one county, who act in any order at any time."""

    template: Template

    @initialize()
    def begin(self) -> None:
        self.runner = asyncio.Runner()
        self.clock = ManualClock(START)
        self.world = self.template.world
        self.url = self.run(self.template.copy())
        self.ctx = self._node()
        self.pages: set[str] = set()  # whose page is open
        self.sessions: list[UUID] = []
        self.keys = 0
        self.ticked = self.committed = False
        for name, capacity in CAPACITY.items():
            skills = Skills(capacity=capacity, languages=["en", "es"] if name in SPANISH else ["en"])
            self.run(presence.enrol(self.ctx, self.world[name].user_id, self.world.care, skills))

    def _node(self) -> Context:
        made = context(self.url, self.clock)
        event.listen(made.db.engine.sync_engine, "commit", self._note_commit)
        return made

    def _note_commit(self, _connection: object) -> None:
        self.committed = True

    def run(self, work):
        return self.runner.run(work)

    def attempt(self, work) -> None:
        """Run a command, which may be refused with a ProblemError but must not fail in any other way."""
        self.ticked = False
        with suppress(ProblemError):
            self.run(work)

    # What people do

    @rule(name=st.sampled_from(OFFICERS), spanish=st.booleans(), unsafe=st.booleans())
    def arrive(self, name: str, spanish: bool, unsafe: bool) -> None:
        self.keys += 1
        new = NewConsult(
            kind=Kind.OTHER, officer_unsafe=unsafe, language="es" if spanish else None, language_required=spanish
        )
        self.pages.add(name)
        self.attempt(self._start(self.world[name], f"key-{self.keys:08}", new))

    async def _start(self, officer: Actor, key: str, new: NewConsult) -> None:
        self.sessions.append(await consults.start(self.ctx, officer, key, new))

    @rule(name=st.sampled_from(CLINICIANS), wish=st.sampled_from(Wish))
    def wish(self, name: str, wish: Wish) -> None:
        self.pages.add(name)
        self.attempt(presence.set_wish(self.ctx, self.world[name], wish))

    @rule(name=st.sampled_from(CLINICIANS))
    def accept_what_rings(self, name: str) -> None:
        offer = self.run(play.offer_at(self.ctx, self.world[name]))
        if offer:
            self.attempt(dispatch.accept(self.ctx, self.world[name], offer.consult_id))

    @rule(name=st.sampled_from(CLINICIANS), reason=st.sampled_from(DeclineReason))
    def decline(self, name: str, reason: DeclineReason) -> None:
        offer = self.run(play.offer_at(self.ctx, self.world[name]))
        if offer:
            self.attempt(dispatch.decline(self.ctx, self.world[name], offer.id, reason))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(CLINICIANS))
    def accept_from_the_list(self, data: st.DataObject, name: str) -> None:
        self.attempt(dispatch.accept(self.ctx, self.world[name], self._any(data)))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(OFFICERS + CLINICIANS), state=st.sampled_from(MediaState))
    def media(self, data: st.DataObject, name: str, state: MediaState) -> None:
        self.attempt(consults.report_media(self.ctx, self.world[name], self._any(data), state))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(OFFICERS + CLINICIANS))
    def end(self, data: st.DataObject, name: str) -> None:
        self.attempt(dispatch.end(self.ctx, self.world[name], self._any(data)))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(OFFICERS))
    def cancel(self, data: st.DataObject, name: str) -> None:
        self.attempt(dispatch.cancel(self.ctx, self.world[name], self._any(data)))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(OFFICERS), after_s=st.sampled_from([0, 60, 900]), back=st.booleans())
    def call_back(self, data: st.DataObject, name: str, after_s: int, back: bool) -> None:
        session = self._any(data)
        if back:
            self.attempt(consults.answer_call_back(self.ctx, self.world[name], session))
        else:
            self.attempt(dispatch.ask_call_back(self.ctx, self.world[name], session, after_s))

    @precondition(lambda self: self.sessions)
    @rule(
        data=st.data(),
        name=st.sampled_from(CLINICIANS),
        how=st.sampled_from([dispatch.ask, dispatch.call_off, dispatch.hand_over, dispatch.hand_back]),
        to=st.sampled_from((None, *CLINICIANS)),
    )
    def hand_off(self, data: st.DataObject, name: str, how, to: str | None) -> None:
        more = {dispatch.ask: (to and self.world[to].user_id,), dispatch.hand_back: (WHY,)}.get(how, ())
        self.attempt(how(self.ctx, self.world[name], self._any(data), *more))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(CLINICIANS), place=st.integers(1, 4))
    def supervise(self, data: st.DataObject, name: str, place: int) -> None:
        session, supervisor = self._any(data), self.world["supervisor"]
        wanted = Assignment(clinician_id=self.world[name].user_id, reason=WHY)
        self.attempt(dispatch.move(self.ctx, supervisor, session, Move(place=place, reason=WHY)))
        self.attempt(dispatch.assign(self.ctx, supervisor, session, wanted))

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), name=st.sampled_from(OFFICERS + CLINICIANS))
    def write_up(self, data: st.DataObject, name: str) -> None:
        self.attempt(self._write_up(self._any(data), name))

    async def _write_up(self, session: UUID, name: str) -> None:
        if name in OFFICERS:
            await documentation.report(self.ctx, self.world[name], session, play.OUTCOME)
        else:
            await play.record(self.ctx, self.world[name], session)
            await documentation.complete(self.ctx, self.world[name], session)

    # What happens to people

    @rule(name=st.sampled_from(OFFICERS + CLINICIANS))
    def page_crashes(self, name: str) -> None:
        self.pages.discard(name)
        if name in CLINICIANS:
            self.attempt(presence.page_closed(self.ctx, self.world[name].user_id))

    @rule()
    def node_crashes(self) -> None:
        self.run(self.ctx.db.close())
        self.ctx = self._node()
        self.attempt(consults.after_start(self.ctx))

    @rule(seconds=st.sampled_from([1, 5, 31, 61, 301, 901, 1801]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self._heartbeat()

    @rule(seconds=st.sampled_from([-3600, -30, 3600]))
    def clock_jumps(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @rule()
    def tick(self) -> None:
        self._heartbeat()
        self.run(tick(self.ctx))
        self.run(tick(self.ctx))  # the second tick rings clinicians whom the first one freed
        self.ticked = True

    def _heartbeat(self) -> None:
        here = [self.world[name].user_id for name in sorted(self.pages)]
        self.run(presence.heartbeat(self.ctx, [one for one in here if one in self._clinician_ids()]))
        self.run(consults.heard(self.ctx, here))

    def _clinician_ids(self) -> set[UUID]:
        return {self.world[name].user_id for name in CLINICIANS}

    def _any(self, data: st.DataObject) -> UUID:
        return data.draw(st.sampled_from(self.sessions[-4:]))

    # What must hold

    @invariant()
    def promises_hold(self) -> None:
        """What no step has written since holds as it did, but for what a tick must have done."""
        if hasattr(self, "ctx") and (self.committed or self.ticked):
            self.run(self._check_promises())
            self.committed = False

    async def _check_promises(self) -> None:
        async with self.ctx.db.reading() as db:
            await play.check(db)
            offers = (await db.execute(OFFERS)).all()
            sessions = {row.id: row for row in await db.execute(SESSIONS)}
            people = {row.user_id: row for row in await db.execute(PEOPLE)}
        held = [offer for offer in offers if offer.state in HOLDING]
        passed = [offer for offer in offers if offer.state in LET_PASS]
        ringing = Counter(offer.consult_id for offer in held if offer.state == OfferState.LIVE)
        assert max(ringing.values(), default=0) <= 1, "at most one live offer a session"
        for person, count in Counter(offer.clinician_id for offer in held).items():
            assert count <= people[person].capacity, "never over capacity"
        for offer in held:
            session, person = sessions[offer.consult_id], people[offer.clinician_id]
            assert not session.language_required or session.language in person.languages, "no required rule broken"
        if self.ticked:
            self._check_nobody_starves(held, sessions, people, passed)

    def _check_nobody_starves(self, held: list[Row], sessions: dict, people: dict, passed: list[Row]) -> None:
        now = self.clock.now()
        pause = timedelta(seconds=self.ctx.settings.reoffer_after_s)
        lately = {(one.consult_id, one.clinician_id) for one in passed if one.resolved_at > now - pause}
        used = Counter(offer.clinician_id for offer in held)
        rung = {offer.clinician_id for offer in held if offer.state == OfferState.LIVE}
        idle = [
            one
            for one in people.values()
            if one.wish == Wish.ON_CALL
            and one.lost_at is None
            and one.connected_until
            and one.connected_until > now
            and used[one.user_id] < one.capacity
            and one.user_id not in rung
        ]
        for session in sessions.values():
            if session.state != State.QUEUED or (session.not_before and session.not_before > now):
                continue
            for one in idle:
                fits = not session.language_required or session.language in one.languages
                ours = one.provider_id == self.world.care
                handed_back = session.clinician_id == one.user_id and session.accepted_at
                asked = (session.id, one.user_id) in lately or handed_back
                assert not (fits and ours) or asked, "somebody waits beside an idle clinician"

    def teardown(self) -> None:
        """Check that every session reaches a final state once everybody has left, whatever happened before."""
        if not hasattr(self, "ctx"):
            return
        try:
            for _ in range(4):
                self.clock.advance(7200)
                self.run(tick(self.ctx))
            self.run(self._everybody_writes_up())
            self.run(play.check_invariants(self.ctx))
        finally:
            self.run(self.ctx.db.close())
            self.runner.close()

    async def _everybody_writes_up(self) -> None:
        names = {actor.user_id: actor for actor in self.world.people.values()}
        async with self.ctx.db.reading() as db:
            rows = list(await db.scalars(select(Consult)))
        for row in rows:
            assert row.state not in LIVE, "a session that nobody is in goes on for ever"
            if row.state in FINAL:
                continue
            await documentation.report(self.ctx, names[row.officer_id], row.id, play.OUTCOME)
            if row.state != State.DOCUMENTED:  # a clinician's completed record takes no more
                await play.record(self.ctx, names[row.clinician_id], row.id)
                await documentation.complete(self.ctx, names[row.clinician_id], row.id)
            assert await play.state_of(self.ctx, row.id) is State.CLOSED


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("database", "examples"), [("sqlite", 16), ("postgresql", 24)])
def test_whatever_anybody_does_in_whatever_order_the_promises_hold(
    database: str, examples: int, request: pytest.FixtureRequest
) -> None:
    template = request.getfixturevalue(f"{database}_template")

    class Here(Dispatcher):
        pass

    Here.template = template
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples,
            stateful_step_count=100,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
            report_multiple_bugs=False,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a run is short enough to read unshrunk
        ),
    )
