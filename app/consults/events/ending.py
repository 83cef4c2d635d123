"""What hands a session to another clinician, and what ends it."""

from typing import ClassVar, Literal
from uuid import UUID

from app.consults.events.base import Code, Happening, OfOffer, Written
from app.consults.rules import Disposition, Event, NotSuitable


class HandedBack(Happening):
    """Source: the clinician (cold hand-off), with a reason.

    Transition: in the call -> queued.
    Effect: the same session at the front of the queue.
    """

    kind: Literal[Event.HANDED_BACK] = Event.HANDED_BACK
    reason: Written


class HandOffAsked(Happening):
    """Source: the clinician (warm hand-off).

    Transition: stays in the call.
    Effect: another clinician is rung meanwhile; `to_id` where one in particular is meant.
    """

    kind: Literal[Event.HAND_OFF_ASKED] = Event.HAND_OFF_ASKED
    to_id: UUID | None = None


class HandOffCalledOff(Happening):
    """Source: the clinician.

    Transition: stays in the call.
    Effect: nobody else is rung any more.
    """

    kind: Literal[Event.HAND_OFF_CALLED_OFF] = Event.HAND_OFF_CALLED_OFF


class SecondJoined(OfOffer):
    """Source: another clinician's Accept.

    Transition: stays in the call.
    Effect: three are in the call together.
    """

    kind: Literal[Event.SECOND_JOINED] = Event.SECOND_JOINED


class SecondLeft(Happening):
    """Source: that clinician.

    Transition: stays in the call.
    Effect: two are in the call again.
    """

    kind: Literal[Event.SECOND_LEFT] = Event.SECOND_LEFT


class HandedOver(Happening):
    """Source: the first clinician, leaving.

    Transition: stays in the call.
    Effect: the session and its documentation are the second clinician's.
    """

    kind: Literal[Event.HANDED_OVER] = Event.HANDED_OVER
    to_id: UUID


class Cancelled(Happening):
    """Source: the officer, or a supervisor with a reason, before a clinician accepted.

    Transition: requested, queued, offered -> cancelled.
    Effect: nobody is rung any more.
    """

    kind: Literal[Event.CANCELLED] = Event.CANCELLED
    reason: Written | None = None


class Abandoned(Happening):
    """Source: the deadline of a silent tablet, or of a call back that nobody answered.

    Transition: queued, offered, accepted, connecting -> abandoned.
    Effect: nobody is rung any more.
    """

    kind: Literal[Event.ABANDONED] = Event.ABANDONED


class Unanswered(Happening):
    """Source: the deadline of waiting.

    Transition: queued, offered -> unanswered.
    Effect: the officer is shown the telephone line.
    """

    kind: Literal[Event.UNANSWERED] = Event.UNANSWERED


class Ended(Happening):
    """Source: either side, or the deadline of a lost connection.

    Transition: queued, offered, in the call -> ended.
    Effect: both sides record the outcome.

    A session that waits after a hand-off ends so too: it has been held, and is neither cancelled nor unanswered.
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
    """Source: the clinician's Complete documentation.

    Transition: ended -> documented.
    Effect: the clinician is free.
    """

    kind: Literal[Event.DOCUMENTED] = Event.DOCUMENTED


class Closed(Happening):
    """Source: the server, when both records are there.

    Transition: documented -> closed.
    Effect: none.
    """

    kind: Literal[Event.CLOSED] = Event.CLOSED
    by_server: ClassVar[bool] = True
