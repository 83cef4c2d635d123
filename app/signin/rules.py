"""How many wrong passwords are too many. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Attempts:
    """Wrong passwords in a row, and until when no further one is looked at."""

    failed: int = 0
    locked_until: datetime | None = None


def is_locked(attempts: Attempts, now: datetime) -> bool:
    """Whether sign-in is refused at `now` whatever the password."""
    return attempts.locked_until is not None and now < attempts.locked_until


def after_wrong_password(attempts: Attempts, now: datetime, limit: int, lock_out_s: int) -> Attempts:
    """The count after one more wrong password; the `limit`-th locks for `lock_out_s` seconds.

    Source: CJIS Security Policy 5.9.4, AC-7 (at most five attempts, at least ten minutes).
    """
    failed = attempts.failed + 1
    if failed < limit:
        return Attempts(failed, None)
    return Attempts(0, now + timedelta(seconds=lock_out_s))
