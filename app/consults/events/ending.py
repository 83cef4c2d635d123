"""Events that hand a session to another clinician or end it."""

from typing import ClassVar, Literal
from uuid import UUID

from app.consults.events.base import Code, Happening, OfOffer, Written
from app.consults.rules import Disposition, Event, NotSuitable


class HandedBack(Happening):
    """Source: the clinician (cold hand-off), with a reason.

    Transition: in the call -> queued.
    Effect: the same session waits at the front of the queue.
    """

    kind: Literal[Event.HANDED_BACK] = Event.HANDED_BACK
    reason: Written


class HandOffAsked(Happening):
    """Source: the clinician (warm hand-off).

    Transition: stays in the call.
    Effect: another clinician is rung during the call; `to_id` names a particular one.
    """

    kind: Literal[Event.HAND_OFF_ASKED] = Event.HAND_OFF_ASKED
    to_id: UUID | None = None


class HandOffCalledOff(Happening):
    """Source: the clinician.

    Transition: stays in the call.
    Effect: ringing for the hand-off stops.
    """

    kind: Literal[Event.HAND_OFF_CALLED_OFF] = Event.HAND_OFF_CALLED_OFF


class SecondJoined(OfOffer):
    """Source: another clinician's Accept.

    Transition: stays in the call.
    Effect: the officer and both clinicians are in the call.
    """

    kind: Literal[Event.SECOND_JOINED] = Event.SECOND_JOINED


class SecondLeft(Happening):
    """Source: the second clinician.

    Transition: stays in the call.
    Effect: only the officer and the first clinician are in the call.
    """

    kind: Literal[Event.SECOND_LEFT] = Event.SECOND_LEFT


class HandedOver(Happening):
    """Source: the first clinician, leaving.

    Transition: stays in the call.
    Effect: the second clinician takes over the session and its documentation.
    """

    kind: Literal[Event.HANDED_OVER] = Event.HANDED_OVER
    to_id: UUID


class Cancelled(Happening):
    """Source: the officer, or a supervisor with a reason, before a clinician accepted.

    Transition: requested, queued, offered -> cancelled.
    Effect: ringing stops.
    """

    kind: Literal[Event.CANCELLED] = Event.CANCELLED
    reason: Written | None = None


class Abandoned(Happening):
    """Source: the deadline of a silent tablet or of an unanswered callback.

    Transition: queued, offered, accepted, connecting -> abandoned.
    Effect: ringing stops.
    """

    kind: Literal[Event.ABANDONED] = Event.ABANDONED


class Unanswered(Happening):
    """Source: the deadline for being answered.

    Transition: queued, offered -> unanswered.
    Effect: the officer sees the number of the 24-hour line.
    """

    kind: Literal[Event.UNANSWERED] = Event.UNANSWERED


class Ended(Happening):
    """Source: either side, or the deadline of a lost connection.

    Transition: queued, offered, in the call -> ended.
    Effect: both sides record the outcome.

    A session that waits again after a hand-off also ends this way: it was answered once, so it is neither canceled nor
    unanswered.
    `ended_by` is a role, `connection_lost` or `nobody_free`.
    """

    kind: Literal[Event.ENDED] = Event.ENDED
    ended_by: Code
    reason: Written | None = None
    not_suitable: NotSuitable | None = None


class Reported(Happening):
    """Source: the officer's four answers.

    Transition: stays ended, documented.
    Effect: the session's outcome is known; it closes if the clinician has documented.
    """

    kind: Literal[Event.REPORTED] = Event.REPORTED
    disposition: Disposition


class Documented(Happening):
    """Source: the clinician's Complete documentation button.

    Transition: ended -> documented.
    Effect: the clinician is free.
    """

    kind: Literal[Event.DOCUMENTED] = Event.DOCUMENTED


class Closed(Happening):
    """Source: the server, once both records are complete.

    Transition: documented -> closed.
    Effect: none.
    """

    kind: Literal[Event.CLOSED] = Event.CLOSED
    by_server: ClassVar[bool] = True
