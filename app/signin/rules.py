"""Lockout after failed sign-in attempts. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Attempts:
    """The failed attempts in a row, and the end of the current lockout (None: not locked out)."""

    failed: int = 0
    locked_until: datetime | None = None


def is_locked(attempts: Attempts, now: datetime) -> bool:
    """Whether attempts are refused at `now` without checking the password."""
    return attempts.locked_until is not None and now < attempts.locked_until


def after_wrong_password(attempts: Attempts, now: datetime, limit: int, lock_out_s: int) -> Attempts:
    """The attempts after one more wrong password; the `limit`-th in a row locks out for `lock_out_s` seconds.

    Source: CJIS Security Policy 5.9.4, AC-7 (at most five attempts, at least ten minutes).
    """
    failed = attempts.failed + 1
    if failed < limit:
        return Attempts(failed, None)
    return Attempts(0, now + timedelta(seconds=lock_out_s))
