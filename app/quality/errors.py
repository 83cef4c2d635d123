"""What can go wrong with measures of a call."""

from app.platform.errors import ProblemError


class NotOfThisCall(ProblemError):
    """This measure is not of the time of this session's call. It was not kept."""

    status = 422
    code = "not-of-this-call"


class EnoughMeasures(ProblemError):
    """So many measures of one call cannot be true. This one was not kept."""

    status = 429
    code = "enough-measures"
