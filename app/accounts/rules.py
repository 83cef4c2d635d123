"""What a user can be, and which organization each belongs to. Pure."""

from enum import StrEnum

from app.actor import Role


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
