"""Errors of a tablet's check."""

from app.platform.errors import ProblemError


class EchoOff(ProblemError):
    """The test call is turned off on this server. The other checks still count."""

    status = 404
    code = "echo-off"


class EchoBusy(ProblemError):
    """Other tablets are being checked right now. Try again in half a minute."""

    status = 503
    code = "echo-busy"


class BadOffer(ProblemError):
    """The test call's description could not be read. Reload the page and try again."""

    status = 422
    code = "bad-offer"
