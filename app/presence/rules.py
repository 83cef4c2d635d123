"""A clinician's status, and what changes it. Pure.

A status is never set directly. It is derived from three facts, each stored once: the clinician's wish, whether their
page is open, and their engagements. Therefore no race and no crash can leave a clinician "busy" with nothing to do
(signalwire/freeswitch #2540, OpenSIPS/opensips #3123).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.platform.calendar import Span, Weekly, occurrences


class Wish(StrEnum):
    """What a clinician last chose; it takes effect as soon as they have no engagement."""

    OFF = "off"
    ON_CALL = "on_call"
    BREAK = "break"


class Engagement(StrEnum):
    """What occupies a clinician."""

    OFFERED = "offered"
    IN_SESSION = "in_session"
    WRAP_UP = "wrap_up"


class Status(StrEnum):
    """What a clinician is doing, as shown to colleagues, used by dispatch, and recorded."""

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
    """Source: dispatch, when an offer starts ringing."""
    WITHDRAWN = "withdrawn"
    """Source: dispatch, when the session that rang was accepted elsewhere or is over."""
    ACCEPTED = "accepted"
    """Source: the clinician's Accept."""
    DECLINED = "declined"
    """Source: the clinician's Decline."""
    MISSED = "missed"
    """Source: the offer's deadline; after too many missed offers the clinician is taken off call."""
    CALL_ENDED = "call_ended"
    """Source: the end of the call, when wrap-up begins."""
    DOCUMENTED = "documented"
    """Source: Complete documentation."""
    WRAP_UP_OVER = "wrap_up_over"
    """Source: the wrap-up deadline; the documentation stays open."""
    HANDED_OFF = "handed_off"
    """Source: a hand-off, after which another clinician has the session."""
    LOST = "lost"
    """Source: the lease, which expires without a heartbeat from the page."""
    BACK = "back"
    """Source: the page, which reconnected within the grace period."""


# In order of precedence: a clinician in a call is "in session", whatever else rings or is still to be documented.
ORDER = (Engagement.IN_SESSION, Engagement.OFFERED, Engagement.WRAP_UP)


def status(wish: Wish, here: bool, engagements: Iterable[Engagement]) -> Status:
    """The status that follows from a clinician's wish, whether their page is open (`here`), and their engagements."""
    busy = set(engagements)
    for engagement in ORDER:
        if engagement in busy:
            return Status(engagement)
    if wish is Wish.OFF or not here:
        return Status.OFF
    return Status(wish)


@dataclass(frozen=True)
class PlannedShift:
    """A planned weekly shift: its times, their time zone, and its first and last day (None: no end)."""

    weekly: Weekly
    zone: ZoneInfo
    valid_from: date
    valid_until: date | None

    def between(self, since: datetime, until: datetime) -> list[Span]:
        """The occurrences of the shift that overlap the time from `since` to `until`."""
        return [
            span
            for span in occurrences(self.weekly, self.zone, since, until)
            if self.valid_from <= span.start.astimezone(self.zone).date()
            and (self.valid_until is None or span.start.astimezone(self.zone).date() <= self.valid_until)
        ]


def on_shift(plans: Iterable[PlannedShift], now: datetime) -> Span | None:
    """The planned shift that covers `now`, or None; if several do, the one that ends last."""
    spans = [span for plan in plans for span in plan.between(now, now) if span.holds(now)]
    return max(spans, key=lambda span: span.end, default=None)


def next_reminder(plan: PlannedShift, now: datetime, before_s: float) -> datetime | None:
    """When the next reminder is due, `before_s` seconds before its shift; None if no shift begins within a week."""
    lead = timedelta(seconds=before_s)
    spans = plan.between(now, now + timedelta(days=7) + lead)
    return min((span.start - lead for span in spans if span.start - lead > now), default=None)


class OffPlan(StrEnum):
    """How a clinician's status differs from their plan."""

    NOT_ON_SHIFT = "not_on_shift"
    """Signed in for sessions outside any planned shift."""
    NOT_SIGNED_IN = "not_signed_in"
    """Off call during a planned shift."""


def off_plan(now: Status, planned: bool, has_plan: bool) -> OffPlan | None:
    """How a clinician's status differs from their plan; None if it does not, or if they have no plan."""
    if planned and now is Status.OFF:
        return OffPlan.NOT_SIGNED_IN
    if has_plan and not planned and now is not Status.OFF:
        return OffPlan.NOT_ON_SHIFT
    return None
