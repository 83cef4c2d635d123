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


class WeakPassword(ProblemError):
    """That password is too easy to guess. Choose another: several words that have nothing to do with each other."""

    status = 422
    code = "weak-password"


class WeakPin(ProblemError):
    """That PIN is too easy to guess. Choose another."""

    status = 422
    code = "weak-pin"


class NoSuchUser(ProblemError):
    """There is no user with that name."""

    status = 404
    code = "no-such-user"
