"""A clinician's status, and what moves it. Pure.

A status is never set: it is worked out from three facts that are each stored once, namely what the clinician
wishes, whether their page is there, and what dispatch has them engaged in. So no race and no crash can leave anybody
"busy" with nothing to do (signalwire/freeswitch #2540, OpenSIPS/opensips #3123).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.platform.calendar import Span, Weekly, occurrences


class Wish(StrEnum):
    """What the clinician last set; it counts as soon as nothing engages them."""

    OFF = "off"
    ON_CALL = "on_call"
    BREAK = "break"


class Engagement(StrEnum):
    """What dispatch has a clinician engaged in."""

    OFFERED = "offered"
    IN_SESSION = "in_session"
    WRAP_UP = "wrap_up"


class Status(StrEnum):
    """What a clinician is doing, as colleagues, dispatch and the record see it."""

    OFF = "off"
    ON_CALL = "on_call"
    OFFERED = "offered"
    IN_SESSION = "in_session"
    WRAP_UP = "wrap_up"
    BREAK = "break"


class Cause(StrEnum):
    """Why a status changed."""

    SET = "set"
    """Source: the clinician's own tap."""
    SUPERVISOR = "supervisor"
    """Source: a supervisor's assignment."""
    OFFERED = "offered"
    """Source: dispatch; an offer rings."""
    WITHDRAWN = "withdrawn"
    """Source: dispatch; what rang went to somebody else, or is over."""
    ACCEPTED = "accepted"
    """Source: the clinician's Accept."""
    DECLINED = "declined"
    """Source: the clinician's Decline."""
    MISSED = "missed"
    """Source: the offer's deadline; after too many the clinician is set off call."""
    CALL_ENDED = "call_ended"
    """Source: the end of the call; wrap-up begins."""
    DOCUMENTED = "documented"
    """Source: Complete documentation."""
    WRAP_UP_OVER = "wrap_up_over"
    """Source: the deadline of wrap-up; the documentation stays open."""
    HANDED_OFF = "handed_off"
    """Source: a hand-off; the session is another clinician's."""
    LOST = "lost"
    """Source: the lease; the page has not been heard of."""
    BACK = "back"
    """Source: the page, heard of again within the grace."""


# Most engaged first: who talks to one person is "in session" whatever else rings or waits to be written.
ORDER = (Engagement.IN_SESSION, Engagement.OFFERED, Engagement.WRAP_UP)


def status(wish: Wish, here: bool, engagements: Iterable[Engagement]) -> Status:
    """What a clinician's status is, given the three facts."""
    busy = set(engagements)
    for engagement in ORDER:
        if engagement in busy:
            return Status(engagement)
    if wish is Wish.OFF or not here:
        return Status.OFF
    return Status(wish)


@dataclass(frozen=True)
class PlannedShift:
    """A planned shift: when, in which time zone, from which day until which (None: open)."""

    weekly: Weekly
    zone: ZoneInfo
    valid_from: date
    valid_until: date | None

    def between(self, since: datetime, until: datetime) -> list[Span]:
        """Its occurrences that overlap `since`..`until`."""
        return [
            span
            for span in occurrences(self.weekly, self.zone, since, until)
            if self.valid_from <= span.start.astimezone(self.zone).date()
            and (self.valid_until is None or span.start.astimezone(self.zone).date() <= self.valid_until)
        ]


def on_shift(plans: Iterable[PlannedShift], now: datetime) -> Span | None:
    """The planned shift that is on now, the one that ends last if there are several."""
    spans = [span for plan in plans for span in plan.between(now, now) if span.holds(now)]
    return max(spans, key=lambda span: span.end, default=None)


def next_reminder(plan: PlannedShift, now: datetime, before_s: float) -> datetime | None:
    """When to remind of the next shift whose reminder is not yet due; None where none is planned within a week."""
    lead = timedelta(seconds=before_s)
    spans = plan.between(now, now + timedelta(days=7) + lead)
    return min((span.start - lead for span in spans if span.start - lead > now), default=None)


class OffPlan(StrEnum):
    """How what is differs from what was planned."""

    NOT_ON_SHIFT = "not_on_shift"
    """Signed in for sessions outside any planned shift."""
    NOT_SIGNED_IN = "not_signed_in"
    """On a planned shift, and off call."""


def off_plan(now: Status, planned: bool, has_plan: bool) -> OffPlan | None:
    """Whether a clinician's status and their plan disagree. Who has no plan at all cannot be off it."""
    if planned and now is Status.OFF:
        return OffPlan.NOT_SIGNED_IN
    if has_plan and not planned and now is not Status.OFF:
        return OffPlan.NOT_ON_SHIFT
    return None
