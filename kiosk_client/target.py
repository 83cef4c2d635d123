"""Which call a tablet's program should be in, according to a snapshot. Pure."""

from typing import NamedTuple
from uuid import UUID

from app.actor import Principal
from app.consults.rules import IN_CALL
from app.consults.schemas import ConsultOut
from app.realtime.protocol import ClinicianSnapshot, OfficerSnapshot, Snapshot


class Target(NamedTuple):
    """A call: its session, the user at the other end, and whether a clinician has accepted it."""

    consult_id: UUID
    other: Principal
    live: bool


def target_of(snapshot: Snapshot) -> Target | None:
    """The call to be in, or to set up while it rings; None if there is none.

    In a call of three, this program connects to the officer or to the clinician who has the session; while several
    clinicians are being rung, to the first of them.
    """
    if isinstance(snapshot, OfficerSnapshot) and snapshot.consult:
        return _accepted(snapshot.consult, snapshot.consult.clinician_id) or _ringing_for_officer(snapshot)
    if isinstance(snapshot, ClinicianSnapshot) and snapshot.consult:
        return _accepted(snapshot.consult, snapshot.consult.officer_id)
    if isinstance(snapshot, ClinicianSnapshot) and snapshot.offer and not snapshot.offer.calls_back:
        return Target(snapshot.offer.consult_id, Principal.user(snapshot.offer.officer_id), live=False)
    return None


def _accepted(consult: ConsultOut, other: UUID | None) -> Target | None:
    return Target(consult.id, Principal.user(other), live=True) if other and consult.state in IN_CALL else None


def _ringing_for_officer(snapshot: OfficerSnapshot) -> Target | None:
    consult = snapshot.consult
    if consult is None or consult.calls_back or not snapshot.ringing:
        return None
    return Target(consult.id, Principal.user(snapshot.ringing[0]), live=False)


def goes_on(before: Target, now: Target | None) -> bool:
    """Whether the call that was set up for `before` can continue for `now`.

    A call that was live and rings again cannot: the session went back to the queue in the meantime, and no clinician
    has accepted it since.
    """
    return now is not None and now[:2] == before[:2] and (now.live or not before.live)
