"""Roles and the kind of organization each belongs to; which passwords and PINs are too easy to guess. Pure.

Source of the latter: NIST SP 800-63B-4, section 3.1.1.2. What is commonly used, expected or compromised is refused with
the reason; no mixture of kinds of characters is asked for, and no regular change.
"""

import re
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from itertools import pairwise

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.actor import Role


class OrganizationKind(StrEnum):
    """The kind of an organization: an agency sends officers, a provider sends clinicians."""

    AGENCY = "agency"
    PROVIDER = "provider"


HOME: dict[Role, frozenset[OrganizationKind]] = {
    Role.OFFICER: frozenset({OrganizationKind.AGENCY}),
    Role.CLINICIAN: frozenset({OrganizationKind.PROVIDER}),
    # A supervisor reviews the sessions of one agency, so providers have none.
    Role.SUPERVISOR: frozenset({OrganizationKind.AGENCY}),
    Role.ADMIN: frozenset(OrganizationKind),
}

MOST_GUESSES = 10**10
"""What can be guessed in fewer tries is too easy: the limit of zxcvbn's best score, against guessing from a stolen hash
(Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016)."""
LOOKED_AT = 24
"""Characters of a password that are looked at. What is hard to guess so far stays so; and zxcvbn's time grows steeply:
the worst text takes half a second at 24 characters, and six seconds at the 72 that it accepts."""
LEFT = 8
"""Characters that must be left of a password without the names in it: NIST's shortest password of all."""
NAME = 3
"""Shortest part of a name that counts, characters; shorter ones stand in too many words."""


class Weakness(StrEnum):
    """Why a password or PIN is refused. The page has a sentence for each."""

    SHORT = "short"
    COMMON = "common"
    """Many people use it, or it is made of what many use."""
    REPEATED = "repeated"
    RUN = "run"
    """Characters that follow each other: in the alphabet, in counting, on the keyboard, in a date."""
    NAME = "name"
    """Little is left of it without the name of the user, the organization or this service."""


OF_PATTERN = {
    "repeat": Weakness.REPEATED,
    "sequence": Weakness.RUN,
    "spatial": Weakness.RUN,
    "date": Weakness.RUN,
}


def weakness_of_password(password: str, names: Collection[str], shortest: int) -> Weakness | None:
    """Why this password is refused, or None.

    `names`: what somebody who knows the user tries first (username, display name, organization). `shortest`: the fewest
    characters.
    """
    if len(password) < shortest:
        return Weakness.SHORT
    plain = "".join(_words(password))
    left = _without_names(plain, names)
    if left != plain and len(left) < LEFT:
        return Weakness.NAME
    found = zxcvbn(password[:LOOKED_AT], user_inputs=list(names))
    if found["guesses"] >= MOST_GUESSES:
        return None
    longest = max(found["sequence"], key=lambda part: len(part["token"]))
    return OF_PATTERN.get(longest["pattern"], Weakness.COMMON)


def _without_names(plain: str, names: Collection[str]) -> str:
    """What is left of `plain` (lower case, letters and digits) without the names' words, together or apart."""
    words = [word for name in (*names, "corespond") for word in (*_words(name), "".join(_words(name)))]
    for word in sorted({word for word in words if len(word) >= NAME}, key=len, reverse=True):
        plain = plain.replace(word, "")
    return plain


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def weakness_of_pin(pin: str) -> Weakness | None:
    """Why this PIN of digits is refused, or None."""
    size = len(pin)
    if any(pin == pin[:part] * (size // part) for part in range(1, size // 2 + 1) if size % part == 0):
        return Weakness.REPEATED
    if len({(int(after) - int(before)) % 10 for before, after in pairwise(pin)}) == 1:
        return Weakness.RUN
    return Weakness.COMMON if pin in _common() else None


@cache
def _common() -> frozenset[str]:
    return frozenset(FREQUENCY_LISTS["passwords"])
