"""Errors when an account or an organization is created."""

from app.platform.errors import ProblemError


class NameTaken(ProblemError):
    """There is already a user or an organization with that name. Choose another."""

    status = 409
    code = "name-taken"


class WrongOrganization(ProblemError):
    """Officers and supervisors belong to an agency, clinicians to a provider organization."""

    status = 422
    code = "wrong-organization"
