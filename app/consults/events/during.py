"""Events of a call: media, parts of the consult, tablet hand-over, privacy, consent, guests."""

from typing import Literal

from app.consults.events.base import Code, Happening, OfGuest, OfSide
from app.consults.rules import Because, Consent, ConsentBy, Event, Part, Rung


class Joined(OfSide):
    """Source: the first side whose call page opens.

    Transition: accepted -> connecting.
    Effect: the call is being set up.
    """

    kind: Literal[Event.JOINED] = Event.JOINED


class Connected(OfSide):
    """Source: the first side that sees media flow.

    Transition: connecting, interrupted -> active.
    Effect: the consult begins or continues.
    """

    kind: Literal[Event.CONNECTED] = Event.CONNECTED


class Interrupted(OfSide):
    """Source: a side that lost the other's media.

    Transition: active -> interrupted.
    Effect: both sides try to reconnect, until a deadline ends the session.
    """

    kind: Literal[Event.INTERRUPTED] = Event.INTERRUPTED


class Stepped(OfSide):
    """Source: a side that changes how much it sends, with what it measured.

    Transition: stays in the call.
    Effect: none besides the record.
    """

    kind: Literal[Event.STEPPED] = Event.STEPPED
    rung: Rung
    because: Because
    loss: float
    rtt_ms: float | None = None
    out_kbps: float | None = None
    silent_s: float = 0


class PartBegan(Happening):
    """Source: either side.

    Transition: stays in the call.
    Effect: the screens show the current part of the consult.
    """

    kind: Literal[Event.PART_BEGAN] = Event.PART_BEGAN
    part: Part


class TabletGiven(Happening):
    """Source: the officer.

    Transition: stays in the call.
    Effect: the tablet hides everything but the clinician until the officer takes it back.
    """

    kind: Literal[Event.TABLET_GIVEN] = Event.TABLET_GIVEN


class TabletTaken(Happening):
    """Source: the officer, by PIN or password.

    Transition: stays queued, offered, ended, documented, in the call.
    Effect: the tablet shows the officer's screen again.
    """

    kind: Literal[Event.TABLET_TAKEN] = Event.TABLET_TAKEN


class PrivacyAsked(Happening):
    """Source: the clinician.

    Transition: stays in the call.
    Effect: the tablet asks the officer to step away.
    """

    kind: Literal[Event.PRIVACY_ASKED] = Event.PRIVACY_ASKED


class PrivacyGiven(Happening):
    """Source: the officer.

    Transition: stays in the call.
    Effect: the clinician sees that the officer has stepped away.
    """

    kind: Literal[Event.PRIVACY_GIVEN] = Event.PRIVACY_GIVEN


class PrivacyRefused(Happening):
    """Source: the officer, who must stay near.

    Transition: stays in the call.
    Effect: the clinician sees that the officer stays.
    """

    kind: Literal[Event.PRIVACY_REFUSED] = Event.PRIVACY_REFUSED


class ConsentRecorded(Happening):
    """Source: the clinician, who records the person's answer.

    Transition: stays in the call.
    Effect: without consent the call is advice to the officer only.
    """

    kind: Literal[Event.CONSENT_RECORDED] = Event.CONSENT_RECORDED
    consent: Consent
    by: ConsentBy | None = None
    advice_only: bool


class GuestInvited(OfGuest):
    """Source: either side.

    Transition: stays in the call.
    Effect: a link exists through which someone without an account can ask to join.
    """

    kind: Literal[Event.GUEST_INVITED] = Event.GUEST_INVITED


class GuestWaits(OfGuest):
    """Source: the guest, who opened the link.

    Transition: stays queued, offered, in the call.
    Effect: both sides are asked whether to let them in.
    """

    kind: Literal[Event.GUEST_WAITS] = Event.GUEST_WAITS


class GuestAdmitted(OfGuest):
    """Source: either side.

    Transition: stays in the call.
    Effect: the guest joins the call.
    """

    kind: Literal[Event.GUEST_ADMITTED] = Event.GUEST_ADMITTED


class GuestLeft(OfGuest):
    """Source: the guest, either side, or a deadline; the event names which.

    Transition: stays queued, offered, in the call.
    Effect: the guest has left the call, or can no longer join it.
    """

    kind: Literal[Event.GUEST_LEFT] = Event.GUEST_LEFT
    why: Code
