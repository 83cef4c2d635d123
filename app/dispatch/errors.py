"""What can go wrong between a waiting consult and a clinician."""

from app.platform.errors import ProblemError


class TakenByAnother(ProblemError):
    """Another clinician has just accepted this session. Thank you for being ready; you stay on call."""

    status = 409
    code = "taken-by-another"


class NoLongerWaiting(ProblemError):
    """This session is no longer waiting: the officer cancelled it, or it was closed. You stay on call."""

    status = 409
    code = "no-longer-waiting"


class Engaged(ProblemError):
    """You still have a session. End it and complete its documentation before you accept another."""

    status = 409
    code = "engaged"


class OffCall(ProblemError):
    """You are off call. Set yourself on call before you accept a session."""

    status = 409
    code = "off-call"


class OfferOver(ProblemError):
    """This offer is over: it went to somebody else in the meantime."""

    status = 409
    code = "offer-over"
