"""Errors of dispatch."""

from app.platform.errors import ProblemError


class TakenByAnother(ProblemError):
    """Another clinician has just accepted this session. Thank you for being ready; you stay on call."""

    status = 409
    code = "taken-by-another"


class NoLongerWaiting(ProblemError):
    """This session is no longer waiting: the officer canceled it, or it was closed. You stay on call."""

    status = 409
    code = "no-longer-waiting"


class Engaged(ProblemError):
    """You still have a session. End it and complete its documentation before you accept another."""

    status = 409
    code = "engaged"


class OffCall(ProblemError):
    """You are off call. Go on call before you accept a session."""

    status = 409
    code = "off-call"


class OfferOver(ProblemError):
    """This offer is over: the session went to someone else in the meantime."""

    status = 409
    code = "offer-over"


class NotYet(ProblemError):
    """The officer has moved on and asked to be called back later. The session will ring when it is time."""

    status = 409
    code = "not-yet"


class LacksRequirement(ProblemError):
    """This clinician does not meet a requirement of this session."""

    status = 409
    code = "lacks-requirement"

    def __init__(self, why: str, detail: str | None = None) -> None:
        super().__init__(about={"why": why} | ({"detail": detail} if detail else {}))


class NotInWrapUp(ProblemError):
    """There is no wrap-up to extend."""

    status = 409
    code = "not-in-wrap-up"


class NoMoreExtensions(ProblemError):
    """Wrap-up cannot be extended any further. The documentation stays open; take a break if you need one."""

    status = 409
    code = "no-more-extensions"


class NobodyJoined(ProblemError):
    """No other clinician is in the call yet. Wait for one, or hand the session back to the queue."""

    status = 409
    code = "nobody-joined"


class NotThere(ProblemError):
    """This clinician cannot be rung now: they are off call or busy. Choose another."""

    status = 409
    code = "not-there"
