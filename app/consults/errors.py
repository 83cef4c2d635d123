"""Errors of consults."""

from app.platform.errors import ProblemError


class NoSuchConsult(ProblemError):
    """There is no such session, or it is not yours."""

    status = 404
    code = "no-such-session"


class NotPossibleNow(ProblemError):
    """That is not possible in the session's current state. The screen now shows where it stands."""

    status = 409
    code = "not-possible-now"


class AlreadyInConsult(ProblemError):
    """You already have a session. Finish or cancel it before you start another."""

    status = 409
    code = "already-in-session"
