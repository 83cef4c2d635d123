"""A wall clock: when days begin, and times that come again every week, such as shifts and hours of cover."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weekly:
    """From `start` to `end` on each of `days` (0 is Monday), in wall-clock time.

    An `end` not after `start` lies on the next day; equal means a whole day.
    """

    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True)
class Span:
    """One occurrence, in UTC; `end` is not part of it."""

    start: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def parse(text: str) -> Weekly:
    """A weekly time from text such as `mon-fri 19:00-07:00` or `sat,sun 08:00-24:00`. Raises ValueError."""
    try:
        days, hours = text.strip().lower().split()
        start, end = hours.split("-")
        return Weekly(frozenset(_days(days)), _time(start), _time(end))
    except (ValueError, KeyError):
        raise ValueError(f"“{text}” is not a weekly time such as “mon-fri 19:00-07:00”.") from None


def _days(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        number = DAYS.index(first)
        yield number
        while last and DAYS[number] != last:
            number = (number + 1) % 7
            yield number


def _time(text: str) -> time:
    return time(0) if text == "24:00" else time.fromisoformat(text)


def _utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    # A wall-clock time that daylight saving skips is read with the offset before the change (PEP 495, fold=0).
    return datetime.combine(day, at, zone).astimezone(UTC)


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which `day` begins on the wall clock of `zone`.

    Where the clocks skip midnight, that is the moment of the change; where they show it twice, the first of the two.
    A day that a zone skips as a whole (Pacific/Apia, 30 December 2011) begins when the day after it does.
    """
    return _utc(day, time(), zone)


def day_span(first: date | None, last: date | None, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """From when, and until before when, the days `first` to `last` go on the wall clock of `zone`; None: open."""
    since = day_start(first, zone) if first else None
    until = day_start(last + timedelta(days=1), zone) if last else None
    return since, until


def occurrences(weekly: Weekly, zone: ZoneInfo, since: datetime, until: datetime) -> list[Span]:
    """Every occurrence that overlaps `since`..`until`, in order."""
    first = (since - 2 * timedelta(days=1)).astimezone(zone).date()
    last = until.astimezone(zone).date()
    dates = rrule(WEEKLY, byweekday=sorted(weekly.days), dtstart=datetime.combine(first, time()))
    spans = []
    for found in dates.between(datetime.combine(first, time()), datetime.combine(last, time()), inc=True):
        day = found.date()
        end_day = day if weekly.end > weekly.start else day + timedelta(days=1)
        span = Span(_utc(day, weekly.start, zone), _utc(end_day, weekly.end, zone))
        if span.end > since and span.start <= until:
            spans.append(span)
    return spans


def current(times: Iterable[Weekly], zone: ZoneInfo, now: datetime) -> Span | None:
    """The occurrence that is on now, the one that ends last if there are several."""
    spans = [span for weekly in times for span in occurrences(weekly, zone, now, now) if span.holds(now)]
    return max(spans, key=lambda span: span.end, default=None)


def next_start(times: Iterable[Weekly], zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the next occurrence after `now` begins; None where there is none within a week."""
    starts = [span.start for weekly in times for span in occurrences(weekly, zone, now, now + WEEK)]
    return min((start for start in starts if start > now), default=None)
