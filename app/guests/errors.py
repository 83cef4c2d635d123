"""Errors of guests and invitations."""

from app.platform.errors import ProblemError


class NoSuchGuest(ProblemError):
    """This invitation does not exist, or it is not for one of your sessions."""

    status = 404
    code = "no-such-guest"


class CallFull(ProblemError):
    """A call can hold four people at most. Ask someone to leave, or withdraw an invitation, and try again."""

    status = 409
    code = "call-full"


class LinkOver(ProblemError):
    """This link is no longer valid: it works once, and only for a while. Ask for a new one."""

    status = 410
    code = "link-over"


class NotWaiting(ProblemError):
    """Nobody is waiting with this invitation right now."""

    status = 409
    code = "not-waiting"


class NoPhoneNumber(ProblemError):
    """This is not a valid phone number. Include the country code, as in +1 555 010 0100."""

    status = 422
    code = "no-phone-number"


class TextNotSent(ProblemError):
    """The text message could not be sent. The invitation is still valid: show the code, or try again."""

    status = 502
    code = "text-not-sent"


class TooManyTexts(ProblemError):
    """Too many text messages were sent from this session, by you, or to this number. Show the code instead."""

    status = 429
    code = "too-many-texts"


class NoTexts(ProblemError):
    """This server does not send text messages. Show the code instead."""

    status = 409
    code = "no-texts"
