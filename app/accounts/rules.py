"""What a user can be, and which organization each belongs to. Pure."""

from enum import StrEnum


class Role(StrEnum):
    """What a user is; each sees only its own screens and routes."""

    OFFICER = "officer"
    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    GUEST = "guest"
    """Somebody in one call without an account; no user ever has this role."""


class OrganizationKind(StrEnum):
    """The two sides of a program."""

    AGENCY = "agency"
    PROVIDER = "provider"


HOME: dict[Role, frozenset[OrganizationKind]] = {
    Role.OFFICER: frozenset({OrganizationKind.AGENCY}),
    Role.CLINICIAN: frozenset({OrganizationKind.PROVIDER}),
    # A supervisor audits one agency's sessions, so a provider has none.
    Role.SUPERVISOR: frozenset({OrganizationKind.AGENCY}),
    Role.ADMIN: frozenset(OrganizationKind),
}
