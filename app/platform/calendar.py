"""Wall-clock time: when days begin, and weekly times such as shifts and hours of coverage. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weekly:
    """A weekly time: from `start` to `end` on each of `days` (0 is Monday), in wall-clock time.

    If `end` is not after `start`, it is on the next day; if they are equal, the time lasts a whole day.
    """

    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True)
class Span:
    """One occurrence of a weekly time, in UTC, without the moment `end` itself."""

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
        raise ValueError("A weekly time looks like “mon-fri 19:00-07:00”.") from None


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
    # A wall-clock time skipped by daylight saving is read with the offset before the change (PEP 495, fold=0).
    return datetime.combine(day, at, zone).astimezone(UTC)


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which `day` begins on the wall clock of `zone`.

    If the clocks skip midnight, that is the moment of the change; if they show it twice, the first of the two. A day
    that a zone skips entirely (Pacific/Apia, December 30, 2011) begins when the following day does.
    """
    return _utc(day, time(), zone)


def day_span(first: date | None, last: date | None, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """The start of `first` and the end of `last` (exclusive) on the wall clock of `zone`, in UTC; None stays None."""
    since = day_start(first, zone) if first else None
    until = day_start(last + timedelta(days=1), zone) if last else None
    return since, until


def occurrences(weekly: Weekly, zone: ZoneInfo, since: datetime, until: datetime) -> list[Span]:
    """All occurrences that overlap the time from `since` to `until`, in order of the day they begin."""
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
    """The occurrence that contains `now`, or None; if there are several, the one that ends last."""
    spans = [span for weekly in times for span in occurrences(weekly, zone, now, now) if span.holds(now)]
    return max(spans, key=lambda span: span.end, default=None)


def next_start(times: Iterable[Weekly], zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the next occurrence after `now` begins; None if none begins within a week."""
    starts = [span.start for weekly in times for span in occurrences(weekly, zone, now, now + WEEK)]
    return min((start for start in starts if start > now), default=None)
