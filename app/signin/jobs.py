"""Scheduled work of signing in: forgetting what no longer counts."""

from app.settings import Settings
from app.signin.service import limits
from app.ticker import Job

MINUTE_S, HOUR_S = 60, 3600
MANY = 10_000
"""More rows in a minute than two threads that hash can make in it, so that the table does not grow under attack."""


def _every_minute(_: Settings) -> float:
    return MINUTE_S


def _every_hour(_: Settings) -> float:
    return HOUR_S


JOBS = (
    Job("failed sign-ins out of date", limits.due, limits.forget_due, every_s=_every_minute, batch=MANY),
    Job("tablets not seen for long", limits.tablets_due, limits.forget_tablets, every_s=_every_hour),
)
