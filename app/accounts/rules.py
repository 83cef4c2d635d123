"""Roles and the kind of organization each belongs to. Pure."""

from enum import StrEnum

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
