"""Who may sign in, and what each role belongs to. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Role(StrEnum):
    """What a user is; each sees only its own screens and routes."""

    OFFICER = "officer"
    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    GUEST = "guest"
    """Somebody in one call without an account; no user ever has this role."""


class OrganisationKind(StrEnum):
    """The two sides of a programme."""

    AGENCY = "agency"
    PROVIDER = "provider"


HOME: dict[Role, frozenset[OrganisationKind]] = {
    Role.OFFICER: frozenset({OrganisationKind.AGENCY}),
    Role.CLINICIAN: frozenset({OrganisationKind.PROVIDER}),
    # A supervisor audits one agency's sessions, so a provider has none.
    Role.SUPERVISOR: frozenset({OrganisationKind.AGENCY}),
    Role.ADMIN: frozenset(OrganisationKind),
}


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
