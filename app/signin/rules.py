"""How often one may be wrong, and where a sign-in comes from. Pure.

Sources: CJIS Security Policy 5.9.4, AC-7 (five tries within 15 minutes, then at least ten minutes); OWASP, "Slow Down
Online Guessing Attacks with Device Cookies".
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address


@dataclass(frozen=True)
class Limit:
    """The failure number `tries` within `within_s` seconds locks out for `lock_out_s` seconds."""

    tries: int
    within_s: float
    lock_out_s: float


@dataclass(frozen=True)
class Attempts:
    """Failures since `since`, and the end of the current lockout (None: not locked out)."""

    failed: int = 0
    since: datetime | None = None
    locked_until: datetime | None = None


def is_locked(attempts: Attempts, now: datetime) -> bool:
    """Whether attempts are refused at `now` without saying whether they would be right."""
    return attempts.locked_until is not None and now < attempts.locked_until


def after_failure(attempts: Attempts, now: datetime, limit: Limit) -> Attempts:
    """The attempts after one more failure at `now`; during a lockout nothing is counted."""
    if is_locked(attempts, now):
        return attempts
    since = attempts.since
    if since is None or now >= since + timedelta(seconds=limit.within_s):
        attempts, since = Attempts(), now
    failed = attempts.failed + 1
    if failed < limit.tries:
        return Attempts(failed, since)
    return Attempts(0, None, now + timedelta(seconds=limit.lock_out_s))


def forgotten_at(attempts: Attempts, now: datetime, limit: Limit) -> datetime:
    """When these attempts no longer say anything."""
    return attempts.locked_until or (attempts.since or now) + timedelta(seconds=limit.within_s)


class LockedBy(StrEnum):
    """Why somebody is locked out, as a page says it."""

    NAME = "name"
    """Too many wrong passwords for this name from here."""
    PLACE = "place"
    """Too many wrong passwords from this address or tablet, whatever the name."""


@dataclass(frozen=True)
class Counter:
    """One count of failures.

    `key` is what is counted, `owner` the name or account it belongs to, by which it can be unlocked ("": nobody's).
    Both are digests: what is stored names nobody. `clears`: success sets it back to nothing.
    """

    key: str
    owner: str
    limit: Limit
    because: LockedBy
    clears: bool = False


@dataclass(frozen=True)
class FailureLimits:
    """The limits in force: of a name at one place, and of all failures of one address, tablet and account."""

    name_here: Limit
    address: Limit
    tablet: Limit
    account: Limit


def digest_of(*parts: object) -> str:
    """A key that names nobody and that the same parts always give."""
    return hashlib.sha256("\0".join(str(part) for part in parts).encode()).hexdigest()


def owner_of(name: str) -> str:
    """The `owner` of what is counted for this username, whether or not there is such a user."""
    return digest_of("name", name.casefold())


def place_of(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 network that an IPv6 subscriber has for itself."""
    try:
        given = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(given, IPv6Address):
        return str(given.ipv4_mapped or IPv6Address(int(given) >> 64 << 64))
    return str(given)


def of_sign_in(limits: FailureLimits, name: str, address: str, tablet: str) -> list[Counter]:
    """What a sign-in is counted by. `tablet`: of a tablet on which somebody signed in before; else empty.

    A known tablet is counted apart from everywhere else. So nobody who fails elsewhere, from the same address or from
    any other, can lock out the officer who holds it; and who holds it has no more tries than anybody else.
    """
    owner = owner_of(name)
    if tablet:
        return [
            Counter(digest_of("name-tablet", owner, tablet), owner, limits.name_here, LockedBy.NAME, clears=True),
            Counter(digest_of("tablet", tablet), "", limits.tablet, LockedBy.PLACE),
        ]
    place = place_of(address)
    return [
        Counter(digest_of("name-address", owner, place), owner, limits.name_here, LockedBy.NAME, clears=True),
        Counter(digest_of("address", place), "", limits.address, LockedBy.PLACE),
        Counter(digest_of("account", owner), owner, limits.account, LockedBy.NAME),
    ]


def of_proof(limits: FailureLimits, kind: str, user_id: object, sign_in_id: object, name: str) -> list[Counter]:
    """What a proof by a PIN or password (`kind`) is counted by: the tablet's sign-in, and the account.

    Wrong PINs are counted apart from wrong passwords, and both apart from sign-ins: guessing on a tablet that was
    handed over locks the officer out neither of the password nor of another tablet.
    """
    owner = owner_of(name)
    return [
        Counter(digest_of(kind, user_id, sign_in_id), owner, limits.name_here, LockedBy.NAME, clears=True),
        Counter(digest_of(kind, user_id), owner, limits.account, LockedBy.NAME),
    ]


def worst(found: Iterable[tuple[Counter, Attempts]], now: datetime) -> tuple[Counter, datetime] | None:
    """The lockout that lasts longest at `now`, and its end; None if there is none."""
    locked = [(one, attempts.locked_until) for one, attempts in found if is_locked(attempts, now)]
    return max(((one, end) for one, end in locked if end), key=lambda pair: pair[1], default=None)
