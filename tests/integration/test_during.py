"""What goes on in a call: its parts, who holds the tablet, privacy, consent, and ending because it cannot help."""

from uuid import UUID

import pytest

from app.consults import service as consults
from app.consults.errors import NoSuchConsult, NotPossibleNow
from app.consults.rules import Consent, ConsentBy, Event, NotSuitable, Part, Privacy, State
from app.context import Context
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.documentation.schemas import ConsentIn
from app.platform.clock import ManualClock
from app.sessionlog import service as sessionlog
from app.signin import service as signin
from app.signin.errors import LockedOut, PinLocked, WrongPassword, WrongPin
from app.signin.schemas import NewPin, Proof
from tests.integration import play
from tests.world import PASSWORD, World


@pytest.fixture
async def talking(ctx: Context, world: World) -> UUID:
    """A session in its call."""
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    return consult_id


async def shown(ctx: Context, consult_id: UUID):
    async with ctx.db.reading() as db:
        return await consults.view(db, await consults.found(db, consult_id))


async def test_the_parts_are_shown_kept_with_their_times_and_said_once(
    ctx: Context, world: World, clock: ManualClock, talking: UUID
) -> None:
    assert (await shown(ctx, talking)).part is Part.BRIEFING
    clock.advance(60)
    for who in ("officer", "clinician"):  # both tap at the same moment
        await consults.begin_part(ctx, world[who], talking, Part.PERSON)
    clock.advance(600)
    await consults.begin_part(ctx, world["clinician"], talking, Part.DECISION)
    clock.advance(30)
    await dispatch.end(ctx, world["officer"], talking)
    page = await sessionlog.session_page(ctx, world["supervisor"], talking)
    assert {one.part: one.seconds for one in page.parts} == {Part.BRIEFING: 60, Part.PERSON: 600, Part.DECISION: 30}
    assert [one.event for one in page.timeline].count(Event.PART_BEGAN) == 2


async def test_only_a_pin_or_a_password_takes_the_tablet_back(
    ctx: Context, world: World, clock: ManualClock, talking: UUID
) -> None:
    officer = world["officer"]
    await consults.give_tablet(ctx, officer, talking)
    assert (await shown(ctx, talking)).tablet_with_person
    with pytest.raises(WrongPin):  # none is set, so none is right
        await consults.take_tablet(ctx, officer, talking, Proof(pin="0000"))
    with pytest.raises(WrongPassword):
        await signin.set_pin(ctx, officer, NewPin(pin="7305", password="wrong"))
    await signin.set_pin(ctx, officer, NewPin(pin="7305", password=PASSWORD))
    assert (await signin.me(ctx, officer)).has_pin
    for _ in range(ctx.settings.failed_sign_ins):
        with pytest.raises(WrongPin):
            await consults.take_tablet(ctx, officer, talking, Proof(pin="1111"))
    with pytest.raises(PinLocked):  # also the right one, for a while
        await consults.take_tablet(ctx, officer, talking, Proof(pin="7305"))
    assert (await shown(ctx, talking)).tablet_with_person
    await consults.take_tablet(ctx, officer, talking, Proof(password=PASSWORD))  # who guesses locks nobody out
    assert not (await shown(ctx, talking)).tablet_with_person
    clock.advance(ctx.settings.lock_out_s)
    await consults.give_tablet(ctx, officer, talking)
    await consults.take_tablet(ctx, officer, talking, Proof(pin="7305"))
    assert not (await shown(ctx, talking)).tablet_with_person


async def test_wrong_passwords_on_the_tablet_lock_the_password_there(ctx: Context, world: World, talking: UUID) -> None:
    await consults.give_tablet(ctx, world["officer"], talking)
    for _ in range(ctx.settings.failed_sign_ins):
        with pytest.raises(WrongPassword):
            await consults.take_tablet(ctx, world["officer"], talking, Proof(password="wrong"))
    with pytest.raises(LockedOut):
        await consults.take_tablet(ctx, world["officer"], talking, Proof(password=PASSWORD))


async def test_a_call_that_ends_in_the_persons_hands_still_asks_for_proof(
    ctx: Context, world: World, talking: UUID
) -> None:
    await consults.give_tablet(ctx, world["officer"], talking)
    await dispatch.end(ctx, world["clinician"], talking)
    assert (await shown(ctx, talking)).tablet_with_person
    await consults.take_tablet(ctx, world["officer"], talking, Proof(password=PASSWORD))
    await play.write_up(ctx, world["officer"], world["clinician"], talking)
    assert await play.state_of(ctx, talking) is State.CLOSED
    await play.check_invariants(ctx)


async def test_the_clinician_asks_for_privacy_and_the_officer_answers(
    ctx: Context, world: World, talking: UUID
) -> None:
    await consults.ask_privacy(ctx, world["clinician"], talking)
    assert (await shown(ctx, talking)).privacy is Privacy.ASKED
    await consults.answer_privacy(ctx, world["officer"], talking, Privacy.REFUSED)
    await consults.answer_privacy(ctx, world["officer"], talking, Privacy.REFUSED)
    assert (await shown(ctx, talking)).privacy is Privacy.REFUSED
    events = await play.events_of(ctx, talking)
    assert events[-2:] == [Event.PRIVACY_ASKED, Event.PRIVACY_REFUSED]
    with pytest.raises(NotPossibleNow):
        await consults.answer_privacy(ctx, world["officer"], talking, Privacy.ASKED)


async def test_consent_is_recorded_with_who_gave_it_and_when(
    ctx: Context, world: World, clock: ManualClock, talking: UUID
) -> None:
    clock.advance(45)
    given = ConsentIn(consent=Consent.GIVEN, consent_by=ConsentBy.GUARDIAN)
    for _ in range(2):  # the form saves itself, and again
        kept = await documentation.record_consent(ctx, world["clinician"], talking, given)
    assert (kept.consent_by, kept.consent_at) == (ConsentBy.GUARDIAN, clock.now())
    page = await sessionlog.session_page(ctx, world["supervisor"], talking)
    said = [one for one in page.timeline if one.event is Event.CONSENT_RECORDED]
    assert [one.data["by"] for one in said] == ["guardian"]
    assert page.documentation.consent_at == clock.now()


async def test_a_declined_consent_makes_it_advice_to_the_officer(ctx: Context, world: World, talking: UUID) -> None:
    declined = ConsentIn(consent=Consent.DECLINED, consent_by=ConsentBy.PERSON, advice_only=True)
    await documentation.record_consent(ctx, world["clinician"], talking, declined)
    assert (await shown(ctx, talking)).advice_only
    given = ConsentIn(consent=Consent.GIVEN, consent_by=ConsentBy.PERSON)
    await documentation.record_consent(ctx, world["clinician"], talking, given)
    assert not (await shown(ctx, talking)).advice_only


@pytest.mark.parametrize("who", ["officer", "clinician"])
async def test_not_suitable_ends_the_call_with_its_reason_on_both_records(
    ctx: Context, world: World, talking: UUID, who: str
) -> None:
    for _ in range(2):
        await documentation.not_suitable(ctx, world[who], talking, NotSuitable.VIOLENT)
    view = await shown(ctx, talking)
    assert (view.state, view.not_suitable) == (State.ENDED, "violent")
    record = await documentation.read(ctx, world["clinician"], talking)
    assert record.not_suitable is NotSuitable.VIOLENT
    assert record.missing == ["consent"]
    await play.check_invariants(ctx)


async def test_nobody_else_moves_a_call_along(ctx: Context, world: World, talking: UUID) -> None:
    stranger = world["clinician2"]
    with pytest.raises(NoSuchConsult):
        await consults.begin_part(ctx, stranger, talking, Part.PERSON)
    with pytest.raises(NoSuchConsult):
        await documentation.not_suitable(ctx, stranger, talking, NotSuitable.VIOLENT)
    with pytest.raises(NoSuchConsult):
        await consults.take_tablet(ctx, world["officer2"], talking, Proof(password=PASSWORD))
