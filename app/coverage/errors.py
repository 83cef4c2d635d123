"""Errors about coverage: places and opening hours."""

from app.platform.errors import ProblemError


class NoSuchPlace(ProblemError):
    """There is no such place in this agency. Choose one from the list."""

    status = 422
    code = "no-such-place"


class Closed(ProblemError):
    """No clinician takes sessions at this hour. Please use the 24-hour line."""

    status = 409
    code = "closed"
