"""Errors of call measurements."""

from app.platform.errors import ProblemError


class NotOfThisCall(ProblemError):
    """This measurement is not from the time of this session's call. It was not kept."""

    status = 422
    code = "not-of-this-call"


class EnoughMeasures(ProblemError):
    """There are more measurements than one call can have. This one was not kept."""

    status = 429
    code = "enough-measures"
