"""Which call the tablet's program holds, for each snapshot it may be shown."""

from uuid import UUID

import pytest

from app.actor import Principal
from app.consults.rules import IN_CALL, State
from app.consults.schemas import ConsultOut
from app.dispatch.schemas import OfferOut
from app.realtime.protocol import ClinicianSnapshot, OfficerSnapshot
from kiosk_client.target import Target, goes_on, target_of

SESSION, OTHER_SESSION, OFFICER, CLINICIAN, ANOTHER = (UUID(int=number) for number in range(1, 6))
RINGING, LIVE = (Target(SESSION, Principal.user(CLINICIAN), live) for live in (False, True))


# Of a snapshot, only what the target is worked out from: the rest cannot matter.


def consult(state: State, clinician: UUID | None = None, calls_back: bool = False) -> ConsultOut:
    return ConsultOut.model_construct(
        id=SESSION, state=state, officer_id=OFFICER, clinician_id=clinician, calls_back=calls_back
    )


def officer(now: ConsultOut | None, *ringing: UUID) -> OfficerSnapshot:
    return OfficerSnapshot.model_construct(consult=now, ringing=list(ringing))


def clinician(now: ConsultOut | None = None, offer: OfferOut | None = None) -> ClinicianSnapshot:
    return ClinicianSnapshot.model_construct(consult=now, offer=offer)


def offer(calls_back: bool = False) -> OfferOut:
    return OfferOut.model_construct(consult_id=SESSION, officer_id=OFFICER, calls_back=calls_back)


@pytest.mark.parametrize("state", sorted(IN_CALL))
def test_an_accepted_session_is_a_live_call_between_its_officer_and_its_clinician(state: State) -> None:
    assert target_of(officer(consult(state, CLINICIAN))) == LIVE
    assert target_of(clinician(consult(state, CLINICIAN))) == Target(SESSION, Principal.user(OFFICER), live=True)


@pytest.mark.parametrize("state", sorted(set(State) - IN_CALL))
def test_a_session_that_waits_or_is_over_is_no_call(state: State) -> None:
    assert target_of(officer(consult(state, CLINICIAN))) is None
    assert target_of(clinician(consult(state, CLINICIAN))) is None


def test_while_it_rings_the_officers_call_is_set_up_with_the_first_clinician_it_rings_at() -> None:
    assert target_of(officer(consult(State.OFFERED), CLINICIAN, ANOTHER)) == RINGING


def test_while_it_rings_the_clinicians_call_is_set_up_with_the_officer() -> None:
    assert target_of(clinician(offer=offer())) == Target(SESSION, Principal.user(OFFICER), live=False)


def test_an_officer_who_is_called_back_has_no_call_until_a_clinician_accepts() -> None:
    assert target_of(officer(consult(State.OFFERED, calls_back=True), CLINICIAN)) is None
    assert target_of(clinician(offer=offer(calls_back=True))) is None
    assert target_of(officer(consult(State.ACCEPTED, CLINICIAN, calls_back=True))) == LIVE


def test_without_a_session_or_an_offer_there_is_no_call() -> None:
    assert target_of(officer(None)) is None
    assert target_of(clinician()) is None


def test_a_clinician_in_a_session_does_not_set_up_the_call_of_another_one_that_rings() -> None:
    assert target_of(clinician(consult(State.ENDED, CLINICIAN), offer())) is None


@pytest.mark.parametrize(
    ("before", "now", "serves"),
    [
        (RINGING, RINGING, True),
        (RINGING, LIVE, True),
        (LIVE, LIVE, True),
        (LIVE, RINGING, False),
        (LIVE, None, False),
        (RINGING, None, False),
        (LIVE, LIVE._replace(other=Principal.user(ANOTHER)), False),
        (RINGING, LIVE._replace(other=Principal.user(ANOTHER)), False),
        (LIVE, LIVE._replace(consult_id=OTHER_SESSION), False),
    ],
)
def test_a_call_goes_on_unless_another_one_is_wanted_or_it_rings_again(
    before: Target, now: Target | None, serves: bool
) -> None:
    assert goes_on(before, now) is serves
