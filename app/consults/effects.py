"""What each event changes in the session's row, apart from its state: one function per kind of event with an effect."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from app.consults import events, rules
from app.consults.model import Consult
from app.consults.rules import Event, Part, Privacy
from app.settings import Settings


@dataclass(frozen=True)
class Moment:
    """When an event happens, the account it is attributed to (None: server or guest), and the settings in force."""

    at: datetime
    account_id: UUID | None
    settings: Settings


E = TypeVar("E", bound=events.Happening)
Effect = Callable[[Consult, Any, Moment], None]
EFFECTS: dict[Event, Effect] = {}


def on(*kinds: Event) -> Callable[[Callable[[Consult, E, Moment], None]], Callable[[Consult, E, Moment], None]]:
    """Register a function as the effect of these kinds of events. Raises ValueError if a kind already has one."""

    def register(effect: Callable[[Consult, E, Moment], None]) -> Callable[[Consult, E, Moment], None]:
        for kind in kinds:
            if kind in EFFECTS:
                raise ValueError(f"{kind} already has an effect")
            EFFECTS[kind] = effect
        return effect

    return register


def _between(start: datetime, end: datetime) -> float:
    """Seconds from `start` to `end`; zero if a machine's clock was set back in between."""
    return max((end - start).total_seconds(), 0)


def _silence(moment: Moment) -> datetime:
    return moment.at + timedelta(seconds=moment.settings.tablet_silence_s)


@on(Event.ACCEPTED)
def accepted(row: Consult, _event: events.Accepted, moment: Moment) -> None:
    row.clinician_id, row.not_before = moment.account_id, None
    # Only the first wait is stored here; the wait for a hand-off can be read from the events.
    if row.accepted_at is None:
        row.accepted_at, row.wait_s = moment.at, _between(row.requested_at, moment.at)
    row.silent_at = moment.at + timedelta(seconds=moment.settings.connection_lost_s)


@on(Event.CONNECTED)
def connected(row: Consult, _event: events.Connected, moment: Moment) -> None:
    row.connected_at = row.connected_at or moment.at
    row.part = row.part or Part.BRIEFING


@on(Event.ENDED)
def ended(row: Consult, event: events.Ended, moment: Moment) -> None:
    row.ended_at, row.second_id, row.hand_off_at = moment.at, None, None
    row.not_suitable = event.not_suitable
    if row.connected_at:
        row.duration_s = _between(row.connected_at, moment.at)


@on(Event.REPORTED)
def reported(row: Consult, event: events.Reported, moment: Moment) -> None:
    row.reported_at, row.disposition = moment.at, event.disposition


@on(Event.SECOND_JOINED)
def second_joined(row: Consult, _event: events.SecondJoined, moment: Moment) -> None:
    row.second_id, row.hand_off_at = moment.account_id, None


@on(Event.SECOND_LEFT)
def second_left(row: Consult, _event: events.SecondLeft, _moment: Moment) -> None:
    row.second_id = None


@on(Event.HANDED_OVER)
def handed_over(row: Consult, event: events.HandedOver, _moment: Moment) -> None:
    row.clinician_id, row.second_id = event.to_id, None


@on(Event.HANDED_BACK)
def handed_back(row: Consult, _event: events.HandedBack, moment: Moment) -> None:
    row.waiting_since, row.rank_at = moment.at, moment.at - rules.FRONT
    row.second_id, row.hand_off_at, row.silent_at = None, None, _silence(moment)


@on(Event.HAND_OFF_ASKED)
def hand_off_asked(row: Consult, event: events.HandOffAsked, moment: Moment) -> None:
    row.hand_off_at, row.hand_off_to = moment.at, event.to_id


@on(Event.HAND_OFF_CALLED_OFF)
def hand_off_called_off(row: Consult, _event: events.HandOffCalledOff, _moment: Moment) -> None:
    row.hand_off_at = row.hand_off_to = None


@on(Event.REORDERED)
def reordered(row: Consult, event: events.Reordered, _moment: Moment) -> None:
    row.rank_at = event.rank_at or row.rank_at


@on(Event.LEAD_PAGED)
def lead_paged(row: Consult, _event: events.LeadPaged, _moment: Moment) -> None:
    row.page_lead_at = None


@on(Event.CALL_BACK_ASKED)
def call_back_asked(row: Consult, event: events.CallBackAsked, moment: Moment) -> None:
    row.calls_back, row.not_before = True, moment.at + timedelta(seconds=event.after_s)
    row.silent_at = row.not_before + timedelta(seconds=moment.settings.unanswered_after_s)


@on(Event.CALL_BACK_ANSWERED)
def call_back_answered(row: Consult, _event: events.CallBackAnswered, moment: Moment) -> None:
    row.calls_back, row.not_before, row.silent_at = False, None, _silence(moment)


@on(Event.PART_BEGAN)
def part_began(row: Consult, event: events.PartBegan, _moment: Moment) -> None:
    row.part = event.part


@on(Event.TABLET_GIVEN)
def tablet_given(row: Consult, _event: events.TabletGiven, _moment: Moment) -> None:
    row.tablet_with_person = True


@on(Event.TABLET_TAKEN)
def tablet_taken(row: Consult, _event: events.TabletTaken, _moment: Moment) -> None:
    row.tablet_with_person = False


@on(Event.PRIVACY_ASKED)
def privacy_asked(row: Consult, _event: events.PrivacyAsked, _moment: Moment) -> None:
    row.privacy = Privacy.ASKED


@on(Event.PRIVACY_GIVEN)
def privacy_given(row: Consult, _event: events.PrivacyGiven, _moment: Moment) -> None:
    row.privacy = Privacy.GIVEN


@on(Event.PRIVACY_REFUSED)
def privacy_refused(row: Consult, _event: events.PrivacyRefused, _moment: Moment) -> None:
    row.privacy = Privacy.REFUSED


@on(Event.CONSENT_RECORDED)
def consent_recorded(row: Consult, event: events.ConsentRecorded, _moment: Moment) -> None:
    row.advice_only = event.advice_only
