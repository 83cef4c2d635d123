"""What can go wrong with somebody who joins by a link."""

from app.platform.errors import ProblemError


class NoSuchGuest(ProblemError):
    """This invitation does not exist, or is not for a session of yours."""

    status = 404
    code = "no-such-guest"


class CallFull(ProblemError):
    """Four is the most that a call holds. Ask somebody to leave, or withdraw an invitation, and try again."""

    status = 409
    code = "call-full"


class LinkOver(ProblemError):
    """This link is not valid any more: it works once, and only for a while. Ask for a new one."""

    status = 410
    code = "link-over"


class NotWaiting(ProblemError):
    """Nobody waits by this invitation just now."""

    status = 409
    code = "not-waiting"


class NoPhoneNumber(ProblemError):
    """This is no telephone number with its country code, as in +1 555 010 0100."""

    status = 422
    code = "no-phone-number"


class TextNotSent(ProblemError):
    """The text message could not be sent. The invitation stands: show the code, or try again."""

    status = 502
    code = "text-not-sent"


class NoTexts(ProblemError):
    """This server sends no text messages. Show the code instead."""

    status = 409
    code = "no-texts"
